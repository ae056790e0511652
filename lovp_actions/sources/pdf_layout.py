"""From words on pages to headings, paragraphs, list items and tables.

A piece is a list as `pdf.py` reads it: ["heading", text, level], ["paragraph", text],
["item", text, depth, marker], ["verbatim", text] or ["table", rows of cells of pieces].
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import pdf_furniture, pdf_tables
from .inline import marked
from .pdf_lines import Line, groups, lines_of, pitch_of, width_of
from .pdf_page import PageWords, Word

_LARGE = 1.15
"""How many times the size of the text that of a heading is."""
_MUCH = 0.2
"""Part of the characters that makes a size one of text."""
_SHIFTED = 6.0
"""Points by which the columns of a table may move from page to page."""
_MOST_WORDS = 16
"""Of a heading."""

Piece = list[Any]


def pieces(pages: Sequence[PageWords]) -> list[list[Piece]]:
    """The pieces of each page, in the order of reading."""
    layout = _Layout(_usual(word for page in pages for word in page.words))
    found = [_tables(page) for page in pages]
    texts = pdf_furniture.without(
        [(words, page.height) for (_, words), page in zip(found, pages, strict=True)]
    )
    placed = [
        list(layout.placed(tables, words)) for (tables, _), words in zip(found, texts, strict=True)
    ]
    open_table: _Tabled | None = None
    for number, page in enumerate(placed, start=1):
        open_table = _go_on(open_table, page, number)
    return [list(layout.pieces(page)) for page in placed]


def _go_on(last: _Tabled | None, page: list[_Placed], number: int) -> _Tabled | None:
    """The table that may go on after page `number`. One at the top of the page is added to `last`,
    which ended the page before, where it has its columns."""
    first = page[0][2] if page else None
    if last is not None and isinstance(first, _Tabled) and last.is_like(first):
        last.on.append((number, first))
        page.pop(0)
        if not page:
            return last
    end = page[-1][2] if page else None
    return end if isinstance(end, _Tabled) else None


def _usual(words: Iterable[Word]) -> float:
    """The size of the text: the largest that much of it has."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size * 2) / 2] += len(word.text)
    much = _MUCH * sum(sizes.values())
    return max((size for size, count in sizes.items() if count >= much), default=0.0)


@dataclass
class _Layout:
    body: float
    """Size of the text, in points."""

    def placed(self, tables: Sequence[_Tabled], words: Sequence[Word]) -> list[_Placed]:
        """The tables and the words outside them as blocks, from the top of the page."""
        found = groups(lines_of(words))
        blocks: list[_Placed] = [
            (max(line.top for line in group), min(line.bottom for line in group), group)
            for group in found
        ]
        for table in tables:
            blocks = _inserted(blocks, table)
        return blocks

    def pieces(self, blocks: Iterable[_Placed]) -> Iterator[Piece]:
        """The pieces of the blocks of a page."""
        for _, _, block in blocks:
            if isinstance(block, _Tabled):
                yield ["table", block.rows(self)]
            else:
                yield from self.text(block, width_of(block))

    def text(self, lines: Sequence[Line], right: float) -> Iterator[Piece]:
        """The pieces of lines below each other; `right` is where they were wrapped."""
        lefts = _levels(line.left for line in lines if line.marker)
        pitch = pitch_of(lines)
        for block in _blocks(lines, pitch, self):
            first = block[0]
            if self.is_large(first) and sum(len(line.words) for line in block) <= _MOST_WORDS:
                level = 1 if first.size > 1.5 * self.body else 2
                yield ["heading", " ".join(line.text for line in block), level]
            elif any(line.gaps() for line in block):
                yield ["verbatim", "\n".join(_aligned(block, self.body))]
            elif first.marker:
                words = Line(first.words[1:])
                depth = sum(each < first.left - 4 for each in lefts)
                text = "\n".join(_joined([words, *block[1:]], right))
                yield ["item", text, depth, first.marker]
            else:
                yield ["paragraph", "\n".join(_joined(block, right))]

    def is_large(self, line: Line) -> bool:
        """Whether the line is set larger than the text."""
        large = line.size >= _LARGE * self.body and line.marker != "-"
        return large and any(map(str.isalpha, line.text))


def _levels(lefts: Iterable[float]) -> list[float]:
    levels: list[float] = []
    for left in sorted(lefts):
        if not levels or left - levels[-1] > 6:
            levels.append(left)
    return levels


# ---- blocks and paragraphs


def _blocks(lines: Sequence[Line], pitch: float, layout: _Layout) -> Iterator[list[Line]]:
    """Lines without room between them; list items and headings are blocks of their own."""
    block: list[Line] = []
    for line in lines:
        if block and _parts(block, line, pitch, layout):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _parts(block: Sequence[Line], line: Line, pitch: float, layout: _Layout) -> bool:
    last = block[-1]
    large = layout.is_large(line)
    if layout.is_large(last) != large:
        return True
    step = max(pitch, line.size) if large else pitch
    if line.marker or last.bottom - line.bottom > 1.3 * step:
        return True
    return bool(block[0].marker) and line.left < block[0].words[1].left - 4


def _joined(block: Sequence[Line], right: float) -> Iterator[str]:
    """The paragraphs of a block: its lines, put together where they were wrapped."""
    paragraph: list[Line] = []
    for line in block:
        if paragraph and not _goes_on(paragraph[-1], line, right):
            yield _paragraph(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield _paragraph(paragraph)


def _goes_on(line: Line, following: Line, right: float) -> bool:
    if line.bold != following.bold or abs(line.size - following.size) > 0.15 * line.size:
        return False
    words = line.text
    if words[-1] not in ".!?:;" and following.text[0].islower() and len(words) > 25:
        return True
    next_word = following.words[0]
    room = right - line.right - 0.25 * line.size
    return right > 0 and next_word.right - next_word.left > room - 1


def _paragraph(lines: Sequence[Line]) -> str:
    """The words of wrapped lines; a line that ends in a hyphen keeps its end."""
    text = ""
    for line in lines:
        text += ("\n" if text.endswith("-") else " " if text else "") + line.text
    bold = all(line.bold for line in lines) and any(map(str.isalpha, text))
    return text if "\n" in text else marked(text, bold=bold)


def _aligned(block: Sequence[Line], size: float) -> Iterator[str]:
    """The lines with their words in columns of characters, as they stand on the page."""
    edge = min(line.left for line in block)
    width = 0.5 * (size or 10.0)
    for line in block:
        text = " " * round((line.left - edge) / width)
        last: Word | None = None
        for word in line.words:
            if last is not None:
                wide = word.left - last.right > 2 * max(word.size, last.size)
                column = round((word.left - edge) / width)
                text += " " * max(2, column - len(text)) if wide else " "
            text += word.text
            last = word
        yield text


# ---- tables


@dataclass(eq=False)
class _Tabled:
    """A grid and the words in its cells, in the order of the file."""

    grid: pdf_tables.Grid
    cells: dict[pdf_tables.Cell, list[Word]] = field(default_factory=dict)

    on: list[tuple[int, _Tabled]] = field(default_factory=list)
    """The tables on later pages in which this one goes on, with their pages."""

    def rows(self, layout: _Layout) -> list[list[list[Piece]]]:
        """The cells as pieces, row by row."""
        rows = [
            [self._cell((row, column), layout) for column in range(len(self.grid.xs) - 1)]
            for row in range(len(self.grid.ys) - 1)
        ]
        for number, table in self.on:
            following = table.rows(layout)
            if following and rows and _is_rest(following[0]):
                for cell, rest in zip(rows[-1], following.pop(0), strict=True):
                    cell += rest
            rows += [[[["page", number]]], *following]
        return rows

    def is_like(self, other: _Tabled) -> bool:
        """Whether another table has the columns of this one, and no headings of its own."""
        if len(self.grid.xs) != len(other.grid.xs):
            return False
        apart = (abs(a - b) for a, b in zip(self.grid.xs, other.grid.xs, strict=True))
        headed = self._head() and other._head() and self._head() != other._head()
        return max(apart) < _SHIFTED and not headed

    def _head(self) -> str:
        """The words of the first row where they are in bold, or ""."""
        words = [word for place in sorted(self.cells) if not place[0] for word in self.cells[place]]
        bold = all(word.bold for word in words if any(map(str.isalpha, word.text)))
        return " ".join(word.text for word in words) if bold else ""

    def _cell(self, place: pdf_tables.Cell, layout: _Layout) -> list[Piece]:
        over = self.grid.first(*place)
        if over[0] < place[0]:
            return [["above"]] if over[1] == place[1] else []
        lines = lines_of(self.cells.get(place, ()))
        found = list(layout.text(lines, self.grid.right(place) - 4))
        for piece in found:
            if piece[0] == "verbatim":  # a table in a table has no columns
                piece[:] = ["paragraph", re.sub(" {2,}", " ", piece[1])]
            if isinstance(piece[1], str):  # in a cell lines cannot end in a hyphen
                piece[1] = re.sub(r"(?<=[^\W\d_])-\n(?=[a-zß-ÿ])", "", piece[1])
        return found


def _is_rest(row: Sequence[Sequence[Piece]]) -> bool:
    """Whether a row at the top of a page is the rest of one that the page broke off."""
    filled = [cell for cell in row if cell]
    texts = [cell[0][1] for cell in filled if isinstance(cell[0][-1], str)]
    begun = len(texts) == len(filled) and all(text[:1].islower() for text in texts)
    return bool(filled) and len(filled) < len(row) and begun


_Placed = tuple[float, float, list[Line] | _Tabled]
"""Lines, or a table, with the top and the bottom of them."""


def _tables(page: PageWords) -> tuple[list[_Tabled], list[Word]]:
    """The tables of a page, and the words outside them."""
    tables = [_Tabled(grid) for grid in pdf_tables.grids(page.rules)]
    tables.sort(key=lambda each: -each.grid.ys[0])
    if not tables:
        return [], page.words
    outside: list[tuple[list[Word], _Tabled | None]] = []
    for run in pdf_tables.runs(page.words, page.rules):
        owner = None
        for table in tables:
            if (place := table.grid.cell_of(run)) is not None:
                owner = table
                table.cells.setdefault(place, []).extend(run)
                break
        outside.append((run, owner))
    real = [table for table in tables if len({column for _, column in table.cells}) > 1]
    return real, [word for run, owner in outside if owner not in real for word in run]


def _inserted(blocks: list[_Placed], table: _Tabled) -> list[_Placed]:
    """The blocks with the table among them: lines of a block above it go before it."""
    top, bottom = table.grid.ys[0], table.grid.ys[-1]
    before: list[_Placed] = []
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
