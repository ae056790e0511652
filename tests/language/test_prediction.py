"""The faster way to predict gives what spaCy's own way gives."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from lovp_actions.extraction.engine import Extractor
from lovp_actions.language import nlp, sentences
from lovp_actions.language.prediction import PredictionOps
from lovp_actions.language.tok2vec import TOKENS

pytestmark = pytest.mark.slow
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def both() -> tuple[Language, Language]:
    """The shipped pipeline as it is loaded here, and as spaCy does."""
    if not nlp.SHIPPED.exists():
        pytest.skip("no pipeline in this tree")
    return nlp.load(), spacy.load(nlp.SHIPPED, exclude=list(nlp.UNUSED))


def test_the_samples_are_parsed_alike(both: tuple[Language, Language]) -> None:
    fast, stock = both
    paths = [path for path in sorted(SAMPLES.glob("*.*")) if path.suffix in (".txt", ".md")]
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines() if line]
    texts = [line[a:b] for line in lines for a, b in sentences.split(line)][::2]
    assert len(texts) > 500
    for one, other in zip(nlp.parse(fast, texts), nlp.parse(stock, texts), strict=True):
        assert labels(one) == labels(other)


def labels(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.pos_, str(t.morph), t.dep_, t.head.i) for t in doc]


@pytest.mark.parametrize(("first", "second"), [(False, False), (True, False), (False, True)])
def test_products_are_those_of_the_stock_operations(first: bool, second: bool) -> None:
    draw = np.random.default_rng(1)
    x = draw.random((4, 3) if first else (3, 4), dtype=np.float32)
    y = draw.random((5, 4) if second else (4, 5), dtype=np.float32)
    expected = NumpyOps().gemm(x, y, trans1=first, trans2=second)
    out = np.empty_like(expected)
    assert np.allclose(PredictionOps().gemm(x, y, trans1=first, trans2=second), expected)
    assert PredictionOps().gemm(x, y, out=out, trans1=first, trans2=second) is out
    assert np.allclose(out, expected)


@pytest.mark.parametrize(
    "lengths", [[1], [0, 3, 0], [2, 1, 1, 7, 40], [TOKENS, 5], [TOKENS + 3, 1, 4], []]
)
def test_tokens_have_the_vectors_of_the_stock_encoder(
    both: tuple[Language, Language], lengths: list[int]
) -> None:
    fast, stock = both
    draw = random.Random(1)
    text = (SAMPLES / "lovp.txt").read_text("utf-8").split()
    docs = [Doc(stock.vocab, words=draw.choices(text, k=length)) for length in lengths]
    found = fast.get_pipe("tok2vec").predict(docs)  # type: ignore[attr-defined]
    expected = stock.get_pipe("tok2vec").predict(docs)  # type: ignore[attr-defined]
    assert [len(each) for each in found] == lengths
    for one, other in zip(found, expected, strict=True):
        assert np.allclose(one, other, atol=1e-4)


def test_every_layer_of_the_pipeline_uses_them(extractor: Extractor) -> None:
    layers = [layer for name in extractor.nlp.pipe_names for layer in walk(extractor, name)]
    assert layers
    assert all(isinstance(layer.ops, PredictionOps) for layer in layers)  # type: ignore[attr-defined]


def walk(extractor: Extractor, name: str) -> list[object]:
    return list(extractor.nlp.get_pipe(name).model.walk())  # type: ignore[attr-defined]
