"""Cells that are safe on a terminal and in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from lovp_actions.items import FIELDS, Item, fold, value_of

_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
    r"\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]"
)
"""Control characters that are no white space, and those that reorder a line."""
SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_BREAK: Final = re.compile(r"[\x0b-\x0d\x1c-\x1f\x85]")
FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BEHIND: Final = re.compile(r"([;,|])(?=\"{0,9}[=+\-@＝＋－＠])")
_GUARDS: Final = re.compile(r"([;,|])'(?=\"{0,9}[=+\-@＝＋－＠])")
_LINE_BREAK: Final = re.compile(r"<br ?/?>", re.IGNORECASE)
_BAR: Final = re.compile(r"(?<!\\)\\+(?=[|])")


def plain(value: object) -> str:
    """`value` as one line of text: white space folded, control characters, soft hyphens and marks
    of the source ("<br>", "\\|") left out, None as ""."""
    if value is None:
        return ""
    text = _BAR.sub("", _LINE_BREAK.sub(" ", _UNSEEN.sub("", str(value))))
    return fold(SURROGATE.sub("\ufffd", text))


def told(item: Item) -> str:
    """The action, and in brackets what it points to: "stuurt die rond [De notulen zijn klaar.]"."""
    action = plain(item.action) or plain(item.sentence)
    return f"{action} [{plain(item.context)}]" if item.context else action


def on_terminal(text: str) -> str:
    """The text without control characters that drive a terminal; white space stays."""
    return _UNSEEN.sub("", text)


def readable(text: str) -> str:
    """The text without control characters but tabs and line feeds; its lines stay."""
    return _BREAK.sub(" ", SURROGATE.sub("\ufffd", _UNSEEN.sub("", text.replace("\r\n", "\n"))))


def guarded(value: object) -> str:
    """`plain`, with an apostrophe before what a spreadsheet would run as a formula, also where it
    takes another separator: behind a comma or a semicolon.

    Numbers, and a cell of a single "-", are no formulas and stay as they are.
    """
    text = plain(value)
    if not isinstance(value, str) or text == "-":
        return text
    return ("'" if text.startswith(FORMULA) else "") + _BEHIND.sub(r"\1'", text)


def unguarded(text: str) -> str:
    """The text of a cell without the apostrophes of `guarded`."""
    first = text.startswith("'") and text[1:].startswith(FORMULA)
    return _GUARDS.sub(r"\1", text[1:] if first else text)


def row(item: Item, names: Iterable[str] = FIELDS) -> list[str]:
    """The cells of `item` under `names`, guarded."""
    return [guarded(value_of(item, name)) for name in names]
