"""Whose a row of a table is where several act, or where a heading stands over two columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import Item

HEAD = "# Notulen 11 maart 2024\n\nAanwezig: Jan Bakker, Petra Smit\n\n## Acties\n\n"
TOGETHER = [
    ("Roos en Bram bellen de bank", "Roos en Bram", "bellen de bank"),
    ("Roelf en Bram vragen een offerte op", "Roelf en Bram", "vragen een offerte op"),
    ("Zaal en keuken boeken", "", "Zaal en keuken boeken"),
    ("Bar en Keuken sluiten", "", "Bar en Keuken sluiten"),
]


@pytest.mark.parametrize(("cell", "who", "what"), TOGETHER)
def test_several_who_act_by_the_words_of_an_action(
    cell: str, who: str, what: str, items_of: Callable[[str], list[Item]]
) -> None:
    table = "| Onderwerp | Bespreking | Actie |\n|---|---|---|\n"
    rows = f"| Huur | Contract eindigt op 1 juli. | {cell} |\n| Zaal | Lek. | Elke dag dweilen |\n"
    found = items_of(f"{HEAD}{table}{rows}")
    assert (found[0].actor, found[0].action) == (who, what)


OVER = [
    ("| A | Jan | Hek verven |\n| C | Petra | Put legen |", ["Jan", "Petra"]),
    ("| JB | Zaal | Hek verven |\n| PS | Bar | Put legen |", ["JB", "PS"]),
]


@pytest.mark.parametrize(("rows", "who"), OVER)
def test_a_heading_of_owners_over_single_letters_is_over_the_names_beside_them(
    rows: str, who: list[str], extractor: Extractor
) -> None:
    table = f"| Wie |  | Actie |\n|---|---|---|\n{rows}\n"
    assert [item.actor for item in extractor.extract(HEAD + table)] == who
