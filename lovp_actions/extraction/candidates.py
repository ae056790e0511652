"""What was found in a document in, items out: quotes, lines, deadlines, confidence and ids."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from lovp_actions.dates import full_dates
from lovp_actions.dates.deadlines import Deadline
from lovp_actions.extraction import list_entries, times
from lovp_actions.extraction.document import Finding
from lovp_actions.extraction.pointed_to import context_of
from lovp_actions.extraction.tidy import tidied
from lovp_actions.extraction.units import Unit, place_evidence
from lovp_actions.items import Item, fold, item_id
from lovp_actions.people.full_names import full_name
from lovp_actions.rules import confidence, evidence
from lovp_actions.structure import closed_rows
from lovp_actions.structure.minutes import Minutes
from lovp_actions.structure.names import is_given
from lovp_actions.structure.parts import Part, count_lines

_SELF = re.compile(r"\b[Ii]k \((?P<who>[^\W\d_][\w ]{1,40})\)")
"""Who writes, and the name of who that is: "ik (petra)"."""
_PRESENT = "attendees"
"""The kind of a section whose heading is none of what stands behind the list of people in it."""


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


def grounded(found: list[Finding]) -> list[Grounded]:
    """Findings in the order of the text, those that pronouns stand for in their place, with
    deadline and confidence."""
    shared = Counter(each.unit.number for each in found)
    done = []
    for each in sorted(found, key=_place):
        if (commitment := each.commitment.resolved()) is not each.commitment:
            each = replace(each, commitment=commitment)
        due = times.deadline(each, shared=shared[each.unit.number] > 1)
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
        return frozenset(place)
    return evidence.of_commitment(found.commitment, deadline=due is not None, place=place)


def _is_named(who: str, minutes: Minutes) -> bool:
    """Whether words behind "ik" are a person: a common given name opens them, or they are one of
    those present. "Ik (PvdA)" may be who writes."""
    present = ((each.name, each.first, each.last) for each in minutes.attendees)
    return is_given(who.split()[0]) or any(who in names for names in present)


def _item(frame: Frame, found: Finding, due: Deadline | None, sureness: float) -> Item:
    unit, each = found.unit, found.commitment
    text = frame.minutes.text
    start, end, line = place_of(text, unit)
    actor = _as_written(text, each.actor.text) if each.actor else ""
    if actor.casefold().split(" (")[0] == "ik":
        told = _SELF.search(unit.text)
        named = told is not None and _is_named(told["who"], frame.minutes)
        own = frame.minutes.author_at(unit.block.line)
        actor = told["who"] if told and named else own or actor
    deadline, date = _words_of(text, unit, due) if due else "", unit.date
    action = tidied(fold(unit.block.passage.quote(text, *_span(found))), deadline)
    return Item(
        id="",
        source=frame.source,
        meeting=_as_written(text, frame.minutes.meeting),
        meeting_date=date.isoformat() if date else "",
        section=_as_written(text, unit.section.heading) if unit.section.kind != _PRESENT else "",
        line=line + frame.part.lines,
        actor=actor,
        counterparty=_as_written(text, each.counterparty.text) if each.counterparty else "",
        type=list_entries.type_of(each, unit),
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
    if "'" in words and words not in text and words not in (told := fold(text)):
        for sign in "’‘":
            if (written := words.replace("'", sign)) in told:
                return written
    return words


def _span(found: Finding) -> tuple[int, int]:
    """Where the action is in the passage."""
    first = found.unit.start + found.commitment.start
    last = max(found.unit.start + found.commitment.end, first + 1)
    row, origin = found.unit.block.row, found.unit.block.passage.origin
    if row and "action" not in row.columns:  # no more than its cell: "… te sturen | aangenomen"
        cell = next((end for start, end in row.ranges if start <= origin(first) < end), None)
        last = next((n for n in range(first, last) if cell and origin(n) >= cell), last)
    return first, last


def _verbatim(frame: Frame, found: Finding) -> str:
    """The action with the markup and the hyphens in it: of these an id is made, so that those of
    lists that people keep stay true."""
    start, end = found.unit.block.passage.source_span(*_span(found))
    return fold(frame.minutes.text[start:end])


def _words_of(text: str, unit: Unit, due: Deadline) -> str:
    """The time words as they read, or those of the cell of a row or of a field below."""
    beside = unit.below is not None and unit.text[due.start : due.end] != due.text
    if unit.block.row or beside:
        return fold(due.text)
    return fold(unit.block.passage.quote(text, unit.start + due.start, unit.start + due.end))


def _status(unit: Unit) -> str:
    row = unit.block.row or unit.below
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
