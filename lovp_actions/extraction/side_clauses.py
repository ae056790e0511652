"""Clauses beside what is done, whose times are not its own: a condition, or what others have."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lovp_actions.dates.deadlines import Deadline
from lovp_actions.reader.decoding import Span
from lovp_actions.structure.layout import pattern

_REACH = 120
"""Characters between what opens a clause and time words in it."""


def holds(text: str, start: int, time: Deadline | Span) -> bool:
    """Whether time words are in a clause that tells in which case something is done, from `start`,
    or of whom or what the noun before it is: "…, met wie zij | in mei | overleg heeft"."""
    if time.start <= start and not _PARTED.search(text, time.end, start):
        return False
    begin = max(start if start < time.start else 0, time.start - _REACH)
    opening = pattern("side_clauses", "opens", "markers")
    return any(
        _PARTED.search(text, match.end(), time.start) is None
        for match in opening.finditer(text, begin, time.end)
    )


_PARTED = re.compile(r"[,.;:]\s")
"""Where a clause ends."""


def tells_only(text: str, action: Span) -> bool:
    """Whether an action is what is told in such a clause, which has no verb of doing."""
    idle = pattern("side_clauses", "idle", "markers")
    return idle.search(action.text) is not None and any(
        _PARTED.search(text, match.end(), action.start) is None
        for match in pattern("side_clauses", "with_whom", "markers").finditer(text, 0, action.start)
    )


def of_product(text: str, action: Span, times: Iterable[Deadline]) -> Deadline | None:
    """The time by which what is made has to be there, or is sent: "een brief, die | voor 1 mei |
    bij de raad moet liggen"."""
    opening, due, sent, made = (
        pattern("side_clauses", each, "markers") for each in ("product", "has_to", "sent", "made")
    )
    makes = made.search(action.text)
    for time in times:
        begins = opening.search(text, action.start, time.start)
        if begins is None or begins.start() > action.end:
            continue
        if due.match(text, time.end) or (makes and sent.match(text, time.end)):
            return time
    return None
