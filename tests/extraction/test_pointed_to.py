"""What an action points to: the sentence before stands in `context`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lovp_actions.extraction.pointed_to import points
from lovp_actions.items import Item


@pytest.mark.parametrize(
    "action",
    [
        "zegt dit toe",
        "De VOORZITTER zegt dat toe.",
        "stuurt die rond",
        "stuurt deze naar de leden",
        "dit voor 1 april uit te zoeken",
        "pakt dit op",
        "komt hierop terug",
        "de raad hierover te informeren",
        "neemt het mee",
        "belt hen",
    ],
)
def test_it_only_points(action: str) -> None:
    assert points(action)


@pytest.mark.parametrize(
    "action",
    [
        "stuurt die brief rond",
        "dat hij voor 1 april de raad inlicht",
        "maakt een nieuwe website",
        "deze maand de cijfers te sturen",
        "belt de drukker hierover",
        "Offerte opvragen",
        "",
    ],
)
def test_it_says_what_is_done(action: str) -> None:
    assert not points(action)


def test_the_sentence_before_is_the_context(items_of: Callable[[str], list[Item]]) -> None:
    text = (
        "# Notulen\n\nNoor vertelt dat de notu-\nlen klaar zijn. Zij zegt toe die rond te sturen."
        "\n\nDe offerte is binnen.\n\nDe voorzitter zegt toe dit na te kijken.\n\n## Nieuw\n\n"
        "De voorzitter zegt toe dit na te kijken.\n"
    )
    assert [(item.action, item.context) for item in items_of(text)] == [
        ("die rond te sturen", "Noor vertelt dat de notulen klaar zijn."),
        ("dit na te kijken", "De offerte is binnen."),
        ("dit na te kijken", ""),
    ]
