"""What stands on a page of a PDF file: words, and the lines drawn around cells of tables.

Coordinates are in points, from the lower left corner of the page.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from lovp_actions.sources import pdf_form, pdf_notes, signs
from lovp_actions.sources.pdf_words import Turned, Word

_THIN = 2.5
"""Points: a box no wider or higher than this is a line."""
_SHORTEST = 4.0
_BOLD = 600
_HYPHENS = (0x2, 0x2010, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line; browsers write one of them for it."""
_LINE_ENDS = (0xA, 0xD)
_WITHIN, _BROKEN = 0.5, 0.1
"""Room between the letters of a word at most, as part of their height: where PDFium ends a line
between them, as it does between all of a narrow text, they touch."""
_SLOPE = 10.0
"""Degrees by which a watermark is turned at least; a page that was scanned askew is so by less."""
_MOST_RULES = 20_000
_SAMPLE = 3_000
"""Characters by which it is told how a page is turned."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, from its lower left to its upper right end."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def upright(self) -> bool:
        return self.top - self.bottom > self.right - self.left


@dataclass(slots=True)
class PageWords:
    """The words of a page in the order of the file, and its rules."""

    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    height: float = 0.0
    width: float = 0.0
    pictured: bool = False
    """Whether a picture takes most of the page."""

    @property
    def margin(self) -> float:
        """Where text may end at the right, when it begins as far from the left."""
        return self.width - min((word.left for word in self.words), default=0.0)


def load(document: pypdfium2.PdfDocument, index: int) -> PageWords:
    """The words and rules of the page at `index`, upright whichever way it is turned; a page that
    is damaged has none."""
    try:
        page = document[index]
        text_page = page.get_textpage()  # kept, for with it goes its handle
        turn = _turn(text_page.raw)
        if page.get_rotation() != turn:  # PDFium finds the words of lines that are level
            page.set_rotation(turn)
            text_page = page.get_textpage()
        turned = Turned(turn, *page.get_size())
        words = list(_words(text_page.raw, turned))
        if document.formenv is not None:
            found_in = pdf_form.fields(page.raw, document.formenv.raw, turned)
            words = pdf_form.placed(words, found_in)
        rules = [
            Rule(*turned.box(rule.left, rule.bottom, rule.right, rule.top)) for rule in _rules(page)
        ]
        pdf_form.strike(page.raw, words, turned)
        found = PageWords(
            words, rules, turned.height, turned.width, not words and _is_pictured(page)
        )
        page.close()
    except pypdfium2.PdfiumError:
        return PageWords()
    return found


def _turn(handle: Any) -> int:
    """By how many degrees the page must be turned clockwise for most of its text to be level."""
    turns: Counter[int] = Counter()
    for index in range(min(pdfium.FPDFText_CountChars(handle), _SAMPLE)):
        if not chr(min(pdfium.FPDFText_GetUnicode(handle, index), 0x10FFFF)).isspace():
            angle = math.degrees(pdfium.FPDFText_GetCharAngle(handle, index))
            turns[round(-angle / 90) % 4 * 90] += 1
    return turns.most_common(1)[0][0] if turns else 0


def _is_pictured(page: Any) -> bool:
    width, height = page.get_size()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = thing.get_bounds()
        if (right - left) * (top - bottom) > 0.3 * width * height:
            return True
    return False


# ---- words


def _words(handle: Any, turned: Turned) -> Iterator[Word]:
    box = pdfium.FS_RECTF()
    word: Word | None = None
    letter = 0.0  # where the last one of the word begins
    most = _WITHIN
    for index in range(pdfium.FPDFText_CountChars(handle)):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if code in _LINE_ENDS and pdfium.FPDFText_IsGenerated(handle, index) == 1:
            most = _BROKEN
            continue
        char = _character(code)
        if 0xF000 <= code < 0xF100:
            char = signs.drawn(char, signs.font_of(_font(handle, index)))
        if not char.isspace():
            _measure(handle, index, box, turned)
            before, letter = letter, box.left
            room, most = most, _WITHIN
            if word is not None and _follows(word, before, box, room):
                if pdf_notes.is_mark(char, word, box):
                    word.note += char
                elif pdf_notes.is_mark(word.text, box, word):
                    word, mark = _begun(handle, index, char, box), word.text
                    word.note = mark
                else:
                    word.text += char
                word.right = max(word.right, box.right)
                continue
        if word is not None:
            yield word
        word = None if char.isspace() else _begun(handle, index, char, box)
    if word is not None:
        yield word


def _character(code: int) -> str:
    """The character of a code; a space where it is none."""
    if code in _HYPHENS:
        return "-"
    return chr(code) if 0x20 < code < 0xD800 or 0xDFFF < code < 0x110000 else " "


def _begun(handle: Any, index: int, char: str, box: Any) -> Word:
    """The word that begins with a character in a box; its font is that of the character."""
    size = _size(handle, index) or box.top - box.bottom
    bold = _is_bold(handle, index)
    angle = math.degrees(pdfium.FPDFText_GetCharAngle(handle, index))
    aslant = abs(angle - 90 * round(angle / 90)) > _SLOPE
    return Word(char, box.left, box.right, box.bottom, box.top, size, bold, aslant=aslant)


def _measure(handle: Any, index: int, box: Any, turned: Turned) -> None:
    """Put the box of a character in `box`: as high as its font, or else as what is drawn."""
    loose = pdfium.FPDFText_GetLooseCharBox(handle, index, box)
    if not loose or box.top <= box.bottom or box.right <= box.left:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
        box.left, box.right, box.bottom, box.top = left.value, right.value, bottom.value, top.value
    if turned.turn:
        box.left, box.bottom, box.right, box.top = turned.box(
            box.left, box.bottom, box.right, box.top
        )


def _follows(word: Word, letter: float, box: Any, room: float) -> bool:
    """Whether a character stands right behind the word, whose last letter begins at `letter`, with
    no more than so much of its height between them."""
    height = word.top - word.bottom
    level = min(word.top, box.top) - max(word.bottom, box.bottom) > 0.4 * min(
        height, box.top - box.bottom
    )
    # The letters of a ligature have its whole box each.
    nearest = min(word.right - height, letter)
    return bool(level and nearest <= box.left < word.right + room * height)


def _size(handle: Any, index: int) -> float:
    """The size of the font of a character as it stands on the page; 0 where it is not known."""
    matrix = pdfium.FS_MATRIX()
    owner = pdfium.FPDFText_GetTextObject(handle, index)
    scale = 1.0
    if owner and pdfium.FPDFPageObj_GetMatrix(owner, matrix):
        scale = math.hypot(matrix.b, matrix.d)
    return float(pdfium.FPDFText_GetFontSize(handle, index)) * scale


def _is_bold(handle: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(handle, index) >= _BOLD:
        return True
    return "bold" in _font(handle, index).lower()


def _font(handle: Any, index: int) -> str:
    """The name of the font of a character."""
    buffer = ctypes.create_string_buffer(200)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(handle, index, buffer, len(buffer), flags)
    return buffer.value.decode("ascii", "ignore")


# ---- rules


def _rules(page: Any) -> Iterator[Rule]:
    """The lines drawn on the page, also as thin boxes and as the edges of boxes."""
    count = 0
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        stroked, filled = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing.raw, filled, stroked)
        for points in _subpaths(thing):
            for rule in _lines(points, bool(stroked.value)):
                if max(rule.right - rule.left, rule.top - rule.bottom) >= _SHORTEST:
                    yield rule
                    count += 1
        if count > _MOST_RULES:
            return


def _lines(points: list[tuple[float, float]], stroked: bool) -> Iterator[Rule]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = Rule(min(xs), min(ys), max(xs), max(ys))
    if min(box.right - box.left, box.top - box.bottom) <= _THIN:
        yield box
    elif stroked:
        for (x, y), (to_x, to_y) in zip(points, [*points[1:], points[0]], strict=True):
            edge = Rule(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
            if min(edge.right - edge.left, edge.top - edge.bottom) <= _THIN:
                yield edge


def _subpaths(thing: Any) -> Iterator[list[tuple[float, float]]]:
    """The points of each connected line of a path, on the page."""
    matrix = thing.get_matrix()
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(thing.raw), _MOST_RULES)):
        segment = pdfium.FPDFPath_GetPathSegment(thing.raw, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.on_point(x.value, y.value))
    if points:
        yield points
