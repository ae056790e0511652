"""Rows of text as people and programs want them: a table, TSV, CSV, JSON or JSON lines."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Final, TextIO

from lovp_actions.writers.cells import guarded, plain
from lovp_actions.writers.grid import GAP, Side, console_to, longest_word, narrowed, print_row
from lovp_actions.writers.json import dumps
from lovp_actions.writers.words import Language, list_word

_OURS: Final = ("change", "field")
"""Columns whose cells hold words of ours."""
_SHORT: Final = 14
"""Columns that need no more than this are not made narrower, nor others than this."""


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
    """Columns side by side, wrapped between words to the width at hand; those that are empty are
    left out. Where not all fit, the cells of the longest stand on lines of their own below."""
    from rich.padding import Padding
    from rich.text import Text

    if not rows:
        return
    cells = [[plain(cell) for cell in row] for row in rows]
    filled = [index for index in range(len(names)) if any(row[index] for row in cells)]
    shown = [[row[index] for index in filled] for row in cells]
    heads = [names[index] for index in filled]
    with console_to(out) as console:
        widths = _widths([heads, *shown], console.width)
        sides: list[Side] = ["left"] * len(widths)

        def beside(row: Sequence[str], style: str = "") -> None:
            texts = [Text(row[at], style) for at in widths]
            print_row(console, texts, list(widths.values()), sides)

        beside(heads, "bold dim")
        for row in shown:
            beside(row)
            for at, (head, cell) in enumerate(zip(heads, row, strict=True)):
                if at not in widths and cell:
                    told = Text.assemble((f"{head}: ", "dim"), cell, overflow="fold")
                    console.print(Padding(told, (0, 0, 0, GAP)))


def _widths(rows: Sequence[Sequence[str]], room: int) -> dict[int, int]:
    """The widths of the columns, by their index, that can stand side by side with no word broken:
    all of them, or those that are left without the widest."""
    from rich.cells import cell_len

    columns = list(zip(*rows, strict=True))
    needed = [max(map(cell_len, column)) for column in columns]
    least = [
        max(longest_word(column), min(width, _SHORT))
        for column, width in zip(columns, needed, strict=True)
    ]
    beside = list(range(len(columns)))
    while True:
        found = narrowed([needed[at] for at in beside], [least[at] for at in beside], room)
        if sum(found) + GAP * (len(found) - 1) <= room or len(beside) == 1:
            return dict(zip(beside, found, strict=True))
        beside.remove(max(beside, key=needed.__getitem__))
