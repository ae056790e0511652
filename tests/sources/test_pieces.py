"""Pieces of documents as text, and the place of each line."""

from __future__ import annotations

import pytest

from lovp_actions.sources.inline import Inline
from lovp_actions.sources.pieces import (
    Heading,
    ListItem,
    Page,
    Paragraph,
    Part,
    Piece,
    Place,
    Table,
    Verbatim,
)
from lovp_actions.sources.render import render


def cell(*texts: str) -> list[Piece]:
    return [Paragraph(text) for text in texts]


def text(*pieces: Piece) -> str:
    return render(pieces)[0]


def test_headings_paragraphs_and_lists() -> None:
    pieces = [
        Heading("Notulen", 1),
        Paragraph("Jan opent.\nIedereen is er."),
        ListItem("Anna belt", 0, "1."),
        ListItem("de school", 1),
        Paragraph("Einde."),
    ]
    found, places, _ = render(pieces)
    assert found.split("\n") == [
        "# Notulen", "", "Jan opent.", "Iedereen is er.", "",
        "1. Anna belt", "  - de school", "", "Einde.", "",
    ]  # fmt: skip
    words = [place.words for place in places]
    assert len(words) == found.count("\n")
    assert [words[i] for i in (0, 2, 3, 5, 6, 8)] == [
        f"paragraph {number}" for number in (1, 2, 2, 3, 4, 5)
    ]


def test_tables_are_rows_with_bars() -> None:
    rows = [[cell("Wie"), cell("Actie")], [cell("Anna", "Bob"), cell("a|b\tc")], [cell("Jan")]]
    found, places, _ = render([Table(rows, head=True)])
    assert found.split("\n")[:4] == [
        "| Wie | Actie |",
        "| --- | --- |",
        "| Anna, Bob | a\\|b c |",
        "| Jan |  |",
    ]
    assert places[2] == Place(None, "table 1, row 2")


LISTED = [
    ([ListItem("zaal boeken"), ListItem("vlag halen", 0, "2.")], "• zaal boeken • vlag halen"),
    ([Paragraph("- zaal boeken\n- vlag halen")], "• zaal boeken • vlag halen"),
    (
        [Paragraph("Jan: zaal boeken\nPiet belt de drukker.")],
        "Jan: zaal boeken; Piet belt de drukker.",
    ),
    ([Paragraph("Zaal boeken bij\nde Kroon")], "Zaal boeken bij de Kroon"),
]


@pytest.mark.parametrize(("pieces", "words"), LISTED)
def test_a_list_in_a_cell_keeps_its_lines_apart(pieces: list[Piece], words: str) -> None:
    found, _, _ = render([Table([[cell("Jan"), pieces]])])
    assert found == f"| Jan | {words} |\n"


PARTED = [
    (["Dak nakijken", "Hek verven"], ["1 juni", "z.s.m."], 2),
    (["Dak nakijken", "Hek verven"], ["1 juni"], 1),
    (["Dak", "nakijken"], ["1 juni", "2024"], 1),
    (["Dak", "nakijken"], ["1 juni", "15 juni"], 1),
    (["Dak nakijken", "Hek verven"], ["Jan", "Piet"], 1),
]


@pytest.mark.parametrize(("actions", "days", "count"), PARTED)
def test_a_row_with_a_day_for_each_of_its_actions(
    actions: list[str], days: list[str], count: int
) -> None:
    found, places, _ = render([Table([[cell("Jan"), cell(*actions), cell(*days)]])])
    assert found.count("\n") == count
    assert {place.words for place in places} == {"table 1, row 1"}
    assert count == 1 or found.startswith("| Jan | Dak nakijken | 1 juni |\n| Jan | Hek verven |")


def test_tables_that_only_lay_out_are_text() -> None:
    agenda = Table(
        [
            [cell("1"), cell("Opening", "Jan opent.", "Anna is er.")],
            [cell("2"), cell("Sluiting")],
        ]
    )
    assert text(agenda).split("\n\n")[:2] == ["1 Opening", "Jan opent."]
    assert text(Table([[cell("een")], [cell("twee")]])) == "een\n\ntwee\n"
    nested = Table([[cell("kop"), [Table([[cell("a"), cell("b")]])]]])
    assert text(nested) == "kop\n\n| a | b |\n"


BOXED = [
    (cell("Hek verven"), "Hek verven"),
    (cell("Hek verven", "Dak nakijken"), "Hek verven; Dak nakijken"),
    ([Table([[cell("Hek verven")]])], "Hek verven"),
]


@pytest.mark.parametrize(("inner", "words"), BOXED)
def test_a_table_of_one_column_in_a_cell_is_what_it_holds(inner: list[Piece], words: str) -> None:
    head, day = [cell("Wie"), cell("Wat"), cell("Wanneer")], cell("1 juni")
    boxed: list[Piece] = [Table([[[piece]] for piece in inner]), Paragraph("")]
    rows = Table([head, [cell("Jan"), boxed, day], [[Table([[cell("Piet")]])], boxed, day]])
    assert text(rows).split("\n")[1:3] == [
        f"| {who} | {words} | 1 juni |" for who in ("Jan", "Piet")
    ]


def test_tables_in_cells_that_lay_out_or_have_columns_are_text() -> None:
    boxed: list[Piece] = [Table([[cell("Jan belt.")], [cell("Piet mailt.")]])]
    assert text(Table([[cell("Verslag"), boxed]])) == "Verslag\n\nJan belt.\n\nPiet mailt.\n"
    inner: list[Piece] = [Table([[cell("a"), cell("b")]])]
    rows = Table([[cell("Wie"), cell("Wat")], [cell("Jan"), inner]])
    assert text(rows) == "| Wie | Wat |\n\nJan\n\n| a | b |\n"


BROKEN = [
    ("Anna\nKok", "Vlag hijsen", "Anna Kok", "Vlag hijsen"),
    ("Anna\nBob", "Vlag hijsen", "Anna, Bob", "Vlag hijsen"),
    ("Anna Kok\nBob de Wit", "Vlag hijsen", "Anna Kok, Bob de Wit", "Vlag hijsen"),
    ("Anna\nKok\nCarla", "Vlag hijsen", "Anna Kok, Carla", "Vlag hijsen"),
    ("Bob", "Vlag-\ngen hijsen", "Bob", "Vlaggen hijsen"),
    ("Bob", "Concept-\nbrief sturen", "Bob", "Concept-brief sturen"),
    ("Bob", "Voor-\nen nadelen noemen", "Bob", "Voor- en nadelen noemen"),
    ("Bob", "Vlag -\nhijsen", "Bob", "Vlag - hijsen"),
]


@pytest.mark.parametrize(("who", "what", "owner", "words"), BROKEN)
def test_a_line_break_in_a_name_or_a_word_of_a_cell(
    who: str, what: str, owner: str, words: str
) -> None:
    head = Paragraph("Aanwezig: Anna Kok, Bob de Wit, Carla Kokken")
    found, _, _ = render([head, Table([[cell(who), cell(what)]])])
    assert found.endswith(f"\n| {owner} | {words} |\n")


def test_forms_are_lines_with_labels() -> None:
    form = Table([[cell("**Datum**", "3 mei 2024"), cell("**Aanwezig:**", "Anna", "Bob")]])
    assert text(form) == "Datum: 3 mei 2024\n\nAanwezig: Anna, Bob\n"


def test_pages_and_parts() -> None:
    found, places, _ = render(
        [Page(1), Paragraph("een"), Page(2), Paragraph("twee"), Part("bijlage"), Verbatim("a\n b")]
    )
    assert found == "een\n\n\ftwee\n\na\n b\n"
    assert (places[0], places[2]) == (Place(1), Place(2))
    assert places[-1] == Place(None, "bijlage, line 2")


def test_what_would_be_taken_for_marks_is_escaped() -> None:
    assert text(Paragraph("# <naam> belt")) == "\\# \\<naam> belt\n"
    assert text(Paragraph("a\0b\x0bc\u2028d\n\n e ")) == "ab\nc\nd\ne\n"
    assert text(Paragraph(" "), Heading("", 1)) == ""


def test_bold_lines_are_marked_where_they_may_be_headings() -> None:
    inline = Inline()
    inline.add("Open", bold=True)
    inline.add("ing", bold=True)
    inline.add("\nJan ")
    inline.add("opent", bold=True)
    assert inline.text() == "**Opening**\nJan opent"
    for words in ("Een zin.", "x" * 91, "een\ttwee", " "):
        inline = Inline()
        inline.add(words, bold=True)
        assert "*" not in inline.text()
