"""Open rows of a list whose deadline is over, or comes soon."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lovp_actions.dates.deadlines import find_deadlines
from lovp_actions.dates.sums import add
from lovp_actions.lists.table import Row
from lovp_actions.structure.tables import cells

NAMES: Final = ("deadline", "days", "actor", "action", "status", "proposal", "row", "id")
"""The columns that `cells` gives."""
_SPAN: Final = re.compile(r"(\d{1,4}) ?(d(?:ays?)?|w(?:eeks?)?|m(?:onths?)?|y(?:ears?)?)?")
_ANY_DAY: Final = dt.date(2000, 1, 1)
_UNITS: Final = {"d": "day", "w": "week", "m": "month", "y": "year"}


@dataclass(frozen=True, slots=True)
class Due:
    """An open row with its deadline, or else with the one that is proposed and due; `days` counts
    from the day asked about, and is below 0 when the deadline is over. Both are None for a row
    without a date."""

    row: Row
    date: dt.date | None
    days: int | None

    def cells(self) -> list[object]:
        """The row under NAMES."""
        return [
            self.date.isoformat() if self.date else "",
            "" if self.days is None else self.days,
            self.row.get("actor"),
            self.row.get("action"),
            self.row.get("status"),
            self.row.get("proposal"),
            self.row.index + 1,
            self.row.id,
        ]


def due(
    rows: Iterable[Row], on: dt.date, within: dt.timedelta, *, undated: bool = False
) -> list[Due]:
    """The open rows that are over on the day `on` or due no later than `within` after it, by
    their deadline or by the one that is proposed, in the order of their dates; with `undated`
    those without a date come last."""
    dated, others = [], []
    for row in rows:
        if row.closed or not row.get("action"):
            continue
        days = [day for day in (row.due, row.proposed) if day]
        if days and min(days) - on <= within:
            dated.append(Due(row, days[0], (days[0] - on).days))
        elif not row.due:
            others.append(Due(row, None, None))
    dated.sort(key=lambda each: (each.days, each.row.index))
    return dated + (others if undated else [])


def lacks_day(row: Row, on: dt.date) -> bool:
    """Whether an open row has a deadline that ought to be a day, and is none: "31-6-2026", or,
    where one does not know from when to count, "1 november". Words such as "z.s.m." and
    "doorlopend" are meant to be none; `on` is any day."""
    if row.closed or row.due or not row.get("action"):
        return False
    return any(_ought_to_be_a_day(row.get(kind), on) for kind in ("deadline_date", "deadline"))


def _ought_to_be_a_day(text: str, on: dt.date) -> bool:
    words = text.casefold()
    if not words or cells.is_one_of("blank", words):
        return False
    if found := find_deadlines(text[:200], on):
        return any(each.date for each in found)
    return any(map(str.isdigit, words)) or not cells.is_one_of("time", words)


def span(text: str, on: dt.date) -> dt.timedelta:
    """The time ahead that `text` tells, counted from the day `on` to the last that there is:
    "14d", "14", "2 weeks", and what minutes can say behind "binnen": "twee weken", "1 maand".
    Raises ValueError for others."""
    if (last := _end(text, on)) or (_end(text, _ANY_DAY) and (last := dt.date.max)):
        return last - on
    raise ValueError(
        f"{text!r} is no span of time; give days, weeks, months or years, such as 14d or 2 weken"
    )


def _end(text: str, on: dt.date) -> dt.date | None:
    """The last day of a span, None where it is none or ends beyond the last that there is."""
    words = " ".join(text.lower().split())
    try:
        if match := _SPAN.fullmatch(words):
            return add(on, int(match[1]), _UNITS[(match[2] or "d")[0]])
        found = find_deadlines(f"binnen {words}", on)
    except (ValueError, OverflowError):
        return None
    return found[0].date if [each.text for each in found] == [f"binnen {words}"] else None
