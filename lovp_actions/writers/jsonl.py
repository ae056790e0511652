"""JSON lines: one object a line, with the same fields as in `json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from lovp_actions.items import FIELDS, Item, as_dict
from lovp_actions.writers.json import dumps
from lovp_actions.writers.style import PLAIN, Style


def write(items: Iterable[Item], out: TextIO, style: Style = PLAIN) -> None:
    """Write `items` to `out`, each on a line of its own."""
    for item in items:
        out.write(dumps(as_dict(item, style.columns or FIELDS)) + "\n")
