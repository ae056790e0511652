"""What the text recalls of an earlier meeting: "In maart heeft het college toegezegd …".

It may be open still or done since, so its confidence is below that from which items are listed;
one whose day lies ahead is listed, as less sure.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lovp_actions import lexicon
from lovp_actions.dates import time_patterns
from lovp_actions.dates.day_count import DayCount
from lovp_actions.extraction.candidates import Grounded
from lovp_actions.language.clause_tests import words

RECALLED, AHEAD = 0.4, 0.5
"""Confidence of what is recalled, at most; and of what is to be done by a day after the meeting. In
156 annotated minutes the network and rules find four recalled ones, of which one is an item, with
such a day."""
_AHEAD = 3
"""Months after that of the meeting that are rather those of the deed: "heeft een plan in december
toegezegd", in November."""
_AS = re.compile(r"\bzoals\s[^,.;]{0,60}\Z", re.IGNORECASE)
"""What opens a clause that only compares: "Zoals op 3 februari afgesproken stuurt Jan …"."""


def weighed(found: Iterable[Grounded]) -> Iterator[Grounded]:
    """What was found, less sure where its sentence tells that it was promised at another time."""
    for each in found:
        unit = each.found.unit
        free = unit.block.row is None and not unit.in_action_list
        if free and is_recalled(unit.text, each.found.commitment.start, unit.date):
            open_yet = each.due and each.due.date and unit.date and each.due.date >= unit.date
            most = AHEAD if open_yet else RECALLED
            each = replace(each, confidence=min(each.confidence, most))
        yield each


def is_recalled(text: str, start: int, meeting: dt.date | None) -> bool:
    """Whether what a sentence tells from character `start` on was promised, agreed or asked before
    the `meeting`: by a day or month that is another, or by words such as "vorig jaar" and "jl."."""
    told = [
        match.end()
        for match in _told().finditer(text, 0, start)
        if not _AS.search(text[: match.start()])
    ]
    if not told:
        return False
    before = text[: told[-1]]
    if _bygone().search(before):
        return True
    return meeting is not None and any(
        _is_before(match, meeting) for match in _dates().finditer(before)
    )


def _is_before(match: re.Match[str], meeting: dt.date) -> bool:
    """Whether a day or month without a year, or one of a year, lies before the meeting."""
    month, day = _months()[match["m"].lower()], match["d"]
    if year := match["y"]:
        return (int(year), month, int(day or 0)) < (
            meeting.year,
            meeting.month,
            meeting.day if day else 0,
        )
    ahead = (month - meeting.month) % 12
    return ahead > _AHEAD or (ahead == 0 and day is not None and int(day) < meeting.day)


@lexicon.derived
def _months() -> dict[str, int]:
    return DayCount(lexicon.load("time")).months


@lexicon.derived
def _dates() -> re.Pattern[str]:
    return time_patterns.compiled("@told_on", "", "")


@lexicon.derived
def _told() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('promised'))})\b", re.IGNORECASE)


@lexicon.derived
def _bygone() -> re.Pattern[str]:
    told = [*words("bygone"), *lexicon.load("markers")["recalled"]["words"]]
    return re.compile(rf"\b(?:{'|'.join(told)})(?!\w)", re.IGNORECASE)
