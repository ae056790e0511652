"""Where the words of a line begin, behind the marks before them."""

from __future__ import annotations

import re

from lovp_actions.structure import layout
from lovp_actions.structure.layout import Line

_DONE = ("☑", "☒", "✅")
_TICKS = (*_DONE, "✓", "✔", "√")


def unquoted(text: str) -> str:
    """A line without the marks of a quote before it."""
    quoted = layout.QUOTE_MARK.match(text)
    return text[quoted.end() :] if quoted else text


def of_text(line: Line) -> int:
    """The offset at which the words of a line begin, after quote marks and heading marks."""
    if quoted := layout.QUOTE_MARK.match(line.text):
        return line.start + quoted.end()
    if marked := layout.HASH_HEADING.match(line.text):
        return line.start + marked.start("words")
    return line.start


def of_entry(line: Line, bullet: re.Match[str]) -> tuple[int, bool]:
    """The offset at which the words of a list item begin, after its bullet and box, and whether
    it is ticked."""
    words, start = bullet["words"], line.start + bullet.start("words")
    ticked = bullet["mark"] in _DONE or words.startswith(_TICKS)
    if marked := layout.HASH_HEADING.match(words):
        start += marked.start("words")
    if box := layout.CHECKBOX.match(words):
        ticked, start = ticked or box["tick"] != " ", start + box.end()
    return start, ticked
