"""The list of promises (toezeggingen) that the clerk of a council keeps.

What was promised, when and by which member of the board, how and when it will be dealt with, and
that it was: https://brainps.brabant.nl/handboek-ps/toezeggingen tells how such a list is kept,
https://www.raadleiderdorp.nl/langetermijnagenda/ what stands in one. The headings are Dutch in
every language, and a list with them can be kept with `merge`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, Final

from lovp_actions.items import Item, KeptItem
from lovp_actions.writers import rows
from lovp_actions.writers.cells import plain, told
from lovp_actions.writers.counts import name_of
from lovp_actions.writers.status import is_closed
from lovp_actions.writers.style import PLAIN, Style
from lovp_actions.writers.tasks import day, once

NAMES: Final = (
    "Nummer",
    "Datum toezegging",
    "Portefeuillehouder",
    "Toezegging",
    "Behandelwijze",
    "Planning",
    "Afdoening",
)
TYPES: Final = ("toezegging", "")
"""Of the items in it: a row that a person typed may have no type."""
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,8}")
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DAY: Final = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", re.ASCII)


def write(items: Iterable[Item], out: Any, style: Style = PLAIN) -> None:
    """Write those of `items` that are promises to `out`, as `rows.write`.

    They are numbered from 1. How a promise will be dealt with is for the clerk to fill in. The
    planning is the last day, or else the words for it; how it was settled is the status of a closed
    row. What stands in a kept list under one of these headings stays as people wrote it, and so do
    its numbers.
    """
    promises = (item for item in once(items) if item.type in TYPES)
    found = (_row(number, item) for number, item in enumerate(promises, start=1))
    rows.write(NAMES, found, out, style, wide=("Toezegging",))


def _row(number: int, item: Item) -> tuple[rows.Cell, ...]:
    kept = item.cells if isinstance(item, KeptItem) else {}
    theirs = (plain(kept.get(name.lower(), "")) for name in NAMES)
    own, promised, _, _, dealt, planned, settled = theirs
    numbered = NAMES[0].lower() in kept
    when = day(item.deadline_date) or plain(item.deadline)
    same = planned == item.deadline_date or (planned == item.deadline and _DAY.fullmatch(planned))
    return (
        (int(own) if _NUMBER.fullmatch(own) else own) if numbered else number,
        day(item.meeting_date) or promised,
        plain(name_of(item, "actor")),
        told(item),
        dealt,
        when if same or not planned else planned,
        _typed(settled) or (plain(item.status) if is_closed(item) else ""),
    )


def _typed(words: str) -> dt.date | str:
    """A day as workbooks hold it, where the words are one."""
    try:
        return dt.date.fromisoformat(words) if _ISO.fullmatch(words) else words
    except ValueError:
        return words
