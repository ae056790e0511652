"""What came, went or changed between two versions of minutes or of lists."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from lovp_actions.items import Item, fold
from lovp_actions.lists import match
from lovp_actions.lists.like_promises import Known
from lovp_actions.lists.match import Promise
from lovp_actions.lists.merge import OPEN
from lovp_actions.lists.table import Row, date_of

NAMES: Final = ("change", "actor", "action", "field", "old", "new", "id")
"""The columns that `Difference.cells` gives."""
_FIELDS: Final = ("actor", "action", "deadline", "status")
_APOSTROPHE: Final = re.compile("[‘’ʼ`´]")


@dataclass(frozen=True, slots=True)
class Entry:
    """An action item, whatever it was read from."""

    id: str
    actor: str
    action: str
    deadline: str
    """The date, or the words where there is none."""
    status: str
    """"" for an open one."""
    promise: Promise


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that came or went, or one field of it that changed."""

    change: Literal["came", "went", "changed"]
    entry: Entry
    field: str = ""
    old: str = ""
    new: str = ""

    def cells(self) -> list[object]:
        """The difference under NAMES."""
        entry = self.entry
        return [self.change, entry.actor, entry.action, self.field, self.old, self.new, entry.id]


def of_item(item: Item) -> Entry:
    """An item of minutes, or of what was exported of them, as an entry."""
    return _entry(item.id, item.deadline_date or item.deadline, item.status, match.of_item(item))


def of_row(row: Row) -> Entry:
    """A row of a list as an entry; dates are ISO dates, whoever wrote them."""
    words = row.get("deadline_date") or row.get("deadline")
    day = date_of(words, None)
    return _entry(row.id, day.isoformat() if day else words, row.status, match.of_row(row))


def _entry(key: str, deadline: str, status: str, promise: Promise) -> Entry:
    status = "" if status.casefold() == OPEN else status
    return Entry(key, promise.actor, promise.action, deadline, status, promise)


def differences(old: Sequence[Entry], new: Sequence[Entry]) -> list[Difference]:
    """What is in one only, or differs: first, in the order of `new`, what came or changed, then
    what went. Entries are the same by their id, or else by what they say."""
    partner = _paired(old, new)
    found: list[Difference] = []
    for index, entry in enumerate(new):
        if index in partner:
            found.extend(_changed(old[partner[index]], entry))
        else:
            found.append(Difference("came", entry))
    kept = set(partner.values())
    found += [Difference("went", each) for index, each in enumerate(old) if index not in kept]
    return found


def _changed(old: Entry, new: Entry) -> Iterator[Difference]:
    for name in _FIELDS:
        before, after = fold(getattr(old, name)), fold(getattr(new, name))
        known = name == "actor" and not _names(old.promise).isdisjoint(_names(new.promise))
        if _read(before) != _read(after) and not known:
            yield Difference("changed", new, name, before, after)


def _names(promise: Promise) -> set[str]:
    """The actor as written and, where it is known, the full name."""
    return {_read(name) for name in (promise.actor, promise.actor_full) if name}


def _read(text: str) -> str:
    """The text as people read it: without regard to case, and to the form of apostrophes."""
    return _APOSTROPHE.sub("'", fold(text).casefold())


def _paired(old: Sequence[Entry], new: Sequence[Entry]) -> dict[int, int]:
    """Index in `new` to index in `old`, each at most once: the surest pairs first."""
    partner: dict[int, int] = {}
    taken: set[int] = set()
    ids = {entry.id: index for index, entry in enumerate(old) if entry.id}
    for index, entry in enumerate(new):
        if entry.id in ids and ids[entry.id] not in taken:
            partner[index] = ids[entry.id]
            taken.add(ids[entry.id])
    same: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for index, entry in enumerate(old):
        if index not in taken:
            same[_words_of(entry)].append(index)
    for index, entry in enumerate(new):
        if index not in partner and same[_words_of(entry)]:
            partner[index] = same[_words_of(entry)].popleft()
            taken.add(partner[index])
    known = Known([each.promise for each in old])
    scored = []
    for index, entry in enumerate(new):
        for before in known.like(entry.promise) if index not in partner else ():
            if before not in taken:
                other, moved = old[before], abs(index - before)
                likeness, apart = _likeness(entry, other), entry.deadline != other.deadline
                scored.append((-likeness, apart, moved, index, before))
    for score, _, _, index, before in sorted(scored):
        if score < 0 and index not in partner and before not in taken:
            partner[index] = before
            taken.add(before)
    return partner


def _words_of(entry: Entry) -> tuple[str, ...]:
    """All that an entry says, by which it is the very same as another."""
    told = (entry.actor, entry.action, entry.deadline, entry.promise.sentence)
    return tuple(map(match.key, told))


def _likeness(new: Entry, old: Entry) -> float:
    """As `match.likeness`; the very same action of another actor is the same too, but less."""
    alike = match.likeness(new.promise, replace(old.promise, source=""))
    if not alike and _read(new.action) == _read(old.action):
        return 0.1 if new.action else 0.0
    return alike
