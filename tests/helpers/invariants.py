"""What holds of every result, whatever the text: offsets, lines, ids."""

from __future__ import annotations

import re

from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import TYPES, Item, fold
from lovp_actions.structure.passage import SPELLED

_SPELLED = str.maketrans(SPELLED)
_MARKUP = re.compile(r"[<&]|:[a-z]|\bPagina \d")


def line_of(text: str, offset: int) -> int:
    """The line of a character, counted from 1; lines end at \\n, \\r\\n and \\r."""
    before = text[:offset].replace("\r\n", "\n")
    return before.count("\n") + before.count("\r") + 1


def check(text: str, items: list[Item]) -> None:
    """Raises AssertionError when the items do not fit the text."""
    for item in items:
        assert 0 <= item.start < item.end <= len(text), item
        assert fold(text[item.start : item.end]) == item.sentence, item
        assert _quotes(item.action, item.sentence), item
        assert _quotes(item.deadline, item.sentence) or _is_cell(item), item
        assert item.line == line_of(text, item.start), item
        assert item.type in TYPES
        assert 0 <= item.confidence <= 1
        assert not item.deadline_date or item.deadline
    ids = [item.id for item in items]
    assert len(set(ids)) == len(ids)
    assert {item.repeats for item in items} <= {"", *ids}
    assert items == sorted(items, key=lambda item: item.start)


def _quotes(words: str, sentence: str) -> bool:
    """Whether the letters of `words` stand together in the sentence; where it holds markup, what
    looks like it, or a page number, whether they stand in it in this order."""
    if _letters(words) in _letters(sentence):
        return True
    rest = iter(_spelled(sentence))
    return bool(_MARKUP.search(sentence)) and all(letter in rest for letter in _spelled(words))


def _letters(quote: str) -> str:
    """The letters and digits of a quote without what is struck through in it, and without tags."""
    quote = re.sub(r"~~[^~\n]{1,1000}~~|<(s|del|strike)>[^<>\n]{1,1000}</\1>", "", quote)
    return _spelled(re.sub(r"<[^<>]{0,200}>", "", quote))


def _spelled(quote: str) -> str:
    """The letters and digits, of which fields hold no ligatures."""
    return "".join(filter(str.isalnum, quote.translate(_SPELLED)))


def _is_cell(item: Item) -> bool:
    """Whether the item is of a table, whose cells are read on their own."""
    return item.rule == "actietabel"


def run(extractor: Extractor, text: str) -> int:
    """Extract from `text`, check the result, and give the number of items."""
    items = extractor.extract(text, min_confidence=0, closed=True)
    check(text, items)
    return len(items)
