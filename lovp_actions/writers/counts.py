"""How many items there are by type, actor, section and meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from lovp_actions.items import Item, fold

GROUPS: Final = ("type", "actor", "section", "meeting")
"""What is counted by."""


def counts(items: Iterable[Item]) -> dict[str, Counter[str]]:
    """For each of GROUPS the number of items under each name; unknown names are "".

    Names that differ in capitals only are one, written as they were first.
    """
    tallies: dict[str, Counter[str]] = {group: Counter() for group in GROUPS}
    spelled: dict[tuple[str, str], str] = {}
    for item in items:
        for group, tally in tallies.items():
            name = name_of(item, group)
            tally[spelled.setdefault((group, name.casefold()), name)] += 1
    return tallies


def name_of(item: Item, group: str) -> str:
    """What `item` is counted under in `group`: the actor's full name where it is known, and the
    meeting with its date, or the file where the minutes do not name one."""
    if group == "actor":
        return fold(item.actor_full or item.actor)
    if group == "meeting":
        named = ", ".join(filter(None, (item.meeting, item.meeting_date)))
        return fold(named if item.meeting else item.source)
    return fold(item.section if group == "section" else item.type)
