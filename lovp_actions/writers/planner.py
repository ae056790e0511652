"""Tasks for Microsoft Planner, under the headings of its own *Export plan to Excel*.

No page of Microsoft tells of an import of a file into Planner; what takes a table in, such as a
flow of Power Automate or a program of someone else, is told which column is what. The names
are those of that export, as in
https://github.com/rheajt/gantt-planner/blob/master/typings/PlannerRow.ts, the dates in ISO form,
as the `dueDateTime` of a task wants them
(https://learn.microsoft.com/en-us/graph/api/resources/plannertask).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from lovp_actions.items import Item
from lovp_actions.writers import rows
from lovp_actions.writers.style import PLAIN, Style
from lovp_actions.writers.tasks import tasks

NAMES: Final = (
    "Task Name",
    "Bucket Name",
    "Progress",
    "Assigned To",
    "Due Date",
    "Labels",
    "Description",
)
_PROGRESS: Final = {"open": "Not started", "busy": "In progress", "done": "Completed"}


def write(items: Iterable[Item], out: Any, style: Style = PLAIN) -> None:
    """Write `items` to `out`, as `rows.write`; the meeting is the bucket, and semicolons part the
    people."""
    found = (
        (
            each.title,
            each.group,
            _PROGRESS[each.state],
            ";".join(each.people),
            each.due,
            each.label,
            each.description,
        )
        for each in tasks(items, style)
    )
    rows.write(NAMES, found, out, style, wide=("Task Name", "Description"))
