"""What the headings of columns announce, by the words of `tables.toml`; `columns` weighs it with
what the cells hold, and decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from lovp_actions import lexicon
from lovp_actions.language import verbs
from lovp_actions.structure import layout
from lovp_actions.structure.tables.cells import is_role

_JOINS = re.compile(r"\s{0,9}[/&+,|]\s{0,9}|\s{1,9}(?:en|of|and|or)\s{1,9}|\s{1,9}[-–]\s{1,9}")
"""What stands between two headings of one column: "Toezegging / actie", "Wie/wanneer"."""
_MARKS = re.compile(r"[*_:?!…%]|\([^()]*\)|\[[^\[\]]*\]")
FIELD = re.compile(r"\w[*_]{0,2}:[*_]{0,2}\s{1,9}[\w*_]")
"""A label with its value, which is no heading of a column."""
_RANK = re.compile(r"(?<=[^\W\d_]{4})\s[1-3]$")
"""The number of one of several: "Actiehouder 1"."""
_PARTICIPLE = re.compile(r"(?:\w{2,5})?ge\w{2,20}(?:t|d|en)")
"""A participle of any verb, which a column of ticks may be headed by."""
_FINISHED = re.compile(r"(?!afgesproken)afge\w{2,20}(?:t|d|en)")
"""One that tells of an end."""
_SHORTEST = 3
"""Letters of a word that is cut short, at least."""
_LONGEST = 40
"""Characters of a heading that is told by hints."""
_COLUMNS = 40
"""Headings that are looked at."""
_ROLES = {
    **{"action": "action", "actor": "actor", "deadline": "deadline", "status": "status"},
    **{"topic": "topic", "matter": "action", "date": "deadline", "done": "status"},
    **{"note": "status", "number": "number"},
}
"""What a column of a kind holds, as far as its heading alone tells; the first kinds go first."""

Kinds = frozenset[str]


def kinds_of(heading: str) -> tuple[Kinds, ...]:
    """The kinds of [columns] that a heading is one of; one set, or one for each of its parts where
    they name different things ("Wie/wanneer"). None where it names nothing known."""
    return _kinds_of(heading[: layout.LONGEST_HEADING])


@lexicon.derived
@lru_cache(maxsize=4096)
def _kinds_of(heading: str) -> tuple[Kinds, ...]:
    words = _RANK.sub("", " ".join(_MARKS.sub(" ", heading).split()).strip(" .-–"))
    for whole in (words, f"{words}."):
        if found := _matched(whole):
            return (found,)
    parts = [_matched(part) for part in _JOINS.split(words)[:4]]
    if not any(parts) and (inside := re.search(r"\(([^()]*)\)", heading)):
        parts = [_matched(inside[1].strip())]
    return tuple(dict.fromkeys(filter(None, parts)))


def lists_others(headings: Sequence[str]) -> bool:
    """Whether headings tell that the rows are no actions: times of an agenda, papers, money."""
    kinds = frozenset[str]().union(*map(all_kinds, headings))
    return "elsewhere" in kinds and "action" not in kinds and not {"actor", "deadline"} <= kinds


def hinted(heading: str, *, ticked: bool = False) -> tuple[Kinds, ...]:
    """The kind of a heading by single words in it, or by its beginning where it is cut short
    ("Verantw."); none where they tell nothing. `ticked` tells that yes or no stands below it."""
    return _hinted(heading[: layout.LONGEST_HEADING], ticked)


@lexicon.derived
@lru_cache(maxsize=4096)
def _hinted(heading: str, ticked: bool) -> tuple[Kinds, ...]:
    words = " ".join(_MARKS.sub(" ", heading).split()).lower()
    if len(words) > _SHORTEST and words.endswith(".") and " " not in words:
        for kind, entries in lexicon.load("tables")["columns"].items():
            if any(entry.startswith(words[:-1]) for entry in entries):
                return (frozenset({str(kind)}),)
    for kind in lexicon.load("tables")["hints"]:
        if words and layout.pattern("hints", kind, "tables").fullmatch(words):
            return (frozenset({str(kind)}),)
    if words in lexicon.load("roles")["body"]["words"]:
        return (frozenset({"body"}),)  # "Team": whose it is, where these are actions
    if _FINISHED.fullmatch(words) or (ticked and _PARTICIPLE.fullmatch(words)):
        return (frozenset({"done"}),)  # "Afgewerkt" on a day, "Gefikst" with a tick
    if verbs.is_participle(words):
        return (frozenset({"entered"}),)  # "Aangemeld", on a day or by somebody
    doing, _, role = words.rpartition(" ")
    if doing.endswith(("end", "ende", "lijk", "lijke")) and is_role(role):
        return (frozenset({"actor"}),)  # "Behandelend ambtenaar"
    return ()


def _matched(words: str) -> Kinds:
    if not words:
        return frozenset()
    return frozenset(
        kind
        for kind in lexicon.load("tables")["columns"]
        if layout.pattern("columns", kind, "tables").fullmatch(words)
    )


def column_kind(heading: str) -> str:
    """action, topic, actor, deadline, status, number, or "" for another or no column heading."""
    found = all_kinds(heading)
    return next((role for kind, role in _ROLES.items() if kind in found), "")


def all_kinds(heading: str) -> Kinds:
    """The kinds of a heading, of all its parts together."""
    return frozenset[str]().union(*kinds_of(heading))


def is_any_date(heading: str) -> bool:
    """Whether a heading says of a day only that it is one: "Datum"."""
    return "date" in all_kinds(heading)


def counted(heading: str) -> str:
    """What a number below a heading is one of ("Week", "Gereed in kwartaal"), "" where it tells
    nothing of it."""
    match = layout.pattern("cells", "counted", "tables").search(heading)
    return match[0] if match else ""


def known(heads: Sequence[str]) -> int:
    """How many different kinds of column the cells are headings of; those that only hint at one
    count beside one that does not."""
    told = {column_kind(head) for head in heads[:_COLUMNS]} - {""}
    short = [head for head in heads[:_COLUMNS] if len(head) <= _LONGEST and not kinds_of(head)]
    guessed = {kind for head in short for kinds in hinted(head) for kind in kinds}
    return len(told | {_ROLES.get(kind, "") for kind in guessed} - {""}) if told else 0


def are_all_known(heads: Sequence[str]) -> bool:
    """Whether two cells and more are headings, and no other cell is filled."""
    filled = [head for head in heads[:_COLUMNS] if head]
    return len(filled) >= 2 and all(map(kinds_of, filled))


def are_parted(heads: Sequence[str], below: Sequence[str]) -> bool:
    """Whether headings have a row below them that parts them: "Actie" over two columns into "Nr"
    and "Omschrijving"; over these it stands once, or again over each."""
    if len(heads) != len(below) or sum(map(bool, heads)) < 2:
        return False
    again = ("", *heads)
    over = any(
        part and head in ("", before)
        for before, head, part in zip(again, heads, below, strict=False)
    )
    return over and are_all_known(below) and len(set(map(all_kinds, filter(None, below)))) >= 2
