"""What minutes are made of: sections, and their blocks."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, Literal

from lovp_actions.structure.passage import Passage
from lovp_actions.structure.tables.row import Row

_LINE_END = re.compile(r"\s{0,99}[\r\n\f]\s{0,99}")
_GAP = re.compile(r"(?<=\S) {3,99}(?=[^\s:])")
BlockKind = Literal["paragraph", "item", "row", "heading", "attendees", "agenda", "front"]
SILENT: Final = ("attendees", "agenda", "front")
"""Kinds of blocks that tell of nothing to be done, nor that it is."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a section that is read on its own: no sentence crosses its ends.

    `line` counts from 1; `start` and `end` are character offsets in the source. `heading` is a
    heading without any mark, kept as text too, for it may be a short sentence.
    """

    kind: BlockKind
    line: int
    start: int
    end: int
    passage: Passage
    row: Row | None = None
    crossed_off: bool = False
    """Whether it is ticked off or struck out: done or withdrawn, and no item in any case."""
    lead_in: str = ""
    """The line ending in a colon that a list item or paragraph stands under."""
    speaker: str = ""
    """Who speaks it, in a transcript."""
    boxed: bool = False
    """Whether there is a box before it to tick it off, which says that it is to be done."""
    below: Row | None = None
    """The fields that stand below it, as a row: by when, and its state."""
    told_at: int = -1
    """The last character in its passage of the sentence of which they tell; -1 for none."""
    date: dt.date | None = None
    """The day of its meeting, where that is another than the first of the text."""
    topic: str = ""
    """What the row of a table is about that it stands in; a heading to its sentences."""

    def names(self, source: str) -> str:
        """The part of the source in which a block of attendees names people, a line each."""
        if self.row and self.row.person:
            return self.row.person
        words = source[self.start : self.end]
        lines = [] if self.row else _LINE_END.split(words)
        if len(lines) > 1 and all(map(_GAP.search, lines)):  # names with their offices beside them
            return "\n".join(_GAP.sub(", ", line) for line in lines)
        return words if self.row else " ".join(lines)


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading; `heading` is without its number and markup.

    `line` counts from 1; `start` and `end` are character offsets in the source, heading
    included. `kind` is one of `layout.section_kind`, "" for an ordinary section.
    """

    heading: str
    number: str
    level: int
    line: int
    start: int
    end: int
    kind: str = ""
    blocks: tuple[Block, ...] = ()
