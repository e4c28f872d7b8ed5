"""The reading in the making: keys, ids, capacities and spans."""

from __future__ import annotations

import pytest

from kg.errors import QuotationError
from kg.ledger import Ledger
from kg.model import Document, Value
from tests.page import prepared


def ledger(text: str = "林望舒讲话。顾言清讲话。") -> Ledger:
    [analysis] = prepared(Document("a", text))
    return Ledger(analysis)


def test_keys_count_by_prefix() -> None:
    book = ledger()
    keys = [book.draft(prefix, "Person", "x").key for prefix in "pop"]
    assert keys == ["p1", "o1", "p2"]


def test_statements_are_numbered_by_their_evidence_and_capacities_follow() -> None:
    book = ledger()
    first, second = (book.draft("p", "Person", name).key for name in ("林望舒", "顾言清"))
    capacity: dict[str, Value] = {"role": "speak", "capacity": ("t1",)}
    book.state("participation", (second, first), (6, 11), capacity, rule="r")
    book.state("tenure", (second, first), (6, 9), {"title": "x"}, rule="r", identifier="t1")
    book.state("tenure", (first, second), (0, 3), {"title": "x"}, rule="r", identifier="t2")
    statements = book.reading().statements
    assert [(s.id, s.evidence.text) for s in statements] == [
        ("s1", "林望舒"),
        ("s2", "顾言清"),
        ("s3", "顾言清讲话"),
    ]
    assert statements[2].qualifiers["capacity"] == ("s2",)


def test_names_leave_out_the_preferred_one() -> None:
    book = ledger()
    draft = book.draft("p", "Person", "林望舒")
    draft.names |= {"林望舒", "望舒", "林"}
    draft.spans |= {(0, 3)}
    [entity] = book.reading().entities
    assert entity.names == tuple(sorted(("望舒", "林")))


def test_sentences_are_those_in_which_a_span_begins() -> None:
    book = ledger()
    book.draft("p", "Person", "顾言清").spans.add((6, 9))
    assert [span.text for span in book.reading().sentences] == ["顾言清讲话。"]


@pytest.mark.parametrize("span", [(0, 99), (5, 5), (-1, 2)])
def test_what_does_not_quote_the_text_is_refused(span: tuple[int, int]) -> None:
    book = ledger()
    with pytest.raises(QuotationError):
        book.state("place", ("e1", "l1"), span, {}, rule="r")


def test_unread_places_come_in_order_and_once() -> None:
    book = ledger()
    for start in (6, 0, 6):
        book.leave("title", start, start + 3, "no organization")
    assert [item.span.text for item in book.reading().unread] == ["林望舒", "顾言清"]
