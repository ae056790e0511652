"""Comma-separated values after RFC 4180, with a line of names."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from ..items import FIELDS, Item
from .cells import row


def write(items: Iterable[Item], out: TextIO) -> None:
    """Write `items` to `out`, which must leave CR LF as it is."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(FIELDS)
    for item in items:
        writer.writerow(row(item))
