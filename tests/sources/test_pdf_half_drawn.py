"""Tables of a PDF in which not all lines are drawn: columns go on where they are not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_pages import pages_of
from source_lines import lines

pytestmark = pytest.mark.slow

Row = Sequence[str]
XS = (20.0, 60.0, 150.0, 190.0)
HEAD = ("Taak", "Wie", "Deadline")
ROWS = (("Kas tellen", "Ada", "1 mei"), ("Hek verven", "Ben Mol\nen Cas", "2 mei"),
        ("Vlag ophalen\nbij de molen", "Di", "3 mei"), ("Deuren", "Els", "4 mei"))  # fmt: skip
NOTE = "De schilder van de molen heeft gezegd dat hij in mei geen tijd heeft, zie boven."


def drawn(
    rows: Sequence[Row], inner: Sequence[int], level: Sequence[int], boxed: int = 99
) -> list[str]:
    """What is read of a table with a box around its first rows, so many, with lines between the
    cells of the rows `inner`, and with lines below the rows `level`."""
    document = pages_of()
    top = 20.0
    document.line(XS[0], top, XS[-1], top)
    for number, row in enumerate(rows):
        foot = top + 3 + 5 * max(cell.count("\n") + 1 for cell in row)
        for left, cell in zip(XS, row, strict=False):
            for line, words in enumerate(cell.split("\n")):
                document.text(left + 2, top + 5 + 5 * line, words)
        for x in XS[1:-1] if number in inner else ():
            document.line(x, top, x, foot)
        for x in XS[::3] if number < boxed else ():
            document.line(x, 20, x, foot)
        if number in level or number == min(boxed, len(rows)) - 1:
            document.line(XS[0], foot, XS[-1], foot)
        top = foot
    return lines(bytes(document.output()))


def table(rows: Sequence[Row]) -> list[str]:
    return [f"| {' | '.join(row)} |".replace("\n", " ") for row in rows]


@pytest.mark.parametrize(
    ("inner", "level", "boxed"),
    [((0,), (0,), 99), ((0,), (0, 1, 2, 3), 99), ((1, 3), (0, 1, 2, 3), 99),
     ((2, 4), (0, 1, 2, 3), 99), ((1,), (0, 1), 99), ((0, 1), (0, 1), 99), ((0,), (0,), 1)],
)  # fmt: skip
@pytest.mark.parametrize("rows", [ROWS, ROWS[:2], ROWS[::-1]])
def test_columns_go_on_where_no_lines_are_drawn(
    rows: Sequence[Row], inner: Sequence[int], level: Sequence[int], boxed: int
) -> None:
    assert drawn([HEAD, *rows], inner, level, boxed) == table([HEAD, *rows])


@pytest.mark.parametrize("place", [1, 3])
def test_a_row_that_runs_over_the_columns_stays_one_cell(place: int) -> None:
    rows = [HEAD, *ROWS]
    rows.insert(place, (NOTE,))
    inner = [number for number in range(len(rows)) if number != place]
    assert drawn(rows, inner, range(len(rows))) == table(
        [row if row != (NOTE,) else (NOTE, "", "") for row in rows]
    )


def test_a_text_below_headings_is_one_cell() -> None:
    rows = [HEAD, (f"{NOTE}\nAda\n{NOTE}",)]
    assert drawn(rows, (0,), (0,)) == table([HEAD, (f"{NOTE} Ada {NOTE}", "", "")])


BOX = ["Verslag van de molen", "Datum: 3 mei 2024", "Aanwezig: Ada, Ben Mol", "De dijk is zwak.",
       "Ada belt de dijkgraaf.", "Ben Mol: hek verven"]  # fmt: skip


@pytest.mark.parametrize("count", [4, 6])
@pytest.mark.parametrize("head", [("Gemeente Polder", "", "Kenmerk 12"), ("Polder", "Archief")])
def test_minutes_in_a_box_below_cells_are_a_text(head: Row, count: int) -> None:
    found = drawn([head, ("\n".join(BOX[:count]),)], (0,), (0,))
    assert found[1:] == BOX[:count]
    assert found[0].startswith("| ")


@pytest.mark.parametrize("inner", [(0, 2), (0, 1, 2)])
def test_a_long_row_among_others_is_one_cell(inner: Sequence[int]) -> None:
    rows = [HEAD, ("\n".join(BOX),), ROWS[0]]
    found = drawn(rows, inner, (0, 1, 2))
    assert len(found) == 3
    assert found[::2] == table([HEAD, ROWS[0]])
