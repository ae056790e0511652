"""What becomes of an item: the words people keep in a list of actions."""

from __future__ import annotations

from typing import Final

from ..items import Item

STATUSES: Final = ("open", "loopt", "gereed", "vervallen")
"""What people choose from; Dutch in every language, for lists are passed on."""


def is_closed(item: Item) -> bool:
    """Whether the status in the minutes says that nothing is left to be done."""
    if not item.status:
        return False
    from .. import closing  # takes long to load

    return closing.is_closed(item.status)
