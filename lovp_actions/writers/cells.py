"""Cells that are safe on a terminal and in a spreadsheet."""

from __future__ import annotations

import re
from typing import Final

from ..items import FIELDS, Item, fold

_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]"
)
"""Control characters that are no white space, and those that reorder a line."""
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def plain(value: object) -> str:
    """`value` as one line of text: white space folded, control characters left out, None as ""."""
    return "" if value is None else fold(_SURROGATE.sub("\ufffd", _UNSEEN.sub("", str(value))))


def on_terminal(text: str) -> str:
    """The text without control characters that drive a terminal; white space stays."""
    return _UNSEEN.sub("", text)


def guarded(value: object) -> str:
    """`plain`, with an apostrophe before what a spreadsheet would run as a formula.

    Numbers, and a cell of a single "-", are no formulas and stay as they are.
    """
    text = plain(value)
    runs = isinstance(value, str) and text.startswith(FORMULA) and text != "-"
    return "'" + text if runs else text


def row(item: Item) -> list[str]:
    """The cells of `item` in the order of FIELDS, guarded."""
    return [guarded(getattr(item, name)) for name in FIELDS]
