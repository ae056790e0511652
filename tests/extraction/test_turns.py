"""Who "ik" is in verbatim reports: whose turn it is, and not who is spoken to."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor

HEAD = "# Raadsvergadering 11 maart 2024\n\n## 3. Kermis\n\n"
PROMISE = "Ik zal de raad de cijfers sturen."
TURNS = [
    (f"Wethouder Oost: Dat is een goede vraag.\n\n{PROMISE}", "Wethouder Oost"),
    (f"Wethouder Oost: Goede vraag.\n\nDe kermis was druk.\n\n{PROMISE}", "Wethouder Oost"),
    (f"Wethouder Oost (VVD): Goede vraag.\n\n- De kermis was druk.\n- {PROMISE}", "Wethouder Oost"),
    (f"Wethouder Oost: Goede vraag.\n\nMevrouw Kral: Dank.\n\n{PROMISE}", "Mevrouw Kral"),
    (f"Wethouder Oost: Goede vraag.\n\nZijlstra: dank.\n\n{PROMISE}", "Ik"),
    (f"Wethouder Oost: Goede vraag.\n\nVan den Berg en Kral: dank.\n\n{PROMISE}", "Ik"),
    (f"Wethouder Oost: Goede vraag.\n\n## 4. Markt\n\n{PROMISE}", "Ik"),
    (f"- Trainers JO11: Kees stopt.\n- De kermis was druk. {PROMISE}", "Ik"),
    ("Wethouder Oost: Goede vraag. Mijn medewerkers sturen u morgen de cijfers.", "Wethouder Oost"),
    ("Wethouder Oost: Goede vraag. Mijn dienst stuurt u morgen de cijfers.", "dienst"),
    ("Zijlstra: Dat klopt, die ontbreken. Zal dit navragen.", "Zijlstra"),
    (f"Kermis: er is een goede vraag.\n\n{PROMISE}", "Ik"),
    (f"Marieke: Goede vraag.\n\n{PROMISE}", "Ik"),
]


@pytest.mark.parametrize(("text", "who"), TURNS)
def test_a_turn_goes_on_up_to_another_label(text: str, who: str, extractor: Extractor) -> None:
    assert extractor.extract(HEAD + text)[-1].actor == who


def test_a_turn_in_a_mail_ends_with_its_paragraph(extractor: Extractor) -> None:
    mail = (
        "Beste allen,\n\nWethouder Oost: Goede vraag.\n\nIk zal de cijfers sturen.\n\nGroet,\nJan"
    )
    assert extractor.extract(mail)[-1].actor == "Jan"


CALLED = [
    ("De foto's, meneer Zijlstra, die ga ik u mailen.", "Wethouder Oost"),
    ("De foto's, collega Kral, zal ik morgen mailen.", "Wethouder Oost"),
    ("Mevrouw Kral, ik mail u morgen de foto's.", "Wethouder Oost"),
    ("Meneer Zijlstra, ik vraag u de foto's na te sturen.", "Meneer Zijlstra"),
]


@pytest.mark.parametrize("before", ["Wethouder Oost: ", "Wethouder Oost: Goede vraag. "])
@pytest.mark.parametrize(("words", "who"), CALLED)
def test_who_is_spoken_to_does_not_act(
    before: str, words: str, who: str, extractor: Extractor
) -> None:
    assert extractor.extract(HEAD + before + words)[-1].actor == who


APART = [
    ("Hallo Karin, ik bel morgen de kok.", ["ik"]),
    ("Goedemorgen Karin en Jan, morgen bel ik de kok.", ["ik"]),
    ("Dag Karin, wil jij de zaal bellen?", ["Karin"]),
    ("De heer Vos, zeg ik, belt morgen de zaal.", ["heer Vos"]),
    ("Karin, ik bel je morgen over de zaal.", ["ik"]),
    ("Jan, jij belt de zaal en ik mail de kok.", ["Jan", "ik"]),
    ("Karin, wil jij de zaal bellen?", ["Karin"]),
    ("Karin, vind ik, belt morgen de zaal.", ["Karin"]),
    ("Jan, Karin en ik bellen morgen de zaal.", ["Jan, Karin en ik"]),
]


@pytest.mark.parametrize(("words", "who"), APART)
def test_ik_beside_a_name(words: str, who: list[str], extractor: Extractor) -> None:
    assert [item.actor for item in extractor.extract(HEAD + words)] == who
