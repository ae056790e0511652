"""The edges of a PDF page: numbers of lines beside the text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fpdf import FPDF
from source_lines import lines


def page() -> FPDF:
    document = FPDF()
    document.set_font("helvetica", size=11)
    document.add_page()
    return document


TOLD = [f"Het lid spreekt over deel {name} van de nota." for name in "ABCDEFG"]
RUNNING = ["Verslag", *TOLD, "Griffier De Haan zal de stukken die ontbreken",
           "nog vandaag bij de raad laten bezorgen, en de kaart",
           "op het bord hangen.", "De hamer valt."]  # fmt: skip
ENTRIES = ["Stoelen lenen bij het buurthuis aan de Dam", "e-mail aan de leden sturen",
           "Taart bestellen", "Vlag ophalen", "Muziek zoeken", "Kaarten drukken", "Hek verven",
           "Zaal vegen", "Ramen lappen", "Folders vouwen", "Kas tellen"]  # fmt: skip


def numbered(words: Sequence[str], gap: float, right: bool, *, above: str = "") -> str:
    document = page()
    document.text(20, 20, above)
    for number, line in enumerate(words, start=1):
        width = document.get_string_width(str(number)) if right else 5
        document.text(20 - gap - width, 30 + 6 * number, str(number))
        document.text(20, 30 + 6 * number, line)
    return " ".join(" ".join(lines(bytes(document.output()))).split())


@pytest.mark.parametrize("gap", [2.0, 6.0])
@pytest.mark.parametrize("right", [False, True])
def test_numbers_of_lines_that_seldom_run_on(gap: float, right: bool) -> None:
    assert numbered(RUNNING, gap, right) == " ".join(RUNNING)


@pytest.mark.parametrize(
    ("words", "above"),
    [(ENTRIES, ""), (ENTRIES, "Acties"), (RUNNING[1:], "Wat te doen is"), (TOLD, "")],
)
def test_numbers_of_entries_stay(words: Sequence[str], above: str) -> None:
    found = numbered(words, 2, False, above=above)
    assert found == " ".join(
        [*filter(None, [above]), *(f"{n} {line}" for n, line in enumerate(words, start=1))]
    )
