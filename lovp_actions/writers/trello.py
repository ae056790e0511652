"""Cards for Trello, under the headings of its own export to CSV.

No page tells of an import of CSV into Trello itself; the Power-Ups that do it ask which column is
what, or know the headings of Trello's export. That
(https://developer.atlassian.com/cloud/trello/guides/rest-api/automating-exports/) has dates in ISO
form, and so have these.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from lovp_actions.items import Item
from lovp_actions.writers import rows
from lovp_actions.writers.style import PLAIN, Style
from lovp_actions.writers.tasks import tasks

NAMES: Final = ("Card Name", "Card Description", "Labels", "Members", "Due Date", "List Name")
_LISTS: Final = {"open": "To Do", "busy": "Doing", "done": "Done"}
"""Those of a new board."""


def write(items: Iterable[Item], out: Any, style: Style = PLAIN) -> None:
    """Write `items` to `out`, as `rows.write`."""
    found = (
        (
            each.title,
            each.description,
            each.label,
            ", ".join(each.people),
            each.due,
            _LISTS[each.state],
        )
        for each in tasks(items, style)
    )
    rows.write(NAMES, found, out, style, wide=("Card Name", "Card Description"))
