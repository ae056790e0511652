"""Tables in the markup of wikis: "{|" above, "|-" between rows, cells behind "||" or below each
other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lovp_actions.structure.layout import Line
from lovp_actions.structure.tables.table import Span, Table

_MOST = 2_000
"""Lines of a table."""
_CELL = re.compile(r"\|\||!!")
_LOOKS = re.compile(r"\s{0,9}(?:[a-z]{2,20}\s?=\s?\"[^\"|]{0,200}\"\s{0,9}){1,9}\|(?!\|)")
"""What says before a cell how it looks: 'style="color: red" |'."""


def find(lines: Sequence[Line], index: int) -> Table | None:
    """The table that begins at `lines[index]`, None where none does, or it has no end or another
    in it."""
    if not lines[index].text.lstrip().startswith("{|"):
        return None
    rows: list[list[Line]] = [[]]
    for at, line in enumerate(lines[index + 1 : index + _MOST], index + 1):
        text = line.text.lstrip()
        if text.startswith("|}"):
            return _table([row for row in rows if row], at + 1 - index)
        if text.startswith("{|"):
            return None
        if text.startswith("|-"):
            rows.append([])
        elif text.startswith(("|", "!")) and not text.startswith("|+"):
            rows[-1].append(line)
    return None


def _table(rows: list[list[Line]], height: int) -> Table | None:
    cells = {row[0].start: [cell for line in row for cell in _cells(line)] for row in rows}
    firsts = [row[0] for row in rows]
    return Table(firsts, lambda line: cells[line.start], height=height) if rows else None


def _cells(line: Line) -> list[Span]:
    """The cells of a line, behind the sign that it begins with."""
    first = line.indent + 1
    edges = [(first, first), *(each.span() for each in _CELL.finditer(line.text, first))]
    ends = [start for start, _ in edges[1:]] + [len(line.text.rstrip())]
    return [
        _bare(line, start, max(start, end)) for (_, start), end in zip(edges, ends, strict=True)
    ]


def _bare(line: Line, start: int, end: int) -> Span:
    looks = _LOOKS.match(line.text, start, end)
    return line.start + (looks.end() if looks else start), line.start + end
