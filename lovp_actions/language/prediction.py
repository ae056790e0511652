"""The shipped pipeline, predicting only: the parses of spaCy's own way in half of its time.

Thinc multiplies with BLIS, which takes about one and a half times as long as the OpenBLAS that
NumPy carries; `PredictionOps` is the way in which thinc takes other back ends (see
`thinc-apple-ops`). The encoder is that of `tok2vec.py`. And spaCy's parser takes and gives back
Python's global lock for every vector that it adds: a state asks for 13 of them, a word for two
states; the steps that spaCy offers for beams and for training do not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import Model, NumpyOps

from lovp_actions.language.tok2vec import Encoder

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


FEW = 8
"""Fewer sentences than these are parsed in spaCy's own way: each step has its cost."""


class PredictionOps(NumpyOps):  # type: ignore[misc]  # thinc has no types for it
    """NumPy operations for predicting."""

    def gemm(
        self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        """The matrix product of `x` and `y`, either transposed first if so told."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def speed_up(nlp: Language) -> None:
    """Let all networks of the pipeline predict faster; they cannot be trained afterwards, but
    saved they are what they were."""
    ops = PredictionOps()
    for name, pipe in nlp.pipeline:
        model: Model[Any, Any] = pipe.model  # type: ignore[attr-defined]
        for layer in model.walk():
            layer.ops = ops
            if layer.name == "precomputable_affine":
                layer._func = _forward(Features(layer))
        if name == "tok2vec":
            model._func = _forward(Encoder(model))


def _forward(predict: Callable[[Any], Any]) -> Callable[..., Any]:
    """What predicts in the form of a thinc model's own function."""
    return lambda model, inputs, is_train: (predict(inputs), None)


class Features:
    """What each token adds to the state of the parser in each of its places, worked out before it
    starts (spaCy's `PrecomputableAffine`): some megabytes, in memory that is taken once.

    What it gives holds until it is asked again.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        weights: Any = model.get_param("W")
        self._shape = weights.shape[:-1]
        self._weights = np.ascontiguousarray(weights.reshape(-1, weights.shape[-1]).T)
        self._none = model.get_param("pad").ravel()
        self._room = np.empty((0, len(self._none)), "f")

    def __call__(self, vectors: Any) -> Any:
        rows = len(vectors) + 1
        if len(self._room) < rows:
            self._room = np.empty((rows * 5 // 4, len(self._none)), "f")
        found = self._room[:rows]
        found[0] = self._none
        np.matmul(vectors, self._weights, out=found[1:])
        return found.reshape(rows, *self._shape)


def annotate(nlp: Language, docs: Sequence[Doc]) -> Sequence[Doc]:
    """Let each component of the pipeline set its annotations on the docs."""
    for name, pipe in nlp.pipeline:
        found = _parsed(pipe, docs) if name == "parser" else pipe.predict(docs)  # type: ignore[attr-defined]
        pipe.set_annotations(docs, found)  # type: ignore[attr-defined]
    return docs


def _parsed(parser: Any, docs: Sequence[Doc]) -> Any:
    """The final states of the docs."""
    if len(docs) < FEW:
        return parser.predict(docs)
    states = parser.moves.init_batch(docs)
    step, output = parser.model.predict(docs), parser.model.layers[-1]
    open_ = [state for state in states if not state.is_final()]
    while open_:
        # As `step.predict` has it, but for what a parser needs that met new labels.
        hidden = step.state2vec.predict(step.get_token_ids(open_))
        open_ = parser.transition_states(open_, output.predict(hidden))
    return states
