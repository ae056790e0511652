"""What belongs to the page of a PDF and is no text: watermarks, numbers of pages and of lines."""

from __future__ import annotations

import pytest
from pdf_pages import pages_of
from source_lines import lines

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("angle", "size", "kept"), [(45, 80, 0), (-35, 40, 0), (60, 11, 6), (0, 60, 6), (90, 11, 6)]
)
@pytest.mark.parametrize("first", [True, False], ids=["under", "over"])
def test_pdf_watermarks_are_no_text(angle: int, size: int, kept: int, first: bool) -> None:
    document, text = pages_of(), ["Verslag", "Anna belt de school op.", "Bob mailt de ouders."]
    for drawn in (first, not first):
        document.set_font_size(size if drawn else 11)
        if drawn:
            with document.rotation(angle, x=70, y=150):
                document.text(30, 150, "Geheim")
        for number, line in enumerate(() if drawn else text):
            document.text(20, 20 + 90 * number, line)
    found = lines(bytes(document.output()))
    assert [line for line in found if line in text] == text
    shreds = [letter for line in found if line not in text for letter in line]
    assert sum(map(str.isalpha, shreds)) == kept


@pytest.mark.parametrize(("foot", "kept"), [("- {} -", False), ("- Punt {}", True)])
def test_pdf_numbers_of_pages_between_dashes(foot: str, kept: bool) -> None:
    document = pages_of()
    document.set_auto_page_break(False)
    for number, words in enumerate(("Anna belt op", "maandag de school."), start=1):
        if number > 1:
            document.add_page()
        document.text(20, 30, words)
        document.text(100, 285, foot.format(number))
    found = lines(bytes(document.output()))
    assert any("-" in line for line in found) == kept


FEW = {
    True: ["De begroting is besproken. Anna belt voor de", "bank.", "Er is gebak.", "Bob mailt."],
    False: ["Anna belt de bank.", "Er is gebak.", "Bob mailt de leden.", "Het regent."],
}


@pytest.mark.parametrize("title", ["", "Verslag van het bestuur"])
@pytest.mark.parametrize(("size", "running"), [(7, True), (11, True), (7, False), (11, False)])
def test_few_numbers_are_left_out_that_are_smaller(size: int, running: bool, title: str) -> None:
    document = pages_of()
    document.text(20, 20, title)
    for number, part in enumerate(FEW[running]):
        for words, x, points in ((str(number + 1), 10, size), (part, 20, 11)):
            document.set_font_size(points)
            document.text(x, 30 + 6 * number, words)
    text = " ".join(lines(bytes(document.output())))
    assert ("4" in text) == (size == 11 or not running)
    assert not running or size == 11 or "voor de bank." in text


PAGE = ["Verslag", "", "De dijk bij de molen is zwak, zodat het", "bestuur de dijkgraaf vraagt.",
        "", "De sluis is dicht, en dat zal wel zo", "blijven tot eind mei.", "", "Verder niets.",
        "", "Einde van het verslag."]  # fmt: skip


@pytest.mark.parametrize("each", [1, 5])
@pytest.mark.parametrize(("blank", "kept"), [(True, False), (False, True)])
def test_numbers_count_blank_lines_too(each: int, blank: bool, kept: bool) -> None:
    document = pages_of()
    for number, words in enumerate(PAGE, start=1):
        if number % each == 0:
            told = number if blank else 3 * number
            document.text(10, 20 + 6 * number, str(told))
        if words:
            document.text(20, 20 + 6 * number, words)
    found = lines(bytes(document.output()))
    assert any(line.strip().isdecimal() for line in found) == kept
