"""The edges of a PDF page: numbers of lines beside the text, notes below it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fpdf import FPDF
from source_lines import lines

pytestmark = pytest.mark.slow


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


FLOWING = [
    "Er is gesproken over de haven en over de kade die",
    "te smal is. De havenmeester zegt toe",
    "de schippers voor 4 juni te schrijven, en mevrouw",
    "Ada van Dam belt de sluis.",
    "Wat de kosten zijn is niet bekend, en ook niet van de",
    "tweede sluis. De brug is klaar en wordt",
    "in de zomer geverfd door de leerlingen van de",
    "school.",
    "De hamer valt om",
    "tien uur.",
]


def counted(words: Sequence[str], numbers: Sequence[int], x: float, *, last: bool = False) -> str:
    """What is read of lines, some of which have a number at `x`; `last`: drawn below the text."""
    document = page()
    beside = [(30 + 6 * number, str(number)) for number in numbers]
    for number, line in enumerate(words, start=1):
        for y, text in beside:
            if not last and y == 30 + 6 * number and x < 20:
                document.text(x, y, text)
        document.text(20, 30 + 6 * number, line)
        for y, text in beside:
            if not last and y == 30 + 6 * number and x > 20:
                document.text(x, y, text)
    for y, text in beside if last else ():
        document.text(x, y, text)
    return " ".join(" ".join(lines(bytes(document.output()))).split())


EVERY = range(1, 11)


@pytest.mark.parametrize("x", [8.0, 150.0])
@pytest.mark.parametrize("numbers", [(5, 10), (1, 5, 10), EVERY])
@pytest.mark.parametrize("last", [False, True])
def test_numbers_beside_lines_that_count_them(numbers: Sequence[int], x: float, last: bool) -> None:
    assert counted(FLOWING, numbers, x, last=last) == " ".join(FLOWING)


@pytest.mark.parametrize(
    ("words", "numbers", "x"),
    [
        (FLOWING, (3, 7), 8.0),
        (FLOWING, (5,), 8.0),
        (TOLD, range(1, 8), 150.0),
        (TOLD, (1, 5), 8.0),
        (ENTRIES, range(1, 12), 150.0),
        (ENTRIES, (5, 10), 8.0),
    ],
)
def test_numbers_that_count_no_lines_stay(
    words: Sequence[str], numbers: Sequence[int], x: float
) -> None:
    kept = [word for word in counted(words, numbers, x).split() if word.isdecimal()]
    assert len(kept) == len(numbers) + (words is FLOWING)


FIRST = "Er is over de haven gesproken. Havenmeester Smid laat de kade met de nieuwe"
THEN = "steigers voor 4 juni keuren. De sluis blijft dicht."
NOTE = "Besluit van 2 april, stuk 81."


def over_pages(first: str, note: str, then: str, *, size: float = 8, mark: str = "") -> list[str]:
    document = page()
    document.text(11, 230, first)
    if mark:
        x = 11 + document.get_string_width(first)
        document.set_font_size(6)
        document.text(x, 228.5, mark)
    document.set_font_size(size)
    document.text(11, 262, note)
    document.add_page()
    document.set_font_size(11)
    document.text(11, 30, then)
    return lines(bytes(document.output()))


@pytest.mark.parametrize("then", [THEN, "steigers en de loods keuren."])
@pytest.mark.parametrize(
    ("label", "mark"), [("1 ", ""), ("1", "1"), ("* ", ""), ("iv ", ""), ("12 ", "12")]
)
def test_a_sentence_goes_on_below_a_note(label: str, mark: str, then: str) -> None:
    note, first, rest = over_pages(FIRST, label + NOTE, then, mark=mark)
    assert (note.endswith(NOTE), first, rest) == (True, FIRST, f"\f{then}")


@pytest.mark.parametrize(
    ("first", "note", "then", "size"),
    [
        (f"{FIRST} loods.", f"1 {NOTE}", THEN, 8.0),
        (FIRST, f"1 {NOTE}", "De sluis blijft dicht.", 8.0),
        (FIRST, NOTE, THEN, 8.0),
        (FIRST, f"1 {NOTE}", THEN, 11.0),
        (f"- {FIRST}", f"1 {NOTE}", "- kade vegen", 8.0),
    ],
    ids=["ended", "begun anew", "no mark", "no smaller", "entries"],
)
def test_what_is_no_note_in_a_sentence_stays(first: str, note: str, then: str, size: float) -> None:
    assert over_pages(first, note, then, size=size) == [first, note, f"\f{then}"]


@pytest.mark.parametrize(
    ("word", "read"),
    [("havens\u00b9", "havens"), ("havens.\u00b2", "havens."), ("km\u00b2", "km\u00b2"),
     ("cm\u00b3", "cm\u00b3"), ("R\u00b2", "R\u00b2")],
)  # fmt: skip
def test_marks_that_are_raised_figures(word: str, read: str) -> None:
    document = page()
    document.text(11, 30, f"Anna ziet {word} liggen.")
    assert lines(bytes(document.output())) == [f"Anna ziet {read} liggen."]
