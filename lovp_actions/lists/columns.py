"""What the columns of a kept list hold, by their headings in Dutch or English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from lovp_actions import lexicon
from lovp_actions.structure.tables import heads
from lovp_actions.writers.words import HEADINGS, Language

COLUMNS: Final = (
    "actor",
    "action",
    "deadline",
    "deadline_date",
    "status",
    "meeting",
    "meeting_date",
    "section",
    "sentence",
    "source",
    "line",
    "type",
    "remarks",
    "id",
)
"""Of a new list, in this order."""
ADDED: Final = ("seen", "proposal", "evidence")
"""Columns that a list gets when there is something to put in them."""
DATES: Final = ("deadline_date", "meeting_date", "seen")
"""Columns that hold real dates in a spreadsheet."""
OWN_ID: Final = "lovp id"
"""Heading of the ids in a list that numbers its rows in a column "id" of its own."""
MERGED: Final[Mapping[Language, str]] = {
    "en": "merged by lovp-actions (leave as it is):",
    "nl": "verwerkt door lovp-actions (laten staan):",
}
"""What stands before the marks that a CSV file keeps of what was merged, in a heading of their
own."""

_OURS: Final = frozenset({*COLUMNS, *ADDED, *HEADINGS["en"].values()})
_WORDS = 100
"""Characters of a heading that are looked at."""


def columns_of(headings: Sequence[str]) -> dict[str, int]:
    """The columns that are known, by kind: the index of the first heading that names each.

    The names in COLUMNS and ADDED go first, then the patterns of `lists.toml`, then those of
    `layout.toml`, so that "Deadline" is taken before "Datum".
    """
    words = [_words(heading) for heading in headings]
    found: dict[str, int] = {"id": words.index(OWN_ID)} if OWN_ID in words else {}
    for index, heading in enumerate(words):
        if heading in (*COLUMNS, *ADDED):
            found.setdefault(heading, index)
    taken = set(found.values())
    filled = [(index, heading) for index, heading in enumerate(words) if heading]
    for kind in lexicon.load("lists")["columns"]:
        for index, heading in filled:
            if kind not in found and index not in taken and _names(kind, heading):
                found[kind] = index
                taken.add(index)
    filled.sort(key=lambda each: heads.is_any_date(each[1]))
    for index, heading in filled:
        kind = heads.column_kind(heading)
        if kind in ("action", "actor", "deadline", "status") and index not in taken:
            found.setdefault(kind, index)
    return found


def language_of(headings: Sequence[str]) -> Language:
    """The language of most of the known headings, without those that are the same in both."""
    told = [_words(headings[index]) for index in columns_of(headings).values()]
    telling = [words for words in told if not _is("both", words)]
    english = sum(words in _OURS or _is("english", words) for words in telling)
    return "en" if 2 * english > len(telling) else "nl"


def _is(kind: str, words: str) -> bool:
    return bool(_languages(kind).fullmatch(words))


@lexicon.derived
def _languages(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicon.load("lists")["languages"][kind]))


def _words(heading: str) -> str:
    return " ".join(re.sub(r"[*:]|\([^()]*\)", "", heading[:_WORDS]).lower().split())


def _names(kind: str, heading: str) -> bool:
    return bool(_pattern(kind).fullmatch(heading))


@lexicon.derived
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in lexicon.load("lists")["columns"][kind]))
