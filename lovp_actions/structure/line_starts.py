"""Where the words of a line begin, behind the marks before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from lovp_actions.structure import layout
from lovp_actions.structure.layout import Line

_DONE, _OPEN = ("☑", "☒", "✅"), ("☐",)
_EMPTY = re.compile(r"\s{0,99}(?P<box>☐|\( \))\ufe0f?\s")
_TICKS = (
    *_DONE, "✓", "✔", "√", ":white_check_mark:", ":heavy_check_mark:", ":ballot_box_with_check:",
    "(tick)",
)  # fmt: skip
_BY_BOXES = {"✓": "☐", "✔": "☐", "🗹": "☐", "(x)": "( )", "(X)": "( )"}
"""Marks that are ticks where other lines have an empty box, and else only bullets or letters."""
_PICTURES = re.compile(rf"(?:{layout.EMOJI}\s{{0,3}}){{1,4}}(?=\S)")
"""Small pictures before the words, which say nothing of them."""


def unquoted(text: str) -> str:
    """A line without the marks of a quote before it."""
    quoted = layout.QUOTE_MARK.match(text)
    return text[quoted.end() :] if quoted else text


def of_text(line: Line) -> int:
    """The offset at which the words of a line begin, after quote marks, heading marks and small
    pictures."""
    if quoted := layout.QUOTE_MARK.match(line.text):
        return line.start + quoted.end()
    if marked := layout.HASH_HEADING.match(line.text):
        return line.start + marked.start("words")
    return line.start + _behind_pictures(line.text)


def boxes(lines: Iterable[Line]) -> frozenset[str]:
    """The empty boxes that open lines: "☐", "( )"."""
    found = (_EMPTY.match(line.text) for line in lines)
    return frozenset(box["box"] for box in found if box)


def of_entry(
    line: Line, bullet: re.Match[str], empty: Set[str] = frozenset()
) -> tuple[int, bool | None]:
    """The offset at which the words of a list item begin, after its bullet and box, and whether
    it is ticked; None where it has no box. `empty` are the boxes that open other lines."""
    words, start = bullet["words"], line.start + bullet.start("words")
    mark = bullet["mark"].removesuffix("\ufe0f")
    done = mark in _DONE or bullet["mark"] == "✔\ufe0f" or _BY_BOXES.get(mark) in empty
    ticked = True if done or words.startswith(_TICKS) else None
    ticked = False if mark in _OPEN else ticked
    if mark[0] == "[":
        ticked = bool(mark.strip("[ ]"))
    if marked := layout.HASH_HEADING.match(words):
        start += marked.start("words")
    if box := layout.CHECKBOX.match(words):
        ticked, start = bool(ticked or box["tick"].strip()), start + box.end()
    return start + _behind_pictures(line.text[start - line.start :]), ticked


def is_ticked(words: str) -> bool:
    """Whether words have a tick before them."""
    return words.startswith(_TICKS)


def _behind_pictures(words: str) -> int:
    match = _PICTURES.match(words)
    return match.end() if match else 0
