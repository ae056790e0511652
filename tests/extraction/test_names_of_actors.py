"""Names of those who act, in whatever form and letters they are written."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor, prepare
from lovp_actions.extraction.joining import neighbours
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.reader.decoding import Reading, Span
from lovp_actions.structure.parts import Part


@pytest.mark.parametrize("who", ["mw. El Yousfi", "dhr. La Croix", "mevr. De Haas", "dhr. Elders"])
def test_a_surname_behind_a_title_has_its_particle(who: str, extractor: Extractor) -> None:
    (item,) = extractor.extract(f"Wat het hek betreft komt {who} in juni met een plan.")
    assert item.actor == who.split(" ", 1)[1]


BEYOND = ["Zübeyde Şen", "Ķārlis Ozoliņš", "Ștefan Ţurcanu", "Ivo Řezník", "Œdipe Łaski"]
"""Names with capitals that Dutch, French and German have not."""
WITH_NAME = [
    "00:00:02 Els Bos: Welkom.\n00:00:05 {}: Prima. Ik huur morgen de tent.\n",
    "Els Bos  0:02\nWelkom.\n\n{}  0:05\nPrima. Ik huur morgen de tent.\n",
    "# Acties\n\n**{}**\n- tent huren\n",
    "De tent wordt gehuurd (actie {}).",
    "## Actielijst\n\n- tent huren - {}\n",
    "Actie {}: de tent huren.",
    "Vergadering\n\nTent huren\t{}\t1 mei\nKok bellen\tEls Bos\t2 mei\nTuin\tBram Kok\t3 mei\n",
    "Afgesproken wordt dat {} de tent huurt.",
]


@pytest.mark.parametrize("text", WITH_NAME)
@pytest.mark.parametrize("name", BEYOND)
def test_a_name_with_any_capital_is_one(text: str, name: str, extractor: Extractor) -> None:
    items = extractor.extract(text.format(name))
    assert [item.actor for item in items if "en" in item.action][:1] == [name]


TITLED = [
    ("Dhr. Kuiper en mw. Blok gaan | een proefje opzetten.", "Dhr. Kuiper en mw. Blok"),
    ("De heer Van Dam en de heer Kuiper | zetten een proef op.", "heer Van Dam en de heer Kuiper"),
    ("Mevrouw Blok zal | een ploegje vormen.", "Mevrouw Blok"),
    ("De heer Van Dam | krijgt nog een lijst.", ""),
    ("Volgens mevrouw Blok gaat | de proef door.", ""),
    ("Mevrouw Blok belt en | zet een proef op.", ""),
    ("De proef met dhr. Kuiper gaat | door.", ""),
]


@pytest.mark.parametrize(("told", "who"), TITLED)
def test_who_opens_a_sentence_with_a_title_acts_in_it(told: str, who: str) -> None:
    before, action = told.split("| ")
    document = prepare(Part(f"# Overleg 4 mei 2026\n\n{before}{action}"), "-", ExtractionSettings())
    (unit,) = (unit for unit, _ in document.units)
    span = Span(0, len(before), len(unit.text), action)
    elsewhere = Span(7, 0, 3, "SMV")
    reading = Reading(0, (0, 0, 0.9, 0, 0, 0), elsewhere, 1.0, span, None)
    assert neighbours.opening(reading, unit) == who


FORMAL = [
    "T. in 't Hout-Pals",
    "K. van den Akker jr.",
    "S. ter Steege sr.",
    "wethouder mr. O. ten Kley",
]
WITH_FORMAL = [
    "Afgesproken is dat {} de huurder belt.",
    "Actie {}: de huurder bellen.",
    "Actie: {} belt de huurder.",
    "## 2. Huur\n\nDe loods is leeg. De huurder wordt gebeld. Actie: {}.",
    "De huurder wordt gebeld. (actie: {})",
    "## Actielijst\n\n- huurder bellen ({})\n- loods bekijken (Els)\n",
    "## Actielijst\n\n- {}: huurder bellen\n- Els: loods bekijken\n",
    "## Actielijst\n\n1. {} – huurder bellen\n2. Els – loods bekijken\n",
    "| Actie | Wie | Wanneer |\n|---|---|---|\n| Huurder bellen | {} | 1 mei |\n",
]


@pytest.mark.parametrize("present", ["", "Aanwezig: {}, Els Bos\n\n"])
@pytest.mark.parametrize("text", WITH_FORMAL)
@pytest.mark.parametrize("name", FORMAL)
def test_a_name_is_whole_with_what_stands_before_and_behind_it(
    present: str, text: str, name: str, extractor: Extractor
) -> None:
    items = extractor.extract(f"# Overleg 4 april 2026\n\n{present}{text}".replace("{}", name))
    assert [item.actor.rstrip(".") for item in items[:1]] == [name.rstrip(".")]


OPENING = [
    ("K. van den Akker jr. belt de huurder.", "K. van den Akker jr."),
    ("K. van den Akker belt de huurder.", "K. van den Akker"),
    ("T. in 't Hout-Pals belt de huurder.", "T. in 't Hout-Pals"),
    ("De heer Van den Akker belt de huurder.", "heer Van den Akker"),
    ("S. Vos en K. van den Akker jr. bellen de huurder.", "S. Vos en K. van den Akker jr."),
    ("Mw. Vos en dhr. K. el Akri bellen de huurder.", "Mw. Vos en dhr. K. el Akri"),
    ("Mw. Vos heeft gebeld en dhr. K. el Akri mailt de huurder.", "dhr. K. el Akri"),
    ("Mw. Vos belt samen met dhr. O. Berg, mw. Kort e.a. de huurder.", "Mw. Vos"),
    ("Mw. Vos pakt dit samen met dhr. O. Berg, mw. Kort e.a. in mei op.", "Mw. Vos"),
    ("Daarna belt T. in 't Hout-Pals de huurder.", "T. in 't Hout-Pals"),
    ("Daarna belt K. van den Akker jr. de huurder.", "K. van den Akker jr."),
    ("Daarna belt mevrouw Kort de huurder.", "mevrouw Kort"),
]  # fmt: skip


@pytest.mark.parametrize("heading", ["## 2. Huur", "## Afspraken"])
@pytest.mark.parametrize(("text", "who"), OPENING)
def test_a_name_that_opens_a_line_is_whole(
    heading: str, text: str, who: str, extractor: Extractor
) -> None:
    (item,) = extractor.extract(f"# Overleg 4 april 2026\n\n{heading}\n\n{text}")
    assert item.actor == who


TITLES = [
    ("Dhr. A. de Vos en mw. J. Berg-van 't Wout stellen voor 1 mei een brief op.",
     "Dhr. A. de Vos en mw. J. Berg-van 't Wout"),
    ("Mw. Vos, dhr. O. Berg en mw. Kort stellen voor 1 mei een brief op.",
     "Mw. Vos, dhr. O. Berg en mw. Kort"),
    ("Mw. Vos, dhr. O. Berg en mw. Kort zijn er. Dhr. S. Pal stelt een brief op.", "Dhr. S. Pal"),
]  # fmt: skip


@pytest.mark.parametrize("heading", ["## 2. Huur", "**Rondvraag**\n\nHet is laat."])
@pytest.mark.parametrize(("text", "who"), TITLES)
def test_all_with_titles_who_act_together_do(
    heading: str, text: str, who: str, extractor: Extractor
) -> None:
    assert extractor.extract(f"# Overleg 4 april 2026\n\n{heading}\n\n{text}")[-1].actor == who
