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
NUMBERS, NEXT = ("Nr", "Actie", "Wie"), ("3", "Bal halen", "Di")
HEADINGS = "| **Actie** | **Wie** | **Dag** |"


def pages(first: Sequence[Row], then: Sequence[Row], *, ended: bool, begun: bool) -> bytes:
    """A table on two pages; whether a line ends it on the first, and begins it on the second."""
    return rows_on((first, 250.0, True, ended), (then, 20.0, begun, True))


def rows_on(*parts: tuple[Sequence[Row], float, bool, bool]) -> bytes:
    """A table with its rows on each page, how far from the top of it they begin, and whether a line
    begins and ends them there."""
    document = FPDF()
    for rows, top, opens, ends in parts:
        document.add_page()
        edges = [top]
        for row in rows:
            document.set_font("helvetica", "B" if row in (HEAD, NUMBERS) else "", 11)
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


NAMED = f"| {' | '.join(f'**{each}**' for each in NUMBERS)} |"


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("Hek maken", "(vak 3)"),
        ("Hek (vak", "7)"),
        ("Hek maken (vak", "7) met Bo"),
        ("Hek maken met", "Velden"),
        ("Hek maken", "GGD-arts"),
        ("Hek maken op", "1 juni"),
    ],
)
@pytest.mark.parametrize("again", [False, True])
def test_a_row_without_its_number_is_the_rest_of_one(words: str, then: str, again: bool) -> None:
    below = (*[NUMBERS] * again, ("", then, ""), NEXT)
    data = pages(
        (NUMBERS, ("1", "Vlag", "Cas"), ("2", words, "Els")), below, ended=True, begun=True
    )
    whole = row("2", f"{words} {then}", "Els")
    assert lines(data) == [NAMED, row("1", "Vlag", "Cas"), whole, *[NAMED] * again, row(*NEXT)]


def test_a_row_goes_on_over_three_pages() -> None:
    rows: Sequence[Sequence[Row]] = (
        (NUMBERS, ("1", "Hek maken", "Els")),
        (NUMBERS, ("", "met Bo", "")),
        (NUMBERS, ("", "en Di", ""), NEXT),
    )
    data = rows_on(*((each, 250.0, True, True) for each in rows))
    whole = row("1", "Hek maken met Bo en Di", "Els")
    assert lines(data) == [NAMED, whole, NAMED, NAMED, row(*NEXT)]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ((("1", "Hek maken", "Els"), ("", "Verven", "Bo")), ("", "Velden", "")),
        ((("", "Tuin", ""), ("1", "Hek maken", "Els")), ("", "Gebouw", "")),
        ((("1", "Hek maken", "Els"),), ("", "Velden", "Bo")),
        ((("1", "Hek maken", ""),), ("", "", "Bo")),
        ((("Els", "Hek maken", "3 juni"),), ("", "Velden", "")),
        ((("Els", "Hek (groen)", "3 juni"),), ("", "(Velden)", "")),
    ],
)
def test_a_row_without_a_number_may_be_its_own(first: Sequence[Row], then: Row) -> None:
    data = pages((NUMBERS, *first), (then, NEXT), ended=True, begun=True)
    assert lines(data) == [NAMED, *(row(*each) for each in (*first, then, NEXT))]


@pytest.mark.parametrize("rest", [("", "met Bo en Di", ""), ("", "velden\nin het park", "2027")])
def test_headings_that_are_not_bold_are_told_by_their_return(rest: Row) -> None:
    head, begun = ("No", "Taak", "Dag"), ("2", "Hek maken", "3 juni")
    then = (head, rest, ("3", "Bal halen", "mei"))
    data = pages((head, ("1", "Vlag", "mei"), begun), then, ended=True, begun=True)
    whole = (f"{one} {other}".strip() for one, other in zip(begun, rest, strict=True))
    told = [row(*each) for each in (head, ("1", "Vlag", "mei"))]
    assert lines(data) == [*told, row(*whole), row(*head), row(*then[-1])]


def test_a_row_that_is_like_the_first_of_the_page_above_is_its_own() -> None:
    first = ("1", "Hek verven", "Bo")
    then = (("2", "Hek verven", "Bo"), ("", "velden", ""), NEXT)
    data = pages((first, ("2", "Vlag", "Di")), then, ended=True, begun=True)
    assert lines(data) == [row(*each) for each in (first, ("2", "Vlag", "Di"), *then)]


def test_an_open_bracket_goes_on_in_any_table() -> None:
    plan = ("Hek maken (vak", "Bo", "1 mei")
    data = pages((HEAD, HEK, plan), (("7 en 8)", "", ""), BAL), ended=True, begun=True)
    assert lines(data)[2] == row("Hek maken (vak 7 en 8)", *plan[1:])
