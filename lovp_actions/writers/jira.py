"""Issues for the CSV importer of Jira.

A row of headings without punctuation, commas that are never left out, and a summary, as
https://support.atlassian.com/jira-software-cloud/docs/prepare-a-csv-file-for-import and
https://confluence.atlassian.com/servicedeskcloud/importing-data-from-csv-1097176622.html want it.
The importer asks for the form of dates, which is `yyyy-MM-dd`
(https://support.atlassian.com/jira-software-cloud/docs/mapping-csv-data-to-jira-fields), and for
whom a name stands that is no address.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from lovp_actions.items import Item
from lovp_actions.writers import rows
from lovp_actions.writers.style import PLAIN, Style
from lovp_actions.writers.tasks import tasks

NAMES: Final = ("Summary", "Description", "Assignee", "Due Date", "Labels", "Status")
_STATUS: Final = {"open": "To Do", "busy": "In Progress", "done": "Done"}


def write(items: Iterable[Item], out: Any, style: Style = PLAIN) -> None:
    """Write `items` to `out`, as `rows.write`. An issue has one assignee: those of several people
    have none, and the description tells who they are."""
    found = (
        (
            each.title,
            each.description,
            each.people[0] if len(each.people) == 1 else "",
            each.due,
            each.label,
            _STATUS[each.state],
        )
        for each in tasks(items, style)
    )
    rows.write(NAMES, found, out, style, wide=("Summary", "Description"))
