"""Page furniture: page numbers, running heads and form feeds, which are no part of the text."""

from __future__ import annotations

import re
from collections import Counter

from lovp_actions import layout
from lovp_actions.layout import Line

_LONGEST = 100
"""Characters of a line that can be a running head."""


def without_furniture(source: str) -> list[Line]:
    """The lines of the source that are text, or blank.

    A sentence that goes on across a page is not parted: the blank lines about the page's end
    go too where the line before it stops in the middle and the one after begins with a small
    letter.
    """
    lines = list(layout.lines_of(source))
    heads = _running_heads(source, lines)
    kept: list[Line] = []
    gap: list[Line] = []  # blank lines since the last line of text
    paged = False
    for line in lines:
        if is_furniture(line.text) or line.start in heads:
            paged = True
        elif line.blank:
            gap.append(line)
        else:
            if not (paged and kept and _goes_on(kept[-1].text, line.text)):
                kept += gap
            kept.append(line)
            gap, paged = [], False
        paged = paged or source[line.end : line.end + 1] == "\f"
    return kept


def is_furniture(text: str) -> bool:
    """Whether the line belongs to the page: page number, classification."""
    words = text.strip()
    return 0 < len(words) <= _LONGEST and bool(
        layout.pattern("furniture", "lines").fullmatch(words)
    )


def _goes_on(line: str, following: str) -> bool:
    return line.rstrip()[-1:] not in ".!?:;" and following.lstrip()[:1].islower()


def _running_heads(source: str, lines: list[Line]) -> set[int]:
    """Offsets of the lines that stand, but for digits, next to the end of two pages or more."""
    candidates: list[Line] = []
    last: Line | None = None
    fresh = False
    for line in lines:
        if not line.blank and not is_furniture(line.text):
            if fresh:
                candidates.append(line)
            last, fresh = line, False
        if source[line.end : line.end + 1] == "\f":
            if last is not None and not fresh:
                candidates.append(last)
            fresh = True
    heads = {line.start: re.sub(r"\d+", "0", line.text.strip()) for line in candidates}
    counts = Counter(heads.values())
    return {start for start, words in heads.items() if counts[words] > 1 and len(words) <= _LONGEST}
