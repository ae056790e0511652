"""What workbooks of items and kept lists have in common: statuses to choose from, and bytes."""

from __future__ import annotations

import errno
import io
import os
from typing import TYPE_CHECKING

from lovp_actions.errors import OutputError, reason
from lovp_actions.writers.status import STATUSES

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation


def statuses() -> DataValidation:
    """A rule for cells by which people choose a status from a list; another one may stay."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation("list", formula1=f'"{",".join(STATUSES)}"', allow_blank=True)
    choice.errorStyle = "warning"
    choice.showErrorMessage = True
    return choice


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
