"""Running heads and feet of PDF pages: what stands at the edge of one page after another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lovp_actions.sources.pdf_lines import Line, lines_of
from lovp_actions.sources.pdf_words import Word

_EDGE = 0.12
"""Part of the height of a page that holds its head, and its foot."""
_LONGEST = 100
"""Characters of a line that can be one."""
_STEP = 6.0
"""Points by which the place of a line may differ."""


def without(pages: Sequence[tuple[Sequence[Word], float]]) -> list[list[Word]]:
    """The words of each page, those of its running head and foot left out; a page comes with its
    height in points.

    Such lines stand in one place of two pages or more with the same words, but for digits. A line
    in columns without digits stays, for it may be the headings of a table.
    """
    edges = [
        [line for line in lines_of(words) if _is_edge(line, height)] for words, height in pages
    ]
    counts = Counter(key for lines in edges for key in {_key(line) for line in lines})
    found = []
    for (words, _), lines in zip(pages, edges, strict=True):
        out = {id(word) for line in lines if counts[_key(line)] > 1 for word in line.words}
        found.append([word for word in words if id(word) not in out])
    return found


def _is_edge(line: Line, height: float) -> bool:
    if not (line.bottom > (1 - _EDGE) * height or line.top < _EDGE * height):
        return False
    text = line.text
    if len(text) > _LONGEST or line.marker:
        return False
    return bool(re.search(r"\d", text)) or not (line.gaps() or text.endswith((".", "!", "?", ";")))


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.bottom / _STEP)
