"""A list in a workbook: what openpyxl keeps stays, and what it would lose is not written."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Mapping
from copy import copy
from functools import cached_property
from typing import Any, Final

from lovp_actions.errors import InputError, OutputError
from lovp_actions.lists import carried, workbook_parts, xlsxcells, xlsxlayout
from lovp_actions.lists.columns import language_of
from lovp_actions.lists.table import Value, find_head, known_columns
from lovp_actions.lists.xlsxlayout import ROWS
from lovp_actions.sources import limits
from lovp_actions.sources.extras import library
from lovp_actions.writers.cells import FORMULA, plain
from lovp_actions.writers.words import Language
from lovp_actions.writers.workbook import DATE_FORMAT, packed

_MEMORY: Final = "lovp-actions"
"""The hidden sheet with the marks of `remember`."""
_COLUMNS: Final = 16_384
"""What a sheet can hold."""
_NO_XML: Final = re.compile("[\ufffe\uffff]")
"""What is left of the characters that XML cannot hold."""


class XlsxSheet:
    """The cells of the sheet of a workbook that holds the list (a `table.Sheet`)."""

    def __init__(self, data: bytes, name: str) -> None:
        """Read the workbook `data`, b"" for a new one; `name` is what messages call the file.
        Raises InputError when it is damaged or openpyxl is missing."""
        self.name = name
        self._openpyxl = library("openpyxl", name, "xlsx")
        self._before = data
        self._safe = not data
        """Whether it is known that nothing gets lost."""
        if not data:
            self._book = self._openpyxl.Workbook()
            self._sheet = self._book.active
            self._grid: list[list[str]] = []
            self._first = True
            return
        limits.check_size(len(data), name)
        limits.members(data, name)
        try:
            xlsxcells.check(data, name)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._book = self._load(data, rich_text=True, keep_vba=_has_macros(data))
            grids = self._grids(data)
        except InputError:
            raise
        except Exception as error:  # the library raises whatever comes
            raise limits.damaged(name) from error
        title = max(grids, key=lambda title: known_columns(grids[title]), default="")
        if not title:
            raise InputError(f"Cannot read {name}: it has no sheet with cells.")
        self._sheet, self._grid = self._book[title], grids[title]
        if (head := find_head(self._grid)) is not None:
            xlsxcells.spread(self._grid, self._sheet.merged_cells.ranges, head)
            xlsxcells.show_formulas(self._grid, self._sheet, head)
        self._first = _MEMORY not in self._book.sheetnames
        """Whether nothing was merged before; what is gone from its layout later was taken away."""

    def _load(self, data: bytes, **how: bool) -> Any:
        return self._openpyxl.load_workbook(io.BytesIO(data), **how)

    def _grids(self, data: bytes) -> dict[str, list[list[str]]]:
        """The texts of each sheet by its title: of formulas the values last reckoned."""
        grids: dict[str, list[list[str]]] = {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = self._load(data, data_only=True, read_only=True)
            for sheet in book.worksheets:
                if sheet.title == _MEMORY:
                    continue
                sheet.reset_dimensions()
                rows = [[_percent(each) or _text(each.value) for each in row] for row in sheet]
                while rows and not any(rows[-1]):
                    rows.pop()
                grids[sheet.title] = rows
            book.close()
        return grids

    def grid(self) -> list[list[str]]:
        """The text of all cells of the sheet."""
        return [list(cells) for cells in self._grid]

    def is_struck(self, row: int, column: int) -> bool:
        """Whether all that stands in a cell is struck through."""
        return xlsxcells.is_struck(self._sheet._cells.get((row + 1, column + 1)))

    def put(self, row: int, column: int, value: Value) -> None:
        """Change one cell: dates are real dates, text is never a formula. Raises OutputError for
        a cell that is merged with others."""
        self._refuse_losses()
        self._refuse_full(row, column)
        cell = self._sheet.cell(row + 1, column + 1)
        if not hasattr(type(cell), "_bind_value"):
            raise OutputError(
                f"Cannot write {self.name}: cells in row {row + 1} are merged; split them first."
            )
        if isinstance(value, dt.date):
            if not self._openpyxl.styles.numbers.is_date_format(cell.number_format):
                cell.number_format = DATE_FORMAT[self._language]
            cell.value = value
        elif isinstance(value, str):
            cell.value = text = _NO_XML.sub("\ufffd", plain(value))
            if text:
                cell.data_type = "s"
            if text.startswith(FORMULA):
                cell.quotePrefix = True
        else:
            cell.value = value
        if row >= len(self._grid) or column >= len(self._grid[row]):
            self._dress(row, column)
        self._grid += [[] for _ in range(row + 1 - len(self._grid))]
        cells = self._grid[row]
        cells += [""] * (column + 1 - len(cells))
        cells[column] = str(value)

    def _dress(self, row: int, column: int) -> None:
        """A new heading looks like its neighbour, and belongs to the same table."""
        cell, left = (
            self._sheet.cell(row + 1, column + 1),
            self._sheet.cell(row + 1, max(column, 1)),
        )
        if column and left.has_style and not cell.has_style:
            cell._style = copy(left._style)
        for table in self._sheet.tables.values():
            first, top, last, bottom = self._bounds(table.ref)
            if top == row + 1 and last == column and table.headerRowCount != 0:
                made = self._openpyxl.worksheet.table.TableColumn(
                    id=max(each.id for each in table.tableColumns) + 1, name=str(cell.value)
                )
                table.tableColumns.append(made)
                self._stretch(table, first, top, column + 1, bottom)

        ref = self._sheet.auto_filter.ref
        if ref:
            first, top, last, bottom = self._bounds(ref)
            if top == row + 1 and last == column:
                self._sheet.auto_filter.ref = self._reference(first, top, column + 1, bottom)

    def add_row(self, values: Mapping[int, Value]) -> int:
        """Add a row below the last that is filled, dressed like it but for its colours. Formulas
        that stand ready there in other columns stay. Raises OutputError where the list ends in a
        row of totals."""
        filled = [index for index, cells in enumerate(self._grid) if any(cells)]
        above, index = filled[-1], filled[-1] + 1
        self._refuse_losses()
        while index < ROWS and any(
            self._sheet.cell(index + 1, column + 1).value is not None for column in values
        ):
            index += 1  # formulas whose values are not known
        self._refuse_full(index, 0)
        for column in range(len(self._grid[above])):
            old, new = (
                self._sheet.cell(above + 1, column + 1),
                self._sheet.cell(index + 1, column + 1),
            )
            if old.has_style and not self._is_heading(above):
                new.number_format = old.number_format
                new.alignment, new.border = copy(old.alignment), copy(old.border)
                new.protection = copy(old.protection)
        self._grid += [[] for _ in range(index + 1 - len(self._grid))]
        self._grid[index] = [""] * len(self._grid[above])
        for column, value in values.items():
            if value != "":
                self.put(index, column, value)
        self._lengthen(index)
        return index

    def _is_heading(self, row: int) -> bool:
        return known_columns([self._grid[row]]) > 0

    def _lengthen(self, last: int) -> None:
        """Tables, the filter and the rules of cells that end in row `last` (from 1) go on below."""
        for table in self._sheet.tables.values():
            first, top, right, bottom = self._bounds(table.ref)
            if bottom == last and table.totalsRowCount:
                raise OutputError(
                    f"Cannot write {self.name}: its table ends in a row of totals; "
                    "switch that row off in Excel first."
                )
            if bottom == last:
                self._stretch(table, first, top, right, last + 1)
        ref = self._sheet.auto_filter.ref
        if ref:
            first, top, right, bottom = self._bounds(ref)
            if bottom == last:
                self._sheet.auto_filter.ref = self._reference(first, top, right, last + 1)
        for rule in self._sheet.data_validations.dataValidation:
            for cells in rule.sqref.ranges:
                if cells.max_row == last and cells.min_row < last:
                    cells.expand(down=1)

    def _bounds(self, ref: str) -> tuple[int, int, int, int]:
        bounds: tuple[int, int, int, int] = self._openpyxl.utils.range_boundaries(ref)
        return bounds

    def _reference(self, first: int, top: int, right: int, bottom: int) -> str:
        letter = self._openpyxl.utils.get_column_letter
        return f"{letter(first)}{top}:{letter(right)}{bottom}"

    def _stretch(self, table: Any, first: int, top: int, right: int, bottom: int) -> None:
        table.ref = self._reference(first, top, right, bottom)
        if table.autoFilter is not None:
            table.autoFilter.ref = table.ref

    def memory(self) -> set[str]:
        """The marks in the hidden sheet."""
        if _MEMORY not in self._book.sheetnames:
            return set()
        return {_text(row[0]) for row in self._book[_MEMORY].iter_rows(values_only=True) if row[0]}

    def remember(self, marks: set[str], head: int) -> None:
        """Note the marks in a hidden sheet."""
        self._refuse_losses()
        if _MEMORY not in self._book.sheetnames:
            self._book.create_sheet(_MEMORY).sheet_state = "veryHidden"
        sheet = self._book[_MEMORY]
        for mark in sorted(marks - self.memory()):
            sheet.append([mark])
            sheet.cell(sheet.max_row, 1).data_type = "s"

    def astray(self, head: int) -> list[int]:
        """None: a cell of a workbook stands where somebody put it."""
        return []

    def _refuse_full(self, row: int, column: int) -> None:
        if row >= ROWS or column >= _COLUMNS:
            raise OutputError(
                f"Cannot write {self.name}: the sheet is full; take away what stands in its last "
                "row or column."
            )

    def _refuse_losses(self) -> None:
        """Raises OutputError, before the first change, when openpyxl does not carry all."""
        if self._safe:
            return
        for sheet in self._book.worksheets:
            xlsxcells.keep_digits(sheet)
        if lost := carried.lost(self._before, self._packed()):
            raise OutputError(
                f"Cannot write {self.name}: it holds {' and '.join(sorted(lost))}, which would be "
                "lost; keep the list in a workbook without them, or as .csv."
            )
        self._safe = True

    def data(self) -> bytes:
        """The bytes of the workbook. Raises OutputError when something in it would be lost."""
        self._refuse_losses()
        if not self._before:
            xlsxlayout.dress(self._sheet, self._grid[0])
        if self._first and (head := find_head(self._grid)) is not None:
            xlsxlayout.complete(self._sheet, head, self._grid)
        return self._packed()

    def _packed(self) -> bytes:
        made = packed(self._book, self.name)
        return workbook_parts.with_parts(self._before, made) if self._before else made

    @cached_property
    def _language(self) -> Language:
        """That of the headings, which are there before a date is put in."""
        return language_of(self._grid[find_head(self._grid) or 0])


def _has_macros(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "xl/vbaProject.bin" in archive.namelist()


def _percent(cell: Any) -> str:
    """What a cell with a part of a whole shows: "25%"; "" for others."""
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return f"{value * 100:g}%" if "%" in (cell.number_format or "") else ""


def _text(value: object) -> str:
    """The value of a cell as text: dates as ISO dates, whole numbers without a fraction."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
