"""Full names by the attendee list, and items that repeat another."""

from __future__ import annotations

from collections.abc import Callable

import by_rules
import pytest

from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import Item
from lovp_actions.people.full_names import full_name
from lovp_actions.structure.attendees import Attendee

PEOPLE = tuple(
    Attendee(name) for name in ("Jan Bakker", "Noor van der Velde", "Jan de Wit", "Sem Bos")
)


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("Noor", "Noor van der Velde"),
        ("Van der Velde", "Noor van der Velde"),
        ("Wethouder Bakker", "Jan Bakker"),
        ("JB", "Jan Bakker"),
        ("Sem B", "Sem Bos"),
        ("Noor en Sem", "Noor van der Velde en Sem Bos"),
        ("Jan", ""),  # two of them
        ("Noor en de griffie", ""),
        ("werkgroep", ""),
        ("Noor; Sem", "Noor van der Velde en Sem Bos"),
        ("wethouder Bos", "Sem Bos"),
        ("Petra Bos", ""),
        ("", ""),
    ],
)
def test_full_name(actor: str, name: str) -> None:
    assert full_name(actor, PEOPLE) == name


MINUTES = """\
# Notulen bestuur 3 maart 2026

Aanwezig: Noor van der Velde, Sem Bos

## Zaal

Noor zal de zaal voor de ledendag reserveren. De zaal was vorig jaar mooi.

## Actielijst

| nr | actie | wie | status |
|---|---|---|---|
| 1 | Zaal voor ledendag reserveren | NV | open |
| 2 | Begroting rondsturen | Sem | gereed |
"""


def test_the_closing_list_is_linked_to_the_prose(items_of: Callable[[str], list[Item]]) -> None:
    prose, row = items_of(MINUTES)
    assert (prose.repeats, row.repeats) == ("", prose.id)
    assert (prose.actor_full, row.actor_full) == ("Noor van der Velde", "Noor van der Velde")
    assert row.status == "open"


def test_closed_rows_come_on_request(extractor: Extractor) -> None:
    found = extractor.extract(MINUTES, closed=True, **by_rules.SETTINGS)
    assert [(item.actor, item.status) for item in found][1:] == [("NV", "open"), ("Sem", "gereed")]
