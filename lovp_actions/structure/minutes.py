"""Text of minutes to title, meeting, date, sections and blocks; every piece knows its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lovp_actions.structure import titles
from lovp_actions.structure.attendees import Attendee, names_in
from lovp_actions.structure.blocks import Block, BlockKind, Section, sections
from lovp_actions.structure.furniture import without_furniture
from lovp_actions.structure.meeting_date import meeting_date

__all__ = ["Block", "BlockKind", "Head", "Minutes", "Section", "head_of", "parse"]


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes as read. Unknown `title` and `meeting` are "", an unknown `date` is None."""

    text: str
    title: str
    meeting: str
    date: dt.date | None
    attendees: tuple[Attendee, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a long text says of all its parts."""

    meeting: str
    date: dt.date | None
    attendees: tuple[Attendee, ...]


def parse(text: str, head: Head | None = None) -> Minutes:
    """Parse the text of minutes; any text is accepted, and offsets point into it.

    Of a text with a `head` that was read before, as parts of a long text have it, all is body.
    """
    lines = without_furniture(text)
    if head is not None:
        found = tuple(sections(text, lines))
        return Minutes(text, "", head.meeting, head.date, head.attendees, found)
    matter, body = titles.front_matter(lines)
    lines = lines[body:]
    titled = [] if "title" in matter else titles.title_lines(lines)
    title = matter.get("title") or " ".join(titles.title_words(text, line) for line in titled)
    rest = lines[lines.index(titled[-1]) + 1 :] if titled else lines
    found = tuple(sections(text, rest))
    return Minutes(
        text=text,
        title=title,
        meeting=titles.meeting_name(title, matter, [line.text for line in lines[:12]]),
        date=meeting_date(title, matter, rest),
        attendees=names_in(
            block.names(text)
            for section in found
            for block in section.blocks
            if block.kind == "attendees"
        ),
        sections=found,
    )


def head_of(text: str) -> Head:
    """What a text says at its head, for the parts behind it."""
    read = parse(text)
    return Head(read.meeting, read.date, read.attendees)
