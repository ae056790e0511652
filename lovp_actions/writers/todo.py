"""Tasks for Microsoft To Do, by way of Outlook, whose tasks it shows: it takes in no file itself.

The headings and statuses are those with which classic Outlook exports tasks (*Open & Export*,
*Import/Export*, *Comma Separated Values*); Microsoft has no page that lists them, programs that
read such exports do. An Outlook in another language asks which column is what. Dates are in ISO
form, in which no day can be taken for a month.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from lovp_actions.items import Item
from lovp_actions.writers import rows
from lovp_actions.writers.style import PLAIN, Style
from lovp_actions.writers.tasks import tasks

NAMES: Final = ("Subject", "Due Date", "Categories", "Notes", "Status")
_STATUS: Final = {"open": "Not Started", "busy": "In Progress", "done": "Completed"}


def write(items: Iterable[Item], out: Any, style: Style = PLAIN) -> None:
    """Write `items` to `out`, as `rows.write`; whose they are stands in the notes."""
    found = (
        (each.title, each.due, each.label, each.description, _STATUS[each.state])
        for each in tasks(items, style)
    )
    rows.write(NAMES, found, out, style, wide=("Subject", "Notes"))
