"""Text of minutes to title, meeting, date, sections and blocks; every piece knows its place."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from typing import Literal

from lovp_actions import dates, layout, tables, wrapping
from lovp_actions.attendees import Attendee, names_in
from lovp_actions.layout import Line
from lovp_actions.passage import Passage, read
from lovp_actions.tables import Row
from lovp_actions.titles import front_matter, meeting_name, title_lines

BlockKind = Literal["paragraph", "item", "row", "heading", "attendees", "agenda", "front"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a section that is read on its own: no sentence crosses its ends.

    `heading` is a heading without any mark, kept as text too, for it may be a short sentence.
    """

    kind: BlockKind
    line: int
    start: int
    end: int
    passage: Passage
    row: Row | None = None
    ticked: bool = False
    lead_in: str = ""
    """The line ending in a colon that a list item or paragraph stands under."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading; `heading` is without its number and markup.

    `start` and `end` are character offsets in the source, heading included. `kind` is
    attendees, agenda, actions, proposals, or "" for an ordinary section.
    """

    heading: str
    number: str
    level: int
    line: int
    start: int
    end: int
    kind: str = ""
    blocks: tuple[Block, ...] = ()
    text_lines: int = 1
    """Over how many lines the heading itself runs."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes as read. Unknown `title` and `meeting` are "", an unknown `date` is None."""

    text: str
    title: str
    meeting: str
    date: dt.date | None
    attendees: tuple[Attendee, ...]
    sections: tuple[Section, ...]


def parse(text: str) -> Minutes:
    """Parse the text of minutes; any text is accepted, and offsets point into it."""
    lines = list(layout.lines_of(text))
    matter, body = front_matter(lines)
    titled = [] if "title" in matter else title_lines(lines[body:])
    title = matter.get("title", "") or " ".join(_words(text, line) for line in titled)
    sections = _Reader(text, [line for line in lines[body:] if line not in titled]).sections()
    head = "\n".join([matter.get("date", ""), title, *(line.text for line in lines[body : body + 30])])
    found = dates.find_meeting_date(head)
    listed = [block for s in sections for block in s.blocks if block.kind == "attendees"]
    return Minutes(
        text=text,
        title=title,
        meeting=meeting_name(title, matter, [line.text for line in lines[body : body + 12]]),
        date=found[2] if found else None,
        attendees=names_in(
            (block.row.person if block.row and block.row.person else text[block.start : block.end])
            for block in listed
        ),
        sections=tuple(sections),
    )


def _words(text: str, line: Line) -> str:
    """The words of a heading line without markup."""
    match = layout.HASH_HEADING.match(line.text)
    start = line.start + (match.start("words") if match else 0)
    end = line.start + match.end("words") if match else line.end
    return read(text, [(start, end)]).text


@dataclass
class _Reader:
    """Walks over the lines once and hands out sections."""

    text: str
    lines: list[Line]
    done: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    lead_in: str = ""

    def sections(self) -> list[Section]:
        self.width = wrapping.wrap_width([line.text for line in self.lines])
        start = self.lines[0].start if self.lines else 0
        current = Section("", "", 1, self.lines[0].number if self.lines else 1, start, start)
        position = 0
        while position < len(self.lines):
            line = self.lines[position]
            if line.blank or layout.is_furniture(line.text) or layout.UNDERLINE.match(line.text):
                position += 1
                continue
            heading = self._heading(position)
            if heading:
                self._close(current, line.start)
                current, self.lead_in = heading, ""
                if not heading.number and self._is_bare(position):
                    self._add("heading", [line], (line.start, line.end))
                position += heading.text_lines
                continue
            table_end = tables.end_of_table([line.text for line in self.lines[position:]])
            if table_end:
                self._add_table(self.lines[position : position + table_end], current.kind)
                position += table_end
                continue
            position = self._add_text(position, current.kind)
        self._close(current, len(self.text))
        return self.done

    def _close(self, section: Section, end: int) -> None:
        if section.heading or self.blocks:
            self.done.append(replace(section, end=end, blocks=tuple(self.blocks)))
        self.blocks = []

    def _neighbour(self, position: int) -> str:
        return self.lines[position].text if 0 <= position < len(self.lines) else ""

    def _is_bare(self, position: int) -> bool:
        line = self.lines[position]
        return not (
            layout.HASH_HEADING.match(line.text)
            or layout.BOLD_LINE.match(line.text)
            or layout.UNDERLINE.match(self._neighbour(position + 1))
        )

    def _heading(self, position: int) -> Section | None:
        line, text = self.lines[position], self.lines[position].text
        following = self._neighbour(position + 1)
        if match := layout.HASH_HEADING.match(text):
            return self._section(line, match.span("words"), len(match["hashes"]))
        if layout.UNDERLINE.match(following) and len(text.strip()) <= 90 and "|" not in text:
            level = 1 if following.strip()[0] == "=" else 2
            if following.strip()[0] in "=-" and not layout.BULLET.match(text):
                return self._section(line, (0, len(text)), level)
        previous = self._neighbour(position - 1)
        if layout.UNDERLINE.match(previous):
            previous = ""
        if match := layout.NUMBERED.match(text):
            if self._is_numbered_heading(match["number"], match["mark"], match["words"], position):
                section = self._section(line, match.span("words"), match["number"].count(".") + 2)
                return self._with_rest(section, position)
            return None
        if (match := layout.BOLD_LINE.match(text)) and len(match["words"].split()) <= 12:
            if not layout.TERMINAL.search(match["words"]) and "**" not in match["words"]:
                words = match["words"].rstrip()
                label = ":" in words.rstrip(":")
                return None if label else self._section(line, match.span("words"), 3)
        if layout.BULLET.match(text) or "|" in text or text.lstrip().startswith((">", "*", "_")):
            return None
        if wrapping.continues(previous, text, self.width):
            return None
        if layout.is_bare_heading(text, previous, following):
            return self._section(line, (0, len(text)), 3 if text.strip().endswith(":") else 2)
        return None

    def _is_numbered_heading(self, number: str, mark: str, words: str, position: int) -> bool:
        """A numbered line is a heading when it is bold, "Agendapunt 3", or short and alone."""
        if number.lower().startswith("agendapunt") or layout.BOLD_LINE.match(words):
            return True
        if len(words) > 110 or not (words[0].isupper() or words[0] in "*_\"'“‘["):
            return False
        before, after = self._neighbour(position - 1), self._neighbour(position + 1)
        if layout.BULLET.match(after) and layout.NUMBERED.match(after):
            return False  # a numbered list
        if layout.NUMBERED.match(before) and before.strip():
            return False
        if number.isalpha() and len(number) == 1 or mark == ")":
            return False
        wrapped = bool(after.strip()) and wrapping.continues(
            self.lines[position].text, after, self.width
        )
        if wrapped:
            return before.strip() == "" and number.isdigit() and mark == "."
        return not before.strip() and (mark == "." or "." in number or not after.strip() or number.isdigit())

    def _with_rest(self, section: Section, position: int) -> Section:
        """A numbered heading with its second line, where it was wrapped."""
        line, after = self.lines[position], self._neighbour(position + 1)
        if not self.width or layout.TERMINAL.search(line.text.strip()):
            return section
        if after.strip() and wrapping.continues(line.text, after, self.width):
            rest = self.lines[position + 1]
            words = section.heading + " " + read(self.text, [(rest.start, rest.end)]).text
            return replace(section, heading=words, end=rest.end, text_lines=2)
        return section

    def _section(self, line: Line, span: tuple[int, int], level: int) -> Section:
        start, end = line.start + span[0], line.start + span[1]
        words = read(self.text, [(start, end)]).text.rstrip(" :")
        number = ""
        if match := layout.NUMBERED.match(words):
            if match["mark"] or not match["number"].isalpha():
                number, words = match["number"], match["words"]
        elif match := layout.NUMBERED.match(line.text):
            number = match["number"]
        return Section(
            words, number, level, line.number, line.start, line.end, layout.section_kind(words)
        )

    def _add(
        self,
        kind: BlockKind,
        lines: list[Line],
        *ranges: tuple[int, int],
        row: Row | None = None,
        ticked: bool = False,
    ) -> None:
        passage = read(self.text, ranges)
        if not passage:
            return
        start, end = passage.source_span(0, len(passage.text))
        if kind == "paragraph" and self._after_blank(lines[0]) and not self._follows_lead_in():
            self.lead_in = ""
        line = next((each.number for each in lines if each.end >= start), lines[0].number)
        self.blocks.append(
            Block(kind, line, start, end, passage, row=row, ticked=ticked, lead_in=self.lead_in)
        )
        if kind != "item" and passage.text.endswith(":"):
            self.lead_in = passage.text

    def _after_blank(self, line: Line) -> bool:
        index = self.lines.index(line)
        return not index or self.lines[index - 1].blank

    def _follows_lead_in(self) -> bool:
        return bool(self.blocks) and self.blocks[-1].passage.text.endswith(":")

    def _add_table(self, lines: list[Line], kind: str) -> None:
        for line, row in tables.rows_of(self.text, lines, kind):
            block_kind: BlockKind = "attendees" if row.attendees else "row"
            self._add(block_kind, [line], *row.ranges, row=row)

    def _add_text(self, position: int, section_kind: str) -> int:
        """Add the paragraph or list item that begins at `position`; the position after it."""
        first = self.lines[position]
        taken = [first]
        while position + len(taken) < len(self.lines):
            line = self.lines[position + len(taken)]
            if line.blank or layout.is_furniture(line.text) or layout.UNDERLINE.match(line.text):
                break
            if layout.BULLET.match(line.text) or layout.HASH_HEADING.match(line.text):
                break
            if not wrapping.continues(taken[-1].text, line.text, self.width):
                break
            taken.append(line)
        ranges = [(self._text_start(line), line.end) for line in taken]
        bullet = layout.BULLET.match(first.text)
        ticked = False
        if bullet:
            start = first.start + bullet.start("words")
            if box := layout.CHECKBOX.match(bullet["words"]):
                ticked, start = box["tick"] != " ", start + box.end()
            ranges[0] = (start, first.end)
        kind: BlockKind = "item" if bullet else "paragraph"
        words = read(self.text, ranges).text
        if section_kind == "agenda" or section_kind == "attendees" and not _is_prose(words):
            kind = section_kind  # type: ignore[assignment]
        elif any(_labels_attendees(part) for part in first.text.split("\t") if part.strip()):
            kind = "attendees"
        elif layout.labels_front(words) and not _is_prose(words):
            kind = "front"
        self._add(kind, taken, *ranges, ticked=ticked)
        return position + len(taken)

    @staticmethod
    def _text_start(line: Line) -> int:
        mark = layout.QUOTE_MARK.match(line.text)
        return line.start + (mark.end() if mark else 0)


def _labels_attendees(words: str) -> bool:
    """Whether a line begins with such a label: "Aanwezig: Anna, Bob", "Afwezig Jan"."""
    words = words.strip(" *_>#-•\t")
    label, colon, rest = words.partition(":")
    if colon and len(label) <= 60:
        label = label.strip(" *_")
        people = layout.pattern("labels", "people").fullmatch(label)
        known = bool(people) or layout.section_kind(label) == "attendees"
        return known and not _is_prose(rest)
    match = layout.pattern("labels", "attendees").match(words)
    return bool(match) and not _is_prose(words[match.end() :])


def _is_prose(words: str) -> bool:
    """Whether most words are in lower case, as in sentences, not in lists of names."""
    tokens = [word for word in re.sub(r"\(.*?\)", "", words).split() if word[0].isalpha()]
    lower = sum(word[0].islower() for word in tokens)
    return len(tokens) >= 6 and lower > 0.6 * len(tokens)
