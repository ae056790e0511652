"""What a cell of a table is by its own words: a day, a person, a number, a task, a status."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from lovp_actions import lexicon
from lovp_actions.dates import deadlines
from lovp_actions.language import verbs
from lovp_actions.language.words import CAPITALS
from lovp_actions.structure import layout, names
from lovp_actions.structure.names import PARTICLE

CellKind = Literal[
    "blank", "ditto", "tick", "status", "number", "date", "past", "person", "given", "role",
    "fullname", "name", "task", "text",
]  # fmt: skip
KNOWN_DOERS: Final = frozenset({"person", "given", "fullname", "role"})
"""Kinds of cells that surely name somebody or an office."""
DOERS: Final = KNOWN_DOERS | {"name"}
"""The same, and those that may be a name by their form."""
_WORD = rf"[{CAPITALS}][\w.'’-]{{0,40}}"
_ONE = re.compile(rf"{_WORD}(?:\s{{1,9}}(?:{PARTICLE}\s{{1,9}}){{0,3}}{_WORD}){{0,3}}")
_PARTS = re.compile(r"\s{0,9}[,;/&+|]\s{0,9}|\s{1,9}(?:en|and|of)\s{1,9}")
_ARTICLE = re.compile(r"\A(?:de|het)\s{1,9}", re.IGNORECASE)
NUMBER = re.compile(r"[A-Za-z#]{0,6}[ .:_-]{0,2}\d{1,5}(?:[./:_-]\d{1,5}){0,3}[a-z]?[.)]?")
"""What counts a row, or tells which one it is: "3", "2.1", "A12", "T-24-031"."""
_YEAR = re.compile(r"\d{4}|['’]\d\d$|\d[/.-]\d{1,2}[/.-]\d\d$")
_FAR = 270
"""Days from which on a day without a year is rather that of a year before."""
_LONGEST = 80
"""Characters; a longer cell is text."""


@dataclass(frozen=True)
class Known:
    """What is known before a table is read: names in lower case and initials in capitals of
    people, and the day of the meeting."""

    people: Set[str] = frozenset()
    date: date | None = None


def kind_of(text: str, known: Known) -> CellKind:
    """What a cell is by its words."""
    words = as_letters(text).strip(" *_\t")
    if not words or is_one_of("blank", words.lower()):
        return "blank"
    if len(words) > _LONGEST:
        return "task" if _is_task(words) else "text"
    short = words.lower().strip("()[] .!") or words
    if is_one_of("ditto", words.lower()):
        return "ditto"
    if len(words) > 1 and is_person(words, known):
        return "person"
    if is_tick(short):
        return "tick"
    if closing().fullmatch(short) or is_one_of("open", short):
        return "status"
    if days := day_of(words, known):
        return days
    if NUMBER.fullmatch(words):
        return "status" if _is_state(short) else "number"
    return _words_kind(words)


def as_letters(text: str) -> str:
    """A text without what makes a coloured picture of a sign: "✔️" as "✔"."""
    return re.sub("[\ufe0e\ufe0f]", "", text)


def _is_state(words: str) -> bool:
    """Whether words in small letters that look like a code are a state and a day: "gereed 1/9"."""
    state = re.match(r"[a-z]{4,6}(?=:? )", words)
    return bool(state and closing().fullmatch(state[0]))


def closing() -> re.Pattern[str]:
    """The states in small letters that close a row."""
    return layout.pattern("status", "closed", "tables")


def falls_short(words: str) -> bool:
    """Whether words in small letters open with such a state and tell behind it that it is not there
    yet, or not for all: "klaar voor oplevering", "gereed 50%", "vervalt niet"."""
    return _short().match(words) is not None


@lexicon.derived
def _short() -> re.Pattern[str]:
    but, ready, until = (
        layout.pattern("status", entry, "tables").pattern for entry in ("but", "ready", "until")
    )
    state = rf"(?:{closing().pattern})[\s,;:(]{{1,3}}(?:{but})|(?:{ready})\s(?:{until})"
    return re.compile(rf"(?:{state})(?:(?<!\w)|(?!\w))")


def is_tick(words: str) -> bool:
    """Whether words in small letters say yes or no: "ja", "ja, 3 maart"."""
    first = words.split(",", 1)[0].strip()
    return any(is_one_of(entry, each) for entry in ("yes", "no") for each in (words, first))


def _words_kind(words: str) -> CellKind:
    parts = _parts(words)
    if parts and all(map(is_role, parts)):
        return "fullname" if any(" " in part for part in parts) else "role"
    named = [bool(_ONE.fullmatch(part)) or is_role(part) for part in parts]
    if parts and all(named) and any(names.is_given(part.split(" ", 1)[0]) for part in parts):
        return "given"
    if parts and all(named):
        return "fullname" if any(" " in part for part in parts) else "name"
    return "task" if _is_task(words) else "text"


def _parts(words: str) -> list[str]:
    """Those named, each without an article or a form of address."""
    return [names.without_title(_ARTICLE.sub("", part)) for part in _PARTS.split(words) if part]


@lexicon.derived
@lru_cache(maxsize=8192)
def is_one_of(entry: str, words: str) -> bool:
    """Whether the words are one of an entry of [cells] in `tables.toml`."""
    return bool(layout.pattern("cells", entry, "tables").fullmatch(words))


def is_person(words: str, known: Known) -> bool:
    """Whether the words are names of people, one of whom is known, and nothing else."""
    parts = [part.strip(" .:()*_@") for part in _parts(words)]
    named = [_is_known(part, known) for part in parts]
    return any(named) and all(
        is_known or is_role(part) or bool(_ONE.fullmatch(part))
        for is_known, part in zip(named, parts, strict=True)
    )


def _is_known(part: str, known: Known) -> bool:
    """Whether a name is that of a known person: whole, by its first word, or by its initials."""
    folded = part.lower()
    if part in known.people or folded in known.people:
        return True
    return bool(_ONE.fullmatch(part)) and folded.split(" ", 1)[0] in known.people


@lexicon.derived
def _roles() -> tuple[frozenset[str], tuple[str, ...]]:
    roles = lexicon.load("roles")
    words = (*roles["person"]["words"], *roles["body"]["words"], *roles["phrases"]["words"])
    return frozenset(words), tuple(each.strip("-") for each in roles["endings"]["words"])


def is_role(part: str) -> bool:
    """Whether the words name an office or a body: "penningmeester", "werkgroep Zaal"."""
    words, endings = _roles()
    folded = part.lower().strip(" .")
    first, _, rest = folded.partition(" ")
    is_named = bool(rest.strip()) and part.split()[-1][:1].isupper()
    if folded in words or (is_named and (first in words or first.endswith(endings))):
        return True
    return " " not in folded and folded.endswith(endings)


def is_office(words: str) -> bool:
    """Whether the words are an office or a body and no more: "de werkgroep Zaal", and not "bestuur
    mailt Jan" or "BESTUUR INFORMEREN"."""
    words = words.removeprefix("de ").removeprefix("het ")
    _, *rest = words.split() or [""]
    person = names.without_title(" ".join(rest)).split()  # "wethouder mr. O. ten Kley"
    named = all(word[:1].isupper() or word in names.PARTICLES for word in person)
    deed = bool(rest) and (
        words.isupper() or any(word.lower() in verbs.infinitives() for word in rest)
    )
    return named and not deed and ":" not in words and is_role(words)


def day_of(words: str, known: Known) -> Literal["date", "past", ""]:
    """Whether the words are a day or a time, one before the meeting, or none."""
    found = deadlines.find_deadlines(words, known.date)
    told = sum(char.isalnum() for due in found for char in due.text)
    if not is_one_of("time", words.lower().strip("()[] ")) and (
        told < 0.6 * sum(map(str.isalnum, words)) or not found
    ):
        return ""
    last = next((due.date for due in reversed(found) if due.date), None)
    if last is None or known.date is None:
        return "date"
    ahead = (last - known.date).days
    return "past" if ahead <= 0 or (ahead > _FAR and not tells_year(words)) else "date"


def tells_year(words: str) -> bool:
    """Whether the words for a day tell its year."""
    return _YEAR.search(words) is not None


def _is_task(words: str) -> bool:
    """Whether the words tell of something to be done: they have an infinitive of a verb of doing,
    or begin or end as such phrases do ("zaal huren", "huur de zaal")."""
    tokens = [word.strip("*_,:;.()\"'“”‘’!?") for word in words[:200].split()]
    if len(tokens) < 2:
        return False
    infinitives = verbs.infinitives()
    last = next(filter(None, reversed(tokens)), "")
    if any(token in infinitives for token in tokens[1:]) or tokens[0].lower() in infinitives:
        return True
    return last.islower() and last.endswith("en") and len(last) > 4
