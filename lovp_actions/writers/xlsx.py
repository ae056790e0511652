"""An Excel workbook with the items as a table: filters, dates, a list of statuses to choose."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final

from lovp_actions.items import Item
from lovp_actions.writers.cells import FORMULA, plain
from lovp_actions.writers.status import STATUSES
from lovp_actions.writers.style import PLAIN, Style
from lovp_actions.writers.workbook import (
    DATE_FORMAT,
    TITLES,
    packed,
    print_on_one_page_wide,
    statuses,
)

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_COLUMNS: Final = (
    "status",
    "type",
    "actor",
    "action",
    "deadline",
    "deadline_date",
    "section",
    "meeting",
    "meeting_date",
    "source",
    "line",
    "sentence",
    "context",
    "id",
)
_WIDTHS: Final = {
    "action": 50,
    "sentence": 60,
    "context": 40,
    "section": 26,
    "meeting": 24,
    "actor": 24,
    "actor_full": 24,
    "counterparty": 24,
    "source": 20,
    "deadline": 20,
    "line": 8,
    "page": 8,
}
"""In characters; other columns get `_WIDTH`."""
_WIDTH: Final = 14
_DATES: Final = ("meeting_date", "deadline_date")
_NO_XML: Final = re.compile(r"[\ufffe\uffff]")
_LONGEST: Final = 32_767
"""Characters that a cell can hold."""


def write(items: Iterable[Item], out: BinaryIO, style: Style = PLAIN) -> None:
    """Write `items` to `out` as one workbook. Needs openpyxl."""
    from openpyxl import Workbook

    rows = list(items)
    names = style.columns or _COLUMNS
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "lovp-actions"
    sheet = book.create_sheet(TITLES[style.language])
    for column, name in enumerate(names, start=1):
        _put(sheet.cell(1, column), style.heading(name))
    for row, item in enumerate(rows, start=2):
        for column, name in enumerate(names, start=1):
            _fill(sheet.cell(row, column), item, name, style)
    _lay_out(sheet, names, len(rows), style)
    out.write(packed(book))


def _fill(cell: Cell | MergedCell, item: Item, name: str, style: Style) -> None:
    from openpyxl.styles import Alignment

    cell.alignment = Alignment(wrap_text=True, vertical="top")
    value = (
        item.status or STATUSES[style.language][0] if name == "status" else style.value(item, name)
    )
    if isinstance(value, int | float):
        cell.value = value
    elif value and name in _DATES and (day := _day(str(value))):
        cell.value = day
        cell.number_format = DATE_FORMAT[style.language]
    elif value:
        _put(cell, value)


def _put(cell: Cell | MergedCell, value: object) -> None:
    """Words are put in as a string, whatever they look like, and stay one when edited."""
    text = _NO_XML.sub("", plain(value))[:_LONGEST]
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA)


def _day(value: str) -> dt.date | None:
    """The date, where it is one that a workbook can hold."""
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.year >= 1900 else None


def _lay_out(sheet: Worksheet, names: Sequence[str], count: int, style: Style) -> None:
    """What makes of `count` rows below the headings a table to work with."""
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    last = max(count, 1) + 1  # Excel wants a row, be it an empty one
    table = Table(displayName="Items", ref=f"A1:{get_column_letter(len(names))}{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    sheet.add_table(table)
    sheet.freeze_panes = "A2"
    for column, name in enumerate(names, start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, _WIDTH)
        sheet[f"{letter}1"].alignment = Alignment(wrap_text=True, vertical="top")
        if name == "status":
            choice = statuses(style.language)
            choice.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(choice)
    print_on_one_page_wide(sheet, head=1)
