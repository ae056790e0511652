"""The encoder of the shipped pipeline (its tok2vec), predicting only: the same numbers, sooner.

Thinc runs a network layer by layer over a whole batch, embeds every token though most words come
back, and computes all rows that pad a sentence. Here words are embedded once, a few sentences go
through all layers while they are in the processor's cache, in memory that is taken once, and of
the padding only those rows are computed that a sentence can tell apart from padding alone. The
network is that of
spaCy's `MultiHashEmbed.v2` with `MaxoutWindowEncoder.v2` of window 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from thinc.api import Model, NumpyOps

if TYPE_CHECKING:
    from spacy.tokens import Doc

Array = Any
TOKENS = 512
"""Tokens that go through all layers together, unless one sentence has more."""
MOST_WORDS = 16_384
"""Words whose embeddings are kept."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_EPSILON = 1e-8


class _Layer(NamedTuple):
    """A maxout layer with its normalisation. The weights are laid out piece after piece, and the
    bias is their last row."""

    weights: Array
    gain: Array
    shift: Array

    def __call__(self, inputs: Array, room: Array = None) -> Array:
        """`inputs` ends in a column of ones; `room` is where the products may be put."""
        width = len(self.gain)
        pieces = np.matmul(inputs, self.weights, out=room)
        best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        for start in range(2 * width, pieces.shape[1], width):
            np.maximum(best, pieces[:, start : start + width], out=best)
        best -= (best @ np.full(width, 1 / width, "f"))[:, None]
        spread = np.einsum("ij,ij->i", best, best) / width + _EPSILON
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.gain
        best += self.shift
        return best


class Encoder:
    """Gives the vectors of tokens, as the model it was made of does."""

    def __init__(self, model: Model[Any, Any]) -> None:
        nodes = list(model.walk())
        self._columns = next(n.attrs["columns"] for n in nodes if n.name == "extract_features")
        self._tables = [
            (node.get_param("E"), node.attrs["seed"]) for node in nodes if node.name == "hashembed"
        ]
        maxouts = [node for node in nodes if node.name == "maxout"]
        norms = [node for node in nodes if node.name == "layernorm"]
        self._mix, *self._layers = map(_folded, maxouts, norms)
        self.width = len(self._mix.gain)
        self._ops = NumpyOps()
        self._padding = list(self._alone())
        self._known = np.empty((MOST_WORDS, self.width), "f")
        self._places: dict[int, int] = {}
        """Where the embedding of a word is kept."""

    def __call__(self, docs: Sequence[Doc]) -> list[Array]:
        """The vectors of each Doc, one row a token."""
        lengths = [len(doc) for doc in docs]
        if not sum(lengths):
            return [np.zeros((0, self.width), "f") for _ in docs]
        embedded, start = self._embed(docs), 0
        vectors = np.empty_like(embedded)
        for few in _batches([length for length in lengths if length]):
            end = start + sum(few)
            vectors[start:end] = self._encode(embedded[start:end], few)
            start = end
        return np.split(vectors, np.cumsum(lengths)[:-1])

    def _embed(self, docs: Sequence[Doc]) -> Array:
        features = np.vstack([doc.to_array(self._columns) for doc in docs]).astype("uint64")
        mixed = features[:, 0] * _MIX
        for column in features.T[1:]:
            mixed = (mixed ^ column) * _MIX
        words, first, which = np.unique(mixed, return_index=True, return_inverse=True)
        if len(self._places) + len(words) > MOST_WORDS:
            self._places.clear()
        if len(words) > MOST_WORDS:
            return self._embedded(features[first])[which]
        keys = words.tolist()
        new = [place for place, key in enumerate(keys) if key not in self._places]
        if new:
            start = len(self._places)
            self._known[start : start + len(new)] = self._embedded(features[first[new]])
            self._places.update((keys[place], start + at) for at, place in enumerate(new))
        return self._known[[self._places[key] for key in keys]][which]

    def _embedded(self, features: Array) -> Array:
        found = []
        for (table, seed), column in zip(self._tables, features.T, strict=True):
            rows = self._ops.hash(np.ascontiguousarray(column), seed) % len(table)
            found.append(table[rows].sum(axis=1))
        return self._mix(np.hstack([*found, np.ones((len(features), 1), "f")]))

    def _encode(self, embedded: Array, lengths: Sequence[int]) -> Array:
        """The vectors of a few sentences, none of them empty.

        A layer sees one row to either side, and of another sentence nothing, so there is padding
        around each. The tokens come first, then the padding next to sentences, then what is one
        further: so the rows that a layer computes always come before the others.
        """
        depth, width, count = len(self._layers), self.width, len(lengths)
        tokens, layout = len(embedded), _Layout.of(lengths, depth // 2)
        state = np.zeros((len(layout.left) + 1, width), "f")
        state[:tokens] = embedded
        window = np.empty((len(layout.left), 3 * width + 1), "f")
        window[:, -1] = 1
        room = np.empty((len(layout.left), self._layers[0].weights.shape[1]), "f")
        for number, layer in enumerate(self._layers, start=1):
            # Padding further than `number` rows from a sentence knows nothing of it yet, and what
            # is further than the layers to come does not reach it any more.
            padding = 2 * count * min(number, depth - number)
            rows, edges = tokens + padding, count + padding
            seen = window[:rows]
            seen[1:tokens, :width] = state[: tokens - 1]
            seen[:, width : 2 * width] = state[:rows]
            seen[: tokens - 1, 2 * width : -1] = state[1:tokens]
            first, last = layout.first[:edges], layout.last[:edges]
            seen[first, :width] = state[layout.left[first]]
            seen[last, 2 * width : -1] = state[layout.right[last]]
            state[:rows] += layer(seen, room[:rows])
            if number < depth // 2:
                state[rows:] = self._padding[number]
        return state[:tokens]

    def _alone(self) -> Iterator[Array]:
        """A row of padding with nothing but padding around it, before and behind each layer."""
        row = np.zeros((1, self.width), "f")
        for layer in self._layers:
            yield row
            row = row + layer(np.hstack([row, row, row, np.ones((1, 1), "f")]))


def _folded(maxout: Model[Any, Any], norm: Model[Any, Any]) -> _Layer:
    weights: Array = maxout.get_param("W")
    bias: Array = maxout.get_param("b")
    outputs, pieces, inputs = weights.shape
    by_piece = weights.transpose(2, 1, 0).reshape(inputs, pieces * outputs)
    whole = np.vstack([by_piece, bias.T.reshape(1, pieces * outputs)])
    return _Layer(np.ascontiguousarray(whole), norm.get_param("G"), norm.get_param("b"))


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The lengths of sentences in groups of at most `TOKENS`."""
    few: list[int] = []
    for length in lengths:
        if few and sum(few) + length > TOKENS:
            yield few
            few = []
        few.append(length)
    yield few


class _Layout(NamedTuple):
    """Which rows stand beside each row: tokens, then for each distance the padding before and that
    behind each sentence. One row more stands for all padding that is further away."""

    left: Array
    right: Array
    first: Array
    """Rows whose left one does not come right before them, tokens first."""
    last: Array
    """Rows whose right one does not come right behind them, tokens first."""

    @classmethod
    def of(cls, lengths: Sequence[int], far: int) -> _Layout:
        """The layout of sentences with `far` rows of padding, at least one, on each side."""
        ends = np.cumsum(lengths)
        starts, tokens, count = ends - lengths, int(ends[-1]), len(lengths)
        beyond = tokens + 2 * count * far
        padding = np.arange(tokens, beyond)
        before, behind = padding.reshape(far, 2, count).transpose(1, 0, 2)
        left, right = np.arange(-1, beyond - 1), np.arange(1, beyond + 1)
        outside = np.full((1, count), beyond)
        right[before] = np.vstack([starts, before[:-1]])
        left[behind] = np.vstack([ends - 1, behind[:-1]])
        left[np.vstack([starts, before])] = np.vstack([before, outside])
        right[np.vstack([ends - 1, behind])] = np.vstack([behind, outside])
        return cls(
            left, right, np.concatenate([starts, padding]), np.concatenate([ends - 1, padding])
        )
