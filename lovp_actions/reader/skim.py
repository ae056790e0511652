"""Which lines may hold an item, by their words alone: the network reads only windows with one.

A convolution over the tokens of each row, of which the greatest of each feature stays (Kim, 2014,
"Convolutional Neural Networks for Sentence Classification"), beside those of the rows before and
behind and of the heading above. It was trained to tell where the network reads anything (Hinton et
al., 2015, "Distilling the Knowledge in a Neural Network"): see `training/reader/skim.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from lovp_actions.reader.windows import Row, headings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FILE = "skim.npz"
LEAST = 0.2
"""A window is read where a unit of it has this score at least. It is no chance: units with an item
weighed ten times as much as others in the training, so that few are lost."""
_AT_ONCE = 256
"""Rows whose tokens are looked at together, so that the memory does not grow with the text."""
_NOTHING = [0]
"""What stands for a row without tokens."""


class Skim:
    """The weights: embeddings of tokens in int8 with a scale for each, two layers of convolution
    over three tokens, and two layers for what is told of a row."""

    def __init__(self, folder: Path) -> None:
        """Load those in `folder`. Raises OSError, ValueError or KeyError where it has none."""
        with np.load(folder / FILE) as told:
            self._weights: dict[str, Floats] = {name: told[name] for name in told.files}
        scales = self._weights["scales"][:, None]
        self._embeddings: Floats = self._weights["embeddings"] * scales

    def scores(self, rows: Sequence[Row]) -> Floats:
        """Of each row (n) how likely it holds an item, from 0 to 1."""
        if not rows:
            return np.zeros(0, dtype=np.float32)
        ids = [row.ids or _NOTHING for row in rows]
        few = (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))
        features = np.vstack([self._features(each) for each in few])
        nothing = np.zeros((1, features.shape[1]), dtype=np.float32)
        before, behind = np.vstack([nothing, features[:-1]]), np.vstack([features[1:], nothing])
        above = np.vstack([features, nothing])[headings(rows)]
        told = self._layer("row", np.hstack([features, before, behind, above]))
        scores: Floats = (1 / (1 + np.exp(-self._linear("score", told)[:, 0]))).astype(np.float32)
        return scores

    def _features(self, ids: list[list[int]]) -> Floats:
        """The greatest of each feature in each row (n, features), at least 0."""
        tokens = np.concatenate(ids)
        first = np.zeros(len(tokens), dtype=bool)
        starts = np.cumsum([0, *map(len, ids[:-1])])
        first[starts] = True
        near = self._layer("near", _with_neighbours(self._embeddings[tokens], first))
        far = self._layer("far", _with_neighbours(near, first)) + near
        greatest: Floats = np.maximum.reduceat(far, starts)
        return greatest

    def _layer(self, name: str, x: Floats) -> Floats:
        y: Floats = np.maximum(self._linear(name, x), 0)
        return y

    def _linear(self, name: str, x: Floats) -> Floats:
        y: Floats = x @ self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return y


def _with_neighbours(x: Floats, first: NDArray[np.bool_]) -> Floats:
    """Each token (T, d) between those beside it in its row (T, 3 d), noughts where it has none;
    `first` tells which open a row."""
    before, behind = np.roll(x, 1, axis=0), np.roll(x, -1, axis=0)
    before[first] = 0
    behind[np.roll(first, -1)] = 0
    return np.hstack([before, x, behind])
