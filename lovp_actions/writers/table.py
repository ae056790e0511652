"""A table for people: grouped by section, wrapped to the width at hand, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from lovp_actions.items import Item
from lovp_actions.writers.cells import plain, told
from lovp_actions.writers.grid import GAP, Side, console_to, longest_word, narrowed, print_row
from lovp_actions.writers.style import PLAIN, Style

if TYPE_CHECKING:
    from rich.console import Console

UNKNOWN = "—"
_COLUMNS = ("line", "type", "actor", "action", "deadline")
_NO_HEADING = {"en": "(no heading)", "nl": "(zonder kop)"}
_NARROW = 72
"""Below this many columns the cells go under each other."""
_LEAST = 8
"""No column of the user's choice gets narrower than this many columns of the terminal."""
_NUMBERS = ("line", "page", "start", "end", "confidence")
_SHARES = {"actor": 0.23, "deadline": 0.17}
"""These columns get at most this part of the width; `action` takes the room that is left."""
_WHOLE = 0.24
"""That part for a column whose longest word stays whole by it."""
_STYLES = {"line": "dim", "type": "green", "deadline": "yellow"}


def write(items: Iterable[Item], out: TextIO, style: Style = PLAIN) -> None:
    """Write `items` to `out`, in colour when it is a terminal that wants it."""
    rows = list(items)
    if not rows:
        return
    with console_to(out) as console:
        _Table(console, rows, style).show()


class _Table:
    """All rows, with what is the same for each of them."""

    def __init__(self, console: Console, rows: Sequence[Item], style: Style) -> None:
        self.console, self.rows, self.style = console, rows, style
        self.columns = style.columns or self._telling()
        self.widths = self._widths(console.width)
        needed = sum(self.widths.values()) + GAP * len(self.widths)
        self.stacked = console.width < _NARROW or needed > console.width + GAP

    def show(self) -> None:
        """Print the rows, grouped by source and section."""
        several = len({item.source for item in self.rows}) > 1
        groups = groupby(self.rows, lambda item: item.source)
        for number, (source, per_source) in enumerate(groups):
            group = list(per_source)
            if number:
                self.console.print()
            _title(self.console, source if several else "", group[0])
            if not self.stacked:
                self._grid([[self.style.heading(name) for name in self.columns]], "bold dim")
            for section, per_section in groupby(group, lambda item: item.section):
                self.console.print()
                heading = plain(section) or _NO_HEADING[self.style.language]
                _print(self.console, heading, "bold cyan")
                if self.stacked:
                    self._stack(per_section)
                else:
                    self._grid([self._cells(item) for item in per_section])

    def _cells(self, item: Item) -> list[str]:
        return [self._cell(item, name) for name in self.columns]

    def _cell(self, item: Item, column: str) -> str:
        """What `item` shows under `column`, lines and all; never empty."""
        if not self.style.columns and column == "actor":
            actor, other = plain(item.actor), plain(item.counterparty)
            arrow = "←" if item.type == "verzoek" else "→"
            return f"{actor or UNKNOWN}\n{arrow} {other}" if other else actor or UNKNOWN
        if not self.style.columns and column == "action" and item.context:
            return told(item)
        if not self.style.columns and column == "deadline":
            words, date = plain(item.deadline), plain(item.deadline_date)
            return "\n".join(part for part in (words, date) if part) or UNKNOWN
        return plain(self.style.value(item, column)) or UNKNOWN

    def _telling(self) -> tuple[str, ...]:
        """The columns that say something in at least one row."""
        return tuple(
            name
            for name in _COLUMNS
            if any(self._cell(item, name) != UNKNOWN for item in self.rows)
        )

    def _widths(self, room: int) -> dict[str, int]:
        from rich.cells import cell_len

        widths = {
            name: max(
                len(self.style.heading(name)),
                *(
                    cell_len(line)
                    for item in self.rows
                    for line in self._cell(item, name).split("\n")
                ),
            )
            for name in self.columns
        }
        if not self.style.columns:
            return _shared(widths, self._longest(), room)
        least = [min(width, _LEAST) for width in widths.values()]
        return dict(zip(widths, narrowed(list(widths.values()), least, room), strict=True))

    def _longest(self) -> dict[str, int]:
        """How many columns of the terminal the longest word of each column takes."""
        return {
            name: longest_word(self._cell(item, name) for item in self.rows)
            for name in self.columns
        }

    def _grid(self, rows: Sequence[Sequence[str]], style: str = "") -> None:
        """Print cells side by side."""
        from rich.text import Text

        widths = [self.widths[name] for name in self.columns]
        sides: list[Side] = ["right" if name in _NUMBERS else "left" for name in self.columns]
        for row in rows:
            cells = [
                Text(cell, style or _STYLES.get(name, ""))
                for name, cell in zip(self.columns, row, strict=True)
            ]
            print_row(self.console, cells, widths, sides)

    def _stack(self, rows: Iterable[Item]) -> None:
        """Print the cells of each item under each other."""
        for item in rows:
            if self.style.columns:
                names = [self.style.heading(name) for name in self.columns]
                for name, cell in zip(names, self._cells(item), strict=True):
                    _print(self.console, f"{name}: {cell}")
                continue
            _print(self.console, f"{item.line} {self.style.type_word(item)}", "green")
            for name in ("actor", "action", "deadline"):
                if (cell := self._cell(item, name)) != UNKNOWN or name == "actor":
                    _print(self.console, cell.replace("\n", " "), indent=2)


def _shared(widths: dict[str, int], longest: dict[str, int], room: int) -> dict[str, int]:
    """Widths of the usual columns, within `room` columns of the terminal."""
    for name, share in _SHARES.items():
        if name in widths:
            word = longest[name] if longest[name] <= room * _WHOLE else 0
            widths[name] = min(widths[name], max(int(room * share), word))
    if "action" in widths:
        others = sum(width + GAP for name, width in widths.items() if name != "action")
        widths["action"] = max(len("action"), min(widths["action"], room - others))
    return widths


def _title(console: Console, source: str, item: Item) -> None:
    parts = [plain(part) for part in (source, item.meeting, item.meeting_date)]
    title = ", ".join(part for part in parts if part)
    if title:
        _print(console, title, "bold underline")


def _print(console: Console, words: str, style: str = "", indent: int = 0) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(words, style=style, overflow="fold"), (0, 0, 0, indent)))
