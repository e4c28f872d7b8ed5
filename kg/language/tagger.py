"""Words, their parts of speech and names (PER, LOC, ORG, TIME) by LAC-small, run in numpy.

The model (Baidu LAC: embedding, two bidirectional GRU layers, a linear-chain CRF over 57 labels; Apache License 2.0) is
part of jieba's wheel, which runs it with Paddle; here only its weights and dictionaries are read, jieba is not
imported. One thing is restored that the wheel left out: the folding of punctuation to ASCII that the training text had
gone through. Sentences of like length are computed together, packed into one matrix.

A sentence's tags depend on nothing but the sentence. A BLAS may add in another order for another shape, notably for a
single row, so that a score in the balance could tip with the company a sentence is computed in; every product here has
a multiple of `ROWS` rows and of 64 columns, for which each row's sums come out the same bit for bit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import OrgkgError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]

WIDTH = 128  # of the embedding and of each GRU's state, in the model
ROWS = 8  # rows of a matrix come in multiples of this
BATCH = 128  # sentences computed together at most
BATCH_CHARACTERS = 8192
LONGEST = 160  # characters of a sentence that are tagged in one piece

_CUT = re.compile("[，、；,;：:]")
_CODES = 0x32400  # code points that the lookup table of characters covers
# What LAC's training text wrote in ASCII, besides the full-width forms of ASCII.
_AS_TRAINED = dict(zip("、。“”‘’「」—…•・", ',.""""""-.··', strict=True))


class Token(NamedTuple):
    """A word: its span in the sentence and LAC's tag.

    Names are PER LOC ORG TIME; nouns n nr ns nt nw nz f s t; verbs v vd vn; adjectives a ad an; the rest d (adverb)
    m (number) q (measure) r (pronoun) p (preposition) c (conjunction) u (particle) xc (other function word) w (mark).
    """

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True, eq=False)
class _Packed:
    """Sentences side by side, longest first: row ``offset[t] + b`` holds character `t` of sentence `b`.

    ``active[t]`` sentences are longer than `t`; ``offset[t + 1] - offset[t]`` is that, rounded up to `ROWS`.
    """

    ids: Ints
    lengths: list[int]
    active: list[int]
    offset: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class Tagger:
    """The model's matrices, those of the gates halved so that a logistic function is one tanh."""

    ids: Ints  # by code point
    unknown: int
    labels: tuple[str, ...]  # by label // 2; an even label begins a word, an odd one goes on
    first: tuple[Floats, Floats]  # by character id: what the first layer's two directions take in
    second: Floats
    second_bias: Floats
    recurrent: tuple[tuple[Floats, Floats], ...]  # of each GRU: (update and reset, candidate)
    output: Floats
    output_bias: Floats
    start: Floats
    stop: Floats
    transition: Floats

    def tag(self, sentences: Sequence[str]) -> list[list[Token]]:
        """The words of each sentence, covering it without a gap; offsets count in the sentence.

        Sentences longer than 160 characters are tagged in pieces cut at commas. Give many sentences at once: like
        ones are computed together and equal ones once.
        """
        pieces = {piece for text in sentences for _, piece in _pieces(text)}
        order = sorted(pieces, key=lambda piece: (-len(piece), piece))
        tagged: dict[str, list[tuple[int, int, str]]] = {}
        for batch in _batches(order):
            for piece, path in zip(batch, self._paths(batch), strict=True):
                tagged[piece] = self._words(path)
        return [
            [Token(start + at, end + at, tag) for at, piece in _pieces(text) for start, end, tag in tagged[piece]]
            for text in sentences
        ]

    def _paths(self, batch: Sequence[str]) -> list[Ints]:
        """The best label sequence of each text; the texts are not empty and come longest first."""
        import numpy as np

        packed = self._pack(batch)
        path = self._decode(self._scores(packed), packed)
        offset = np.array(packed.offset[:-1])
        return [path[offset[:length] + row] for row, length in enumerate(packed.lengths)]

    def _words(self, path: Ints) -> list[tuple[int, int, str]]:
        """The words that a label sequence marks off."""
        import numpy as np

        kind = path >> 1
        begins = (path & 1) == 0
        begins[0] = True
        begins[1:] |= kind[1:] != kind[:-1]
        starts = np.flatnonzero(begins)
        ends = [*starts[1:].tolist(), len(path)]
        return [
            (start, end, self.labels[label])
            for start, end, label in zip(starts.tolist(), ends, kind[starts].tolist(), strict=True)
        ]

    def _pack(self, batch: Sequence[str]) -> _Packed:
        import numpy as np

        lengths = [len(text) for text in batch]
        size, steps = len(batch), lengths[0]
        active = (size - np.cumsum(np.bincount(lengths, minlength=steps + 1))[:steps]).tolist()
        rows = [-(-count // ROWS) * ROWS for count in active]
        padded = np.full((steps, rows[0]), self.unknown, np.int32)
        for row, text in enumerate(batch):
            codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
            padded[: len(text), row] = self.ids[np.minimum(codes, _CODES - 1)]
        ids = np.concatenate([padded[step, :count] for step, count in enumerate(rows)])
        return _Packed(ids, lengths, active, [0, *np.cumsum(rows).tolist()])

    def _scores(self, packed: _Packed) -> Floats:
        """The score of each label at each packed row."""
        import numpy as np

        hidden = np.empty((len(packed.ids), 2 * WIDTH), np.float32)
        for layer in (0, 1):
            if layer:
                mixed = hidden @ self.second
                mixed += self.second_bias
                inputs = [mixed[:, : 3 * WIDTH], mixed[:, 3 * WIDTH :]]
            else:
                inputs = [table[packed.ids] for table in self.first]
            for backward in (0, 1):
                half = hidden[:, backward * WIDTH : (backward + 1) * WIDTH]
                _recur(inputs[backward], self.recurrent[2 * layer + backward], packed, half, bool(backward))
        scores = (hidden @ self.output)[:, : len(self.start)]
        scores += self.output_bias
        return scores

    def _decode(self, scores: Floats, packed: _Packed) -> Ints:
        """The label of each packed row on the best path of its sentence (Viterbi)."""
        import numpy as np

        labels, active, offset = len(self.start), packed.active, packed.offset
        best = np.empty_like(scores)  # of the best path that ends there
        best[: active[0]] = current = scores[: active[0]] + self.start
        from_to = self.transition[:, :, None]
        buffer = np.empty((labels, labels, active[0]), np.float32)
        column = np.ascontiguousarray(current.T)
        for step in range(1, len(active)):
            count, at = active[step], offset[step]
            sums = np.add(column[:, None, :count], from_to, out=buffer[:, :, :count])
            column = sums.max(0)
            column += scores[at : at + count].T
            best[at : at + count] = column.T
        into = np.ascontiguousarray(self.transition.T)
        path = np.zeros(len(scores), np.int32)
        label = np.zeros(active[0], np.int32)
        begun = 0  # sentences that the walk back has entered
        for step in range(len(active) - 1, -1, -1):
            count, at = active[step], offset[step]
            here = best[at : at + count]
            if begun:
                label[:begun] = (here[:begun] + into[label[:begun]]).argmax(1)
            if count > begun:
                label[begun:count] = (here[begun:] + self.stop).argmax(1)
            path[at : at + count] = label[:count]
            begun = count
        return path


def _recur(inputs: Floats, weights: tuple[Floats, Floats], packed: _Packed, out: Floats, backward: bool) -> None:
    """Run one GRU over the packed rows: u, r = σ(x + h·W), c = tanh(x + (r∘h)·V), h ← h + u∘(c − h)."""
    import numpy as np

    gate_weights, candidate_weights = weights
    size = packed.offset[1]
    state = np.zeros((size, WIDTH), np.float32)
    all_gates = np.empty((size, 2 * WIDTH), np.float32)
    all_kept, all_new = np.empty_like(state), np.empty_like(state)
    steps = range(len(packed.active))
    for step in reversed(steps) if backward else steps:
        at, to = packed.offset[step], packed.offset[step + 1]
        h, gates = state[: to - at], all_gates[: to - at]
        kept, new = all_kept[: to - at], all_new[: to - at]
        np.matmul(h, gate_weights, out=gates)
        gates += inputs[at:to, : 2 * WIDTH]
        np.tanh(gates, out=gates)
        gates *= np.float32(0.5)
        gates += np.float32(0.5)
        np.multiply(gates[:, WIDTH:], h, out=kept)
        np.matmul(kept, candidate_weights, out=new)
        new += inputs[at:to, 2 * WIDTH :]
        np.tanh(new, out=new)
        new -= h
        new *= gates[:, :WIDTH]
        h += new
        h[packed.active[step] :] = 0  # rows of no sentence yet: walking back, one of them is the next to begin
        out[at:to] = h


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """A sentence, or its parts of up to `LONGEST` characters, cut after a comma where there is one; with offsets."""
    at = 0
    while len(text) - at > LONGEST:
        window = text[at : at + LONGEST]
        end = max((match.end() for match in _CUT.finditer(window)), default=LONGEST)
        yield at, window[:end]
        at += end
    if at < len(text):
        yield at, text[at:]


def _batches(order: Sequence[str]) -> Iterator[Sequence[str]]:
    """Parts of `order`, whose texts come longest first, each small enough to be computed together."""
    at = 0
    while at < len(order):
        size = max(1, min(BATCH, BATCH_CHARACTERS // len(order[at])))
        yield order[at : at + size]
        at += size


@cache
def load() -> Tagger:
    """The tagger, its weights read from jieba's installation once; OrgkgError if they are not there."""
    folder = _folder()
    try:
        weights = {path.name: _tensor(path) for path in sorted((folder / "model_baseline").iterdir())}
        words, tags = _table(folder / "word.dic"), _table(folder / "tag.dic")
        return _assemble(weights, words, tags)
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise OrgkgError(f"{folder}: the tagger's model cannot be read ({error}); reinstall jieba 0.42.1") from error


def _folder() -> Path:
    import importlib.util

    spec = importlib.util.find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise OrgkgError("jieba is not installed, which the tagger's model comes with; install jieba 0.42.1 or later")
    return Path(spec.submodule_search_locations[0]) / "lac_small"


def _table(path: Path) -> dict[str, int]:
    """A dictionary file: lines of a number, a tab and a word."""
    rows = (line.split("\t") for line in path.read_text("utf-8").split("\n") if "\t" in line)
    return {word: int(number) for number, word in rows}


def _tensor(path: Path) -> Floats:
    """One tensor as Paddle saves it: version, levels of detail, version, a protobuf header with the shape, the data."""
    import numpy as np

    data = path.read_bytes()
    at = 4
    levels, at = int.from_bytes(data[at : at + 8], "little"), at + 8
    for _ in range(levels):
        at += 8 + int.from_bytes(data[at : at + 8], "little")
    at += 4
    size, at = int.from_bytes(data[at : at + 4], "little"), at + 4
    return np.frombuffer(data, "<f4", offset=at + size).reshape(_shape(data[at : at + size]))


def _shape(header: bytes) -> list[int]:
    """Field 2 of the header, a list of integers, each of its own or all in one packed field."""
    shape: list[int] = []
    at = 0
    while at < len(header):
        key, at = _varint(header, at)
        value, at = _varint(header, at)
        if key & 7 == 0 and key >> 3 == 2:
            shape.append(value)
        elif key & 7 == 2:
            end = at + value
            while at < end:
                value, at = _varint(header, at)
                shape.append(value)
    return shape


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def _assemble(weights: Mapping[str, Floats], words: Mapping[str, int], tags: Mapping[str, int]) -> Tagger:
    import numpy as np

    half = np.ones(3 * WIDTH, np.float32)
    half[: 2 * WIDTH] = 0.5  # σ(x) = ½ tanh(½ x) + ½
    recurrent = []
    for number in range(4):
        flat = weights[f"gru_{number}.w_0"].ravel()  # update and reset as one matrix, then the candidate's
        gates, candidate = flat[: 2 * WIDTH * WIDTH], flat[2 * WIDTH * WIDTH :]
        recurrent.append((gates.reshape(WIDTH, 2 * WIDTH) * np.float32(0.5), candidate.reshape(WIDTH, WIDTH).copy()))
    bias = [(weights[f"fc_{n}.b_0"].ravel() + weights[f"gru_{n}.b_0"].ravel()) * half for n in range(4)]
    first = [weights["word_emb"] @ (weights[f"fc_{n}.w_0"] * half) + bias[n] for n in (0, 1)]
    labels = len(tags)
    output = np.zeros((2 * WIDTH, -(-labels // 64) * 64), np.float32)
    output[:, :labels] = weights["fc_4.w_0"]
    crf = weights["crfw"]
    names = sorted(tags, key=lambda tag: tags[tag])
    return Tagger(
        ids=_ids(words),
        unknown=words["OOV"],
        labels=tuple(name.removesuffix("-B") for name in names[::2]),
        first=(first[0], first[1]),
        second=np.concatenate([weights[f"fc_{n}.w_0"] * half for n in (2, 3)], axis=1),
        second_bias=np.concatenate(bias[2:]),
        recurrent=tuple(recurrent),
        output=output,
        output_bias=weights["fc_4.b_0"].ravel(),
        start=crf[0].copy(),
        stop=crf[1].copy(),
        transition=crf[2:].copy(),
    )


def _ids(words: Mapping[str, int]) -> Ints:
    """Character ids by code point."""
    import numpy as np

    ids = np.full(_CODES, words["OOV"], np.int32)
    for word, number in words.items():
        if len(word) == 1 and ord(word) < _CODES - 1:
            ids[ord(word)] = number
    for code in range(0xFF01, 0xFF5F):
        ids[code] = ids[code - 0xFEE0]
    for char, plain in _AS_TRAINED.items():
        ids[ord(char)] = ids[ord(plain)]
    return ids
