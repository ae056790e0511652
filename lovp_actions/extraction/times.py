"""By when: the time words of what the rules found, and those of a sentence that can be any."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from lovp_actions import lexicon
from lovp_actions.dates import time_patterns
from lovp_actions.dates.deadlines import Deadline, find_deadlines
from lovp_actions.dates.sums import DAY
from lovp_actions.extraction import put_off, said_when, side_clauses
from lovp_actions.extraction.document import Finding
from lovp_actions.extraction.units import Unit
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import words as signals
from lovp_actions.language.verbs import grammar, small_words
from lovp_actions.reader.decoding import Span
from lovp_actions.rules.commitment import Commitment
from lovp_actions.rules.phrases import OWNED
from lovp_actions.structure import closed_rows, names
from lovp_actions.structure.tables import heads
from lovp_actions.structure.tables.cells import Known, day_of, is_tick
from lovp_actions.structure.tables.row import Row


def deadline(found: Finding, *, shared: bool) -> Deadline | None:
    """The time words of a commitment: those in its action, or, where it has its sentence to
    itself, not `shared`, anywhere in the sentence, or else those of a field below; of a table row
    those of the deadline's column ("n.t.b." is none), unless things were noted down on these, or,
    without that, in its action or beside its status. Offsets are characters of the unit's text, of
    a row and of a field those of the words alone."""
    unit, each, row = found.unit, found.commitment, found.unit.block.row
    noted = row is not None and _are_noted(row.dated, unit.date, opens=row.opens)
    cell = row.cell("deadline") if row and not noted else None
    due = of_cell(cell.text.strip(), row, unit.date) if row and cell else None
    if row and (new := put_off.words_of(row, unit.date)) is not None:
        return _later(due, new, unit.date)
    if cell:
        return due
    times = [due for due in times_of(unit) if not of_another(unit.text, due, each.start)]
    inside = _inside(times, each.start, each.end)
    alone = not shared and row is None
    if row or (alone and each.rule == OWNED[0]):
        inside = [time for time in inside if not _of_topic(unit.text[: each.end], time)]
    if alone and each.rule == OWNED[0]:
        inside = [time for time in times if time.start >= each.end] or inside
        times = [time for time in times if time.end <= each.start]
    due = next(iter(inside or (times if alone else [])), None)
    if due is None and row and (status := row.cell("status")):
        joint = any(
            column == "status" and "deadline" in heads.all_kinds(head)
            for _, column, head in row.headed()
        )
        return _beside_status(status.text, unit.date, alone=joint or not row.named)
    if due is not None and due.date is None and alone:
        marked = (time for time in times if time.date and _in_marker(unit.text, each, time))
        due = next(marked, due)
    return or_below(due, unit)


def or_below(due: Deadline | None, unit: Unit) -> Deadline | None:
    """Time words of a sentence, unless only a field below it tells the day."""
    cell = unit.below.cell("deadline") if unit.below else None
    if unit.below is None or cell is None or (due and due.date):
        return due
    return of_cell(cell.text.strip(), unit.below, unit.date) or due


def _later(due: Deadline | None, words: str, date: dt.date | None) -> Deadline | None:
    """The time to which something was put off, unless its deadline lies behind that by now."""
    times = find_deadlines(words, date) or find_deadlines(f"in {words}", date)
    day = times[-1].date if times else None
    if due and due.date and day and day < due.date:
        return due
    return Deadline(0, len(words), words, day) if words else None


@lexicon.derived
@lru_cache(maxsize=1024)
def _are_noted(days: tuple[str, ...], date: dt.date | None, *, opens: bool) -> bool:
    """Whether the days of a column "Datum" are those on which things were noted down: none lies
    ahead of the meeting's `date`; or, where that is not known, it `opens` the rows, and they are in
    the order of these days."""
    if date is not None:
        return {day_of(each, Known(date=date)) for each in days} - {""} == {"past"}
    found = [due.date for each in days for due in find_deadlines(each, None)[-1:] if due.date]
    rising = all(one <= other for one, other in pairwise(found)) and found[:1] != found[-1:]
    return opens and rising and len(found) == len(days)


def of_cell(words: str, row: Row, date: dt.date | None) -> Deadline | None:
    """The words of a row's cell of time but for a state beside them: "juni" of "juni, loopt"."""
    if not any(char.isalnum() for char in words) or names.nobody(words) or is_tick(words.lower()):
        return None
    told = [part for part in closed_rows.parts(words) if not closed_rows.is_open(part)]
    words = told[0] if len(told) == 1 else words
    plain = _dutch(words, row)
    day = _open_day(plain, date) or _open_day(_dutch(put_off.holding(plain), row), date)
    return Deadline(0, len(words), words, day)


def _open_day(words: str, date: dt.date | None) -> dt.date | None:
    """The day of time words in an open row: without a year one that would lie most of a year ahead
    has just passed."""
    times = find_deadlines(words, date)
    due = times[-1].date if times else None
    far = _FAR_DAY if re.search(r"\d", _PART_OF_YEAR.sub("", words)) else _FAR_MONTH
    if due is None or date is None or (due - date).days < far or _YEAR.search(words):
        return due
    before = find_deadlines(words, date - (_ALL - far) * DAY)
    return before[-1].date if before else due


_FAR_DAY, _FAR_MONTH, _ALL = 245, 300, 365
"""Days ahead from which on a day, or a month or quarter, is rather that of the year before, and
of a year."""
_PART_OF_YEAR = re.compile(r"(?i)\b(?:[qh][1-4]|kw\.? ?[1-4]|[1-4](?:e|ste|de) (?:kw|half|helft))")
_YEAR = re.compile(r"(?:19|20)\d\d|['’]\d\d|\d[-/.]\d{1,2}[-/.]\d\d|jaar")


def _beside_status(status: str, date: dt.date | None, *, alone: bool) -> Deadline | None:
    """The time words beside a state by which a row is open, "april" of "open, april", or that
    tells by when, "1 juni" of "gereed 1 juni"; or `alone`, where the column has no heading."""
    if closed_rows.is_due(status, date):
        return next((due for due in find_deadlines(status, date) if due.date), None)
    told = [part for part in closed_rows.parts(status) if not closed_rows.is_open(part)]
    if len(told) != 1 or (told[0] == status.strip() and not alone):
        return None
    for due in find_deadlines(told[0], date):
        if due.end - due.start == len(told[0]):
            return replace(due, date=_open_day(told[0], date))
    return None


def of_another(text: str, due: Deadline | Span, start: int) -> bool:
    """Whether time words tell of something else than what is done, from `start`: when it was
    promised, or, in another clause, when something begins or ends ("De cursus begint in mei, Jan
    …") or until when others have time ("…; de leden hebben tot 1 mei de tijd")."""
    between = text[due.end : start] or text[start : due.start]
    if parted := re.search(r"[,;]", between):
        if _OTHERS_HAVE.match(text, due.end):
            return True
        clause = f"{_CLAUSE.split(text[: due.start])[-1]} {between[: parted.start()]}"
        words = set(clause.lower().split())
        if due.end <= start and any(words.issuperset(e.split()) for e in signals("lasting")):
            return True
    if "?" in between and _UNABLE.search(text, start):
        return True
    apart = ";" in between and _is_of_clause(text, due, start)
    if side_clauses.holds(text, start, due):
        return True
    if not _LIMIT.match(text, due.start, due.end) and said_when.is_said_then(text, due):
        return True
    return apart or _of_telling(text, due.end, start)


_UNABLE = re.compile(r"\?\s(?:[\w-]{1,30}\s){0,3}(?:ik|we|wij)\s[^.;?]{0,60}\b(?:niet|geen)\b")
"""What tells, behind a question, when it is not done: "Bel jij hem? ik red dat niet voor mei"."""


def _is_of_clause(text: str, due: Deadline | Span, start: int) -> bool:
    """Whether time words are those of a verb that a semicolon parts from what is done: "De kermis
    komt eind mei; Jan …"; not where they are a limit before it, or that clause points to it."""
    if due.end <= start and _LIMIT.search(text, max(0, due.end - _NEXT_WORD), due.end):
        return False
    begin, end = text.rfind(";", 0, due.start) + 1, text.find(";", due.end)
    told = re.findall(r"[\w-]+", text[begin : end if end > 0 else None].lower())
    if not set(lexicon.load("grammar")["pointing"]["pronouns"]).isdisjoint(told):
        return False
    finite = verbs.auxiliary_forms()
    return any(
        word in finite or (verbs.is_known(word) and not verbs.is_participle(word)) for word in told
    )


_CLAUSE = re.compile(r"[,;.:]\s")
_OTHERS_HAVE = re.compile(r"\s(?:de\s)?(?:tijd|gelegenheid)\b")


def _of_telling(text: str, end: int, start: int) -> bool:
    """Whether time words up to `end` tell when something was promised or agreed, and not when it is
    done, from `start`: "heeft in juli toegezegd …", "In mei is afgesproken …"."""
    words = re.findall(r"\w+", text[end : max(start, end + _NEXT_WORD)].lower())
    if words[:1] == ["jl"]:
        return True
    if _LIMIT.search(text, max(0, end - _NEXT_WORD), end):
        return False  # "Voor 1 mei zegde de wethouder toe …"
    return not signals("promised").isdisjoint(words if start > end else words[:1])


_LIMIT = re.compile(r"\b(?:voor|vóór|uiterlijk|tegen)\s[^,.;]{1,30}\Z", re.IGNORECASE)
_NEXT_WORD = 40
"""Characters in which the word behind time words stands."""


def _in_marker(text: str, each: Commitment, due: Deadline) -> bool:
    """Whether time words stand in the marker behind an action: "(actie Jan, vóór 1 oktober)"."""
    behind = text[each.end : due.start].lstrip(" .;,:-–")
    opening, label, rest = behind.partition(each.cue or "\0")
    opens = opening.strip() in ("(", "[") or (label and not opening)  # "… Actie Jan, 1 oktober"
    return bool(opens) and not re.search(r"[)\]]", label + rest)


def _dutch(words: str, row: Row) -> str:
    """The words of a deadline's cell as they would stand in a sentence."""
    if words.isdecimal():
        return f"{row.counted} {words}"
    if before := _before_day().match(words):
        words = words[before.end() :]
    return _SLASHED.sub(r"\2/\1/\3", words) if row.month_first else words


@lexicon.derived
def _before_day() -> re.Pattern[str]:
    return time_patterns.compiled("@before_day", "", "")


_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{2,4})\b")


def may_be_due(unit: Unit) -> bool:
    """Whether a sentence, or what stands below it, tells a time that can be a deadline."""
    return unit.below is not None or bool(times_of(unit))


def times_of(unit: Unit) -> list[Deadline]:
    """The time words of a sentence that can be a deadline."""
    return list(_times(unit.text, unit.date, unit.in_action_list))


@lexicon.derived
@lru_cache(maxsize=1024)
def _times(text: str, date: dt.date | None, listed: bool) -> tuple[Deadline, ...]:
    """Kept, for the prefilter at a sentence and the items in it ask the same. Of days that have
    just passed only those on their own in a list of actions, `listed`, are deadlines."""
    times = put_off.newest(text, find_deadlines(text, date))
    times = (due for due in times if not _is_object(text[: due.start], due))
    told = ((due, _is_just_past(due, date)) for due in times)
    return tuple(
        replace(due, date=_open_day(due.text, date)) if past else due
        for due, past in told
        if not past or (listed and _is_ruled_off(text, due))
    )


def _is_just_past(due: Deadline, date: dt.date | None) -> bool:
    """Whether the day of time words without a year would lie most of a year ahead of the meeting's
    `date`, and nothing says that it does: "de foto's van het feest (1 maart)" in April."""
    far = due.date is not None and date is not None and (due.date - date).days >= _JUST_PAST
    day, ahead = _yearless()
    return far and bool(day.search(due.text)) and not ahead.search(due.text)


@lexicon.derived
def _yearless() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return time_patterns.compiled("@any_year"), time_patterns.compiled("@next_year")


def _is_ruled_off(text: str, due: Deadline) -> bool:
    """Whether time words close a line, or brackets, behind a sign: "Zaal boeken – Jan – 1 mei"."""
    before, behind = text[: due.start].rstrip(), text[due.end :].strip(" .;*_")
    return before.endswith(_RULES) and not behind.strip(")]")


_JUST_PAST = 300
"""Days ahead from which on a day without a year in a sentence is rather one before the meeting."""
_RULES = ("(", "[", ",", ";", ":", "-", "–", "—", "|", "→", ">", "@")


def _is_object(before: str, due: Deadline) -> bool:
    """Whether the time words are a meeting with its article and no preposition, as in "zal de
    volgende bijeenkomst organiseren": what is done, not when."""
    return bool(_NEXT.match(due.text)) and before.lower().endswith((" de ", " het ", " een "))


def _of_topic(words: str, due: Deadline) -> bool:
    """Whether a day in an entry up to the end of its action rather tells which thing it is about,
    as it stands between that and the verb: "cijfers Q1 analyseren", "verslag 12 mei uitwerken",
    "draaiboek 4 mei herdenking maken"."""
    before, behind, small = words[: due.start].split(), words[due.end :].split(), small_words()
    if len(behind) > 1 and behind[0].lower() not in small | grammar()["prepositions"]:
        behind = behind[1:]
    bare = re.match(r"\d|Q[1-4]|kw", due.text) is not None
    noun = bool(before) and before[-1][-1].isalnum() and before[-1].lower() not in small
    return bare and noun and bool(behind) and behind[0].strip(".,;") in verbs.infinitives()


_NEXT = re.compile(r"(?i)(?:volgend|komend|eerstvolgend)e?\b")


def _inside(times: list[Deadline], start: int, end: int) -> list[Deadline]:
    return [due for due in times if start <= due.start < end]
