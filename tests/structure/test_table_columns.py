"""Which column of a table holds what: by headings, by cells, and by all of them together."""

from __future__ import annotations

import pytest

from lovp_actions.structure import closed_rows
from lovp_actions.structure.minutes import parse
from lovp_actions.structure.tables.row import Row

PRESENT = "Aanwezig: Jan Bakker, Petra Smit, Wouter Kuijt\n\n"


def rows(table: str, *, present: bool = True, above: str = "## Actielijst") -> list[Row]:
    """The rows of a table with bars of minutes of 11 March 2024, from a line for each."""
    lines = [f"| {line.replace('|', ' | ')} |" for line in table.strip().splitlines()]
    return plain_rows("\n".join(lines), present=present, above=above)


def plain_rows(table: str, *, present: bool = True, above: str = "## Actielijst") -> list[Row]:
    head = "# Notulen bestuur 11 maart 2024\n\n" + PRESENT * present
    sections = parse(f"{head}{above}\n\n{table}\n").sections
    return [block.row for section in sections for block in section.blocks if block.row]


def told(row: Row) -> str:
    """Who does what by when, and whether it is done."""
    what = row.cell("action") or row.cell("topic")
    parts = [row.cell("actor"), what, row.cell("deadline")]
    words = [part.text if part else "" for part in parts]
    return " / ".join(words if closed_rows.open_row(row) else [*words, "closed"])


# Headings, a row, and what it says. Each is tried below a heading that announces actions and below
# another, with a list of those present and without.
HEADINGS = [
    ("Wie|Wat|Wanneer", "Jan|Zaal huren|1 april", "Jan / Zaal huren / 1 april"),
    ("Wie?|Wat?|Wanneer?", "Jan|Zaal huren|1 april", "Jan / Zaal huren / 1 april"),
    ("Actie:|Door:|Vóór:", "Zaal huren|Jan|1 april", "Jan / Zaal huren / 1 april"),
    ("Nr|Datum|Punt|Wat|Wie|Wanneer", "1|12-02-2024|5|Zaal huren|Jan|17-03-2024",
     "Jan / Zaal huren / 17-03-2024"),
    ("Datum|Actie|Wie|Deadline", "12-02-2024|Zaal huren|Jan|1 april",
     "Jan / Zaal huren / 1 april"),
    ("Datum|Actie|Wie|Deadline", "12-02-2024|Zaal huren|Jan|", "Jan / Zaal huren / "),
    ("Datum|Toezegging|Portefeuillehouder|Planning",
     "12-02-2024|Kosten melden|Wethouder Vos|Q2 2024",
     "Wethouder Vos / Kosten melden / Q2 2024"),
    ("Actie|Wie|Datum", "Zaal huren|Jan|1 april", "Jan / Zaal huren / 1 april"),
    ("Actie|Wie|Datum", "Zaal huren|Jan|12-02-2024", "Jan / Zaal huren / "),
    ("Startdatum|Einddatum|Activiteit|Uitvoerder", "1 april|1 mei|Zaal huren|Jan",
     "Jan / Zaal huren / 1 mei"),
    ("Opgevoerd|Actiepunt|Actiehouder|Streefdatum", "12 februari|Zaal huren|Jan|1 april",
     "Jan / Zaal huren / 1 april"),
    ("Onderwerp|Bijzonderheden|Wie/wanneer", "PR|Offerte opvragen|Jan, 1 april",
     "Jan / Offerte opvragen / 1 april"),
    ("Wat|Wie en wanneer", "Offerte opvragen|Jan (1 april)", "Jan / Offerte opvragen / 1 april"),
    ("Actie/besluit|Wie|Wanneer", "Zaal huren|Jan en Petra|", "Jan en Petra / Zaal huren / "),
    ("Actie / wie|Deadline", "Zaal huren (Jan)|1 april", "Jan / Zaal huren / 1 april"),
    ("Actie|Toebedeeld aan|Deadline|% gereed", "Zaal huren|Jan|1 april|40%",
     "Jan / Zaal huren / 1 april"),
    ("Volgnr|Ontstaan|Inhoud actie|Initiatief|Einddatum|Afgedaan",
     "1|15-1-2024|Zaal huren|Petra|1-4-2024|", "Petra / Zaal huren / 1-4-2024"),
    ("Afgesproken|Namens|Gereed vóór", "Zaal huren|penningmeester|1 april",
     "penningmeester / Zaal huren / 1 april"),
    ("Vraag|Gesteld door|Wie zoekt het uit|Antwoord voor", "Zaal te klein|mevrouw Vos|Jan|1 april",
     "Jan / Zaal te klein / 1 april"),
    ("Actiehouder 1|Actiehouder 2|Actie|Voor", "Jan|-|Zaal huren|1 april",
     "Jan / Zaal huren / 1 april"),
    ("Wie?|Doet wat?|En wanneer?", "Jan|Zaal huren|1 april", "Jan / Zaal huren / 1 april"),
    ("Punt uit vorig overleg|Wie|Status", "Zaal huren|Jan|loopt", "Jan / Zaal huren / "),
    ("Follow-up|Responsible|Due|Done?", "Zaal huren|Jan|1 april|yes",
     "Jan / Zaal huren / 1 april / closed"),
    ("Team|Acties komende periode|Gereed per", "Techniek|Zaal huren|1 april",
     "Techniek / Zaal huren / 1 april"),
    ("Aktie|Wie doet het?|Streefweek", "Zaal huren|Jan|18", "Jan / Zaal huren / 18"),
    ("Actie|Aangemeld|Afdoening", "Zaal huren|Petra|1 april", " / Zaal huren / 1 april"),
    ("Code|Beschrijving|Verantwoordelijk|Status", "A1|Offerte opvragen|Petra Smit|Wacht",
     "Petra Smit / Offerte opvragen / "),
    ("Task Name|Bucket Name|Progress|Assigned To|Due Date",
     "Zaal huren|PR|Not started|Jan Bakker|2024-04-01",
     "Jan Bakker / Zaal huren / 2024-04-01"),
    ("Taaknaam|Bucketnaam|Voortgang|Toegewezen aan|Einddatum",
     "Zaal huren|PR|Voltooid|Jan Bakker|1-4-2024",
     "Jan Bakker / Zaal huren / 1-4-2024 / closed"),
    ("Task Name|Bucket Name|Progress|Assigned To", "Zaal huren|PR|Completed|Jan Bakker",
     "Jan Bakker / Zaal huren /  / closed"),
    ("Actie|Contactpersoon|Door", "Zaal huren|Petra|Jan", "Jan / Zaal huren / "),
    ("Actie|Voor|Wie|Wanneer", "Zaal huren|Petra|Jan|1 mei", "Jan / Zaal huren / 1 mei"),
    ("Actie|Contactpersoon|Wanneer", "Zaal huren|Jan|1 mei", "Jan / Zaal huren / 1 mei"),
    ("Actie|Voor", "Zaal huren|Jan", "Jan / Zaal huren / "),
    ("Issue key|Summary|Assignee|Reporter|Status|Due",
     "AB-12|Zaal huren|Jan|Petra|In Progress|2024-04-01",
     "Jan / Zaal huren / 2024-04-01"),
    ("Card Name|List Name|Members|Due Complete", "Zaal huren|Doing|Jan|true",
     "Jan / Zaal huren /  / closed"),
    ("Kaart|Lijst|Leden|Vervaldatum", "Zaal huren|Te doen|Petra|1 mei",
     "Petra / Zaal huren / 1 mei"),
    ("Verantwoordelijke|Omschrijving actie", "Petra|Zaal huren", "Petra / Zaal huren / "),
    ("Door wie|Te doen", "Petra|Zaal huren", "Petra / Zaal huren / "),
    ("Trekker|Onderwerp|Actie|Gereed in week", "Jan|PR|Zaal huren|16", "Jan / Zaal huren / 16"),
    ("Actie|Eerste aanspreekpunt|Vervanger", "Zaal huren|Jan|Petra", "Jan / Zaal huren / "),
    ("Restpunt|Trekker|Klaar op", "Zaal huren|Jan|1 april", "Jan / Zaal huren / 1 april"),
    ("Actie|Wie|Klaar", "Zaal huren|Jan|V", "Jan / Zaal huren /  / closed"),
    ("Actie|Wie|Gereed", "Zaal huren|Jan|ja", "Jan / Zaal huren /  / closed"),
    ("Actie|Wie|Gereed", "Zaal huren|Jan|nee", "Jan / Zaal huren / "),
    ("Actie|Wie|Gereed", "Zaal huren|Jan|✗", "Jan / Zaal huren / "),
    ("Actie|Wie|Gereed", "Zaal huren|Jan|1 april", "Jan / Zaal huren / 1 april"),
    ("Actie|Wie|Wanneer", "Zaal huren|Jan|Klik hier als u een datum wilt invoeren.",
     "Jan / Zaal huren / "),
    ("Actie|Wie|Deadline|Gereed", "Zaal huren|Jan|1 maart|4-3-2024",
     "Jan / Zaal huren / 1 maart / closed"),
    ("Actie|Wie|Afgehandeld", "Zaal huren|Jan|☒", "Jan / Zaal huren /  / closed"),
    ("Actie|Wie|Afgehandeld?", "Zaal huren|Jan|ja, 3 maart", "Jan / Zaal huren /  / closed"),
    ("Aktie|Wie|Wanneer|Afgerond", "Zaal huren|Jan|2 maart|5 maart",
     "Jan / Zaal huren / 2 maart / closed"),
    ("Opdracht|Wie|Ad acta", "Zaal huren|Jan|ja", "Jan / Zaal huren /  / closed"),
    ("Klus|Wie|Gefikst?", "Zaal huren|Jan|ja", "Jan / Zaal huren /  / closed"),
    ("Actie|Wie|Deadline|Afgemeld", "Zaal huren|Jan|1 maart|19-12",
     "Jan / Zaal huren / 1 maart / closed"),
    ("Klus|Wie|Moet af zijn", "Zaal huren|Jan|1 april", "Jan / Zaal huren / 1 april"),
    ("Actie|Wie|Afdoeningstermijn", "Zaal huren|Jan|1 april", "Jan / Zaal huren / 1 april"),
    ("Toezegging|Gedeputeerde", "Zaal huren|Van Loon", "Van Loon / Zaal huren / "),
    ("Actie|Afdeling|Wanneer", "Zaal huren|Beheer|1 april", "Beheer / Zaal huren / 1 april"),
    ("Commissielid|Toezegging|Wethouder", "Vos|Zaal huren|Bos", "Bos / Zaal huren / "),
    ("Afdeling|Actie", "Beheer|Jan huurt de zaal", "Jan / huurt de zaal / "),
    ("Actie|Afdeling|Wie", "Zaal huren|Beheer|De Bruin", "De Bruin / Zaal huren / "),
    ("Programma|Actie|Behandelend ambtenaar", "Beken|Zaal huren|P. de Wit",
     "P. de Wit / Zaal huren / "),
    ("Uit te voeren werkzaamheden|Wie|Bijzonderheden", "Zaal huren|Jan|in overleg met Petra",
     "Jan / Zaal huren / "),
    ("Actie|Wie|Status", "Zaal huren|Jan|ger.", "Jan / Zaal huren /  / closed"),
    ("Actie|Wie|Status", "Zaal huren|Jan|✅ gereed", "Jan / Zaal huren /  / closed"),
    ("Actie|Wie|Status", "Stoelen kopen|Jan|besteld, gesloten", "Jan / Stoelen kopen /  / closed"),
    ("Actie|Wie|Status", "Zaal huren|Jan|100 %", "Jan / Zaal huren /  / closed"),
    ("Actie|Wie|Status", "Zaal huren|Jan|afwachten", "Jan / Zaal huren / "),
    ("Actie|Wie|Status", "Zaal huren|Jan|nog niet gereed", "Jan / Zaal huren / "),
]  # fmt: skip


@pytest.mark.parametrize("above", ["## Actielijst", "## 5. Gebouw"])
@pytest.mark.parametrize("present", [True, False])
@pytest.mark.parametrize(("heads", "row", "wanted"), HEADINGS)
def test_headings(heads: str, row: str, wanted: str, *, present: bool, above: str) -> None:
    found = rows(f"{heads}\n{row}", present=present, above=above)
    assert [told(each) for each in found] == [wanted]


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ("Wie|Wat\nZaal huren|Jan\nBrief sturen|Petra",
         ["Jan / Zaal huren / ", "Petra / Brief sturen / "]),
        ("Qwer|Asdf|Zxcv\nJan|1 april|Zaal huren\nPetra|2 april|Brief sturen",
         ["Jan / Zaal huren / 1 april", "Petra / Brief sturen / 2 april"]),
        ("Jan|Offerte opvragen|1 april", ["Jan / Offerte opvragen / 1 april"]),
        ("Offerte opvragen|1 april|Jan", ["Jan / Offerte opvragen / 1 april"]),
        ("3|Offerte opvragen|loopt", [" / Offerte opvragen / "]),
        ("Qwer|Asdf|Zxcv\n---|---|---\nPR|Zaal|Zaal huren\nWeb|Vlag|Brief sturen",
         [" / Zaal huren / ", " / Brief sturen / "]),
        ("Actie|Wie|Qwer\nZaal huren|Jan|1 maart\nBrief sturen|Petra|1 mei\nVlag|Jan|2 mei",
         ["Jan / Zaal huren / 1 maart", "Petra / Brief sturen / 1 mei", "Jan / Vlag / 2 mei"]),
    ],
    ids=["headings that lie", "unknown headings", "none", "none, in another order",
         "no owner", "two columns that could name one", "days of which one has gone by"],
)  # fmt: skip
def test_cells_tell_where_headings_do_not(table: str, wanted: list[str]) -> None:
    assert [told(row) for row in rows(table)] == wanted


@pytest.mark.parametrize(
    "table",
    [
        "Qwer|Asdf\nJan|Zaal huren",
        "Datum|Onderwerp\n1 april|Begroting",
        "Post|Bedrag|Datum\nHuur|200|1 april",
        "Tijd|Onderwerp|Wie\n20:00|Opening|Jan",
        "Datum|Activiteit|Wie\n1 mei|Zomerfeest|Jan",
        "Jan|Zaal huren|1 april",
        "Onderwerp|Spreker|Tijd\nSamen zwemmen|Petra|20.30",
        "Boek|Gekozen door|Besproken op\nLeren lopen|Petra|7 juni 2024",
        "Wens|Van wie|Reactie bestuur\nFietsen stallen|Jan|wordt bekeken",
        "Gedeputeerde|Onderwerp|Verslag\nVos|Zaal|De zaal was vol",
        "Onderwerp|Commissie|Datum\nWonen en bouwen|Techniek|1 april",
    ],
)
def test_elsewhere_only_headings_make_a_table_of_actions(table: str) -> None:
    assert [set(row.columns) for row in rows(table, above="## 5. Gebouw")][-1] == {""}


def test_a_rota_is_no_table_of_actions() -> None:
    assert {row.columns for row in rows("Naam|Ochtend\n---|---\nJan|vrij\nPetra|bar")} == {("", "")}


def test_or_cells_that_are_tasks_people_and_days_all_of_them() -> None:
    table = "Qwer|Asdf|Zxcv\n---|---|---\nZaal huren|Jan|1 april\nBrief sturen|Petra|2 april"
    assert [told(row) for row in rows(table, above="## 5. Gebouw")] == [
        "Jan / Zaal huren / 1 april",
        "Petra / Brief sturen / 2 april",
    ]


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ("**Website**||\nBouwer zoeken|Jan|1 april",
         ["Jan / Bouwer zoeken / 1 april"]),
        ("Bouwer zoeken|Jan|1 april\nZaal||\nZaal huren|Petra|2 april\nVlag||",
         ["Jan / Bouwer zoeken / 1 april", "Petra / Zaal huren / 2 april", " / Vlag / "]),
        ("Bouwer zoeken|Jan|1 april\n|Petra|15 april",
         ["Jan / Bouwer zoeken / 1 april", "Petra / Bouwer zoeken / 15 april"]),
        ("Bouwer zoeken|Jan|1 april\nFoto's maken|,,|\"\nZaal huren|idem|2 mei",
         ["Jan / Bouwer zoeken / 1 april", "Jan / Foto's maken / 1 april",
          "Jan / Zaal huren / 2 mei"]),
        ("Bouwer zoeken|Jan|1 april\nFoto's maken|dezelfde|als boven\nZaal huren|↑|zie boven",
         ["Jan / Bouwer zoeken / 1 april", "Jan / Foto's maken / 1 april",
          "Jan / Zaal huren / 1 april"]),
        ("Bouwer zoeken|Jan|1 april\ndie het goed kan||",
         ["Jan / Bouwer zoeken die het goed kan / 1 april"]),
        ("Actie|Wie|Wanneer\nBouwer zoeken|Jan|1 april", ["Jan / Bouwer zoeken / 1 april"]),
        ("Bouwer zoeken||", [" / Bouwer zoeken / "]),
        ("Bouwer zoeken (Jan)||", ["Jan / Bouwer zoeken / "]),
        ("Afgeronde acties||\nVlag|Jan|\n**Lopend**||\nZaal huren|Petra|",
         ["Jan / Vlag /  / closed", "Petra / Zaal huren / "]),
    ],
    ids=["a heading of a group", "one in few words", "another owner", "ditto", "ditto in words",
         "the rest of an action", "headings again", "no owner", "an owner in brackets",
         "groups by their state"],
)  # fmt: skip
def test_rows_go_on_with_those_above(table: str, wanted: list[str]) -> None:
    assert [told(row) for row in rows(f"Actie|Wie|Wanneer\n{table}")] == wanted


def test_a_day_still_to_come_closes_no_row() -> None:
    found = rows(
        "Actie|Wie|Gereed\nZaal huren|Jan|1 april\nBrief sturen|Petra|1-3-2024\nVlag|JB|ja"
    )
    assert [told(row) for row in found] == [
        "Jan / Zaal huren / 1 april",
        "Petra / Brief sturen /  / closed",
        "JB / Vlag /  / closed",
    ]


@pytest.mark.parametrize("present", [True, False])
def test_the_owner_of_a_group(*, present: bool) -> None:
    found = rows("Actie|Wanneer\n**Jan Bakker**|\nZaal huren|1 april", present=present)
    assert [told(row) for row in found] == ["Jan Bakker / Zaal huren / 1 april"]


def test_ticks_below_names_tell_who_acts() -> None:
    found = rows(
        "Actie|Jan|Petra|Spoed\n---|---|---|---\nZaal huren|x||x\nBrief sturen|x|✓|\nVlag|||x"
    )
    assert [told(row) for row in found] == [
        "Jan / Zaal huren / ",
        "Jan, Petra / Brief sturen / ",
        " / Vlag / ",
    ]


MARGIN = [
    "1|De offerte is te hoog. Er wordt een tweede opgevraagd. Dat komt goed.|Jan",
    "2|Geen opmerkingen.|",
]


@pytest.mark.parametrize("heads", ["Nr|Onderwerp|Actie", "|Besproken|Actie", "Punt|Tekst|Actie"])
def test_an_owner_beside_the_text(heads: str) -> None:
    (row,) = rows("\n".join([heads, *MARGIN]), above="## Verslag")
    assert row.margin
    assert told(row) == "Jan / Er wordt een tweede opgevraagd / "


@pytest.mark.parametrize(
    "table",
    [
        "Wie;Wat;Wanneer\nJan;Zaal huren;1 april\nPetra;Brief sturen;2 april",
        "Jan      Zaal huren     1 april\nPetra    Brief sturen   2 april",
        "Jan\tZaal huren\t1 april\nPetra\tBrief sturen\t2 april",
        "Wie\t\tWat\t\tWanneer\nJan\tZaal huren\t1 april\nPetra\t\tBrief sturen\t2 april",
        "Wie     Wat       Wanneer\nJan     Zaal      1 april\n        huren\n"
        "Petra   Brief     2 april\n        sturen",
        "+-------+--------+---------+\n| Wie   | Wat    | Wanneer |\n+=======+========+=========+\n"
        "| Jan   | Zaal   | 1 april |\n|       | huren  |         |\n+-------+--------+---------+\n"
        "| Petra | Brief  | 2 april |\n|       | sturen |         |\n+-------+--------+---------+",
        "┌───────┬──────────────┬─────────┐\n│ Wie   │ Wat          │ Wanneer │\n"
        "├───────┼──────────────┼─────────┤\n│ Jan   │ Zaal huren   │ 1 april │\n"
        "│ Petra │ Brief        │ 2 april │\n│       │ sturen       │         │\n"
        "└───────┴──────────────┴─────────┘",
        "Jan\nZaal huren\n1 april\n\nPetra\nBrief sturen\n2 april",
        '{| class="wikitable"\n|+ Acties\n! Wie !! Wat !! Wanneer\n|-\n'
        "| Jan || Zaal huren || 1 april\n|-\n| Petra\n| Brief sturen\n"
        '| style="color: red" | 2 april\n|}',
    ],
    ids=["semicolons", "spaces without headings", "tabs without headings", "several tabs",
         "spaces", "grid", "drawn",
         "a cell a line without headings", "wiki"],
)  # fmt: skip
def test_ways_to_write_a_table(table: str) -> None:
    assert [told(row) for row in plain_rows(table)] == [
        "Jan / Zaal huren / 1 april",
        "Petra / Brief sturen / 2 april",
    ]


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ('Wie;Wat;Wanneer\nJan;"Zaal huren; prijs vragen";1 april', "Zaal huren; prijs vragen"),
        ('Wie,Wat,Wanneer\nJan,"Zaal huren, prijs vragen",1 april', "Zaal huren, prijs vragen"),
        ("Wie,Wat,Wanneer\nJan,Zaal huren, prijs vragen,1 april", "Zaal huren, prijs vragen"),
        ('Jan;"Zaal; huren";1 april\nJan;"Zaal; huren";1 april', "Zaal; huren"),
    ],
)
def test_marks_within_a_cell(table: str, what: str) -> None:
    assert {told(row) for row in plain_rows(table)} == {f"Jan / {what} / 1 april"}


@pytest.mark.parametrize(
    "text",
    [
        "De offerte is te hoog. Er wordt een tweede opgevraagd.\t\t\tJB",
        "De offerte is te hoog. Er wordt een tweede opgevraagd.      Jan Bakker",
        "De offerte is te hoog. Er wordt een\ntweede opgevraagd.                 JB",
        "De offerte is te hoog. Er wordt een     JB\ntweede opgevraagd.",
    ],
)
def test_an_owner_in_the_margin(text: str) -> None:
    (row,) = plain_rows(text, above="## 1. Begroting")
    assert told(row) in ("JB / Er wordt een tweede opgevraagd / ",
                         "Jan Bakker / Er wordt een tweede opgevraagd / ")  # fmt: skip


def test_actie_above_the_margin_announces_names_nobody_knows() -> None:
    text = "1. Begroting\n\nDe offerte is te hoog. Er wordt een tweede opgevraagd.    Anna Vos"
    (row,) = plain_rows(text, present=False, above="Actie")
    assert told(row) == "Anna Vos / Er wordt een tweede opgevraagd / "


def test_lines_with_an_owner_each_stand_alone() -> None:
    text = "Zaal huren voor het feest in mei     JB\nKrijt kopen voor de school in juni     JB"
    assert len(plain_rows(text, above="## 1. Begroting")) == 2


def in_columns(text: str) -> str:
    """Lines "words | who" with who in a column at the right."""
    parted = (line.partition(" | ") for line in text.split("\n"))
    return "\n".join(f"{words:56}{who}" if bar else words for words, bar, who in parted)


IN_MARGIN = {
    "beside a line that goes on": (
        "Verslag 3 juni 2025 | Actie\n\n1. Balie\nDe rij is lang. Er komt een tweede | Noor\n"
        "loket in de hal.\n2. Post\nDe brief wordt gepost en gemeld. | Wim",
        ["Noor / Er komt een tweede loket in de hal / ",
         "Wim / De brief wordt gepost en gemeld / "],
    ),
    "behind a heading": (
        "Verslag 3 juni 2025\n\n1. Balie | Actie door\n"
        "De brief wordt geschreven en voor 1 juli | WvD, PZ\n"
        "aan de leden gestuurd.\n2. Dak | Wim\nHet dak lekt.",
        ["WvD, PZ / De brief wordt geschreven en voor 1 juli aan de leden gestuurd / "],
    ),
    "a sentence that ends on the line, and tells of something to do": (
        "Verslag 3 juni 2025\n\n | Actie\nDe kast wordt in week 9 verhuisd. Iedereen is | Noor\n"
        "blij met de kast.\nHet hek moet geverfd. | Wim",
        ["Noor / De kast wordt in week 9 verhuisd / ", "Wim / Het hek moet geverfd / "],
    ),
    "a name on a line of its own": (
        "Verslag 3 juni 2025 | Actie\n\nDe kast wordt in week 9 verhuisd naar de\nandere zaal.\n"
        " | Noor\nHet hek moet nog worden geverfd. | Wim",
        ["Noor / De kast wordt in week 9 verhuisd naar de andere zaal / ",
         "Wim / Het hek moet nog worden geverfd / "],
    ),
    "no names": (
        "Verslag 3 juni 2025 | Actie\n\nDe koffie is te duur en wordt | 1,50\nniet gekocht.",
        [],
    ),
    "headings of a table": (
        "Verslag 3 juni 2025\n\nOnderwerp | Actie\nHek verven voor de zomer | Wim",
        ["Wim / Hek verven voor de zomer / "],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), IN_MARGIN.values(), ids=list(IN_MARGIN))
def test_a_column_for_who_acts_at_the_right(text: str, found: list[str]) -> None:
    minutes = parse(in_columns(text))
    blocks = [block for section in minutes.sections for block in section.blocks]
    assert [told(block.row) for block in blocks if block.row] == found
    assert minutes.title == "Verslag 3 juni 2025" or not found
    assert not any("Wim" in section.heading for section in minutes.sections)


@pytest.mark.parametrize(
    "text", ["De zaal is te klein voor ons allen.    5 mei", "Naam:    Jan Bakker"]
)
def test_no_margin(text: str) -> None:
    assert plain_rows(text, above="## 1. Begroting") == []
