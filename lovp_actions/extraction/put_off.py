"""To when something was put off: "uitgesteld naar 1 juli", "1 april, verlengd tot 1 mei"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from lovp_actions import lexicon
from lovp_actions.dates.deadlines import Deadline, find_deadlines
from lovp_actions.structure import closed_rows, layout
from lovp_actions.structure.tables import heads
from lovp_actions.structure.tables.cells import Known, day_of
from lovp_actions.structure.tables.row import Row


def words_of(row: Row, date: dt.date | None) -> str | None:
    """The words for the new time that a status or remark of a row tells, "" where it only tells
    that there is another, None where it tells of none ("verplaatst naar de lijst van het MT")."""
    for cell, column, head in row.headed():
        if column == "status" or not heads.all_kinds(head).isdisjoint(("status", "note")):
            for told in filter(None, map(_pattern().match, closed_rows.parts(cell.text))):
                new = told.string[told.end() :].strip(" .:")
                if day_of(new, Known(date=date)):
                    return new
                elsewhere = told[0].endswith("naar ") and not new.startswith("nader")
                if told["sure"] and (not elsewhere or find_deadlines(new, date)):
                    return ""
    return None


def newest(text: str, times: Iterable[Deadline]) -> Iterator[Deadline]:
    """The time words of a sentence but for those right behind which it says that the next ones
    hold."""
    times = list(times)
    yield from (one for one, other in pairwise(times) if not replaces(text, one.end, other))
    yield from times[-1:]


def replaces(text: str, end: int, new: Deadline) -> bool:
    """Whether a sentence says right behind the time words up to `end` that `new` ones hold; by
    "wordt" or an arrow it says so where nothing follows."""
    between = text[end : new.end].lstrip(" ,;:.()[]–—-")
    told = _pattern().match(between)
    if not told or not (told["sure"] or not text[new.end :].strip(" .:;()[]")):
        return False
    return new.text.endswith(between[told.end() :].lstrip())


_ARROW = "(?:[→⇒]|[-=]{0,2}>)"


@lexicon.derived
def _pattern() -> re.Pattern[str]:
    sure = layout.pattern("cells", "put_off", "tables").pattern
    to = r"(?:(?:naar|tot|t/m|en\smet)\s){0,2}"
    return re.compile(
        rf"(?:(?:is|nu|inmiddels|daarom)\s){{0,3}}(?:(?P<sure>{sure})\b\s?:?\s?{to}|wordt\s|{_ARROW}\s?)",
        re.IGNORECASE,
    )
