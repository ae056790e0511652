"""From the text of minutes to items: the whole way, one document at a time."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from lovp_actions import commitments, deadlines, layout, markers, minutes, nlp, phrases, sentences, verbs
from lovp_actions.actors import Cast, Mention, capitals
from lovp_actions.commitments import Commitment, Reading
from lovp_actions.items import Item, ItemType, fold, item_id
from lovp_actions.markers import Marker
from lovp_actions.minutes import Block, Minutes, Section

if TYPE_CHECKING:
    from spacy.tokens import Doc

DEFAULT_CONFIDENCE = 0.5
"""Items below this are left out: where F1 is best, see docs/accuracy.md."""

_PERSON = re.compile(r"^(?:van|de|der)?\s*[A-Z]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block: offsets in the block's passage; `body` where its words begin,
    after the name of the speaker."""

    block: Block
    section: Section
    start: int
    end: int
    body: int
    speaker: str
    told: str
    first: bool

    @property
    def text(self) -> str:
        """The sentence as it reads, with its speaker."""
        return self.block.passage.text[self.start : self.end]

    @property
    def words(self) -> str:
        """The sentence as it is parsed."""
        return self.block.passage.text[self.body : self.end]


class Extractor:
    """A loaded pipeline with the rules on top; one instance reads any number of documents."""

    def __init__(self, model: str | None = None) -> None:
        """Load the pipeline `model` (name or path; None is the one shipped).

        Raises ModelError where it is missing or does not fit.
        """
        self.nlp = nlp.load(model)

    def extract(
        self,
        text: str,
        *,
        source: str = "-",
        meeting_date: dt.date | None = None,
        min_confidence: float = DEFAULT_CONFIDENCE,
    ) -> list[Item]:
        """The action items of minutes, in the order of the text.

        `meeting_date` overrides the date found in the text; deadlines count from it.
        """
        parsed = minutes.parse(text)
        date = meeting_date or parsed.date or _date_of_name(source)
        texts = [b.passage.text for s in parsed.sections for b in s.blocks if b.kind != "attendees"]
        cast = Cast(parsed.attendees, *capitals(texts))
        units = list(self._sentences(parsed, cast))
        docs = nlp.parse(self.nlp, (unit.words for unit in units))
        draft = _Draft(parsed, cast, source, date)
        for unit, doc in zip(units, docs, strict=True):
            draft.read(unit, doc)
        return [item for item in draft.items() if item.confidence >= min_confidence]

    @staticmethod
    def _sentences(parsed: Minutes, cast: Cast) -> Iterator[Sentence]:
        for section in parsed.sections:
            for block in section.blocks:
                if block.kind in ("attendees", "agenda", "front") or block.ticked:
                    continue
                if block.kind == "row":
                    yield Sentence(block, section, 0, len(block.passage.text), 0, "", "", True)
                    continue
                for index, (start, end) in enumerate(sentences.split(block.passage.text)):
                    yield _sentence(parsed.text, block, section, start, end, cast, index == 0)


def _sentence(source: str, block: Block, section: Section, start: int, end: int, cast: Cast, first: bool) -> Sentence:
    words = block.passage.text[start:end]
    place = block.passage.source_span(start, start + 1)[0]
    marked = first and source[max(0, place - 3) : place].endswith(("**", "__"))
    if markers.labelled(words):
        return Sentence(block, section, start, end, start, "", "", first)
    if found := markers.told(words, cast):
        return Sentence(block, section, start, end, start + found[1], "", found[0], first)
    if found := markers.speaker(words, cast, marked=marked):
        if found[1] < len(words):
            return Sentence(block, section, start, end, start + found[1], found[0], "", first)
    return Sentence(block, section, start, end, start, "", "", first)


def _date_of_name(source: str) -> dt.date | None:
    found = deadlines.find_meeting_date(PurePath(source).stem)
    return found[2] if found else None


class _Draft:
    """The items of one document while it is read sentence by sentence."""

    def __init__(self, parsed: Minutes, cast: Cast, source: str, date: dt.date | None) -> None:
        self.parsed, self.cast, self.source, self.date = parsed, cast, source, date
        self.found: list[tuple[Sentence, Commitment]] = []
        self.section: Section | None = None
        self.block: Block | None = None
        self.speaker: Mention | None = None
        self.turn: Mention | None = None
        self.last_subject: Mention | None = None
        self.previous: Sentence | None = None

    # ---- reading

    def read(self, unit: Sentence, doc: Doc) -> None:
        """Add what the sentence holds; `doc` is the parse of its words."""
        if unit.section is not self.section:
            self.section = unit.section
            self.cast.new_section()
            self.turn = None
        if unit.block is not self.block:
            self.block = unit.block
            self.speaker, self.last_subject = self.turn, None
        if alone := markers.speaker_alone(unit.words, self.cast):
            self.turn = Mention(alone, "name", False)
            return
        if unit.block.kind == "row":
            self._read_row(unit)
            return
        if unit.speaker:
            self.speaker = Mention(unit.speaker, "name", False)
        if not len(doc):
            return
        reading = Reading(doc[:], self.cast, self.speaker, self.last_subject)
        found = commitments.find(reading)
        marked = self._marked(unit, reading, found)
        if marked is not None:
            found = marked
        elif not found:
            found = phrases.find(unit, reading, unit.first and self._is_action_list(unit))
        if unit.told:
            found = [replace(each, actor=Mention(unit.told, "name", False)) for each in found]
        offset = unit.body - unit.start
        for each in found:
            shifted = replace(each, start=each.start + offset, end=each.end + offset, anchor=each.anchor + offset)
            self.found.append((unit, shifted))
        self.cast.remember(reading.here)
        subjects = [m for c in reading.clauses if c.subject is not None and (m := reading.actor(c.subject, c))]
        if subjects:
            self.last_subject = subjects[0]
        self.previous = unit

    @staticmethod
    def _is_action_list(unit: Sentence) -> bool:
        if unit.section.kind == "actions":
            return True
        lead = unit.block.lead_in.rsplit(". ", 1)[-1].lower()
        return bool(re.search(r"\b(acties?|actiepunten|afspraken|toezeggingen|taken|to ?do)\b", lead))

    def _marked(self, unit: Sentence, reading: Reading, found: list[Commitment]) -> list[Commitment] | None:
        """What explicit markers make of the sentence; None where it has none."""
        words = unit.words
        marker = markers.labelled(words)
        if marker is not None:
            if not words[marker.start : marker.end].strip(" .:-"):
                self._mark_previous(marker)
                return []
            return self._by_label(marker, reading, found)
        marker = (
            markers.bracketed(words, self.cast)
            or markers.asked(words, self.cast)
            or markers.addressed(words, self.cast)
        )
        if marker is None and not found:
            marker = markers.name_at_end(words, self.cast)
        if marker is None:
            return None
        return [_from_marker(marker, words)]

    def _by_label(self, marker: Marker, reading: Reading, found: list[Commitment]) -> list[Commitment]:
        """A label with its action: the owner is the label's name or the subject behind it."""
        inside = [each for each in found if each.anchor >= marker.start]
        if marker.actor or not inside:
            text = reading.sent.doc.text
            actor = marker.actor
            if not actor and (names := markers.leading_names(text[marker.start :])):
                known = any(self.cast.knows(word) for word in (names, names.split()[0]))
                actor = names if known and not _names_are_object(text[marker.start :], names) else ""
            return [_from_marker(replace(marker, actor=actor), text)]
        return [
            replace(each, type=marker.type, rule=marker.name, cue=marker.cue, confidence=marker.confidence)
            for each in inside
        ]

    def _mark_previous(self, marker: Marker) -> None:
        """A label alone ("Actie Jan.") makes an item of the sentence before it."""
        before = self.previous
        if before is None or before.block is not self.block:
            return
        self.found = [(unit, each) for unit, each in self.found if unit is not before]
        self.found.append((before, replace(_from_marker(marker, before.text), start=0, end=len(before.text))))

    def _read_row(self, unit: Sentence) -> None:
        row = unit.block.row
        if row is None or not markers.open_row(row):
            return
        action, actor = row.cell("action") or row.cell("topic"), row.cell("actor")
        if not {"action", "topic"} & set(row.columns) or "actor" not in row.columns and "deadline" not in row.columns:
            if unit.section.kind != "actions" or len(row.cells) < 2:
                return
            filled = [cell for cell in row.cells if cell and not cell.text.strip(" .").isdigit()]
            action = max(filled, key=lambda cell: len(cell.text), default=None)
        if action is None or not action.text.strip():
            return
        who = actor.text.strip() if actor else ""
        if re.fullmatch(r"[-–—?]|n\.?v\.?t\.?|onbekend", who):
            who = ""
        if len(who.split()) > 4 and (names := markers.leading_names(who)):
            who = names
        start = unit.text.find(action.text)
        mention = Mention(who, "name", False) if who else None
        self.found.append((unit, Commitment("actiepunt", mention, None, max(start, 0), max(start, 0) + len(action.text), "", "actietabel", 0.95, 0)))

    # ---- writing

    def items(self) -> Iterator[Item]:
        """The items found, each with its deadline, in the order of the text."""
        per_sentence = Counter(id(unit) for unit, _ in self.found)
        seen: Counter[tuple[str, ...]] = Counter()
        unique: set[tuple[int, str, str]] = set()
        order = sorted(
            range(len(self.found)), key=lambda i: (self.found[i][0].block.start, self.found[i][0].start, self.found[i][1].anchor)
        )
        for index in order:
            unit, each = self.found[index]
            item = self._item(unit, each, per_sentence[id(unit)] > 1)
            key = (item.start, item.actor, item.action)
            if key in unique:
                continue
            unique.add(key)
            words = (item.meeting, item.meeting_date, item.section, item.sentence, item.actor, item.action)
            yield replace(item, id=item_id(*words, repeat=seen[words]))
            seen[words] += 1

    def _item(self, unit: Sentence, each: Commitment, shared: bool) -> Item:
        text, passage = self.parsed.text, unit.block.passage
        start, end = _with_markup(text, *passage.source_span(unit.start, unit.end))
        due = self._deadline(unit, each, shared)
        action = passage.source_span(unit.start + each.start, unit.start + max(each.end, each.start + 1))
        return Item(
            id="",
            source=self.source,
            meeting=self.parsed.meeting,
            meeting_date=self.date.isoformat() if self.date else "",
            section=unit.section.heading,
            line=unit.block.line + text.count("\n", unit.block.start, start),
            actor=each.actor.text if each.actor else "",
            counterparty=each.counterparty.text if each.counterparty else "",
            type=each.type,
            action=fold(text[action[0] : action[1]]),
            deadline=due.text if due else "",
            deadline_date=due.date.isoformat() if due and due.date else "",
            cue=each.cue,
            rule=each.rule,
            confidence=round(min(max(each.confidence, 0.05), 0.99), 2),
            sentence=fold(text[start:end]),
            start=start,
            end=end,
        )

    def _deadline(self, unit: Sentence, each: Commitment, shared: bool) -> deadlines.Deadline | None:
        """The time words that belong to the commitment: within its own clause, if it shares
        the sentence with others, else anywhere in the sentence."""
        row = unit.block.row
        cell = row.cell("deadline") if row else None
        if cell is not None:
            found = deadlines.find_deadlines(cell.text, self.date)
            date = found[-1].date if found else None
            return deadlines.Deadline(0, len(cell.text), cell.text.strip(), date)
        found = deadlines.find_deadlines(unit.text, self.date)
        if shared:
            found = [due for due in found if each.start <= due.start < each.end]
        inside = [due for due in found if each.start <= due.start < each.end]
        return next(iter(inside or found), None)


def _names_are_object(text: str, names: str) -> bool:
    """ "Jan uitnodigen": an infinitive right behind the names makes them its object."""
    rest = text[text.find(names) + len(names) :].split()
    return bool(rest) and verbs.in_class("action", rest[0]) and rest[0].endswith("n")


def _with_markup(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened by emphasis marks that touch it, so that a quote keeps its pairs."""
    while start > 0 and text[start - 1] in "*_`~":
        start -= 1
    while end < len(text) and text[end] in "*_`~":
        end += 1
    return start, end


def _from_marker(marker: Marker, words: str) -> Commitment:
    start, end = marker.start, marker.end
    while start < end and not words[start].isalnum():
        start += 1
    while end > start and words[end - 1] in " .:;,-":
        end -= 1
    actor = Mention(marker.actor, "name", False) if marker.actor else None
    return Commitment(marker.type, actor, None, start, max(end, start), marker.cue, marker.name, marker.confidence, start)
