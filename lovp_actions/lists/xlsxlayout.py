"""What makes of a sheet a list to work with: a filter, statuses to choose from, how it prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from lovp_actions.lists.columns import columns_of, language_of
from lovp_actions.writers.workbook import TITLES, print_on_one_page_wide, statuses

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROWS: Final = 1_048_576
"""What a sheet can hold."""
_WIDTHS: Final = {"action": 50, "sentence": 50, "remarks": 30, "section": 25, "source": 20}
_MANY: Final = 12
"""So many different statuses in a list are no words to choose from."""


def complete(sheet: Worksheet, head: int, cells: Sequence[Sequence[str]]) -> None:
    """Give the list with its headings in row `head` (from 0) of the `cells` of a sheet what it
    lacks: a filter over all its columns, statuses to choose from, and a layout by which its rows
    print on one page wide. What somebody made of these stays."""
    from openpyxl.utils import get_column_letter as letter

    headings = cells[head]
    filled = [index + 1 for index, heading in enumerate(headings) if heading.strip()]
    tables = [table.ref for table in sheet.tables.values()]
    if not sheet.auto_filter.ref and not any(_holds(ref, head + 1) for ref in tables):
        corner = f"{letter(filled[-1])}{max(len(cells), head + 1)}"
        sheet.auto_filter.ref = f"{letter(filled[0])}{head + 1}:{corner}"
    column = columns_of(headings).get("status")
    if column is not None and not _chosen(sheet, column + 1, head + 1):
        rows = (row[column].strip() for row in cells[head + 1 :] if len(row) > column)
        used = list(dict.fromkeys(filter(None, rows)))
        choice = statuses(language_of(headings), used if len(used) <= _MANY else ())
        choice.add(f"{letter(column + 1)}{head + 2}:{letter(column + 1)}{ROWS}")
        sheet.add_data_validation(choice)
    if not _laid_out(sheet):
        print_on_one_page_wide(sheet, head + 1)


def dress(sheet: Worksheet, headings: Sequence[str]) -> None:
    """A new sheet: a name, bold headings that stay in view, and columns of a fitting width."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    kinds = {place: name for name, place in columns_of(headings).items()}
    sheet.title = TITLES[language_of(headings)]
    sheet.freeze_panes = "A2"
    for index, column in enumerate(sheet.iter_cols(), start=1):
        name = kinds.get(index - 1, "")
        column[0].font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(index)].width = _WIDTHS.get(name, 14)
        for cell in column[1:]:
            cell.alignment = Alignment(vertical="top", wrap_text=name in _WIDTHS)


def _holds(ref: str, row: int) -> bool:
    """Whether a table has a row, from 1, in it."""
    from openpyxl.utils import range_boundaries

    _, top, _, bottom = range_boundaries(ref)
    return (top or 0) <= row <= (bottom or 0)


def _chosen(sheet: Worksheet, column: int, head: int) -> bool:
    """Whether a rule tells what may stand in the column below the headings, both from 1."""
    return any(
        cells.min_col <= column <= cells.max_col and cells.max_row > head
        for rule in sheet.data_validations.dataValidation
        for cells in rule.sqref.ranges
    )


def _laid_out(sheet: Worksheet) -> bool:
    """Whether somebody told how the sheet prints; programs write some of this of themselves."""
    setup, fits = sheet.page_setup, sheet.sheet_properties.pageSetUpPr
    return bool(
        (fits and fits.fitToPage)
        or setup.orientation == "landscape"
        or setup.scale not in (None, 100)
        or sheet.print_title_rows
        or sheet.print_title_cols
        or sheet.print_area
    )
