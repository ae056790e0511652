"""A kept list as rows with known columns, whatever the file it lies in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Protocol

from lovp_actions import lexicon
from lovp_actions.dates import deadlines
from lovp_actions.errors import InputError
from lovp_actions.items import TYPES, ItemType, fold
from lovp_actions.lists.columns import COLUMNS, OWN_ID, columns_of, language_of
from lovp_actions.structure import closed_rows, layout
from lovp_actions.structure.tables import heads
from lovp_actions.writers.words import ENGLISH_TYPES, HEADINGS, Language, list_word

Value = str | int | dt.date
"""What is put in a cell."""
_HEAD_ROWS: Final = 20
"""Rows, with titles and empty ones, in which the headings are looked for."""
_ID: Final = re.compile(r"[0-9a-f]{10}")
_PROPOSED: Final = re.compile(r"(?:deadline|termijn) (\d{4}-\d{2}-\d{2})\?")
_ISO: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00)?)?")

_DAY: Final = re.compile(
    r"(?:(?:op|per) )?(?:\d{4}-\d|\d{1,2}[-/.]\d|\d{1,2} [a-z]{3,9}\.? \d{4})", re.IGNORECASE
)
"""How a cell opens that tells of one day; months and quarters are rather planned."""
_ENDED: Final = re.compile(
    r"(?:([^\s,:]{1,20})[,:]? )?(?:(?:op|per|d\.?d\.?) )?"
    r"(\d{4}-\d\d-\d\d|\d{1,2}([-/.])\d{1,2}\3\d{4}|\d{1,2} [a-z]{3,9}\.? \d{4})(?![\w-])",
    re.IGNORECASE,
)
"""A day at the head of a cell, or behind one word."""


class Sheet(Protocol):
    """The cells of a list as its file holds them; rows and columns count from 0."""

    name: str

    def grid(self) -> list[list[str]]:
        """The text of all cells from the first row on; dates are ISO dates."""

    def is_struck(self, row: int, column: int) -> bool:
        """Whether all that stands in a cell is struck through."""

    def put(self, row: int, column: int, value: Value) -> None:
        """Change one cell; a column that is not there yet is made."""

    def add_row(self, values: Mapping[int, Value]) -> int:
        """Add a row, with values by column, below the last that is filled; gives its index."""

    def memory(self) -> set[str]:
        """What `remember` noted in the file."""

    def remember(self, marks: set[str], head: int) -> None:
        """Note `marks` in the file, apart from the rows; `head` is the row of headings."""

    def astray(self, head: int) -> list[int]:
        """The rows, from 1, of which a delimiter may have shifted the cells; `head` as above."""

    def data(self) -> bytes:
        """The file with all that was changed. Raises OutputError when that cannot be."""


@dataclass(slots=True)
class Row:
    """A row of a list. `cells` are its texts by column, white space folded; `below_done` tells
    that it stands below a title such as "Afgeronde acties"."""

    kept: KeptList
    index: int
    cells: list[str]
    below_done: bool = False

    def get(self, kind: str) -> str:
        """The text under a known column; "" without such a column."""
        column = self.kept.columns.get(kind)
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    def set(self, kind: str, value: Value) -> None:
        """Put `value` under a known column, which is made where it is missing."""
        column = self.kept.column(kind)
        self.kept.sheet.put(self.index, column, value)
        self.cells += [""] * (column + 1 - len(self.cells))
        self.cells[column] = fold(str(value))

    @property
    def id(self) -> str:
        """The id of the item in this row, or "" of a row typed by hand."""
        found = self.get("id").lower()
        return found if _ID.fullmatch(found) else ""

    @property
    def status(self) -> str:
        """What the row says of its state: its status, or that a column such as "Klaar" ticks it
        off, but with a day that is still to come, or one such as "Afdoening" tells how it ended,
        that its action is struck through, or that the title above it says so, which new rows at
        the end of the sheet have not been told."""
        ticked = self.get("done")
        day = date_of(ticked, None)
        ahead = day is not None and day > dt.date.today()
        ended = self._settled if ahead or not ticked else ticked
        state = closed_rows.state_of(self.get("status"), ended)
        titled = self.below_done and not state and not self.id
        closed = closed_rows.is_closed(state)
        return closed_rows.TICKED if titled or (self._is_struck and not closed) else state

    @property
    def _settled(self) -> str:
        """What stands below "Afdoening", where it tells that it was settled, and on which day that
        is not still to come, and not how or by when it will be."""
        told, today = self.get("settled"), dt.date.today()
        if closed_rows.is_tick(told):
            return "" if closed_rows.is_due(told, today) else told
        day = date_of(told, self.date("meeting_date")) if _DAY.match(told) else None
        return told if day is not None and day <= today else ""

    @property
    def ended(self) -> dt.date | None:
        """The day, not still to come, on which it was closed, where its status, "Klaar" or
        "Afdoening" tells it: "3-5-2026", "gereed op 3 mei 2026"."""
        for match in map(_ENDED.match, map(self.get, ("settled", "done", "status"))):
            day = date_of(match[2], None) if match else None
            state = match[1] if match else None
            if day and day <= dt.date.today() and (not state or closed_rows.is_tick(state)):
                return day
        return None

    @property
    def _is_struck(self) -> bool:
        column = self.kept.columns.get("action")
        return column is not None and self.kept.sheet.is_struck(self.index, column)

    @property
    def closed(self) -> bool:
        """Whether its state closes the row."""
        return closed_rows.is_closed(self.status)

    def date(self, kind: str) -> dt.date | None:
        """The date under a column, as programs or as people write it, or None."""
        return date_of(self.get(kind), None)

    @property
    def due(self) -> dt.date | None:
        """The deadline: its date, or else the day that its words allow."""
        met = self.date("meeting_date")
        return date_of(self.get("deadline_date"), met) or date_of(self.get("deadline"), met)

    @property
    def proposed(self) -> dt.date | None:
        """The deadline that is proposed, where it is a date."""
        found = _PROPOSED.fullmatch(self.get("proposal"))
        return date_of(found[1], None) if found else None


@lexicon.derived
@lru_cache(maxsize=4096)
def date_of(text: str, today: dt.date | None) -> dt.date | None:
    """The day that `text` gives: "2026-06-24", "24-6-2026", "24 juni 2026", and, counted from
    `today`, "24 juni" or "eind juni"; None where it gives none."""
    if match := _ISO.fullmatch(text):
        try:
            return dt.date.fromisoformat(match[1])
        except ValueError:
            return None
    found = deadlines.find_deadlines(text[:200], today) if text else []
    return found[-1].date if found else None


@dataclass
class KeptList:
    """The rows of a sheet below its headings; what is changed here is changed in the sheet.

    Raises InputError when no row of headings is found in a sheet that is not empty.
    """

    sheet: Sheet
    language: Language = "en"
    """Of what is put in it: that of the headings that are there, as given for a new one."""
    columns: dict[str, int] = field(init=False)
    """Index of each known column."""
    head: int = field(init=False, default=0)
    """Index of the row of headings."""
    headings: list[str] = field(init=False)
    rows: list[Row] = field(init=False)

    def __post_init__(self) -> None:
        grid = self.sheet.grid()
        if not any(map(any, grid)):
            grid = [[list_word(name, self.language) for name in COLUMNS]]
            for column, name in enumerate(grid[0]):
                self.sheet.put(0, column, name)
        head = find_head(grid)
        if head is None:
            raise InputError(
                f"Cannot read {self.sheet.name}: no row in it has the headings of a list of "
                "actions; give its columns names such as actor, action, deadline and status."
            )
        self.head, self.headings = head, grid[head]
        self.columns = columns_of(self.headings, grid[head + 1 :])
        self.language = language_of(self.headings)
        self.rows = list(self._below(grid))
        numbered = any(row.get("id") for row in self.rows)
        if numbered and not any(row.id for row in self.rows):
            del self.columns["id"]  # numbers of their own

    def _below(self, grid: list[list[str]]) -> Iterator[Row]:
        """The rows below the headings, without those again and the titles of blocks."""
        done = False
        for index, told in enumerate(grid):
            cells = list(map(fold, told))
            filled = [column for column, cell in enumerate(cells) if cell]
            alone = filled[0] if len(filled) == 1 else None
            if alone is not None and alone in (0, self.columns["action"]):
                kind = layout.section_kind(cells[alone])
                done = kind == "done"
                if kind in ("actions", "done") or _is_head(grid[index + 1 : index + 2]):
                    continue
            if index > self.head and filled and not _is_head([cells]):
                yield Row(self, index, cells, done)

    @property
    def astray(self) -> list[int]:
        """The rows, as a person counts them, whose cells may be shifted."""
        return self.sheet.astray(self.head)

    def column(self, kind: str) -> int:
        """The index of a column, which is made behind the others where it is missing."""
        if kind not in self.columns:
            index = max(len(self.headings), *(len(row.cells) for row in self.rows), 0)
            taken = kind == "id" and "id" in (each.strip().lower() for each in self.headings)
            name = OWN_ID if taken else list_word(kind, self.language)
            self.sheet.put(self.head, index, name)
            self.headings += [""] * (index - len(self.headings)) + [name]
            self.columns[kind] = index
        return self.columns[kind]

    def words(self, text: str) -> str:
        """A word of ours, or a proposal, as it stands in this list."""
        first, space, rest = text.partition(" ")
        return list_word(first, self.language) + space + rest

    def type_word(self, name: ItemType) -> str:
        """The type of an item, in the language in which the other rows have it, or else that of
        the list."""
        told = {row.get("type") for row in self.rows}
        if not told.isdisjoint(TYPES):
            return name
        english = self.language == "en" or not told.isdisjoint(ENGLISH_TYPES.values())
        return ENGLISH_TYPES[name] if english else name

    def add(self, values: Mapping[str, Value]) -> Row:
        """A new row at the end, of `values` by kind; kinds without a column are left out."""
        placed = {
            self.columns[kind]: value for kind, value in values.items() if kind in self.columns
        }
        cells = [""] * len(self.headings)
        for column, value in placed.items():
            cells[column] = fold(str(value))
        row = Row(self, self.sheet.add_row(placed), cells)
        self.rows.append(row)
        return row

    def exported(self, row: Row, field: str) -> str:
        """What a row of an export tells of a field of items that a list has no column for."""
        names = {field, *(words[field] for words in HEADINGS.values())}
        cells = zip(self.headings, row.cells, strict=False)
        return next((cell for heading, cell in cells if cell and heading in names), "")


def find_head(grid: list[list[str]]) -> int | None:
    """The index of the row of headings: one with an action and another known column."""
    for index, cells in enumerate(grid[:_HEAD_ROWS]):
        found = columns_of(cells)
        if "action" in found and len(found) >= 2:
            return index
    return None


def _is_head(rows: list[list[str]]) -> bool:
    """Whether the first of `rows` repeats headings of a list, and holds nothing else."""
    return any(heads.are_all_known(cells) and "action" in columns_of(cells) for cells in rows[:1])


def known_columns(grid: list[list[str]]) -> int:
    """How many columns the headings of `grid` name, 0 where it has none."""
    head = find_head(grid)
    return 0 if head is None else len(columns_of(grid[head]))
