"""The text of minutes in paragraphs and runs, with the places where items stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from lovp_actions.items import Item, action_span

if TYPE_CHECKING:
    from lovp_actions.structure.minutes import Minutes

_LINE: Final = re.compile(r"[^\n]*\n?")
_TITLE: Final = re.compile(r"#{1,6}\s+[^\s#*=]")
"""A heading that is no section: the title of the minutes."""
_WRAP: Final = re.compile(r"(?<=\S)[ \t\r]*\n[ \t]*(?=\S)")
_FILLER: Final = "\0"
_HEADING_MARKS: Final = " \t\f\r\n#*="


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in which nothing changes. Items are told by their index."""

    text: str
    item: int | None = None
    """Whose action these words are, or are part of."""
    ends: tuple[int, ...] = ()
    """Items whose sentence ends with it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines without an empty one between them; `level` is 0, or that of the heading it is,
    counted from 1."""

    runs: tuple[Run, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Span:
    """Offsets of an item's sentence and of its action, or of the whole sentence where the
    action is not in it word for word."""

    index: int
    start: int
    end: int
    first: int
    last: int


def paragraphs(text: str, items: Sequence[Item]) -> list[Paragraph]:
    """All of `text` but empty lines and the marks of headings, with `items` in it. Lines that
    are one sentence or list item wrapped are joined.

    An item with offsets outside the text is passed over.
    """
    from lovp_actions.structure.minutes import parse

    joined, places = laid_out(parse(text))
    starts = [start for start, _, _ in places]
    spans: list[list[_Span]] = [[] for _ in places]
    for index, item in enumerate(items):
        span = _span(text, index, item)
        number = max(bisect_right(starts, span.start) - 1, 0)
        while number < len(places) and starts[number] < span.end:
            spans[number].append(span)
            number += 1
    return [
        Paragraph(tuple(_runs(joined, start, end, within)), level)
        for (start, end, level), within in zip(places, spans, strict=True)
    ]


def laid_out(parsed: Minutes) -> tuple[str, list[tuple[int, int, int]]]:
    """The text, as long as it was, with lines joined as `paragraphs` has them, and start, end and
    level of each paragraph. What `unfilled` takes out stands where there were ends of lines."""
    return _joined(parsed.text, parsed), list(_places(parsed.text, parsed))


def unfilled(text: str) -> str:
    """A piece of a text that was laid out, as people read it."""
    return text.replace(_FILLER, "")


def _joined(text: str, parsed: Minutes) -> str:
    """The text, as long as it was, with a space and fillers for each end of a line within a
    paragraph or list item."""
    pieces, last = [], 0
    for block in (block for section in parsed.sections for block in section.blocks):
        if block.kind in ("paragraph", "item"):
            pieces.append(text[last : block.start])
            inside = text[block.start : block.end]
            pieces.append(_WRAP.sub(lambda match: " " + _FILLER * (len(match[0]) - 1), inside))
            last = block.end
    return "".join(pieces) + text[last:]


def _places(text: str, parsed: Minutes) -> Iterator[tuple[int, int, int]]:
    """Start, end and level of each paragraph."""
    levels = {part.start: part.level for part in parsed.sections if part.heading}
    heads, top = sorted(levels), min(levels.values(), default=1)
    start = end = 0
    for match in _LINE.finditer(text):
        line = match[0]
        at = bisect_left(heads, match.start())
        if at < len(heads) and heads[at] < match.end():
            level = levels[heads[at]] - top + 1
        else:
            level = 1 if _TITLE.match(line) else 0
        if (level or not line.strip()) and start < end:
            yield start, end, 0
            start = end
        if level:
            stripped = line.strip(_HEADING_MARKS)
            begin = match.start() + line.find(stripped)
            yield begin, begin + len(stripped), level
        elif line.strip():
            start = match.start() if start >= end else start
            end = match.start() + len(line.rstrip())
    if start < end:
        yield start, end, 0


def _span(text: str, index: int, item: Item) -> _Span:
    return _Span(index, item.start, min(item.end, len(text)), *action_span(text, item))


def _runs(text: str, start: int, end: int, spans: Sequence[_Span]) -> Iterator[Run]:
    """The runs of the paragraph from `start` to `end`, cut where a sentence or action ends."""
    offsets = (at for span in spans for at in (span.start, span.end, span.first, span.last))
    cuts = sorted({start, end, *(at for at in offsets if start < at < end)})
    for left, right in pairwise(cuts):
        over = [span for span in spans if span.first <= left and right <= span.last]
        inner = max(over, key=lambda span: (span.first, -span.last), default=None)
        yield Run(
            unfilled(text[left:right]),
            inner.index if inner else None,
            tuple(span.index for span in spans if span.end == right),
        )
