"""Marks of notes and ends of numbers that stand raised in a PDF."""

from __future__ import annotations

import pytest
from fpdf import FPDF
from pdf_pages import pages_of
from source_lines import lines

pytestmark = pytest.mark.slow


def put(document: FPDF, y: float, *parts: str, small: float = 7, by: float = 1.5) -> None:
    """Write a line; each second part stands raised, of the size `small`."""
    x = 10.0
    for place, words in enumerate(parts):
        document.set_font_size(small if place % 2 else 11)
        document.text(x, y - place % 2 * by, words)
        x += document.get_string_width(words)


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (("Anna belt.", "1", " Bob mailt."), "Anna belt. Bob mailt."),
        (("Anna belt", "12", ", en Bob mailt."), "Anna belt, en Bob mailt."),
        (("Anna", "i", " belt."), "Anna belt."),
        (("", "1", "Anna belt."), "Anna belt."),
        (("", "1", " Anna belt."), "Anna belt."),
        (("Een zaal van 40 m", "2", " huren."), "Een zaal van 40 m2 huren."),
        (("Anna belt om 20", "30", " uur."), "Anna belt om 2030 uur."),
        (("De 1", "e", " keer belt Anna."), "De 1e keer belt Anna."),
        (("1 Anna belt.", "", " iPad 2."), "1 Anna belt. iPad 2."),
    ],
)
@pytest.mark.parametrize("small", [7, 9.1])
def test_marks_of_notes_are_no_words(parts: tuple[str, ...], line: str, small: float) -> None:
    document = pages_of()
    put(document, 30, *parts, small=small)
    assert lines(bytes(document.output())) == [line]


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (("De 1", "ste", " keer in het 2", "e", " kwartaal"), "De 1ste keer in het 2e kwartaal"),
        (("Zaal 2", "f", " is vrij."), "Zaal 2 f is vrij."),
    ],
)
def test_the_end_of_a_number_that_stands_high(parts: tuple[str, ...], line: str) -> None:
    document = pages_of()
    put(document, 30, *parts, by=4)
    assert " ".join(lines(bytes(document.output()))) == line


@pytest.mark.parametrize(
    ("note", "line"),
    [("1Anna belt.", "Anna belt."), ("2Anna belt.", "2Anna belt."), ("1ste keer", "1ste keer")],
)
def test_the_mark_before_a_note_is_no_word(note: str, line: str) -> None:
    document = pages_of()
    put(document, 30, "Bob mailt.", "1")
    put(document, 60, note)
    assert lines(bytes(document.output())) == ["Bob mailt.", line]
