"""Columns of a PDF page: cells that are centred beside each other, and text in two columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fpdf import FPDF
from source_lines import lines

from lovp_actions.sources import pdf_columns
from lovp_actions.sources.pdf_words import Word

pytestmark = pytest.mark.slow

LEFTS = (20.0, 95.0, 140.0)
PITCH, ROOM = 5.0, 2.5


def page(size: float = 11) -> FPDF:
    document = FPDF()
    document.set_font("helvetica", size=size)
    document.add_page()
    return document


HEADS = ("Actie", "Wie", "Klaar")
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


BOUND = "Het boek binden voor wie er nu nog een wil\nhebben, bij de drukker"
TIGHT = [("Wie", "Actie", "Klaar"), ("Ada van Loon", BOUND, "2 mei"), ("Di Vos", BOUND, "9 mei")]


def close_rows(document: FPDF, rows: Sequence[Sequence[str]], gap: float, top: float) -> None:
    """Write rows without room between them, their columns so many millimetres apart."""
    left = LEFTS[0]
    for column in zip(*rows, strict=True):
        y = top
        for cell, row in zip(column, rows, strict=True):
            for number, part in enumerate(cell.split("\n")):
                document.text(left, y + PITCH * number, part)
            y += PITCH * (max(each.count("\n") for each in row) + 1)
        parts = [part for cell in column for part in cell.split("\n")]
        left += max(map(document.get_string_width, parts)) + gap


@pytest.mark.parametrize(("gap", "told"), [(5.0, True), (2.0, True), (1.0, False)])
def test_columns_may_stand_close(gap: float, told: bool) -> None:
    document = page()
    close_rows(document, TIGHT, gap, 30.0)
    rows = [f"| {' | '.join(row)} |".replace("\n", " ") for row in TIGHT]
    assert (lines(bytes(document.output())) == rows) == told


@pytest.mark.parametrize("size", [8, 6])
@pytest.mark.parametrize("gap", [5.0, 2.0])
def test_columns_go_on_below_a_small_running_head(size: int, gap: float) -> None:
    document = page()
    for number, rows in enumerate((TIGHT, TIGHT[1:]), start=1):
        document.set_font_size(size)
        document.text(20, 10, f"Concept, blad {number}")
        document.set_font_size(11)
        close_rows(document, rows, gap, 250.0 if number == 1 else 16.0)
        document.add_page() if number == 1 else None
    rows = [f"| {' | '.join(row)} |".replace("\n", " ") for row in (*TIGHT, *TIGHT[1:])]
    assert [line for line in lines(bytes(document.output())) if "|" in line] == rows


@pytest.mark.parametrize(("other", "parted"), [("Di Vos", True), ("Hendrik Ros", False)])
def test_a_word_close_to_another_stands_below_those_of_its_column(other: str, parted: bool) -> None:
    document = page()
    left = 20 + document.get_string_width("Katrien Loon") + 6
    for number, who in enumerate(("Katrien Loon", other)):
        for x, words in zip((20, left, 120), (who, "Hek verven", "3 mei"), strict=True):
            document.text(x, 30 + 6 * number, words)
    first = lines(bytes(document.output()))[0]
    assert ("Loon  Hek" in first, "Loon Hek" in first) == (parted, not parted)


@pytest.mark.parametrize(("at", "table"), [(145.0, True), (125.0, True), (15.0, False)])
def test_a_tick_may_stand_anywhere_in_its_column(at: float, table: bool) -> None:
    words = [
        Word(text, left, left + 5 * len(text), y, y + 12, 11, False)
        for y, row in ((90, HEADS), (70, ("Hek", "Eva", "")), (50, ("Zaal", "Di", "")))
        for left, text in zip((20.0, 80.0, 120.0), row, strict=True)
        if text
    ]
    words += [Word("☑", at, at + 5, 50, 62, 11, False)]
    rows = [len(grid.ys) - 1 for grid in pdf_columns.grids(words)]
    assert rows == ([3] if table else [2])


LEFT = """De kelder van het museum staat sinds vorige week onder water. Conservator Ter
Horst laat de schilderijen voor 3 mei naar het depot brengen en meldt de schade aan de
verzekeraar. De pomp is vervangen. Het dak wordt later bekeken, als de steiger er staat."""
RIGHT = """Er kwamen dit jaar meer bezoekers dan ooit. Mevrouw Aydin schrijft daarover een
stuk voor de krant, met foto's van de opening en van de kinderen die meededen. De winkel
draaide quitte. Voor de folder zoekt Teun een andere drukker, want deze stopt."""
LONG = "Hieronder staat het verslag van het overleg in het museum, voor wie er niet bij kon zijn. "


def in_columns(left: Sequence[str], right: Sequence[str], at: float, above: str = "") -> list[str]:
    """What is read of lines in two columns, drawn line by line."""
    document = page()
    document.multi_cell(0, 6, above, align="L")
    top = document.get_y() + 10
    for number in range(max(len(left), len(right))):
        for x, column in ((11.0, left), (at, right)):
            if number < len(column):
                document.text(x, top + 5 * number, column[number])
    return lines(bytes(document.output()))


def wrapped(words: str, width: float) -> list[str]:
    return page().multi_cell(width, 5, words, align="L", dry_run=True, output="LINES")


@pytest.mark.parametrize("gutter", [4.0, 12.0])
@pytest.mark.parametrize("above", ["", LONG * 2])
@pytest.mark.parametrize("swapped", [False, True])
def test_text_in_two_columns_is_not_mixed(gutter: float, above: str, swapped: bool) -> None:
    texts = [" ".join(text.split()) for text in (LEFT, RIGHT)][:: -1 if swapped else 1]
    width = 88 - gutter / 2
    halves = [wrapped(text, width) for text in texts]
    found = in_columns(*halves, 11 + width + gutter, above)
    assert [*filter(None, [above.strip()]), *texts] == found


BESIDE = {
    "names": ["Ada Bos", "de koster", "Teun", "van Dam", "het bestuur", "Mo en Lies"] * 2,
    "days": ["3 mei", "voor de zomer", "in week 20", "bij de opening", "na afloop", "ooit"] * 2,
    "entries": ["de steiger huren bij de aannemer", "foto's", "de folder laten drukken in de stad",
                "de pomp", "verzekeraar bellen over de schade", "water meten in de kelder"] * 2,
}  # fmt: skip


@pytest.mark.parametrize("form", BESIDE)
def test_other_lines_beside_a_text_stay_there(form: str) -> None:
    left = wrapped(" ".join(LEFT.split()), 80)
    beside = BESIDE[form][: len(left)]
    found = in_columns(left, beside, 110)
    assert [" ".join(line.split()) for line in found] == [
        f"{line} {words}" for line, words in zip(left, beside, strict=True)
    ]


def test_entries_of_two_lists_stay_beside_each_other() -> None:
    entries = BESIDE["entries"][:6]
    found = in_columns(entries, entries[::-1], 110)
    assert [" ".join(line.split()) for line in found] == [
        f"{line} {words}" for line, words in zip(entries, entries[::-1], strict=True)
    ]


BEFORE = """De kelder van het museum staat sinds vorige week onder water, en de pomp is stuk.
Het dak wordt later bekeken, als de steiger er staat. Conservator Aydin"""
CUT = {
    "a verb": ("", "laat de schilderijen naar het depot brengen en meldt de schade."),
    "a month": ("bestelt uiterlijk 3", "mei een pomp bij de winkel in het dorp."),
    "a word": ("bestelt een dompel-", "pomp bij de winkel in het dorp."),
}


def after_each_other(left: Sequence[str], right: Sequence[str], title: str = "") -> list[str]:
    """What is read of lines in two columns, the left one drawn first."""
    document = page()
    document.text(11, 20, title)
    for x, column in ((11.0, left), (110.0, right)):
        for number, line in enumerate(column):
            document.text(x, 30 + 5 * number, line)
    return lines(bytes(document.output()))


@pytest.mark.parametrize("title", ["", LONG])
@pytest.mark.parametrize("form", CUT)
def test_a_sentence_goes_on_in_the_next_column(form: str, title: str) -> None:
    last, rest = CUT[form]
    before = " ".join(BEFORE.split())
    left = wrapped(f"{before} {last}".strip(), 80)
    found = after_each_other(left, wrapped(f"{rest} De winkel draaide quitte.", 80), title)
    said = f"{before} {last} {rest}".replace("  ", " ").replace("- ", "-")
    assert said in " ".join(found).replace("- ", "-")
    parted = any(line.startswith(rest[:10]) for line in found)
    assert parted == last.endswith("-")


def test_the_next_column_goes_on_with_a_number_that_had_no_room() -> None:
    before = " ".join(BEFORE.split())
    left = wrapped(f"{before} en Ad Bos bestellen uiterlijk", 80)
    right = wrapped("1500 dompelpompen bij de winkel in het dorp.", 80)
    assert "uiterlijk 1500 dompelpompen" in " ".join(after_each_other(left, right))


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("belt de bank.", "de winkel draaide quitte"),
        ("belt de bank op", "De winkel draaide quitte."),
        ("belt de bank op", "2 De winkel draaide quitte."),
    ],
)
def test_the_next_column_begins_another_text(last: str, first: str) -> None:
    left = wrapped(f"{' '.join(BEFORE.split())} {last}", 80)
    assert first in after_each_other(left, [first])


def test_the_next_column_goes_on_with_a_list() -> None:
    entries = ["een steiger huren", "foto's", "folders drukken", "de pomp", "water meten", "dak"]
    assert after_each_other(entries[:3], entries[3:]) == entries
