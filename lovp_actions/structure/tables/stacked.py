"""Tables whose cells stand below each other, a line each, as a paste from a page leaves them:

Nr
Actiepunt
Wie

9
Roeden laten keuren
Gijsbert
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from lovp_actions.structure import bullets
from lovp_actions.structure.layout import Line
from lovp_actions.structure.tables import heads
from lovp_actions.structure.tables.cells import NUMBER, Known
from lovp_actions.structure.tables.columns import assign
from lovp_actions.structure.tables.table import Span, Table

_FEWEST, _MOST = 3, 8
"""Columns."""
_LONGEST = 40
"""Characters of a heading."""
_WIDEST = 80
"""Characters of a cell where no headings tell what it is."""
_ROWS = 9
"""Rows that tell what the columns are where no headings do."""
_TOLD = {"action", "actor", "deadline", "status"}


def find(lines: Sequence[Line], index: int) -> Table | None:
    """The table whose headings stand from `lines[index]` on, None where there is none: three
    headings at least, among them one of what is to be done and one of who does it, over rows that
    have as many lines each; a blank one is an empty cell."""
    window = lines[index : index + _MOST]
    if any(not 0 < len(line.text.strip()) <= _LONGEST for line in window[:_FEWEST]):
        return None
    names = [line.text.strip() for line in takewhile(lambda each: _is_head(each.text), window)]
    kinds = [heads.column_kind(name) for name in names]
    if (
        len(names) < _FEWEST
        or not {"action", "actor"} <= set(kinds)
        or len(set(names)) < len(names)
    ):
        return None
    found = list(_rows(lines, index + len(names), len(names), counted=kinds[0] == "number"))
    return _table(lines, index, [lines[index : index + len(names)], *found]) if found else None


def unheaded(lines: Sequence[Line], index: int, known: Known) -> Table | None:
    """The table without headings whose rows are the paragraphs of a list of actions from
    `lines[index]` on: two at least, of as many lines each, all of which tell who, what or when."""
    first = list(islice(_paragraphs(lines, index), _ROWS))
    cells = [[line.text.strip() for line in row] for row in first]
    if len(cells) < 2 or len(cells[0]) < _FEWEST or any(map(bullets.match, cells[0])):
        return None
    if any(len(cell) > _WIDEST for row in cells for cell in row):
        return None
    roles = assign((), cells, known, listed=True).roles
    told = {"action", "actor"} <= set(roles) <= _TOLD
    return _table(lines, index, list(_paragraphs(lines, index))) if told else None


def _paragraphs(lines: Sequence[Line], at: int) -> Iterator[Sequence[Line]]:
    """The paragraphs from line `at` on that have as many lines as the first."""
    width = 0
    while at < len(lines):
        row = list(takewhile(lambda line: not line.blank, lines[at : at + _MOST + 1]))
        if not 0 < len(row) <= _MOST or len(row) != (width or len(row)):
            return
        yield row
        width = len(row)
        at += width
        while at < len(lines) and lines[at].blank:
            at += 1


def _table(lines: Sequence[Line], index: int, rows: Sequence[Sequence[Line]]) -> Table:
    cells = {row[0].start: [_span(line) for line in row] for row in rows}
    height = lines.index(rows[-1][-1], index) + 1 - index
    return Table([row[0] for row in rows], lambda line: cells[line.start], height=height)


def cells(lines: Sequence[Line]) -> frozenset[int]:
    """The offsets of the lines that are cells of such tables, of which a number is none of a
    page."""
    found, at = set[int](), 0
    while at < len(lines):
        height = table.height if (table := find(lines, at)) else 0
        found |= {line.start for line in lines[at : at + height]}
        at += height or 1
    return frozenset(found)


def _is_head(text: str) -> bool:
    return bool(heads.kinds_of(text.strip())) and not heads.FIELD.search(text)


def _rows(lines: Sequence[Line], at: int, width: int, *, counted: bool) -> Iterator[Sequence[Line]]:
    """The rows from line `at` on; where no number tells where each begins, the lines up to the next
    blank one behind a row must be whole rows."""
    end = 0  # the next blank line behind the first row of a stretch
    while True:
        while at < len(lines) and lines[at].blank:
            at += 1
        row = lines[at : at + width]
        if len(row) < width or (counted and not NUMBER.fullmatch(row[0].text.strip())):
            return
        if not counted:
            if end < at + width:
                behind = (n for n in range(at + width, len(lines)) if lines[n].blank)
                end = next(behind, len(lines))
            if (end - at) % width:
                return
        yield row
        at += width


def _span(line: Line) -> Span:
    text = line.text.rstrip()
    return (line.start + min(line.indent, len(text)), line.start + len(text))
