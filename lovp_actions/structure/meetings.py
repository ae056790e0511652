"""Minutes of several meetings in one text, as logs of stand-ups and sprints have them: the day of
each, by its heading."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from lovp_actions.dates import deadlines, full_dates
from lovp_actions.dates.time_patterns import words_of
from lovp_actions.language.words import WORD
from lovp_actions.structure import layout
from lovp_actions.structure.block import Block, Section

_LONGEST = 100
"""Characters of a heading that tells a meeting and its day."""
_NEXT = dt.timedelta(days=120)
"""How long after a meeting the next one is, at most, where its heading has no year."""
_DATUM = re.compile(
    r"\W{0,9}(?:vergader)?datum(?: (?:vergadering|overleg))?\s{0,9}[:\t]\s{0,9}(?P<rest>.{6,60})",
    re.I,
)
_NEAR = 14
"""Characters behind the label in which its date begins."""
_FIRST = 4
"""Blocks of a section that may tell the day of its meeting."""
_CALLED = 4
"""Letters of a word that says what a meeting is, and of none that only stands beside a day."""
BARE = 2
"""The level of headings without marks."""


def dated(
    sections: Sequence[Section], title: str, date: dt.date | None, days: Mapping[int, dt.date]
) -> Iterator[Section]:
    """The sections, each block with the day of the meeting whose heading or "Datum: ..." stands
    above it, where there are headings of two meetings at least, of the same level, or two lines
    with no more than a day; `title` is the
    line of the title, with its marks, and may be one of them. `date` is that of the minutes, `days`
    those of messages in a chat, by their lines."""
    headed = list(_headed(sections, date))
    titled = _day(title.strip(" #"), None)
    lines = _day_lines(sections, date, titled)
    levels = Counter(section.level for section, day in zip(sections, headed, strict=True) if day)
    if date and titled:
        levels[_level(title)] += 1
    now: dt.date | None = None
    begun = False  # whether there was text: what stands above it is the head, read elsewhere
    for section, day in zip(sections, headed, strict=True):
        if day and levels[section.level] > 1:
            now = day
        blocks, ahead, begun = [], _is_ahead(section.heading), begun or bool(section.heading)
        for number, block in enumerate(section.blocks):
            labelled = _labelled(block) if begun and not ahead and number < _FIRST else None
            labelled = lines.get(id(block), labelled)
            begun = begun or block.kind in ("paragraph", "item", "row")
            now = labelled if labelled and (now or labelled != date) else now
            now = days.get(block.line, now) if block.speaker else now
            blocks.append(replace(block, date=now) if now else block)
        yield replace(section, blocks=tuple(blocks)) if now else section


def _level(title: str) -> int:
    marked = layout.HASH_HEADING.match(title)
    return len(marked["hashes"]) if marked else BARE


def _is_ahead(heading: str) -> bool:
    """Whether a heading tells of a meeting to come: "Volgende vergadering"."""
    ahead = words_of("relative_next", "relative_coming")
    return not ahead.isdisjoint(WORD.findall(heading.lower()))


def _labelled(block: Block) -> dt.date | None:
    """The day of "Datum: 2 februari 2026", alone in its block."""
    match = _DATUM.match(block.passage.text) if block.row is None else None
    found = full_dates.find_meeting_date(match["rest"]) if match else None
    return found[2] if found and found[0] < _NEAR else None


def _day_lines(
    sections: Sequence[Section], date: dt.date | None, titled: dt.date | None
) -> dict[int, dt.date]:
    """The days of a log that marks them by lines such as "di 16-11-2021" or "Overleg 16-11-2021",
    below no heading of another kind, with text right below each; by the identity of the block of
    the line, those of two days at least, of which the title may tell one."""
    found: dict[int, dt.date] = {}
    for section in sections:
        if section.number or not _is_meeting(section.heading, ""):
            continue
        for block, below in pairwise(section.blocks):
            text = block.passage.text
            marked = block.row is None and block.kind != "item" and _tells_session(text)
            if marked and below.kind in ("paragraph", "item") and (day := _day(text, date)):
                found[id(block)] = date = day
    return found if len({*found.values(), titled} - {None}) > 1 else {}


def _headed(sections: Sequence[Section], last: dt.date | None) -> Iterator[dt.date | None]:
    """The day of a meeting that each heading tells, counted from the one before where it has no
    year; None of a heading of another kind."""
    for section in sections:
        day = None if section.number else _day(section.heading, last)
        last = day or last
        yield day


def _day(heading: str, before: dt.date | None) -> dt.date | None:
    """The day in a heading that tells a meeting and no more ("Stand-up 5 maart 2024"); without a
    year it is that which comes next after the meeting `before`."""
    words = heading[: _LONGEST + 1]
    if len(words) > _LONGEST or not any(map(str.isdecimal, words)):
        return None
    if found := full_dates.find_meeting_date(words):
        return found[2] if _is_meeting(words[: found[0]], words[found[1] :]) else None
    if before is None:
        return None
    for due in deadlines.find_deadlines(words, before):
        near = due.date and due.date - before <= _NEXT and any(map(str.isdecimal, due.text))
        if near and _is_meeting(words[: due.start], words[due.end :]):
            return due.date
    return None


def _is_meeting(before: str, behind: str) -> bool:
    told = re.findall(r"[^\W_][\w.-]*", f"{before} {behind}".lower())
    words = {word.rstrip(".") for word in told} - words_of("weekday", "weekday_short")
    known = layout.pattern("title", "sessions")
    return all(word.isdecimal() or known.fullmatch(word) for word in words)


def _tells_session(text: str) -> bool:
    """Whether a weekday or what the meeting is called stands in a line."""
    told = WORD.findall(text.lower())
    known = layout.pattern("title", "sessions")
    named = any(len(word) >= _CALLED and known.fullmatch(word) for word in told)
    return named or not words_of("weekday", "weekday_short").isdisjoint(told)
