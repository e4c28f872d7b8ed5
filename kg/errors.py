"""What can go wrong, said in one line: what, where, and what to do about it."""

from __future__ import annotations


class OrgkgError(Exception):
    """Base of every error that orgkg raises on purpose; its text is shown to the user as it is."""


class InputError(OrgkgError):
    """An input cannot be read: a missing path, an unknown encoding, a line that is no record."""


class OutputError(OrgkgError):
    """An output cannot be written or an output folder does not hold a built graph."""


class QuotationError(OrgkgError):
    """A span does not quote the text that it claims to quote."""


class OntologyError(OrgkgError):
    """The ontology's files contradict themselves, or a statement contradicts the ontology."""


class QueryError(OrgkgError):
    """A SPARQL query cannot be parsed, names an unknown saved question or ran out of time."""
