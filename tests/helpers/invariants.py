"""What holds of every result, whatever the text: offsets, lines, ids."""

from __future__ import annotations

import re

from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import TYPES, Item, fold


def line_of(text: str, offset: int) -> int:
    """The line of a character, counted from 1; lines end at \\n, \\r\\n and \\r."""
    before = text[:offset].replace("\r\n", "\n")
    return before.count("\n") + before.count("\r") + 1


def check(text: str, items: list[Item]) -> None:
    """Raises AssertionError when the items do not fit the text."""
    for item in items:
        assert 0 <= item.start < item.end <= len(text), item
        assert fold(text[item.start : item.end]) == item.sentence, item
        assert _letters(item.action) in _letters(item.sentence), item
        assert _letters(item.deadline) in _letters(item.sentence) or _is_cell(item), item
        assert item.line == line_of(text, item.start), item
        assert item.type in TYPES
        assert 0 <= item.confidence <= 1
        assert not item.deadline_date or item.deadline
    ids = [item.id for item in items]
    assert len(set(ids)) == len(ids)
    assert {item.repeats for item in items} <= {"", *ids}
    assert items == sorted(items, key=lambda item: item.start)


def _letters(quote: str) -> str:
    """The letters and digits of a quote, which has no markup and no hyphens of line ends in it."""
    quote = re.sub(r"~~[^~\n]{1,1000}~~|<(s|del|strike)>[^<>\n]{1,1000}</\1>", "", quote)
    return "".join(filter(str.isalnum, re.sub(r"<[^<>]{0,200}>", "", quote)))


def _is_cell(item: Item) -> bool:
    """Whether the item is of a table, whose cells are read on their own."""
    return item.rule == "actietabel"


def run(extractor: Extractor, text: str) -> int:
    """Extract from `text`, check the result, and give the number of items."""
    items = extractor.extract(text, min_confidence=0, closed=True)
    check(text, items)
    return len(items)
