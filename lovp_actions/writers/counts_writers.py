"""Counts of items: bars for people, lines or JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final, TextIO

from lovp_actions.writers.cells import guarded, plain
from lovp_actions.writers.grid import console_to
from lovp_actions.writers.json import dumps
from lovp_actions.writers.style import Style
from lovp_actions.writers.words import type_word

UNKNOWN: Final = "—"
_WIDEST_BAR: Final = 30
"""Columns of the terminal."""


def write_tsv(counts: Mapping[str, Counter[str]], out: TextIO, style: Style) -> None:
    """Write a line for each name: what it is a name of, the name, the count."""
    out.write("by\tname\tcount\n")
    for group, tally in counts.items():
        out.writelines(f"{group}\t{guarded(name)}\t{n}\n" for name, n in tally.most_common())


def write_json(counts: Mapping[str, Counter[str]], out: TextIO, style: Style) -> None:
    """Write one object: the total, and a list of names with their counts for each group."""
    document = {
        "total": counts["type"].total(),
        **{
            group: [{"name": name or None, "count": n} for name, n in tally.most_common()]
            for group, tally in counts.items()
        },
    }
    out.write(dumps(document, indent=2) + "\n")


def write_table(counts: Mapping[str, Counter[str]], out: TextIO, style: Style) -> None:
    """Write the names under each other with their counts and bars, a table for each group."""
    from rich.bar import Bar
    from rich.table import Table
    from rich.text import Text

    most = max((n for tally in counts.values() for n in tally.values()), default=0)
    if not most:
        return
    with console_to(out) as console:
        for number, (group, tally) in enumerate(counts.items()):
            if number:
                console.print()
            console.print(Text(style.heading(group), style="bold"))
            grid = Table.grid(padding=(0, 2, 0, 0))
            grid.add_column(overflow="fold", ratio=1)
            grid.add_column(justify="right")
            grid.add_column(width=min(_WIDEST_BAR, console.width // 3))
            for name, n in tally.most_common():
                words = type_word(name, style.language) if group == "type" else plain(name)
                label = Text(words or UNKNOWN, overflow="fold")
                grid.add_row(label, str(n), Bar(most, 0, n, color="cyan"))
            console.print(grid)


WRITERS: Final = {"table": write_table, "tsv": write_tsv, "json": write_json}
"""Format names and what writes them: `write(counts, out, style)`."""
