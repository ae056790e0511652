"""The process that reads one PDF file: bytes on standard input, JSON on standard output.

The JSON holds `pages`, for each page its pieces as `pdf_layout` gives them, or an `error`:
password, damaged, pages (too many) or empty (no text).
"""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import Any

from lovp_actions import systems
from lovp_actions.sources import limits


def end_after(seconds: float) -> None:
    """End this process by then, though the one that waits for it was killed meanwhile."""
    timer = threading.Timer(seconds, os._exit, (1,))
    timer.daemon = True
    timer.start()


def read(data: bytes) -> dict[str, Any]:
    """What is found in the bytes of a PDF file."""
    import pypdfium2

    from lovp_actions.sources import pdf_layout, pdf_notes, pdf_page, pdf_struck

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        protected = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        return {"error": "password" if protected or "assword" in str(error) else "damaged"}
    if len(document) > limits.PDF_PAGES:
        return {"error": "pages"}
    if document.get_formtype() != pypdfium2.raw.FORMTYPE_NONE:
        document.init_forms()
    pages = [pdf_page.load(document, index) for index in range(len(document))]
    if not any(page.words for page in pages):
        return {"error": "empty" if pages else "damaged"}
    for page, words in zip(pages, pdf_notes.without(page.words for page in pages), strict=True):
        page.words = words
        pdf_struck.mark(page)
    pictured = [number for number, page in enumerate(pages, start=1) if page.pictured]
    return {"pages": pdf_layout.pieces(pages), "pictured": pictured}


if __name__ == "__main__":
    systems.limit_addresses(limits.PDF_MEMORY_BYTES)
    end_after(limits.PDF_SECONDS)
    json.dump(read(sys.stdin.buffer.read()), sys.stdout)
