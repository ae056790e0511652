"""A list in a CSV file: every byte that is not changed stays as it was.

Each cell is kept as it is written, quotes and all; only a cell that is changed is written
anew, in the manner of the file: its delimiter, its quoting, its line ends and its encoding.
"""

from __future__ import annotations

import codecs
import contextlib
import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from lovp_actions.errors import InputError, OutputError
from lovp_actions.lists.columns import MERGED, language_of
from lovp_actions.lists.table import Value, known_columns
from lovp_actions.sources import limits
from lovp_actions.sources.plain import decode
from lovp_actions.writers.cells import guarded, unguarded

_BOMS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_DELIMITERS: Final = (";", ",", "\t", "|")
_SEP: Final = re.compile(r'"?sep=([;,|\t])')
"""The first line with which Excel is told the delimiter."""
_SAMPLE: Final = 20
"""Records by which the delimiter is told."""
_MEMORY: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, ('merged', *MERGED.values())))})"
    r"((?: [0-9a-f]{10})+)(?: [0-9a-f]{0,9})?"
)
"""Older lists have the first word only; a spreadsheet cuts a cell off at 32,767 characters."""
_COLUMNS: Final = 16_384
_LINE_END: Final = re.compile(r"\r\n?|\n")
_NEW: Final = codecs.BOM_UTF8
"""A new file is UTF-8 with a mark, semicolons and CR LF: what a Dutch Excel opens as columns."""


@dataclass(slots=True)
class _Record:
    """A line of the file: its cells as they are written, and the line end behind them."""

    cells: list[str]
    end: str

    @property
    def blank(self) -> bool:
        return not any(_value(cell).strip() for cell in self.cells)


class CsvSheet:
    """The cells of a CSV file (a `table.Sheet`)."""

    def __init__(self, data: bytes, name: str) -> None:
        """Take `data` apart; `name` is what messages call the file. Raises InputError when it
        is no text."""
        self.name = name
        limits.check_size(len(data), name)
        self._bom = next((bom for bom in _BOMS if data.startswith(bom)), b"")
        text, self._encoding = _decoded(data, self._bom, name)
        if not text:
            self._bom = self._bom or _NEW
        self._delimiter = _delimiter(text)
        self._records = _records(text, self._delimiter)
        self._unclosed = _unclosed(self._records)
        if max((len(record.cells) for record in self._records), default=0) > _COLUMNS:
            raise InputError(
                f"Cannot read {name}: a row in it has more than {_COLUMNS:,} cells, which no "
                "spreadsheet holds; name a list."
            )
        ends = Counter(record.end for record in self._records if record.end)
        self._end = ends.most_common(1)[0][0] if ends else "\r\n"
        filled = [cell for record in self._records for cell in record.cells if cell]
        self._quotes_all = bool(filled) and all(cell.startswith('"') for cell in filled)

    def grid(self) -> list[list[str]]:
        """The text of all cells, without quotes and without the apostrophe before formulas."""
        return [[_value(cell) for cell in record.cells] for record in self._records]

    def is_struck(self, row: int, column: int) -> bool:
        """False: text has no looks."""
        return False

    def put(self, row: int, column: int, value: Value) -> None:
        """Write one cell anew; where the row is shorter it gets empty cells first."""
        if not self._records:
            self._records.append(_Record([], self._end))
        cells = self._records[row].cells
        cells += [""] * (column + 1 - len(cells))
        cells[column] = self._written(value)

    def add_row(self, values: Mapping[int, Value]) -> int:
        """Add a record below the last that is filled, as wide as the widest."""
        width = max(len(record.cells) for record in self._records)
        filled = [index for index, record in enumerate(self._records) if not record.blank]
        index = filled[-1] + 1 if filled else 0
        above = self._records[index - 1]
        end, above.end = above.end, above.end or self._end
        cells = [self._written(values.get(column, "")) for column in range(width)]
        self._records.insert(index, _Record(cells, end))
        return index

    def memory(self) -> set[str]:
        """The marks in the heading that begins with MERGED."""
        place = self._memory_place()
        if place is None:
            return set()
        match = _MEMORY.fullmatch(_value(self._records[place[0]].cells[place[1]]))
        return set(match[1].split()) if match else set()

    def remember(self, marks: set[str], head: int) -> None:
        """Note the marks in a heading of their own, the last: the cells below it stay empty."""
        width = max(len(record.cells) for record in self._records)
        row, column = self._memory_place() or (head, width)
        language = language_of(list(map(_value, self._records[head].cells)))
        self.put(row, column, " ".join([MERGED[language], *sorted(marks)]))

    def astray(self, head: int) -> list[int]:
        """The rows, from 1, that have a filled cell under no heading."""
        named = [
            bool(heading.strip()) and not _MEMORY.fullmatch(heading)
            for heading in map(_value, self._records[head].cells)
        ]
        return [
            number
            for number, record in enumerate(self._records[head + 1 :], start=head + 2)
            if any(
                _value(cell).strip() and not (column < len(named) and named[column])
                for column, cell in enumerate(record.cells)
            )
        ]

    def _memory_place(self) -> tuple[int, int] | None:
        for row, record in enumerate(self._records[:_SAMPLE]):
            for column, cell in enumerate(record.cells):
                if _MEMORY.fullmatch(_value(cell)):
                    return row, column
        return None

    def data(self) -> bytes:
        """The bytes of the file. Raises OutputError when its encoding lacks a character, it has
        several, or it has a quote that nothing closes, in which all that is added would be."""
        if self._unclosed:
            raise OutputError(
                f"Cannot write {self.name}: a quote in line {self._unclosed} is not closed; close "
                "it first."
            )
        if not self._encoding:
            raise OutputError(
                f"Cannot write {self.name}: it is in more than one encoding; save it as CSV UTF-8 "
                "first."
            )
        text = "".join(self._delimiter.join(record.cells) + record.end for record in self._records)
        try:
            return self._bom + text.encode(self._encoding)
        except UnicodeEncodeError as error:
            character = text[error.start]
            raise OutputError(
                f"Cannot write {self.name}: it is in {self._encoding.upper()}, which has no "
                f"{character!r}; save it as CSV UTF-8 first."
            ) from error

    def _written(self, value: Value) -> str:
        """A new cell as this file writes them."""
        text = value.isoformat() if isinstance(value, dt.date) else guarded(value)
        special = any(mark in text for mark in (self._delimiter, '"', "\r", "\n"))
        if special or (self._quotes_all and text):
            return '"' + text.replace('"', '""') + '"'
        return text


def _decoded(data: bytes, bom: bytes, name: str) -> tuple[str, str]:
    """The text, and the encoding that gives the very bytes again; "" where none does, as in a file
    of which some lines are in another encoding."""
    rest = data[len(bom) :]
    try:
        text = decode(rest, name, _BOMS.get(bom))
    except InputError as error:  # which tells of an option that lists have not
        raise _no_text(name) from error
    for encoding in (_BOMS.get(bom, "utf-8"), "utf-16-le", "utf-16-be", "cp1252"):
        with contextlib.suppress(UnicodeEncodeError):
            if text.encode(encoding, "surrogatepass") == rest:
                return text, encoding
    if b"\0" in rest:
        raise _no_text(name)
    return text, ""


def _no_text(name: str) -> InputError:
    ending = PurePath(name).suffix.lower()
    if ending.startswith(".xls"):
        return InputError(
            f"Cannot read {name}: the file is damaged, or no {ending} file; save it again."
        )
    return InputError(f"Cannot read {name}: it is not text; save the list again as CSV UTF-8.")


def _delimiter(text: str) -> str:
    """The delimiter by which most known headings are found; a semicolon where none is."""
    if match := _SEP.match(text):
        return match[1]

    def known(delimiter: str) -> int:
        head = [record.cells[:_COLUMNS] for record in _records(text, delimiter, _SAMPLE)]
        return known_columns([list(map(_value, cells)) for cells in head])

    return max(_DELIMITERS, key=known)


def _records(text: str, delimiter: str, most: int = -1) -> list[_Record]:
    """The records of the text, the first `most` of them; joined again they are the text."""
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    found: list[_Record] = []
    cells: list[str] = []
    position, open_quote = 0, False
    while position < len(text) and len(found) != most:
        start = position
        if text[position] == '"' and not open_quote:
            closing = _closing(text, position)
            open_quote = closing < 0
            position = start if open_quote else closing + 1
        rest = plain.match(text, position)
        position = rest.end() if rest else position
        cells.append(text[start:position])
        if text.startswith(delimiter, position):
            position += 1
            if position < len(text) and text[position] not in "\r\n":
                continue
            cells.append("")  # the delimiter ends the line
        end = "\r\n" if text.startswith("\r\n", position) else text[position : position + 1]
        position += len(end)
        found.append(_Record(cells, end))
        cells = []
    return found


def _closing(text: str, start: int) -> int:
    """The offset of the quote that closes the one at `start`, -1 where none does."""
    position = text.find('"', start + 1)
    while position >= 0 and text.startswith('""', position):
        position = text.find('"', position + 2)
    return position


def _unclosed(records: list[_Record]) -> int:
    """The line, from 1, with a quote that opens a cell and that nothing closes; 0 where none is."""
    line = 1
    for record in records:
        for cell in record.cells:
            if cell.startswith('"') and _closing(cell, 0) < 0:
                return line
            line += len(_LINE_END.findall(cell))
        line += 1
    return 0


def _value(cell: str) -> str:
    """What a cell says: without its quotes, and without the apostrophe that keeps a spreadsheet
    from running it."""
    if cell.startswith('"') and (closing := _closing(cell, 0)) > 0:
        cell = cell[1:closing].replace('""', '"') + cell[closing + 1 :]
    return unguarded(cell)
