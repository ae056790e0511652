"""An Excel workbook with the items as a table: filters, dates, a list of statuses to choose; or
with a table for each person."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final

from lovp_actions.items import Item
from lovp_actions.writers.cells import FORMULA, plain
from lovp_actions.writers.people import by_person, safe_name
from lovp_actions.writers.status import STATUSES
from lovp_actions.writers.style import PLAIN, Style
from lovp_actions.writers.workbook import (
    DATE_FORMAT,
    TITLES,
    packed,
    print_on_one_page_wide,
    statuses,
    timeless,
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
    "remarks": 40,
    "evidence": 40,
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
_NOBODY: Final = {"nl": "Niemand genoemd", "en": "Nobody named"}
"""The sheet with items of nobody."""
_LONGEST_TITLE: Final = 31
_KEPT_TITLE: Final = "history"
"""A title that Excel keeps for itself."""


def write(items: Iterable[Item], out: BinaryIO, style: Style = PLAIN) -> None:
    """Write `items` to `out` as one workbook. Needs openpyxl."""
    names = style.columns or _COLUMNS
    groups: Mapping[str, Iterable[Item]] = {"": items}
    if style.by_person:
        people = by_person(items) or {"": []}
        groups = {name or _NOBODY[style.language]: theirs for name, theirs in people.items()}
    sheets = {
        title: [[_value(item, name, style) for name in names] for item in group]
        for title, group in groups.items()
    }
    headings = [style.heading(name) for name in names]
    widths = {style.heading(name): width for name, width in _WIDTHS.items()}
    status = style.heading("status")
    out.write(book_of(sheets, headings, style, widths, status))


def book_of(
    sheets: Mapping[str, Iterable[Sequence[object]]],
    headings: Sequence[str],
    style: Style,
    widths: Mapping[str, int],
    status: str = "",
) -> bytes:
    """A workbook of the rows of each of `sheets`, by title, under `headings`; columns have their
    `widths`, in characters, and one under `status` a list to choose from. Needs openpyxl. Raises
    OutputError."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "lovp-actions"
    taken = {_KEPT_TITLE}
    for number, (title, rows) in enumerate(sheets.items()):
        name = safe_name(title or TITLES[style.language], _LONGEST_TITLE, taken)
        taken.add(name.casefold())
        sheet = book.create_sheet(name)
        for column, heading in enumerate(headings, start=1):
            _put(sheet.cell(1, column), heading)
        row = 1
        for row, values in enumerate(rows, start=2):
            for column, value in enumerate(values, start=1):
                _fill(sheet.cell(row, column), value, style)
        _lay_out(sheet, headings, row - 1, widths, status, style, number)
    return timeless(packed(book))


def _value(item: Item, name: str, style: Style) -> object:
    if name == "status":
        return item.status or STATUSES[style.language][0]
    value = style.value(item, name)
    return dt.date.fromisoformat(str(value)) if value and name in _DATES else value


def _fill(cell: Cell | MergedCell, value: object, style: Style) -> None:
    from openpyxl.styles import Alignment

    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, int | float):
        cell.value = value
    elif isinstance(value, dt.date) and value.year >= 1900:  # what a workbook can hold
        cell.value = value
        cell.number_format = DATE_FORMAT[style.language]
    elif value:
        _put(cell, value)


def _put(cell: Cell | MergedCell, value: object) -> None:
    """Words are put in as a string, whatever they look like, and stay one when edited."""
    text = _NO_XML.sub("", plain(value))[:_LONGEST]
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA)


def _lay_out(
    sheet: Worksheet,
    headings: Sequence[str],
    count: int,
    widths: Mapping[str, int],
    status: str,
    style: Style,
    number: int,
) -> None:
    """What makes of `count` rows below the headings a table to work with, in sheet `number`."""
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    last = max(count, 1) + 1  # Excel wants a row, be it an empty one
    table = Table(
        displayName=f"Items{number or ''}", ref=f"A1:{get_column_letter(len(headings))}{last}"
    )
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    sheet.add_table(table)
    sheet.freeze_panes = "A2"
    for column, heading in enumerate(headings, start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = widths.get(heading, _WIDTH)
        sheet[f"{letter}1"].alignment = Alignment(wrap_text=True, vertical="top")
        if heading == status:
            choice = statuses(style.language)
            choice.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(choice)
    print_on_one_page_wide(sheet, head=1)
