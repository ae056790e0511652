"""The pipelines of this process: each is loaded once, whoever wants it."""

from __future__ import annotations

import gc
import threading
from functools import cache
from typing import TYPE_CHECKING

from lovp_actions import systems

if TYPE_CHECKING:
    from lovp_actions.extraction.engine import Extractor


_LOADING = threading.Lock()
systems.in_each_fork(lambda: globals().update(_LOADING=threading.Lock()))


def loaded(model: str | None) -> Extractor:
    """The pipeline `model`, loaded when it is first needed. Raises ModelError."""
    from lovp_actions.extraction.engine import Extractor

    with _LOADING:
        return _only(Extractor, model)


def settled(model: str | None) -> Extractor:
    """As `loaded`, for a process that does nothing else: what it holds by then stays as long as it
    lives, so the garbage collector need not go through it time and again."""
    return _settle(loaded(model))


@cache
def _settle(extractor: Extractor) -> Extractor:
    gc.freeze()
    return extractor


@cache
def _only(kind: type[Extractor], model: str | None) -> Extractor:
    return kind(model)
