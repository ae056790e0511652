"""Long texts in parts, so that memory does not grow with the text.

A part ends where a section does, if one ends in reach, or else a paragraph. What the head of the
text says, its meeting, date and people, holds for all parts; a heading holds up to the end of its
part only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lovp_actions.structure.minutes import Head

CHARACTERS = 400_000
"""Of one part at most: more than the minutes of a long day's meeting."""
LINES = 20_000
_ENDS = tuple(
    map(re.compile, (r"[\r\n](?=#{1,6} )", r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)", r"[\r\n]+"))
)
"""Where a part may end, the best first."""
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text, or a whole one. `start` and `lines` count the characters and line ends
    before it, `number` the parts; the first has no `head`, for it is read from its own text."""

    text: str
    start: int = 0
    lines: int = 0
    number: int = 0
    head: Head | None = None
    date: dt.date | None = None
    """The day that the document was sent, for one that tells none of its own."""


def parts(pieces: Iterable[str]) -> Iterator[Part]:
    """The parts of a text that comes in pieces; an empty text is one empty part."""
    start = lines = 0
    head: Head | None = None
    first = ""
    for number, text in enumerate(_texts(pieces)):
        if number == 1:
            head, first = _head(first), ""
        yield Part(text, start, lines, number, head)
        first = text if number == 0 else ""
        start += len(text)
        lines += count_lines(text)


def _head(text: str) -> Head:
    from lovp_actions.structure.minutes import head_of  # takes long to load, few need it

    return head_of(text)


def count_lines(text: str) -> int:
    """How many lines end in the text, at \\n, \\r\\n or \\r."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _texts(pieces: Iterable[str]) -> Iterator[str]:
    rest = ""
    for piece in pieces:
        rest += piece
        while (most := _most(rest)) < len(rest):
            end = _end(rest, most)
            yield rest[:end]
            rest = rest[end:]
    yield rest


def _most(text: str) -> int:
    """How many characters of the text fit in a part."""
    if text.count("\n", 0, CHARACTERS) + text.count("\r", 0, CHARACTERS) <= LINES:
        return CHARACTERS
    ends = _LINE_END.finditer(text, 0, CHARACTERS)
    return next((each.end() for count, each in enumerate(ends, 1) if count == LINES), CHARACTERS)


def _end(text: str, most: int) -> int:
    """The best end of a part in the second half of what fits."""
    for pattern in _ENDS:
        ends = [found.end() for found in pattern.finditer(text, most // 2, most)]
        if ends and ends[-1] < most:
            return ends[-1]
    space = text.rfind(" ", most // 2, most)
    return space + 1 if space >= 0 else most - text.startswith("\r\n", most - 1)
