"""Comma-separated values after RFC 4180, with a line of names; or as Dutch Excel wants them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from lovp_actions.items import FIELDS, Item
from lovp_actions.writers.cells import row
from lovp_actions.writers.style import PLAIN, Style

_BYTE_ORDER_MARK = "\ufeff"
"""By this Excel knows UTF-8."""


def write(items: Iterable[Item], out: TextIO, style: Style = PLAIN) -> None:
    """Write `items` to `out`, which must leave CR LF as it is.

    For Excel a byte order mark goes first, semicolons part the cells, a decimal is written with a
    comma, and in Dutch the headings are those of a workbook.
    """
    names = style.columns or FIELDS
    if style.excel:
        out.write(_BYTE_ORDER_MARK)
    writer = csv.writer(out, delimiter=";" if style.excel else ",", lineterminator="\r\n")
    dutch = style.excel and style.language == "nl"
    writer.writerow(map(style.heading, names) if dutch else names)
    for item in items:
        cells = row(item, names)
        if style.excel:
            cells = [
                cell.replace(".", ",") if name == "confidence" else cell
                for name, cell in zip(names, cells, strict=True)
            ]
        writer.writerow(cells)
