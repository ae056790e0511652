"""Rows and lines of a template that nobody filled in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from minutes_head import HEAD

from lovp_actions.items import Item

BLANK = [
    "| Nr | Wie | Actie |\n|---|---|---|\n| 1 | Actiehouder | Korte omschrijving |",
    "| Actie | Wie | Wanneer |\n|---|---|---|\n| Taak invullen | Vul naam in | dd-mm-jjjj |",
    "| Actie | Wie |\n|---|---|\n| Typ hier de taak | Petra |",
    "## Acties\n\n[Naam] belt [omschrijving] vóór [datum].",
    "## Acties\n\n- [Naam actiehouder] zal de kok bellen",
    "Actie: [beschrijving] – [actiehouder] – [deadline]",
]
KEPT = [
    "| Wie | Actie | Wanneer |\n|---|---|---|\n| Jan | Datum invullen | 2 april |",
    "| Wie | Actie | Wanneer |\n|---|---|---|\n| Naam | Hek slopen | Datum |",
    "| Wie | Actie | Wanneer |\n|---|---|---|\n| Jan | Vul de naam in | [datum] |",
    "Actie: [naam] – hek slopen – [datum]",
    "Actie: hek slopen – [naam] – [datum]",
    "[Actie] Jan belt de kok.",
    "## Acties\n\n- [naam]: muur verven",
]


@pytest.mark.parametrize(
    ("text", "count"), [*((text, 0) for text in BLANK), *((text, 1) for text in KEPT)]
)
def test_what_is_filled_in_is_an_item(
    items_of: Callable[[str], list[Item]], text: str, count: int
) -> None:
    assert len(items_of(f"{HEAD}## 1. Stand\n\n{text}\n")) == count


@pytest.mark.parametrize("blank", ["-", "–", "...", "…", "?"])
@pytest.mark.parametrize("heading", ["## Acties", "Wie doet wat"])
def test_a_blank_behind_a_name_is_nothing_to_do(
    items_of: Callable[[str], list[Item]], heading: str, blank: str
) -> None:
    text = f"{heading}\nJan: hek slopen\nPetra: {blank}\nGerda: {blank}\nPetra: muur verven\n"
    found = [(item.actor, item.action) for item in items_of(HEAD + text)]
    assert found == [("Jan", "hek slopen"), ("Petra", "muur verven")]
