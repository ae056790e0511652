"""What workbooks of items and kept lists have in common: statuses to choose from, how they print,
and bytes."""

from __future__ import annotations

import errno
import io
import os
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from lovp_actions.errors import OutputError, reason
from lovp_actions.writers.status import STATUSES
from lovp_actions.writers.words import Language

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

TITLES: Final[Mapping[Language, str]] = {"nl": "Actiepunten", "en": "Action items"}
"""Of the sheet with the list."""
DATE_FORMAT: Final[Mapping[Language, str]] = {"nl": "dd-mm-yyyy", "en": "yyyy-mm-dd"}
_LONGEST: Final = 255
"""Characters of a list to choose from."""
_MADE: Final = re.compile(rb"<dcterms:(created|modified)\b[^<]{0,400}</dcterms:\1>")
"""When a workbook was made, among its properties."""


def statuses(language: Language, used: Iterable[str] = ()) -> DataValidation:
    """A rule for cells by which people choose a status from a list, with those that are `used`
    already, as far as there is room; another one may stay."""
    from openpyxl.worksheet.datavalidation import DataValidation

    offered = list(STATUSES[language])
    for status in used:
        known = status.casefold() in map(str.casefold, offered) or "," in status or '"' in status
        if not known and len(",".join([*offered, status])) <= _LONGEST:
            offered.append(status)
    choice = DataValidation("list", formula1=f'"{",".join(offered)}"', allow_blank=True)
    choice.errorStyle = "warning"
    choice.showErrorMessage = True
    return choice


def print_on_one_page_wide(sheet: Worksheet, head: int) -> None:
    """Let the columns of a sheet print on one page that lies, row `head` (from 1) on each page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.page_setup.paperSize or sheet.PAPERSIZE_A4
    sheet.page_setup.scale = None
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{head}:{head}"


def packed(book: Workbook, name: str = "") -> bytes:
    """The bytes of the workbook. Raises OutputError where the libraries cannot write it, also for
    what they have to say of a full disk, for they keep temporary files."""
    out = io.BytesIO()
    try:
        book.save(out)
    except Exception as error:
        number = getattr(errno, str(error).removeprefix("IO_"), None)
        why = reason(OSError(number, os.strerror(number)) if number else error)
        raise OutputError(f"Cannot write {name or 'the workbook'}: {why}.") from error
    return out.getvalue()


def timeless(book: bytes) -> bytes:
    """A workbook without the time at which it was made: the same items give the same bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = _MADE.sub(b"", part)
            kept.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
