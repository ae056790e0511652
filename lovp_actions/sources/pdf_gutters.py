"""Columns of running text on a page of a PDF file that is drawn line by line across them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lovp_actions.sources.pdf_lines import Line, has_room, pitch_of
from lovp_actions.sources.pdf_words import Word

_FEWEST = 5
"""Lines that must stand in both columns, and lines of both that must go on a sentence."""
_RUNNING = 0.3
"""Part of the lines of each column that must."""
_SLACK = 2.0
"""How much nearer to the edge of its column such a line may end, in sizes of its font."""
_FULL = 0.75
"""Part of the lines before small letters that end there."""
_GAP = 0.7
"""Room between columns at least, as part of that size."""
_NARROWEST, _ALIKE = 10.0, 0.75
"""Width of a column at least, in such sizes, and as part of the width of the other."""
_SAME = 2.0
"""Points by which lines of one column may begin apart."""
_APART = 1.3
"""Times the usual step between lines; what stands below both columns has more room above it."""

Halves = tuple[list[Line], list[Line]]
"""What stands left and right of the gutter."""


def parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a page in the order of reading, in parts: where sentences run on in two columns
    of one width beside each other, the left one is a part, and then the right one."""
    gutter = _gutter(lines)
    kept: list[Line] = []
    index = 0
    while index < len(lines):
        count, halves = _beside(lines, index, gutter)
        if halves[0] and _are_columns(*halves):
            yield from (kept, *halves)
            kept = []
        else:
            kept += lines[index : index + count]
        index += count
    yield kept


def _gutter(lines: Sequence[Line]) -> float:
    """Where most lines begin behind a gap; 0 where few do."""
    begun = Counter(
        round(b.left)
        for line in lines
        for a, b in pairwise(line.words)
        if b.left - a.right > _GAP * b.size
    )
    left, count = begun.most_common(1)[0] if begun else (0, 0)
    return float(left) if count >= _FEWEST else 0.0


def _beside(lines: Sequence[Line], begin: int, gutter: float) -> tuple[int, Halves]:
    """How many lines, the first of which stands on both sides of the gutter, go on there one below
    the other, and their halves; 1 and none where it does not."""
    rows: list[tuple[list[Word], list[Word]]] = []
    for index in range(begin, len(lines) if gutter else begin):
        row = _parted(lines[index], gutter)
        below = index == begin or lines[index].bottom < lines[index - 1].bottom
        if row is None or not below or not (rows or all(row)):
            break
        rows.append(row)
    both = [number for number, row in enumerate(rows) if all(row)]
    if len(both) < _FEWEST:
        return max(len(rows), 1), ([], [])
    count = both[-1] + 1
    most = _APART * pitch_of(lines[begin : begin + count])
    for above, line in pairwise(lines[begin + count - 1 : begin + len(rows)]):
        if above.bottom - line.bottom > most:
            break
        count += 1
    left, right = ([Line(row[side]) for row in rows[:count] if row[side]] for side in (0, 1))
    return count, (left, right)


def _parted(line: Line, gutter: float) -> tuple[list[Word], list[Word]] | None:
    """The words of a line left and right of the gutter; None where they run over it."""
    left = [word for word in line.words if word.centre < gutter]
    right = line.words[len(left) :]
    if (left and left[-1].right > gutter + _SAME) or (right and right[0].left < gutter - _SAME):
        return None
    if left and right and right[0].left - left[-1].right <= _GAP * line.size:
        return None
    return left, right


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether lines of one width stand on both sides, and sentences run on in each."""
    widths = [_edge(half) - min(line.left for line in half) for half in (left, right)]
    least = _NARROWEST * left[0].size
    if min(widths) < max(least, _ALIKE * max(widths)):
        return False
    running = [_running(half) for half in (left, right)]
    enough = all(
        count >= _RUNNING * (len(half) - 1)
        for count, half in zip(running, (left, right), strict=True)
    )
    return enough and sum(running) >= _FEWEST


def _running(half: Sequence[Line]) -> int:
    """How many lines of a column are wrapped in the middle of a sentence; 0 where many of those
    that small letters follow had room for more, as in a list."""
    edge = _edge(half) - _SLACK * half[0].size
    full = [
        not has_room(line, after, edge)
        for line, after in pairwise(half)
        if after.text[0].islower() and line.text[-1] not in ".!?:;"
    ]
    return sum(full) if sum(full) >= _FULL * len(full) else 0


def _edge(half: Sequence[Line]) -> float:
    return max(line.right for line in half)
