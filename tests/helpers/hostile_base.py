"""What hostile files are made with: who writes each, and what may happen to it."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Literal

Expectation = Literal["read", "refused", "either"]
MILLION = 1_000_000

SENTENCE = "De voorzitter meldt dat de zaal verwarmd is en dat er koffie klaarstaat"
TEXTS: dict[str, tuple[Expectation, Callable[[random.Random], str]]] = {}
BYTES: dict[str, tuple[Expectation, Callable[[random.Random], bytes]]] = {}
REASONS: dict[str, str] = {}
"""Of files that must be refused for a certain reason, and so must get as far as where it is
found."""


def text_file(name: str, expected: Expectation = "read") -> Callable[..., Callable[..., str]]:
    def register(make: Callable[[random.Random], str]) -> Callable[[random.Random], str]:
        TEXTS[name] = expected, make
        return make

    return register


def data_file(
    name: str, expected: Expectation = "either", reason: str = ""
) -> Callable[..., Callable[..., bytes]]:
    """With a `reason` the file is refused, in these words."""

    def register(make: Callable[[random.Random], bytes]) -> Callable[[random.Random], bytes]:
        if reason:
            REASONS[name] = reason
            BYTES[name] = "refused", make
            return make
        BYTES[name] = expected, make
        return make

    return register


def some_words(draw: random.Random, count: int) -> str:
    stock = SENTENCE.lower().split()
    return " ".join(draw.choices(stock, k=count))
