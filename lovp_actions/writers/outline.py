"""The headings of minutes with the lines they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from lovp_actions.writers.cells import plain

if TYPE_CHECKING:
    from lovp_actions.structure.minutes import Section


def write(sections: Sequence[Section], out: TextIO) -> None:
    """Write `sections` to `out`: aligned on a terminal, else `line<TAB>indented heading`."""
    if not sections:
        return
    top = min(section.level for section in sections)
    rows = [
        (section.line, section.level - top, plain(f"{section.number} {section.heading}"))
        for section in sections
    ]
    if out.isatty():
        _show(rows, out)
    else:
        out.writelines(f"{line}\t{'  ' * depth}{heading}\n" for line, depth, heading in rows)


def _show(rows: Sequence[tuple[int, int, str]], out: TextIO) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for line, depth, heading in rows:
        text = Text(heading, style="" if depth else "bold", overflow="fold")
        grid.add_row(str(line), Padding(text, (0, 0, 0, 2 * depth)))
    Console(file=out, markup=False, highlight=False, emoji=False).print(grid)
