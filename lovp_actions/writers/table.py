"""A table for people: grouped by section, wrapped to the width at hand, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, TextIO

from ..items import Item
from .cells import plain

if TYPE_CHECKING:
    from rich.console import Console

UNKNOWN = "—"
_NARROW = 72
"""Below this many columns the cells go under each other."""
_GAP = 2
_SHARES = {"actor": 0.23, "deadline": 0.17}
"""These columns get at most this part of the width; `action` takes the room that is left."""
_STYLES = {"line": "dim", "type": "green", "deadline": "yellow"}


def write(items: Iterable[Item], out: TextIO) -> None:
    """Write `items` to `out`, in colour when it is a terminal that wants it."""
    from rich.console import Console

    rows = list(items)
    if not rows:
        return
    terminal = out.isatty()
    console = Console(file=out, force_terminal=terminal, markup=False, highlight=False, emoji=False)
    columns = _columns(rows)
    widths = _widths(rows, columns, console.width)
    with console.capture() as capture:
        _groups(console, rows, columns, widths)
    out.writelines(line.rstrip() + "\n" for line in capture.get().splitlines())


def _groups(
    console: Console, rows: Sequence[Item], columns: Sequence[str], widths: dict[str, int]
) -> None:
    several = len({item.source for item in rows}) > 1
    for number, (source, per_source) in enumerate(groupby(rows, lambda item: item.source)):
        group = list(per_source)
        if number:
            console.print()
        _title(console, source if several else "", group[0])
        if console.width >= _NARROW:
            _grid(console, [columns], columns, widths, style="bold dim")
        for section, per_section in groupby(group, lambda item: item.section):
            console.print()
            _section(console, section)
            if console.width < _NARROW:
                _stacked(console, per_section)
            else:
                cells = [[_cell(item, name) for name in columns] for item in per_section]
                _grid(console, cells, columns, widths)


def _title(console: Console, source: str, item: Item) -> None:
    from rich.text import Text

    parts = [plain(part) for part in (source, item.meeting, item.meeting_date)]
    title = ", ".join(part for part in parts if part)
    if title:
        console.print(Text(title, style="bold underline", overflow="fold"))


def _section(console: Console, section: str) -> None:
    from rich.text import Text

    console.print(Text(plain(section) or "(no heading)", style="bold cyan", overflow="fold"))


def _cell(item: Item, column: str) -> str:
    """What `item` shows under `column`, lines and all; never empty."""
    if column == "actor":
        actor, other = plain(item.actor), plain(item.counterparty)
        arrow = "←" if item.type == "verzoek" else "→"
        return f"{actor or UNKNOWN}\n{arrow} {other}" if other else actor or UNKNOWN
    if column == "deadline":
        words, date = plain(item.deadline), plain(item.deadline_date)
        return "\n".join(part for part in (words, date) if part) or UNKNOWN
    return plain(getattr(item, column)) or UNKNOWN


def _columns(rows: Sequence[Item]) -> list[str]:
    """The columns that say something in at least one row."""
    names = ("line", "type", "actor", "action", "deadline")
    return [name for name in names if any(_cell(item, name) != UNKNOWN for item in rows)]


def _widths(rows: Sequence[Item], columns: Sequence[str], room: int) -> dict[str, int]:
    from rich.cells import cell_len

    widths = {
        name: max(
            len(name),
            *(cell_len(line) for item in rows for line in _cell(item, name).split("\n")),
        )
        for name in columns
    }
    for name, share in _SHARES.items():
        if name in widths:
            widths[name] = min(widths[name], int(room * share))
    if "action" in widths:
        others = sum(width + _GAP for name, width in widths.items() if name != "action")
        widths["action"] = max(len("action"), min(widths["action"], room - others))
    return widths


def _grid(
    console: Console,
    rows: Sequence[Sequence[str]],
    columns: Sequence[str],
    widths: dict[str, int],
    style: str = "",
) -> None:
    """Print cells side by side; rich's own tables space columns differently by version."""
    from rich.text import Text

    for cells in rows:
        blocks = [
            Text(cell, style or _STYLES.get(name, "")).wrap(console, widths[name], overflow="fold")
            for name, cell in zip(columns, cells, strict=True)
        ]
        for pieces in zip_longest(*blocks):
            line = Text()
            for name, piece in zip(columns, pieces, strict=True):
                part = piece or Text()
                part.align("right" if name == "line" else "left", widths[name])
                line.append_text(part).append(" " * _GAP)
            console.print(line, soft_wrap=True)


def _stacked(console: Console, rows: Iterable[Item]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for item in rows:
        console.print(Text(f"{item.line} {item.type}", style="green", overflow="fold"))
        for name in ("actor", "action", "deadline"):
            if (cell := _cell(item, name)) != UNKNOWN or name == "actor":
                body = Text(cell.replace("\n", " "), overflow="fold")
                console.print(Padding(body, (0, 0, 0, 2)))
