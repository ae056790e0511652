"""What single lines at the head of minutes tell of a day: that people met, or a list is kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from lovp_actions import lexicon
from lovp_actions.dates import full_dates
from lovp_actions.language import verbs
from lovp_actions.structure import bullets, layout, names, wording

LONGEST = 200
"""Characters of a line of the head; longer ones are text."""
_LIST_WORDS = 4
"""Words of the name of a list."""
LIST_HEAD = 5
"""Lines with what stands below the name of a list up to its day."""
_WEEK = re.compile(r"(?i)week \d{1,2}")
_TIME = re.compile(r"\W{0,9}\d\d?[.:]\d\d(?: uur)?\b")
_ASIDE = re.compile(r"\s{0,9}[(–-]")
"""Opens what may stand behind the day of a list: who were there."""
_CELL = re.compile(r"[|\t]")
_NAMED_MONTH = re.compile(r"[^\W\d_]{3}\W+(?:19|20)\d\d$")
PLACE = re.compile(
    r"\W{0,9}(?:['’]s-|in )?[A-Z][\w’'-]{1,30}"
    r"(?: (?:[A-Z][\w’'-]{1,30}|aan|op|den|de|bij|van|der|het)){0,3}, ?"
)
_SENT = re.compile(
    r"(?i)\W{0,4}(?:verzonden|sent|date|datum(?: (?:van (?:de )?)?(?:memo|brief|notitie))?)\W{0,4}:"
    r"\s{0,9}(?P<day>.*)"
)
_SENT_WITHIN = dt.timedelta(days=120)
"""How long after a meeting its minutes are sent."""
_ENDED = re.compile(r"[.!?:]\s{1,9}|>")
UP_TO = re.compile(r"\s{0,9}(?:t/m|tot(?: en met)?|[-–—])\s{0,9}")
ALONE = re.compile(r"(?:,? (?:te|in|om|van|vanaf|aanvang)\b.{0,80}|[\W\d]{0,20}(?:uur)?\W{0,9})$")
SAID = re.compile(r"\W{0,9}$|[,.;!]|\s{1,9}[–-]\s|\s{1,9}en\s")
"""What may stand behind the day of the meeting in a line of the head, and in what is said."""


def of_mail(head: Iterable[str]) -> Iterator[dt.date]:
    """The day that a mail was sent, by its header in the text: "Verzonden: 9 oktober 2026", or a
    letter is of: "Datum brief: …"."""
    for line in head:
        match = _SENT.match(line[:LONGEST])
        if match and (found := full_dates.find_meeting_date(match["day"])):
            yield found[2]


def header_of_minutes(head: list[str]) -> list[str]:
    """The lines of the header of a mail with which minutes are sent, at the start of the text;
    none where its subject names no minutes, or their day."""
    labels = [layout.pattern("title", each) for each in ("letter", "date")]
    header: list[str] = []
    minutes = False
    for text in filter(str.strip, head):
        label, colon, rest = text[:LONGEST].partition(":")
        label, rest = label.strip(" *_>"), rest.strip(" *_")
        subject = layout.pattern("title", "subject").fullmatch(label)
        if not colon or not (subject or any(each.fullmatch(label) for each in labels)):
            break
        if subject:
            papers = any(map(layout.pattern("title", "papers").match, rest.split()))
            minutes = papers and not full_dates.find_meeting_date(rest)
        header.append(text)
    return header if minutes else []


def of_mailed_minutes(head: list[str]) -> dt.date | None:
    """The day in the first line that dates minutes, below the header of the mail with which they
    were sent."""
    header = header_of_minutes(head)
    sent = next(of_mail(header), None)
    if sent is None:
        return None
    for text in head:
        if layout.section_kind(text.strip(" #*_:").partition(":")[0]):
            return None
        found = full_dates.find_meeting_date(text[:LONGEST])
        if text in header or not found or bullets.match(text) or layout.numbered(text):
            continue
        papers = layout.pattern("title", "papers").match(text.strip(" *_#>"))
        told = bool(papers and ALONE.match(text, found[1])) or any(gathered(text, ALONE))
        if told and not is_other(text[: found[0]]) and sent - _SENT_WITHIN <= found[2] <= sent:
            return found[2]
    return None


def of_list(words: Iterable[str]) -> Iterator[dt.date]:
    """The days up to which lists of actions are kept: "Actielijst, bijgewerkt 11 maart 2024"."""
    for line in words:
        kept = len(line) <= LONGEST and any_words("kept").search(line)
        if kept and (found := full_dates.find_meeting_date(line)):
            yield found[2]


def opens_list(words: str) -> bool:
    """Whether a line opens with the name of a list of actions: "Openstaande acties per 3 mei"."""
    each = words.strip(" #*_").replace(",", " ").split()[:_LIST_WORDS]
    names = (" ".join(each[: n + 1]) for n in range(len(each)))
    return any(layout.section_kind(name) == "actions" for name in names)


def below_list(head: list[str]) -> dt.date | None:
    """The day in a line right below the name of a list, of the meeting or with no more than a place
    or body: "Ede, 3 mei 2024". A line that tells what is to be done ends the head."""
    for text in head[:LIST_HEAD]:
        found = full_dates.find_meeting_date(text[:LONGEST])
        before = text[: found[0] if found else LONGEST].strip(" ,.#*_(/–-")
        if _tells_deed(before):
            return None
        if found and not is_other(before):
            behind = "" if ALONE.match(text, found[1]) else text[found[1] : LONGEST]
            aside = not before and _ASIDE.match(behind) and not _tells_deed(behind)
            placed = not before or _names_place(before)
            behind = _TIME.sub("", behind).removeprefix(")").strip(" ,*_")
            aside = aside or (not before and behind.isalpha())
            told = placed and (not behind or aside or PLACE.fullmatch(f"{behind}, "))
            opened = text[: found[0]].strip() and (bullets.match(text) or layout.numbered(text))
            row = opened or _CELL.search(text)
            sure = not row or _NAMED_MONTH.search(text[: found[1]])
            return found[2] if (told and sure) or [*gathered(text, ALONE)] else None
    return None


def of_span(words: str) -> dt.date | None:
    """The first day of a span of time, not in brackets: "Kamp 3 mei 2024 t/m 20 mei 2024"."""
    found = full_dates.find_meeting_date(words[:LONGEST])
    if not found or is_other(words[: found[0]]) or "(" in words[: found[0]]:
        return None
    rest = words[found[1] : LONGEST]
    end = full_dates.find_meeting_date(rest)
    return found[2] if end and UP_TO.fullmatch(rest[: end[0]]) else None


def _names_place(words: str) -> bool:
    """Whether what stands before a day is no more than a place, a body or a week."""
    body, _, name = words.partition(" ")
    if layout.pattern("title", "sessions").fullmatch(body) and body.islower():
        return not name or bool(PLACE.fullmatch(f"{name}, "))
    placed = _WEEK.fullmatch(words) or PLACE.fullmatch(f"{words}, ")
    return bool(placed) and not names.is_given(words)


def _tells_deed(words: str) -> bool:
    return not verbs.infinitives().keys().isdisjoint(re.findall(r"\w+", words))


def gathered(words: str, after: re.Pattern[str]) -> Iterator[dt.date]:
    """The date of a line that opens with the meeting, where `after` stands behind it."""
    found = full_dates.find_meeting_date(words[:LONGEST])
    if not found or not after.match(words, found[1]):
        return
    before = words[: found[0]] if after is ALONE else _ENDED.split(words[: found[0]])[-1]
    if any(each.fullmatch(before) for each in _gathering()) and not is_other(before):
        yield found[2]


def opening_day(words: str) -> dt.date | None:
    """The day with which the first line of the text opens, by its weekday, and which has the place
    behind it ("Donderdag 3 mei 2024, dorpshuis.") or tells that people met ("Op donderdag 3 mei
    2024 kwam het bestuur bijeen")."""
    if not (found := full_dates.find_meeting_date(words[:LONGEST])):
        return None
    before, by_name = words[: found[0]].strip(" *_").lower(), words[found[0]].isalpha()
    rest = _ENDED.split(words[found[1] : LONGEST])[0]
    if not by_name or before not in ("", "op"):
        return None
    if before:
        told = bool(layout.pattern("title", "met").match(rest.strip(" *_,")))
    else:
        told = bool(SAID.match(rest)) and not wording.is_sentence(rest)
    return found[2] if told else None


def is_other(before: str) -> bool:
    """Whether the words before a date tell that it is of something else than the meeting."""
    words = re.findall(r"\w+", before.lower())
    limit = bool(words) and layout.pattern("title", "limit").fullmatch(words[-1])
    other = any(any_words(each).search(before) for each in ("other", "drawn_up"))
    return bool(limit or other) or words == ["op"]


@lexicon.derived
def any_words(entry: str) -> re.Pattern[str]:
    """The words of an entry of [title] wherever they stand."""
    return re.compile(rf"(?<!\w)(?:{layout.pattern('title', entry).pattern})(?!\w)", re.IGNORECASE)


@lexicon.derived
def _gathering() -> tuple[re.Pattern[str], ...]:
    """The words before the day of a meeting, from where they tell of it: "Vergadering van",
    "Goedemorgen, welkom bij het overleg van", "Verslag van de vergadering, gehouden op"."""
    meeting, papers = (layout.pattern("title", each).pattern for each in ("gathering", "papers"))
    on = r"(?:\W(?:op|van|d\.?d\.?|dd)|,)?\s{0,3}"
    the = r"(?:de|het|dit|deze|ons|onze)\s"
    welcome = rf"(?:[\w ,]{{0,40}}?\bwelkom\b[\w ]{{0,30}}?\s(?:bij|op|in|tot)\s{the})?"
    return tuple(
        re.compile(rf"\W{{0,9}}{opening}(?:{meeting})\b[^.:!?]{{0,80}}?{ending}", re.IGNORECASE)
        for opening, ending in (
            (welcome, on),
            (rf"(?:(?:{papers})\s)?(?:{the})?", rf"\bgehouden\b[^.:!?]{{0,30}}?{on}"),
        )
    )
