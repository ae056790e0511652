"""Names beside a text on a PDF page, in a column below "Actie", without drawn lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fpdf import FPDF
from pdf_pages import pages_of
from source_lines import lines

pytestmark = pytest.mark.slow

Row = Sequence[str]
LEFTS = {2: (20.0, 150.0), 3: (20.0, 40.0, 150.0)}
DIKE = "De dijk is zwak.\nEr wordt voor 3 mei een\ndijkgraaf gebeld. Het\nonderzoek loopt nog."
MILL = "De molen staat stil.\nDe wieken moeten\nworden geverfd."
ROWS = (("1.", "Opening. De voorzitter\nis ziek.", ""), ("2.", DIKE, "Ada"),
        ("3.", MILL, "Ben Mol\nen Cas"), ("4.", "Niets gevraagd.", ""))  # fmt: skip
BARE = [row[1:] for row in ROWS[1:3]]


def put(document: FPDF, rows: Sequence[Row], *, room: float, low: bool = False) -> None:
    """Write rows, with so much room between them; `low` puts the last cell at their foot."""
    for row in rows:
        most = max(cell.count("\n") for cell in row)
        for place, (left, cell) in enumerate(zip(LEFTS[len(row)], row, strict=True)):
            down = most - cell.count("\n") if low and place == len(row) - 1 else 0
            for line, words in enumerate(cell.split("\n")):
                if words:
                    dx = 4 * words.startswith("-")
                    document.text(left + dx, document.get_y() + 5 * (down + line), words)
        document.set_y(document.get_y() + 5 * (most + 1) + room)


def read(rows: Sequence[Row], *, room: float, low: bool = False) -> list[str]:
    document = pages_of()
    put(document, rows, room=room, low=low)
    return lines(bytes(document.output()))


def table(rows: Sequence[Row]) -> list[str]:
    return [f"| {' | '.join(row)} |".replace("\n", " ") for row in rows]


@pytest.mark.parametrize("room", [0.0, 2.5])
@pytest.mark.parametrize(
    "head",
    [("Nr", "Onderwerp", "Actie"), ("Punt", "Bespreking", "Actie door"), ("", "", "Actie"),
     ("", "Verslag", "Wie / wanneer")],
)  # fmt: skip
def test_who_stands_beside_a_text_is_in_its_row(head: Row, room: float) -> None:
    rows = ROWS if head[0] else ROWS[1:]
    found = read([head, *rows], room=room)
    assert found == table([head, *rows])


@pytest.mark.parametrize("gap", [4.0, 20.0])
@pytest.mark.parametrize("room", [0.0, 2.5])
def test_what_stands_below_the_rows_is_no_part_of_them(room: float, gap: float) -> None:
    document = pages_of()
    rows = [("Punt", "Besproken", "Actie"), *ROWS]
    put(document, rows, room=room)
    document.text(20, document.get_y() + gap, "De sluis gaat om tien uur dicht, tot morgen.")
    assert lines(bytes(document.output())) == [
        *table(rows), "De sluis gaat om tien uur dicht, tot morgen.",
    ]  # fmt: skip


def test_names_beside_lines_of_one_text_are_not_put_together() -> None:
    document = pages_of()
    page = ["Verslag van de polder", "Aanwezig: Ada Lof (AL), Ben Mol (BM)", "", "1.", "Dijk",
            "De dijk is zwak. De dijkgraaf voor 4 juni", "bellen.", "2.", "Molen",
            "De wieken verven."]  # fmt: skip
    beside = {0: "Actie", 6: "AL", 9: "BM"}
    for number, words in enumerate(page):
        document.text(20, 20 + 5 * number, words)
        document.text(150, 20 + 5 * number, beside.get(number, ""))
    found = lines(bytes(document.output()))
    assert [line.split()[0] for line in found if line.endswith((" AL", " BM"))] == ["bellen.", "De"]


@pytest.mark.parametrize("rows", [BARE, BARE[::-1]])
def test_a_text_in_one_column_beside_names(rows: Sequence[Row]) -> None:
    rows = [(text, who.split("\n")[0]) for text, who in rows]
    assert read([("Onderwerp", "Actie"), *rows], room=0) == table([("Onderwerp", "Actie"), *rows])


def test_the_text_may_be_indented_and_go_on_after_a_page() -> None:
    document = pages_of()
    listed = ("2.", "De dijk:\n- dijkgraaf bellen\n- zand halen", "Ada")
    put(document, [("Nr", "Onderwerp", "Actie"), listed], room=2.5)
    document.add_page()
    put(document, [("3.", MILL, "Ben"), ("4.", "Doen:\n- hek verven\n- vegen", "Cas")], room=2.5)
    assert lines(bytes(document.output())) == [
        "| Nr | Onderwerp | Actie |",
        "| 2. | De dijk: • dijkgraaf bellen • zand halen | Ada |",
        f"| 3. | {MILL} | Ben |".replace("\n", " "),
        "| 4. | Doen: • hek verven • vegen | Cas |",
    ]


@pytest.mark.parametrize(
    ("rows", "low"),
    [
        ([("Onderwerp", "Actie"), ("De kade is vol.", "Ada"), *BARE], True),
        ([("Onderwerp", "Actie"), (DIKE, ""), (MILL, "Ben")], False),
        ([("Punt", "Besproken", "Actie"), ("Dijken\nen dammen", DIKE, "Ada")], False),
        (
            [
                ("", "", "Actie"),
                *((str(n), words, ["", "Ada"][n % 2]) for n, words in enumerate(DIKE.split("\n"))),
            ],
            False,
        ),
        ([("Punt", "Besproken", "Actie"), ("1.", DIKE, "Ada belt de dijkgraaf morgen")], False),
        ([("Punt", "Besproken", "Actie"), ("1.", "Dijk", "Ada")], False),
        ([("Punt", "Besproken", "Besluit"), ("1.", DIKE, "Akkoord")], False),
    ],
    ids=[
        "at the foot",
        "no name first",
        "topics of two lines",
        "numbers of lines",
        "sentences",
        "no text",
        "no names",
    ],
)
def test_where_rows_are_not_told_there_is_no_table(rows: Sequence[Row], low: bool) -> None:
    assert not [line for line in read(rows, room=0, low=low) if line.startswith("|")]
