"""How many cells a workbook asks for, before they are made; cells that are merged; and numbers that
keep their digits."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any, Final
from xml.parsers import expat

from lovp_actions.errors import InputError

CELLS: Final = 2_000_000
"""Of all sheets together, with those that are merged, and the empty ones left of a filled one."""
_REFERENCE: Final = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


def check(data: bytes, name: str) -> None:
    """Raises InputError when the sheets of a workbook, whose members were found safe, have more
    than CELLS, ValueError and the like when they are damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        count = sum(
            _cells(archive.read(member))
            for member in archive.namelist()
            if re.fullmatch(r"xl/(?:work|dialog|chart|macro)sheets?/.*\.xml", member)
        )
    if count > CELLS:
        raise InputError(
            f"Cannot read {name}: its sheets have {count:,} cells, more than {CELLS:,}; take away "
            "merged cells and what stands far from the list."
        )


def _cells(sheet: bytes) -> int:
    """How many cells are made for a sheet: of each row up to the last, of each merged area all."""
    count, row, last = 0, 0, 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count, row, last
        kind = tag.rpartition(":")[2]
        if kind == "row":
            above, row = row, int(attributes.get("r", row + 1))
            count, last = count + max(row - above, 1), 0
        elif kind == "c":
            column = _place(attributes["r"])[0] if "r" in attributes else last + 1
            count, last = count + max(column - last, 1), column
        elif kind == "mergeCell":
            (left, top), (right, bottom) = _corners(attributes.get("ref", ""))
            count += (abs(right - left) + 1) * (abs(bottom - top) + 1)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(sheet, True)
    return count


def _corners(reference: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, _, last = reference.partition(":")
    return _place(first), _place(last or first)


def _place(reference: str) -> tuple[int, int]:
    """Column and row, from 1. Raises ValueError for what is no place."""
    match = _REFERENCE.fullmatch(reference.replace("$", ""))
    if match is None:
        raise ValueError(f"{reference!r} is no place in a sheet")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(match[2])


def spread(grid: Sequence[list[str]], areas: Iterable[Any], head: int) -> None:
    """Give the texts of cells below the headings in row `head` (from 0) that are merged with those
    below them, the `areas` of openpyxl, to each of their rows that holds anything else."""
    for area in areas:
        top, column = area.min_row - 1, area.min_col - 1
        if head < top < len(grid) and column < len(grid[top]):
            for cells in grid[top + 1 : area.max_row]:
                if any(cells):
                    cells += [""] * (column + 1 - len(cells))
                    cells[column] = grid[top][column]


def show_formulas(grid: Sequence[list[str]], sheet: Any, head: int) -> None:
    """Give formulas of the `sheet` of openpyxl whose values were never reckoned as text, in the
    rows below the headings in row `head` (from 0) that hold anything else."""
    for (row, column), cell in sheet._cells.items():
        if cell.data_type == "f" and head < row - 1 < len(grid) and any(grid[row - 1]):
            cells = grid[row - 1]
            cells += [""] * (column - len(cells))
            cells[column - 1] = cells[column - 1] or str(cell.value)


def is_struck(cell: Any) -> bool:
    """Whether all words in a cell of openpyxl, or None, are struck through."""
    if cell is None or cell.value is None:
        return False
    runs = cell.value if isinstance(cell.value, list) else [cell.value]
    fonts = [getattr(run, "font", cell.font) for run in runs if str(run).strip()]
    return bool(fonts) and all(font and font.strike for font in fonts)


def keep_digits(sheet: Any) -> None:
    """Let openpyxl write the numbers of a sheet with all their digits, of which it keeps 16."""
    for cell in sheet._cells.values():
        value = cell.value
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if number and float(f"{value:.16g}") != value:
            cell._value, cell.data_type = repr(value), "n"
