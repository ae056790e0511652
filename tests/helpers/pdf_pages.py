"""Pages of a PDF to draw on."""

from __future__ import annotations

from fpdf import FPDF


def pages_of(*, footer: bool = False, align: str = "R") -> FPDF:
    """A document with its first page begun, and the numbers of its pages at the foot."""

    class Document(FPDF):
        def footer(self) -> None:
            if footer:
                self.set_y(-15)
                self.cell(0, 10, f"blad {self.page_no()}", align=align)

    document = Document()
    document.set_font("helvetica", size=11)
    document.add_page()
    return document
