"""Time words that stand beside each other and tell one day: "dinsdag in week 15"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from lovp_actions.dates import time_patterns
from lovp_actions.dates.day_count import fold
from lovp_actions.dates.sums import DAY, add
from lovp_actions.language import verbs
from lovp_actions.lexicon import derived, load

_DATED = ("day", "numeric", "month", "relative", "year", "weekday", "week", "season")
"""Kinds of rule that can say when an event is: "de ALV van 24 november"."""
_TELLS_EVENT = (("day", ""), ("day", "van"))
"""Kinds of rule with why they are no deadline, of which one is the day of any event."""
_NEAR, _FARTHEST = 6, 50
"""Characters between neighbours, without the name of an event between them and with it."""
_LIMITED = ("", ",", "maar", ", maar", "doch", ", doch")
"""What stands between a time without a day and its limit: "na de zomer, maar uiterlijk 3 mei"."""

_ENDS = re.compile(r"\s{0,9}(?:[.,;:!?)|]|\Z)")
"""What follows the name of an event that no rule knows, where it has no more words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of one rule, with its preposition and what follows it."""

    kind: str
    start: int
    end: int
    day: date | None
    """The day named: of "na 1 juni" too, which has no last day."""
    date: date | None
    behind: str
    """Why it is no deadline: "van" as part of a name, "past" as it lies behind, "length" as only
    a day to count from makes a time of it; else empty."""
    amount: tuple[int, str] | None = None
    """Of a length: how many of which unit."""
    away: int | None = None
    """Of a length before or behind an event: -1 or 1."""


def joined(text: str, first: Hit, second: Hit, today: date | None) -> Hit | None:
    """Two neighbours as one: an event and its date, a weekday and its week, a time without a day
    and the limit to it, or a time explained in brackets."""
    preps = load("time")["preposition"]
    gap = text[first.end : second.start]
    if second.start < first.end or len(gap) > _FARTHEST or "\n\n" in gap:
        return None
    opening = fold(text[second.start : second.end]).split()[0]
    if event := _unnamed_event(text, first, second.start):
        told = fold(text[event.end() : second.start]) == "van" or opening == "op"
        if not told or second.kind not in ("day", "numeric"):
            return None
    elif (second.kind, second.behind) in _TELLS_EVENT:
        event = _dated_event(text, first, second.start)
    if event:
        away = 1 if fold(event["p"]) in preps["behind"] else -1
        told_from = replace(first, kind=second.kind, end=second.end, away=away, behind="")
        return replace(told_from, date=_counted(told_from, second, today))
    limited = second.date and opening == "uiterlijk" and fold(gap) in _LIMITED
    if limited and not (first.date or first.behind):
        return replace(second, start=first.start)
    if len(gap) > _NEAR:
        return None
    if gap.strip() == "(" and text[second.end : second.end + 1] == ")" and not second.behind:
        day = first.date if first.kind == "day" else second.date or first.date
        day = None if first.away else day  # that of the event, or the one counted from it
        return replace(first, end=second.end + 1, date=day)
    if fold(gap) == "en" and _is_both(text, first, second):
        return replace(second, start=first.start)
    own = opening in preps["words"] and opening not in preps["join"]
    if first.kind == "event" and fold(gap) in ("", "van") and second.kind in _DATED and not own:
        past = "past" if second.behind == "past" else first.behind
        of_year = second.kind == "relative" and text[second.start : second.end].endswith(" jaar")
        words = fold(text[first.start : first.end]).split()
        before = second.kind == "month" and words[0] in preps["before"]  # whichever day that is
        day = None if of_year or before else _counted(first, second, today)
        return replace(first, end=second.end, date=day, behind=past)
    if {first.kind, second.kind} == {"weekday", "week"} and fold(gap) in ("", "van") and not own:
        return replace(first, end=second.end, date=_in_week(first, second, today))
    if gap.strip(" ,"):
        return None
    if first.kind in ("weekday", "day_word") and second.kind == "duration":
        return replace(first, end=second.end, date=_weeks_on(first, second))
    if first.kind == "length" or (first.kind == "duration" and opening in preps["behind"]):
        away = 1 if opening in preps["behind"] else -1
        told_from = replace(first, kind=second.kind, end=second.end, away=away)
        day = _counted(told_from, second, today)
        return replace(told_from, date=day, behind=second.behind)
    if first.kind in ("weekday", "duration") and second.kind == "event":
        return replace(first, end=second.end, date=None)
    return None


def _is_both(text: str, first: Hit, second: Hit) -> bool:
    """Whether two days of a kind, the later one behind, have the same preposition, and no clause
    begins with the second: "in mei en in juli | meet"."""
    one, two = (fold(text[each.start : each.end]).split()[0] for each in (first, second))
    same = one == two in load("time")["preposition"]["words"] and first.kind == second.kind
    later = first.date and second.date and first.date < second.date
    behind = _BEHIND.match(text, second.end)
    return bool(same and later) and not (behind and verbs.is_known(behind["verb"].casefold()))


_BEHIND = re.compile(r"\s(?P<verb>\w{2,20})\s(?!(?:en|of|maar|om)\b)\w")


def to_event(text: str, hit: Hit, end: int) -> Hit:
    """A length, week or day before an event that no rule knows, with its words up to `end` at most:
    "uiterlijk drie weken voor de wedstrijd", whose day is not known. Any other hit as it is."""
    start = hit.start - len(" in") if text[: hit.start].endswith((" in ", " op ")) else hit.start
    if event := _beside_event(text, replace(hit, start=start), end):
        return replace(hit, start=start, end=event.end(), date=None, behind="")
    event = _unnamed_event(text, hit, end)
    return replace(hit, end=event.end(), date=None, behind="") if event else hit


def _unnamed_event(text: str, hit: Hit, end: int) -> re.Match[str] | None:
    """The words behind a length that limits what is done, if they may name an event."""
    limits = hit.behind == "length" and fold(text[hit.start : hit.end]).startswith("uiterlijk ")
    found = event_pattern().match(text, hit.end) if limits else None
    return found if found and found.end() <= end else None


def _beside_event(text: str, hit: Hit, end: int) -> re.Match[str] | None:
    """The event behind a week or day that only tells when beside one, where no more follows: "in de
    week voor het feest", "op de maandag na de opening"."""
    known = hit.behind in ("", "length") and _near().fullmatch(text, hit.start, hit.end)
    found = event_pattern().match(text, hit.end) if known else None
    return found if found and found.end() <= end and _ENDS.match(text, found.end()) else None


@derived
def _near() -> re.Pattern[str]:
    return time_patterns.compiled("@near_event")


def _dated_event(text: str, hit: Hit, end: int) -> re.Match[str] | None:
    """The words between a length and a day that name an event which is on it: "twee weken | voor de
    open dag van | 13 december"."""
    found = _dated_pattern().fullmatch(text, hit.end, end) if hit.behind == "length" else None
    does = found and any(map(verbs.is_known, fold(found["more"]).split()))
    return None if does else found


@derived
def _dated_pattern() -> re.Pattern[str]:
    return time_patterns.compiled("@to_dated_event", left="", right="")


@derived
def event_pattern() -> re.Pattern[str]:
    """What stands behind a length that is counted from an event: "voor de wedstrijd"."""
    return time_patterns.compiled("@to_event", left="")


def _in_week(first: Hit, second: Hit, today: date | None) -> date | None:
    """The weekday in the week beside it; none before the meeting."""
    week, weekday = (first, second) if first.kind == "week" else (second, first)
    if not (first.date and week.day and weekday.day):
        return None
    day = week.day + (weekday.day.weekday() - week.day.weekday()) * DAY
    return None if today and day < today else day


def _counted(first: Hit, second: Hit, today: date | None) -> date | None:
    """The day of an event, or that from which the length before it is counted; none before
    the meeting."""
    if first.away is None:
        return second.date
    if not (first.amount and second.day):
        return None
    number, unit = first.amount
    day = add(second.day, first.away * number, unit)
    return None if today and day < today else day


def _weeks_on(first: Hit, second: Hit) -> date | None:
    """The day of "donderdag over een week": a week after the first Thursday."""
    number, unit = second.amount or (0, "")
    whole = unit == "week" or (unit == "day" and number % 7 == 0)
    return add(first.date, number, unit) if first.date and whole else None
