"""Tables on a page of a PDF file: cells between drawn lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lovp_actions.sources.pdf_lines import lines_of
from lovp_actions.sources.pdf_page import Rule
from lovp_actions.sources.pdf_words import Word

_TOUCH = 3.0
"""Points between lines that meet."""
_NARROWEST = 8.0
_LOWEST = 5.0
"""Points of a column and a row; lines nearer to each other are one line, badly drawn."""
_MOST_RULES = 2_000
"""A page with more is a drawing."""

_DRAWN = 0.5
"""Part of the width that a line must be drawn on to part two rows."""
_WHOLE = 1.0
"""Points that a line across one column may lack at either end; the line below words lacks more."""

_TEXT = 4
"""Lines at least of a cell over all columns that holds a text."""

Cell = tuple[int, int]


@dataclass
class Grid:
    """Lines that cross: `xs` and `ys` are where columns (from the left) and rows (from the top)
    begin, and where the last ends."""

    xs: list[float]
    ys: list[float]
    upright: Sequence[Rule]
    level: Sequence[Rule] = ()
    torn: tuple[bool, bool] = (False, False)
    """Whether the first and the last row have no line above and below, as where a page broke off
    one row."""
    beside: bool = False
    """Whether the last column has names beside a text, whose lines may be indented."""
    _cells: dict[Cell, Cell] = field(default_factory=dict)

    def cell_of(self, words: Sequence[Word]) -> Cell | None:
        """Row and column of the cell that holds words beside each other; None where they stand
        outside."""
        x, y = (words[0].left + words[-1].right) / 2, words[0].middle
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]):
            return None
        column = min(bisect_right(self.xs, x) - 1, len(self.xs) - 2)
        row = bisect_left([-each for each in self.ys], -y) - 1
        place = max(row, 0), max(column, 0)
        if place not in self._cells:
            self._cells[place] = self.first(*place)
        return self._cells[place]

    def right(self, cell: Cell) -> float:
        """The right edge of a cell."""
        row, column = cell
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        while column + 2 < len(self.xs) and not self._is_drawn_up(self.xs[column + 1], middle):
            column += 1
        return self.xs[column + 1]

    def first(self, row: int, column: int) -> Cell:
        """The first of the cells that no line parts from this one, to the left and above."""
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        while column and not self._is_drawn_up(self.xs[column], middle):
            column -= 1
        while row and not self._is_drawn_over(row, column):
            row -= 1
        return row, column

    def is_parted(self, y: float) -> bool:
        """Whether a line is drawn between columns at a height."""
        return any(self._is_drawn_up(x, y) for x in self.xs[1:-1])

    def _is_drawn_over(self, row: int, column: int) -> bool:
        """Whether a line parts a cell from that above it."""
        left, right, y = self.xs[column], self.xs[column + 1], self.ys[row]
        drawn = sum(
            max(min(rule.right, right) - max(rule.left, left), 0)
            for rule in self.level
            if -_TOUCH <= rule.bottom - y < _LOWEST
        )
        return drawn > _DRAWN * (right - left)

    def _is_drawn_up(self, x: float, y: float) -> bool:
        return any(
            abs(rule.left - x) < _NARROWEST and rule.bottom - _TOUCH <= y <= rule.top + _TOUCH
            for rule in self.upright
        )


def completed(grid: Grid, columns: Iterable[Grid], words: Sequence[Word]) -> Grid:
    """A grid with lines also where none is drawn, as below headings or in every other row, but the
    words of a page stand in `columns` like those of the grid."""
    for found in columns:
        if len(found.xs) != len(grid.xs) or not all(
            left <= x + _TOUCH <= right
            for x, left, right in zip(found.xs[:-1], grid.xs[:-1], grid.xs[1:], strict=True)
        ):
            continue
        if len(grid.ys) == 2 and found.ys[1] < sum(grid.ys) / 2 < found.ys[0]:
            return found  # the grid is that of its headings alone
        xs, ys = [*found.xs[:-1], grid.xs[-1]], [*grid.ys]
        upright, level = [*grid.upright], [*grid.level]
        for top, foot in pairwise(grid.ys):
            inside = [word for word in words if foot < word.middle < top]
            standing = [word for word in inside if found.ys[-1] <= word.bottom <= found.ys[0]]
            if not inside or inside != standing or grid.is_parted((top + foot) / 2):
                continue
            upright += [Rule(x, foot, x, top) for x in xs[1:-1]]
            for y in found.ys[1:-1]:
                if any(word.middle > y for word in inside) and any(
                    word.middle < y for word in inside
                ):
                    ys.append(y)
                    level.append(Rule(xs[0], y, xs[-1], y))
        if len(upright) > len(grid.upright):
            return Grid(xs, sorted(ys, reverse=True), upright, level, grid.torn)
    return grid


def without_box(grid: Grid, words: Sequence[Word]) -> Grid:
    """A grid without the rows at its foot that no line parts in columns and that hold a text of
    several lines, as where minutes stand in a box below two cells."""
    ys = grid.ys
    while len(ys) > 2 and not grid.is_parted((ys[-2] + ys[-1]) / 2):
        inside = [word for word in words if ys[-1] < word.middle < ys[-2]]
        if len(lines_of(word for word in inside if grid.cell_of([word]))) < _TEXT:
            break
        ys = ys[:-1]
    if len(ys) == len(grid.ys):
        return grid
    return Grid(grid.xs, ys, grid.upright, grid.level, (grid.torn[0], False))


def runs(words: Sequence[Word], rules: Sequence[Rule]) -> list[list[Word]]:
    """The words in runs that no wide gap and no upright line parts."""
    upright = sorted((rule for rule in rules if rule.upright), key=lambda rule: rule.left)
    lefts = [rule.left for rule in upright]
    found: list[list[Word]] = []
    for word in words:
        last = found[-1][-1] if found else None
        if last is not None and _runs_on(last, word):
            between = upright[
                bisect_left(lefts, last.right - 1) : bisect_right(lefts, word.left + 1)
            ]
            if not any(rule.bottom <= word.middle <= rule.top for rule in between):
                found[-1].append(word)
                continue
        found.append([word])
    return found


def _runs_on(last: Word, word: Word) -> bool:
    gap = word.left - last.right
    return abs(last.middle - word.middle) < 0.5 * word.size and -0.5 < gap / word.size < 1


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """The grids of two columns and more that the lines of a page form."""
    if len(rules) > _MOST_RULES:
        return []
    upright = sorted((rule for rule in rules if rule.upright), key=lambda rule: rule.left)
    level = [rule for rule in rules if not rule.upright]
    found = []
    for ups, levels in _connected(upright, level):
        xs = _merged_values((rule.left for rule in ups), _NARROWEST)
        ys = _merged_values((rule.bottom for rule in levels), _LOWEST)[::-1]
        least = _DRAWN * (xs[-1] - xs[0]) - _TOUCH if xs else 0
        ys = [y for y in ys if _drawn(levels, y) >= least or _parts_cells(levels, y, xs)]
        if len(xs) > 2 and len(ys) > 1:
            above, below = _open_ends(ups, xs, ys)
            found.append(Grid(xs, [*above, *ys, *below], ups, levels, (bool(above), bool(below))))
    return found


def _open_ends(
    upright: Sequence[Rule], xs: Sequence[float], ys: Sequence[float]
) -> tuple[list[float], list[float]]:
    """How far the lines beside all columns run on above the first level line, and below the last
    of three and more, where they enclose another row there."""
    beside = [[rule for rule in upright if abs(rule.left - x) < _NARROWEST] for x in xs]
    top = min(max((rule.top for rule in rules), default=ys[0]) for rules in beside)
    foot = max(min((rule.bottom for rule in rules), default=ys[-1]) for rules in beside)
    above, below = top - ys[0] > _NARROWEST, ys[-1] - foot > _NARROWEST and len(ys) > 2
    return [top] * above, [foot] * below


def _drawn(levels: Sequence[Rule], y: float) -> float:
    """How much of a row's edge at `y` is drawn."""
    near = [rule for rule in levels if 0 <= rule.bottom - y < _LOWEST]
    return sum(rule.right - rule.left for rule in near)


def _parts_cells(levels: Sequence[Rule], y: float, xs: Sequence[float]) -> bool:
    """Whether a line at `y` runs from one edge of a column to the other, beside cells that stand
    in both rows."""
    near = [rule for rule in levels if 0 <= rule.bottom - y < _LOWEST]
    return any(
        rule.left - left < _WHOLE and right - rule.right < _WHOLE
        for rule in near
        for left, right in pairwise(xs)
    )


def _connected(
    upright: Sequence[Rule], level: Sequence[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
    """The lines that hang together, upright ones and level ones."""
    lefts = [rule.left for rule in upright]
    leader = list(range(len(upright) + len(level)))

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for number, rule in enumerate(level, start=len(upright)):
        first = bisect_left(lefts, rule.left - _TOUCH)
        last = bisect_right(lefts, rule.right + _TOUCH)
        for other in range(first, last):
            if upright[other].bottom - _TOUCH <= rule.bottom <= upright[other].top + _TOUCH:
                leader[find(other)] = find(number)
    groups: defaultdict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for index in range(len(leader)):
        is_up = index < len(upright)
        rule = upright[index] if is_up else level[index - len(upright)]
        groups[find(index)][0 if is_up else 1].append(rule)
    return list(groups.values())


def _merged_values(values: Iterable[float], least: float) -> list[float]:
    """The values in order, those less than `least` apart once."""
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] >= least:
            merged.append(value)
    return merged
