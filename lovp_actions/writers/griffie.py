"""The list of promises (toezeggingen) that the clerk of a council keeps.

What was promised, when and by which member of the board, how and when it will be dealt with, and
that it was: https://brainps.brabant.nl/handboek-ps/toezeggingen tells how such a list is kept,
https://www.raadleiderdorp.nl/langetermijnagenda/ what stands in one. The headings are Dutch in
every language, and a list with them can be kept with `merge`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from lovp_actions.items import Item
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


def write(items: Iterable[Item], out: Any, style: Style = PLAIN) -> None:
    """Write those of `items` that are promises to `out`, as `rows.write`.

    They are numbered from 1. How a promise will be dealt with is for the clerk to fill in. The
    planning is the last day, or else the words for it; how it was settled is the status of a closed
    row.
    """
    promises = (item for item in once(items) if item.type in TYPES)
    found = (
        (
            number,
            day(item.meeting_date),
            plain(name_of(item, "actor")),
            told(item),
            "",
            day(item.deadline_date) or plain(item.deadline),
            plain(item.status) if is_closed(item) else "",
        )
        for number, item in enumerate(promises, start=1)
    )
    rows.write(NAMES, found, out, style, wide=("Toezegging",))
