"""From words on pages to headings, paragraphs, list items and tables.

A piece is a list as `pdf.py` reads it: ["heading", text, level], ["paragraph", text],
["item", text, depth, marker], ["verbatim", text], ["running", text] or ["table", rows of cells of
pieces].
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lovp_actions.sources import pdf_furniture, pdf_gutters, pdf_margins, pdf_notes
from lovp_actions.sources.inline import marked
from lovp_actions.sources.pdf_cells import Piece, Placed, Tabled, ending, go_on, inserted, tables_of
from lovp_actions.sources.pdf_lines import (
    Line,
    groups,
    has_room,
    in_brackets,
    lines_of,
    margin_of,
    numbers_inside,
    pitch_of,
    standing,
    width_of,
)
from lovp_actions.sources.pdf_page import PageWords
from lovp_actions.sources.pdf_words import Word
from lovp_actions.sources.signs import BOXES

_LARGE = 1.15
"""How many times the size of the text that of a heading is."""
_WATERMARK = 1.5
"""How many times that size words across the page have at least that are no text."""
_MUCH = 0.2
"""Part of the characters that makes a size one of text."""
_MOST_WORDS = 16
"""Of a heading."""
_MOST_LABEL = 6
"""Words of a label before a line."""


def pieces(pages: Sequence[PageWords]) -> list[list[Piece]]:
    """The pieces of each page, in the order of reading; the running heads on the first."""
    layout = _Layout(_usual(word for page in pages for word in page.words if not word.aslant))
    for each in pages if layout.body else ():
        each.words = [word for word in each.words if not layout.is_watermark(word)]
    found = list(_tabled(pages))
    texts, heads = pdf_furniture.parted(
        [(words, page.height) for (_, words), page in zip(found, pages, strict=True)]
    )
    parts = [pdf_notes.parted(lines_of(words), layout.body) for words in texts]
    placed = [
        layout.placed(tables, lines) for (tables, _), (lines, _) in zip(found, parts, strict=True)
    ]
    open_table: Tabled | None = None
    for number, page in enumerate(placed, start=1):
        open_table = go_on(open_table, page, number)
    texts_of = (block for page in placed for _, _, block in page if not isinstance(block, Tabled))
    margin = margin_of([line for lines in texts_of for line in lines])
    read = [
        list(layout.pieces(blocks, margin or page.margin))
        for blocks, page in zip(placed, pages, strict=True)
    ]
    for above, following, (_, notes) in zip(read, [*read[1:], []], parts, strict=True):
        place = len(above) - _runs_over(above, following)
        above[place:place] = layout.text(notes, width_of(notes, margin))
    read[0][:0] = [["running", head] for head in heads]
    return read


def _runs_over(page: Sequence[Piece], following: Sequence[Piece]) -> bool:
    """Whether the last sentence of a page goes on at the top of the following one."""
    if not (page and following and page[-1][0] in ("paragraph", "item")):
        return False
    begins = following[0][0] == "paragraph" and following[0][1][:1].islower()
    return begins and page[-1][1][-1:] not in ".!?:;"


def _tabled(pages: Sequence[PageWords]) -> Iterator[tuple[list[Tabled], list[Word]]]:
    """The tables of each page, and the words outside them."""
    above: Tabled | None = None
    for page in pages:
        tables, words = tables_of(page, above.grid if above else None)
        yield tables, words
        above = ending(page, tables, words)


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

    def placed(self, tables: Sequence[Tabled], lines: Sequence[Line]) -> list[Placed]:
        """The tables and the lines outside them as blocks, from the top of the page."""
        found = groups(pdf_gutters.parts(pdf_margins.moved(pdf_margins.joined(lines))))
        blocks: list[Placed] = [
            (max(line.top for line in group), min(line.bottom for line in group), group)
            for group in found
        ]
        for table in tables:
            blocks = inserted(blocks, table)
        return blocks

    def pieces(self, blocks: Iterable[Placed], margin: float) -> Iterator[Piece]:
        """The pieces of the blocks of a page, whose text may end at its right `margin`. A sentence
        that runs over into the next column stays one."""
        found: list[Piece] = []
        above: Sequence[Line] = ()
        for _, _, block in blocks:
            if isinstance(block, Tabled):
                found.append(["table", block.rows(self.text)])
                above = ()
                continue
            read = list(self.text(block, width_of(block, margin)))
            if above and _runs_on(above, block, margin) and _is_text(found[-1], read[0]):
                found[-1][1] += ("\n" if found[-1][1].endswith("-") else " ") + read.pop(0)[1]
            found += read
            above = block
        yield from found

    def text(self, lines: Sequence[Line], right: float) -> Iterator[Piece]:
        """The pieces of lines below each other; `right` is where they were wrapped."""
        lefts = _levels(line.left for line in lines if line.marker)
        pitch = pitch_of(lines)
        for block in _blocks(lines, pitch, self, right):
            first = block[0]
            if self.is_large(first) and sum(len(line.words) for line in block) <= _MOST_WORDS:
                level = 1 if first.size > 1.5 * self.body else 2
                yield ["heading", " ".join(line.text for line in block), level]
            elif len(block) == 1 and (texts := pdf_margins.beside(first, lines)):
                yield ["verbatim", "\n".join(_aligned(block, self.body, _left(texts)))]
            elif any(line.gaps() for line in block):
                shown = standing(block)
                yield ["verbatim", "\n".join(_aligned(shown, self.body, _left(shown)))]
            elif first.marker:
                words = Line(first.words[1:])
                depth = sum(each < first.left - 4 for each in lefts)
                text = "\n".join(_joined([words, *block[1:]], right))
                yield ["item", text, depth, first.marker]
            else:
                yield ["paragraph", "\n".join(_joined(block, right))]

    def is_watermark(self, word: Word) -> bool:
        return word.aslant and word.size > _WATERMARK * self.body

    def is_large(self, line: Line) -> bool:
        """Whether the line is set larger than the text."""
        large = self.is_set_large(line) and line.marker != "-"
        return large and any(map(str.isalpha, line.text))

    def is_set_large(self, line: Line) -> bool:
        return line.size >= _LARGE * self.body


def _levels(lefts: Iterable[float]) -> list[float]:
    levels: list[float] = []
    for left in sorted(lefts):
        if not levels or left - levels[-1] > 6:
            levels.append(left)
    return levels


def _runs_on(above: Sequence[Line], block: Sequence[Line], margin: float) -> bool:
    """Whether a column of wrapped lines ends in the middle of a sentence, and the next one, which
    begins higher and right of it, goes on with it: in a small letter, or with a number before
    one that had no room."""
    last, first = above[-1], block[0]
    beside = max(line.right for line in above if line.bottom < first.top or line is last)
    right = width_of(above, margin)
    if not right or first.bottom < last.top or first.left < beside or last.text[-1] in ".!?:;":
        return False
    number = first.words[0].text.isdigit() and not has_room(last, first, right)
    begins = first.words[number:][:1]
    return last.bold == first.bold and any(word.text[0].islower() for word in begins)


def _is_text(*pieces: Piece) -> bool:
    """Whether the first piece, which may be an item of a list, can go on in a paragraph."""
    first, following = (piece[0] for piece in pieces)
    return first in ("paragraph", "item") and following == "paragraph"


# ---- blocks and paragraphs


def _blocks(
    lines: Sequence[Line], pitch: float, layout: _Layout, right: float
) -> Iterator[list[Line]]:
    """Lines without room between them; list items and headings are blocks of their own."""
    block: list[Line] = []
    for line, inside in zip(lines, numbers_inside(lines, right), strict=True):
        if block and _parts(block, line, pitch, layout, begins=bool(line.marker) and not inside):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _parts(
    block: Sequence[Line], line: Line, pitch: float, layout: _Layout, *, begins: bool
) -> bool:
    last = block[-1]
    if pdf_margins.parts(last, line):
        return True
    heads = layout.is_large(block[0])
    large = layout.is_large(line) or (heads and line.text.isdecimal() and layout.is_set_large(line))
    if heads != large:
        return True
    step = max(pitch, line.size) if large else pitch
    if begins or last.bottom - line.bottom > 1.3 * step:
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
    if following.words[0].text in BOXES:
        return False
    words = line.text
    if following.marker or in_brackets(words, following.text):  # a number in the sentence
        return True
    if words[-1] not in ".!?:;" and following.text[0].islower() and len(words) > 25:
        return True
    return right > 0 and not has_room(line, following, right) and not _is_labelled(following)


def _is_labelled(line: Line) -> bool:
    """Whether a line begins with a label, as entries of lists do: "Actie Jan: ..."."""
    words = line.words[:_MOST_LABEL]
    end = next((word for word in words if word.text[-1] in ":,"), line.words[-1])
    return end is not line.words[-1] and end.text[-1] == ":" and line.text[0].isupper()


def _paragraph(lines: Sequence[Line]) -> str:
    """The words of wrapped lines; a line that ends in a hyphen keeps its end. Words struck through
    among others are left out, as `inline.Inline` does."""
    struck = all(line.struck for line in lines)
    text = ""
    for line in lines if struck else standing(lines):
        text += ("\n" if text.endswith("-") else " " if text else "") + line.text
    if struck:
        return "\n".join(f"~~{line}~~" for line in text.split("\n"))
    bold = all(line.bold for line in lines) and any(map(str.isalpha, text))
    return text if "\n" in text else marked(text, bold=bold)


def _left(lines: Sequence[Line]) -> float:
    return min((line.left for line in lines), default=0.0)


def _aligned(block: Sequence[Line], size: float, edge: float) -> Iterator[str]:
    """The lines with their words in columns of characters, as they stand on the page right of an
    edge."""
    width = 0.5 * (size or 10.0)
    begun = {round(b.left) for line in block for a, b in pairwise(line.words) if _gap(a, b) > 2}
    for line in block:
        text = " " * round((line.left - edge) / width)
        last: Word | None = None
        for word in line.words:
            if last is not None:
                wide = _gap(last, word) > (1 if round(word.left) in begun else 2)
                column = round((word.left - edge) / width)
                text += " " * max(2, column - len(text)) if wide else " "
            text += word.text
            last = word
        yield text


def _gap(last: Word, word: Word) -> float:
    """The room between two words, as part of the size of the larger."""
    return (word.left - last.right) / max(word.size, last.size)
