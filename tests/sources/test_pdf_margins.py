"""Names in the margin of a PDF page, beside the first line of a text or the last."""

from __future__ import annotations

import pytest
from pdf_pages import pages_of
from source_lines import lines

from lovp_actions.structure.minutes import parse

pytestmark = pytest.mark.slow

DIKE = ["De dijk is zwak. Ook moet het waterschap nog voor", "4 juni worden gebeld."]
MILL = ["De molen staat stil, en daarom moeten alle wieken", "worden geverfd."]
SLUICE = ["De sluis van de polder is dicht, en wel", "tot het eind van mei."]
TEXTS = [("Dijk", DIKE, "Ada"), ("Molen", MILL, "Ben Mol"), ("Sluis", ["De sluis is dicht."], "")]


def read(margin: float, text: float, *, head: str = "Actie", last: bool = False) -> str:
    """What is read of texts at `text` points, with names at `margin` points."""
    document = pages_of()
    document.text(11, 20, "Verslag van het polderbestuur van 3 mei 2024")
    document.text(margin, 30, head)
    y = 40
    for title, parts, who in TEXTS:
        document.text(text, y, title)
        for number, part in enumerate(parts):
            y += 5
            beside = [(text, part)]
            if number == (len(parts) - 1 if last else 0):
                beside.append((margin, who))
            for x, words in sorted(beside):
                document.text(x, y, words)
        y += 9
    return "\n".join(lines(bytes(document.output())))


def test_the_heading_of_a_margin_stands_apart_from_lines_as_far_from_each_other() -> None:
    document = pages_of()
    for x, y, words in ((20, 20, "Verslag van de polder"), (20, 26, "Aanwezig: Ada Lof (AL)"),
                        (160, 33, "Actie"), (20, 40, "De dijk is zwak. De dijkgraaf wordt"),
                        (20, 46, "morgen of dinsdag gebeld."), (160, 46, "AL"), (20, 54, "Ja."),
                        (20, 62, "De sluis is dicht."), (20, 70, "Einde.")):  # fmt: skip
        document.text(x, y, words)
    found = "\n".join(lines(bytes(document.output())))
    assert [each.split(" / ")[0] for each in owned(found)] == ["AL"]


Words = tuple[float, float, str]


def drawn_apart(margin: float, text: float, aside: list[Words], *, numbers: int = 0) -> str:
    """What is read where all in the margin is drawn behind the text; `numbers` tells which lines
    have a number left of them, blank ones counted."""
    document = pages_of()
    page = ["Verslag van 3 mei 2024", "", *DIKE, "", *MILL, "", *SLUICE]
    for number, words in enumerate(page, start=1):
        y = 20 + 6.0 * number
        if numbers and number % numbers == 0:
            document.text(5, y, str(number))
        if words:
            document.text(text, y, words)
    for x, line, words in aside:
        document.text(margin + x, 20 + 6.0 * line, words)
    return "\n".join(lines(bytes(document.output())))


@pytest.mark.parametrize(("margin", "text"), [(160.0, 15.0), (15.0, 60.0)])
@pytest.mark.parametrize("numbers", [0, 1, 5])
@pytest.mark.parametrize(
    "aside",
    [
        [(0, 2, "Actie"), (0, 4, "Ada"), (0, 7, "Ben Mol")],
        [(0, 0, "Actie"), (0, 3, "Ada"), (0, 6, "Ben Mol")],
        [(0, 4, "Actie: Ada"), (0, 7, "Actie: Ben Mol")],
    ],
)
def test_a_margin_may_be_drawn_behind_the_text(
    margin: float, text: float, numbers: int, aside: list[Words]
) -> None:
    found = drawn_apart(margin, text, aside, numbers=numbers if margin > text else 0)
    if margin > text or aside[0][2] == "Actie":
        (one, deed), (other, _) = (each.split(" / ") for each in owned(found))
        assert (one, other) == ("Ada", "Ben Mol")
        assert "4 juni" in deed
    assert not [line for line in found.split("\n") if line.strip().isdecimal()]


@pytest.mark.parametrize(
    "aside",
    [
        [(0, 1, "Actie"), (0, 4, "Ada"), (0, 7, "Hier staat nog een zin van vijf"), (0, 9, "Ben")],
        [(0, 0, "Acties"), (0, 4, "Dijkgraaf bellen"), (0, 7, "Ada")],
        [(0, 0, "Acties"), (0, 4, "- Zand voor Ada")],
        [(0, 0, "Acties"), (0, 4, "Ada: zand halen"), (0, 7, "Ben: hek verven")],
        [(0, 4, "Besluit: Ada")],
        [(0, 4, "Actie: dijkgraaf bellen")],
        [(0, 4, "Ada")],
    ],
)
def test_other_words_drawn_behind_the_text_stay_apart(aside: list[Words]) -> None:
    found = drawn_apart(140.0, 15.0, aside).split("\n")
    assert [line for line in found if line in [words for *_, words in aside]]
    assert not any(line.rstrip().endswith("   Ada") for line in found)


def owned(text: str) -> list[str]:
    blocks = [block for section in parse(text).sections for block in section.blocks]
    return [f"{row.cells[1].text} / {row.cells[0].text}" for block in blocks if (row := block.row)]


@pytest.mark.parametrize(("margin", "text"), [(160.0, 11.0), (160.0, 30.0), (11.0, 50.0)])
@pytest.mark.parametrize("head", ["Actie", "Actie door"])
@pytest.mark.parametrize("last", [False, True])
def test_a_name_in_the_margin_owns_the_text_beside_it(
    margin: float, text: float, head: str, last: bool
) -> None:
    assert owned(read(margin, text, head=head, last=last)) == [
        "Ada / moet het waterschap nog voor 4 juni worden gebeld",
        "Ben Mol / De molen staat stil, en daarom moeten alle wieken worden geverfd",
    ]


@pytest.mark.parametrize(("margin", "text", "head"), [(11.0, 50.0, "Punt"), (11.0, 50.0, "Naam")])
def test_other_words_left_of_a_text_stay_there(margin: float, text: float, head: str) -> None:
    found = read(margin, text, head=head).split("\n")
    assert found[1].strip("*") == head
    assert any(line.startswith("Ada   ") for line in found)


@pytest.mark.parametrize("among", ["De kade is vol.", "- zand halen"])
def test_a_margin_with_other_text_in_it_stays(among: str) -> None:
    document = pages_of()
    for x, y, words in ((11, 20, "Actie"), (11, 30, "Ada"), (50, 30, "De dijk is zwak."),
                        (50, 35, "Bel iemand."), (11, 45, among)):  # fmt: skip
        document.text(x, y, words)
    assert any(line.startswith("Ada   ") for line in lines(bytes(document.output())))
