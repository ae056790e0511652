"""What workbooks of items and kept lists have in common: statuses to choose from, and bytes."""

from __future__ import annotations

import io
import tempfile
from typing import TYPE_CHECKING

from ..errors import OutputError
from .status import STATUSES

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
    """The bytes of the workbook. Raises OutputError when the disk for temporary files is full:
    openpyxl writes its sheets there first, and lxml has an error of its own for that."""
    out = io.BytesIO()
    try:
        book.save(out)
    except Exception as error:
        if not isinstance(error, OSError) and type(error).__name__ != "SerialisationError":
            raise
        target = name or "the workbook"
        raise OutputError(
            f"Cannot write {target}: no space left for temporary files; make room in "
            f"{tempfile.gettempdir()}, or name another folder in TMPDIR."
        ) from error
    return out.getvalue()
