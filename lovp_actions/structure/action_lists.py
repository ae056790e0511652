"""Headings within a list of actions: of those of one owner, and of a group of them."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple

from lovp_actions import lexicon
from lovp_actions.dates import deadlines
from lovp_actions.language import sentences, verbs
from lovp_actions.language.words import CAPITALS
from lovp_actions.structure import bullets, layout, names, told_of, wording
from lovp_actions.structure.headings import Heading
from lovp_actions.structure.layout import Line
from lovp_actions.structure.tables import doers
from lovp_actions.structure.tables.cells import is_office, is_role

_ACTIONS_OF = re.compile(
    r"^(?i:(?:acties?|actiepunten|taken)\s{1,9}(?:(?:voor|van|door)\s{1,9})?|(?:voor|door)\s{1,9})"
)
_BESIDE = re.compile(r"[*_]{0,2}\s{1,3}[*_]{0,2}\([^()\d]{1,40}\)")
_INITIAL = re.compile(rf"(?<=\w)\s[{CAPITALS}]\.$")
"""Of a surname behind a given name: "Marieke T."."""
_APART = re.compile(r"[*_]{0,2}(?:\s{1,3}[–—-]|,)[*_]{0,2}\s{1,3}")
_OFFICE_FIRST = re.compile(
    r"(?P<office>[^:()]{3,40}?)(?::\s{1,3}(?P<who>.{2,60})|\s\((?P<inside>[^()]{2,60})\))"
)
_RULED = re.compile(r"\S\s{1,9}[-–—]\s{1,9}\S")
_ARTICLE = re.compile(r"(?i:de|het|onze)\s{1,3}")
_WORD = re.compile(r"[^\W\d_][\w'’-]{0,60}")
_WILL = frozenset({"zal", "zullen", "gaat", "gaan"})
_MOST_WORDS = 12
_MOST_OF_OFFICE = 4


def owner(lines: list[Line], index: int, people: Set[str]) -> str:
    """The names or the office that are all of a line which heads the actions that are theirs ("###
    Jan Bakker", "**Petra:**", "**Bestuur**"), or the words that tell that these are nobody's; ""
    where it is another line.

    `people` are names known so far, in lower case. A line without a mark heads only list items.
    """
    line = lines[index]
    if len(line.text) > layout.LONGEST_HEADING or bullets.match(line.text):
        return ""
    words = line.text.strip().strip("#*_@ \t")
    marked = words != line.text.strip() or words.endswith(":")
    name = without_office(words.rstrip(": *_"))
    if not name or len(name.split()) > _MOST_WORDS or not (marked or _heads_items(lines, index)):
        return ""
    known = names.are_people(name, lambda each: each in people or each.lower() in people)
    if known or names.nobody(name) or is_role(name):
        return name if any(not each.blank for each in lines[index + 1 : index + 9]) else ""
    return ""


class Below(NamedTuple):
    """Where those stand who own what is told above them, the index behind it, and a sign that
    parts the two where none stands there."""

    span: tuple[int, int]
    end: int
    joint: str = " "


def owner_below(
    lines: list[Line], index: int, text: str, people: Set[str], *, listed: bool
) -> Below | None:
    """A label with no more than whose it is, and maybe by when, below a `text` that ends before
    `lines[index]`: "Actie: Jan Bakker", "→ Actie: bestuur"; below an entry that is `listed` without
    a label too. None where there is none, where it heads what follows, or where no action is told
    above it."""
    if listed and not _owns(text.split(" ", 1)[0], people) and (own := _tail(lines, index, people)):
        return own
    while index < len(lines) and lines[index].blank:
        index += 1
    line = lines[index] if index < len(lines) else None
    match = _label().match(line.text, line.indent) if line else None
    if match is None or not _owns(match["who"], people):
        return None
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    start, end = sentences.split(text)[-1] if text else (0, 0)
    told = text[start:end]
    deeper = lines[index].indent > len(following) - len(following.lstrip())
    heads = bool(following.strip()) and not _label().match(following)
    heads = (heads or _heads_items(lines, index)) and not (deeper and bullets.match(following))
    heads = heads and not layout.opens_topic(following)
    if heads or _label().search(told) or not told_of.may_act(told) or _has_owner(told, people):
        return None
    return Below((lines[index].start + match.start("label"), lines[index].end), index + 1)


def _tail(lines: list[Line], index: int, people: Set[str]) -> Below | None:
    """A line that is no more than whose the entry right above it is, and maybe by when, deeper
    than that, with nothing as deep below it: "- hek verven", "  Jan, 1 april"."""
    if index >= len(lines) or lines[index].indent <= lines[index - 1].indent:
        return None
    line, below = lines[index], lines[index + 1 : index + 2]
    alone = not below or below[0].blank or below[0].indent < line.indent
    if not alone or bullets.match(line.text) or not _owns(line.text, people):
        return None
    return Below((line.start, line.end), index + 1, " – ")


def _has_owner(sentence: str, people: Set[str]) -> bool:
    """Whether a sentence tells who does what it tells: "Kees belt de bank", "Els zal bellen",
    "… dat Els de bank belt", "Jan vraagt Els te bellen"."""
    start = doers.behind_subject(sentence)
    who, verb = _ARTICLE.sub("", sentence[:start].strip()), sentence[start:].split(" ", 1)[0]
    if start and verbs.in_class("action", verb) and _owns(who, people):
        return True
    words = [word for word in _WORD.findall(sentence) if not _ARTICLE.fullmatch(word + " ")]
    deeds = [verbs.in_class("action", word) and not _is_past(word) for word in words]
    acting = [deed or word in _WILL for deed, word in zip(deeds, words, strict=True)]
    for place, word in enumerate(words):
        named = names.is_given(word) or word.lower() in people
        if named or is_role(word):
            end = place + 1
            while end < len(words) and (words[end][0].isupper() or words[end] in names.PARTICLES):
                end += 1  # "Jan van Dijk"
            before = words[place - 1] if place else ""
            asked = before in verbs.grammar()["asking"] or (before == "dat" and acting[-1])
            promises = words[end : end + 1] == ["zegt"] and "toe" in words
            beside = (named and place and acting[place - 1]) or any(acting[end : end + 1])
            if asked or promises or beside:
                return True
    return False


def _is_past(word: str) -> bool:
    forms = verbs.readings(word)
    if not forms:
        return verbs.is_participle(word)  # "nagevraagd", of a verb with a particle
    return verbs.PRESENT not in forms and verbs.INFINITIVE not in forms


def _owns(words: str, people: Set[str]) -> bool:
    """Whether the words are persons or a body, with or without a day behind them."""
    words = words.strip(" .*_)")
    days = deadlines.find_deadlines(words, None)
    who = words[: days[0].start] if days and days[-1].end == len(words) else words
    who = who.strip(" .,;(–-*_")
    return names.are_people(who, lambda name: name.lower() in people) or is_office(who)


@lexicon.derived
def _label() -> re.Pattern[str]:
    labels = "|".join(lexicon.load("markers")["named"]["words"])
    return re.compile(
        rf"[\W_]{{0,6}}(?P<label>(?i:{labels}))(?:\s\d{{1,3}})?\s{{0,3}}:[*_]{{0,2}}\s(?P<who>.{{1,80}})"
    )


def are_entries(line: str, below: str) -> bool:
    """Whether two lines have parts ruled off, as entries of a list have: "hek verven - Jan", and
    the first breaks off in no name: "hek verven - Jan-"."""
    broken = line.rstrip()[-2:-1].isalpha() and line.rstrip().endswith("-")
    return not broken and all(_RULED.search(each) for each in (line, below))


def leads_in(words: str, people: Set[str], *, listed: bool = False) -> bool:
    """Whether words open what stands below: by a colon at their end, as they are a name and
    nothing else, or an office where actions are `listed`, or ask what will not be done; `people` as
    for `owner`."""
    name = _INITIAL.sub("", _BESIDE.sub("", words))
    is_short = len(name.split()) < 4 and name[-1:].isalnum()
    known = is_short and names.are_people(name, lambda name: name.lower() in people)
    office = is_short and listed and is_office(words)
    dropped = words.endswith("?") and layout.section_kind(words) == "done"
    return words.endswith(":") or known or office or dropped


def without_office(heading: str) -> str:
    """A heading without what tells more of the persons that it names: that they act ("Acties voor
    Jan", "Door Jan"), what stands in brackets behind a name, or an office beside it ("Jan Bakker
    (JB)", "Petra - penningmeester", "Jan, voorzitter", "Secretaris: Petra")."""
    heading = _ACTIONS_OF.sub("", heading)
    first = _OFFICE_FIRST.fullmatch(heading.replace("*", ""))
    if first and _is_office(first["office"]):
        return str(first["who"] or first["inside"])
    bare = _BESIDE.sub("", heading)
    name, *offices = _APART.split(bare, maxsplit=2)
    return name if offices and all(map(_is_office, offices)) else bare


def _is_office(words: str) -> bool:
    """Whether the words are an office or a body, with or without what it is of: "voorzitter
    werkgroep Zaal"."""
    words = _ARTICLE.sub("", words.strip(" *_"), count=1)
    return len(words.split()) <= _MOST_OF_OFFICE and any(map(is_role, (words, words.split(" ")[0])))


def is_group(heading: Heading, lines: list[Line], index: int) -> bool:
    """Whether a heading in a list of actions is that of a group of them: right above list items,
    without a number, none that minutes have by themselves, and none of a list of roles."""
    known = bool(heading.number) or wording.is_known_heading(heading.words)
    known = known or bool(layout.pattern("roles_listed", "headings").fullmatch(heading.words))
    return not known and _heads_items(lines, index)


def _heads_items(lines: list[Line], index: int) -> bool:
    below = next((each for each in lines[index + 1 : index + 9] if not each.blank), None)
    return below is not None and bool(bullets.match(below.text))
