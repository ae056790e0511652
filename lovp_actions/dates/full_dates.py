"""Full dates, as titles, headings and file names of minutes have them."""

from __future__ import annotations

import re
from datetime import date

from lovp_actions.dates import time_patterns
from lovp_actions.dates.day_count import DayCount
from lovp_actions.lexicon import derived, load

_YEAR = re.compile(r"\d\d")
"""What every full date has."""
_LONGEST = 10_000
"""Characters of a text in which a date is looked for: titles and heads are no longer."""


def find_meeting_date(text: str) -> tuple[int, int, date] | None:
    """The first full date of a title, heading or file name: start, end (offsets), date."""
    if not _YEAR.search(text, 0, _LONGEST):
        return None
    days, patterns = _full_dates()
    found = []
    for pattern in patterns:
        for match in pattern.finditer(text, 0, _LONGEST):
            try:
                day = days.read_day(match, date.min)
            except (ValueError, OverflowError, KeyError):
                continue
            if day:
                found.append((*match.span(), day))
                break
    return min(found, key=lambda hit: (hit[0], -hit[1])) if found else None


@derived
def _full_dates() -> tuple[DayCount, list[re.Pattern[str]]]:
    patterns = [
        time_patterns.compiled(pattern, "(?<![0-9])", "(?![0-9])")
        for pattern in load("time_patterns")["full_date"]["patterns"]
    ]
    return DayCount(load("time")), patterns
