"""The record of a row of a table: its cells, their places and the roles of its columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lovp_actions.structure.layout import Line
from lovp_actions.structure.passage import Passage
from lovp_actions.structure.tables.table import Span


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell of a row tells in sentences, by paragraphs, of which some are entries of a list.

    `topic` is what the row is about, and `aside` where that stands, and its number.
    """

    line: Line
    topic: str
    aside: tuple[Span, ...]
    parts: tuple[tuple[Passage, bool], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells and what their columns hold (see `columns.Columns`).

    `ranges` are the offsets of its filled cells in the source, in order. `attendees` tells
    that the row names people; `person` is then the name, where a column holds just that.
    `named` tells that headings say what the columns hold, `counted` what a number alone in the
    deadline's column is one of, as its heading says: "week". `margin` tells that the owner stands
    beside a sentence, `month_first` that days are written as "04/15/2024". `heads` are the headings
    of the columns, none where the table has none. `dated` are the first cells of the deadline's
    column where its heading says only that these are days ("Datum"), on which things may have been
    noted down as well, and `opens` tells that it is the first column. `told` is what
    a cell tells in sentences, which is a row of its own, without cells; `topic` what it is about.
    """

    cells: tuple[Passage, ...]
    columns: tuple[str, ...]
    ranges: tuple[Span, ...]
    attendees: bool = False
    person: str = ""
    named: bool = False
    counted: str = ""
    margin: bool = False
    month_first: bool = False
    heads: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    opens: bool = False
    topic: str = ""
    told: Told | None = None

    def cell(self, kind: str) -> Passage | None:
        """The first filled cell of a column of that kind."""
        for passage, column in zip(self.cells, self.columns, strict=False):
            if column == kind and passage:
                return passage
        return None

    def core(self) -> tuple[Span, ...]:
        """Where its action stands in the source, or without one all of it."""
        action = self.cell("action")
        return (action.source_span(0, len(action.text)),) if action else self.ranges

    def headed(self) -> Iterator[tuple[Passage, str, str]]:
        """Its filled cells, each with what its column holds and the heading of that."""
        heads = (*self.heads, *("",) * len(self.cells))
        yield from (each for each in zip(self.cells, self.columns, heads, strict=False) if each[0])


@dataclass(slots=True)
class Draft:
    """A row in the making: `spans` are the stretches of the source that each cell is made of."""

    line: Line
    spans: list[list[Span]]
    cells: tuple[Passage, ...]
    columns: tuple[str, ...] = ()
    above: tuple[Span, ...] = ()
    """Stretches of a row above that this one goes on with."""

    def cell(self, role: str) -> str:
        return next(
            (cell.text for cell, r in zip(self.cells, self.columns, strict=False) if r == role), ""
        )

    def ranges(self) -> tuple[Span, ...]:
        """Where its filled cells are, in order. What stands between the lines of the action's cell
        is left out, so that the action is one piece."""
        filled = [
            (index, span)
            for index, spans in enumerate(self.spans)
            if self.cells[index]
            for span in spans
        ]
        index = self.columns.index("action") if "action" in self.columns else -1
        own = self.spans[index] if 0 <= index < len(self.spans) else []
        kept = [
            span
            for column, span in filled
            if column == index or not (own and own[0][0] < span[0] < own[-1][0])
        ]
        return tuple(sorted((*self.above, *kept)))
