"""What was found in a document in, items out: quotes, lines, deadlines, confidence and ids."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath

from lovp_actions import lexicon
from lovp_actions.dates import deadlines, full_dates
from lovp_actions.dates.deadlines import Deadline
from lovp_actions.extraction.document import Finding
from lovp_actions.extraction.pointed_to import context_of
from lovp_actions.extraction.tidy import tidied
from lovp_actions.extraction.units import Unit, place_evidence
from lovp_actions.items import Item, fold, item_id
from lovp_actions.language.clause_tests import words as signals
from lovp_actions.people.full_names import full_name
from lovp_actions.rules import confidence, evidence
from lovp_actions.rules.commitment import Commitment
from lovp_actions.structure import closed_rows, names
from lovp_actions.structure.minutes import Minutes
from lovp_actions.structure.parts import Part, count_lines
from lovp_actions.structure.tables.row import Row


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item with what its confidence was set by: the rule's own, the evidence (see
    `rules/evidence.py`), and the reader's probability, 0 where it reads no item there."""

    item: Item
    rule: float
    evidence: frozenset[str]
    reader: float


def date_of_name(source: str) -> dt.date | None:
    """The meeting's date by the name of its file, for minutes that do not tell it."""
    found = full_dates.find_meeting_date(PurePath(source).stem)
    return found[2] if found else None


@dataclass(frozen=True, slots=True)
class Frame:
    """What all items of a document share."""

    minutes: Minutes
    source: str
    date: dt.date | None
    part: Part


@dataclass(frozen=True, slots=True)
class Grounded:
    """A finding with its deadline, what speaks for and against it, and how sure it is."""

    found: Finding
    due: Deadline | None
    grounds: frozenset[str]
    confidence: float
    reader: float = 0.0
    """The reader's probability, where it was joined with a reading."""


def grounded(frame: Frame, found: list[Finding]) -> list[Grounded]:
    """Findings in the order of the text, those that pronouns stand for in their place, with
    deadline and confidence."""
    shared = Counter(id(each.unit) for each in found)
    done = []
    for each in sorted(found, key=_place):
        if (commitment := each.commitment.resolved()) is not each.commitment:
            each = replace(each, commitment=commitment)
        due = _deadline(frame, each, shared[id(each.unit)] > 1)
        grounds = _grounds(each, due)
        sureness = confidence.of(each.commitment.confidence, grounds)
        done.append(Grounded(each, due, grounds, sureness))
    return done


def _place(found: Finding) -> tuple[int, int, int]:
    first = found.unit.start + found.commitment.anchor
    return found.unit.block.start, found.unit.start, found.unit.block.passage.origin(first)


def candidates(frame: Frame, found: Iterable[Grounded]) -> Iterator[Candidate]:
    """Findings as items, each once."""
    repeats: Counter[tuple[str, ...]] = Counter()
    seen: set[tuple[int, str, str]] = set()
    for each in found:
        item = _item(frame, each.found, each.due, each.confidence)
        if (key := (item.start, item.actor, item.action)) in seen:
            continue
        seen.add(key)
        told = each.found.commitment
        words = (
            frame.minutes.meeting,
            item.meeting_date,
            each.found.unit.section.heading,
            item.sentence,
            told.actor.text if told.actor else "",
            _verbatim(frame, each.found),
        )
        yield Candidate(
            replace(item, id=item_id(*words, repeat=repeats[words], part=frame.part.number)),
            each.found.commitment.confidence,
            each.grounds,
            each.reader,
        )
        repeats[words] += 1


def _grounds(found: Finding, due: Deadline | None) -> frozenset[str]:
    place = place_evidence(found.unit)
    if found.parsed is None:
        return frozenset([*place, f"rule={found.commitment.rule}"])
    return evidence.of_commitment(found.commitment, deadline=due is not None, place=place)


def _item(frame: Frame, found: Finding, due: Deadline | None, sureness: float) -> Item:
    unit, each = found.unit, found.commitment
    text = frame.minutes.text
    start, end, line = place_of(text, unit)
    actor = _as_written(text, each.actor.text) if each.actor else ""
    deadline = _words_of(text, unit, due) if due else ""
    action = tidied(fold(unit.block.passage.quote(text, *_span(found))), deadline)
    return Item(
        id="",
        source=frame.source,
        meeting=_as_written(text, frame.minutes.meeting),
        meeting_date=frame.date.isoformat() if frame.date else "",
        section=_as_written(text, unit.section.heading),
        line=line + frame.part.lines,
        actor=actor,
        counterparty=_as_written(text, each.counterparty.text) if each.counterparty else "",
        type=each.type,
        action=action,
        deadline=deadline,
        deadline_date=due.date.isoformat() if due and due.date else "",
        cue=each.cue,
        rule=each.rule,
        confidence=round(sureness, 2),
        sentence=fold(text[start:end]),
        start=start + frame.part.start,
        end=end + frame.part.start,
        actor_full=_as_written(text, full_name(each.actor.text, frame.minutes.attendees))
        if each.actor
        else "",
        status=_status(unit),
        context=context_of(text, unit, action, deadline, actor),
    )


def _as_written(text: str, words: str) -> str:
    """Words that were read from the text, with the apostrophes and capitals that stand in it."""
    if words not in text and words.upper() in text:
        return words.upper()
    if "'" in words and words not in text:
        for sign in "’‘":
            if (written := words.replace("'", sign)) in text:
                return written
    return words


def _span(found: Finding) -> tuple[int, int]:
    """Where the action is in the passage."""
    first = found.unit.start + found.commitment.start
    return first, max(found.unit.start + found.commitment.end, first + 1)


def _verbatim(frame: Frame, found: Finding) -> str:
    """The action with the markup and the hyphens in it: of these an id is made, so that those of
    lists that people keep stay true."""
    start, end = found.unit.block.passage.source_span(*_span(found))
    return fold(frame.minutes.text[start:end])


def _words_of(text: str, unit: Unit, due: Deadline) -> str:
    """The time words as they read, or those of a row's cell."""
    if unit.block.row:
        return fold(due.text)
    return fold(unit.block.passage.quote(text, unit.start + due.start, unit.start + due.end))


def _status(unit: Unit) -> str:
    row = unit.block.row
    return fold(closed_rows.status_of(row)) if row else ""


def place_of(text: str, unit: Unit) -> tuple[int, int, int]:
    """Where a unit is quoted from: its first character, the one behind its last, its line."""
    start, end = _with_marks(text, *unit.block.passage.source_span(unit.start, unit.end))
    return start, end, unit.block.line + count_lines(text[unit.block.start : start])


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened by emphasis marks that touch it, so that a quote keeps its pairs."""
    while start > 0 and text[start - 1] in "*_`~[":
        start -= 1
    while end < len(text) and text[end] in "*_`~":
        end += 1
    return start, end


def _deadline(frame: Frame, found: Finding, shared: bool) -> Deadline | None:
    """The time words of a commitment: those in its action, or, where it has its sentence to
    itself, anywhere in the sentence; of a table row those of the deadline's column
    ("n.t.b." is none), or, without that, in its action."""
    unit, each = found.unit, found.commitment
    if unit.block.row and (cell := unit.block.row.cell("deadline")):
        words = cell.text.strip()
        times = deadlines.find_deadlines(_dutch(words, unit.block.row), frame.date)
        if any(char.isalnum() for char in words) and not names.nobody(words):
            return Deadline(0, len(words), words, times[-1].date if times else None)
        return None
    times = [
        due for due in times_of(unit, frame.date) if not of_telling(unit.text, due.end, each.start)
    ]
    inside = _inside(times, each.start, each.end)
    alone = not shared and unit.block.row is None
    due = next(iter(inside or (times if alone else [])), None)
    if due is not None and due.date is None and alone:
        marked = (time for time in times if time.date and _in_marker(unit.text, each, time))
        return next(marked, due)
    return due


def of_telling(text: str, end: int, start: int) -> bool:
    """Whether time words up to `end` tell when something was promised or agreed, and not when it is
    done, from `start`: "heeft in juli toegezegd …", "In mei is afgesproken …"."""
    words = re.findall(r"\w+", text[end : max(start, end + _NEXT_WORD)].lower())
    return not signals("promised").isdisjoint(words if start > end else words[:1])


_NEXT_WORD = 40
"""Characters in which the word behind time words stands."""


def _in_marker(text: str, each: Commitment, due: Deadline) -> bool:
    """Whether time words stand in the marker behind an action: "(actie Jan, vóór 1 oktober)"."""
    opening, *rest = text[each.end : due.start].lstrip(" .;,:-–").partition(each.cue or "\0")
    return opening.strip() in ("(", "[") and not re.search(r"[)\]]", "".join(rest))


def _dutch(words: str, row: Row) -> str:
    """The words of a deadline's cell as they would stand in a sentence."""
    if words.isdecimal():
        return f"{row.counted} {words}"
    if event := _event().match(words):
        words = words[event.end() :]
    return _SLASHED.sub(r"\2/\1/\3", words) if row.month_first else words


@lexicon.derived
def _event() -> re.Pattern[str]:
    """A meeting before its day, which a cell may name without a preposition: "Overleg 13 mei"."""
    events = lexicon.load("time")["event"]
    names = "|".join(map(re.escape, (*events["gathering"], *events["meeting"], "verg")))
    return re.compile(rf"(?i)(?:de\s)?\w{{0,30}}(?:{names})\.?\s(?:van\s|op\s|d\.d\.\s)?(?=\d)")


_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{2,4})\b")


def times_of(unit: Unit, date: dt.date | None) -> list[Deadline]:
    """The time words of a sentence that can be a deadline."""
    return list(_times(unit.text, date))


@lexicon.derived
@lru_cache(maxsize=1024)
def _times(text: str, date: dt.date | None) -> tuple[Deadline, ...]:
    """Kept, for the prefilter at a sentence and the items in it ask the same."""
    times = deadlines.find_deadlines(text, date)
    return tuple(due for due in times if not _is_object(text[: due.start], due))


def _is_object(before: str, due: Deadline) -> bool:
    """Whether the time words are a meeting with its article and no preposition, as in "zal de
    volgende bijeenkomst organiseren": what is done, not when."""
    return bool(_NEXT.match(due.text)) and before.lower().endswith((" de ", " het ", " een "))


_NEXT = re.compile(r"(?i)(?:volgend|komend|eerstvolgend)e?\b")


def _inside(times: list[Deadline], start: int, end: int) -> list[Deadline]:
    return [due for due in times if start <= due.start < end]
