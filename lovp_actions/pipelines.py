"""The pipelines of this process: each is loaded once, whoever wants it."""

from __future__ import annotations

import gc
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .extraction import Extractor


def loaded(model: str | None) -> Extractor:
    """The pipeline `model`, loaded when it is first needed. Raises ModelError."""
    from .extraction import Extractor

    return _only(Extractor, model)


def settled(model: str | None) -> Extractor:
    """As `loaded`, for a process that does nothing else: what it holds by then stays as long as it
    lives, so the garbage collector need not go through it time and again."""
    return _settle(loaded(model))


@cache
def _settle(extractor: Extractor) -> Extractor:
    gc.freeze()
    return extractor


def roomy(model: str | None) -> Extractor:
    """As `loaded`, but loaded anew once its vocabulary is large.

    It is for those who keep Docs, whose words cannot be forgotten (see `nlp.forgetting`): so
    memory stays bounded over any number of texts all the same.
    """
    from .nlp import MOST_WORDS

    if len(loaded(model).nlp.vocab) >= MOST_WORDS:
        _only.cache_clear()
    return loaded(model)


@cache
def _only(kind: type[Extractor], model: str | None) -> Extractor:
    return kind(model)
