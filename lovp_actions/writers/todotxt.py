"""todo.txt (https://github.com/todotxt/todo.txt): a task a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TextIO

from lovp_actions.items import Item
from lovp_actions.writers.cells import plain, told
from lovp_actions.writers.status import is_closed
from lovp_actions.writers.style import PLAIN, Style

_BEGINS: Final = re.compile(r"(?:x|\([A-Z]\)|\d{4}-\d\d-\d\d) ")
"""What would be read as done, as a priority or as a date at the beginning of a task."""
_TAG: Final = re.compile(r"(?<!\S)(?=[+@]\S)")
_KEY: Final = re.compile(r"(?<!\S)((?:due|t|rec|pri|h|id|type):)(?=\S)", re.I)


def write(items: Iterable[Item], out: TextIO, style: Style = PLAIN) -> None:
    """Write `items` to `out`, each on a line of its own."""
    for item in items:
        out.write(task(item) + "\n")


def task(item: Item) -> str:
    """The line of `item`: the meeting's date, the action, the meeting and the section as
    projects, the actor as a context, the last day, the type and the id.

    A closed item begins with "x" and has no date, for the day it was done is not known.
    """
    closed = is_closed(item)
    parts = [
        "x" if closed else item.meeting_date,
        _words(told(item)) or item.type,
        _tag("+", item.meeting),
        _tag("+", item.section),
        _tag("@", item.actor),
        f"due:{item.deadline_date}" if item.deadline_date else "",
        f"type:{item.type}" if item.type else "",
        f"id:{item.id}",
    ]
    return " ".join(filter(None, parts))


def _words(text: str) -> str:
    """Words of the minutes in which no program sees a tag, a key or the head of a task."""
    words = _KEY.sub(r"\1 ", _TAG.sub("'", plain(text)))
    return f"'{words}" if _BEGINS.match(f"{words} ") else words


def _tag(sign: str, name: str) -> str:
    words = re.sub(r"\s+", "_", plain(name)).strip("_")
    return f"{sign}{words}" if words else ""
