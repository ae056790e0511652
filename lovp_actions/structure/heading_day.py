"""The day of a meeting whose heading names no year, beside the full date of something else:
"Overleg 11 mei" above "Kamp: 3 juli 2026" or "Datum verslag: 14 mei 2026"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lovp_actions import lexicon
from lovp_actions.dates import full_dates, time_patterns
from lovp_actions.dates.day_count import rows
from lovp_actions.structure import bullets, dated_lines, layout, wording

_HEADING = 4
"""Lines with words in which the heading tells its day."""
_HEADER = 10
"""Those in which the header of a memo tells its subject."""
_MOST_WORDS = 14
_NEAR = dt.timedelta(days=183)
"""How long before an event of the same year a meeting without a weekday is, at most."""
_LEAP_YEAR = 2024
_MARKS = " *_#(,–-"
_SMALL = 4
"""Letters of a word that names something."""


def instead_of(
    found: dt.date | None, lines: list[str], sent: dt.date | None = None
) -> dt.date | None:
    """The `found` date of the head, but where its `lines` only tell that of something else and the
    heading tells another day: that day, with its year where that is sure, or else none. The year
    is that of the day on which the report was made, where that is told, or `sent` by mail."""
    texts = [text[: dated_lines.LONGEST] for text in lines if text.strip()]
    told = next(_headings(texts, mailed=sent is not None), None)
    if told is None:
        return found
    match, day, weekday = told
    drawn_up = next(_drawn_up(texts), sent)
    if found is None:
        return _in_year(day, weekday, drawn_up, report=True) if drawn_up else None
    if (day.month, day.day) == (found.month, found.day):
        return found
    header = dated_lines.header_of_minutes(texts)
    dated = list(_before(found, texts, match))
    memo = _tells_subject(match.string) and any(_dates_memo(before) for _, before in dated)
    others = [
        text in header or _is_of_other(before) or (memo and _dates_memo(before))
        for text, before in dated
    ]
    if not others or not all(others):
        return found
    held = _in_year(day, weekday, drawn_up or found, report=bool(drawn_up) or memo)
    return held or (found if memo else None)


def _headings(
    texts: list[str], *, mailed: bool
) -> Iterator[tuple[re.Match[str], dt.date, int | None]]:
    """What the first lines tell as the day of the meeting, without a year: the match, the day in
    some year, and the number of the weekday beside it. In a mail, and in a line with the subject of
    one or of a memo, the month may be a number, and no sentence opens with the day."""
    for index, text in enumerate(texts[:_HEADER]):
        subject = _tells_subject(text)
        if index >= _HEADING and not subject:
            continue
        sent = mailed or subject
        match = _yearless("yearless").search(text)
        if sent and match is None:
            match = _yearless("yearless_number").search(text)
        full = full_dates.find_meeting_date(text)
        if match is None or (full and full[0] < match.end()) or not _heads(text, match):
            continue
        month_told = match["m"]
        if sent and not _stands_alone(text, match, number=month_told.isdecimal()):
            continue
        months = rows(lexicon.load("time")["month"])
        month = int(month_told) if month_told.isdecimal() else months.get(month_told.lower(), 0)
        try:
            yield match, dt.date(_LEAP_YEAR, month, int(match["d"])), _weekday(match["wd"] or "")
        except ValueError:
            continue


def _tells_subject(text: str) -> bool:
    """Whether a line tells that the subject of a mail or memo is a meeting or its minutes."""
    label = text.partition(":")[0].strip(_MARKS)
    held = dated_lines.any_words("held").search(text)
    return bool(held and layout.pattern("title", "subject").fullmatch(label))


def _dates_memo(before: str) -> bool:
    """Whether no more than "Datum" stands before a date."""
    label, colon, rest = before.partition(":")
    known = layout.pattern("title", "date").fullmatch(label.strip(_MARKS))
    return bool(known and not (colon and rest.strip(_MARKS))) and not dated_lines.any_words(
        "held"
    ).search(before)


def _heads(text: str, match: re.Match[str]) -> bool:
    """Whether a day is told as that of the meeting: behind what the paper or the meeting is called
    or a label, or at the start of its line, with the weekday or alone."""
    before, behind = text[: match.start()].strip(_MARKS), text[match.end() :]
    label, colon, rest = before.partition(":")
    if colon and layout.pattern("title", "meeting").fullmatch(label):
        before = rest.strip(_MARKS)
    if dated_lines.is_other(before) or dated_lines.UP_TO.match(behind):
        return False
    if not before:
        return bool(match["wd"] or dated_lines.ALONE.match(behind.strip(" *_")))
    if bullets.match(text) or layout.numbered(text) or wording.is_sentence(text):
        return False
    if len(text.split()) > _MOST_WORDS or layout.TERMINAL.search(behind.strip()):
        return False
    dates = layout.pattern("title", "date").fullmatch(before.strip(": "))
    return bool(dates or _names_meeting(before))


def _stands_alone(text: str, match: re.Match[str], *, number: bool) -> bool:
    """Whether a day in a mail has nothing behind it, or words before it; and whether one with the
    `number` of its month can be nothing else: "Notulen MR 4-3", not "Notulen groep 1-2"."""
    before, behind = text[: match.start()].strip(_MARKS), text[match.end() :].strip(" *_")
    if dated_lines.ALONE.match(behind) is None:
        return bool(before) and not number
    last = before.rsplit(None, 1)[-1] if before else ""
    named = last.isupper() or last == "van" or _names_meeting(last)
    return not number or bool(match["wd"]) or named


def _before(found: dt.date, texts: list[str], heading: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The lines that tell a date, each with the words before it, behind the day of the heading."""
    for text in texts:
        start = heading.end() if text == heading.string else 0
        while hit := full_dates.find_meeting_date(text[start:]):
            if hit[2] == found:
                yield text, text[start : start + hit[0]]
            start += hit[1]


def _is_of_other(before: str) -> bool:
    """Whether the words before a date name something that is no meeting, paper or place."""
    if _names_meeting(before.strip(_MARKS)) or dated_lines.any_words("held").search(before):
        return False
    last = re.split(r"[.!?;]\s", before)[-1]
    label, colon, rest = last.partition(":")
    if colon and not rest.strip():
        known = (layout.pattern("title", each) for each in ("date", "place", "meeting"))
        return not any(each.fullmatch(label.strip(_MARKS)) for each in known)
    sessions = layout.pattern("title", "sessions")
    words = re.findall(r"[^\W\d_]+", last)
    return any(
        len(word) >= _SMALL and word.islower() and not sessions.fullmatch(word) for word in words
    )


def _names_meeting(words: str) -> bool:
    paper = layout.pattern("title", "papers").match(words)
    return bool(paper or dated_lines.any_words("gathering").search(words))


def _drawn_up(texts: list[str]) -> Iterator[dt.date]:
    """The days on which the report was made: "Datum verslag: 14 mei 2026"."""
    for text in texts:
        found = full_dates.find_meeting_date(text)
        if found and dated_lines.any_words("drawn_up").search(text, 0, found[0]):
            yield found[2]


def _in_year(
    day: dt.date, weekday: int | None, other: dt.date, *, report: bool = False
) -> dt.date | None:
    """The last such day up to the `other` date, where the weekday says so, too, or where both are
    in one year, or the other is that of the `report`, and not far from each other."""
    for year in (other.year, other.year - 1):
        try:
            held = day.replace(year=year)
        except ValueError:
            return None
        if held <= other:
            near = (report or year == other.year) and other - held <= _NEAR
            sure = near if weekday is None else held.isoweekday() == weekday
            return held if sure else None
    return None


def _weekday(word: str) -> int | None:
    """The number of a weekday, from 1, by its first letters: also of one with a part of the day."""
    days = rows(lexicon.load("time")["weekday"])
    return next((n for day, n in days.items() if word and day[:2] == word[:2].lower()), None)


@lexicon.derived
def _yearless(part: str) -> re.Pattern[str]:
    return time_patterns.compiled(f"@{part}", r"(?<![^\W_])(?<![/.])", r"(?!-?[^\W_])")
