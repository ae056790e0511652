"""Tables that stand upright: headings below each other, each with its cell beside it."""

from __future__ import annotations

from collections.abc import Sequence

from lovp_actions.structure.layout import Line
from lovp_actions.structure.passage import read
from lovp_actions.structure.tables import heads
from lovp_actions.structure.tables.table import Span

Cut = tuple[Line, list[list[Span]]]
"""A row: its first line, and for each cell the stretches that it is made of."""


def turned(source: str, cut: Sequence[Cut]) -> list[Cut]:
    """The rows as they are, or, of a table of two columns whose first holds headings alone, one row
    of headings, and one for all up to where a heading comes again."""
    kinds = [heads.column_kind(_words(source, cells[0])) for _, cells in cut]
    if any(len(cells) != 2 for _, cells in cut) or not all(kinds) or "action" not in kinds:
        return list(cut)
    if len(set(kinds)) < 2 or heads.column_kind(_words(source, cut[0][1][1])):
        return list(cut)
    columns = list(dict.fromkeys(kinds))
    found: list[Cut] = [(cut[0][0], [cut[kinds.index(kind)][1][0] for kind in columns])]
    told: set[str] = set()
    for kind, (line, cells) in zip(kinds, cut, strict=True):
        if not told or kind in told:
            empty = cells[1][-1][1]
            found.append((line, [[(empty, empty)] for _ in columns]))
            told.clear()
        told.add(kind)
        found[-1][1][columns.index(kind)] = cells[1]
    return found


def _words(source: str, cell: list[Span]) -> str:
    return read(source, cell).text.strip(" :*_")
