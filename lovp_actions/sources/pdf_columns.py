"""Tables without drawn lines: columns that words stand in below headings of actions, or beside
names below "Actie"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lovp_actions import lexicon
from lovp_actions.sources import pdf_margins
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

_EXACT, _GAP = 1.0, 0.4
"""Points by which a word begins beside its column at most where it stands close behind another, and
room between these at least, as part of its size, which is more than that of a space."""

_TICKS = ("☑", "☒", "☐", "✓", "✔")
"""What may stand in the middle of its column."""
_FEWEST = 4
"""Words of a line of a text beside names, at least."""

Level = tuple[float, list[list[Word]]]
"""Where the words of a line stand on the page, and the runs that they form."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where columns begin; `beside` tells that the last one holds names beside a text, whose lines
    may be indented."""

    lefts: Sequence[float]
    beside: bool = False

    def of(self, run: Sequence[Word]) -> int:
        """The column that words stand in, -1 where they begin in none or run over into the next."""
        for index, left in enumerate(self.lefts):
            end = self.lefts[index + 1] if index + 1 < len(self.lefts) else run[-1].right + 1
            anywhere = self.beside or _text(run) in _TICKS
            inside = anywhere and left < run[0].left < end - _SAME
            if abs(run[0].left - left) < _SAME or inside:
                return index if run[-1].right < end else -1
        return -1

    def parted(self, level: Level) -> Level:
        """A line with its runs parted where a word begins a column close behind another."""
        cells = []
        for run in level[1]:
            begins = (at for at in range(1, len(run)) if self._are_parted(run[at - 1], run[at]))
            cells += [run[a:b] for a, b in pairwise([0, *begins, len(run)])]
        return level[0], cells

    def _are_parted(self, last: Word, word: Word) -> bool:
        near = any(abs(word.left - left) < _EXACT for left in self.lefts)
        return near and word.left - last.right > _GAP * word.size

    def stand(self, level: Level) -> bool:
        """Whether all words of a line stand in the columns."""
        return all(self.of(run) >= 0 for run in level[1])

    def filled(self, level: Level) -> set[int]:
        """The columns in which a line has words."""
        return {self.of(run) for run in level[1]}

    def are_table(self, rows: Sequence[Level]) -> bool:
        return len({column for row in rows for column in self.filled(row)}) > 1


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
        columns = _Columns([x + _SAME for x in above.xs[:-1]], above.beside)
        while index < len(levels) and levels[index][0] > edge:
            if columns.stand(columns.parted(levels[index])) and not _are_small(levels[index:]):
                break
            index += 1
        size = levels[index][1][0][0].size if index < len(levels) else 0.0
        rows = list(_below(levels[index:], columns, size, foot))
        if columns.are_table(rows) and not _are_heads(levels[index]):
            yield _grid(rows, columns, headed=False)
            index += len(rows)
    while index < len(levels):
        head = levels[index][1]
        columns = _Columns([run[0].left for run in head])
        rows = []
        if _are_heads(levels[index]):
            rows = list(_below(levels[index + 1 :], columns, head[0][0].size, foot))
        elif beside := _beside(levels[index : index + 2]):
            columns = beside
            rows = list(_below(levels[index + 1 :], columns, head[0][0].size, foot))
            rest = levels[index + 1 + len(rows) :][:1]
            rows = rows if _have_names(rows, columns, rest) else []
        if columns.are_table(rows):
            yield _grid([levels[index], *rows], columns, headed=True)
        index += len(rows) + 1


def _are_small(levels: Sequence[Level]) -> bool:
    """Whether the first words stand above larger ones, as a running head does."""
    sizes = [found[0][0].size for _, found in levels[:2]]
    return sizes[-1] > _LARGER * sizes[0]


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
    texts = [_text(run) for run in level[1]]
    told = {next((kind for kind in _HEADS if _heading(kind).fullmatch(text)), "") for text in texts}
    return 2 < len(texts) <= 12 and len(told - {""}) > 1


def _beside(levels: Sequence[Level]) -> _Columns | None:
    """The columns of a text beside names, where the first line has a heading of these as its last
    words; a number before the text on the second has a column also without one."""
    *before, last = levels[0][1]
    parts = re.split(r" ?/ ?", _text(last))
    named = pdf_margins.heading().fullmatch(parts[0])
    if not named or not all(_heading("deadline").fullmatch(each) for each in parts[1:]):
        return None
    if any(_heading(kind).fullmatch(_text(run)) for kind in _HEADS for run in before):
        return None
    first = levels[1][1] if len(levels) > 1 and _is_number(levels[1][1][0]) else []
    if not before:
        before = [run for run in first if run[-1].right < last[0].left]
        before = before if len(before) > 1 else []
    elif first and first[0][-1].right < before[0][0].left:
        before = [first[0], *before]
    return _Columns([run[0].left for run in (*before, last)], beside=True) if before else None


def _have_names(rows: Sequence[Level], columns: _Columns, rest: Sequence[Level]) -> bool:
    """Whether names stand beside texts, it is told where each row begins, and the line that ends
    these stands apart."""
    last = len(columns.lefts) - 1
    names = [run for _, row in rows for run in row if columns.of(run) == last]
    if not names or any(len(run) > pdf_margins.MOST_NAME for run in names):
        return False
    begins = _begins(rows, columns)
    if any(_goes_on(rows[number - 1], rows[number], columns) for number in begins[1:]):
        return False
    if rest and not _are_apart([*rows, (rest[0][0], rows[-1][1])], columns)[-1]:
        return False
    if not any(_are_apart(rows, columns)):
        close = [b for a, b in pairwise(begins) if b == a + 1]
        if last > 1 and any(not _is_number(rows[b][1][0]) for b in close):
            return False
        if last == 1 and last not in columns.filled(rows[0]):
            return False
    for first, end in pairwise([*begins, len(rows)]):
        runs_in = [(run, columns.of(run)) for _, found in rows[first:end] for run in found]
        words = sum(len(run) for run, column in runs_in if column < last)
        if words < _FEWEST and any(column == last for _, column in runs_in):
            return False
        named = [at for at in range(first, end) if last in columns.filled(rows[at])]
        if last == 1 and named and named[-1] - named[0] >= len(named):
            return False  # names of several lines
    return True


def _goes_on(above: Level, below: Level, columns: _Columns) -> bool:
    """Whether a sentence goes on in the text of the next line, as it does behind the number of a
    line, or where names stand at the foot of a text."""
    text = len(columns.lefts) - 2
    words = [
        [each for run in found if columns.of(run) == text for each in run]
        for _, found in (above, below)
    ]
    return all(words) and words[0][-1].text[-1] not in ".!?:" and words[1][0].text[0].islower()


def _text(run: Sequence[Word]) -> str:
    return " ".join(word.text for word in run).strip(" ?:*")


def _is_number(run: Sequence[Word]) -> bool:
    return run[0].text.rstrip(".)").isdecimal()


def _below(levels: Sequence[Level], columns: _Columns, size: float, foot: float) -> Iterator[Level]:
    """The lines below the headings, as long as their words stand in the columns; not that which
    stands alone at the foot of the page with more room above it than any other."""
    above: float | None = None
    step, most = math.inf, 0.0
    lowest: dict[int, float] = {}
    for y, found in map(columns.parted, levels):
        room = above - y if above is not None else 0.0
        if room > _MOST_ROOM * step:
            return
        if most and y < foot and len(found) == 1 and room > _ROOM * most:
            return
        most = max(most, room)
        if not columns.stand((y, found)) or any(run[0].size > _LARGER * size for run in found):
            return
        step = min([step, *_steps((y, found), columns, lowest)])
        above = y
        yield y, found


def _steps(level: Level, columns: _Columns, lowest: dict[int, float]) -> list[float]:
    """How far a line stands below the last one of each of its columns, which `lowest` tells; cells
    that are centred beside each other have lines in between."""
    inside = columns.filled(level)
    steps = [lowest[each] - level[0] for each in inside & lowest.keys()]
    lowest.update(dict.fromkeys(inside, level[0]))
    return steps


def _grid(levels: Sequence[Level], columns: _Columns, *, headed: bool) -> Grid:
    """The grid around lines below each other, the first of which are the headings where it is
    `headed`."""
    words = [word for _, found in levels for run in found for word in run]
    xs = [*(left - _SAME for left in columns.lefts), max(word.right for word in words) + _SAME]
    begins = [number + headed for number in _begins(levels[headed:], columns)]
    edges = [_edge(levels[number - 1], levels[number]) for number in begins if number]
    ys = [max(word.top for word in words) + 1, *edges, min(word.bottom for word in words) - 1]
    upright = [Rule(x, ys[-1], x, ys[0]) for x in xs]
    level = [Rule(xs[0], y, xs[-1], y) for y in ys]
    return Grid(xs, ys, upright, level, beside=columns.beside)


def _edge(above: Level, below: Level) -> float:
    """Where the rows of two lines are parted."""
    size = above[1][0][0].size
    return above[0] - min(0.25 * size, 0.5 * (above[0] - below[0] - 0.8 * size))


def _begins(rows: Sequence[Level], columns: _Columns) -> list[int]:
    """The lines with which rows begin: those with more room above them than elsewhere, or, where
    there is not, each line that begins in the first column. Beside names a text may be parted
    itself, and where it is all before them, each name begins a row."""
    apart = _are_apart(rows, columns)
    last = len(columns.lefts) - 1
    told = {0, last} if columns.beside else set(range(last + 1))
    if not any(apart):
        told = {1 if columns.beside and last == 1 else 0}
    parted = (room or not any(apart) for room in apart)
    begun = (
        room and not told.isdisjoint(columns.filled(row))
        for room, row in zip(parted, rows[1:], strict=True)
    )
    return [0, *(number for number, each in enumerate(begun, start=1) if each)]


def _are_apart(rows: Sequence[Level], columns: _Columns) -> list[bool]:
    """Whether there is more room above each line, but for the first, than elsewhere."""
    lowest: dict[int, float] = {}
    steps = [step for row in rows for step in _steps(row, columns, lowest)]
    least = min(steps, default=math.inf)
    return [above[0] - below[0] > _ROOM * least for above, below in pairwise(rows)]
