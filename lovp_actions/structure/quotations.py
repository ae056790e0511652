"""The mail that another one answers or forwards: it stands below its text and has its own day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from lovp_actions import lexicon
from lovp_actions.dates import full_dates
from lovp_actions.structure import layout, names, signature
from lovp_actions.structure.block import Section
from lovp_actions.structure.layout import Line
from lovp_actions.structure.meeting_date import meeting_date

_LONGEST = 200
"""Characters of a line that opens a quotation."""
_HEADER = 4
"""Lines below the sender of a mail in which it tells when it was sent."""
_LINES = 9
"""Lines of the header of a mail, with that below it, which ends a section."""
_SENT = re.compile(r"\b20\d\d\W{1,3}(?:(?:om|at)\s)?\d{1,2}[:.]\d\d\W{0,9}\Z")
"""When a mail was sent, behind who did, above those it went to."""
_ENDS = " \t*_.;,|–—-([)]"


def start(lines: Sequence[Line]) -> int:
    """The index of the line that opens a quotation below other text: "Op 3 mei 2027 schreef
    Anna:", "-----Oorspronkelijk bericht-----" or the header of a mail; that behind the last where
    there is none."""
    words = (n for n, line in enumerate(lines) if not line.blank)
    first = next(words, len(lines))
    return next((n for n in words if n > first and _opens(lines, n)), len(lines))


def writers(lines: Sequence[Line], *, below: bool) -> Iterator[tuple[int, str]]:
    """Of each mail in a quotation with these lines the number of its first line, and who wrote it:
    who signs it, or else whom its header names; "" where neither tells. One that opens with "Op 3
    mei schreef Anna:" is hers only where the answer stands above, `below` which all is quoted."""
    for own in _mails(lines):
        named = _named(_bare(own, 0, _LINES), "header") or (
            _named(_bare(own, 0, 2), "told") if below else ""
        )
        yield own[0].number, signature.author(own) or named


def _mails(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    starts = [n for n in range(len(lines)) if n == 0 or _opens(lines, n)]
    for first, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        yield lines[first:end]


def sender(lines: Sequence[Line]) -> str:
    """Whom the header of a mail names that a text opens with; "" where it opens with none."""
    first = next((n for n, line in enumerate(lines) if not line.blank), len(lines))
    over = header(lines, first)
    return _named(_bare(lines, first, over), "header") if over else ""


def _named(told: list[str], entry: str) -> str:
    found = next(filter(None, map(_naming(entry).search, told)), None)
    return found["who"] if found and not found.string.startswith(",", found.end()) else ""


@lexicon.derived
def _naming(entry: str) -> re.Pattern[str]:
    """What names who wrote a mail, up to the name, with that."""
    before = layout.pattern("quotation", entry).pattern
    return re.compile(rf"(?i:{before})(?P<who>{names.NAME})")


def days(subject: list[str], lines: Sequence[Line]) -> Iterator[tuple[int, dt.date]]:
    """Of each mail in a quotation with these lines, and a subject, the number of its first line and
    the day from which it counts: that of the minutes in it, or on which it was sent; of those that
    tell one."""
    for own in _mails(lines) if lines else ():
        told = meeting_date(subject, {}, list(own[1:]))
        sent = full_dates.find_meeting_date(" ".join(line.text for line in own[:2]))
        if day := told or (sent[2] if sent else None):
            yield own[0].number, day


def dated(sections: Iterable[Section], days: Sequence[tuple[int, dt.date]]) -> Iterator[Section]:
    """The sections, each block with the day of the quotation that it is in, by the number of the
    line (from 1) where that begins, where it has none of its own."""
    for section in sections:
        blocks = (
            replace(block, date=block.date or _latest(days, block.line)) for block in section.blocks
        )
        yield replace(section, blocks=tuple(blocks))


def _latest(days: Sequence[tuple[int, dt.date]], line: int) -> dt.date | None:
    return next((day for first, day in reversed(days) if first <= line), None)


def header(lines: Sequence[Line], index: int) -> int:
    """Over how many lines the header of a mail runs that opens at `lines[index]`: from whom, when,
    and to whom or on what, in any order, with a blank line below; 0 where none does."""
    kinds = [layout.pattern("quotation", each) for each in ("sender", "sent", "to")]
    below = _bare(lines, index, _LINES)
    told = list(takewhile(lambda words: any(kind.match(words) for kind in kinds), below))
    if any(below[len(told) : len(told) + 1]):
        return 0
    return len(told) if all(any(map(kind.match, told)) for kind in kinds) else 0


def tells_sent(text: str, below: Sequence[Line]) -> bool:
    """Whether a line tells who sent a mail: behind a label, or with a day and a time behind a name
    or an address, and the one below to whom."""
    if layout.pattern("quotation", "sender").match(text.strip(_ENDS)):
        return True
    if not _SENT.search(text):
        return False
    first = next((line.text for line in below if not line.blank), "")
    to = layout.pattern("quotation", "to").match(first.strip(_ENDS))
    who = re.split(r"[<\d]", text, maxsplit=1)[0].strip(_ENDS).split()
    named = len(who) > 1 and all(each[0].isupper() or each in names.PARTICLES for each in who)
    return bool(to) and (named or "@" in text or names.is_given(" ".join(who)))


def _bare(lines: Sequence[Line], index: int, count: int = _HEADER + 1) -> list[str]:
    return [line.text.strip(" \t*>_")[:_LONGEST] for line in lines[index : index + count]]


def _tells_sender(text: str, below: list[str]) -> bool:
    sender, sent = (layout.pattern("quotation", each) for each in ("sender", "sent"))
    return bool(sender.match(text)) and any(map(sent.match, below))


def _opens(lines: Sequence[Line], index: int) -> bool:
    text, *below = _bare(lines, index)
    opening = layout.pattern("quotation", "opening")
    if opening.fullmatch(text) or opening.fullmatch(" ".join([text, *below[:1]])):
        return True
    return _tells_sender(text, below)
