"""The day of a meeting: which of the dates at the head of its minutes it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from enum import IntEnum

from lovp_actions import lexicon
from lovp_actions.dates import full_dates, time_patterns
from lovp_actions.structure import bullets, dated_lines, heading_day, layout
from lovp_actions.structure.layout import Line

_HEAD = 30
"""Lines in which the date is looked for."""
_LABELLED = 100
"""Characters behind which a line that has a label tells something else."""
_BEHIND = 40
"""Characters behind the words that name the meeting's day in which that stands."""
_MOST_WORDS = 14
_SPAN = dt.timedelta(days=7)
"""No meeting lasts so long."""
_BRACKETED = re.compile(r"[^()]{0,99}\((?:d\.?d\.? )?")
"""What stands before the day of the meeting where that is in brackets behind the title."""
_YEARS = dt.timedelta(days=3 * 366)
"""So long before its minutes no meeting was held."""
_OF_MEETING = re.compile(
    r"(?i)(?:vergadering|overleg|bijeenkomst|zitting|beraad)(?: (?:van|op|d\.?d\.?))?\W{0,3}$"
)
"""What stands before the day of the meeting in a line that dates its report, too."""
_CELLS = re.compile(r"\||\t.*\t")
_ROW = re.compile(r"\s{0,9}\|[^|\w]{0,9}(?:\w[^|]{0,99}\|[^|\w]{0,9}){2}\w")
"""A row of a table of three cells and more with words, which tells of something else."""


class _Told(IntEnum):
    """How surely the words before a date tell that it is the meeting's; the first goes first."""

    HELD = 0
    LABEL = 1
    LINE = 2
    PLACE = 3
    """Only a place stands before it, as a letter has its date, or it is an item of a list or in a
    row of a table."""


def meeting_date(
    title: list[str], matter: dict[str, str], lines: list[Line], sent: dt.date | None = None
) -> dt.date | None:
    """The day of the meeting, which a heading may tell without a year; `sent` is the day of the
    mail that it stands in."""
    found = _whole_date(title, matter, lines)
    texts = [line.text for line in lines[:_HEAD]]
    return heading_day.instead_of(found, [*(title[1:] or title), *texts], sent)


def _whole_date(title: list[str], matter: dict[str, str], lines: list[Line]) -> dt.date | None:
    """The full date of the front matter, the lines of the title or the head.

    In the head what names the meeting's day goes before a label ("Datum: ..."), and that before
    a short line with a date; a title that only dates the paper gives way to "Vergadering van ...".
    A date in a sentence is another one, but for the first that is said, and so is that of a
    version, of the approval, or of the next meeting; in a list of actions only a label tells it,
    that up to which its title says that it is kept, and a line of the head right below that.
    """
    head = _head(title[-1:], lines)
    since = _earliest([*title, *head])
    pairs = [f"{key.replace('_', ' ')}: {value}" for key, value in matter.items()]
    for words, most in ((pairs, _Told.LABEL), (title, _Told.LINE)):
        if (best := _best(words, since)) and best[0] <= most:
            told = _of_gathering(lines) if words is title and _dates_paper(title) else None
            told = told or (_labelled(title, lines) if words is title else None)
            return told or best[1]
    listed = (
        n for n, text in enumerate(head) if layout.section_kind(text.strip(" #")) == "actions"
    )
    actions = next(listed, len(head))
    first = next((text for text in head if text.strip()), "")
    kept = next(dated_lines.of_list(title), None)
    named = next(filter(None, title), "")
    if not named and (mailed := dated_lines.of_mailed_minutes(head)):
        return mailed
    if opens := dated_lines.opens_list(named or first):
        head, actions = list(filter(str.strip, head)), int(not named)
    spans = map(dated_lines.of_span, filter(_can_date, title or [first]))
    spanned = next(filter(None, spans), None)
    most = _Told.LABEL if kept else _Told.LINE if spanned else _Told.PLACE
    if (best := _best([*title, *head[:actions]], since)) and best[0] <= most:
        return best[1]
    if kept and not opens:
        return kept
    best = _best(head[actions:], since)
    if best and best[0] <= _Told.LABEL:
        return best[1]
    if kept and (minutes := _below_kept(title, head[actions:])):
        return minutes
    below = dated_lines.below_list(head[actions:]) if opens else None
    said = None if opens else next(dated_lines.gathered(first, dated_lines.SAID), None)
    told = kept or below or said or dated_lines.opening_day(first)
    told = told or next(dated_lines.of_list(head), None) or next(dated_lines.of_mail(head), None)
    return told or spanned


def _head(last: list[str], lines: list[Line]) -> list[str]:
    """The lines of the head; where a date breaks over the end of one, or of the last line of the
    title, that and the next are one."""
    texts = [*last, *(line.text for line in lines[:_HEAD])]
    joined = _broken_day().sub(r"\1 ", "\n".join(texts)).split("\n")
    return joined[len(last) :] if joined[:1] == last else joined


def _dates_paper(title: list[str]) -> bool:
    """Whether a title is no more than a date and what paper it is of: "Conceptverslag d.d. ..."."""
    words = " ".join(title)
    found = full_dates.find_meeting_date(words)
    return found is not None and bool(_paper().fullmatch(words[: found[0]]))


def _below_kept(title: list[str], head: list[str]) -> dt.date | None:
    """The day of the minutes or the meeting in a line right below the name of a list with the day
    from which it is: "Taken per 1 mei 2024" and "Notulen 3 april 2024"."""
    if any(map(dated_lines.any_words("updated").search, title)):
        return None
    for text in head[: dated_lines.LIST_HEAD]:
        found = full_dates.find_meeting_date(text[: dated_lines.LONGEST])
        if bullets.match(text):
            continue
        if found and dated_lines.ALONE.match(text, found[1]) and _names_paper(text):
            return found[2]
        if day := next(dated_lines.gathered(text, dated_lines.ALONE), None):
            return day
    return None


def _labelled(title: list[str], lines: list[Line]) -> dt.date | None:
    """The day in a line of the head that is no more than a label of the meeting's day and that:
    "Datum overleg: 3 mei 2024"; also "Vergadering: …" where the title names no paper or body."""
    for line in lines[:_HEAD]:
        found = full_dates.find_meeting_date(line.text[: dated_lines.LONGEST])
        if found and dated_lines.ALONE.match(line.text, found[1]):
            label, colon, rest = line.text[: found[0]].strip(" *_|").partition(":")
            named = colon and not any(map(_names_paper, title)) and not _names_body(title)
            names = ("held", "gathering") if named else ("held",)
            label = label.removesuffix(" op")
            if not rest and any(layout.pattern("title", each).fullmatch(label) for each in names):
                return found[2]
    return None


def _of_gathering(lines: list[Line]) -> dt.date | None:
    """The day in a line of the head that tells of the meeting and no more."""
    texts = (line.text for line in lines[:_HEAD] if len(line.text.split()) <= _MOST_WORDS)
    alone = (text for text in texts if not (layout.numbered(text) or bullets.match(text)))
    return next(
        (day for text in alone for day in dated_lines.gathered(text, dated_lines.ALONE)), None
    )


def _earliest(lines: Iterable[str]) -> dt.date:
    """The day before which a date that names no paper is of something else, as that of the statutes
    is: years before the one that the name of the minutes bears."""
    days = (day for words in lines if _names_paper(words) for _, day in _dates(words))
    return max(days, default=dt.date.min + _YEARS) - _YEARS


def _best(lines: Iterable[str], since: dt.date) -> tuple[_Told, dt.date] | None:
    dated = ((words, hit) for words in lines for hit in _dates(words))
    found = [hit for words, hit in dated if hit[1] >= since or _names_paper(words)]
    return min(found, key=lambda hit: hit[0], default=None)


def _dates(words: str) -> Iterator[tuple[_Told, dt.date]]:
    """The dates of a line that can be the meeting's."""
    held = dated_lines.any_words("held").search(words[: dated_lines.LONGEST])
    label = layout.labels_front(words) or bool(held)
    words = words[: max(_LABELLED, held.end() + _BEHIND if held else 0)] if label else words
    if len(words) > dated_lines.LONGEST or (not label and _ROW.match(words)):
        return
    hits = _hits(words)
    ofs = [hit for hit in hits if _OF_MEETING.search(hit[0])]
    for before, day in ofs if len(hits) > 1 and ofs else hits:
        if label or _can_date(words):
            yield _told(words, before, label=label), day


def _hits(words: str) -> list[tuple[str, dt.date]]:
    """The dates of a line, each with the words before it, but for those of a span of time, of
    something else and, where there are others, in brackets: "(1 mei 2024 t/m 1 juni 2026), 3 mei
    2025"."""
    hits: list[tuple[str, dt.date, bool]] = []
    start = 0
    while found := full_dates.find_meeting_date(words[start:]):
        before, day = words[start : start + found[0]], found[2]
        if hits and dated_lines.UP_TO.fullmatch(before) and day - hits[-1][1] >= _SPAN:
            hits.pop()
        else:
            opened = words[: start + found[0]]
            own = _BRACKETED.fullmatch(opened) and words[start + found[1] :].startswith(")")
            hits.append((before, day, not own and opened.count("(") > opened.count(")")))
        start += found[1]
    hits = [hit for hit in hits if not dated_lines.is_other(hit[0])]
    return [hit[:2] for hit in hits if not hit[2] or all(aside for *_, aside in hits)]


def _told(words: str, before: str, *, label: bool) -> _Told:
    if dated_lines.any_words("held").search(before):
        return _Told.HELD
    if label:
        return _Told.LABEL
    listed = before.strip() and (bullets.match(words) or layout.numbered(words))
    if layout.HASH_HEADING.match(words):
        return _Told.LINE
    placed = dated_lines.PLACE.fullmatch(before) and not layout.pattern("title", "papers").match(
        before.strip(" ,*_")
    )
    return _Told.PLACE if listed or placed or _CELLS.search(words) else _Told.LINE


def _names_paper(words: str) -> bool:
    return bool(layout.pattern("title", "papers").match(words.strip(" *_#>")))


def _names_body(title: list[str]) -> bool:
    """Whether the title opens with who met: "Bestuur 3 mei 2024"."""
    opening = " ".join(title).strip(" *_#>").split()[:1]
    return any(map(layout.pattern("title", "sessions").fullmatch, opening))


def _can_date(words: str) -> bool:
    if _names_paper(words):
        return True
    return len(words.split()) <= _MOST_WORDS and not re.search(r"[a-z]{2}[.!?;]\s{0,9}$", words)


@lexicon.derived
def _broken_day() -> re.Pattern[str]:
    """The first half of a date that breaks over the end of a line, and the break: "op 3 / mei"."""
    return time_patterns.compiled("@broken_date", right="")


@lexicon.derived
def _paper() -> re.Pattern[str]:
    papers = layout.pattern("title", "papers").pattern
    return re.compile(rf"\W{{0,9}}(?:{papers})\W{{0,9}}(?:d\.?d\.?|van)?\W{{0,9}}", re.IGNORECASE)
