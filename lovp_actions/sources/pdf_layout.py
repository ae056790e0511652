"""From words on pages to headings, paragraphs, list items and tables.

A piece is a list as `pdf.py` reads it: ["heading", text, level], ["paragraph", text],
["item", text, depth, marker], ["verbatim", text] or ["table", rows of cells of pieces].
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any

from . import pdf_tables
from .inline import marked
from .pdf_page import PageWords, Word

_LARGE = 1.15
"""How many times the size of the text that of a heading is."""
_MUCH = 0.2
"""Part of the characters that makes a size one of text."""
_MOST_WORDS = 16
_LONG_LINE = 40
"""Characters of a line that tells how wide the text is."""
_BULLETS = "•‣◦●○■□▪▫·∙⁃–—-*➢➤✓❖→§"
_MARKER = re.compile(rf"(?:[{re.escape(_BULLETS)}\uf000-\uf0ff]|o)$")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]$")

Piece = list[Any]


@dataclass(slots=True)
class _Line:
    """Words that stand beside each other."""

    words: list[Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def bottom(self) -> float:
        return min(word.bottom for word in self.words)

    @property
    def top(self) -> float:
        return max(word.top for word in self.words)

    @property
    def size(self) -> float:
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def marker(self) -> str:
        """The bullet or number that the line begins with, "" where there is none."""
        first = self.words[0].text
        if len(self.words) < 2 or self.words[1].left - self.words[0].right > 60:
            return ""
        return "-" if _MARKER.match(first) else first if _NUMBER.match(first) else ""

    def gaps(self) -> bool:
        """Whether the words stand in columns."""
        body = self.words[1 if self.marker else 0 :]
        return any(b.left - a.right > 2 * max(a.size, b.size) for a, b in pairwise(body))


def pieces(pages: Sequence[PageWords]) -> list[list[Piece]]:
    """The pieces of each page, in the order of reading."""
    layout = _Layout(_usual(word for page in pages for word in page.words))
    return [list(layout.page(page)) for page in pages]


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

    def page(self, page: PageWords) -> Iterator[Piece]:
        """The pieces of one page."""
        tables, rest = _tables(page)
        groups = _groups(_lines(rest))
        blocks: list[tuple[float, float, list[_Line] | _Tabled]] = [
            (max(line.top for line in group), min(line.bottom for line in group), group)
            for group in groups
        ]
        for table in tables:
            blocks = _inserted(blocks, table)
        for _, _, block in blocks:
            if isinstance(block, _Tabled):
                yield ["table", block.rows(self)]
            else:
                yield from self.text(block, _width(block))

    def text(self, lines: Sequence[_Line], right: float) -> Iterator[Piece]:
        """The pieces of lines below each other; `right` is where they were wrapped."""
        lefts = _levels(line.left for line in lines if line.marker)
        pitch = _pitch(lines)
        for block in _blocks(lines, pitch, self):
            first = block[0]
            if self.is_large(first) and sum(len(line.words) for line in block) <= _MOST_WORDS:
                level = 1 if first.size > 1.5 * self.body else 2
                yield ["heading", " ".join(line.text for line in block), level]
            elif any(line.gaps() for line in block):
                yield ["verbatim", "\n".join(_aligned(block, self.body))]
            elif first.marker:
                words = _Line(first.words[1:])
                depth = sum(each < first.left - 4 for each in lefts)
                text = "\n".join(_joined([words, *block[1:]], right))
                yield ["item", text, depth, first.marker]
            else:
                yield ["paragraph", "\n".join(_joined(block, right))]

    def is_large(self, line: _Line) -> bool:
        """Whether the line is set larger than the text."""
        large = line.size >= _LARGE * self.body and line.marker != "-"
        return large and any(map(str.isalpha, line.text))


# ---- lines


def _lines(words: Iterable[Word]) -> list[_Line]:
    """The words as lines, in the order of the file."""
    lines: list[_Line] = []
    for word in words:
        last = lines[-1].words[-1] if lines else None
        if last is not None and _is_beside(last, word):
            lines[-1].words.append(word)
        else:
            lines.append(_Line([word]))
    return lines


def _is_beside(last: Word, word: Word) -> bool:
    shared = min(last.top, word.top) - max(last.bottom, word.bottom)
    lower = min(last.top - last.bottom, word.top - word.bottom)
    return shared > 0.5 * lower and word.left > last.right - 0.5 * word.size


def _groups(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Lines that stand below each other, from the top of the page to its foot.

    The order is that of the file, which follows columns; but what stands wholly above what
    comes before it in the file goes before it.
    """
    groups: list[list[_Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        below = last is not None and -0.3 * line.size < last.bottom - line.bottom < 4 * line.size
        if last is not None and below:
            groups[-1].append(line)
        else:
            groups.append([line])
    ordered: list[list[_Line]] = []
    for group in groups:
        position = len(ordered)
        foot = min(line.bottom for line in group)
        while position and max(line.top for line in ordered[position - 1]) <= foot:
            position -= 1
        ordered.insert(position, group)
    return ordered


def _width(lines: Sequence[_Line]) -> float:
    """Where lines are wrapped: the right edge of the longest, or 0 where none is long."""
    rights = sorted(line.right for line in lines if len(line.text) >= _LONG_LINE)
    return rights[int(0.9 * (len(rights) - 1))] if len(rights) > 1 else 0.0


def _pitch(lines: Sequence[_Line]) -> float:
    """The usual distance between lines."""
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom]
    sizes = [line.size for line in lines]
    return min(median(steps), 2 * median(sizes)) if steps else 0.0


def _levels(lefts: Iterable[float]) -> list[float]:
    levels: list[float] = []
    for left in sorted(lefts):
        if not levels or left - levels[-1] > 6:
            levels.append(left)
    return levels


# ---- blocks and paragraphs


def _blocks(lines: Sequence[_Line], pitch: float, layout: _Layout) -> Iterator[list[_Line]]:
    """Lines without room between them; list items and headings are blocks of their own."""
    block: list[_Line] = []
    for line in lines:
        if block and _parts(block, line, pitch, layout):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _parts(block: Sequence[_Line], line: _Line, pitch: float, layout: _Layout) -> bool:
    last = block[-1]
    large = layout.is_large(line)
    if layout.is_large(last) != large:
        return True
    step = max(pitch, line.size) if large else pitch
    if line.marker or last.bottom - line.bottom > 1.3 * step:
        return True
    return bool(block[0].marker) and line.left < block[0].words[1].left - 4


def _joined(block: Sequence[_Line], right: float) -> Iterator[str]:
    """The paragraphs of a block: its lines, put together where they were wrapped."""
    paragraph: list[_Line] = []
    for line in block:
        if paragraph and not _goes_on(paragraph[-1], line, right):
            yield _paragraph(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield _paragraph(paragraph)


def _goes_on(line: _Line, following: _Line, right: float) -> bool:
    if line.bold != following.bold or abs(line.size - following.size) > 0.15 * line.size:
        return False
    words = line.text
    if words[-1] not in ".!?:;" and following.text[0].islower() and len(words) > 25:
        return True
    next_word = following.words[0]
    room = right - line.right - 0.25 * line.size
    return right > 0 and next_word.right - next_word.left > room - 1


def _paragraph(lines: Sequence[_Line]) -> str:
    """The words of wrapped lines; a line that ends in a hyphen keeps its end."""
    text = ""
    for line in lines:
        text += ("\n" if text.endswith("-") else " " if text else "") + line.text
    bold = all(line.bold for line in lines) and any(map(str.isalpha, text))
    return text if "\n" in text else marked(text, bold=bold)


def _aligned(block: Sequence[_Line], size: float) -> Iterator[str]:
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

    def rows(self, layout: _Layout) -> list[list[list[Piece]]]:
        """The cells as pieces, row by row."""
        return [
            [self._cell((row, column), layout) for column in range(len(self.grid.xs) - 1)]
            for row in range(len(self.grid.ys) - 1)
        ]

    def _cell(self, place: pdf_tables.Cell, layout: _Layout) -> list[Piece]:
        lines = _lines(self.cells.get(place, ()))
        found = list(layout.text(lines, self.grid.right(place) - 4))
        for piece in found:
            if piece[0] == "verbatim":  # a table in a table has no columns
                piece[:] = ["paragraph", re.sub(" {2,}", " ", piece[1])]
            if isinstance(piece[1], str):  # in a cell lines cannot end in a hyphen
                piece[1] = re.sub(r"(?<=[^\W\d_])-\n(?=[a-zß-ÿ])", "", piece[1])
        return found


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


def _inserted(
    blocks: list[tuple[float, float, list[_Line] | _Tabled]], table: _Tabled
) -> list[tuple[float, float, list[_Line] | _Tabled]]:
    """The blocks with the table among them: lines of a block above it go before it."""
    top, bottom = table.grid.ys[0], table.grid.ys[-1]
    before: list[tuple[float, float, list[_Line] | _Tabled]] = []
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
