"""The rows of a table of a web page while it is read, its cells at the columns where they show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lovp_actions.sources import limits
from lovp_actions.sources.pieces import Above, Piece, Table

_MOST_SPANNED = 60
_TO_THE_END = 65_534
"""Rows that a cell is told to take at most, by the standard."""


@dataclass
class Rows:
    """An open table: its rows so far."""

    tally: limits.Tally
    rows: list[list[list[Piece]]] = field(default_factory=list)
    head: bool = False
    _foot: list[list[list[Piece]]] = field(default_factory=list)
    """Rows that stand below the others, wherever they come in the page."""
    _group: int = 0
    """Where the group of rows that is open begins."""
    _down: dict[int, int] = field(default_factory=dict)
    """How many more rows the cell in a column goes on for."""

    def begin_row(self) -> None:
        """Open a row."""
        self._fill()
        self.rows.append([])

    def begin_group(self) -> None:
        """Open a group of rows, past which no cell goes on."""
        self._fill()
        self._down.clear()
        self._group = len(self.rows)

    def end_group(self, tag: str) -> None:
        """Close the group of rows that is open, which had that tag."""
        at = self._group
        self.begin_group()
        if tag == "tfoot":
            self._foot += self.rows[at:]
            del self.rows[at:]

    def place(self, tag: str, element: Any, cell: list[Piece]) -> None:
        """Put a cell in the row that is open, at the first place that no cell from above takes."""
        self.rows = self.rows or [[]]
        if len(self.rows) == 1:
            self.head = tag == "th" and (self.head or not self.rows[0])
        self._fill()
        columns, rows = max(_span(element, "colspan"), 1), _span(element, "rowspan") or _TO_THE_END
        self.tally.add(columns)
        row = self.rows[-1]
        for column in range(len(row), len(row) + columns if rows > 1 else 0):
            self._down[column] = rows - 1
        row += [cell, *([] for _ in range(columns - 1))]

    def table(self) -> Table:
        """The table, all its rows read."""
        self._fill()
        return Table(self.rows + self._foot, self.head)

    def _fill(self) -> None:
        """Fill the row that is open up with the cells that go on there."""
        row = self.rows[-1] if self.rows else []
        while self._down.get(len(row), 0) > 0:
            self._down[len(row)] -= 1
            self.tally.add()
            row.append([Above()])


def _span(element: Any, name: str) -> int:
    """How many columns or rows a cell takes; 0 where it takes all that are left."""
    span = element.get(name, "1").strip()
    return min(int(span), _MOST_SPANNED) if span.isdecimal() and len(span) < 4 else 1
