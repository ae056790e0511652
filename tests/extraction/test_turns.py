"""Who "ik" is in verbatim reports: whose turn it is."""

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
