"""Lists on the disk: read as they are, and replaced whole, if nobody touched them meanwhile."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lovp_actions import special_files, systems
from lovp_actions.errors import InputError, OutputError
from lovp_actions.lists.csvlist import CsvSheet
from lovp_actions.lists.lock import refuse_open
from lovp_actions.lists.table import KeptList, Sheet
from lovp_actions.lists.xlsxlist import XlsxSheet
from lovp_actions.run.reading import opening
from lovp_actions.writers.output import writing
from lovp_actions.writers.words import Language

ENDINGS: Final = (".xlsx", ".xlsm", ".csv")
"""Of lists that can be kept."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list as it was read from `path`; `data` is None where there is no file yet."""

    path: str
    data: bytes | None
    kept: KeptList

    def save(self) -> None:
        """Put the list, with its changes, in the place of the file, under the lock of `locked`.

        Raises OutputError, and leaves the file as it is, when it cannot be written, is open in
        Excel, or was changed by someone else since it was read.
        """
        data = self.kept.sheet.data()
        with writing(self.path, self._put) as out:
            out.buffer.write(data)
            refuse_open(self.path)
            if _contents(self.path) != self.data:
                raise self._changed()

    def _put(self, new: Path, target: Path) -> None:
        """Put the file `new` in the place of `target`, unless that is not what was read any more.
        Where the system can, the two are exchanged, so that what was there is seen for sure."""
        if self.data is None:
            try:
                os.link(new, target)
            except FileExistsError as error:
                raise self._changed() from error
            except OSError:  # no links on this disk
                os.replace(new, target)
            else:
                new.unlink()
        elif not systems.exchange(new, target):
            if _contents(self.path) != self.data:
                raise self._changed()
            os.replace(new, target)
        elif new.read_bytes() == self.data:
            new.unlink()
        else:
            systems.exchange(new, target)
            raise self._changed()

    def _changed(self) -> OutputError:
        return OutputError(
            f"Cannot write {self.path}: someone changed it meanwhile; run this again."
        )


def open_list(path: str, *, new: bool = False, language: Language = "en") -> ListFile:
    """The list at `path`; `new` allows that there is none yet, `language` is that of headings
    that are put in it.

    Raises InputError when it cannot be read or is no list of actions.
    """
    if not path.lower().endswith(ENDINGS):
        raise InputError(f"Cannot read {path}: a list is an .xlsx or a .csv file; name one.")
    special_files.refuse(path)
    data = _contents(path)
    if data is None and (not new or path.lower().endswith(".xlsm")):
        raise InputError(f"Cannot read {path}: there is no such file.")
    return ListFile(path, data, KeptList(_sheet(data or b"", path), language))


def readable(path: str) -> None:
    """Read the list at `path`, if there is one, for nothing but to see that it can be read, in a
    process that can be ended. Raises InputError."""
    open_list(path, new=True)


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
