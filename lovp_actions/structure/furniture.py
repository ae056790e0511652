"""Page furniture: page numbers, running heads and form feeds, which are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from lovp_actions import lexicon
from lovp_actions.structure import bullets, layout, wrapping
from lovp_actions.structure.layout import Line
from lovp_actions.structure.tables import stacked

_LONGEST = 100
"""Characters of a line that can be a running head."""


def without_furniture(source: str) -> list[Line]:
    """The lines of the source that are text, or blank.

    A sentence that goes on across a page is not parted: the blank lines about the page's end
    go too where the line before it stops in the middle and the one after begins with a small
    letter.
    """
    lines = list(layout.lines_of(source))
    cells = stacked.cells(lines)
    heads = _running_heads(source, [line for line in lines if line.start not in cells])
    kept: list[Line] = []
    gap: list[Line] = []  # blank lines since the last line of text
    paged = False
    for line in lines:
        if line.start not in cells and (is_furniture(line.text) or line.start in heads):
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
    return 0 < len(words) <= _LONGEST and _is_of_page(words)


@lexicon.derived
@lru_cache(maxsize=8192)
def _is_of_page(words: str) -> bool:
    return bool(layout.pattern("furniture", "lines").fullmatch(words))


def _goes_on(line: str, following: str) -> bool:
    line, following = line.rstrip(), following.lstrip()
    small = line[-1:] not in ".!?:;" and following[:1].islower()
    return small or wrapping.breaks_before_day(line, following)


def _running_heads(source: str, lines: list[Line]) -> set[int]:
    """Offsets of the lines that stand, but for digits, at the top of two pages or more, or at
    the foot."""
    top: list[Line] = []
    foot: list[Line] = []
    last: Line | None = None
    fresh = False  # at the top of a page, as page numbers and form feeds tell
    for line in lines:
        ends = is_furniture(line.text)
        if not line.blank and not ends:
            if fresh:
                top.append(line)
            last, fresh = line, False
        if ends or source[line.end : line.end + 1] == "\f":
            if last is not None and not fresh:
                foot.append(last)
            fresh = True
    return _repeated(top) | _repeated(foot)


def _repeated(lines: list[Line]) -> set[int]:
    """Offsets of those of the lines that are there twice and can be no item or sentence."""
    words = {line.start: re.sub(r"\d+", "0", line.text.strip()) for line in lines}
    counts = Counter(words.values())
    return {
        line.start
        for line in lines
        if counts[words[line.start]] > 1
        and len(line.text) <= _LONGEST
        and not bullets.match(line.text)
        and not layout.TERMINAL.search(line.text.rstrip())
    }
