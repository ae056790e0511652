"""What the text itself says was done since: "… zegde toe een brief te sturen; dat is gebeurd"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from lovp_actions import lexicon
from lovp_actions.dates.deadlines import find_deadlines
from lovp_actions.extraction.candidates import Grounded
from lovp_actions.extraction.units import Unit
from lovp_actions.structure.closed_rows import closes_before, done_pattern, ends_closed, lies_ahead
from lovp_actions.structure.layout import pattern

_LONGEST = 600
"""Characters of a sentence that are looked at, at its end."""


def left(found: Iterable[Grounded], units: Sequence[Unit]) -> Iterator[Grounded]:
    """What was found and is not said to be done, at the end of its own sentence or by the one
    behind it in its block."""
    for each in found:
        unit = each.found.unit
        behind = units[unit.number + 1 : unit.number + 2]
        near = [one for one in behind if one.block is unit.block]
        row = unit.block.row
        decided = row is not None and not row.margin  # by its cells
        if decided or not (_ends_done(unit) or any(map(_begins_done, near))):
            yield each


def _ends_done(unit: Unit) -> bool:
    text = unit.text
    if unit.in_action_list and closes_before(text, unit.date):
        return True
    if ends_closed(text, unit.date):
        return True
    return _tells(_patterns()[0].search(text[-_LONGEST:]), unit)


def _begins_done(unit: Unit) -> bool:
    return _tells(_patterns()[1].match(unit.text[:_LONGEST]), unit)


def _tells(told: re.Match[str] | None, unit: Unit) -> bool:
    return told is not None and not _is_ahead(told[0], unit.date)


def _is_ahead(told: str, date: dt.date | None) -> bool:
    """Whether a state has a time before it that is still to come, by which it will hold: "en die is
    voor 24 mei klaar"."""
    if not pattern("done_since", "ready", "markers").search(told):
        return False
    return any(
        date is None or (due.date is not None and lies_ahead((due.date - date).days, due.text))
        for due in find_deadlines(told, date)
    )


@lexicon.derived
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells it at the end of a sentence, and what as a sentence of its own."""
    told = lexicon.load("markers")["done_since"]
    ends, begins = (
        "|".join(told[name]).replace("{done}", done_pattern()) for name in ("ends", "begins")
    )
    return re.compile(rf"(?:{ends})\W{{0,9}}$", re.IGNORECASE), re.compile(
        rf"\W{{0,9}}(?:{begins})(?!\w)", re.IGNORECASE
    )
