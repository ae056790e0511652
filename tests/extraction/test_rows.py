"""Rows of tables and markers from text to items, by the rules: who, what and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from minutes_head import HEAD

from lovp_actions import extract
from lovp_actions.items import Item

TABLES = [
    ("Acties||Planning|\nWie|Actie|Start|Gereed\nJan|Vlag kopen|1 april|2 mei", ["Jan, 2 mei"]),
    (
        "Vereniging|||\nActie||Wie|\nNr|Wat|Door|Klaar op\n1|Vlag kopen|Jan|2 mei",
        ["Jan, 2 mei"],
    ),
    ("Wat|Wie|\nWat|Trekker|Ondersteuning\nVlag kopen|Jan|Petra", ["Jan, "]),
    ("Actie|Trekker|Wanneer\nPlanning|Projectleider|\nVlag|Jan|", ["Projectleider, ", "Jan, "]),
    ("Wie|Actie\nGereed|\nPetra|Vlag kopen\nNieuw|\nJan|Zaal huren", ["Jan, "]),
    ("Wanneer|Actie|Wie\n**Afgeronde acties**||\n2 mei|Vlag kopen|Jan", []),
    ("Afgeronde acties||\n---|---|---\nWat|Wie|Wanneer\nVlag kopen|Jan|2 mei", []),
    (
        "Vervallen||\nWat|Wie|Wanneer\nVlag kopen|Jan|\nLopend||\nWat|Wie|Wanneer\nHek|Petra|",
        ["Petra, "],
    ),
    ("Nog niet afgeronde acties||\nWat|Wie|Wanneer\nVlag|Jan|2 mei", ["Jan, 2 mei"]),
    ("Acties gereed voor 3 mei||\nWat|Wie|Wanneer\nVlag|Jan|2 mei", ["Jan, 2 mei"]),
    (
        "Nr|Onderwerp|Actie\n1|TE levert de planning.|TE\n2|Sparingen goedkeuren.|OO/FA",
        ["TE, ", "OO/FA, "],
    ),
    (
        "Nr|Onderwerp|Actie\n1|Er wordt een bel gekocht.|Zr. Bos, 2 april\n"
        "2|Er wordt een lamp besteld.|Wim / 1 mei",
        ["Zr. Bos, 2 april", "Wim, 1 mei"],
    ),
    ("Onderwerp|Actie|Wie\nPR|Website|Jan\nIT|VPN|Petra", ["Jan, ", "Petra, "]),
    ("Besproken|Actie\nGoed.|Geesje: lijst maken\nStuk.|Site: tekst maken", ["Geesje, ", ", "]),
    (
        "Onderwerp|Besproken|Actie / wie / wanneer\nPR|Het gaat goed.|Jan: folder maken, 1 mei\n"
        "Dak|Het lekt.|Petra belt de smid\nUitje|Het wordt bowlen.|Jan en Petra\n"
        "Hek|Het is stuk.|geen",
        ["Jan, 1 mei", "Petra, ", "Jan en Petra, "],
    ),
    (
        "Punt|Besproken|Wie / wanneer\nPR|Er komt een folder.|Jan, 1 mei\nDak|Brief sturen.|Petra",
        ["Jan, 1 mei", "Petra, "],
    ),
    ("Nr|Besluit|Portefeuille\n1|Het college wijst de aanvraag af.|Jan", []),
    (
        "Nr|Besluit|Wie\n1|Vastgesteld.|Jan\n2|Akkoord conform advies|Jan\n3|Zaal huren|Petra",
        ["Petra, "],
    ),
    ("Besluit|Portefeuillehouder|Wanneer\nZaal huren|Jan|1 mei", ["Jan, 1 mei"]),
    (
        "Motie|Dictum|Portefeuillehouder\nGroen|De raad vóór 1 mei informeren|Jan",
        ["Jan, vóór 1 mei"],
    ),
    ("Actie|Wie|Status\nVlag kopen|Jan|\n||Gereed\nZaal huren|Petra|", ["Jan, ", "Petra, "]),
    ("Wat|Wie|Planning|Planning\n||Start|Deadline\nVlag kopen|Jan|1 april|2 mei", ["Jan, 2 mei"]),
    (
        "Nr|Taak|Taak|Looptijd|\nNr|Omschrijving|Trekker|Begin|Eind\n1|Vlag|Jan|1 april|2 mei",
        ["Jan, 2 mei"],
    ),
    ("Wat|Wie|Wie\nVlag|Jan|Petra", ["Jan, "]),
    (
        "Actie|Wie|Klaar\nZaal||\nVlag kopen|Joris|1 april\n|Femke|2 mei\n|Bestuur|3 mei\nHek|Wim|",
        ["Joris, 1 april", "Femke, 2 mei", "Bestuur, 3 mei", "Wim, "],
    ),
    ("Actie|Wie|Klaar\nVlag kopen|Joris|1 april\n|Zolder|2 mei\n||3 mei", ["Joris, 1 april"]),
]


@pytest.mark.parametrize(("table", "found"), TABLES)
def test_whose_rows_are_and_by_when(
    items_of: Callable[[str], list[Item]], table: str, found: list[str]
) -> None:
    rows = (
        table
        if "\t" in table
        else "\n".join(f"| {row.replace('|', ' | ')} |" for row in table.split("\n"))
    )
    above = "Besluiten" if "Besluit|" in table else "Acties"
    items = items_of(f"{HEAD}## {above}\n\n{rows}\n")
    assert [f"{item.actor}, {item.deadline}" for item in items] == found


def test_rows_with_tabs_have_empty_cells(items_of: Callable[[str], list[Item]]) -> None:
    table = "Nr\tOnderwerp\tActie\tDatum\n18\tDak\t\t\n\tVastgesteld.\t\t\n"
    table += "\tEr wordt een planning gestuurd.\tOO\twk 20\n\tDe kast blijft.\t\t\n"
    table += "\tSparingen goedkeuren.\tFA\t\n\tHet hek moet weg.\tallen\t1 mei\n"
    items = items_of(f"Bouwvergadering 11 maart 2024\n\nAanwezig: dhr. Faber (FA)\n\n{table}")
    assert [(item.actor, item.deadline) for item in items] == [
        ("OO", "wk 20"),
        ("FA", ""),
        ("allen", "1 mei"),
    ]


MARKED = [
    ("Het dak wordt voor de winter hersteld (actie Jan, vóór 1 mei).", "2024-05-01"),
    ("Het dak wordt hersteld voor de winter. [Actie: Jan, 1 mei]", "2024-05-01"),
    ("Het dak wordt deze week hersteld (actie Jan, vóór 1 mei).", "2024-03-15"),
    ("Het dak wordt voor de winter hersteld. Actie Jan, 1 mei.", "2024-05-01"),
    ("Het dak wordt voor de winter hersteld (actie Jan); op 1 mei is de opening.", ""),
    ("Het dak lekt. Actie Jan 12/5", "2024-05-12"),
    ("Het dak lekt. Actie Klaver 12-5.", "2024-05-12"),
    ("Het dak lekt al een week. Actie: JB   12-05", "2024-05-12"),
    ("Actie: Jan bestelt verf (deadline 12-5)", "2024-05-12"),
    ("Actie Jan: brief schrijven 12/5", "2024-05-12"),
    ("Actie: Jan belt de drukker (di)", "2024-03-12"),
    ("Jan belt voor de winter de dakdekker (zie de offerte, geldig tot 1 mei).", ""),
]


@pytest.mark.parametrize(("words", "day"), MARKED)
def test_the_day_in_a_marker_goes_before_a_time_without_one(
    items_of: Callable[[str], list[Item]], words: str, day: str
) -> None:
    assert [item.deadline_date for item in items_of(f"{HEAD}## 1. Dak\n\n{words}\n")] == [day]


SHORT = [
    ("JB + Petra -> voorstel voor de stuurgroep maken.", ["JB + Petra"]),
    ("De offerte is de deur uit. (JB) nabellen over 2 weken.", ["JB"]),
    ("Het dak -> voorstel voor de stuurgroep maken.", []),
    ("Petra -> lid van de werkgroep.", []),
    ("JB -> is akkoord met het voorstel.", []),
    ("Bezwaar (JB) tegen de kosten.", []),
]


@pytest.mark.parametrize(("words", "who"), SHORT)
def test_short_words_behind_those_who_do_them(
    items_of: Callable[[str], list[Item]], words: str, who: list[str]
) -> None:
    assert [item.actor for item in items_of(f"{HEAD}## 1. Dak\n\n{words}\n")] == who


@pytest.mark.parametrize(("present", "who"), [("Piet Maas", "PM"), ("Jan Bakker", "")])
def test_what_stands_for_nobody_or_no_time(
    items_of: Callable[[str], list[Item]], present: str, who: str
) -> None:
    table = "| Actie | Wie | Wanneer |\n|---|---|---|\n| Zaal boeken | PM | n.t.b. |\n"
    (item,) = items_of(f"# Notulen 11 maart 2024\n\nAanwezig: {present}\n\n## Acties\n\n{table}")
    assert (item.actor, item.deadline) == (who, "")


@pytest.mark.parametrize(
    "who",
    [
        "Geen",
        "n.b.",
        "volgt",
        "[naam]",
        "Later te bepalen",
        "vacant",
        "later",
        "iemand",
        "nog vrij",
        "nog te vinden",
    ],
)
def test_a_row_of_nobody_is_listed_without_an_owner(who: str) -> None:
    (item,) = extract(f"{HEAD}## Acties\n\n| Actie | Wie |\n|---|---|\n| Bel maken | {who} |\n")
    assert (item.actor, item.action) == ("", "Bel maken")


OWNERS = [
    ("@petra", "petra"),
    ("(Petra)", "Petra"),
    ("Petra?", "Petra"),
    ("Jan (was: Petra)", "Jan"),
    ("Jan (i.o.m. Petra)", "Jan"),
    ("Jan (bestuur)", "Jan (bestuur)"),
    ("iemand van de bar", "iemand van de bar"),
    ("Jan<br>Petra", "Jan, Petra"),
    ("Piet<br>Jansen", "Piet Jansen"),
    ("Jan vóór 22.00 uur", "Jan"),
    ("Petra, 14.00 u", "Petra"),
    ("Jan (14 uur)", "Jan (14 uur)"),
]


@pytest.mark.parametrize(("cell", "who"), OWNERS)
def test_the_owner_in_a_cell(items_of: Callable[[str], list[Item]], cell: str, who: str) -> None:
    table = f"| Actie | Wie |\n|---|---|\n| Zaal boeken | {cell} |\n"
    assert [item.actor for item in items_of(f"{HEAD}## Acties\n\n{table}")] == [who]


def test_a_total_and_a_legend_are_no_actions(items_of: Callable[[str], list[Item]]) -> None:
    rest = "| **Totaal** | **1** |\n| Legenda: x = klaar | |\n| Laatst bijgewerkt: 6 mei | |\n"
    rest += "| Totaal: 2 acties, bijgewerkt 5 mei | |\n| Bijgewerkt door Jan op 6 mei | |\n"
    table = "| Actie | Wie |\n|---|---|\n| Zaal boeken | Jan |\n| Totaal opmaken | Jan |\n"
    table += f"| Totaal: 300 flyers drukken | Jan |\n| Totaal 2 punten verdelen | Jan |\n{rest}"
    table += "| Gewijzigd per 1 juni tarief melden | Jan |\n| Bijgewerkt op site zetten | Jan |\n"
    found = items_of(f"{HEAD}## Acties\n\n{table}")
    told = ["Zaal", "Totaal", "Totaal:", "Totaal", "Gewijzigd", "Bijgewerkt"]
    assert [item.action.split()[0] for item in found] == told


def test_headings_below_each_other(items_of: Callable[[str], list[Item]]) -> None:
    table = "| Actie | Hek verven |\n|---|---|\n| Wie | Jan |\n| Wanneer | 1 juni |\n"
    table += "| Actie | Zaal boeken |\n| Wie | Petra |\n"
    found = items_of(f"{HEAD}## 2. Afspraken\n\n{table}")
    assert [(item.actor, item.action, item.deadline) for item in found] == [
        ("Jan", "Hek verven", "1 juni"),
        ("Petra", "Zaal boeken", ""),
    ]


def test_initials_that_are_a_heading_elsewhere_own_a_row(
    items_of: Callable[[str], list[Item]],
) -> None:
    table = "| Actie | Wie |\n|---|---|\n| Zaal boeken | AP |\n"
    (item,) = items_of(f"# Notulen 11 maart 2024\n\nAanwezig: Anja Postma (AP)\n\n{table}")
    assert item.actor == "AP"


def test_owners_below_each_other_in_a_cell_are_all_owners(
    items_of: Callable[[str], list[Item]],
) -> None:
    who = "Jan/Petra; Wouter; Henri; Mickel; Pedro"
    text = f"{HEAD}## Acties\n\n| Actie | Wie |\n|---|---|\n| Zaal boeken | {who} |\n"
    assert [item.actor for item in items_of(text)] == [who]


def test_what_a_label_says_to_do_is_nobody(items_of: Callable[[str], list[Item]]) -> None:
    text = f"{HEAD}## 3. Stand\n\nArchitectuur: Trekker: VNG benaderen\n"
    assert "VNG benaderen" not in {item.actor for item in items_of(text)}


def test_sentences_behind_a_label_are_nobody(items_of: Callable[[str], list[Item]]) -> None:
    told = "41. Wie zich meldt krijgt een kaart. De pas geldt een jaar en kost niets meer."
    text = f"De zaal was weer eens vol op zondag.\n## Aanmelding\nLeden: {told}\n"
    assert not items_of(text)


def test_an_owner_has_the_full_name(items_of: Callable[[str], list[Item]]) -> None:
    text = HEAD + "## Actiepunten\n\n- JB: kast halen\n- Petra: kast brengen\n"
    assert [item.actor_full for item in items_of(text)] == ["Jan Bakker", "Petra Smit"]


def test_a_number_and_a_heading_are_nobody_beside_a_text() -> None:
    items = extract(
        "Notulen bestuur 11 maart 2024\n\nActie\n\nDe offerte wordt opgevraagd.          Jan\n"
        "De zaal wordt geboekt.               Piet\n\n9.   Sluiting\nDe voorzitter sluit.\n"
    )
    assert [item.actor for item in items] == ["Jan", "Piet"]


BESIDE = [
    ("1 | {} | Jan\n2 | {} | Petra\n3 | Geen bijzonderheden. | ", ["Jan", "Petra"]),
    ("{} | Jan\n{} | Petra", ["Jan", "Petra"]),
    ("{} | Jan\nHet dak is hoog. | Petra", []),  # who says so, perhaps
    ("Actie | \nJan | {}\nPetra | {}", ["Jan", "Petra"]),
    ("Wie | \nJan | voorzitter\nPetra | lid", []),
    ("{} | Venlo\n{} | Petra", []),
]


@pytest.mark.parametrize(("rows", "found"), BESIDE)
def test_people_beside_texts_in_a_table(rows: str, found: list[str]) -> None:
    texts = "Het hek is oud. Er wordt een hek gekocht.", "Het is druk. De zaal wordt gehuurd."
    table = "\n".join(f"| {row} |" for row in rows.format(*texts).split("\n"))
    assert [item.actor for item in extract(f"{HEAD}{table}\n", fast=True)] == found


ROWS = [
    (
        "| Thema | Wie | Actie |\n|---|---|---|\n| Jan | | hek verven |\n| Dak | | dak verven |\n",
        ["Jan", ""],
    ),
    ("| Wie | Actie |\n|---|---|\n| WK/JB | hek verven |\n", ["WK/JB"]),
    ("| Raadslid | Toezegging | Wethouder |\n|---|---|---|\n| Vos | hek verven | Bos |\n", ["Bos"]),
    ("| Raadslid | Vraag | Antwoord |\n|---|---|---|\n| Vos | Hek? | Het hek is oud. |\n", []),
    ("1.\thek verven\tJan\t1 april\n2.\tdak verven\tPetra\tmei\n", ["Jan", "Petra"]),
    ("1.\thek verven (Jan)\n2.\tdak verven (Petra)\n", ["Jan", "Petra"]),
    ("| Punt | Actie |\n|---|---|\n| Bus | Roos vraagt een bus. Sem belt Ria |\n", ["Roos", "Sem"]),
    (
        "| Wat | Wanneer |\n|---|---|\n| Toos | |\n| hek verven | 1 mei |\n"
        "| **Groot Onderhoud** | |\n| dak verven | 2 mei |\n",
        ["Toos", ""],
    ),
    (
        "| Wat | Wanneer |\n|---|---|\n| Toos | |\n| hek verven | 1 mei |\n"
        "| Kerst | |\n| dak verven | 2 mei |\n",
        ["", "", ""],
    ),
    (
        "| Wie | Actie | Wanneer |\n|---|---|---|\n| Jan | hek verven | 1-4 |\n"
        "| | vloer leggen | 1-4 |\n| | dak dekken | 8-4 |\n",
        ["Jan", "", ""],
    ),
    (
        "Wie        Actie           Wanneer\nJan        hek verven      1 april\n"
        "           dak dekken      8 april\nPetra      goot legen      voor 1\n"
        "           bij de school   april\n",
        ["Jan", "", "Petra"],
    ),
]


@pytest.mark.parametrize(("table", "found"), ROWS)
def test_who_owns_a_row(table: str, found: list[str]) -> None:
    head = HEAD.replace("Kuijt", "Kuijt (WK)")
    assert [item.actor for item in extract(f"{head}## Acties\n\n{table}")] == found


@pytest.mark.parametrize(
    "days", ["1 juni t/m\n15 juni", "tussen 1 juni\nen 15 juni", "1 juni of\n15 juni"]
)
def test_a_stretch_of_days_below_each_other(days: str) -> None:
    first, last = days.split("\n")
    table = f"Actie            Wie     Wanneer\nhek verven       Jan     {first}\n{'':25}{last}\n"
    table += "dak dekken       Petra   4 juni\n"
    found = extract(f"{HEAD}## Acties\n\n{table}")
    assert [(item.actor, item.deadline_date) for item in found] == [
        ("Jan", "2024-06-15"),
        ("Petra", "2024-06-04"),
    ]


def test_records_at_the_head_of_minutes() -> None:
    records = (
        "Actie: School bellen\nWie: Theo\nWanneer: 12 september\n\n"
        "Actie: Hek verven\nWie: Rik\nStatus: gereed\n"
    )
    (item,) = extract(f"Overleg 9 september 2024\n\n{records.replace(':', '      :')}")
    assert (item.actor, item.action, item.deadline_date) == ("Theo", "School bellen", "2024-09-12")


DOERS = [
    ("Roelf belt de verhuurder", "Roelf", "belt de verhuurder"),
    ("Roos: verhuurder bellen", "Roos", "verhuurder bellen"),
    ("Sem mailt drukker.", "Sem", "mailt drukker"),
    ("Roos", "Roos", "Huur"),
    ("Roos vraagt een vergunning aan", "Roos", "vraagt een vergunning aan"),
    ("- Rianne maakt een menu", "Rianne", "maakt een menu"),
    ("Roos vraagt naar de huur", "", "Roos vraagt naar de huur"),
    ("Bestuur vraagt Jan om te bellen", "", "Bestuur vraagt Jan om te bellen"),
    ("Dak vraagt onderhoud", "", "Dak vraagt onderhoud"),
    ("Website: tekst aanpassen", "", "Website: tekst aanpassen"),
    ("Verwarming doet het niet", "", "Verwarming doet het niet"),
]


@pytest.mark.parametrize(("cell", "who", "what"), DOERS)
def test_who_acts_by_the_words_of_an_action(
    items_of: Callable[[str], list[Item]], cell: str, who: str, what: str
) -> None:
    table = "| Onderwerp | Bespreking | Actie |\n|---|---|---|\n"
    rows = f"| Huur | Contract eindigt op 1 juli. | {cell} |\n| Zaal | Lek. | Elke dag dweilen |\n"
    found = items_of(f"# Notulen 11 maart 2024\n\n## Acties\n\n{table}{rows}")
    assert (found[0].actor, found[0].action) == (who, what)


VACANT = [
    ("Vacature penningmeester", "Jan", ("Jan", "Vacature penningmeester")),
    ("vacature secretaris", "Jan", ("Jan", "vacature secretaris")),
    ("Vacatures bar", "Jan", ("Jan", "Vacatures bar")),
    ("Zaal boeken", "vacature", ("", "Zaal boeken")),
    ("Boeken controleren", "Vacature penningmeester", ("", "Boeken controleren")),
    ("n.t.b.", "Jan", None),
]


@pytest.mark.parametrize(("what", "who", "told"), VACANT)
def test_a_vacancy_is_nobody_and_may_be_what_is_to_be_done(
    items_of: Callable[[str], list[Item]], what: str, who: str, told: tuple[str, str] | None
) -> None:
    table = f"| Actie | Wie | Wanneer |\n|---|---|---|\n| {what} | {who} | 1 mei |\n"
    found = items_of(f"{HEAD}## Acties\n\n{table}")
    assert [(item.actor, item.action) for item in found] == [told] * (told is not None)
