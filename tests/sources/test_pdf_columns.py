"""Columns of a PDF page: cells that are centred beside each other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fpdf import FPDF
from source_lines import lines

LEFTS = (20.0, 95.0, 140.0)
PITCH, ROOM = 5.0, 2.5


def page(size: float = 11) -> FPDF:
    document = FPDF()
    document.set_font("helvetica", size=size)
    document.add_page()
    return document


HALL = ("De zaal keuren\nen de stoelen tellen\nmet de koster", "Ada", "1 mei")
BOOK = ("Het boek binden\nbij de drukker", "Ben Mol\nen Cas", "2 mei")
FOUR = ("De route uitzetten\nlangs het kanaal\nen de sluis,\nmet pijlen", "Di", "week 20")
SHORT, LAST = ("Vlag halen", "Eva", "3 mei"), ("Hek verven", "Fons", "4 mei")


@pytest.mark.parametrize("centred", [0.5, 0.0, 1.0], ids=["middle", "top", "bottom"])
@pytest.mark.parametrize(
    "rows",
    [(HALL, SHORT, BOOK, LAST), (SHORT, FOUR, LAST), (BOOK, HALL), (HALL, HALL, FOUR)],
)
def test_cells_beside_each_other_are_one_row(
    rows: Sequence[tuple[str, str, str]], centred: float
) -> None:
    document, top = page(), 30.0
    for row in (("Actie", "Wie", "Wanneer"), *rows):
        most = max(cell.count("\n") for cell in row)
        for left, cell in zip(LEFTS, row, strict=True):
            begin = top + centred * PITCH * (most - cell.count("\n"))
            for number, part in enumerate(cell.split("\n")):
                document.text(left, begin + PITCH * number, part)
        top += PITCH * (most + 1) + ROOM
    document.text(20, top + 3 * PITCH, "De vergadering sluit om tien uur, en de koster ook.")
    assert lines(bytes(document.output())) == [
        "| Actie | Wie | Wanneer |",
        *(f"| {' | '.join(row)} |".replace("\n", " ") for row in rows),
        "De vergadering sluit om tien uur, en de koster ook.",
    ]
