"""The tree of a web page, in which tables made with styles, lists of terms and pictures of a word
are put as the tables, lines and words that they show."""

from __future__ import annotations

import itertools
import re
from typing import Any

from lovp_actions.sources.html_looks import Looks

_ROWS = {"table-row-group": "tbody", "table-header-group": "thead", "table-footer-group": "tfoot"}
_TERM = re.compile(r"[^\W\d][^.!?:;\n]{0,60}:?")
"""A term that labels what stands behind it; numbers and sentences do not."""
_WORD = re.compile(r"\S{1,12}")
_INLINE = frozenset(("a", "abbr", "b", "br", "em", "i", "s", "small", "span", "strong", "u"))


def mend(root: Any, looks: Looks) -> None:
    """Put tables, terms and words in the tree."""
    for element in root.iter("div", "section", "ul", "span"):
        if looks.display(element) == "table":
            _tabulate(element, looks)
    for term in root.iter("dt"):
        _label(term)
    for picture in root.iter("img"):
        _say(picture)


def _tabulate(table: Any, looks: Looks) -> None:
    """Make a table of an element that is shown as one, where all in it is shown as rows."""
    groups = {child: _ROWS[looks.display(child)] for child in table if _is(looks, child, *_ROWS)}
    rows = [row for child in table for row in (child if child in groups else [child])]
    cells = [cell for row in rows for cell in row]
    if (
        cells
        and all(_is(looks, row, "table-row") for row in rows)
        and all(_is(looks, cell, "table-cell") for cell in cells)
        and all(_is_bare(each) for each in (table, *groups, *rows))
    ):
        table.tag = "table"
        for group, tag in groups.items():
            group.tag = tag
        for row in rows:
            row.tag = "tr"
        for cell in cells:
            cell.tag = "td"


def _is(looks: Looks, element: Any, *displays: str) -> bool:
    return isinstance(element.tag, str) and looks.display(element) in displays


def _is_bare(element: Any) -> bool:
    """Whether all text in an element stands in its children."""
    return not any((text or "").strip() for text in (element.text, *(c.tail for c in element)))


def _label(term: Any) -> None:
    """Put a short term before each of its lines: "Jan: zaal boeken"."""
    lines = list(itertools.takewhile(lambda each: each.tag == "dd", term.itersiblings()))
    if not lines or not all(map(_is_line, (term, *lines))):
        return
    words = " ".join("".join(term.itertext()).split())
    if _TERM.fullmatch(words):
        term.clear(keep_tail=True)
        for line in lines:
            line.text = f"{words.rstrip(':')}: {(line.text or '').lstrip()}"


def _is_line(element: Any) -> bool:
    """Whether an element holds words and no blocks."""
    inline = all(each.tag in _INLINE for each in element.iterdescendants())
    return inline and any(text.strip() for text in element.itertext())


def _say(picture: Any) -> None:
    """Put the word that describes a picture in the cell where it stands alone."""
    word = picture.get("alt", "").strip()
    cell = picture.getparent()
    if cell is not None and cell.tag in ("a", "span") and len(cell) == 1 and _is_bare(cell):
        cell = cell.getparent()
    alone = cell is not None and cell.tag in ("td", "th") and len(cell) == 1 and _is_bare(cell)
    if alone and _WORD.fullmatch(word):
        picture.tail = word
