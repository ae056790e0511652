"""Which lines are headings, and what their own words are."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from lovp_actions.dates import deadlines, full_dates
from lovp_actions.structure import (
    bullets,
    layout,
    names,
    numbering,
    signature,
    wording,
    wrapping,
)
from lovp_actions.structure.layout import LONGEST_HEADING, Line
from lovp_actions.structure.passage import read
from lovp_actions.structure.tables.cells import Known, kind_of

_LONGEST_BARE = 90
_MOST_WORDS = 12
_MUCH_PROSE = 90
"""Characters of a line that is surely no heading itself."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its own `words` without number, markup or full stop.

    `lines` is over how many lines it runs, `kind` what it announces (`layout.section_kind`).
    `bare` tells that no mark makes it a heading, so that it may be a short sentence after all.
    """

    words: str
    number: str
    level: int
    kind: str
    lines: int = 1
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """Where a line stands: `head` before the first heading, `kind` of the section it is in,
    the `number` of the next heading if they are numbered (0 where list items have it too), the
    names of `people` known so far (lower case), and the `width` at which the text is wrapped,
    or 0; `owned` tells of a name above, in a list of actions with blank lines between them."""

    head: bool = False
    kind: str = ""
    number: int = 0
    people: Set[str] = frozenset()
    width: int = 0
    owned: bool = False


def find(source: str, lines: list[Line], index: int, around: Around) -> Heading | None:
    """The heading that begins at `lines[index]`, None where that line is something else; a
    signature ends a list of actions as one without words does."""
    line, text = lines[index], lines[index].text
    if around.kind == "actions" and signature.signs(lines, index):
        return Heading("", "", 2, "")
    if len(text) > LONGEST_HEADING or _is_labelled_text(source, line):
        return None
    if match := layout.HASH_HEADING.match(text):
        return _heading(source, line, match.start("words"), len(match["hashes"]))
    if level := _underlined(lines, index):
        return _heading(source, line, 0, level)
    if match := layout.numbered(text):
        if numbering.is_heading(
            match,
            _neighbour(lines, index - 1),
            numbering.below(lines, index, match["number"], listed=around.kind == "actions"),
            expected=0 if _begins_list(lines, index, match, around) else around.number,
            in_actions=around.kind == "actions",
            width=around.width,
        ):
            return _with_rest(source, lines, index, around, match)
        return None
    if match := layout.BOLD_LINE.match(text):
        return _bold(source, line, match, around)
    if _is_bare(lines, index, around):
        level = 3 if text.rstrip().endswith(":") else 2
        return _heading(source, line, 0, level, bare=True)
    return None


def _begins_list(lines: list[Line], index: int, match: re.Match[str], around: Around) -> bool:
    """Whether a numbered line is the first entry of a list of actions in minutes whose headings
    are not numbered: nothing but the next entry stands below it, or its label tells whose it is."""
    if around.kind != "actions" or around.number != 1:
        return False
    label, colon, _ = match["words"].replace("*", "").partition(":")
    marked = layout.pattern("headings", "text").fullmatch(match["words"])
    if marked or (colon and names.are_people(label, lambda name: name.lower() in around.people)):
        return True
    below = _next_text(lines, index)
    headed = layout.HASH_HEADING.match(below) or layout.BOLD_LINE.match(below)
    known = wording.is_known_heading(below)
    return not below or bool(headed) or known or numbering.is_followed(match["number"], below)


def _heading(source: str, line: Line, start: int, level: int, *, bare: bool = False) -> Heading:
    words = read(source, [(line.start + start, line.end)]).text.rstrip(" #:=")
    words = re.sub(r"^[-–•*]\s{1,9}", "", words)
    number = ""
    while match := layout.numbered(words):
        marked = match["named"] or match["mark"] or match["words"][0].isupper()
        if not marked or (match["number"][-1].isalpha() and not match["mark"]):
            break
        number, words = match["number"], match["words"]
    words = wording.without_stop(words)
    return Heading(words, number, level, layout.section_kind(words), bare=bare and not number)


def _is_labelled_text(source: str, line: Line) -> bool:
    """Whether a label ("Actie: ...") makes text of the line, whatever its markup."""
    if ":" not in line.text:
        return False
    words = read(source, [(line.start, line.end)]).text.lstrip("# ")
    return bool(layout.pattern("headings", "text").fullmatch(words))


def _neighbour(lines: list[Line], index: int) -> str:
    return lines[index].text if 0 <= index < len(lines) else ""


def _next_text(lines: list[Line], index: int) -> str:
    """The first line of text after `index`, over blank lines."""
    following = (line.text for line in lines[index + 1 : index + 6] if not line.blank)
    return next(following, "")


def _underlined(lines: list[Line], index: int) -> int:
    """The level of a heading that the next line underlines, or 0."""
    text, following = lines[index].text, _neighbour(lines, index + 1)
    if not following or not layout.underlines(following):
        return 0
    bullet = bullets.match(text)
    if (
        len(text.strip()) > _LONGEST_BARE
        or "|" in text
        or (bullet and not bullet["mark"][0].isalnum())
    ):
        return 0
    if "-" in following and len(following.strip()) < min(10, len(text.strip())):
        return 0  # a rule across the page
    return 1 if following.strip()[0] == "=" else 2


def _bold(source: str, line: Line, match: re.Match[str], around: Around) -> Heading | None:
    """A line in bold is a heading, not where it is a sentence, a label or a speaker.

    A line in italics is one only where it has a number; otherwise it may be a remark.
    """
    words = match["words"].rstrip()
    if len(match["emphasis"]) == 1 and not layout.numbered(words):
        return None
    if len(words.split()) > _MOST_WORDS or layout.TERMINAL.search(words):
        return None
    if match["emphasis"] in words or layout.pattern("headings", "marker").match(words):
        return None
    if ":" in words.rstrip(":") and not layout.numbered(words):
        return None
    if wording.is_told(words) or _is_person(words, around):
        return None
    labels = line.text.rstrip(" *_").endswith(":")  # of a speaker who is not known, perhaps
    return _heading(source, line, match.start("words"), 3, bare=labels)


def _is_person(words: str, around: Around) -> bool:
    """Whether the words are a known name, or a known first name with an initial."""
    name = words.rstrip(": ").lower()
    first, _, rest = name.partition(" ")
    return name in around.people or (first in around.people and len(rest.rstrip(".")) == 1)


def _with_rest(
    source: str, lines: list[Line], index: int, around: Around, match: re.Match[str]
) -> Heading:
    """A numbered heading with its second line, where it was wrapped."""
    line, after = lines[index], _neighbour(lines, index + 1)
    level = match["number"].count(".") + 2
    heading = _heading(source, line, 0, level)
    if not around.width or not after.strip() or layout.TERMINAL.search(line.text.strip()):
        return heading
    if wrapping.continues(line.text, after, around.width):
        rest = read(source, [(lines[index + 1].start, lines[index + 1].end)]).text
        words = wording.without_stop(f"{heading.words} {rest}")
        return Heading(words, heading.number, level, layout.section_kind(words), lines=2)
    return heading


# ---- lines without any mark


def _is_bare(lines: list[Line], index: int, around: Around) -> bool:
    """Whether a line without any mark is a heading: short, alone, without a full stop."""
    text, words = lines[index].text, layout.unspaced(lines[index].text.strip())
    previous, following = _neighbour(lines, index - 1), _neighbour(lines, index + 1)
    if layout.is_rule(previous):
        previous = ""
    if "|" in text or "\t" in words or "http" in words or words.startswith((">", "*", "_")):
        return False
    if not 1 <= len(words.split()) <= _MOST_WORDS or len(words) > _LONGEST_BARE:
        return False
    if bullets.match(text) or not (words[0].isupper() or words[0].isdigit()):
        return False
    if layout.TERMINAL.search(words) or _goes_on(previous, text, following, around):
        return False
    if wording.breaks_off(words.rstrip(" :")) or _is_under_item(lines, index):
        return False
    owned = names.open_entry(words, lambda name: name.lower() in around.people)
    if around.kind == "actions" and (owned or _is_entry(words, owned=around.owned)):
        return False
    known = wording.is_known_heading(words) or _heads_done(words, _next_text(lines, index))
    if layout.labels_front(words) or is_dated(words, head=around.head):
        return False
    if around.kind == "attendees" and not known:
        return not re.search("[:,(]", words) and _ends_list(lines, index)
    if words.endswith(":"):
        if wording.titled_speaker(words):
            return False
        led_in = wording.leads_in(words) or wording.is_told(words)
        return len(words.split()) <= 6 and not led_in and not _is_person(words, around)
    if known:
        return True
    if ":" in words or wording.is_remark(words) or wording.is_told(words):
        return False
    if words.isupper() and len(words) > 3:
        return True
    return _stands_alone(words, previous, following)


def _is_entry(words: str, *, owned: bool) -> bool:
    """Whether a line of a list of actions tells what is to be done, and by whom or by when, or is
    `owned` by who is named above, who may be its subject: "Ruimt de zaal op"."""
    if re.search(layout.ARROW, words) or (owned and wording.is_sentence(f"hij {words.lower()}")):
        return True
    days = deadlines.find_deadlines(words, None)
    last = days and days[-1].end == len(words.rstrip(")"))
    deed = words[: days[0].start].rstrip(" ,(") if last else words
    return (owned or words.endswith(")") or bool(days)) and kind_of(deed, Known()) == "task"


def _heads_done(words: str, below: str) -> bool:
    """Whether a line heads a list of what is done, and is no state: "Gereed" above a bullet."""
    return layout.section_kind(words) == "done" and bool(bullets.match(below))


def _goes_on(previous: str, text: str, following: str, around: Around) -> bool:
    """Whether the line is part of a paragraph that was wrapped."""
    width = around.width
    return wrapping.continues(previous, text, width) or wrapping.continues(text, following, width)


def _stands_alone(words: str, previous: str, following: str) -> bool:
    """Whether a short line stands between blank lines, or straight above prose."""
    count = len(words.split())
    room = 30 if count > 6 or previous.strip() else 0
    after = following.strip()
    prose = len(after) > _MUCH_PROSE or (
        len(after) >= len(words) + room and after[-1:] in tuple(".!?:;")
    )
    if previous.strip():  # no blank line above: the line before must have ended
        ended = bool(layout.TERMINAL.search(previous.strip())) or "\t" in previous
        short = count <= 8 and len(words) <= 60 and len(following) > _MUCH_PROSE
        return prose and (ended or short)
    return not after or (prose and len(words) <= 80)


def _ends_list(lines: list[Line], index: int) -> bool:
    """Whether a line below a list of names is none of them: it stands apart from the bullets
    above it, or has prose below it."""
    below = _next_text(lines, index)
    listed = bullets.match(_neighbour(lines, index - 2))
    if listed and not _neighbour(lines, index - 1).strip() and not bullets.match(below):
        return True
    return wording.is_prose(below)


def _is_under_item(lines: list[Line], index: int) -> bool:
    """Whether the line is indented below a list item, and so belongs to it."""
    if lines[index].indent < 2:
        return False
    above = next(
        (line for line in lines[index - 1 : max(0, index - 4) : -1] if not line.blank), None
    )
    return above is not None and (above.indent >= 2 or bool(bullets.match(above.text)))


def is_dated(words: str, *, head: bool) -> bool:
    """Whether the line tells when the meeting was: a date, or in the head a line with one."""
    if layout.pattern("headings", "text").fullmatch(words):
        return False  # "Actie: zaal huren, 1 mei 2024"
    found = full_dates.find_meeting_date(words)
    return found is not None and (head or not found[0] or words[: found[0]].strip().isalpha())
