"""A sentence as its words alone, without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

WORD = re.compile(r"[^\W\d_]+")
_WORD_OR_NUMBER = re.compile(r"[^\W\d_]+|\d+")
_BEYOND = [chr(code) for code in (*range(0x100, 0x180), *range(0x218, 0x21C))]
"""Letters of names from the rest of Europe: "Şule", "Łukasz", "Žana", "Țepeș"."""
CAPITALS = f"A-ZÀ-Þ{''.join(filter(str.isupper, _BEYOND))}"
SMALL = f"a-zà-ÿ{''.join(filter(str.islower, _BEYOND))}"
"""Letters that names are written with, for the brackets of a regular expression."""
ARTICLES = ("de", "het", "een")
_PUNCTUATION = re.compile(r"[^\w\s'’/-]+")


class Words:
    """The words of a sentence as they stand, in lower case in their order, and all of these."""

    def __init__(self, text: str) -> None:
        self.text, self.lower = text, text.lower()
        self.as_written: list[str] = WORD.findall(text)
        self.order = [word.lower() for word in self.as_written]
        self.all = frozenset(self.order)

    @cached_property
    def padded(self) -> str:
        return f" {self.lower} "

    def places(self, word: str) -> Iterator[tuple[int, list[str]]]:
        """The stretches in which a word stands, and where in them."""
        for stretch in self.stretches:
            for place, each in enumerate(stretch):
                if each == word:
                    yield place, stretch

    @cached_property
    def stretches(self) -> list[list[str]]:
        """The words in lower case, parted where punctuation stands between two; numbers count
        as words."""
        return [_WORD_OR_NUMBER.findall(part) for part in _PUNCTUATION.split(self.lower)]
