"""CSV files: rows of cells with commas, semicolons or tabs between them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lovp_actions.sources import limits, plain
from lovp_actions.sources.pieces import Paragraph, Piece, Table, Unread, Verbatim

_MARKS = (";", "\t", ",")
_SAMPLE = 50
"""Rows by which it is told what stands between cells."""


def read(data: bytes, name: str, encoding: str | None = None) -> Iterator[Piece]:
    """The rows as a table, what stands alone above it as paragraphs; the text as it is where it
    has no rows. Raises InputError when it is no text, or has too many cells."""
    text = plain.decode(data, name, encoding)
    rows = text[text.find("\n") + 1 :] if text.startswith("sep=") else text  # written for Excel
    try:
        mark = max(_MARKS, key=lambda each: _even(rows, each))
        found = list(_pieces(_rows(rows, mark), name)) if _even(rows, mark) > 1 else []
    except csv.Error:  # a cell without end
        found = []
    slips = plain.slips(data, name, encoding)
    return iter([*(found or [Verbatim(text)]), *map(Unread, slips)])


def _rows(text: str, mark: str) -> Iterator[list[str]]:
    """The rows with that mark between their cells."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark)


def _even(text: str, mark: str) -> int:
    """How many of the first rows have as many cells as most of them, two at least."""
    widths = Counter(map(len, islice(_rows(text, mark), _SAMPLE)))
    return max((count for width, count in widths.items() if width > 1), default=0)


def _pieces(rows: Iterable[Sequence[str]], name: str) -> Iterator[Piece]:
    tally = limits.Tally(name)
    cells: list[list[list[Piece]]] = []
    for row in rows:
        tally.add(len(row))
        filled = [cell for cell in row if cell.strip()]
        if cells or len(filled) > 1:
            cells.append([[Paragraph(cell)] if cell.strip() else [] for cell in row])
        elif filled:
            yield Paragraph(filled[0])
    yield Table(cells)
