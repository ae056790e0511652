"""Tables of actions without drawn lines: columns that words stand in below their headings."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lovp_actions import lexicon
from lovp_actions.sources.pdf_page import Rule
from lovp_actions.sources.pdf_tables import Grid, runs
from lovp_actions.sources.pdf_words import Word

_SAME = 3.0
"""Points by which words of one column, or of one line, may stand apart."""
_HEADS = ("action", "actor", "deadline")
"""Kinds of headings, two of which a table must have."""
_MOST_ROOM = 2.5
"""Times the least step between lines of one column; more room ends the table."""
_LARGER = 1.15
"""Times the size of the headings; larger words are no row."""
_ROOM = 1.25
"""Times the least step between lines of one column; more room parts rows."""

Level = tuple[float, list[list[Word]]]
"""Where the words of a line stand on the page, and the runs that they form."""


def grids(
    words: Sequence[Word], above: Grid | None = None, edge: float = 0.0, foot: float = 0.0
) -> Iterator[Grid]:
    """The grids that parted columns of words form below headings, from the top of the page.

    The first may go on with the columns of one that ended the page `above`, below lines that stand
    higher than `edge`, in points, as running heads do. What stands apart lower than `foot` is none
    of their rows.
    """
    levels = _levels(words)
    index = 0
    if above is not None:
        lefts = [x + _SAME for x in above.xs[:-1]]
        while index < len(levels) and levels[index][0] > edge and not _stands(levels[index], lefts):
            index += 1
        size = levels[index][1][0][0].size if index < len(levels) else 0.0
        rows = list(_below(levels[index:], lefts, size, foot))
        if _is_table(rows, lefts) and not _are_heads(levels[index]):
            yield _grid(rows, lefts, headed=False)
            index += len(rows)
    while index < len(levels):
        head = levels[index][1]
        lefts = [run[0].left for run in head]
        rows = []
        if _are_heads(levels[index]):
            rows = list(_below(levels[index + 1 :], lefts, head[0][0].size, foot))
        if _is_table(rows, lefts):
            yield _grid([levels[index], *rows], lefts, headed=True)
        index += len(rows) + 1


def _is_table(rows: Sequence[Level], lefts: Sequence[float]) -> bool:
    return len({_column(run, lefts) for _, found in rows for run in found}) > 1


def _stands(level: Level, lefts: Sequence[float]) -> bool:
    """Whether all words of a line stand in the columns."""
    return all(_column(run, lefts) >= 0 for run in level[1])


def _levels(words: Sequence[Word]) -> list[Level]:
    levels: list[tuple[float, list[Word]]] = []
    for word in sorted(words, key=lambda word: -word.bottom):
        if levels and levels[-1][0] - word.bottom < _SAME:
            levels[-1][1].append(word)
        else:
            levels.append((word.bottom, [word]))
    return [(y, runs(sorted(found, key=lambda word: word.left), ())) for y, found in levels]


@lexicon.derived
def _heading(kind: str) -> re.Pattern[str]:
    words = lexicon.load("tables")["columns"][kind]
    return re.compile("|".join(f"(?:{each})" for each in words), re.IGNORECASE)


def _are_heads(level: Level) -> bool:
    texts = [" ".join(word.text for word in run).strip(" ?:*") for run in level[1]]
    told = {next((kind for kind in _HEADS if _heading(kind).fullmatch(text)), "") for text in texts}
    return 2 < len(texts) <= 12 and len(told - {""}) > 1


def _below(
    levels: Sequence[Level], lefts: Sequence[float], size: float, foot: float
) -> Iterator[Level]:
    """The lines below the headings, as long as their words stand in the columns; not that which
    stands alone at the foot of the page with more room above it than any other."""
    above: float | None = None
    step, most = math.inf, 0.0
    columns: dict[int, float] = {}
    for y, found in levels:
        room = above - y if above is not None else 0.0
        if room > _MOST_ROOM * step:
            return
        if most and y < foot and len(found) == 1 and room > _ROOM * most:
            return
        most = max(most, room)
        if not _stands((y, found), lefts) or any(run[0].size > _LARGER * size for run in found):
            return
        step = min([step, *_steps((y, found), lefts, columns)])
        above = y
        yield y, found


def _steps(level: Level, lefts: Sequence[float], columns: dict[int, float]) -> list[float]:
    """How far a line stands below the last one of each of its columns, which `columns` tells; cells
    that are centred beside each other have lines in between."""
    y, found = level
    inside = {_column(run, lefts) for run in found}
    steps = [columns[each] - y for each in inside & columns.keys()]
    columns.update(dict.fromkeys(inside, y))
    return steps


def _column(run: Sequence[Word], lefts: Sequence[float]) -> int:
    """The column that words stand in, -1 where they begin in none or run over into the next."""
    for index, left in enumerate(lefts):
        if abs(run[0].left - left) < _SAME:
            end = lefts[index + 1] if index + 1 < len(lefts) else run[-1].right + 1
            return index if run[-1].right < end else -1
    return -1


def _grid(levels: Sequence[Level], lefts: Sequence[float], *, headed: bool) -> Grid:
    """The grid around lines below each other, the first of which are the headings where it is
    `headed`."""
    words = [word for _, found in levels for run in found for word in run]
    xs = [*(left - _SAME for left in lefts), max(word.right for word in words) + _SAME]
    edges = [max(word.top for word in words) + 1, *_edges(levels, lefts, headed)]
    ys = [*edges, min(word.bottom for word in words) - 1]
    upright = [Rule(x, ys[-1], x, ys[0]) for x in xs]
    level = [Rule(xs[0], y, xs[-1], y) for y in ys]
    return Grid(xs, ys, upright, level)


def _edges(levels: Sequence[Level], lefts: Sequence[float], headed: bool) -> Iterator[float]:
    """Where rows are parted: below the headings, and where there is more room between lines than
    elsewhere, or, where there is not, above each line that begins in the first column."""
    rows = levels[headed:]
    columns: dict[int, float] = {}
    steps = [step for row in rows for step in _steps(row, lefts, columns)]
    least = min(steps, default=math.inf)
    roomy = any(above[0] - below[0] > _ROOM * least for above, below in pairwise(rows))
    for number, (above, below) in enumerate(pairwise(levels)):
        first = min(_column(run, lefts) for run in below[1]) == 0
        apart = above[0] - below[0] > _ROOM * least if roomy else first
        if apart or (headed and number == 0):
            size = above[1][0][0].size
            yield above[0] - min(0.25 * size, 0.5 * (above[0] - below[0] - 0.8 * size))
