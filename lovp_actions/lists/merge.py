"""Minutes into a kept list: what is new is added, what is known is linked, nothing is lost.

What a person wrote is never written over. A cell is filled only where it is empty, or where it
holds a date that was put there before (`seen`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from lovp_actions.extraction.repeats import agree, said_by
from lovp_actions.items import Item, fold
from lovp_actions.lists import match
from lovp_actions.lists.columns import COLUMNS
from lovp_actions.lists.like_promises import Known
from lovp_actions.lists.match import Promise
from lovp_actions.lists.reported_done import Report, confirms
from lovp_actions.lists.table import KeptList, Row, Value

OPEN = "open"
"""The status of a new row, where the minutes tell none."""
DONE = "done?"
"""What stands under `proposal` when minutes report a promise as kept."""
DROPPED = "cancelled?"
"""The same, when they report that nothing comes of it."""
_NAMED: Final = 20
"""Items that are passed over and named."""
_DEADLINE: Final = re.compile(r"(?:deadline|termijn) .+\?")
"""What stands there when minutes give a promise another deadline."""


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


@dataclass(frozen=True, slots=True)
class Passed:
    """An item that brought nothing new, and why."""

    item: Item
    why: Literal["merged before", "said again"]


@dataclass
class Merge:
    """A list under change: first the items of all minutes, then what they report as done."""

    kept: KeptList
    changes: list[Change] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    """Items that brought nothing new, so that nobody wonders where they are."""
    _memory: set[str] = field(init=False)
    _before: set[str] = field(init=False)
    _ids: dict[str, Row] = field(init=False)
    _known: Known = field(init=False)
    """Of the rows, in their order."""
    _here: dict[int, list[Item]] = field(init=False)
    """The items of these minutes that are in a row, by its index in the file."""

    def __post_init__(self) -> None:
        self._memory = self.kept.sheet.memory()
        self._before = set(self._memory)
        self._ids = {row.id: row for row in self.kept.rows if row.id}
        self._known = Known([match.of_row(row) for row in self.kept.rows])
        self._here = defaultdict(list)

    def items(self, items: Iterable[Item]) -> None:
        """Add the items that are new, and link those that say again what a row says.

        An item that was merged before is passed over, also when its row was deleted since.
        """
        for item in items:
            told = match.of_item(item)
            if item.id in self._memory or item.id in self._ids:
                self._memory.add(item.id)
                self.passed.append(Passed(item, "merged before"))
                if item.id in self._ids:
                    self._here[self._ids[item.id].index].append(item)
                continue
            self._memory.add(item.id)
            row = self._row_of(item, told)
            if row is None:
                row = self._add(item, told)
            elif not self._link(item, row):
                self.passed.append(Passed(item, "said again"))
            self._here[row.index].append(item)

    def struck(self, items: Iterable[Item]) -> None:
        """Remember items that a person struck, so that later minutes do not bring them back; a row
        that is there already stays."""
        self._memory.update(item.id for item in items)

    def reports(self, reports: Iterable[Report]) -> None:
        """Propose the open rows as done that a later meeting reports as done, but for those of
        which another says all that they do of it, and more. What made or renewed a promise is no
        report of it."""
        for report in reports:
            told = [(row, words) for row in self.kept.rows if (words := confirms(report, row))]
            for row, words in told:
                if not self._may_propose(row) or any(words < more for _, more in told):
                    continue
                if any(_within(each.sentence, report.sentence) for each in self._here[row.index]):
                    continue
                proposal = DROPPED if report.dropped else DONE
                self._propose(row, proposal, (report.sentence, report.source, report.line))

    def finish(self) -> bool:
        """Note in the file what was merged; gives whether anything in it is changed."""
        if self._memory == self._before:
            return bool(self.changes)
        self.kept.sheet.remember(self._memory, self.kept.head)
        return True

    def count(self, change: str) -> int:
        """How many rows were added, linked or proposed, or items passed over ("merged before",
        "said again")."""
        changed = sum(each.change == change for each in self.changes)
        return changed + sum(each.why == change for each in self.passed)

    def passed_over(self, name: str) -> str:
        """How many items brought nothing new to the list `name`, why, and where they stand."""
        counts = ", ".join(
            f"{count} {why}"
            for why in ("merged before", "said again")
            if (count := self.count(why))
        )
        lines: dict[str, list[str]] = defaultdict(list)
        for each in self.passed[:_NAMED]:
            lines[each.item.source].append(str(each.item.line))
        places = "; ".join(f"{source}: {', '.join(found)}" for source, found in lines.items())
        more = " …" if len(self.passed) > _NAMED else ""
        return f"{name}: {counts}, so passed over (lines of {places}{more})."

    def _row_of(self, item: Item, told: Promise) -> Row | None:
        """The row that the item says again. A closed row is not one, where a later meeting
        makes the promise: it is made anew. Nor is one that another item of the same minutes is
        in (what one document says twice is told by `repeats`), but where the closing list says
        what the row says, and the prose only in other words."""
        if item.repeats in self._ids:
            return self._ids[item.repeats]
        met = _date(item)

        def allowed(index: int) -> bool:
            row = self.kept.rows[index]
            if row.closed and _after(met, row):
                return False
            here = [each for each in self._here.get(row.index, ()) if each.source == item.source]
            verbatim = said_by(told) == said_by(self._known.promises[index])
            return not here or (verbatim and all(_goes_with(each, item) for each in here))

        found = self._known.best(told, allowed)
        return None if found is None else self.kept.rows[found]

    def _add(self, item: Item, told: Promise) -> Row:
        self.kept.column("id")
        row = self.kept.add(self._values(item))
        self._known.add(told)
        self._ids[item.id] = row
        self._note("added", row, self._because(item))
        return row

    def _values(self, item: Item) -> dict[str, Value]:
        values: dict[str, Value] = {
            name: getattr(item, name) for name in COLUMNS if name not in ("remarks", "status")
        }
        values["status"] = item.status or OPEN
        values["actor"] = item.actor_full or item.actor
        values["type"] = self.kept.type_word(item.type)
        for name in ("deadline_date", "meeting_date"):
            if day := getattr(item, name):
                values[name] = dt.date.fromisoformat(day)
        if "deadline_date" not in self.kept.columns:
            values["deadline"] = values["deadline_date"] or item.deadline
        return values

    def _link(self, item: Item, row: Row) -> bool:
        """Note the later meeting at the row, the id at a row that has none, and the new deadline
        as a proposal; gives whether anything is noted."""
        before = len(self.changes)
        met, last = _date(item), row.date("seen") or row.date("meeting_date")
        deadline = _new_deadline(item, row)
        changed = False
        if not row.get("id"):
            row.set("id", item.id)
            self._ids[item.id] = row
            changed = True
        ours = not row.get("seen") or row.date("seen") is not None
        if met and ours and (last is None or met > last):
            row.set("seen", met)
            changed = True
        if changed:
            self._note("linked", row, self._because(item))
        past = (met and last and met < last) or _ended_since(met, row)
        if deadline and not past and self._may_propose(row):
            self._propose(row, f"deadline {deadline}?", (item.sentence, item.source, item.line))
        return len(self.changes) > before

    def _may_propose(self, row: Row) -> bool:
        """Whether nothing is proposed yet but, in earlier minutes, another deadline."""
        proposal = row.get("proposal")
        return not proposal or bool(_DEADLINE.fullmatch(proposal))

    def _propose(self, row: Row, proposal: str, said: tuple[str, str, int]) -> None:
        """Put a proposal with its evidence in a row, unless it stood there before."""
        words = said[0] if proposal in (DONE, DROPPED) else proposal
        mark = _mark(row.id or row.get("action"), words)
        if mark in self._memory or row.get("proposal") == self.kept.words(proposal):
            return
        self._memory.add(mark)
        evidence = self._evidence(*said)
        ours = bool(row.get("proposal")) or not row.get("evidence")
        row.set("proposal", self.kept.words(proposal))
        if ours:
            row.set("evidence", evidence)
        self._note("proposed", row, evidence)

    def _note(self, change: Literal["added", "linked", "proposed"], row: Row, why: str) -> None:
        due = row.get("deadline_date") or row.get("deadline")
        number = row.index + 1
        self.changes.append(
            Change(change, number, row.id, row.get("actor"), row.get("action"), due, why)
        )

    def _because(self, item: Item) -> str:
        return self._evidence(item.sentence, item.source, item.line)

    def _evidence(self, sentence: str, source: str, line: int) -> str:
        """A sentence with its source and line, as the list gets it."""
        return f"“{fold(sentence)}” ({source}, {self.kept.words('line')} {line})"


def _new_deadline(item: Item, row: Row) -> str:
    """The deadline of the item, as a date or else in its words, where the row has another."""
    if item.deadline_date:
        due = row.due
        return "" if due and due.isoformat() == item.deadline_date else item.deadline_date
    told = {fold(row.get(kind)).casefold() for kind in ("deadline", "deadline_date")}
    said = fold(item.deadline)
    return (
        "" if said.casefold() in told or said.casefold() in row.get("action").casefold() else said
    )


def _goes_with(one: Item, other: Item) -> bool:
    """Whether prose and a closing list may tell of the same promise."""
    return one.rule != other.rule and agree(one, other)


def _within(one: str, other: str) -> bool:
    """Whether one sentence is the other or part of it."""
    keys = match.key(one), match.key(other)
    return all(keys) and (keys[0] in keys[1] or keys[1] in keys[0])


def _date(item: Item) -> dt.date | None:
    return dt.date.fromisoformat(item.meeting_date) if item.meeting_date else None


def _after(met: dt.date | None, row: Row) -> bool:
    """Whether a meeting on `met` is later than all that the row knows of, its end too."""
    last = row.date("seen") or row.date("meeting_date")
    return met is not None and last is not None and met > last and not _ended_since(met, row)


def _ended_since(met: dt.date | None, row: Row) -> bool:
    """Whether the row was closed on a day after a meeting on `met`."""
    ended = row.ended if row.closed else None
    return met is not None and ended is not None and met < ended


def _mark(*words: str) -> str:
    """Ten hexadecimal digits by which a proposal is remembered, as items are by their ids."""
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "replace")).hexdigest()[:10]
