"""Entries of a list that have nothing but the mark of a quote, ">", before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lovp_actions.structure import layout, own_lines
from lovp_actions.structure.layout import Line

_STOPS = (".", "!", "?", ",", ";", ":", "-", "\u00ad", "\u2010")


def begins(lines: Sequence[Line]) -> Iterator[int]:
    """The indices of the lines that are entries of such a list: none goes on in the next, one
    stands in brackets who does it, or half of them end where the next word would have fitted. What
    is quoted is wrapped, and ends with a stop."""
    run: list[tuple[int, str]] = []
    for index, line in enumerate(lines):
        quoted = layout.QUOTE_MARK.match(line.text)
        words = line.text[quoted.end() :].rstrip() if quoted else ""
        if words and words[0] != "|" and not layout.BULLET.match(line.text):
            run.append((index, words))
        else:
            yield from _entries(run)
            run = []
    yield from _entries(run)


def _entries(run: Sequence[tuple[int, str]]) -> Iterator[int]:
    words = [each for _, each in run]
    if len(words) < 2 or words[-1].endswith(_STOPS):
        return
    breaks = list(pairwise(words))
    if any(line.endswith(_STOPS[3:]) or own_lines.linked(line, after) for line, after in breaks):
        return
    margin = max(map(len, words))
    short = sum(len(line) + 1 + len(after.split(None, 1)[0]) <= margin for line, after in breaks)
    if 2 * short >= len(breaks) or any(map(own_lines.names_owner, words)):
        yield from (index for index, _ in run)
