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


def holding(words: str) -> str:
    """The words of a cell for the day that holds, without those for one that held before, or that
    it is put off, or is about so: "21-11" of "21-11 (was 7-11)", "was 7-11, nu 21-11", "ca. 21-11";
    without a question mark behind them."""
    bare = words.strip(" ?")
    before, behind = _held()
    if told := before.match(bare) or _pattern().match(bare):
        return bare[told.end() :]
    told = behind.search(bare, 1)
    return bare[: told.start()].rstrip() if told else bare


@lexicon.derived
def _held() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the day that holds, and what behind it."""
    held, holds, about = (
        layout.pattern("cells", entry, "tables").pattern for entry in ("held", "holds", "about")
    )
    day = r"[\s:]{1,3}\d[^,;()]{1,20}"
    return (
        re.compile(rf"(?:(?:{held}){day}[,;]\s(?:{holds})|{about})\s", re.IGNORECASE),
        re.compile(rf"(?:,\s|\s\(|\s)(?:{held}){day}\)?$", re.IGNORECASE),
    )


@lexicon.derived
def _pattern() -> re.Pattern[str]:
    sure = layout.pattern("cells", "put_off", "tables").pattern
    to = r"(?:(?:naar|tot|t/m|en\smet)\s){0,2}"
    return re.compile(
        rf"(?:(?:is|nu|inmiddels|daarom)\s){{0,3}}(?:(?P<sure>{sure})\b\s?:?\s?{to}|wordt\s|(?:{layout.ARROW}|>)\s?)",
        re.IGNORECASE,
    )
