"""The tagger: words cover the sentence, names are found, and the same sentence always gets the same tags."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import OrgkgError
from kg.language import tagger
from kg.language.tagger import LONGEST, Tagger, Token

SENTENCES = [
    "云川县委常委、统战部长顾言清出席会议并讲话。",
    "7月13日上午，全县统战工作会议在云川县召开，县侨联主席陆文舟、副主席阿里木·热合曼参加。",
    "会议由副县长谌若水主持。",
    "“要把工作做实、做细”，汪一帆说。",
    "完",
    "Mr Smith visited 云川.",
]


@pytest.fixture(scope="module")
def lac() -> Tagger:
    return tagger.load()


def words(sentence: str, tokens: list[Token]) -> list[tuple[str, str]]:
    return [(sentence[token.start : token.end], token.tag) for token in tokens]


def test_names_places_times_and_marks(lac: Tagger) -> None:
    first, second, third, fourth, *_ = lac.tag(SENTENCES)
    assert ("顾言清", "PER") in words(SENTENCES[0], first)
    assert ("、", "w") in words(SENTENCES[0], first)
    assert ("陆文舟", "PER") in words(SENTENCES[1], second)
    assert ("云川县", "LOC") in words(SENTENCES[1], second)
    assert words(SENTENCES[1], second)[0][1] == "TIME"
    assert ("谌若水", "PER") in words(SENTENCES[2], third)
    assert ("汪一帆", "PER") in words(SENTENCES[3], fourth)


def test_tags_do_not_depend_on_the_batch(lac: Tagger) -> None:
    shuffler = random.Random(7)
    characters = "".join(SENTENCES)
    made = ["".join(shuffler.choices(characters, k=shuffler.randint(1, 90))) for _ in range(150)]
    together = lac.tag([*SENTENCES, *made])
    alone = [lac.tag([sentence])[0] for sentence in [*SENTENCES, *made[:60]]]
    assert alone == together[: len(alone)]
    order = list(range(len(together)))
    shuffler.shuffle(order)
    texts = [*SENTENCES, *made]
    for at in range(0, len(order), 37):
        batch = order[at : at + 37]
        assert lac.tag([texts[index] for index in batch]) == [together[index] for index in batch]


def test_scores_do_not_depend_on_the_batch_in_a_single_bit(lac: Tagger) -> None:
    batch = sorted({sentence[:size] for sentence in SENTENCES for size in (3, 9, 20, 33)}, key=lambda s: (-len(s), s))
    packed = lac._pack(batch)
    scores = lac._scores(packed)
    for row, sentence in enumerate(batch):
        own = lac._scores(lac._pack([sentence]))[:: tagger.ROWS]
        rows = [packed.offset[step] + row for step in range(len(sentence))]
        assert own.tobytes() == scores[rows].tobytes()


def test_offsets_go_on_from_the_starts(lac: Tagger) -> None:
    [alone] = lac.tag(SENTENCES[:1])
    [placed] = lac.tag(SENTENCES[:1], [40])
    assert placed == [Token(start + 40, end + 40, tag) for start, end, tag in alone]


def test_duplicates_and_nothing(lac: Tagger) -> None:
    assert lac.tag([]) == []
    one, empty, other = lac.tag([SENTENCES[0], "", SENTENCES[0]])
    assert one == other
    assert empty == []


def test_long_sentences_are_cut_after_a_comma(lac: Tagger) -> None:
    long = "，".join(["县侨联主席陆文舟参加会议"] * 40)
    tokens = lac.tag([long])[0]
    assert len(long) > 2 * LONGEST
    assert words(long, tokens).count(("陆文舟", "PER")) == 40
    assert "".join(word for word, _ in words(long, tokens)) == long
    assert [text for _, text in tagger._pieces("长" * 200)] == ["长" * LONGEST, "长" * 40]


def test_tags_are_those_of_the_model(lac: Tagger) -> None:
    assert {"PER", "LOC", "ORG", "TIME", "n", "v", "w", "O"} <= set(lac.labels)
    assert len(lac.labels) == 29


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(), max_size=20), max_size=6))
def test_words_cover_any_text_without_a_gap(texts: list[str]) -> None:
    lac = tagger.load()
    for text, tokens in zip(texts, lac.tag(texts), strict=True):
        position = 0
        for token in tokens:
            assert token.start == position < token.end
            assert token.tag in lac.labels
            position = token.end
        assert position == len(text)


def test_a_damaged_model_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "_folder", lambda: tmp_path / "lac_small")
    with pytest.raises(OrgkgError, match="lac_small: the tagger's model cannot be read"):
        tagger.load.__wrapped__()


def test_a_tensor_of_another_shape_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fc_4.b_0"
    path.write_bytes(b"\0" * (24 + 4 * 57))
    assert tagger._tensor(path, 57).shape == (57,)
    with pytest.raises(ValueError, match=r"fc_4\.b_0"):
        tagger._tensor(path, 58, 4)
