"""HTML pages in one file that ask nothing of any network, and what may stand in them."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

_LINK = re.compile(r"https?://[^\s\x00-\x20]+\Z", re.IGNORECASE)
#: Control characters, those that turn the direction of writing, and halves of characters.
_ILLEGIBLE = frozenset({"Cc", "Cf", "Cs"})


def compose(
    package: str, template: str, style: str, scripts: Sequence[str] = (), *, lang: str, title: str, **values: Any
) -> str:
    """A page from a template that fills the block ``body`` of ``pages.html``; no character that UTF-8 cannot encode.

    The template escapes every value, and has the filters `legible` and `clean`. The content security policy admits
    the style and the scripts by their hashes, images that stand in the page or are made by it, and nothing else.

    Parameters
    ----------
    package : str
        Where the template lies, by name; the style likewise.
    scripts : sequence of str
        Sources, each for a script of its own, in order.
    lang : str
        ``zh`` or ``en``.
    values : any
        What the template speaks of.
    """
    from jinja2 import Environment, FunctionLoader

    def source(name: str) -> str:
        return read(__package__, name) if name == "pages.html" else read(package, name)

    environment = Environment(
        loader=FunctionLoader(source), autoescape=True, keep_trailing_newline=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"legible": legible, "clean": clean}
    told, inside = read(package, style), [_inline(script) for script in scripts]
    values |= {"lang": lang, "title": title, "style": told, "scripts": inside, "policy": _policy(told, inside)}
    return environment.get_template(template).render(values).encode("utf-8", "replace").decode("utf-8")


def read(package: str, name: str) -> str:
    """A template, style or script of a package, with the line ends that browsers hash."""
    return files(package).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def legible(value: object) -> str:
    """A text with blanks for control characters and those that turn the direction of writing."""
    text = str(value or "")
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(sign) in _ILLEGIBLE else sign for sign in text)


def clean(value: object) -> str:
    """The same on one line."""
    return " ".join(legible(value).split())


def link(value: object) -> str:
    """An address that a page may lead to: absolute, http or https; "" for any other."""
    text = str(value or "").strip()
    return text if _LINK.match(text) else ""


def _policy(style: str, scripts: Sequence[str]) -> str:
    told = (
        "default-src 'none'",
        f"script-src {' '.join(map(_hash, scripts))}" if scripts else "",
        f"style-src {_hash(style)}",
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(filter(None, told))


def _inline(script: str) -> str:
    """A script as it may stand in HTML.

    Browsers hash it with their own line ends and end it at the first closing tag; its source map would be a request.
    """
    lines = script.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL="))
    return kept.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"
