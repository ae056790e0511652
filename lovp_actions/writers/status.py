"""An item in, its status as lists of actions have it out: open, in progress, done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lovp_actions.items import Item
from lovp_actions.writers.words import Language

STATUSES: Final[Mapping[Language, tuple[str, ...]]] = {
    "nl": ("open", "loopt", "gereed", "vervallen"),
    "en": ("open", "in progress", "done", "cancelled"),
}
"""What people choose from."""


def is_closed(item: Item) -> bool:
    """Whether the status in the minutes says that nothing is left to be done."""
    if not item.status:
        return False
    from lovp_actions.structure import closed_rows  # takes long to load

    return closed_rows.is_closed(item.status)
