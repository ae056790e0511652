"""Lists on the disk: read as they are, and replaced whole, if nobody touched them meanwhile."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..errors import InputError, OutputError
from ..output import writing
from ..reading import opening
from ..sources import special
from ..writers.words import Language
from .csvlist import CsvSheet
from .table import KeptList, Sheet
from .xlsxlist import XlsxSheet

ENDINGS: Final = (".xlsx", ".xlsm", ".csv")
"""Of lists that can be kept."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list as it was read from `path`; `data` is None where there is no file yet."""

    path: str
    data: bytes | None
    kept: KeptList

    def save(self) -> None:
        """Put the list, with its changes, in the place of the file.

        Raises OutputError, and leaves the file as it is, when it cannot be written, is open in
        a spreadsheet program, or was changed by someone else since it was read.
        """
        data = self.kept.sheet.data()
        with writing(self.path) as out:
            out.buffer.write(data)
            out.flush()
            os.fsync(out.fileno())
            refuse_open(self.path)
            if _contents(self.path) != self.data:
                raise OutputError(
                    f"Cannot write {self.path}: someone changed it meanwhile; run this again."
                )


def open_list(path: str, *, new: bool = False, language: Language = "en") -> ListFile:
    """The list at `path`; `new` allows that there is none yet, `language` is that of headings
    that are put in it.

    Raises InputError when it cannot be read or is no list of actions.
    """
    if not path.lower().endswith(ENDINGS):
        raise InputError(f"Cannot read {path}: a list is an .xlsx or a .csv file; name one.")
    special.refuse(path)
    data = _contents(path)
    if data is None and (not new or path.lower().endswith(".xlsm")):
        raise InputError(f"Cannot read {path}: there is no such file.")
    return ListFile(path, data, KeptList(_sheet(data or b"", path), language))


def refuse_open(path: str) -> None:
    """Raises OutputError when a spreadsheet program has the list open, by its lock file."""
    places = dict.fromkeys((Path(path), Path(os.path.realpath(path))))
    for place in places:
        for lock in (f"~${place.name}", f".~lock.{place.name}#"):
            if (place.parent / lock).exists():
                raise OutputError(
                    f"Cannot write {path}: it is open in a spreadsheet program; close it there "
                    f"first, or, if it is not open, remove {place.parent / lock}."
                )


def _sheet(data: bytes, path: str) -> Sheet:
    if data.startswith(b"PK\x03\x04") or (not data and not path.lower().endswith(".csv")):
        return XlsxSheet(data, path)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(
            f"Cannot read {path}: it is protected by a password, or an old Excel file; save it as "
            ".xlsx without a password."
        )
    return CsvSheet(data, path)


def _contents(path: str) -> bytes | None:
    """The bytes of the file, None where there is none. Raises InputError."""
    with opening(path):
        try:
            return Path(path).read_bytes()
        except FileNotFoundError:
            return None
