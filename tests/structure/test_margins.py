"""Who stands in the right margin: whose the sentence beside it is, and who is nobody."""

from __future__ import annotations

import pytest

from lovp_actions.structure.minutes import parse

HEAD = "# Verslag 3 juni 2025\n\nAanwezig: Marit Kok, Jan Bakker, Els Mensing\n\n## 1. Zaal\n\n"


def owned(text: str) -> list[str]:
    """Who does what, of the rows of minutes."""
    blocks = [block for section in parse(text).sections for block in section.blocks]
    rows = [block.row for block in blocks if block.row]
    return [f"{row.cells[1].text} / {row.cells[0].text}" for row in rows]


def in_columns(text: str) -> str:
    """Lines "words | who" with who in a column at the right."""
    parted = (line.partition(" | ") for line in text.split("\n"))
    return "\n".join(f"{words:66}{who}" if bar else words for words, bar, who in parted)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mevrouw Smit vraagt aandacht voor de tegels. Kok belt de gemeente.      actie: Kok",
         "Kok / belt de gemeente"),
        ("De pakkingen zouden bij Smit nagemaakt kunnen worden. Prijs navragen.    actie: Jan",
         "Jan / Prijs navragen"),
        ("Vorige keer was dat ook zo. Kok belt de wethouder.    Kok", "Kok / belt de wethouder"),
        ("Jan maakt een begroting. De brief wordt nog verstuurd.    Jan",
         "Jan / maakt een begroting"),
        ("Het hek wordt geverfd. Het dak is nat.    actie: Jan", "Jan / Het hek wordt geverfd"),
        ("Het hek wordt geverfd. Er komt een dak.    actie: Jan", "Jan / Er komt een dak"),
        ("De huurder komt langs. De gemeente wordt gebeld.    actie: Jan",
         "Jan / De gemeente wordt gebeld"),
        ("Smit zoekt een zaal. De prijs is nog een vraag.    Jan",
         "Jan / De prijs is nog een vraag"),
    ],
)  # fmt: skip
def test_the_sentence_of_who_stands_beside_it(text: str, found: str) -> None:
    assert owned(HEAD + text) == [found]


def test_a_statement_has_no_owner() -> None:
    assert owned(HEAD + "Het was een fijne dag. Smit is ziek.      Kok") == []


@pytest.mark.parametrize(
    "word",
    ["Akkoord", "Goedgekeurd", "Info", "Ter info", "Bijlage", "Utrecht", "Besluit", "Discussie"],
)
def test_what_stands_in_a_margin_and_is_nobody(word: str) -> None:
    text = f"1. Notulen | Actie\nDe notulen worden vastgesteld. | {word}\n2. Zaal\n"
    assert owned(in_columns(f"{text}De zaal wordt geboekt. | Jan")) == [
        "Jan / De zaal wordt geboekt"
    ]
    assert owned(in_columns(f"{text}De zaal wordt geboekt. | {word}")) == []


@pytest.mark.parametrize(
    ("head", "who", "found"),
    [
        ("", "Rabobank", False),
        ("", "Vonk", False),
        ("Aanwezig: Wil Vonk, Els Mensing\n\n", "Vonk", True),
        ("Aanwezig:\nWil Vonk\nEls Mensing\n\n", "Mensing", True),
        ("", "A. Vonk", True),
        ("", "dhr. Vonk", True),
        ("", "WvD", True),
        ("", "Penningmeester", True),
    ],
)
def test_a_margin_has_somebody_who_is_known(head: str, who: str, found: bool) -> None:
    text = f"Verslag 3 juni 2025\n\n{head}Kosten van de bus | Actie\nDe bus wordt betaald. | {who}"
    assert bool(owned(in_columns(text))) is found


@pytest.mark.parametrize(
    ("one", "other", "who"),
    [
        ("Jan en", "Marit", "Jan en Marit"),
        ("Jan Bakker,", "Els", "Jan Bakker, Els"),
        ("Jan", "Marit", "Jan"),
        ("Jan/", "", "Jan"),
    ],
)
def test_those_who_share_a_sentence_over_two_lines(one: str, other: str, who: str) -> None:
    text = f"De offerte wordt opgevraagd bij | {one}\nde gemeente in Zwolle. | {other}"
    assert owned(in_columns(f"1. Zaal | Actie\n{text}")) == [
        f"{who} / De offerte wordt opgevraagd bij de gemeente in Zwolle"
    ]


def test_initials_of_those_listed_by_their_first_names() -> None:
    text = "Verslag 3 juni 2025\nAanwezig: Wil (WV), Els (EM)\n\n1. Zaal\n"
    assert owned(f"{text}Lekkende kraan melden bij beheer\t\t\tEM") == [
        "EM / Lekkende kraan melden bij beheer"
    ]


BELOW = {
    "in the first row": ("Jan", "", True),
    "below a row of nobody": ("", "Jan", True),
    "nobody known": ("", "Akkoord", False),
    "no name": ("De zaal", "Jan", False),
}


@pytest.mark.parametrize(("first", "second", "beside"), BELOW.values(), ids=list(BELOW))
def test_actie_alone_is_a_heading_above_who_is_known(first: str, second: str, beside: bool) -> None:
    table = "\n".join(
        f"| {' | '.join(cells)} |"
        for cells in (
            ("", "", "Actie"),
            ("1.", "De sluis gaat open. De sluis moet nog worden geverfd.", first),
            ("2.", "De kade is leeg. De kade moet nog worden geveegd.", second),
        )
    )
    head = "# Notulen bestuur 11 maart 2024\n\nAanwezig: Jan Bakker, Petra Smit\n\n## Verslag\n\n"
    sections = parse(f"{head}{table}\n").sections
    found = [block.row for section in sections for block in section.blocks if block.row]
    assert [row.margin for row in found] == [beside] * len(found)
