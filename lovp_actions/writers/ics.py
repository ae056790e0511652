"""A calendar (RFC 5545): a task, or an event of a day, for each item whose deadline is a date."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from lovp_actions.items import Item
from lovp_actions.version import __version__
from lovp_actions.writers.cells import plain
from lovp_actions.writers.status import is_closed
from lovp_actions.writers.style import PLAIN, Style
from lovp_actions.writers.tasks import beside

_LONGEST: Final = 75
"""Octets of a line, its end not counted."""
_SPECIAL: Final = re.compile(r"[\\;,]")


def write(items: Iterable[Item], out: TextIO, style: Style = PLAIN) -> None:
    """Write those of `items` that have a date to `out`, which must leave CR LF as it is."""
    seen: Counter[str] = Counter()
    _lines(["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//lovp-actions//{__version__}//NL"], out)
    for item in items:
        if item.deadline_date:
            seen[item.id] += 1
            _lines(_entry(item, seen[item.id], style), out)
    _lines(["END:VCALENDAR"], out)


def _entry(item: Item, number: int, style: Style) -> Iterator[str]:
    """The lines of one task or event; `number` tells items of the same words apart."""
    actor, action = plain(item.actor), plain(item.action) or plain(item.sentence)
    where = ", ".join(filter(None, (plain(item.meeting), plain(item.section))))
    line = f"{style.heading('line')} {item.line}" if item.line else ""
    place = ", ".join(filter(None, (plain(item.source), line)))
    kept = (f"{name}: {words}" for name, words in beside(item, style).items())
    parts = (plain(item.context), plain(item.sentence), *kept, where, place)
    told = [_text(part) for part in parts if part]
    kind = "VEVENT" if style.events else "VTODO"
    yield f"BEGIN:{kind}"
    yield f"UID:{item.id}{'' if number == 1 else f'-{number}'}@lovp-actions"
    yield f"DTSTAMP:{_stamp(item)}"
    yield from _when(item, style)
    yield f"SUMMARY:{_text(f'{actor}: {action}' if actor else action)}"
    if told:
        yield "DESCRIPTION:" + "\\n".join(told)
    if item.type:
        yield f"CATEGORIES:{_text(style.type_word(item))}"
    yield f"END:{kind}"


def _when(item: Item, style: Style) -> Iterator[str]:
    """The day of a task and its status, or of an event, which takes up no time."""
    day = dt.date.fromisoformat(item.deadline_date)
    if not style.events:
        yield f"DUE;VALUE=DATE:{_compact(day)}"
        yield f"STATUS:{'COMPLETED' if is_closed(item) else 'NEEDS-ACTION'}"
        return
    yield f"DTSTART;VALUE=DATE:{_compact(day)}"
    if day < dt.date.max:
        yield f"DTEND;VALUE=DATE:{_compact(day + dt.timedelta(days=1))}"
    yield "TRANSP:TRANSPARENT"


def _compact(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _stamp(item: Item) -> str:
    """When the task was made: the day of the meeting, so that a later run gives the same file."""
    if item.meeting_date:
        return item.meeting_date.replace("-", "") + "T000000Z"
    return dt.datetime.now(dt.timezone.utc).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    """A value of the type TEXT, escaped."""
    return _SPECIAL.sub(r"\\\g<0>", value)


def _lines(lines: Iterable[str], out: TextIO) -> None:
    for line in lines:
        out.write("\r\n ".join(_folded(line)) + "\r\n")


def _folded(line: str) -> Iterator[str]:
    """The pieces of `line`, none longer than allowed and no character cut; each but the first
    gets a space in front."""
    piece, size, room = "", 0, _LONGEST
    for character in line:
        octets = len(character.encode())
        if size + octets > room:
            yield piece
            piece, size, room = "", 0, _LONGEST - 1
        piece, size = piece + character, size + octets
    yield piece
