"""Front matter, title and name of the meeting: the head of the minutes."""

from __future__ import annotations

import re

from lovp_actions import lexicon
from lovp_actions.dates import full_dates
from lovp_actions.structure import bullets, layout, wording
from lovp_actions.structure.layout import Line
from lovp_actions.structure.passage import read

_PAIR = re.compile(r"(?P<key>[\w-]{1,40}):\s{0,9}(?P<value>.*)$")
_CLOCK = re.compile(
    r"\b((om|aanvang|van)\s)?\s?\d{1,2}[.:]\d{2}(\s?(uur|u\b\.?|[-–]|tot))*(\s?\d{1,2}[.:]\d{2})?(\s?uur)?",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<![\w/.-])\d{1,2}[-/]\d{1,2}(?![\w/.-])")
_WEEKDAY = re.compile(r"(?i)\b(maan|dins|woens|donder|vrij|zater|zon)dag\b[ ,]*$")
_OF_DAY = re.compile(r"(?i)\b(?:van|op|d\.?d\.?)\s{1,3}$")
_EMPTY = re.compile(r"\(\s{0,9}\)|\s{1,9}(?=[,;])")
_LEFT_OVER = re.compile(
    r"(?i)(^\W{1,30}|(?<![\s,:|/–—-])[\s,:|/–—-]+$"
    r"|\b(d\.?d\.?|van|op|te|sessie|na|bijgewerkt(?: tot)?|t/m|(?:stand )?per|gehouden)\s{0,9}$)"
)
_WHOSE = re.compile(r"\s{0,9}van (?:de|het) (?=[\w ])")
"""How a line goes on that only tells what the paper is: "BESLUITENLIJST | van de raad"."""
_LONGEST = 200
"""Characters of a line of the head; longer ones are text."""
_MOST_WORDS = 14


def front_matter(lines: list[Line]) -> tuple[dict[str, str], int]:
    """The pairs of a YAML head between lines of `---`, and the index of the line after it."""
    first = _first(lines)
    if first is None or lines[first].text.strip() != "---":
        return {}, 0
    pairs: dict[str, str] = {}
    for index in range(first + 1, min(first + 60, len(lines))):
        if lines[index].text.strip() == "---":
            return pairs, index + 1
        if match := _PAIR.match(lines[index].text.strip()):
            pairs[match["key"].lower()] = match["value"].strip().strip("\"'")
    return {}, 0


def _first(lines: list[Line]) -> int | None:
    return next((index for index, line in enumerate(lines) if not line.blank), None)


def title_lines(lines: list[Line]) -> list[Line]:
    """The lines of the title: the first lines that are no more than that.

    That is a heading with `#`, or up to three short lines without a full stop at the top, with
    text below them.
    """
    first = _first(lines)
    if first is None:
        return []
    if match := layout.HASH_HEADING.match(lines[first].text[:_LONGEST]):
        whole = len(lines[first].text) <= _LONGEST and not _announces(match["words"])
        return [lines[first]] if whole else []
    taken: list[Line] = []
    end = first
    for end in range(first, min(first + 5, len(lines))):
        line = lines[end]
        if line.blank and taken and _goes_on(taken, lines[end + 1 : end + 2]):
            continue
        if (
            len(taken) == 3
            or kind([each.text for each in taken])
            or not _can_be_title(line, first=not taken)
        ):
            break
        taken.append(line)
    below = lines[lines.index(taken[-1]) + 1 :] if taken else []
    return taken if any(not line.blank for line in below) else []


def _can_be_title(line: Line, *, first: bool) -> bool:
    words = line.text.strip()
    if not words or len(words) > _LONGEST or len(words.split()) > _MOST_WORDS:
        return False
    if "|" in words or "\t" in words or words.count(";") > 1:
        return False
    if layout.pattern("labels", "attendees").match(words):
        return False
    if layout.TERMINAL.search(words) or _announces(words):
        return False
    if bullets.match(line.text) or layout.numbered(line.text) or layout.is_rule(words):
        return False
    if ":" in words and (not first or layout.labels_front(words)):
        return False
    if not first and (words[0].islower() or layout.labels_front(words)):
        return False
    label, colon, _ = words.partition(":")
    if colon and layout.pattern("title", "letter").fullmatch(label.strip(" *_")):
        return False
    return not wording.is_sentence(words)


def _goes_on(taken: list[Line], below: list[Line]) -> bool:
    """Whether the title goes on below a blank line: where it only says so far what the paper is
    ("Notulen"), or whose it is, and what it is stands below."""
    papers = layout.pattern("title", "papers")
    words = " ".join(line.text.strip() for line in taken)
    whose = not papers.search(words) and any(papers.match(line.text.strip()) for line in below)
    return whose or bool(papers.fullmatch(words))


def _announces(words: str) -> bool:
    """Whether the words are the heading of a part of the minutes, or a label."""
    words = words.strip(" *_")
    plain = wording.without_stop(words)
    if layout.pattern("title", "papers").fullmatch(plain):
        return False
    known = wording.is_known_heading(plain)
    return bool(words.endswith(":") or known or layout.pattern("headings", "text").match(words))


def title_words(source: str, line: Line) -> str:
    """The words of a line of the title, without markup."""
    match = layout.HASH_HEADING.match(line.text)
    start = line.start + (match.start("words") if match else 0)
    return read(source, [(start, line.end)]).text.rstrip(" #=")


def kind(words: list[str]) -> str:
    """actions, where a line of the title says so ("Actielijst MR 3 mei"), else ""."""
    first = (line.split(None, 1)[0] for line in words if line.strip())
    return "actions" if any(layout.section_kind(each) == "actions" for each in first) else ""


def meeting_name(title: str, head: list[str]) -> str:
    """The name of the meeting: the title without the words for minutes, dates and times.

    Where the title holds no more than those, a labelled line ("Overleg: …") names it, or a
    line of the head that tells of what the paper is and when the meeting was.
    """
    if name := _without_date(title[: 2 * _LONGEST]):
        return name
    labels, papers = (layout.pattern("title", each) for each in ("meeting", "papers"))
    for line, below in zip(head, [*head[1:], ""], strict=False):
        words = re.sub(r"[*_#|]", " ", line[:_LONGEST]).strip()
        label, colon, rest = words.partition(":")
        if colon and labels.fullmatch(label.strip()) and rest.strip():
            rest = rest[: 2 * _LONGEST]
            dated = full_dates.find_meeting_date(rest)
            return _without_date(rest) or ("" if dated else " ".join(rest.split()))
        found = full_dates.find_meeting_date(words)
        listed = bullets.match(line) or layout.numbered(line)
        if papers.fullmatch(words) and (whose := _WHOSE.match(below[:_LONGEST])):
            return _without_date(below[whose.end() : _LONGEST])
        named = not listed and papers.match(words)
        if found and named and (name := _without_date(words[: found[0]])):
            return name  # "Verslag van de werkgroep van 3 mei 2021"
    return ""


def _without_date(name: str) -> str:
    """A title without the words for minutes, dates and times."""
    while found := full_dates.find_meeting_date(name):
        before, behind = _WEEKDAY.sub("", name[: found[0]]), name[found[1] :]
        name = f"{_OF_DAY.sub('', before) if behind.strip() else before} {behind}"
    name = _DAY.sub(" ", _CLOCK.sub(" ", name))
    name = _EMPTY.sub("", _no_name().sub(" ", name))
    while (shorter := _LEFT_OVER.sub("", name)) != name:
        name = shorter
    return " ".join(name.split()).strip(" *")


@lexicon.derived
def _no_name() -> re.Pattern[str]:
    """What in a title is not of the name: what the paper is, also behind a hyphen ("MR-notulen"),
    and behind the name its state: "(concept)", "vastgesteld op"."""
    papers, state = (layout.pattern("title", each).pattern for each in ("papers", "state"))
    ends = rf"(?:,\s?(?:{state})|\s(?:{state})\s(?:op|van|d\.?d\.?))\W{{0,9}}$"
    return re.compile(
        rf"(?:(?<=\w)-|(?<!\w))(?:{papers})(?!\w)|\((?:{state})\W{{0,9}}(?:\)|$)|{ends}",
        re.IGNORECASE,
    )
