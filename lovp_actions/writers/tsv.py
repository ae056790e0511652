"""Tab-separated values: a line of names, then one line for each item, nothing quoted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from ..items import FIELDS, Item
from .cells import row


def write(items: Iterable[Item], out: TextIO) -> None:
    """Write `items` to `out`; no cell holds a tab or a line end."""
    out.write("\t".join(FIELDS) + "\n")
    for item in items:
        out.write("\t".join(row(item)) + "\n")
