"""Whom a pronoun stands for in a line of somebody's, and with a verb in the plural."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor

HEADS = [
    "# Verslag 11 maart 2024\n\nAanwezig: Bart, Lotte, Hugo\n\n",
    "# Verslag 11 maart 2024\n\n## 2. Voortgang\n\n",
]
BEFORE = "Hugo: de leverancier levert te laat.\n\nLotte: de zaal is vol.\n\n"
LINES = [
    ("Bart: de koppeling hapert. Hij belt morgen de helpdesk.", "Bart"),
    ("- Bart: de koppeling hapert. Hij belt morgen de helpdesk.", "Bart"),
    ("Lotte: de folder is af. Bart laat hem drukken. Zij stuurt de tekst rond.", "Lotte"),
    ("**Lotte:** de folder is af. Bart laat hem drukken. Zij stuurt de tekst rond.", "Lotte"),
    ("Bart: de levering is laat. Daarna belt hij de helpdesk.", "Bart"),
    ("Bart: de kraan lekt. Lekkage meldt hij bij de gemeente.", "Bart"),
    ("Bart: de kraan lekt. Het lek geeft hij door aan de gemeente.", "Bart"),
    ("Lotte: de kraan lekt. De loodgieter belt zij morgen.", "Lotte"),
    ("Lotte: Hugo is gebeld. Hij levert de tekening aan.", "Hugo"),
    ("Bart: de gemeente wil meer weten. Zij levert een lijst aan.", "gemeente"),
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("line", "who"), LINES)
def test_whom_a_pronoun_in_a_line_of_somebody_stands_for(
    head: str, line: str, who: str, extractor: Extractor
) -> None:
    assert extractor.extract(head + BEFORE + line)[-1].actor == who


@pytest.mark.parametrize("line", ["Sven: de kraan lekt. De loodgieter belt hij morgen.",
                                  "Sven: kraan lekt. Lekkage meldt hij morgen."])  # fmt: skip
def test_the_line_of_one_who_is_not_known(line: str, extractor: Extractor) -> None:
    assert [item.actor for item in extractor.extract(HEADS[0] + line)] == ["Sven"]


def test_words_in_quotes_are_not_the_turn_of_all_that_follows(extractor: Extractor) -> None:
    text = 'Sven: "Dat is goed." De wethouder was er ook. Ja, zei hij, dan teken ik de brief.'
    assert "Sven" not in [item.actor for item in extractor.extract(HEADS[0] + text)]


SEVERAL = [
    ("Lotte Bos en Bart Kok zijn terug. De wethouder was er ook. Zij sturen een verslag rond.",
     "Lotte Bos en Bart Kok"),
    ("De griffier was er ook. Ze sturen morgen een verslag rond.", ""),
    ("De wethouder Zorg licht toe. Zij leveren voor 1 mei de gegevens aan.", ""),
    ("De wethouders lichten toe. Zij leveren voor 1 mei de gegevens aan.", "wethouders"),
    ("De leden lichten toe. Zij leveren voor 1 mei de gegevens aan.", "leden"),
    ("De gemeente licht toe. Zij leveren voor 1 mei de gegevens aan.", "gemeente"),
    ("De leverancier licht toe. Zij leveren voor 1 mei de gegevens aan.", "leverancier"),
]  # fmt: skip


@pytest.mark.parametrize("section", ["## 2. Voortgang", "## Besluiten"])
@pytest.mark.parametrize(("text", "who"), SEVERAL)
def test_zij_with_a_plural_is_not_one(
    section: str, text: str, who: str, extractor: Extractor
) -> None:
    found = extractor.extract(f"# Verslag 11 maart 2024\n\n{section}\n\n{text}")
    assert found[-1].actor == who


def test_zij_with_a_plural_is_not_one_who_is_known(extractor: Extractor) -> None:
    head = "# Verslag 11 maart 2024\n\nAanwezig: H. Oltmans, P. Reitsma\n\n## 2. Voortgang\n\n"
    text = "Reitsma licht toe. Zij leveren voor 1 mei de gegevens aan."
    assert extractor.extract(head + text)[-1].actor == ""


def test_zij_who_ask_are_not_who_is_asked(extractor: Extractor) -> None:
    head = "# Raad 11 maart 2024\n\n## 2. Zwembad\n\n"
    text = "Wethouder HOFSTRA: Ik sprak de ouders. Zij hebben mij verzocht een rooster te sturen."
    assert extractor.extract(head + text)[-1].actor == "Wethouder HOFSTRA"


@pytest.mark.parametrize("body", ["Kascommissie", "3. Leden"])
def test_a_pronoun_below_a_body_is_who_was_named(body: str, extractor: Extractor) -> None:
    text = "Noor heeft de bonnen. Ze mailt de lijst voor 1 mei rond."
    assert extractor.extract(f"# Verslag 11 maart 2024\n\n## {body}\n\n{text}")[-1].actor == "Noor"


LETTERS = [
    ("Hoi Sanne,\n\nKun jij de sleutel voor vrijdag ophalen?", "Sanne"),
    ("Beste Sanne,\n\nHugo belt de smid. Jij haalt vrijdag de sleutel op.", "Sanne"),
    (
        "Geachte heer De Graaf,\n\nIk verzoek u de sleutel voor 1 mei te sturen.",
        "heer De Graaf",
    ),
    ("Beste Sanne en Hugo,\n\nJij haalt vrijdag de sleutel op.", "Jij"),
    ("Beste buren,\n\nJij haalt vrijdag de sleutel op.", "Jij"),
    ("Beste Sanne,\n\nBart: de deur klemt. Kun jij de sleutel ophalen?", "jij"),
]


@pytest.mark.parametrize(("text", "who"), LETTERS)
def test_jij_is_who_a_letter_greets(text: str, who: str, extractor: Extractor) -> None:
    assert extractor.extract(f"Mail 11 maart 2024\n\n{text}\n")[-1].actor == who
