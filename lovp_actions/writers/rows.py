"""Rows under the headings that another program wants: CSV (RFC 4180), or a workbook."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

from lovp_actions.writers.cells import guarded
from lovp_actions.writers.style import Style

Cell = str | int | dt.date | None
_BYTE_ORDER_MARK: Final = "\ufeff"
_WIDE: Final = 60
"""Characters of a column with long words."""


def write(
    names: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    out: Any,
    style: Style,
    wide: Collection[str] = (),
) -> None:
    """Write `rows`, of cells under `names`, to `out`: a text stream, or where `style` wants a
    workbook a binary one. Columns that are `wide` are so in the workbook.

    What a spreadsheet would run as a formula gets an apostrophe in CSV (see `cells.guarded`): those
    programs would show it, but somebody opens the file with a double click first. Dates are ISO
    dates. Raises OutputError.
    """
    if style.workbook:
        from lovp_actions.writers.xlsx import book_of

        widths = dict.fromkeys(wide, _WIDE)
        out.write(book_of({"": rows}, names, style, widths))
        return
    if style.excel:
        out.write(_BYTE_ORDER_MARK)
    writer = csv.writer(out, delimiter=";" if style.excel else ",", lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_text(cell) for cell in row] for row in rows)


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, dt.date) else guarded(cell)
