"""Minutes of several meetings in one text, as logs of stand-ups and sprints have them: the day of
each, by its heading."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lovp_actions.dates import deadlines, full_dates
from lovp_actions.structure import layout
from lovp_actions.structure.block import Section

_LONGEST = 100
"""Characters of a heading that tells a meeting and its day."""
_NEXT = dt.timedelta(days=120)
"""How long after a meeting the next one is, at most, where its heading has no year."""
BARE = 2
"""The level of headings without marks."""
_WEEKDAY = re.compile(
    r"\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\b\.?", re.IGNORECASE
)


def dated(sections: Sequence[Section], title: str, date: dt.date | None) -> Iterator[Section]:
    """The sections, each with the day of the meeting whose heading stands above it, where there are
    headings of two meetings at least, of the same level; `title` is the line of the title, with its
    marks, and may be one of them. `date` is that of the minutes."""
    days = list(_days(sections, date))
    levels = Counter(section.level for section, day in zip(sections, days, strict=True) if day)
    if date and _day(title.strip(" #"), None):
        levels[_level(title)] += 1
    now: dt.date | None = None
    for section, day in zip(sections, days, strict=True):
        if day and levels[section.level] > 1:
            now = day
        yield replace(section, date=now) if now else section


def _level(title: str) -> int:
    marked = layout.HASH_HEADING.match(title)
    return len(marked["hashes"]) if marked else BARE


def _days(sections: Sequence[Section], date: dt.date | None) -> Iterator[dt.date | None]:
    """The day that each heading tells, None of a heading of another kind."""
    for section in sections:
        day = None if section.number else _day(section.heading, date)
        date = day or date
        yield day


def _day(heading: str, before: dt.date | None) -> dt.date | None:
    """The day in a heading that tells a meeting and no more ("Stand-up 5 maart 2024"); without a
    year it is that which comes next after the meeting `before`."""
    words = heading[: _LONGEST + 1]
    if len(words) > _LONGEST or not any(map(str.isdecimal, words)):
        return None
    if found := full_dates.find_meeting_date(words):
        return found[2] if _is_meeting(words[: found[0]], words[found[1] :]) else None
    if before is None:
        return None
    for due in deadlines.find_deadlines(words, before):
        near = due.date and due.date - before <= _NEXT and any(map(str.isdecimal, due.text))
        if near and _is_meeting(words[: due.start], words[due.end :]):
            return due.date
    return None


def _is_meeting(before: str, behind: str) -> bool:
    told = " ".join(re.findall(r"[\w-]+", _WEEKDAY.sub(" ", f"{before} {behind}").lower()))
    return not told or bool(layout.pattern("title", "sessions").fullmatch(told))
