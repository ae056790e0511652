"""A column of a table: what its heading and its cells tell of the role it may have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lovp_actions.structure.tables import heads
from lovp_actions.structure.tables.cells import DOERS, NUMBER, CellKind, Known, day_of, kind_of
from lovp_actions.structure.tables.doers import below_action, names_doer
from lovp_actions.structure.tables.heads import Kinds
from lovp_actions.structure.tables.scores import CELLS, HEADS, OTHERWISE

_HINTED = 0.75
"""What a heading counts for that is told by single words in it."""
_BESIDE = 2.5
"""What a heading counts less for that may be of who stands beside the owner."""


@dataclass(frozen=True)
class Column:
    """What the heading of a column tells, and how often its cells are of each kind."""

    kinds: Kinds
    hinted: bool
    """Whether single words of its heading tell them."""
    parts: tuple[Kinds, ...]
    cells: Counter[CellKind]
    headed: bool
    owned: bool
    """Whether its cells mostly name who does what they say."""
    told: bool = False
    """Whether one of them does."""

    @property
    def has_people(self) -> bool:
        """Whether cells name persons who are known, or have common given names."""
        return self.cells["person"] + self.cells["given"] > 0

    @classmethod
    def of(
        cls, headings: Sequence[str], rows: Sequence[Sequence[str]], known: Known, index: int
    ) -> Column:
        """The column at `index` below its heading, if there are any; `rows` are the cells of the
        rows that are looked at."""
        heading = headings[index] if index < len(headings) else ""
        words = [row[index] for row in rows if index < len(row)]
        doing = [names_doer(cell, known) for cell in words]
        if below := heads.column_kind(heading) == "action":
            words = [_without_day(cell, known) for cell in words]
        found = [kind_of(cell, known) for cell in words]
        if below:
            found = below_action(found, words, doing)
        cells = Counter(kind for kind in found if kind not in ("blank", "ditto"))
        if index == 0 and not any(headings) and all(_counts(row[0]) for row in rows if row[0]):
            cells = Counter({"number": cells.total()})  # "96/22" is no day there
        known_parts = heads.kinds_of(heading)
        ticked = 2 * cells["tick"] > cells.total()
        parts = known_parts or heads.hinted(heading, ticked=ticked)
        return cls(
            frozenset[str]().union(*parts),
            not known_parts,
            parts,
            cells,
            bool(heading.strip()),
            2 * sum(doing) >= cells.total() > 0,
            any(doing),
        )

    def score(self, role: str) -> float:
        """How likely it has the role; by its heading and its cells together."""
        return self.by_heading(role) + self.by_cells(role)

    def by_heading(self, role: str) -> float:
        """By its heading alone; below 0 where that speaks against the role."""
        if role == "actor" and "action" in self.kinds and self.cells["task"] and not self.tells_all:
            return 0.0  # not only names below "Actie"
        told = [HEADS[kind][role] for kind in self.kinds if role in HEADS[kind]]
        if told:
            beside = _BESIDE if role == "actor" and "contact" in self.kinds else 0
            return max(told) * (_HINTED if self.hinted else 1) - beside
        if self.kinds:
            return min(OTHERWISE.get(kind, -1.0) for kind in self.kinds)
        return -1.5 if self.headed and role == "actor" else 0.0

    def by_cells(self, role: str) -> float:
        """By what its filled cells are, on average."""
        filled = self.cells.total()
        if not filled:
            return 0.0
        weights = CELLS[role]
        ahead = self.cells["date"] > self.cells["past"]  # what lies behind may be of closed rows
        if role == "deadline" and ("deadline" in self.kinds or ahead):
            weights = {**weights, "past": 1 if self.kinds else 0}
        if role == "status" and self.headed and not self.kinds:
            weights = {**weights, "tick": 0}  # "Spoed", "Nieuw": of whatever
        return sum(weights.get(kind, 0) * count for kind, count in self.cells.items()) / filled

    def joins(self, one: str, other: str) -> bool:
        """Whether the heading names both roles."""
        parts = self._part(one), self._part(other)
        return None not in parts and parts[0] != parts[1]

    @property
    def tells_all(self) -> bool:
        """Whether the heading names what, who and when: "Actie / wie / wanneer"."""
        return len({self._part(role) for role in ("action", "actor", "deadline")} - {None}) == 3

    def _part(self, role: str) -> int | None:
        """The part of the heading that names the role."""
        told = [max((HEADS[kind].get(role, 0) for kind in part), default=0) for part in self.parts]
        return told.index(max(told)) if max(told, default=0) > 1 else None


def _without_day(cell: str, known: Known) -> str:
    """A cell without the day that stands behind a sign beside somebody: "Jan / 1 mei"."""
    match = _DATED.fullmatch(cell.strip())
    if match is None or not day_of(match["day"], known):
        return cell
    return match["who"] if kind_of(match["who"], known) in DOERS else cell


_DATED = re.compile(
    r"(?P<who>[^,;/()]{2,40}?)(?:\s?[,;/]\s?|\s\(|\s[-–]\s)(?P<day>[^,;()]{3,30})\)?"
)


def _counts(cell: str) -> bool:
    """Whether a cell is a number or a code of two, which may look like a day."""
    return bool(NUMBER.fullmatch(cell.strip()))
