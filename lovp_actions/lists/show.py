"""Rows of text as people and programs want them: a table, TSV, CSV, JSON or JSON lines."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, TextIO

from ..writers.cells import guarded, plain
from ..writers.json import dumps

if TYPE_CHECKING:
    from rich.console import Console

_GAP: Final = 2
_SHORT: Final = 14
"""Columns that need no more than this are not made narrower."""


def write(names: Sequence[str], rows: Sequence[Sequence[object]], form: str, out: TextIO) -> None:
    """Write `rows`, of cells under `names`, to `out` in the form "table", "tsv", "csv", "json"
    or "jsonl". None is an empty cell, null in JSON."""
    if form == "table":
        _table(names, rows, out)
    elif form == "csv":
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(names)
        writer.writerows([guarded(cell) for cell in row] for row in rows)
    elif form == "tsv":
        out.write("\t".join(names) + "\n")
        out.writelines("\t".join(guarded(cell) for cell in row) + "\n" for row in rows)
    else:
        records = [
            {name: None if cell == "" else cell for name, cell in zip(names, row, strict=True)}
            for row in rows
        ]
        if form == "json":
            out.write(dumps(records, indent=2) + "\n")
        else:
            out.writelines(dumps(record) + "\n" for record in records)


def _table(names: Sequence[str], rows: Sequence[Sequence[object]], out: TextIO) -> None:
    """Columns side by side, wrapped to the width at hand; those that are empty are left out."""
    from rich.console import Console

    if not rows:
        return
    cells = [[plain(cell) for cell in row] for row in rows]
    filled = [index for index in range(len(names)) if any(row[index] for row in cells)]
    shown = [[row[index] for index in filled] for row in cells]
    heads = [names[index] for index in filled]
    terminal = out.isatty()
    console = Console(file=out, force_terminal=terminal, markup=False, highlight=False, emoji=False)
    widths = _widths([heads, *shown], console.width)
    with console.capture() as capture:
        _print(console, heads, widths, "bold dim")
        for row in shown:
            _print(console, row, widths, "")
    out.writelines(line.rstrip() + "\n" for line in capture.get().splitlines())


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The width of each column: as wide as it needs, the widest made narrower until all fit."""
    from rich.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    excess = sum(widths) + _GAP * (len(widths) - 1) - room
    while excess > 0 and max(widths) > _SHORT:
        widths[widths.index(max(widths))] -= 1
        excess -= 1
    return widths


def _print(console: Console, row: Sequence[str], widths: Sequence[int], style: str) -> None:
    from rich.text import Text

    blocks = [
        Text(cell, style).wrap(console, width, overflow="fold")
        for cell, width in zip(row, widths, strict=True)
    ]
    for pieces in zip_longest(*blocks):
        line = Text()
        for piece, width in zip(pieces, widths, strict=True):
            part = piece or Text()
            part.align("left", width)
            line.append_text(part).append(" " * _GAP)
        console.print(line, soft_wrap=True)
