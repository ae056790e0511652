"""Tab-separated values: a line of names, then one line for each item, nothing quoted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from lovp_actions.items import FIELDS, Item
from lovp_actions.writers.cells import row
from lovp_actions.writers.style import PLAIN, Style


def write(items: Iterable[Item], out: TextIO, style: Style = PLAIN) -> None:
    """Write `items` to `out`; no cell holds a tab or a line end."""
    names = style.columns or FIELDS
    out.write("\t".join(names) + "\n")
    for item in items:
        out.write("\t".join(row(item, names)) + "\n")
