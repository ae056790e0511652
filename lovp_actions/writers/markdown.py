"""A Markdown table (GitHub's kind), its cells escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TextIO

from lovp_actions.items import Item
from lovp_actions.writers.cells import plain, told
from lovp_actions.writers.style import PLAIN, Style

_COLUMNS: Final = ("type", "actor", "action", "deadline", "deadline_date", "section", "line")
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~&#!$]")


def write(items: Iterable[Item], out: TextIO, style: Style = PLAIN) -> None:
    """Write `items` to `out`; several files get a column with their names."""
    rows = list(items)
    several = len({item.source for item in rows}) > 1
    names = style.columns or (*(("source",) if several else ()), *_COLUMNS)
    _line([style.heading(name) for name in names], out)
    _line(["---"] * len(names), out)
    for item in rows:
        _line([escaped(_cell(item, name, style)) for name in names], out)


def _cell(item: Item, name: str, style: Style) -> object:
    if name == "action" and not style.columns and item.context:
        return told(item)
    return style.value(item, name)


def escaped(value: object) -> str:
    """`value` as text that Markdown shows as it is, on one line."""
    return _MARKUP.sub(r"\\\g<0>", plain(value))


def _line(cells: Iterable[str], out: TextIO) -> None:
    out.write(f"| {' | '.join(cells)} |\n")
