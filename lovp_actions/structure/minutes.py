"""Text of minutes to title, meeting, date, sections and blocks; every piece knows its place."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from lovp_actions.structure import (
    margins,
    meetings,
    quotations,
    signature,
    titles,
    transcripts,
)
from lovp_actions.structure.attendees import Attendee, known, names_in
from lovp_actions.structure.block import Block, BlockKind, Section
from lovp_actions.structure.meeting_date import meeting_date
from lovp_actions.structure.sections import sections
from lovp_actions.structure.tables.cells import Known

__all__ = ["Block", "BlockKind", "Head", "Minutes", "Section", "head_of", "parse"]

_I = re.compile(r"(?i)\bik\b")


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes as read. Unknown `title` and `meeting` are "", an unknown `date` is None."""

    text: str
    title: str
    meeting: str
    date: dt.date | None
    attendees: tuple[Attendee, ...]
    sections: tuple[Section, ...]
    author: str = ""
    """Who signs it, as a mail."""
    quoted: tuple[tuple[int, str], ...] = ()
    """The line (from 1) of each mail that it answers or forwards, and who wrote that."""

    def author_at(self, line: int) -> str:
        """Who writes as "ik" on a line, "" where that is not known."""
        return next((who for first, who in self.quoted[::-1] if first <= line), self.author)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a long text says of all its parts."""

    meeting: str
    date: dt.date | None
    attendees: tuple[Attendee, ...]


def parse(text: str, head: Head | None = None, *, sent: dt.date | None = None) -> Minutes:
    """Parse the text of minutes; any text is accepted, and offsets point into it.

    Of a text with a `head` that was read before, as parts of a long text have it, all is body. In
    one that was `sent` by mail what that answers or forwards has its own day.
    """
    transcript = transcripts.read(text)
    present = _known(None, head.attendees if head else ())
    (lines, margin), spoken = margins.read(transcript.lines, present), transcript.spoken
    if head is not None:
        told = sections(text, lines, _known(head.date, head.attendees), spoken, margin)
        found = tuple(meetings.dated(told, "", head.date, transcript.days))
        return Minutes(text, "", head.meeting, head.date, head.attendees, found)
    matter, body = titles.front_matter(lines)
    lines = lines[body:]
    first = next((index for index, line in enumerate(lines) if line.start in spoken), len(lines))
    titled = [] if "title" in matter else titles.title_lines(lines[:first])
    words = [titles.title_words(text, line) for line in titled]
    title = matter.get("title") or " ".join(words)
    rest = lines[lines.index(titled[-1]) + 1 :] if titled else lines
    sender = quotations.sender(lines)
    opening = quotations.start(rest) if sent or sender else len(rest)
    own, quoted = rest[:opening], rest[opening:]
    signed = signature.author(own) or sender
    said = "\n".join(line.text for line in own)
    about = [title, *words]
    subject = about if quoted and text.startswith("# ") else []
    date = meeting_date([] if subject else about, matter, own, sent)
    date = date or next(iter(transcript.days.values()), None)
    days = tuple(quotations.days(subject, quoted))
    kind = titles.kind(words or [line.text for line in lines[:1]])
    answered = date or (days[0][1] if days else None)
    told = sections(text, rest, _known(answered), spoken, margin, kind)
    found = tuple(meetings.dated(told, titled[-1].text if titled else "", date, transcript.days))
    found = tuple(quotations.dated(found, days)) if days else found
    return Minutes(
        text=text,
        title=title,
        meeting=titles.meeting_name(title, [line.text for line in lines[:12]]),
        date=date,
        attendees=names_in(
            [
                *(
                    block.names(text)
                    for section in found
                    for block in section.blocks
                    if block.kind == "attendees"
                ),
                *transcript.speakers,
            ]
        ),
        sections=found,
        author=signed or ("" if _I.search(said) else signature.author(rest)),
        quoted=tuple(quotations.writers(quoted, below=bool(signed))),
    )


def head_of(text: str) -> Head:
    """What a text says at its head, for the parts behind it."""
    read = parse(text)
    return Head(read.meeting, read.date, read.attendees)


def _known(date: dt.date | None, present: tuple[Attendee, ...] = ()) -> Known:
    people = (*present, *known())
    return Known(frozenset[str]().union(*(person.forms for person in people)), date)
