"""By when: the time words that the network read, with the day that the rules reckon for them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from lovp_actions import lexicon
from lovp_actions.dates import time_patterns
from lovp_actions.dates.deadlines import Deadline, find_deadlines
from lovp_actions.dates.neighbours import event_pattern
from lovp_actions.extraction import put_off, said_when, side_clauses
from lovp_actions.extraction.tidy import without_stop
from lovp_actions.extraction.times import of_another, of_cell, or_below, times_of
from lovp_actions.extraction.units import Unit
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import opens_below, words
from lovp_actions.reader.decoding import Reading, Span
from lovp_actions.structure.tables.cells import Known, day_of

_RELATIVE = re.compile(r"(\w{1,60}),? die $")
_SLASHED = re.compile(r"\d{1,3}\s?[-/.]\s?\d{1,3}")
_YEAR = re.compile(r"in \d{4}|dit jaar")
_PLACE = re.compile(r"(?:in|op|over|bij|per) ", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:(?:nog|voor|vóór|uiterlijk|tegen|om|uur|\d{1,2}(?:[.:]\d{2})?) )+", re.IGNORECASE
)
_MEETING = re.compile(
    r"(?:uiterlijk )?(?:voor|vóór|tijdens|na|tot|(?:in|op|bij)(?= \w{1,9} \w{0,30}"
    r"(?:vergadering|overleg|beraad|debat|bijeenkomst|commissie|raad|dag) van ))"
    r" (?:de|het) [\w-]{2,40} van $",
    re.IGNORECASE,
)
"""A meeting that has its date behind it."""
_NEAR = 60
"""Characters before time words that are looked at."""
_LAST = re.compile(r"\b\w{1,40}(?=\.?\s$)")
_CLOSING = re.compile(r" nog\b(?! (?:een|één|eens|twee|drie|niet|geen|wel|even|meer|steeds|\d))")
"""Words beside time words that the rules leave out: "nog voor vrijdag", "vandaag nog"."""


def deadline(unit: Unit, reading: Reading) -> Deadline | None:
    """The time words of a reading, or else those of a field below its sentence. Offsets are
    characters of the unit's text."""
    row = unit.block.row
    if row and row.margin and (cell := row.cell("deadline")):
        return of_cell(cell.text.strip(), row, unit.date)
    return or_below(_within(unit, reading), unit)


def _within(unit: Unit, reading: Reading) -> Deadline | None:
    """The time words of a reading, or those of its action that it passed over, where they surely
    tell when it is done."""
    span, text, start = reading.deadline, unit.text, reading.action.start
    apart = list(_elsewhere(unit, start))
    times = [
        due
        for due in times_of(unit)
        if not of_another(text, due, start) and not _is_in(due.start, apart)
    ]
    if span is not None and _is_in(span.start, apart):
        span = None
    if span is not None:
        span = span.cut(text, end=span.start + len(without_stop(span.text)))
    told = span is not None and span.text.casefold() not in words("no_time")
    if product := side_clauses.of_product(text, reading.action, times):
        return product
    if span is None or not told or of_another(text, span, start):
        return next((due for due in times if _tells_when(due, reading.action, text)), None)
    below = _RELATIVE.search(text[: span.start])
    if below and not verbs.is_known(below[1]):  # "de leden die vrijdag komen"
        return None
    for due in times:
        if due.start < span.end and span.start < due.end:
            before = _OPENING.fullmatch(text, span.start, max(span.start, due.start))
            behind = _CLOSING.match(text, due.end)
            start, end = span.start if before else due.start, behind.end() if behind else due.end
            return replace(due, start=start, end=end, text=text[start:end])
        if due.start > span.end and put_off.replaces(text, span.end, due):
            return due
        if due.start == span.end + 1:  # "voor 12.00 uur | morgen"
            return replace(due, start=span.start, text=text[span.start : due.end])
    if meeting := _MEETING.search(text[: span.start]):  # "voor het debat van | 22 april"
        span = span.cut(text, meeting.start())
    elif text[: span.start].endswith((" van ", " d.d. ", " dd. ")) or _is_place(span.text):
        return None  # "de factuur van maart"
    if _SLASHED.fullmatch(span.text) and _is_numbered(text[: span.start]):
        return None
    if since := _since().match(text, span.end):  # "de week | erna"
        span = span.cut(text, end=since.end())
    counted = _counted_from_event(text, span)
    return Deadline(
        span.start, span.end, span.text, None if counted else _day(span.text, unit.date)
    )


def _elsewhere(unit: Unit, at: int) -> Iterator[tuple[int, int]]:
    """Where the cells of a row stand that neither hold what is done, from `at` on, nor tell a time
    and no more: "Contract loopt af in juni" beside "Roos belt de verhuurder"."""
    end = 0
    for cell in unit.block.row.cells if unit.block.row else ():
        start = unit.text.find(cell.text, end) if cell else -1
        if start >= 0:
            end = start + len(cell.text)
            told = day_of(cell.text, Known()) or (start > at and _BY.search(cell.text))
            if not start <= at < end and not told:
                yield start, end


_BY = re.compile(r"\b(?:v[oó]{2}r|uiterlijk)\s", re.IGNORECASE)
"""What tells in a cell behind the action by when: "eerste melding vóór 15 oktober"."""


def _is_in(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _day(words: str, date: dt.date | None) -> dt.date | None:
    """The day of words that are one deadline as they stand, "12/6", which may be a fraction
    elsewhere, or in which a meeting has its date: "bij het beraad van 19 juni", but not what is of
    a year: "voor de begroting van 2025"."""
    before, _, told = words.rpartition(" van ")
    if before and told.isdecimal():
        return None
    alone = find_deadlines(told, date)
    return alone[0].date if [each.text for each in alone] == [told] else None


def _is_numbered(before: str) -> bool:
    """Whether what stands before a number has it for its name: "zaal | 12/3"."""
    found = _LAST.search(before[-_NEAR:])
    last = found[0] if found else ""
    return last in words("numbered") or last.endswith(tuple(words("numbered_ends")))


def _counted_from_event(text: str, span: Span) -> bool:
    """Whether a time is one before or after an event: "drie weken | voor de start", or "voor de
    open dag van 3 mei" behind "drie weken"."""
    if _length().fullmatch(span.text) and event_pattern().match(text[span.end :]):
        return True
    near = max(0, span.start - _NEAR)
    return any(match.end() > span.start for match in _away().finditer(text, near, span.end))


@lexicon.derived
def _since() -> re.Pattern[str]:
    return time_patterns.compiled(" @since", left="")


@lexicon.derived
def _length() -> re.Pattern[str]:
    return time_patterns.compiled("(?:uiterlijk )?@amount")


@lexicon.derived
def _away() -> re.Pattern[str]:
    return time_patterns.compiled(
        "@amount,? (?:@preposition_before|@preposition_behind|voorafgaand aan)"
        " @preposition_articles"
    )


def _tells_when(due: Deadline, action: Span, text: str) -> bool:
    """Whether time words in an action have a day, or are the middle of a year, or a meeting told by
    its month ("voor het overleg van mei"), and stand in no clause below it, as those of "de leden
    die vrijdag komen" do; nor may they be the year that a noun is of ("de plannen in 2025").
    """
    middle = tuple(time_patterns.words_of("edge_mid"))
    known = due.date or _of_month().search(due.text) or due.text.lower().startswith(middle)
    if not known or not action.start <= due.start < action.end or _YEAR.fullmatch(due.text):
        return False
    before = said_when.complement(text[action.start : due.start])
    return not opens_below(re.findall(r"\w+", before.casefold())[1:])


@lexicon.derived
def _of_month() -> re.Pattern[str]:
    return time_patterns.compiled("van @month")


def _is_place(words: str) -> bool:
    """Whether words tell where or about what something is done, as none of them is of a time: "in
    het eindverslag", but "in de driehoek van juni"; or they are of or for a thing by its time: "van
    februari", "voor de dinsdagavond"."""
    place = _PLACE.match(words) and not _timely().search(words)
    return bool(place or _of_thing().fullmatch(words))


@lexicon.derived
def _of_thing() -> re.Pattern[str]:
    return time_patterns.compiled("@of_thing")


@lexicon.derived
def _timely() -> re.Pattern[str]:
    return time_patterns.compiled("@timely", "", "")
