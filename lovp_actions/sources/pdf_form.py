"""What is filled in in the form fields of a PDF page, as words in their place."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from lovp_actions.sources.pdf_words import Turned, Word

_MOST_FIELDS = 2_000
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
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_FIELDS)):
        field = pdfium.FPDFPage_GetAnnot(page, index)
        if not field:
            continue
        try:
            if words := list(_words(field, form, turned)):
                yield words
        finally:
            pdfium.FPDFPage_CloseAnnot(field)


def _words(field: Any, form: Any, turned: Turned) -> Iterator[Word]:
    box = pdfium.FS_RECTF()
    hidden = pdfium.FPDFAnnot_GetFlags(field) & _HIDDEN
    if hidden or not pdfium.FPDFAnnot_GetRect(field, box):
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
