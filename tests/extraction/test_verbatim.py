"""What an item quotes is a part of its sentence, markup and all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from minutes_head import HEAD

from lovp_actions import extract
from lovp_actions.items import Item


def test_time_words_are_quoted_without_the_markup_in_them(
    items_of: Callable[[str], list[Item]],
) -> None:
    (item,) = items_of("De griffier zal de brief vóór ** 1 juni 2026 sturen.")
    assert item.deadline == "vóór 1 juni 2026"
    assert item.deadline_date == "2026-06-01"


PRICES = [
    (
        "Petra betaalt de factuur van € 300,-- aan Blom.",
        ["betaalt de factuur van € 300,-- aan Blom"],
    ),
    ("Jan maakt € 50,- over aan de kas.", ["maakt € 50,- over aan de kas"]),
    ("Jan mailt de 300 leden, Petra boekt de zaal.", ["mailt de 300 leden", "boekt de zaal"]),
]


@pytest.mark.parametrize(("text", "actions"), PRICES)
def test_a_price_ends_no_action(text: str, actions: list[str]) -> None:
    assert [item.action for item in extract(f"{HEAD}{text}\n")] == actions


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Mevrouw\u00a0Van\u00a0’t\u00a0Zand belt de kok.", "Mevrouw Van ’t Zand"),
        ("- Jan van\u00a0‘t Veer: zaal huren", "Jan van ‘t Veer"),
        ("- Jan van\u00a0't Veer: zaal huren", "Jan van 't Veer"),
    ],
)
def test_a_name_keeps_its_apostrophe(text: str, who: str) -> None:
    assert [item.actor for item in extract(f"{HEAD}## Acties\n\n{text}\n")] == [who]
