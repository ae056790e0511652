"""Tables among the other lines of a page: what is in their cells, and where they go on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from lovp_actions.sources import pdf_columns, pdf_furniture, pdf_tables
from lovp_actions.sources.pdf_lines import Line, in_brackets, lines_of
from lovp_actions.sources.pdf_page import PageWords
from lovp_actions.sources.pdf_words import Word

_SHIFTED = 6.0
"""Points by which the columns of a table may move from page to page."""

Piece = list[Any]
"""As `pdf_layout.py` tells."""
Reads = Callable[[Sequence[Line], float], Iterable[Piece]]
"""Gives the pieces of lines below each other, and is told where they were wrapped."""


@dataclass(eq=False)
class Tabled:
    """A grid and the words in its cells, in the order of the file."""

    grid: pdf_tables.Grid
    cells: dict[pdf_tables.Cell, list[Word]] = field(default_factory=dict)
    on: list[tuple[int, Tabled]] = field(default_factory=list)
    """The tables on later pages in which this one goes on, with their pages."""

    def rows(self, read: Reads) -> list[list[list[Piece]]]:
        """The cells as pieces, row by row."""
        rows = [
            [self._cell((row, column), read) for column in range(len(self.grid.xs) - 1)]
            for row in range(len(self.grid.ys) - 1)
        ]
        last, end, numbered = self, rows[-1], _are_numbered(rows)
        for number, table in self.on:
            following = table.rows(read)
            again = table._first() != "" and table._first() == self._first()
            torn = last.grid.torn[1] and (table.grid.torn[0] or again)
            first = following[again:][:1]
            numbered = numbered and _are_numbered(following[again + 1 :])
            if first and _is_rest(first[0], end, torn=torn, numbered=numbered, headed=again):
                for cell, rest in zip(end, following.pop(again), strict=True):
                    if cell and rest and cell[-1][0] == "paragraph":
                        rest[0] = _unlisted(rest[0])
                        if rest[0][0] == "paragraph":
                            cell[-1][1] += "\n" + rest.pop(0)[1]
                    cell += rest
            else:
                numbered = numbered and _are_numbered(first)
                for row in first:
                    _take_over(row, end)
            end = following[-1] if following[again:] else end
            rows += [[[["page", number]]], *following]
            last = table
        return rows

    def is_like(self, other: Tabled) -> bool:
        """Whether another table has the columns of this one, and no headings of its own."""
        if len(self.grid.xs) != len(other.grid.xs):
            return False
        lefts = zip(self.grid.xs[:-1], other.grid.xs[:-1], strict=True)
        apart = (abs(a - b) for a, b in lefts)
        headed = self._head() and other._head() and self._head() != other._head()
        return max(apart) < _SHIFTED and not headed

    def _head(self) -> str:
        """The words of the first row where they are in bold, or ""."""
        return self._first(bold=True)

    def _first(self, *, bold: bool = False) -> str:
        """The words of the first row, only where they are in `bold` if so asked."""
        words = [word for place in sorted(self.cells) if not place[0] for word in self.cells[place]]
        return "" if bold and not (words and Line(words).bold) else Line(words).text

    def _cell(self, place: pdf_tables.Cell, read: Reads) -> list[Piece]:
        over = self.grid.first(*place)
        if over[0] < place[0]:
            return [["above"]] if over[1] == place[1] else []
        lines = lines_of(self.cells.get(place, ()))
        found = list(read(lines, self.grid.right(place) - 4))
        for piece in found:
            if piece[0] == "verbatim":  # a table in a table has no columns
                piece[:] = ["paragraph", re.sub(" {2,}", " ", piece[1])]
            if isinstance(piece[1], str):  # in a cell lines cannot end in a hyphen
                piece[1] = re.sub(r"(?<=[^\W\d_])-\n(?=[a-zß-ÿ])", "", piece[1])
        if [piece[0] for piece in found[1:]].count("item") == 1 and found[0][0] == "paragraph":
            found[1:] = map(_unlisted, found[1:])
        return found


def _unlisted(piece: Piece) -> Piece:
    """A piece below a text as text, with the number that it would have in a list."""
    numbered = piece[0] == "item" and piece[3] != "-" and piece[3].strip("(.)") not in "1ai"
    return ["paragraph", f"{piece[3]} {piece[1]}"] if numbered else piece


Placed = tuple[float, float, list[Line] | Tabled]
"""Lines, or a table, with the top and the bottom of them."""


def go_on(last: Tabled | None, page: list[Placed], number: int) -> Tabled | None:
    """The table that may go on after page `number`. One at the top of the page is added to `last`,
    which ended the page before, where it has its columns."""
    first = page[0][2] if page else None
    if last is not None and isinstance(first, Tabled) and last.is_like(first):
        last.on.append((number, first))
        page.pop(0)
        if not page:
            return last
    end = page[-1][2] if page else None
    return end if isinstance(end, Tabled) else None


def _are_numbered(rows: Iterable[Sequence[Sequence[Piece]]]) -> bool:
    """Whether something stands in the first cell of all rows that are filled."""
    return all(row[0] for row in rows if any(row))


def _is_rest(
    row: Sequence[Sequence[Piece]],
    above: Sequence[Sequence[Piece]],
    *,
    torn: bool = False,
    numbered: bool = False,
    headed: bool = False,
) -> bool:
    """Whether a row at the top of a page, `headed` by the headings of the table, is the rest of
    that above it, which the page broke off: not all its cells are filled, and no line ends the row
    above (`torn`), or they go on, in small letters or a bracket: all of them, or one where the row
    has lost its number. A cell that is alone in such a row is the rest of the one above it where
    all other rows are `numbered`."""
    filled = [(cell, over) for cell, over in zip(row, above, strict=True) if cell]
    texts = [(_text(cell[0]), _text(over[-1]) if over else "") for cell, over in filled]
    if not filled or len(filled) == len(row) or not all(text for text, _ in texts):
        return False
    begun = [text[:1].islower() or in_brackets(over, text) for text, over in texts]
    if torn or row[0] or not (above[0] and _text(above[0][0])[:1].isdigit()):
        return torn or (all(begun) and not headed)
    (text, over), *more = texts
    return any(begun) or (numbered and bool(over) and not more and text[:2] != "**")


def _take_over(row: list[list[Piece]], above: Sequence[Sequence[Piece]]) -> None:
    """Let the empty cells of a row at the top of a page go on, where there are two at least, and
    all stood over several rows at the end of the page before, which cut them."""
    empty = [column for column, cell in enumerate(row) if not cell]
    if 1 < len(empty) < len(row) and all(above[column] == [["above"]] for column in empty):
        for column in empty:
            row[column] = [["above"]]


def _text(piece: Piece) -> str:
    """The text of a piece, "" where it has none."""
    return piece[1] if len(piece) > 1 and isinstance(piece[1], str) else ""


def tables_of(
    page: PageWords, above: pdf_tables.Grid | None = None
) -> tuple[list[Tabled], list[Word]]:
    """The tables of a page, and the words outside them; `above` is the grid without drawn lines
    that ended the page before."""
    drawn = pdf_tables.grids(page.rules)
    foot = pdf_furniture.EDGE * page.height
    columns = list(pdf_columns.grids(page.words, above, page.height - foot, foot))
    whole = [pdf_tables.completed(grid, columns, page.words) for grid in drawn]
    bare = [pdf_tables.without_box(grid, page.words) for grid in whole]
    tables = [Tabled(grid) for grid in bare or columns]
    tables.sort(key=lambda each: -each.grid.ys[0])
    if not tables:
        return [], page.words
    outside: list[tuple[list[Word], Tabled | None]] = []
    sides = [] if whole else [rule for grid in columns for rule in grid.upright]
    for run in pdf_tables.runs(page.words, [*page.rules, *sides]):
        owner = None
        for table in tables:
            if (place := table.grid.cell_of(run)) is not None:
                owner = table
                table.cells.setdefault(place, []).extend(run)
                break
        outside.append((run, owner))
    real = [table for table in tables if len({column for _, column in table.cells}) > 1]
    return real, [word for run, owner in outside if owner not in real for word in run]


def ending(page: PageWords, tables: Sequence[Tabled], words: Sequence[Word]) -> Tabled | None:
    """The table below which nothing stands on a page but what may be its foot."""
    if not tables:
        return None
    bottom = tables[-1].grid.ys[-1]
    foot = pdf_furniture.EDGE * page.height
    return None if any(foot < word.top < bottom for word in words) else tables[-1]


def inserted(blocks: list[Placed], table: Tabled) -> list[Placed]:
    """The blocks with the table among them: lines of a block above it go before it."""
    top, bottom = table.grid.ys[0], table.grid.ys[-1]
    before: list[Placed] = []
    for index, (first, last, block) in enumerate(blocks):
        if last >= top - 2:
            before.append((first, last, block))
            continue
        if isinstance(block, list) and first > top:
            above = [line for line in block if line.bottom >= top - 2]
            below = block[len(above) :]
            if above and above == block[: len(above)]:
                before.append((first, above[-1].bottom, above))
                return [
                    *before,
                    (top, bottom, table),
                    (below[0].top, last, below),
                    *blocks[index + 1 :],
                ]
        return [*before, (top, bottom, table), *blocks[index:]]
    return [*before, (top, bottom, table)]
