"""What the text itself says was done since: "… zegde toe een brief te sturen; dat is gebeurd"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from lovp_actions import lexicon
from lovp_actions.extraction.candidates import Grounded
from lovp_actions.extraction.units import Unit
from lovp_actions.structure.closed_rows import closes_before, done_pattern, ends_closed

_LONGEST = 600
"""Characters of a sentence that are looked at, at its end."""


def left(found: Iterable[Grounded], units: Sequence[Unit]) -> Iterator[Grounded]:
    """What was found and is not said to be done, at the end of its own sentence or by the one
    behind it in its block."""
    behind = {id(one): other for one, other in pairwise(units)}
    for each in found:
        unit = each.found.unit
        after = behind.get(id(unit))
        near = after is not None and after.block is unit.block
        row = unit.block.row
        decided = row is not None and not row.margin  # by its cells
        if decided or not (_ends_done(unit) or (after and near and _begins_done(after.text))):
            yield each


def _ends_done(unit: Unit) -> bool:
    text = unit.text
    if unit.in_action_list and closes_before(text, unit.date):
        return True
    return ends_closed(text, unit.date) or _patterns()[0].search(text[-_LONGEST:]) is not None


def _begins_done(text: str) -> bool:
    return _patterns()[1].match(text[:_LONGEST]) is not None


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
