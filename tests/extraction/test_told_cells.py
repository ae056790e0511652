"""Cells of tables that tell in sentences what was said, read as prose below the row's topic."""

from __future__ import annotations

import pytest
from minutes_head import HEAD

from lovp_actions import extract
from lovp_actions.structure.minutes import parse

SHED = "Het hok is vol. Wouter huurt een container. Petra belt vóór 3 juni de kringloop."
FOUND = ["Wouter", "Petra, vóór 3 juni"]


def table(rows: str) -> str:
    """Rows of cells as a table of Markdown, the first of them its headings."""
    head, *below = rows.split("\n")
    rule = "|---" * (head.count("|") + 1)
    return "\n".join([HEAD + f"| {head} |", f"{rule}|", *(f"| {row} |" for row in below), ""])


def found(text: str) -> list[str]:
    """Who acts, and by when."""
    return [", ".join(filter(None, (item.actor, item.deadline))) for item in extract(text)]


@pytest.mark.parametrize(
    "heads",
    [
        "Onderwerp|Besproken",
        "Agendapunt|Bespreking",
        "Thema|Inbreng",
        "Punt|Toelichting",
        "Onderwerp|Besluit",
    ],
)
def test_sentences_beside_a_topic(heads: str) -> None:
    assert found(table(f"{heads}\nSchuur|{SHED}\nPoort|De poort klemt.")) == FOUND


@pytest.mark.parametrize(
    "rows",
    [
        f"Nr|Onderwerp|Verslag\n1|Schuur|{SHED}\n2|Poort|Die klemt.",
        f"Datum|Onderwerp|Besproken\n4 maart|Schuur|{SHED}",
        f"Agendapunt|Bespreking|Actie\nSchuur|{SHED}|\nPoort|Die klemt.|",
        f"Onderwerp|Besproken|Actie|Wie|Wanneer\nSchuur|{SHED}|||",
        f"Onderwerp|Besproken|Wie\nSchuur|{SHED}|\nPoort|Die klemt.|",
    ],
)
def test_sentences_beside_empty_cells(rows: str) -> None:
    assert found(table(rows)) == FOUND


def test_sentences_beside_an_action_with_its_owner() -> None:
    rows = (
        f"Nr|Onderwerp|Verslag|Actie|Wie\n1|Schuur|{SHED}|Sleutel bijmaken|Jan\n"
        "2|Poort|Die klemt.|Scharnier smeren|Petra"
    )
    own = ["Jan", "Petra"]
    assert found(table(rows)) == [*FOUND, *own]
    rows = f"Agendapunt|Bespreking|Actie\nSchuur|{SHED}|Jan: sleutel bijmaken"
    assert found(table(rows)) == [*FOUND, "Jan"]


def test_one_sentence_is_of_who_stands_beside_a_text() -> None:
    text = "Het hok is vol. Wouter huurt een container. De sleutel wordt bijgemaakt. Het is koud."
    rows = f"Onderwerp|Besproken|Actie\nSchuur|{text}|Jan\nPoort|De poort wordt gesmeerd.|Petra"
    items = extract(table(rows))
    assert [item.actor for item in items] == ["Wouter", "Jan", "Petra"]
    assert items[1].action == "De sleutel wordt bijgemaakt"


def test_markers_and_lines_in_a_cell() -> None:
    rows = (
        "Onderwerp|Besluit\nSchuur|Akkoord. Toezegging Petra Smit: de raad krijgt een plan. "
        "Toezegging Petra Smit: de kosten worden nagezonden.\n"
        "Poort|De poort klemt.<br>• Wouter smeert het scharnier<br>• Jan koopt een slot"
    )
    assert found(table(rows)) == ["Petra Smit", "Petra Smit", "Wouter", "Jan"]


def test_columns_set_with_spaces() -> None:
    text = (
        f"{HEAD}Nr.  Onderwerp                Besluit\n\n"
        "1    Begroting van de stichting   Akkoord. Wethouder Bos zegt toe de raad\n"
        "                                  in juni een overzicht te sturen.\n\n"
        "2    Poort                        De poort klemt. Petra smeert het\n"
        "                                  scharnier.\n"
    ).replace("Onderwerp                Besluit", "Onderwerp                    Besluit")
    assert found(text) == ["Wethouder Bos, in juni", "Petra"]


KEPT = [
    "Actie|Wie|Wanneer\nSlot kopen. Petra belt eerst de smid.|Jan|3 mei",
    "Onderwerp|Actie|Wie\nPoort|Het slot is stuk. Dat moet vervangen worden.|Jan",
    "Actie|Toelichting|Wie\nSlot kopen|De poort klemt. Petra heeft de sleutel.|Jan",
    "Actie|Stand van zaken|Wie\nSlot kopen|Jan heeft gebeld. De smid komt.|Jan",
    "Besluit|Portefeuillehouder|Wanneer\nDe poort klemt. Het slot wordt vervangen.|Jan|1 mei",
    "Risico|Maatregel|Wie\nInbraak|De poort sluit slecht. Het slot wordt vervangen.|Jan",
    "Onderwerp|Besproken\nPoort|Slot kopen. Vóór 3 mei.",
]


@pytest.mark.parametrize("rows", KEPT)
def test_rows_that_are_one_action(rows: str) -> None:
    blocks = [block for section in parse(table(rows)).sections for block in section.blocks]
    assert [block.kind for block in blocks if block.kind != "attendees"] == ["row"]


def test_the_topic_of_a_row_heads_its_sentences() -> None:
    items = extract(table(f"Onderwerp|Besproken\nSchuur|{SHED}") + "\nPetra mailt de leden.\n")
    assert [item.section for item in items] == ["Schuur", "Schuur", ""]


def test_a_report_below_a_list_of_actions() -> None:
    listed = HEAD + "## Actielijst\n\n- Slot kopen (Jan)\n\n"
    assert found(table(f"Onderwerp|Besproken\nSchuur|{SHED}").replace(HEAD, listed)) == [
        "Jan",
        *FOUND,
    ]
    rows = "Onderwerp|Afspraak\nPoort|De poort klemt. Petra koopt een scharnier."
    blocks = parse(table(rows).replace(HEAD, listed)).sections[-1].blocks
    assert [block.kind for block in blocks] == ["item", "row"]


@pytest.mark.parametrize("heads", ["Verslag|Actiehouder", "Bespreking|Wie"])
def test_topics_in_rows_of_their_own_do_not_hide_the_owners(heads: str) -> None:
    rows = [
        heads, "Schuur|", "De schuur is vol. Er wordt een container gehuurd.|Wouter", "Poort|",
        "De poort klemt. Het scharnier wordt vervangen vóór 3 mei.|Petra", "Rondvraag|",
    ]  # fmt: skip
    assert found(table("\n".join(rows))) == ["Wouter", "Petra, vóór 3 mei"]
