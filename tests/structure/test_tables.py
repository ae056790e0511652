"""Tables: what is one, what its columns hold, and where its cells are."""

from __future__ import annotations

import pytest

from lovp_actions.structure.minutes import Block, parse
from lovp_actions.structure.tables.heads import column_kind


def rows(table: str, above: str = "") -> list[Block]:
    """The blocks that the lines of a table become."""
    sections = parse(f"# Verslag\n\n{above}\n\n{table}\n").sections
    return [block for section in sections for block in section.blocks if block.row]


def cells(block: Block) -> list[str]:
    assert block.row is not None
    return [cell.text for cell in block.row.cells]


WANTED = [
    ["1", "Zaal huren", "Femke", "3 juni", "open"],
    ["2", "Brief sturen", "Joris", "", "klaar"],
]
KINDS = ("", "action", "actor", "deadline", "status")


@pytest.mark.parametrize(
    "table",
    [
        """
| Nr | Actie        | Wie   | Wanneer | Status |
|----|--------------|:-----:|---------|--------|
| 1  | Zaal huren   | Femke | 3 juni  | open   |
| 2  | Brief sturen | Joris |         | klaar  |
""",
        """
| **Nr** | **Actie** | **Wie** | **Wanneer** | **Status** |
| 1  | Zaal huren   | Femke | 3 juni  | open   |
| 2  | Brief sturen | Joris |         | klaar  |
""",
        """
Nr | Actie | Wie | Wanneer | Status
--- | --- | --- | --- | ---
1 | Zaal huren | Femke | 3 juni | open
2 | Brief sturen | Joris | | klaar
""",
        """
nr | actie | wie | wanneer | status
1 | Zaal huren | Femke | 3 juni | open
2 | Brief sturen | Joris | | klaar
""",
        """
Nr\tActie\tWie\tWanneer\tStatus
1\tZaal huren\tFemke\t3 juni\topen
2\tBrief sturen\tJoris\t\tklaar
""",
        """
Nr\tActie\tWie\tWanneer\tStatus

1\tZaal huren\tFemke\t3 juni\topen

2\tBrief sturen\tJoris\t\tklaar

Datum:\t3 mei
""",
        """
Nr. / Actie / Wie / Wanneer / Status
1 / Zaal huren / Femke / 3 juni / open
2 / Brief sturen / Joris /  / klaar
""",
        """
Nr
Actie
Wie
Wanneer
Status

1
Zaal huren
Femke
3 juni
open

2
Brief sturen
Joris

klaar

Volgende vergadering
""",
        """
Nr
Actie
Wie
Wanneer
Status
1
Zaal huren
Femke
3 juni
open
2
Brief sturen
Joris

klaar
""",
        """
nr   actie          wie     wanneer   status
1    Zaal huren     Femke   3 juni    open
2    Brief sturen   Joris             klaar
""",
        """
nr   actie          wie     wanneer   status
---- -------------- ------- --------- ------
1    Zaal           Femke   3 juni    open
     huren
2    Brief          Joris             klaar
     sturen
""",
        """
+----+--------------+-------+---------+--------+
| nr | actie        | wie   | wanneer | status |
+====+==============+=======+=========+========+
| 1  | Zaal huren   | Femke | 3 juni  | open   |
+----+--------------+-------+---------+--------+
| 2  | Brief sturen | Joris |         | klaar  |
+----+--------------+-------+---------+--------+
""",
        """
| Actielijst | | | | |
|---|---|---|---|---|
| Nr | Actie | Wie | Wanneer | Status |
| 1 | Zaal huren | Femke | 3 juni | open |
| Nr | Actie | Wie | Wanneer | Status |
| 2 | Brief sturen | Joris | | klaar |
""",
    ],
    ids=[
        "Markdown", "no rule", "no outer bars", "bars alone", "tabs", "tabs in paragraphs",
        "slashes", "a cell a line", "a cell a line, rows unparted", "aligned",
        "cells of two lines", "grid", "a title and repeated headings",
    ],
)  # fmt: skip
def test_tables(table: str) -> None:
    found = rows(table.strip("\n"))
    assert [cells(block) for block in found] == WANTED
    assert [block.row.columns for block in found if block.row] == [KINDS] * 2


@pytest.mark.parametrize(
    ("heads", "kinds"),
    [
        ("Wie|Wat|Wanneer", ("actor", "action", "deadline")),
        ("Actiehouder|Omschrijving|Termijn", ("actor", "action", "deadline")),
        ("#|Action|Owner|Due date", ("number", "action", "actor", "deadline")),
        ("Onderwerp|Afspraak|Door wie|Gereed", ("topic", "action", "actor", "deadline")),
        ("Taak|Trekker|Stand van zaken|Kosten", ("action", "actor", "status", "")),
    ],
)
def test_columns_in_any_order_and_language(heads: str, kinds: tuple[str, ...]) -> None:
    assert tuple(column_kind(head) for head in heads.split("|")) == kinds


def test_a_cell_by_its_kind() -> None:
    row = rows("| Wie | Actie |\n|---|---|\n| Femke | [Zaal](x) huren |")[0].row
    assert row is not None
    action, status = row.cell("action"), row.cell("status")
    assert action is not None
    assert action.text == "Zaal huren"
    assert status is None


def test_cells_lead_back_to_the_source() -> None:
    text = "# V\n\nnr   actie          wie\n1    Zaal huren     Femke\n"
    block = parse(text).sections[0].blocks[0]
    assert block.row is not None
    assert [text[slice(*span)] for span in block.row.ranges] == ["1", "Zaal huren", "Femke"]
    assert text[block.start : block.end] == "1    Zaal huren     Femke"


def test_columns_without_headings_that_tell_who_does_what() -> None:
    table = """96/22  Cijfers schoolverzuim                 Schreuder      afgedaan
96/31  Notitie peuterspeelzalen              wethouder      december
96/34  Gesprek met bibliotheek over          wethouder      z.s.m.
       filiaal in de wijk
96/35  Overzicht leegstand per school        Schreuder"""
    found = rows(table, above="Aanwezig: dhr. Schreuder (FS)    onderwijs\n\nSlot.")
    assert [row.columns for block in found if (row := block.row)] == [
        ("", "action", "actor", "deadline")
    ] * 4
    assert cells(found[2])[1] == "Gesprek met bibliotheek over filiaal in de wijk"


def test_bars_without_headings_between_who_and_what() -> None:
    table = "24-07 | Hek verven | Femke Vos | n.t.b.\n24-08 | Vlag kopen | Joris | 3 juni"
    found = [block.row for block in rows(table, above="Aanwezig: Femke Vos, Joris Bos")]
    assert [row.columns for row in found if row] == [("", "action", "actor", "deadline")] * 2


@pytest.mark.parametrize("gap", ["   ", " | "])
def test_columns_without_headings_of_another_kind(gap: str) -> None:
    roster = "14/3   Femke   bar\n21/3   Joris   keuken\n28/3   Femke   bar".replace("   ", gap)
    assert not [block for block in rows(roster, above="Aanwezig: Femke, Joris") if block.row]


@pytest.mark.parametrize(
    "text",
    [
        "Femke | Joris",
        "Femke  belt   de school",
        "Datum:\t3 mei 2021",
        "1.   Opening      door Femke",
        "een\ttwee\tdrie",
        "Wie\nWat\nWanneer\n\nFemke belt de school.\nJoris mailt.",
        "Actie\nWie\nWanneer",
        "Wie / wat / wanneer\nFemke / Joris",
    ],
)
def test_no_tables(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("| Naam | Organisatie |\n|---|---|\n| Femke Vos | Zonnewind |", ["Femke Vos"]),
        ("| Naam | Organisatie |\n|---|---|\n| Vos, Femke | Zonnewind |", ["Femke Vos"]),
        ("| Achternaam | Voornaam |\n|---|---|\n| van der Vos | Femke |", ["Femke van der Vos"]),
        ("| Aanwezig | Namens |\n|---|---|\n| Femke Vos | Zonnewind |", ["Femke Vos"]),
        (
            "|  |  |\n|---|---|\n| Aanwezig | Femke Vos, X<br>Joris Bos, X |",
            ["Femke Vos", "Joris Bos"],
        ),
        ("| Datum | 3 mei 2021 |\n| Afwezig | Femke Vos, Joris Bos |", ["Femke Vos", "Joris Bos"]),
        ("Naam\tOrganisatie\nFemke Vos\tZonnewind", ["Femke Vos"]),
    ],
)
def test_tables_of_people(table: str, names: list[str]) -> None:
    minutes = parse(f"# Verslag\n\n## Deelnemers\n\n{table}\n\n## Opening\n\nWelkom.")
    assert [person.name for person in minutes.attendees] == names


def test_an_action_table_is_none_of_people() -> None:
    found = rows("| Naam | Actie |\n|---|---|\n| Femke | bellen |", above="## Aanwezig")
    assert [block.kind for block in found] == ["row"]


def test_a_labelled_row_is_front_matter() -> None:
    found = rows("|  |  |\n|---|---|\n| **Vergaderdatum** | 3 mei 2021 |")
    assert [block.kind for block in found] == ["front"]
