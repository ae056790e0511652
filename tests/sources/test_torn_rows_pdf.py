"""Rows of a PDF table that the end of a page broke off, as browsers print them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fpdf import FPDF
from source_lines import lines

Row = Sequence[str]
XS = (10.0, 60.0, 90.0, 110.0)
HEAD, HEK, BAL = ("Actie", "Wie", "Dag"), ("Hek maken", "Cas", "3 juni"), ("Bal halen", "Di", "mei")
PLAN, REST = ("Een plan\nmaken voor", "Bo", "1 mei"), ("Velden, en", "", "")
HEADINGS = "| **Actie** | **Wie** | **Dag** |"


def pages(first: Sequence[Row], then: Sequence[Row], *, ended: bool, begun: bool) -> bytes:
    """A table on two pages; whether a line ends it on the first, and begins it on the second."""
    document = FPDF()
    for rows, top, opens, ends in ((first, 250.0, True, ended), (then, 20.0, begun, True)):
        document.add_page()
        edges = [top]
        for row in rows:
            document.set_font("helvetica", "B" if row == HEAD else "", 11)
            for left, words in zip(XS, row, strict=False):
                for number, line in enumerate(words.split("\n")):
                    put(document, left + 1, edges[-1] + 5 + 5 * number, line)
            edges.append(edges[-1] + 2 + 5 * max(words.count("\n") + 1 for words in row))
        for y in edges[not opens : None if ends else -1]:
            document.line(XS[0], y, XS[-1], y)
        for x in XS:
            document.line(x, top, x, edges[-1])
    return bytes(document.output())


def put(document: FPDF, x: float, y: float, words: str) -> None:
    """Write a line letter by letter."""
    for letter in words:
        document.text(x, y, letter)
        x += document.get_string_width(letter)


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |".replace("\n", " ")


@pytest.mark.parametrize("then", [(REST, BAL), (REST, BAL, BAL, BAL), (HEAD, REST, BAL)])
def test_a_row_over_two_pages_is_one(then: Sequence[Row]) -> None:
    again = then[0] == HEAD
    found = lines(pages((HEAD, HEK, PLAN), then, ended=False, begun=again))
    whole = row("Een plan maken voor Velden, en", "Bo", "1 mei")
    below = [row(*BAL)] * then.count(BAL)
    assert found == [HEADINGS, row(*HEK), whole, *[HEADINGS] * again, *below]


@pytest.mark.parametrize(
    ("ended", "begun", "then"),
    [
        (True, True, (REST, BAL)),
        (True, True, (HEAD, ("velden", "", ""), BAL)),
        (False, False, (("Velden", "Els", "2 mei"), BAL, BAL)),
    ],
)
def test_a_row_at_the_top_of_a_page_is_its_own(
    ended: bool, begun: bool, then: Sequence[Row]
) -> None:
    found = lines(pages((HEAD, HEK, PLAN), then, ended=ended, begun=begun))
    rows = (HEADINGS if each == HEAD else row(*each) for each in (HEAD, HEK, PLAN, *then))
    assert found == list(rows)
