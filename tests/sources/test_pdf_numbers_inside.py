"""Numbers at the beginning of a line of a PDF that belong to its sentence, and those that count."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_pages import pages_of
from source_lines import lines

pytestmark = pytest.mark.slow

HEAD, BELOW = ("Actie", "Wie"), ("Hek verven", "Eva")


def cell(*parts: str) -> str:
    """How the cell with these lines is read."""
    document, top = pages_of(), 30.0
    edges = [top]
    for words, who in ((HEAD[:1], HEAD[1]), (parts, "Di"), (BELOW[:1], BELOW[1])):
        for number, part in enumerate(words):
            document.text(21, top + 5 + 6 * number, part)
        document.text(76, top + 5, who)
        top += 2 + 6 * len(words)
        edges.append(top)
    for y in edges:
        document.line(20, y, 110, y)
    for x in (20, 75, 110):
        document.line(x, edges[0], x, edges[-1])
    return lines(bytes(document.output()))[1].split(" | ")[0].removeprefix("| ")


@pytest.mark.parametrize(
    "parts",
    [
        ("Tuin keuren (vak", "7) met de hovenier"),
        ("Beleid lezen (lid", "c) en dat uitleggen"),
        ("Kar huren (zie punt", "3. van de lijst) in mei"),
        ("Stukken lezen van", "14. Dan de leden bellen"),
        ("Het bordje maken voor lokaal", "6. Dan de leden bellen"),
    ],
)
def test_a_wrapped_line_of_a_cell_keeps_its_number(parts: Sequence[str]) -> None:
    assert cell(*parts) == " ".join(parts)


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        (("1. Vlag halen", "2. Vlag hijsen"), "• Vlag halen • Vlag hijsen"),
        (("Twee dingen (kort):", "1) vlag", "2) hek"), "Twee dingen (kort): • vlag • hek"),
        (("Vlag halen en", "3) vlag hijsen", "4) hek"), "Vlag halen en • vlag hijsen • hek"),
    ],
)
def test_a_list_in_a_cell_stays_one(parts: Sequence[str], read: str) -> None:
    assert cell(*parts) == read


FULL = "De penningmeester schrijft met de leden van de buurt een plan voor het hek en"


@pytest.mark.parametrize(
    "parts",
    [
        ("De hovenier keurt de bomen langs het pad achter de kas (vak 2 tot en met",
         "5) vóór 1 juni, en hij belt de buren."),
        ("De hovenier keurt de bomen langs het pad achter de kas in de twee vakken",
         "5. en 6. vóór 1 juni, en hij belt de buren daarna over het pad naar de tuin."),
        (FULL, "9. Dan belt zij de buren."),
    ],
)  # fmt: skip
def test_a_number_in_a_wrapped_sentence_begins_no_entry(parts: Sequence[str]) -> None:
    document = pages_of()
    for part in parts:
        document.cell(0, 6, part, new_x="LMARGIN", new_y="NEXT")
    assert lines(bytes(document.output())) == [" ".join(parts)]


@pytest.mark.parametrize(
    "parts",
    [
        ("Er wordt gesproken over het hek (zie de bijlage", "4. Rondvraag", "Geen vragen"),
        (FULL.removesuffix(" en"), "7. Rondvraag"),
        (FULL.removesuffix(" en"), "7. Een plan van de leden van de buurt voor de kas"),
        (f"4) {FULL}", "5) ook de buren"),
        (f"{FULL} klaar.", "6) vlag halen"),
        ("Het hek bleef dicht :(", "8) vlag halen"),
    ],
)
def test_a_number_that_counts_begins_an_entry(parts: Sequence[str]) -> None:
    document = pages_of()
    for part in parts:
        document.cell(0, 6, part, new_x="LMARGIN", new_y="NEXT")
    assert lines(bytes(document.output())) == list(parts)
