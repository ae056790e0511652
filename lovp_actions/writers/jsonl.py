"""JSON lines: one object a line, with the same fields as in `json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from ..items import Item, as_dict
from .json import dumps


def write(items: Iterable[Item], out: TextIO) -> None:
    """Write `items` to `out`, each on a line of its own."""
    for item in items:
        out.write(dumps(as_dict(item)) + "\n")
