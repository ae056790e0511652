"""Rows of text as people and programs want them: a table, TSV, CSV, JSON or JSON lines."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Final, TextIO

from lovp_actions.writers.cells import guarded, plain
from lovp_actions.writers.grid import GAP, Side, console_to, print_row
from lovp_actions.writers.json import dumps
from lovp_actions.writers.words import Language, list_word

_OURS: Final = ("change", "field")
"""Columns whose cells hold words of ours."""
_SHORT: Final = 14
"""Columns that need no more than this are not made narrower."""


def write(
    names: Sequence[str],
    rows: Sequence[Sequence[object]],
    form: str,
    out: TextIO,
    language: Language = "en",
) -> None:
    """Write `rows`, of cells under `names`, to `out` in the form "table", "tsv", "csv", "json"
    or "jsonl". None is an empty cell, null in JSON. The table, for people, is in the `language`."""
    if form == "table":
        words = [
            [
                list_word(str(cell), language) if name in _OURS else cell
                for name, cell in zip(names, row, strict=True)
            ]
            for row in rows
        ]
        _table([list_word(name, language) for name in names], words, out)
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
    from rich.text import Text

    if not rows:
        return
    cells = [[plain(cell) for cell in row] for row in rows]
    filled = [index for index in range(len(names)) if any(row[index] for row in cells)]
    shown = [[row[index] for index in filled] for row in cells]
    heads = [names[index] for index in filled]
    sides: list[Side] = ["left"] * len(heads)
    with console_to(out) as console:
        widths = _widths([heads, *shown], console.width)
        print_row(console, [Text(head, "bold dim") for head in heads], widths, sides)
        for row in shown:
            print_row(console, [Text(cell) for cell in row], widths, sides)


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The width of each column: as wide as it needs, the widest made narrower until all fit."""
    from rich.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    excess = sum(widths) + GAP * (len(widths) - 1) - room
    while excess > 0 and max(widths) > _SHORT:
        widths[widths.index(max(widths))] -= 1
        excess -= 1
    return widths
