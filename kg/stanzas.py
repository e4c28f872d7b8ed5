"""The stanzas of a folder of Turtle files: each subject with what the files say of it, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import OntologyError
from kg.vocabulary import NAMESPACES

OKG = NAMESPACES["okg"]
#: Vocabularies whose terms are read by prefixed name; those of our own (`OKG`) are read by local name.
PREFIXES = {
    **{NAMESPACES[name]: f"{name}:" for name in ("rdf", "rdfs", "owl", "skos", "org", "foaf")},
    OKG: "",
}
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Stanza:
    """One subject: `values` maps each predicate to its objects as (text or IRI, language), in the order of the file."""

    iri: str
    file: str
    values: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The last part of the IRI."""
        return local(self.iri)

    def kinds(self) -> tuple[str, ...]:
        """The classes that it is declared to be of, by their prefixed names."""
        return tuple(shorten(value) for value, _ in self.values.get("rdf:type", ()))

    def texts(self, predicate: str, language: str = "") -> tuple[str, ...]:
        """The values of a predicate, in all languages or in one."""
        found = self.values.get(predicate, ())
        return tuple(dict.fromkeys(text for text, tag in found if not language or tag == language))

    def text(self, predicate: str, default: str = "") -> str:
        """The one value of a predicate; OntologyError if there are several."""
        found = self.texts(predicate)
        if len(found) > 1:
            raise OntologyError(f"{self.file}: {self.name} has {len(found)} values of {predicate}; keep one")
        return found[0] if found else default

    def required(self, predicate: str) -> str:
        """The one value of a predicate; OntologyError if there is none."""
        found = self.text(predicate)
        if not found:
            raise OntologyError(f"{self.file}: {self.name} lacks {predicate}; add it")
        return found

    def number(self, predicate: str) -> int:
        """The one value of a predicate as a whole number; OntologyError if it is none."""
        try:
            return int(self.required(predicate))
        except ValueError:
            raise OntologyError(f"{self.file}: {predicate} of {self.name} is no whole number; correct it") from None

    def names(self, predicate: str) -> tuple[str, ...]:
        """The local names of the IRIs that a predicate leads to."""
        return tuple(local(value) for value in self.texts(predicate))

    def target(self, predicate: str) -> str:
        """The local name of the one IRI that a predicate leads to; empty if there is none."""
        return local(self.text(predicate))

    def by_language(self, *predicates: str) -> Mapping[str, str]:
        """One text a language, from the first of these predicates that has one."""
        found: dict[str, str] = {}
        for predicate in predicates:
            for text, language in self.values.get(predicate, ()):
                if language in LANGUAGES:
                    found.setdefault(language, text)
        return found


def local(iri: str) -> str:
    """What follows the last ``#`` or ``/`` of an IRI."""
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def shorten(iri: str) -> str:
    """The prefixed name of an IRI; the local name for this ontology's own, the IRI where there is no prefix."""
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = PREFIXES.get(iri[:cut])
    return iri if prefix is None else prefix + iri[cut:]


def read(folder: Path, leave_out: Sequence[str] = ()) -> list[Stanza]:
    """The stanzas of all Turtle files of a folder, file by file; OntologyError if there is none or one is no Turtle."""
    files = [path for path in sorted(folder.glob("*.ttl")) if path.name not in leave_out]
    if not files:
        raise OntologyError(f"{folder} holds no Turtle file; give a folder like ontology/")
    return read_files(files)


def read_files(files: Iterable[Path]) -> list[Stanza]:
    """The stanzas of Turtle files; OntologyError with file and place if one cannot be read or is no Turtle."""
    import pyoxigraph as ox

    found: dict[str, Stanza] = {}
    for path in files:
        try:
            for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
                if not isinstance(quad.subject, ox.NamedNode) or isinstance(quad.object, ox.BlankNode | ox.Triple):
                    continue
                stanza = found.setdefault(quad.subject.value, Stanza(quad.subject.value, path.name))
                language = (quad.object.language or "") if isinstance(quad.object, ox.Literal) else ""
                stanza.values.setdefault(shorten(quad.predicate.value), []).append((quad.object.value, language))
        except (SyntaxError, OSError, ValueError) as problem:
            raise OntologyError(f"{path.name} cannot be read: {problem}") from None
    return list(found.values())
