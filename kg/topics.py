"""Topics: what the words of an utterance or the name of an event are about.

They are known by keywords, those of ``ontology/topics.ttl`` and of files that the user gives, and are told when the
graph is written: other topics need no new reading of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.language.fold import fold
from kg.ontology import load as load_ontology
from kg.stanzas import Stanza, read_files
from kg.terms import Topic

if TYPE_CHECKING:
    import ahocorasick_rs

FILE = "topics.ttl"
#: Fewest characters of a keyword.
LEAST = 2


@dataclass(frozen=True, slots=True)
class Topics:
    """Topics by their IRI, and the automaton that finds their keywords; `files` are those that the user gave."""

    table: Mapping[str, Topic]
    files: tuple[Path, ...]
    automaton: ahocorasick_rs.AhoCorasick
    meant: tuple[tuple[str, ...], ...]

    def of(self, text: str) -> tuple[str, ...]:
        """The IRIs of the topics that a text has a keyword of, sorted; of keywords that overlap the longest counts."""
        found = self.automaton.find_matches_as_indexes(fold(text).text)
        return tuple(sorted({iri for index, _, _ in found for iri in self.meant[index]}))


def load(files: Sequence[str | Path] = ()) -> Topics:
    """The topics of the ontology, with those of the files and the keywords that these add to known ones.

    Raises
    ------
    OntologyError
        If a file cannot be read or is no Turtle, or a stanza is no whole topic: file and place.
    """
    import ahocorasick_rs

    given = tuple(Path(file) for file in files)
    table: dict[str, Topic] = {}
    for path in (load_ontology().folder / FILE, *given):
        _take(table, path)
    meant: dict[str, list[str]] = defaultdict(list)
    for topic in table.values():
        for keyword in topic.keywords:
            meant[keyword].append(topic.iri)
    words = sorted(meant)
    automaton = ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return Topics(table, given, automaton, tuple(tuple(meant[word]) for word in words))


def _take(table: dict[str, Topic], path: Path) -> None:
    """Add the topics of a file to the table, and its keywords to the topics that are there."""
    stanzas = [s for s in read_files([path]) if "Topic" in s.kinds() or s.texts("keyword")]
    if not stanzas:
        raise OntologyError(f"{path}: no topic in it; write stanzas like those of ontology/{FILE}")
    for stanza in stanzas:
        known = table.get(stanza.iri)
        if known is None and "Topic" not in stanza.kinds():
            raise OntologyError(f"{path}: {stanza.iri} is no topic that is known; write: a okg:Topic")
        labels = stanza.by_language("skos:prefLabel")
        if known is None and not labels:
            raise OntologyError(f"{path}: {stanza.iri} lacks skos:prefLabel in zh or en; add it")
        if known is not None and any(known.labels.get(lang) != label for lang, label in labels.items()):
            raise OntologyError(f"{path}: {stanza.iri} has a label already; leave skos:prefLabel out")
        keywords = _keywords(stanza, path)
        if known is None:
            table[stanza.iri] = Topic(stanza.name, stanza.iri, labels, keywords)
        else:
            table[stanza.iri] = replace(known, keywords=tuple(dict.fromkeys((*known.keywords, *keywords))))


def _keywords(stanza: Stanza, path: Path) -> tuple[str, ...]:
    """The keywords of a stanza, folded as texts are."""
    keywords = [fold(word.strip()).text for word in stanza.texts("keyword")]
    short = next((word for word in keywords if len(word) < LEAST), None)
    if short is not None:
        raise OntologyError(f"{path}: {stanza.iri} has the keyword {short!r}; give {LEAST} characters or more")
    if not keywords:
        raise OntologyError(f"{path}: {stanza.iri} lacks okg:keyword; add it")
    return tuple(keywords)
