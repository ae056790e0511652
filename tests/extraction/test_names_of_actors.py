"""Names of those who act, in whatever form and letters they are written."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor


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
