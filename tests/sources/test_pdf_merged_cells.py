"""Cells of a PDF table that stand over two rows: the lines around the others part these."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fpdf import FPDF
from pdf_pages import pages_of
from source_lines import lines

XS = (20.0, 60.0, 120.0, 160.0)
HEAD, LAST = ("Wie", "Wat", "Wanneer"), ("Ben Mol", "Vlag ophalen", "9 mei")
Row = Sequence[str]
TWICE = [("Ada Lof", "Hek verven", "3 mei"), ("Ada Lof", "Kas tellen", "5 mei")]


def drawn(over: Sequence[int], *, short: float = 0.0) -> list[str]:
    """What is read where the cells of the columns `over` stand in two rows; the line between the
    others ends `short` millimetres before theirs."""
    document = pages_of()
    draw(document, 20, [HEAD, *TWICE, LAST], over, short=short)
    return lines(bytes(document.output()))


def draw(
    document: FPDF, at: float, rows: Sequence[Row], over: Sequence[int], *, short: float = 0.0
) -> None:
    for number, row in enumerate(rows):
        top = at + 8.0 * number
        for column, (left, words) in enumerate(zip(XS, row, strict=False)):
            inside = number == 2 and column in over
            if not inside:
                document.text(left + 2, top + 5, words)
                document.line(left + short * (number == 2), top, XS[column + 1], top)
    foot = at + 8.0 * len(rows)
    document.line(XS[0], foot, XS[-1], foot)
    for x in XS:
        document.line(x, at, x, foot)


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in rows]


@pytest.mark.parametrize("over", [(0, 2), (0, 1), (1, 2), (0,), (2,)])
def test_a_cell_over_two_rows_stands_in_both(over: Sequence[int]) -> None:
    cells = [TWICE[0][place] if place in over else TWICE[1][place] for place in range(3)]
    assert drawn(over) == table([HEAD, TWICE[0], cells, LAST])


def test_a_line_below_words_of_a_cell_parts_no_rows() -> None:
    assert drawn((0, 2), short=2) == table(
        [HEAD, ("Ada Lof", "Hek verven Kas tellen", "3 mei"), LAST]
    )


@pytest.mark.parametrize(
    ("over", "row", "read"),
    [
        ((0, 2), ("", "Pad vegen", ""), ("Ada Lof", "Pad vegen", "3 mei")),
        ((0,), ("", "Pad vegen", ""), ("", "Pad vegen", "")),
        ((0,), ("", "Pad vegen", "8 mei"), ("", "Pad vegen", "8 mei")),
    ],
)
def test_cells_that_the_end_of_a_page_cut_go_on(over: Sequence[int], row: Row, read: Row) -> None:
    document = pages_of()
    draw(document, 250, [HEAD, *TWICE], over)
    document.add_page()
    draw(document, 20, [row, LAST], ())
    second = [TWICE[0][place] if place in over else TWICE[1][place] for place in range(3)]
    found = lines(bytes(document.output()))
    assert found == table([HEAD, TWICE[0], second, read, LAST])
