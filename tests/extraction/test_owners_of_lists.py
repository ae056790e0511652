"""Owners of the entries of a list: several of them, names above bullets, titles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from minutes_head import HEAD

from lovp_actions.items import Item

LISTS = {
    "several owners behind a full stop": (
        "## Actiepunten\n\n- **Flyer:** Maak een flyer. (Greet, Zelia)\n"
        "- Plaats de flyer op de site. (Zelia, Wim)\n- **Handleiding:** Lees die na. (Greet, Wim)\n"
        "- Laat het dak nakijken. (Assen, Meppel)\n",
        [
            ("Greet, Zelia", "Flyer: Maak een flyer"),
            ("Zelia, Wim", "Plaats de flyer op de site"),
            ("Greet, Wim", "Handleiding: Lees die na"),
            ("", "Laat het dak nakijken"),
        ],
    ),
    "names and titles above bullets": (
        "## Actiepunten\n\nEef\n- Goot legen\n\nMarkus\n- Folder maken\n\nKelder\n- Muur verven\n\n"
        "### Ds. Wolters\n\n- Zieken bezoeken\n\n**Prof. dr. Vink**\n\n- Lezing houden\n",
        [
            ("Eef", "Goot legen"),
            ("Markus", "Folder maken"),
            ("", "Muur verven"),
            ("Ds. Wolters", "Zieken bezoeken"),
            ("Prof. dr. Vink", "Lezing houden"),
        ],
    ),
    "titles in markers": (
        "## Rondvraag\n\nActie Mw. mr. A.B. van Wolters: brief sturen.\n\n"
        "De brief is te lang. (actie Zr. Vink)\n",
        [("Mw. mr. A.B. van Wolters", "brief sturen"), ("Zr. Vink", "De brief is te lang")],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), LISTS.values(), ids=list(LISTS))
def test_who_is_to_do_what(
    items_of: Callable[[str], list[Item]], text: str, wanted: list[tuple[str, str]]
) -> None:
    assert [(item.actor, item.action) for item in items_of(HEAD + text)] == wanted
