"""From the lines of minutes to sections and their blocks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lovp_actions.structure import (
    action_lists,
    bullets,
    capitals,
    fields,
    headings,
    layout,
    line_starts,
    margins,
    numbering,
    quotations,
    told_of,
    transcripts,
    unfilled,
    wording,
)
from lovp_actions.structure.attendees import any_labels_names, labels_names, names_in
from lovp_actions.structure.block import Block, BlockKind, Section
from lovp_actions.structure.headings import Around, Heading
from lovp_actions.structure.layout import Line
from lovp_actions.structure.lead_ins import LeadIns
from lovp_actions.structure.passage import Passage, is_struck, joined, read
from lovp_actions.structure.tables.cells import Known
from lovp_actions.structure.tables.finding import find
from lovp_actions.structure.tables.row import Row
from lovp_actions.structure.tables.rows import rows_of
from lovp_actions.structure.tables.table import Table
from lovp_actions.structure.wrapping import Wrapping

_LABEL = re.compile(r"\s{0,99}[*_]{0,2}[\w./& -]{2,30}:[*_]{0,2}\s")
Spoken = Mapping[int, transcripts.Spoken]
Margin = Mapping[int, margins.Beside]


def sections(
    source: str, lines: list[Line], known: Known, spoken: Spoken, margin: Margin, kind: str = ""
) -> list[Section]:
    """The sections that the lines form, in order; the first has no heading where text stands
    above all headings, and the `kind` that the title gives it. `known` are the people and the day
    told before it, `spoken` the lines of a transcript, `margin` who stands beside which lines."""
    people = set(known.people)
    return _Reader(source, lines, spoken, margin, known.date, kind, people=people).sections()


@dataclass
class _Reader:
    """Walks over the lines once and hands out sections."""

    source: str
    lines: list[Line]
    spoken: Spoken
    margin: Margin
    date: dt.date | None
    kind: str
    """What the title makes of the lines above all headings."""
    done: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    led: LeadIns = field(default_factory=LeadIns)
    topic: str = ""
    """What the row of a table is about that is read."""
    mode: str = ""
    """attendees or agenda as long as the section lists them and has no prose yet."""
    counted: int = 0
    """The number of the last numbered heading."""
    listed: int = 0
    """The number of the last numbered list item of the section."""
    begun: bool = False
    """Whether there was a paragraph, list item or row yet."""
    people: set[str] = field(default_factory=set)
    """Names known from attendee lists so far, in lower case, and their initials, in capitals."""

    def sections(self) -> list[Section]:
        self.wrapping, self.boxes = Wrapping(self.lines), line_starts.boxes(self.lines)
        first = self.lines[0] if self.lines else Line(1, 0, 0, "")
        self.current = Section("", "", 1, first.number, first.start, first.start, self.kind)
        position = 0
        while position < len(self.lines):
            line = self.lines[position]
            if line.blank or layout.is_rule(line.text) or layout.is_table_rule(line.text):
                position += 1
            elif line.start in self.spoken:
                position = self._add_turn(position)
            elif over := quotations.header(self.lines, position):
                self._open(Heading("", "", 2, ""), line)
                position += over
            elif self._beside(line) and margins.can_be_text(line.text):
                position = self._add_text(position)
            elif table := find(self.lines, position, self._known, self.current.kind):
                self._add_table(table)
                position += table.height or len(table.lines)
            elif self.current.kind == "actions" and (
                name := action_lists.owner(self.lines, position, self.people)
            ):
                spaced = position + 1 < len(self.lines) and self.lines[position + 1].blank
                self.led = LeadIns(f"{name}:", heads=spaced)
                position += 1
            elif records := not self.mode and fields.find(
                self.source, self.lines, position, head=self._is_head()
            ):
                for record in records:
                    row = record.row(self.source)
                    self._add("row", record.lines, read(self.source, row.ranges), row)
                position = records[-1].end
            elif heading := headings.find(self.source, self.lines, position, self._around()):
                self._open(heading, line)
                position += heading.lines
            else:
                position = self._add_text(position)
        self._close(len(self.source))
        return self.done

    @property
    def _known(self) -> Known:
        return Known(self.people, self.date)

    def _around(self) -> Around:
        return Around(
            head=self._is_head(),
            kind=self.current.kind if self.current.kind != "attendees" else self.mode,
            number=0 if self.counted and self.listed == self.counted else self.counted + 1,
            people=self.people,
            width=self.wrapping.width,
            owned=self.led.heads,
        )

    def _open(self, heading: Heading, line: Line) -> None:
        self._close(line.start)
        listed = self.current.kind == "actions" and heading.level > self.current.level
        group = listed and action_lists.is_group(heading, self.lines, self.lines.index(line))
        kind, place = heading.kind or ("actions" if group else ""), line[:3]
        self.current = Section(heading.words, heading.number, heading.level, *place, kind)
        self.mode = heading.kind if heading.kind in ("attendees", "agenda") else ""
        self.led, self.listed = LeadIns(), 0
        self.counted = numbering.value(heading.number) or self.counted
        if heading.bare and (kind != "actions" or wording.is_prose(heading.words)):
            self._add("heading", [line], read(self.source, [(line.start, line.end)]))

    def _close(self, end: int) -> None:
        if self.current.heading or self.current.number or self.blocks:
            self.done.append(replace(self.current, end=end, blocks=tuple(self.blocks)))
        self.blocks = []

    def _add(
        self,
        kind: BlockKind,
        lines: list[Line],
        passage: Passage,
        row: Row | None = None,
        ticked: bool | None = None,
        speaker: str = "",
        below: Row | None = None,
    ) -> None:
        """Add a block of the passage, read from the lines, if there is a word in it."""
        if not any(map(str.isalnum, passage.text)) or (not row and unfilled.is_line(passage.text)):
            return
        passage = passage if row else capitals.calmed(passage, self.people)
        start, end = passage.source_span(0, len(passage.text))
        line = next((each.number for each in lines if each.end >= start), lines[0].number)
        listed = self.current.kind == "actions"
        lead_in = self.led.of(kind, lines[0].indent, passage.text, self.people, listed=listed)
        cells = row.core() if row else ((start, end),)
        done, below, told_at = told_of.told(below, passage.text, self.date)
        crossed_off = ticked or done or any(is_struck(self.source, *cell) for cell in cells)
        told = crossed_off, lead_in, speaker, ticked is not None, below, told_at
        self.blocks.append(Block(kind, line, start, end, passage, row, *told, topic=self.topic))
        self.begun = self.begun or kind in ("paragraph", "item", "row")
        if kind == "attendees":
            for person in names_in([self.blocks[-1].names(self.source)]):
                self.people |= person.forms

    def _add_table(self, table: Table) -> None:
        under = self.mode or self.current.kind
        for line, row in rows_of(self.source, table, under, self._known):
            self.topic = row.topic
            if row.told:
                self.led = LeadIns()
                for passage, listed in row.told.parts:
                    self._add("item" if listed else "paragraph", [line], passage)
                continue
            kind: BlockKind = "attendees" if row.attendees else "row"
            label = not any(row.columns) and layout.labels_front(row.cells[0].text)
            kind = "front" if label and kind == "row" else kind
            self._add(kind, [line], read(self.source, row.ranges), row)
        self.topic = ""

    def _add_turn(self, position: int) -> int:
        """Add what somebody says from `position` on; the position after it."""
        who, said = self.spoken[self.lines[position].start].who, [self.lines[position]]
        while (position := position + 1) < len(self.lines):
            line = self.lines[position]
            turn = self.spoken.get(line.start)
            if not line.blank and (turn is None or turn.who != who or turn.message):
                break
            said += [] if line.blank else [line]
        ranges = [(self.spoken[line.start].start, line.end) for line in said]
        self._add("paragraph", said, read(self.source, ranges), speaker=who)
        return position

    # ---- paragraphs and list items

    def _add_text(self, position: int) -> int:
        """Add the paragraph or list item that begins at `position`; the position after it."""
        first, *_ = taken = self._taken(position)
        beside = [(line, self._beside(line)) for line in taken]
        ranges = [(line_starts.of_text(at), by.text[1] if by else at.end) for at, by in beside]
        ticked = None
        if bullet := bullets.match(first.text, self.people):
            start, ticked = line_starts.of_entry(first, bullet, self.boxes)
            ranges[0] = (start, ranges[0][1])
            if (number := bullet["mark"].strip("().\\")).isdecimal():
                self.listed = int(number)
        kind = self._kind(first, (passage := read(self.source, ranges)).text, item=bool(bullet))
        if owners := [by for _, by in beside if by]:
            for part, row in margins.parted(self.source, ranges, owners):
                self._add("row" if row else kind, taken, read(self.source, part), row, ticked)
            return position + len(taken)
        if kind == "paragraph" and not self.led.heads and self._begins_anew(position):
            self.led.words = ""
        below, end = fields.below(self.source, self.lines, position + len(taken))
        listed = bool(bullet) and self.current.kind == "actions"
        own = action_lists.owner_below(self.lines, end, passage.text, self.people, listed=listed)
        if own:
            passage, end = joined([passage, read(self.source, [own.span])], own.joint), own.end
        self._add(kind, taken, passage, ticked=ticked, below=below)
        return end

    def _taken(self, position: int) -> list[Line]:
        """The lines of the paragraph or list item that begins at `position`."""
        end = position + 1
        while end < len(self.lines) and not self._stops(position, end):
            end += 1
        return self.lines[position:end]

    def _stops(self, first: int, index: int) -> bool:
        """Whether the paragraph or list item that begins with line `first` ends before another."""
        line, last = self.lines[index].text, self.lines[index - 1]
        ended = self.lines[index].blank or layout.is_rule(line)
        if ended or bullets.match(line, self.people) or layout.HASH_HEADING.match(line):
            return True
        if self.current.kind == "actions" and action_lists.are_entries(last.text, line):
            return True
        above, own = self._beside(last), self._beside(self.lines[index])
        if above and own and not line.lstrip()[:1].islower():
            return True
        if not self.wrapping.goes_on(index, above.text[1] - last.start if above else None):
            return True
        if "   " in line.strip() and find(self.lines, index, self._known, self.current.kind):
            return True
        labelled = not self.begun and _LABEL.match(line)
        return bool(labelled) and labels_names(self.lines[first].text, head=True)

    def _beside(self, line: Line) -> margins.Beside | None:
        """Who stands in the margin beside a line of text."""
        if self.mode or line.start in self.margin or self.current.kind == "actions":
            return None if self.mode else self.margin.get(line.start)
        return margins.beside(line, self._known)

    def _begins_anew(self, position: int) -> bool:
        """Whether a paragraph stands after a blank line, and not right under its lead-in."""
        introduced = bool(self.blocks) and self.blocks[-1].passage.text.endswith(":")
        return not introduced and (not position or self.lines[position - 1].blank)

    def _kind(self, first: Line, words: str, *, item: bool) -> BlockKind:
        """What a paragraph or list item is by the section it is in and its own words."""
        prose = wording.is_prose(words)
        note = item and first.indent >= 2 and wording.is_wordy(words)  # below a topic
        if any_labels_names(first.text.split("\t", 9), head=self._before_meeting()):
            return "attendees"
        short = len(words) <= layout.LONGEST_HEADING and not prose and not item
        if short and (layout.labels_front(words) or headings.is_dated(words, head=self._is_head())):
            return "front"
        if self.mode and prose and not (item and self.mode == "agenda"):
            label = words.endswith(":") and not wording.is_sentence(words)
            self.mode = self.mode if label else ""
        if self.mode and not prose and not note:
            return "attendees" if self.mode == "attendees" else "agenda"
        return "item" if item else "paragraph"

    def _is_head(self) -> bool:
        """Whether no heading and no text of the meeting has been met."""
        return not self.done and not self.current.heading and not self.begun

    def _before_meeting(self) -> bool:
        """Whether no section of the meeting itself has begun."""
        opened = [section for section in (*self.done[:4], self.current) if section.heading]
        return len(self.done) <= 4 and all(each.kind in ("attendees", "agenda") for each in opened)
