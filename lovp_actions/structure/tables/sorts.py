"""What a row of a table is by the cell that says so: an action, or a decision, or a notice."""

from __future__ import annotations

from lovp_actions.structure import layout
from lovp_actions.structure.tables.cells import is_one_of
from lovp_actions.structure.tables.row import Row


def is_no_action(row: Row) -> bool:
    """Whether a cell below "Type" or "B/A" says that the row is a decision or a notice, and no
    status that it is still to be done."""
    status = row.cell("status")
    if status and is_one_of("open", status.text.lower().strip(" *_.()[]")):
        return False
    heading, none = (layout.pattern("sorts", each, "tables") for each in ("heading", "none"))
    return any(
        not column and heading.fullmatch(head.strip(" *_:.")) and none.fullmatch(cell.text.strip())
        for cell, column, head in row.headed()
    )
