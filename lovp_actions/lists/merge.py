"""Minutes into a kept list: what is new is added, what is known is linked, nothing is lost.

What a person wrote is never written over. A cell is filled only where it is empty, or where it
holds a date that was put there before (`seen`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from ..items import Item, fold
from ..writers.words import list_word
from . import match
from .columns import COLUMNS
from .done import Report, confirms
from .table import KeptList, Row, Value

OPEN = "open"
"""The status of a new row, where the minutes tell none."""
DONE = "done?"
"""What stands under `proposal` when minutes report a promise as kept."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one row, and why."""

    change: Literal["added", "linked", "proposed"]
    row: int
    """In the file, counted from 1."""
    id: str
    actor: str
    action: str
    deadline: str
    because: str
    """The words of the minutes, with source and line."""


@dataclass
class Merge:
    """A list under change: first the items of all minutes, then what they report as done."""

    kept: KeptList
    changes: list[Change] = field(default_factory=list)
    _memory: set[str] = field(init=False)
    _before: set[str] = field(init=False)
    _ids: dict[str, Row] = field(init=False)

    def __post_init__(self) -> None:
        self._memory = self.kept.sheet.memory()
        self._before = set(self._memory)
        self._ids = {row.id: row for row in self.kept.rows if row.id}

    def items(self, items: Iterable[Item]) -> None:
        """Add the items that are new, and link those that say again what a row says.

        An item that was merged before is passed over, also when its row was deleted since.
        """
        for item in items:
            if item.id in self._memory or item.id in self._ids:
                self._memory.add(item.id)
                continue
            self._memory.add(item.id)
            row = self._known(item)
            if row is None:
                self._add(item)
            else:
                self._link(item, row)

    def reports(self, reports: Iterable[Report]) -> None:
        """Propose the open rows as done that a later meeting reports as done."""
        for report in reports:
            for row in self.kept.rows:
                if row.get("proposal") or not confirms(report, row):
                    continue
                mark = _mark(row.id or row.get("action"), report.sentence)
                if mark in self._memory:
                    continue
                self._memory.add(mark)
                row.set("proposal", list_word(DONE, self.kept.language))
                if not row.get("evidence"):
                    row.set("evidence", report.evidence)
                self._note("proposed", row, report.evidence)

    def finish(self) -> bool:
        """Note in the file what was merged; gives whether anything in it is changed."""
        if self._memory == self._before:
            return bool(self.changes)
        self.kept.sheet.remember(self._memory, self.kept.head)
        return True

    def count(self, change: str) -> int:
        """How many rows were added, linked or proposed."""
        return sum(each.change == change for each in self.changes)

    def _known(self, item: Item) -> Row | None:
        """The row that the item says again. A closed row is not one, where a later meeting
        makes the promise: it is made anew."""
        if item.repeats in self._ids:
            return self._ids[item.repeats]
        met = _date(item)
        rows = [row for row in self.kept.rows if not (row.closed and _after(met, row))]
        found = match.best(match.of_item(item), map(match.of_row, rows))
        return None if found is None else rows[found]

    def _add(self, item: Item) -> None:
        self.kept.column("id")
        row = self.kept.add(self._values(item))
        self._ids[item.id] = row
        self._note("added", row, _because(item))

    def _values(self, item: Item) -> dict[str, Value]:
        values: dict[str, Value] = {
            name: getattr(item, name) for name in COLUMNS if name not in ("remarks", "status")
        }
        values["status"] = item.status or OPEN
        values["actor"] = item.actor_full or item.actor
        for name in ("deadline_date", "meeting_date"):
            if day := getattr(item, name):
                values[name] = dt.date.fromisoformat(day)
        if "deadline_date" not in self.kept.columns:
            values["deadline"] = values["deadline_date"] or item.deadline
        return values

    def _link(self, item: Item, row: Row) -> None:
        """Note the later meeting at the row, and the id at a row that has none."""
        changed = False
        if not row.get("id"):
            row.set("id", item.id)
            self._ids[item.id] = row
            changed = True
        met, last = _date(item), row.date("seen") or row.date("meeting_date")
        ours = not row.get("seen") or row.date("seen") is not None
        if met and ours and (last is None or met > last):
            row.set("seen", met)
            changed = True
        if changed:
            self._note("linked", row, _because(item))

    def _note(self, change: Literal["added", "linked", "proposed"], row: Row, why: str) -> None:
        due = row.get("deadline_date") or row.get("deadline")
        number = row.index + 1
        self.changes.append(
            Change(change, number, row.id, row.get("actor"), row.get("action"), due, why)
        )


def _because(item: Item) -> str:
    return f"“{fold(item.sentence)}” ({item.source}, line {item.line})"


def _date(item: Item) -> dt.date | None:
    return dt.date.fromisoformat(item.meeting_date) if item.meeting_date else None


def _after(met: dt.date | None, row: Row) -> bool:
    """Whether a meeting on `met` is later than all that the row knows of."""
    last = row.date("seen") or row.date("meeting_date")
    return met is not None and last is not None and met > last


def _mark(*words: str) -> str:
    """Ten hexadecimal digits by which a proposal is remembered, as items are by their ids."""
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "replace")).hexdigest()[:10]
