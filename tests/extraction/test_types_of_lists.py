"""Of what type the entries of a list are, by its heading."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from minutes_head import HEAD

from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import Item

TYPES = [
    ("### Toezeggingen", "- Zaal huren (Petra)\n- Jan mailt de leden.", "toezegging"),
    ("Toezeggingen van het bestuur:", "- Jan: zaal huren\n- Petra belt Jan.", "toezegging"),
    ("## Lijst", "| Toezegging | Wie |\n|---|---|\n| Zaal huren | Jan |", "toezegging"),
    ("## Toezeggingen", "| Wat | Wie |\n|---|---|\n| Zaal huren | Jan |", "toezegging"),
    (
        "### Openstaande toezeggingen",
        "- Wethouder Kok: brief over de brug, komt in mei",
        "toezegging",
    ),
    ("## Nog lopende toezeggingen", "Wethouder Kok: brief over de brug", "toezegging"),
    ("### Acties en toezeggingen", "- Zaal huren (Petra)\n- Jan mailt de leden.", "actiepunt"),
    ("OPENSTAANDE ACTIES", "Jan: zaal huren\nPetra: vlag halen", "actiepunt"),
    ("### Uitstaande actie-items", "- Jan: zaal huren\n- Petra: vlag halen", "actiepunt"),
    ("### Afspraken", "- Actie: Jan belt de bakker.", "actiepunt"),
    ("### Afspraken", "- Jan boekt de zaal.\n- De vlag wordt door Petra gehaald.", "afspraak"),
    ("Gemaakte afspraken:", "- Petra haalt de vlag.\n- Het hek wordt geverfd.", "afspraak"),
    ("Afgesproken is:", "1. Jan boekt de zaal.\n2. Petra haalt de vlag.", "afspraak"),
    ("Verder is overeengekomen:", "- Jan boekt de zaal.\n- Petra haalt de vlag.", "afspraak"),
    ("Er is het volgende afgesproken:", "- Petra maakt een tekening.", "afspraak"),
    ("We spreken het volgende af:", "- Petra haalt de vlag.", "afspraak"),
    ("Afgesproken wordt dat:", "- Jan de zaal boekt;\n- Petra de vlag haalt.", "afspraak"),
    ("Zoals eerder afgesproken:", "- Petra haalt de vlag.", "toezegging"),
    ("Er is het volgende besproken:", "- Petra haalt de vlag.", "toezegging"),
    ("## Afspraken", "| Wat | Wie |\n|---|---|\n| Zaal huren | Jan |", "actiepunt"),
    ("## Afspraken en acties", "- Jan: zaal huren\n- Petra: vlag halen", "actiepunt"),
    ("Over de toezeggingen vraagt de raad:", "- Jan vraagt Petra de lijst te sturen.", "verzoek"),
]


@pytest.mark.parametrize(("head", "entries", "type_"), TYPES)
def test_a_list_tells_what_its_entries_are(
    items_of: Callable[[str], list[Item]], head: str, entries: str, type_: str
) -> None:
    found = items_of(f"{HEAD}{head}\n\n{entries}\n")
    assert {item.type for item in found} == {type_}
    assert not any(item.action in head for item in found)


SIGNED = [
    ("@Els boekt de hal, @Wim haalt de kisten", ["actiepunt", "actiepunt"]),
    ("@Els boekt de hal en @Wim wordt reserve", ["actiepunt", "actiepunt"]),
    ("→ @Els boekt de hal", ["actiepunt"]),
    ("Els boekt de hal, Wim haalt de kisten", ["toezegging", "toezegging"]),
]


@pytest.mark.parametrize(("line", "types"), SIGNED)
@pytest.mark.parametrize("heading", ["## 2. Feest", "## Rondvraag"])
def test_each_behind_a_sign_has_an_actiepunt(
    heading: str, line: str, types: list[str], extractor: Extractor
) -> None:
    text = f"# Verslag 14 mei 2024\n\nAanwezig: Els Bos, Wim Kok\n\n{heading}\n\n{line}\n"
    assert [item.type for item in extractor.extract(text)] == types
