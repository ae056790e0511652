"""Entries of lists that look like the name of an office, a label or a heading, and are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lovp_actions import Item

KEPT = [
    (
        "## Distributie\n\n- Jan: folders halen\n- Els: zaal huren",
        [("Jan", "folders halen"), ("Els", "zaal huren")],
    ),
    ("## Acties\n\n- Kopie aan: de bank sturen (Els)", [("Els", "Kopie aan: de bank sturen")]),
    ("Actie: Bestuur Uitbreiden", [("", "Bestuur Uitbreiden")]),
    ("## Actiepunten\n\n- Kascommissie Uitnodigen", [("", "Kascommissie Uitnodigen")]),
    ("## Acties\n\n- To-do Lijst maken – Jan", [("Jan", "To-do Lijst maken")]),
    ("To do Jan gaat de zaal huren.", [("Jan", "gaat de zaal huren")]),
    (
        "1. Actiepunten\nKees belt de bank.\n2. Rondvraag\ngeen.\n3. Sluiting\n22.00 uur.",
        [("Kees", "belt de bank")],
    ),
    ("Wat\tWie\nZaal huren\tJan\n\nNotulist:\tKees", [("Jan", "Zaal huren")]),
    ("Wat\tWie\n\nZaal huren\tJan\n\nNotulist:\tKees", [("Jan", "Zaal huren")]),
    ("Wat\tWie\n\nZaal huren\tJan\n\nNaam\tFunctie\n\nEls\tsecretaris", [("Jan", "Zaal huren")]),
    ("Actie: Werkgroep Zaal", []),
    ("## Distributielijst\n\n- Jan\n- Els", []),
]


@pytest.mark.parametrize(("text", "wanted"), KEPT)
def test_an_entry_is_kept(
    items_of: Callable[[str], list[Item]], text: str, wanted: list[tuple[str, str]]
) -> None:
    found = items_of(f"# Verslag 3 mei 2027\n\n{text}\n")
    assert [(item.actor, item.action) for item in found] == wanted
