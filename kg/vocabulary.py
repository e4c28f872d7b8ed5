"""Namespaces, and RDF terms as N-Quads writes them."""

from __future__ import annotations

import re
from functools import cache

from kg.errors import InputError

NAMESPACES = {
    "okg": "https://w3id.org/orgkg/ontology#",
    "role": "https://w3id.org/orgkg/vocab/role/",
    "rank": "https://w3id.org/orgkg/vocab/rank/",
    "lvl": "https://w3id.org/orgkg/vocab/level/",
    "st": "https://w3id.org/orgkg/vocab/status/",
    "mod": "https://w3id.org/orgkg/vocab/modality/",
    "mrole": "https://w3id.org/orgkg/vocab/member-role/",
    "precision": "https://w3id.org/orgkg/vocab/precision/",
    "orgtype": "https://w3id.org/orgkg/vocab/organization-type/",
    "known": "https://w3id.org/orgkg/vocab/organization/",
    "title": "https://w3id.org/orgkg/vocab/title/",
    "eventtype": "https://w3id.org/orgkg/vocab/event-type/",
    "said": "https://w3id.org/orgkg/vocab/utterance/",
    "topic": "https://w3id.org/orgkg/vocab/topic/",
    "dct": "http://purl.org/dc/terms/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
#: Prefix of the data's own nodes -> the first part of their path under the base IRI. ``org:`` is the W3C's, so the
#: organizations of the data are ``orgn:``; named graphs are ``g:``.
OWN = {
    "doc": "doc/",
    "event": "event/",
    "fact": "fact/",
    "g": "graph/",
    "orgn": "org/",
    "person": "person/",
    "place": "place/",
    "post": "post/",
    "source": "source/",
    "span": "span/",
}
#: The graphs that no document owns.
ENTITIES, REFERENCE, VOCABULARY = "graph/entities", "graph/ref", "graph/vocab"

_MUST_ESCAPE = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
_NOT_IN_PATH = re.compile(r"[^A-Za-z0-9._~-]")
_XSD = NAMESPACES["xsd"]
_DATES = {4: f"{_XSD}gYear", 7: f"{_XSD}gYearMonth", 10: f"{_XSD}date"}


def prefixes(base: str) -> dict[str, str]:
    """All prefixes: the vocabularies', the standards' and, under `base`, the data's own."""
    return NAMESPACES | {name: base + path for name, path in OWN.items()} if base else dict(NAMESPACES)


def iri(name: str) -> str:
    """The IRI of a prefixed name (``okg:Tenure``)."""
    prefix, _, local = name.partition(":")
    return NAMESPACES[prefix] + local


@cache
def term(name: str) -> str:
    """The IRI of a prefixed name between angle brackets."""
    return f"<{iri(name)}>"


def path(text: str) -> str:
    """The text as one segment of an IRI's path: what is not unreserved ASCII is percent-encoded."""
    return _NOT_IN_PATH.sub(lambda found: "".join(f"%{byte:02X}" for byte in _utf8(found[0])), text)


def literal(text: str, language: str = "") -> str:
    """A string literal; control characters are escaped, a lone surrogate becomes U+FFFD, so lengths stay."""
    if _MUST_ESCAPE.search(text):
        text = _MUST_ESCAPE.sub(_escape, text)
    return f'"{text}"@{language}' if language else f'"{text}"'


def integer(value: int) -> str:
    """An xsd:integer."""
    return f'"{value}"^^<{_XSD}integer>'


def decimal(value: float) -> str:
    """An xsd:decimal of at most four places, in the canonical form that stores give back."""
    return f'"{f"{value:.4f}".rstrip("0").rstrip(".")}"^^<{_XSD}decimal>'


def date(text: str) -> str:
    """An ISO day, month or year as its XML Schema type; empty if the text is none of these."""
    from datetime import date as calendar

    kind = _DATES.get(len(text))
    try:
        calendar.fromisoformat(text + "-01-01"[len(text) - 10 :] if len(text) < 10 else text)
    except ValueError:
        return ""
    return f'"{text}"^^<{kind}>' if kind else ""


def web_address(text: str) -> str:
    """The IRI between angle brackets if the text is an absolute http or https address; empty otherwise."""
    import pyoxigraph as ox

    if not re.match(r"https?://[^/?#\s]", text, re.IGNORECASE) or _MUST_ESCAPE.search(text):
        return ""
    try:
        return f"<{ox.NamedNode(text).value}>"
    except ValueError:
        return ""


def check_base(base: str) -> str:
    """The base if data IRIs can be made under it; InputError otherwise."""
    import pyoxigraph as ox

    if re.match(r"[a-z][a-z0-9+.-]*:[^\s]", base, re.IGNORECASE) and base.endswith(("/", "#", ":")) and base.isascii():
        try:
            return ox.NamedNode(base).value
        except ValueError:
            pass
    raise InputError(f"{base!r} is no base for IRIs; give an absolute ASCII IRI that ends with / or #")


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char) or f"\\u{ord(char):04X}"
