"""JSON lines: one object a line, with the same fields as in `json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from ..items import FIELDS, Item, as_dict
from .json import dumps
from .style import PLAIN, Style


def write(items: Iterable[Item], out: TextIO, style: Style = PLAIN) -> None:
    """Write `items` to `out`, each on a line of its own."""
    for item in items:
        out.write(dumps(as_dict(item, style.columns or FIELDS)) + "\n")
