"""What the columns of a kept list hold, by their headings in Dutch or English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from lovp_actions import lexicon
from lovp_actions.structure import closed_rows
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
OWN_ID: Final = "lovp id"
"""Heading of the ids in a list that numbers its rows in a column "id" of its own."""
MERGED: Final[Mapping[Language, str]] = {
    "en": "merged by lovp-actions (leave as it is):",
    "nl": "verwerkt door lovp-actions (laten staan):",
}
"""What stands before the marks that a CSV file keeps of what was merged, in a heading of their
own."""

_DEADLINES: Final = ("deadline", "deadline_date")
_ORDER: Final = ("", "settled", "date", "done")
"""Which of the columns that may be the deadline is taken first."""
_OURS: Final = frozenset({*COLUMNS, *ADDED, *HEADINGS["en"].values()})
_WORDS = 100
"""Characters of a heading that are looked at."""
_ROWS = 100
"""Rows by which a column is told from others with such a heading."""


def columns_of(headings: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> dict[str, int]:
    """The columns that are known, by kind: the index of the first heading that names each; `rows`
    are the cells below.

    The names in COLUMNS and ADDED go first, then the patterns of `lists.toml`, then those of
    `tables.toml`, so that "Deadline" is taken before "Datum". "Klaar" and "Afdoening" are the
    deadline where no other column is, and its cells tell more than yes or no.
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
    left = [(index, heading) for index, heading in filled if index not in taken]
    ends = {index: _end_kind(heading, index, rows) for index, heading in left}
    left.sort(key=lambda each: _ORDER.index(ends[each[0]] or "date" * heads.is_any_date(each[1])))
    for index, heading in left:
        kind = heads.column_kind(heading)
        if ends[index] and (
            kind != "deadline" or not found.keys().isdisjoint(_DEADLINES) or _ticked(index, rows)
        ):
            kind = ends[index]
        if kind in ("action", "actor", "deadline", "status", "done", "settled"):
            found.setdefault(kind, index)
    return found


def _end_kind(heading: str, index: int, rows: Sequence[Sequence[str]]) -> str:
    """done for the heading of a column that is ticked off, settled for one that tells how or when
    it ended, "" for others."""
    kinds = heads.kinds_of(heading)
    if not kinds and _ticked(index, rows):
        kinds = heads.hinted(heading, ticked=True)
    return next((end for end in ("done", "settled") if any(end in each for each in kinds)), "")


def _ticked(index: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether most cells of a column that are filled say yes or no."""
    cells = [row[index] for row in rows[:_ROWS] if index < len(row) and row[index].strip()]
    return 2 * sum(map(closed_rows.is_tick, cells)) > len(cells)


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
