"""The text of minutes as paragraphs of sentences, each of which people can make an item of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lovp_actions.dates.deadlines import find_deadlines
from lovp_actions.extraction.candidates import place_of
from lovp_actions.extraction.units import LONGEST, Unit
from lovp_actions.language import sentences
from lovp_actions.structure.minutes import Minutes
from lovp_actions.writers.cells import readable
from lovp_actions.writers.marked_text import laid_out, unfilled

Span = tuple[int, int, int]
"""Start and end of a sentence, character offsets in the text, and its line, from 1."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph. One that is no sentence (a mark before a line) has no line.

    `deadline` and `deadline_date` are those of an item that it would be made.
    """

    text: str
    start: int
    end: int
    line: int = 0
    deadline: str = ""
    deadline_date: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces without an empty line between them; `level` is 0, or that of the heading it is."""

    pieces: tuple[Piece, ...]
    level: int
    section: str
    rows: bool
    """Whether it is a table."""

    def as_dict(self) -> dict[str, Any]:
        """As JSON carries it; of a piece no more than what is not empty."""
        names = ("text", "start", "end", "line", "deadline", "deadline_date")
        told = ({name: getattr(each, name) for name in names} for each in self.pieces)
        pieces = [{name: value for name, value in each.items() if value != ""} for each in told]
        return {"level": self.level, "section": self.section, "rows": self.rows, "pieces": pieces}


def paragraphs(parsed: Minutes, date: dt.date | None) -> Iterator[Paragraph]:
    """All of the text but empty lines and the marks of headings; deadlines count from `date`."""
    joined, places = laid_out(parsed)
    spans = sorted(_sentences(parsed))
    headings = [(each.start, each.heading) for each in parsed.sections]
    section, at, head = "", 0, 0
    for start, end, level in places:
        while head < len(headings) and headings[head][0] < end:
            section, head = headings[head][1], head + 1
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        own = []
        while at < len(spans) and spans[at][0] < end:
            own.append(spans[at])
            at += 1
        pieces = tuple(_pieces(joined, start, end, own, date))
        lines = joined[start:end].split("\n")
        yield Paragraph(
            pieces, level, section, all(line.lstrip().startswith("|") for line in lines)
        )


def _sentences(parsed: Minutes) -> Iterator[Span]:
    for section in parsed.sections:
        for block in section.blocks:
            words = block.passage.text
            found = [(0, len(words))] if block.kind == "row" else sentences.split(words)
            for start, end in found:
                if start < (end := min(end, start + LONGEST)):
                    yield place_of(parsed.text, Unit(block, section, start, end, start))


def _pieces(
    text: str, start: int, end: int, spans: list[Span], date: dt.date | None
) -> Iterator[Piece]:
    """The sentences of a paragraph from `start` to `end`, and what stands between them."""
    for first, last, line in spans:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        if start < first:
            yield _piece(text, start, first)
        times = find_deadlines(unfilled(text[first:last]), date)
        day = times[0].date if times else None
        yield Piece(
            readable(unfilled(text[first:last])),
            first,
            last,
            line,
            " ".join(times[0].text.split()) if times else "",
            day.isoformat() if day else "",
        )
        start = last
    if start < end:
        yield _piece(text, start, end)


def _piece(text: str, start: int, end: int) -> Piece:
    return Piece(readable(unfilled(text[start:end])), start, end)
