"""Words, their parts of speech and names (PER, LOC, ORG, TIME) by LAC-small, run in numpy.

The model (Baidu LAC: embedding, two bidirectional GRU layers, a linear-chain CRF over 57 labels; Apache License 2.0) is
part of jieba's wheel, which runs it with Paddle; here only its weights and dictionaries are read, jieba is not
imported. One thing is restored that the wheel left out: the folding of punctuation to ASCII that the training text had
gone through. Sentences of like length are computed together, packed into one matrix.

A sentence's tags depend on nothing but the sentence. A BLAS may add in another order for another shape, so that a
score in the balance could tip with the company a sentence is computed in; here every product is made of blocks of
`ROWS` rows. Blocks so small are also below the size at which OpenBLAS calls up its threads, which would cost more than
they bring.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import OrgkgError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]

WIDTH = 128  # of the embedding and of each GRU's state, in the model
ROWS = 8  # of the left matrix that are multiplied at a time
HALF, ONE = 0.5, 1.0
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

    ``active[t]`` sentences are longer than `t`; ``offset[t + 1] - offset[t]`` is that, rounded up to `ROWS`. Both
    directions of a layer are computed side by side, the second on the sentences turned round: of step `t`, the rows
    ``2 * offset[t]`` to ``2 * offset[t + 1]`` of `both` name those that the first direction reads and then those that
    the second does, and `ids` what the first layer takes in of each.
    """

    ids: Ints
    both: Ints
    lengths: list[int]
    active: list[int]
    offset: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class Tagger:
    """The model's matrices, those of the gates halved so that a logistic function is one tanh."""

    ids: Ints  # by code point
    unknown: int
    labels: tuple[str, ...]  # by label // 2; an even label begins a word, an odd one goes on
    first: Floats  # by character id: what the first layer's one direction takes in, then what the other does
    second: Floats  # the weights of what the second layer takes in, by direction
    second_bias: Floats
    recurrent: tuple[tuple[Floats, Floats], ...]  # of each layer, by direction: (update and reset, candidate)
    output: Floats
    output_bias: Floats
    start: Floats
    stop: Floats
    transition: Floats

    def tag(self, sentences: Sequence[str], starts: Sequence[int] = ()) -> list[list[Token]]:
        """The words of each sentence, covering it without a gap; offsets count in it, or go on from that in `starts`.

        Sentences longer than 160 characters are tagged in pieces cut at commas. Give many sentences at once: like
        ones are computed together and equal ones once.
        """
        pieces = {piece for text in sentences for _, piece in _pieces(text)}
        order = sorted(pieces, key=lambda piece: (-len(piece), piece))
        tagged: dict[str, list[tuple[int, int, str]]] = {}
        for batch in _batches(order):
            tagged.update(zip(batch, self._words(batch), strict=True))
        new = tuple.__new__  # half as dear as the class's own
        return [
            [
                new(Token, (begin + start, begin + end, tag))
                for begin, piece in _pieces(text, at)
                for start, end, tag in tagged[piece]
            ]
            for text, at in zip(sentences, starts or [0] * len(sentences), strict=True)
        ]

    def _words(self, batch: Sequence[str]) -> Iterator[list[tuple[int, int, str]]]:
        """The words of each text; the texts are not empty and come longest first."""
        import numpy as np

        packed = self._pack(batch)
        path = self._decode(self._scores(packed), packed)
        lengths = np.array(packed.lengths)
        first = np.cumsum(lengths) - lengths  # of each text, in the row of all
        within = np.arange(lengths.sum()) - np.repeat(first, lengths)
        path = path[np.array(packed.offset)[within] + np.repeat(np.arange(len(batch)), lengths)]
        kind = path >> 1
        begins = (path & 1) == 0
        begins[1:] |= kind[1:] != kind[:-1]
        begins[first] = True
        at = np.flatnonzero(begins)
        starts, sizes = within[at].tolist(), np.diff(at, append=len(path)).tolist()
        tags = [self.labels[label] for label in kind[at].tolist()]
        words = [(start, start + size, tag) for start, size, tag in zip(starts, sizes, tags, strict=True)]
        bounds = [*np.searchsorted(at, first).tolist(), len(words)]
        return (words[begin:end] for begin, end in pairwise(bounds))

    def _pack(self, batch: Sequence[str]) -> _Packed:
        import numpy as np

        lengths = [len(text) for text in batch]
        size, steps = len(batch), lengths[0]
        active = (size - np.cumsum(np.bincount(lengths, minlength=steps + 1))[:steps]).tolist()
        rows = np.array([-(-count // ROWS) * ROWS for count in active])
        offset = np.concatenate([[0], np.cumsum(rows)])
        step, sentence = np.arange(steps)[:, None], np.arange(rows[0])
        padded = np.full((steps, rows[0]), self.unknown, np.int32)
        for row, text in enumerate(batch):
            codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
            padded[: len(text), row] = self.ids[np.minimum(codes, _CODES - 1)]
        turned = np.array([*lengths, *[0] * (rows[0] - size)]) - 1 - step
        turned = np.where(turned < 0, step, turned)  # a row of no sentence stands for itself
        held = np.broadcast_to((sentence < rows[:, None])[:, None], (steps, 2, rows[0]))
        ids = np.stack([padded, padded[turned, sentence] + len(self.first) // 2], axis=1)
        both = np.stack([offset[step] + sentence, offset[turned] + sentence], axis=1)
        return _Packed(ids[held], both[held], lengths, active, offset.tolist())

    def _scores(self, packed: _Packed) -> Floats:
        """The score of each label at each packed row."""
        import numpy as np

        def characters(at: int, to: int) -> Floats:
            taken: Floats = self.first.take(packed.ids[at:to], axis=0).reshape(2, -1, 3 * WIDTH)
            return taken

        def states(at: int, to: int) -> Floats:
            taken = hidden.take(packed.both[at:to], axis=0)
            mixed: Floats = np.matmul(_blocks(taken), self.second).reshape(2, -1, 3 * WIDTH)
            mixed += self.second_bias
            return mixed

        hidden = _recur(characters, self.recurrent[0], packed)
        hidden = _recur(states, self.recurrent[1], packed)
        scores: Floats = np.matmul(hidden.reshape(-1, ROWS, 2 * WIDTH), self.output).reshape(len(hidden), -1)
        return scores[:, : len(self.start)] + self.output_bias

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


def _recur(inputs: Callable[[int, int], Floats], weights: tuple[Floats, Floats], packed: _Packed) -> Floats:
    """The states of one layer, of both directions side by side, at each packed row.

    A step is u, r = σ(x + h·W), c = tanh(x + (r∘h)·V), h ← h + u∘(c − h); σ(x) = ½ (tanh(½ x) + 1), and the halves are
    in the weights but for the last. `inputs` gives x, by direction, of a range of ``packed.both``.
    """
    import numpy as np

    gate_weights, candidate_weights = weights
    size = packed.offset[1]
    states = np.empty((packed.offset[-1], 2, WIDTH), np.float32)
    state = np.zeros((2, size, WIDTH), np.float32)
    all_gates = np.empty((2, size, 2 * WIDTH), np.float32)
    all_kept, all_new = np.empty_like(state), np.empty_like(state)
    for at, to in pairwise(packed.offset):
        count = to - at
        x, h, gates = inputs(2 * at, 2 * to), state[:, :count], all_gates[:, :count]
        kept, new = all_kept[:, :count], all_new[:, :count]
        np.matmul(_blocks(h), gate_weights, out=_blocks(gates))
        gates += x[..., : 2 * WIDTH]
        np.tanh(gates, out=gates)
        gates += ONE
        update = gates[..., :WIDTH]
        np.multiply(gates[..., WIDTH:], h, out=kept)
        np.matmul(_blocks(kept), candidate_weights, out=_blocks(new))
        new += x[..., 2 * WIDTH :]
        np.tanh(new, out=new)
        new -= h
        new *= update
        new *= HALF
        h += new
        states[at:to, 0] = h[0]
        states[packed.both[at + to : 2 * to], 1] = h[1]
    return states.reshape(len(states), 2 * WIDTH)


def _blocks(rows: Floats) -> Floats:
    """A view of each direction's rows as a stack of blocks of `ROWS`, which numpy multiplies one by one."""
    return rows.reshape(2, -1, ROWS, rows.shape[-1])


def _pieces(text: str, start: int = 0) -> list[tuple[int, str]]:
    """A sentence, or its parts of up to `LONGEST` characters, cut after a comma where there is one; with offsets.

    The offsets go on from `start`.
    """
    if len(text) <= LONGEST:
        return [(start, text)] if text else []
    end = max((match.end() for match in _CUT.finditer(text[:LONGEST])), default=LONGEST)
    return [(start, text[:end]), *_pieces(text[end:], start + end)]


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
        return _read(folder / "model_baseline", _table(folder / "word.dic"), _table(folder / "tag.dic"))
    except (OSError, ValueError, KeyError) as error:
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


def _tensor(path: Path, *shape: int) -> Floats:
    """One tensor as Paddle saves it: a short header and the numbers, in 32 bits; ValueError if it has another shape."""
    import numpy as np

    data = path.read_bytes()
    header = len(data) - 4 * math.prod(shape)
    if not 0 < header < 64:
        raise ValueError(f"{path.name} holds no tensor of shape {shape}")
    return np.frombuffer(data, "<f4", offset=header).reshape(shape)


def _read(folder: Path, words: Mapping[str, int], tags: Mapping[str, int]) -> Tagger:
    import numpy as np

    half = np.ones(3 * WIDTH, np.float32)
    half[: 2 * WIDTH] = 0.5  # σ(x) = ½ tanh(½ x) + ½
    bias, inputs, gates, candidates = [], [], [], []
    for number in range(4):
        of_layer = _tensor(folder / f"fc_{number}.b_0", 3 * WIDTH) + _tensor(folder / f"gru_{number}.b_0", 3 * WIDTH)
        bias.append(of_layer * half)
        inputs.append(_tensor(folder / f"fc_{number}.w_0", WIDTH if number < 2 else 2 * WIDTH, 3 * WIDTH) * half)
        gate, candidate = np.split(_tensor(folder / f"gru_{number}.w_0", 3 * WIDTH * WIDTH), [2 * WIDTH * WIDTH])
        gates.append(gate.reshape(WIDTH, 2 * WIDTH) * np.float32(0.5))
        candidates.append(candidate.reshape(WIDTH, WIDTH) * np.float32(0.5))
    rows, labels = max(words.values()) + 1, len(tags)
    characters = np.zeros((-(-rows // ROWS), ROWS, WIDTH), np.float32)
    characters.reshape(-1, WIDTH)[:rows] = _tensor(folder / "word_emb", rows, WIDTH)
    output = np.zeros((2 * WIDTH, -(-labels // 64) * 64), np.float32)
    output[:, :labels] = _tensor(folder / "fc_4.w_0", 2 * WIDTH, labels)
    crf = _tensor(folder / "crfw", labels + 2, labels).copy()
    by_direction = [np.stack(of_all[at : at + 2])[:, None] for of_all in (gates, candidates) for at in (0, 2)]
    return Tagger(
        ids=_ids(words),
        unknown=words["OOV"],
        labels=tuple(tag.removesuffix("-B") for tag in sorted(tags, key=lambda tag: tags[tag])[::2]),
        first=np.concatenate([(np.matmul(characters, inputs[n]) + bias[n]).reshape(-1, 3 * WIDTH) for n in (0, 1)]),
        second=np.stack(inputs[2:])[:, None],
        second_bias=np.stack(bias[2:])[:, None],
        recurrent=((by_direction[0], by_direction[2]), (by_direction[1], by_direction[3])),
        output=output,
        output_bias=_tensor(folder / "fc_4.b_0", labels),
        start=crf[0],
        stop=crf[1],
        transition=crf[2:],
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
