"""An extractor over a language model: asks a chat endpoint what the grammar may have missed, believes only quotations.

Settings come from the environment: ``ORGKG_LLM_URL`` (base address, such as ``http://127.0.0.1:8080/v1``),
``ORGKG_LLM_MODEL``, ``ORGKG_LLM_KEY`` (none for a local server), ``ORGKG_LLM_TIMEOUT`` (seconds an answer may take,
120) and ``ORGKG_LLM_CACHE`` (folder of answers). An answer is kept under the digest of model, prompt and text, so that
a second build asks nothing and gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kg.analysis import Analysis
from kg.errors import InputError, OutputError
from kg.extract.language_model import answer, cache, client, findings, prompt
from kg.ontology import Ontology

#: Tokens of an answer for each character of a page, a guess: an article that is full of names has about as many.
ANSWER_RATE = 1.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What asking takes: characters of the texts, requests, answers at hand, and tokens sent and received, estimated.

    Characters and tokens are those of requests that are still to be sent.
    """

    characters: int = 0
    requests: int = 0
    cached: int = 0
    sent: int = 0
    received: int = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """What every request of one ontology has in common; `version` is its digest."""

    instructions: str
    schema: Mapping[str, Any]
    version: str


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Ask about each page of the document and note what its text bears out, with the rule ``language-model``.

    A page that gets no usable answer is noted as unread.

    Raises
    ------
    InputError
        If no model is named, or no address when one is needed.
    OrgkgError
        If the service cannot be used (`client.ServiceError`), or an answer cannot be kept (OutputError).
    """
    question = _question(ontology)
    for page in prompt.pages(analysis):
        try:
            found = _answer(question, page.text, os.environ)
        except client.Unanswered as error:
            first, last = page.sentences[0], page.sentences[-1]
            analysis.unread.append((findings.RULE, first.start, last.end, f"no answer: {error}"))
        else:
            findings.note(analysis, ontology, page.sentences, found)


def cost(analysis: Analysis, ontology: Ontology) -> Cost:
    """What `extract` would have to ask; nothing is sent."""
    question = _question(ontology)
    model, home = _model(os.environ), cache.folder(os.environ)
    overhead = _tokens(question.instructions) + _tokens(json.dumps(question.schema))
    total = Cost()
    for page in prompt.pages(analysis):
        if _kept(home, cache.key(model, question.version, page.text)) is not None:
            total += Cost(cached=1)
            continue
        size = sum(s.end - s.start for s in page.sentences)
        total += Cost(size, 1, 0, overhead + _tokens(page.text), round(ANSWER_RATE * size))
    return total


@lru_cache(maxsize=4)
def _question(ontology: Ontology) -> _Question:
    instructions = prompt.instructions(ontology, answer.choices(ontology))
    schema = answer.schema(ontology)
    content = instructions + json.dumps(schema, ensure_ascii=False)
    return _Question(instructions, schema, hashlib.sha256(content.encode("utf-8")).hexdigest())


def _answer(question: _Question, text: str, environment: Mapping[str, str]) -> answer.Answer:
    """The answer about a page's text, kept or asked for."""
    model, home = _model(environment), cache.folder(environment)
    name = cache.key(model, question.version, text)
    kept = _kept(home, name)
    if kept is not None:
        return kept
    service = _service(
        environment.get("ORGKG_LLM_URL", ""),
        model,
        environment.get("ORGKG_LLM_KEY", "").strip(),
        environment.get("ORGKG_LLM_TIMEOUT", ""),
    )
    found = client.ask(service, question.instructions, question.schema, text, answer.parse)
    try:
        cache.put(home, name, json.dumps(found, ensure_ascii=False, sort_keys=True) + "\n")
    except OSError as error:
        raise OutputError(f"{home}: answers cannot be kept: {error.strerror}; set ORGKG_LLM_CACHE") from error
    return found


def _kept(home: Path, name: str) -> answer.Answer | None:
    content = cache.get(home, name)
    try:
        return None if content is None else answer.parse(content)
    except ValueError:  # cut off, or of another version: asked anew
        return None


def _model(environment: Mapping[str, str]) -> str:
    model = environment.get("ORGKG_LLM_MODEL", "")
    if not model:
        raise InputError("language-model: no model is named; set ORGKG_LLM_MODEL to a model of your server")
    return model


@lru_cache(maxsize=4)
def _service(url: str, model: str, key: str, timeout: str) -> client.Service:
    """One service a process for these settings, so that its failures in a row are counted."""
    if not url:
        raise InputError("language-model: no address; set ORGKG_LLM_URL, such as http://127.0.0.1:8080/v1")
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable:
        raise InputError("language-model: ORGKG_LLM_URL is no address; set it, such as http://127.0.0.1:8080/v1")
    if not key.isascii() or not key.isprintable():
        raise InputError("language-model: ORGKG_LLM_KEY holds characters that no key has; set it anew")
    try:
        seconds = float(timeout or 120)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 86_400:
        raise InputError(f"language-model: ORGKG_LLM_TIMEOUT is {timeout!r}; give seconds, such as 120")
    return client.Service(url, model, key, seconds)


def _tokens(text: str) -> int:
    """About how many tokens a text is: one for each Chinese character, one for each four others."""
    others = sum(char < "\u2e80" for char in text)
    return len(text) - others + others // 4
