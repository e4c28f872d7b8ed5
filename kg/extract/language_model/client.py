"""One request to a chat endpoint that speaks OpenAI's protocol, with time-outs, retries and one-line errors."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from kg.errors import OrgkgError

if TYPE_CHECKING:
    import httpx

Result = TypeVar("Result")

PAUSES = (1.0, 4.0, 15.0)
"""Seconds before the second, third and fourth attempt; a server's wish (Retry-After) counts up to `LONGEST_PAUSE`."""
LONGEST_PAUSE = 60.0
PATIENCE = 5
"""Texts in a row that may stay unanswered before the service itself is held to be at fault."""
LARGEST = 4_000_000
"""Bytes of a reply at most."""
TRY_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
#: Neither another attempt nor another text helps: the key, the address or the model is wrong.
HOPELESS = frozenset({401, 403, 404, 405})


class ServiceError(OrgkgError):
    """The service cannot be used at all: it is not there, refuses the key, or fails text after text."""


class Unanswered(OrgkgError):
    """One text got no usable answer; others may."""


class _Again(Exception):
    """An attempt failed in a way that another may not; `pause` is what the server asks for, in seconds."""

    def __init__(self, why: str, pause: float = 0.0, *, absent: bool = False) -> None:
        super().__init__(why)
        self.pause = pause
        self.absent = absent


@dataclass(slots=True)
class Service:
    """A chat endpoint: its base address, the model, the key ("" for none) and the seconds an answer may take.

    `failures` counts the texts in a row that stayed unanswered.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    failures: int = 0

    @property
    def shown(self) -> str:
        """The address without a user or a query that it may hold."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def ask(
    service: Service, instructions: str, schema: Mapping[str, Any], text: str, accept: Callable[[str], Result]
) -> Result:
    """What `accept` makes of the model's answer about a text; it raises ValueError for an answer that will not do.

    Raises
    ------
    Unanswered
        If no attempt brought an acceptable answer, or the server refuses this text.
    ServiceError
        If the service cannot be reached, refuses every request, or left the last `PATIENCE` texts unanswered.
    """
    body = _body(service.model, instructions, schema, text)
    problem = _Again("")
    for pause in (0.0, *PAUSES):
        time.sleep(max(pause, min(problem.pause, LONGEST_PAUSE)))
        try:
            result = accept(_content(_post(service, body)))
        except ValueError as error:
            problem = _Again(f"the answer is not of the shape asked for ({error})")
        except _Again as error:
            problem = error
            if problem.absent and pause > 0:
                break
        except Unanswered as error:
            raise _count(service, error) from None
        else:
            service.failures = 0
            return result
    if problem.absent:
        raise ServiceError(f"{service.shown}: {problem}; start the server or correct ORGKG_LLM_URL")
    raise _count(service, Unanswered(f"{problem}, after {len(PAUSES) + 1} attempts"))


def _count(service: Service, error: Unanswered) -> OrgkgError:
    """The error itself, or that the service is to be given up."""
    service.failures += 1
    if service.failures < PATIENCE:
        return error
    return ServiceError(
        f"{service.shown}: {service.failures} texts in a row without an answer, the last because {error}; "
        "see to the server and run again: the answers so far are kept"
    )


def _body(model: str, instructions: str, schema: Mapping[str, Any], text: str) -> bytes:
    record = {
        "model": model,
        "temperature": 0,
        "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": text}],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "findings", "strict": True, "schema": schema},
        },
    }
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")


def _post(service: Service, body: bytes) -> bytes:
    """The body of a successful reply."""
    try:
        import httpx
    except ImportError:
        raise ServiceError("language-model needs httpx; install it with: pip install 'orgkg[language-model]'") from None
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {service.key}"} if service.key else {})
    address = f"{service.url.rstrip('/')}/chat/completions"
    limit = httpx.Timeout(service.timeout, connect=min(service.timeout, 10.0))
    try:
        with httpx.stream("POST", address, content=body, headers=headers, timeout=limit) as reply:
            content = _read(reply, service.timeout)
    except httpx.TimeoutException as error:
        absent = isinstance(error, httpx.ConnectTimeout)
        raise _Again(f"no answer within {service.timeout:g} s", absent=absent) from None
    except httpx.ConnectError as error:
        raise _Again(f"no connection ({_line(str(error), service.key)})", absent=True) from None
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise ServiceError(f"{service.shown}: no address of a server; correct ORGKG_LLM_URL ({error})") from None
    except httpx.HTTPError as error:
        raise _Again(f"the connection broke ({_line(str(error), service.key)})") from None
    if reply.status_code == 200:
        return content
    why = f"HTTP {reply.status_code} {_message(content, service.key)}".strip()
    if reply.status_code in TRY_AGAIN:
        raise _Again(why, _seconds(reply.headers.get("Retry-After", "")))
    if reply.status_code in HOPELESS:
        raise ServiceError(f"{service.shown}: {why}; check ORGKG_LLM_URL, ORGKG_LLM_MODEL and ORGKG_LLM_KEY")
    raise Unanswered(why)


def _read(reply: httpx.Response, timeout: float) -> bytes:
    """The reply's body, which must be neither endless nor drip for longer than the time-out."""
    end = time.monotonic() + timeout
    content = bytearray()
    for piece in reply.iter_bytes():
        content += piece
        if len(content) > LARGEST:
            raise Unanswered(f"the reply is longer than {LARGEST:,} bytes")
        if time.monotonic() > end:
            raise _Again(f"no answer within {timeout:g} s")
    return bytes(content)


def _content(reply: bytes) -> str:
    """The text of the first choice; ValueError if the reply has none."""
    try:
        choice = json.loads(reply)["choices"][0]
        content = choice["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise ValueError("no chat completion") from None
    if choice.get("finish_reason") == "length":
        raise ValueError("cut off at the model's limit of length")
    if not isinstance(content, str):
        raise ValueError("no text")
    return content


def _message(content: bytes, key: str) -> str:
    """What the server says is wrong."""
    try:
        record = json.loads(content)
        error = record.get("error", record)
        said = error.get("message", "") if isinstance(error, dict) else error
    except (ValueError, AttributeError, RecursionError):
        said = ""
    return _line(str(said), key)


def _line(said: str, key: str) -> str:
    """Foreign words on one short line, without the key should they repeat it."""
    return " ".join((said.replace(key, "…") if key else said).split())[:160]


def _seconds(value: str) -> float:
    try:
        return max(0.0, float(value))
    except ValueError:
        return 0.0
