"""From the text of minutes to items: the whole way, one document at a time."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import PurePath

from lovp_actions import confidence, dates, deadlines, evidence, markers, minutes, nlp, repeats
from lovp_actions.cast import Cast, capitals
from lovp_actions.confidence import DEFAULT_CONFIDENCE
from lovp_actions.context import Sentence
from lovp_actions.deadlines import Deadline
from lovp_actions.document import DocumentReader, Finding
from lovp_actions.errors import InputError
from lovp_actions.first_look import FirstLook
from lovp_actions.fullnames import full_name
from lovp_actions.items import Item, fold, item_id
from lovp_actions.minutes import Minutes
from lovp_actions.units import Unit, units

MOST = 50_000
"""Lines with text, and sentences and table rows, of one text: a hundred long meetings."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item with what its confidence was set by: the rule's own, and the evidence
    (see `evidence.py`)."""

    item: Item
    rule: float
    evidence: frozenset[str]


class Extractor:
    """A loaded pipeline with the rules on top; one instance reads any number of documents."""

    def __init__(self, model: str | None = None) -> None:
        """Load the pipeline `model` (name or path; None is the one shipped).

        Raises ModelError where it is missing or does not fit.
        """
        self.nlp = nlp.load(model)
        self._parse = partial(nlp.parse, self.nlp)

    def extract(
        self,
        text: str,
        *,
        source: str = "-",
        meeting_date: dt.date | None = None,
        min_confidence: float = DEFAULT_CONFIDENCE,
        closed: bool = False,
    ) -> list[Item]:
        """The action items of minutes, in the order of the text.

        `meeting_date` overrides the date found in the text; deadlines count from it. `closed`
        takes in the rows of action tables that their status closes.

        Raises InputError when the text has more than MOST lines or sentences.
        """
        found = self.read(
            text, source=source, meeting_date=meeting_date, closed=closed, least=min_confidence
        )
        kept = (each.item for each in found.candidates if each.item.confidence >= min_confidence)
        return list(repeats.link(kept))

    def candidates(
        self,
        text: str,
        *,
        source: str = "-",
        meeting_date: dt.date | None = None,
        closed: bool = False,
    ) -> list[Candidate]:
        """All that the rules found, however doubtful, in the order of the text."""
        return self.read(text, source=source, meeting_date=meeting_date, closed=closed).candidates

    def read(
        self,
        text: str,
        *,
        source: str = "-",
        meeting_date: dt.date | None = None,
        closed: bool = False,
        least: float = 0.0,
    ) -> Reading:
        """The candidates, with all that was looked at to find them.

        Sentences that cannot hold an item of the confidence `least` are not parsed; of what they
        hold below it nothing is found.
        """
        _check_length(_filled_lines(text), source)
        parsed = minutes.parse(text)
        date = meeting_date or parsed.date or _date_of_name(source)
        blocks = [block for section in parsed.sections for block in section.blocks]
        listed = [block.passage.text for block in blocks if block.kind == "attendees"]
        texts = [block.passage.text for block in blocks if block.kind != "attendees"]
        known = capitals(texts, listed, {person.name for person in parsed.attendees})
        cast = Cast(
            parsed.attendees, known.bodies, known.people, known.common, markers.speakers(texts)
        )
        reader = DocumentReader(cast, self._parse, closed=closed)
        found = list(islice(units(parsed, cast), MOST + 1))
        _check_length(len(found), source)
        look = FirstLook(cast, least, lambda unit: bool(_times(unit, date)))
        wanted = [unit.block.kind != "row" and look.wants(unit) for unit in found]
        docs = self._parse(unit.words for unit, wants in zip(found, wanted, strict=True) if wants)
        for unit, wants in zip(found, wanted, strict=True):
            reader.read(unit, next(docs) if wants else None)
        frame = _Frame(parsed, source, date)
        return Reading(text, list(_candidates(frame, reader.found)), reader.seen)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read: its candidates, and each unit with its parse."""

    text: str
    candidates: list[Candidate]
    seen: list[tuple[Unit, Sentence | None]]

    def place(self, unit: Unit) -> tuple[int, int, int]:
        """Offsets of a unit in the source, and its line."""
        return _place(self.text, unit)


def _check_length(count: int, source: str) -> None:
    if count > MOST:
        name = "standard input" if source == "-" else source
        raise InputError(
            f"Cannot read {name}: it has more than {MOST:,} lines or sentences; "
            "split it into parts."
        )


def _filled_lines(text: str) -> int:
    return sum(1 for line in text.splitlines() if line.strip())


def _date_of_name(source: str) -> dt.date | None:
    """The meeting's date by the name of its file, for minutes that do not tell it."""
    found = dates.find_meeting_date(PurePath(source).stem)
    return found[2] if found else None


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all items of a document share."""

    minutes: Minutes
    source: str
    date: dt.date | None


def _candidates(frame: _Frame, found: list[Finding]) -> Iterator[Candidate]:
    """Findings as items in the order of the text, each once, with deadline and confidence."""
    shared = Counter(id(each.unit) for each in found)
    repeats: Counter[tuple[str, ...]] = Counter()
    seen: set[tuple[int, str, str]] = set()
    order = sorted(found, key=lambda f: (f.unit.block.start, f.unit.start, f.commitment.anchor))
    for each in order:
        due = _deadline(frame, each, shared[id(each.unit)] > 1)
        grounds = _grounds(each, due)
        item = _item(frame, each, due, confidence.of(each.commitment.confidence, grounds))
        if (key := (item.start, item.actor, item.action)) in seen:
            continue
        seen.add(key)
        words = (
            item.meeting,
            item.meeting_date,
            item.section,
            item.sentence,
            item.actor,
            item.action,
        )
        yield Candidate(
            replace(item, id=item_id(*words, repeat=repeats[words])),
            each.commitment.confidence,
            grounds,
        )
        repeats[words] += 1


def _grounds(found: Finding, due: Deadline | None) -> frozenset[str]:
    place = evidence.of_place(found.unit)
    if found.parsed is None:
        return frozenset([*place, f"rule={found.commitment.rule}"])
    return evidence.of_commitment(
        found.commitment,
        found.parsed,
        deadline=due is not None,
        place=place,
    )


def _item(frame: _Frame, found: Finding, due: Deadline | None, sureness: float) -> Item:
    unit, each = found.unit, found.commitment
    text, passage = frame.minutes.text, unit.block.passage
    start, end, line = _place(text, unit)
    first = unit.start + each.start
    action = passage.source_span(first, max(unit.start + each.end, first + 1))
    return Item(
        id="",
        source=frame.source,
        meeting=frame.minutes.meeting,
        meeting_date=frame.date.isoformat() if frame.date else "",
        section=unit.section.heading,
        line=line,
        actor=each.actor.text if each.actor else "",
        counterparty=each.counterparty.text if each.counterparty else "",
        type=each.type,
        action=fold(text[action[0] : action[1]]),
        deadline=_words_of(text, unit, due) if due else "",
        deadline_date=due.date.isoformat() if due and due.date else "",
        cue=each.cue,
        rule=each.rule,
        confidence=round(sureness, 2),
        sentence=fold(text[start:end]),
        start=start,
        end=end,
        actor_full=full_name(each.actor.text, frame.minutes.attendees) if each.actor else "",
        status=_status(unit),
    )


def _words_of(text: str, unit: Unit, due: Deadline) -> str:
    """The time words as they stand in the source, or those of a row's cell."""
    if unit.block.row:
        return fold(due.text)
    start, end = unit.block.passage.source_span(unit.start + due.start, unit.start + due.end)
    return fold(text[start:end])


def _status(unit: Unit) -> str:
    cell = unit.block.row.cell("status") if unit.block.row else None
    return fold(cell.text) if cell else ""


def _place(text: str, unit: Unit) -> tuple[int, int, int]:
    start, end = _with_marks(text, *unit.block.passage.source_span(unit.start, unit.end))
    return start, end, unit.block.line + _lines(text[unit.block.start : start])


def _lines(text: str) -> int:
    """How many lines end in the text, at \\n, \\r\\n or \\r."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened by emphasis marks that touch it, so that a quote keeps its pairs."""
    while start > 0 and text[start - 1] in "*_`~[":
        start -= 1
    while end < len(text) and text[end] in "*_`~":
        end += 1
    return start, end


def _deadline(frame: _Frame, found: Finding, shared: bool) -> Deadline | None:
    """The time words of a commitment: those in its action, or, where it has its sentence to
    itself, anywhere in the sentence; of a table row those of the deadline's column."""
    unit, each = found.unit, found.commitment
    if unit.block.row and (cell := unit.block.row.cell("deadline")):
        times = deadlines.find_deadlines(cell.text, frame.date)
        words = cell.text.strip()
        if any(char.isalnum() for char in words):
            return Deadline(0, len(words), words, times[-1].date if times else None)
        return None
    times = _times(unit, frame.date)
    inside = _inside(times, each.start, each.end)
    return next(iter(inside or ([] if shared else times)), None)


def _times(unit: Unit, date: dt.date | None) -> list[Deadline]:
    """The time words of a sentence that can be a deadline."""
    times = deadlines.find_deadlines(unit.text, date)
    return [due for due in times if not _is_object(unit.text[: due.start], due)]


def _is_object(before: str, due: Deadline) -> bool:
    """Whether the time words are a meeting with its article and no preposition, as in "zal de
    volgende bijeenkomst organiseren": what is done, not when."""
    return bool(_NEXT.match(due.text)) and before.lower().endswith((" de ", " het ", " een "))


_NEXT = re.compile(r"(?i)(?:volgend|komend|eerstvolgend)e?\b")


def _inside(times: list[Deadline], start: int, end: int) -> list[Deadline]:
    return [due for due in times if start <= due.start < end]
