"""Tables and lists of something else than actions: an agenda, papers, money, rotas, roles."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor

HEAD = "# Notulen kookclub 3 november 2025\n\nAanwezig: Noor Haddad, Wim van Dongen, Els Maas\n\n"
TABLES = [
    ("Agenda", "Punt | Onderwerp | Wie | Tijd", "1 | Opening | Noor | 5 min", ""),
    ("Programma", "Tijd | Onderwerp | Wie", "20.15 | Stand van de kas | Els", ""),
    ("Stukken", "Document | Auteur | Versie | Datum", "Jaarplan | Noor | 0.2 | 1 december", ""),
    ("Geld", "Omschrijving | Bedrag | Datum", "Gas | € 90 | 1 december", ""),
    ("Ingekomen stukken", "Afzender | Onderwerp | Afdoening", "Bond | Brief | ter kennisname", ""),
    ("Kookrooster", "Datum | Wie", "1 december | Wim", ""),
    ("Besluiten", "Nr | B/A | Omschrijving | Wie", "1 | B | Akkoord met menu | Noor", ""),
    ("Besluiten", "Nr | B/A | Omschrijving | Wie", "1 | A | Pannen kopen | Noor", "Noor"),
    ("Punten", "Soort | Omschrijving | Wie", "Mededeling | Oven is stuk | Noor", ""),
    ("Punten", "Soort | Omschrijving | Wie", "Actie | Oven repareren | Noor", "Noor"),
    (
        "Punten",
        "Omschrijving | Wie | Stand | Soort",
        "Oven keuren | Noor | loopt | Besluit",
        "Noor",
    ),
    ("Lijst", "Type | Actie | Wie | Status", "B | Oven laten keuren | Noor | open", "Noor"),
    ("Lijst", "Type | Actie | Wie | Status", "B | Oven laten keuren | Noor | gereed", ""),
    ("Lijst", "Type | Actie | Wie | Status", "Mededeling | Oven is stuk | Noor | ", ""),
    ("Lijst", "Type | Actie | Wie | Status", "B | Oven gekocht | Noor | akkoord", ""),
    ("Acties", "Omschrijving | Wie | Tijd", "Pannen kopen | Noor | 1 december", "Noor"),
    ("Post", "Afzender | Actie | Wie", "Bond | Brief beantwoorden | Noor", "Noor"),
    ("Kerst", "Omschrijving | Wie | Wanneer | Bedrag", "Wijn kopen | Els | 1 mei | € 9", "Els"),
    ("Kerst", "Tijd | Wat | Wie", "20.15 | Soep opscheppen | Els", "Els"),
]


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize(("heading", "heads", "row", "who"), TABLES)
def test_the_rows_of_a_table_of_something_else(
    heading: str, heads: str, row: str, who: str, extractor: Extractor, *, fast: bool
) -> None:
    rule = "|".join(["---"] * len(heads.split("|")))
    text = f"{HEAD}## {heading}\n\n| {heads} |\n|{rule}|\n| {row} |\n"
    assert [item.actor for item in extractor.extract(text, fast=fast)] == [who] * bool(who)


LINES = [
    ("Rollen", "Penningmeester: Els", 0),
    ("Rolverdeling", "Pers en website: Els", 0),
    ("4. Bestuur", "Contactpersoon gemeente: Noor", 0),
    ("4. Bestuur", "Vrijwilligerscoördinator – Noor Haddad", 0),
    ("Acties", "Contactpersoon zoeken – Noor", 1),
    ("Taakverdeling", "Hapjes maken: Noor", 1),
]


@pytest.mark.parametrize(("heading", "line", "count"), LINES)
def test_a_list_of_roles(heading: str, line: str, count: int, extractor: Extractor) -> None:
    text = f"{HEAD}## {heading}\n\n- {line}\n"
    assert len(extractor.extract(text)) == count


@pytest.mark.parametrize("heading", ["Rollen", "Functies", "Rollen en taken"])
def test_a_list_of_roles_below_one_of_actions(heading: str, extractor: Extractor) -> None:
    text = f"# Actiepunten\n\n- Noor: pan kopen\n\n## {heading}\n\n- Voorzitter: Wim\n- Kok: Els\n"
    assert [item.actor for item in extractor.extract(text)] == ["Noor"]


def test_a_group_of_actions_below_a_list_of_them(extractor: Extractor) -> None:
    text = "# Actiepunten\n\n- Noor: pan kopen\n\n## Keuken\n\n- Wim: oven laten keuren\n"
    assert [item.actor for item in extractor.extract(text)] == ["Noor", "Wim"]
