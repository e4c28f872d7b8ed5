"""The shape of a model's answer: as a JSON schema to ask with, and as the check of what comes back.

An answer is an object of five lists. Strings quote the sentence of that number; what they claim is verified elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kg.ontology import MODALITIES, STATUSES, Ontology

Row = Mapping[str, Any]
Answer = Mapping[str, Sequence[Row]]

# The words of a field say what it takes; ``int`` and ``str`` are taken as they come, the others from a closed list.
FIELDS: Mapping[str, Mapping[str, str]] = {
    "persons": {"sentence": "int", "name": "str"},
    "organizations": {"sentence": "int", "name": "str", "class": "organization class"},
    "posts": {"sentence": "int", "person": "str", "title": "str", "organization": "str", "status": "status"},
    "events": {"sentence": "int", "id": "int", "name": "str", "class": "event class", "date": "str"},
    "participations": {
        "sentence": "int",
        "agent": "str",
        "role": "role",
        "event": "int",
        "words": "str",
        "modality": "modality",
    },
}


def choices(ontology: Ontology) -> dict[str, list[str]]:
    """The closed lists of an answer's fields, by what the field takes."""
    return {
        "organization class": [name for name in ontology.classes if ontology.is_a(name, "Organization")],
        "event class": [name for name in ontology.classes if ontology.is_a(name, "Event")],
        "role": list(ontology.roles),
        "status": list(STATUSES),
        "modality": list(MODALITIES),
    }


def schema(ontology: Ontology) -> dict[str, Any]:
    """The JSON schema of an answer in the subset that servers compile: every field required, no other allowed."""
    types: dict[str, Any] = {"int": {"type": "integer"}, "str": {"type": "string"}}
    types |= {name: {"type": "string", "enum": values} for name, values in choices(ontology).items()}

    def closed(properties: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": dict(properties),
            "required": list(properties),
            "additionalProperties": False,
        }

    return closed(
        {
            name: {"type": "array", "items": closed({field: types[kind] for field, kind in fields.items()})}
            for name, fields in FIELDS.items()
        }
    )


def parse(content: str) -> Answer:
    """An answer's lists, each row with the fields of `FIELDS` and no others.

    Closed lists are not checked here: what is not in them costs its row, not the answer.

    Raises
    ------
    ValueError
        If the content is no JSON, or a list or field is missing or of another type.
    """
    try:
        record = json.loads(content)
    except RecursionError:
        raise ValueError("the answer is nested too deep") from None
    if not isinstance(record, dict):
        raise ValueError("the answer is no JSON object")
    return {name: [_row(name, row, fields) for row in _list(record, name)] for name, fields in FIELDS.items()}


def _list(record: Mapping[str, Any], name: str) -> list[Any]:
    rows = record.get(name)
    if not isinstance(rows, list):
        raise ValueError(f"the answer has no list {name}")
    return rows


def _row(name: str, row: Any, fields: Mapping[str, str]) -> Row:
    if not isinstance(row, dict):
        raise ValueError(f"the answer's {name} hold something that is no object")
    for field, kind in fields.items():
        wanted = int if kind == "int" else str
        if not isinstance(row.get(field), wanted) or isinstance(row[field], bool):
            raise ValueError(f"the answer's {name} lack a {field} or give it another type")
    return {field: row[field] for field in fields}
