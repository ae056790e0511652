"""What is put on a PDF page: what is filled in in its form fields, as words in their place, and
mark-up that strikes words through."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium

from lovp_actions.sources.pdf_words import Box, Turned, Word

_MOST_PUT, _MOST_STRUCK = 2_000, 500
"""Fields and mark-up of a page, and lines of it that these strike."""
_LONGEST = 20_000
"""Characters of a field."""
_SIZE = 11.0
"""Of the words in a field, at most: it is seldom told."""
_HIDDEN = 0x02 | 0x20  # no flag of these is set on what people see
_BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_TEXTS = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)


def fields(page: Any, form: Any, turned: Turned) -> Iterator[list[Word]]:
    """The words of each field of the page that is filled in; `form` is the handle of
    the form."""
    for field in _seen(page):
        if words := list(_words(field, form, turned)):
            yield words


def strike(page: Any, words: Sequence[Word], turned: Turned) -> None:
    """Mark the words of a page that mark-up strikes through."""
    for left, bottom, right, top in islice(_struck(page, turned), _MOST_STRUCK):
        for word in words:
            if left <= word.centre <= right and bottom <= word.middle <= top:
                word.struck = True


def _struck(page: Any, turned: Turned) -> Iterator[Box]:
    """The boxes of what is struck, line by line."""
    quad = pdfium.FS_QUADPOINTSF()
    for mark in _seen(page):
        if pdfium.FPDFAnnot_GetSubtype(mark) == pdfium.FPDF_ANNOT_STRIKEOUT:
            for index in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(mark), _MOST_STRUCK)):
                if pdfium.FPDFAnnot_GetAttachmentPoints(mark, index, quad):
                    xs, ys = (
                        (quad.x1, quad.x2, quad.x3, quad.x4),
                        (quad.y1, quad.y2, quad.y3, quad.y4),
                    )
                    yield turned.box(min(xs), min(ys), max(xs), max(ys))


def _seen(page: Any) -> Iterator[Any]:
    """The fields and mark-up of a page that people see, each closed when the next is taken."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_PUT)):
        if annotation := pdfium.FPDFPage_GetAnnot(page, index):
            try:
                if not pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                    yield annotation
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)


def _words(field: Any, form: Any, turned: Turned) -> Iterator[Word]:
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(field, box):
        return
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, field)
    if kind in _BOXES:
        text = "☑" if pdfium.FPDFAnnot_IsChecked(form, field) else ""
    else:
        text = _value(field, form) if kind in _TEXTS else ""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:200]
    edge, bottom, _, top = turned.box(
        box.left, min(box.top, box.bottom), box.right, max(box.top, box.bottom)
    )
    size = min((top - bottom) / len(lines), _SIZE)
    step = (top - bottom) / len(lines)
    for number, line in enumerate(lines):
        left, high = edge + 2, top - number * step
        for word in line.split():
            right = left + 0.5 * size * len(word)
            yield Word(word, left, right, high - step, high, size, False)
            left = right + 0.3 * size


def _value(field: Any, form: Any) -> str:
    """What is filled in, also where a field says it for several places."""
    size = min(pdfium.FPDFAnnot_GetFormFieldValue(form, field, None, 0), 2 * _LONGEST)
    buffer = ctypes.create_string_buffer(size + 2)
    target = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFAnnot_GetFormFieldValue(form, field, target, size)
    return buffer.raw[:size].decode("utf-16-le", "ignore").strip("\0 ")


def placed(words: list[Word], fields: Iterator[list[Word]]) -> list[Word]:
    """The words of a page with those of fields among them: behind what stands left of a field,
    or else before what stands right of it or below it."""
    found = list(words)
    for field in fields:
        first = field[0]
        beside = [
            index
            for index, word in enumerate(found)
            if word.right <= first.left + 4 and _is_level(first, word)
        ]
        after = (
            index
            for index, word in enumerate(found)
            if word.top < first.bottom + 2 or (first.left < word.left and _is_level(first, word))
        )
        index = beside[-1] + 1 if beside else next(after, len(found))
        found[index:index] = field
    return found


def _is_level(field: Word, word: Word) -> bool:
    """Whether a field stands on the line of a word."""
    return word.bottom < field.middle < word.top + 2
