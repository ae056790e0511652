"""By when the rows of tables and lists are to be done, from text to items, by the rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from minutes_head import HEAD

from lovp_actions import extract
from lovp_actions.items import Item

DAYS = [
    ("Gereed in week", "16", "2024-04-19"),
    ("Kwartaal", "2", "2024-06-30"),
    ("Due date", "04/15/2024", "2024-04-15"),
    ("Wanneer", "overleg van 13 mei", "2024-05-13"),
    ("Wanneer", "d.d. 13-5", "2024-05-13"),
    ("Wanneer", "Q3/Q4", "2024-12-31"),
    ("Wanneer", "4e kwartaal", "2024-12-31"),
    ("Wanneer", "13 december", "2023-12-13"),
    ("Wanneer", "21-5 (was 7-4)", "2024-05-21"),
    ("Wanneer", "21-5, was 7-4", "2024-05-21"),
    ("Wanneer", "was 7-4, nu 21-5", "2024-05-21"),
    ("Wanneer", "21-5 i.p.v. 7-4", "2024-05-21"),
    ("Wanneer", "verzet naar 21-5", "2024-05-21"),
    ("Wanneer", "ca. 21-5", "2024-05-21"),
    ("Wanneer", "21-5?", "2024-05-21"),
    ("Wanneer", "zie mail 7 februari", ""),
    ("Wanneer", "gestart 7 februari", ""),
    ("Wanneer", "was 7-4", ""),
    ("Wanneer", "n.t.b. (was 7-4)", ""),
    ("Wanneer", "eerst 3-4 personen vragen", ""),
    ("Wanneer", "volgend overleg (was 7-4)", ""),
]


@pytest.mark.parametrize(("head", "cell", "day"), DAYS)
def test_the_day_in_a_cell(
    items_of: Callable[[str], list[Item]], head: str, cell: str, day: str
) -> None:
    table = f"| Actie | Wie | {head} |\n|---|---|---|\n| Zaal boeken | Jan | {cell} |\n"
    assert [item.deadline_date for item in items_of(f"{HEAD}## Acties\n\n{table}")] == [day]


ORDERS = [
    ("03/18/2024", "05/06/2024", "2024-05-06"),
    ("18/03/2024", "05/06/2024", "2024-06-05"),
    ("03/08/2024", "05/06/2024", "2024-06-05"),
    ("03/18/2024", "23/06/2024", "2024-06-23"),
    ("zaal 3/18", "05/06/2024", "2024-06-05"),
]


@pytest.mark.parametrize(("start", "end", "day"), ORDERS)
def test_the_order_of_day_and_month_is_one_for_all_columns(
    items_of: Callable[[str], list[Item]], start: str, end: str, day: str
) -> None:
    head = "| Taak | Wie | Begin | Einddatum |\n|---|---|---|---|\n"
    table = f"{head}| Zaal boeken | Jan | {start} | {end} |\n"
    assert [item.deadline_date for item in items_of(f"{HEAD}## Acties\n\n{table}")] == [day]


STATES = [
    ("| Zaal boeken | Jan | open, mei |", "Status", "mei"),
    ("| Zaal boeken | Jan | gereed 1 juni |", "Status", "1 juni"),
    ("| Zaal boeken | Jan | nieuw; voor 1 mei |", "Status", "voor 1 mei"),
    ("| Zaal boeken | Jan | loopt, besproken op 3 maart |", "Status", ""),
    ("| Zaal boeken | Jan | open |", "Status", ""),
    ("| Zaal boeken | Jan | mei, loopt |", "Wanneer", "mei"),
    ("| Zaal boeken | Jan | x |", "Wanneer", ""),
    ("| Zaal boeken | Jan | later |", "Wanneer", "later"),
    ("| Zaal boeken | Jan | 1 mei / open |", "Deadline/status", "1 mei"),
    ("| Zaal boeken | Jan | 1 mei – 1 juni |", "Deadline/status", "1 mei – 1 juni"),
]


@pytest.mark.parametrize(("row", "head", "words"), STATES)
def test_time_words_beside_a_state(
    items_of: Callable[[str], list[Item]], row: str, head: str, words: str
) -> None:
    table = f"| Actie | Wie | {head} |\n|---|---|---|\n{row}\n"
    assert [item.deadline for item in items_of(f"{HEAD}## Acties\n\n{table}")] == [words]


PUT_OFF = [
    ("Status", "uitgesteld naar 1 juli", "2024-07-01"),
    ("Opmerking", "Nog niet, nieuwe datum: 1 juli", "2024-07-01"),
    ("Status", "wordt 1-7-2024", "2024-07-01"),
    ("Status", "doorgeschoven naar januari", "2025-01-31"),
    ("Status", "uitgesteld tot nader order", ""),
    ("Status", "verlengd tot en met 1 juli", "2024-07-01"),
    ("Status", "doorgeschoven naar de werkgroep", "2024-06-01"),
    ("Status", "opgeschoven: 1 juli", "2024-07-01"),
    ("Status", "loopt door tot 1 juli", "2024-07-01"),
    ("Opmerking", "loopt door: subsidie op 1 juli", "2024-06-01"),
    ("Opmerking", "-> Jan belt", "2024-06-01"),
    ("Opmerking", "wordt 1 juli besproken", "2024-06-01"),
    ("Opmerking", "loopt; de wedstrijd is verplaatst naar 1 juli", "2024-06-01"),
    ("Status", "verlengd tot 1 mei", "2024-06-01"),
]


@pytest.mark.parametrize(("head", "cell", "day"), PUT_OFF)
def test_a_row_that_is_put_off(
    items_of: Callable[[str], list[Item]], head: str, cell: str, day: str
) -> None:
    table = f"| Actie | Wie | Deadline | {head} |\n| Zaal boeken | Jan | 1 juni | {cell} |\n"
    assert [item.deadline_date for item in items_of(f"{HEAD}## Acties\n\n{table}")] == [day]


def test_a_line_that_is_put_off(items_of: Callable[[str], list[Item]]) -> None:
    lines = "- Jan: hek verven (1 april, uitgesteld naar 1 mei)\n"
    lines += "- Jan: zaal boeken - 1 april - verlengd tot 1 mei\n"
    lines += "- Petra mailt vóór 1 april dat het feest is uitgesteld naar 1 mei\n"
    lines += "- Petra: gras maaien, 1 april → 1 mei\n- Jan: bel maken (1 april -> 1 mei)\n"
    lines += "- Jan: dak dekken, 1 april, wordt 1 mei besproken\n"
    found = items_of(f"{HEAD}## Acties\n\n{lines}")
    days = [item.deadline_date for item in found]
    assert days == [*["2024-05-01"] * 2, "2024-04-01", *["2024-05-01"] * 2, "2024-04-01"]


NOTED = [
    ("Datum|Actie|Wie", ["15-1-2024|Bel maken|Jan", "12-2-2024|Hek verven|Petra"], ["", ""]),
    ("Datum;Actiepunt;Verantwoordelijke;Status", ["15-1;Bel maken;Jan;open"], [""]),
    ("Datum|Besluit|Verantwoordelijk", ["11 maart|Bel maken|Jan", "-|Hek verven|Jan"], ["", ""]),
    ("Datum|Actie|Wie", ["15-1-2024|Bel maken voor mei|Jan"], ["voor mei"]),
    ("Datum|Actie|Wie", ["15-1-2024|Bel maken|Jan", "12-4-2024|Hek verven|Petra"],
     ["15-1-2024", "12-4-2024"]),
    ("Datum|Actie|Wie", ["1 april|Bel maken|Jan"], ["1 april"]),
    ("Deadline|Actie|Wie", ["15-1-2024|Bel maken|Jan"], ["15-1-2024"]),
]  # fmt: skip


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize(("head", "rows", "days"), NOTED)
def test_days_on_which_actions_were_noted_down(
    head: str, rows: list[str], days: list[str], told: bool
) -> None:
    lines = [head, *rows] if ";" in head else [f"|{each}|" for each in (head, "---|---|---", *rows)]
    title = "# Notulen 11 maart 2024" if told else "# Actielijst"
    date = None if told else dt.date(2024, 3, 11)
    found = extract(f"{title}\n\n## Acties\n\n" + "\n".join(lines), meeting_date=date, fast=True)
    assert [item.deadline for item in found] == days


@pytest.mark.parametrize(
    ("days", "first"), [(("15-1-2024", "12-2-2024"), ""), (("12-2-2024", "15-1-2024"), "12-2-2024")]
)
def test_days_in_order_where_nobody_knows_that_of_the_meeting(
    days: tuple[str, str], first: str
) -> None:
    rows = "".join(f"| {day} | Bel nummer {day[:2]} maken | Jan |\n" for day in days)
    found = extract(f"# Lijst\n\n## Acties\n\n| Datum | Actie | Wie |\n|---|---|---|\n{rows}")
    assert found[0].deadline == first


ABOUT = [
    ("Prognose Q2 maken", ""),
    ("Jaarplan 2e kwartaal opstellen", ""),
    ("Feest 14 juni voorbereiden", ""),
    ("Draaiboek 4 mei herdenking maken", ""),
    ("Zaal boeken 14 juni", "14 juni"),
    ("Zaal boeken voor 14 juni", "voor 14 juni"),
    ("Uiterlijk 14 juni de grote zaal boeken", "Uiterlijk 14 juni"),
]


@pytest.mark.parametrize("head", ["| Actie | Wie |", "| Actie | Wie | Wanneer |"])
@pytest.mark.parametrize(("action", "words"), ABOUT)
def test_a_day_that_tells_what_an_action_is_about(
    items_of: Callable[[str], list[Item]], head: str, action: str, words: str
) -> None:
    table = f"{head}\n{'|---' * 3}|\n| {action} | Jan | |\n"
    assert [item.deadline for item in items_of(f"{HEAD}## Acties\n\n{table}")] == [words]


def test_no_deadline_from_another_cell() -> None:
    table = "| Onderwerp | Bespreking | Afspraken |\n|---|---|---|\n"
    rows = "| Huur | Contract loopt af in juni. | Jan zoekt dit uit. |\n"
    rows += "| Dak | Het lekt. | Petra zoekt dit voor 1 april uit. |\n"
    found = extract(f"{HEAD}## 2. Stand\n\n{table}{rows}")
    assert [(item.actor, item.deadline) for item in found] == [
        ("Jan", ""),
        ("Petra", "voor 1 april"),
    ]


ENDS = [
    ("Afgehandeld met brief 7", False),
    ("Vervallen op verzoek van de fractie", False),
    ("Voldaan, zie memo 4", False),
    ("Gereed: 12 februari 2024", False),
    ("ja", False),
    ("Wordt in juni voorbereid door de afdeling", True),
    ("Brief aan de raad", True),
    ("gereed 1 juni 2024", True),
    ("Klaar voor verzending", True),
    ("Nog niet", True),
]


@pytest.mark.parametrize("heading", ["Toezeggingen", "3. Lopende zaken"])
@pytest.mark.parametrize("head", ["Afdoening", "Datum afdoening"])
@pytest.mark.parametrize(("end", "is_open"), ENDS)
def test_a_row_is_closed_by_how_it_was_settled(
    items_of: Callable[[str], list[Item]], heading: str, head: str, end: str, is_open: bool
) -> None:
    table = f"| Nr | Wie | Toezegging | Planning | {head} |\n|---|---|---|---|---|\n"
    rows = (
        f"| 1 | Petra | De brug verven | juni | {end} |\n| 2 | Jan | Het hek plaatsen | juli | |\n"
    )
    rows += "| 3 | Jan | De kade schoonmaken | mei | Wordt met de aannemer besproken |\n"
    found = items_of(f"{HEAD}## {heading}\n\n{table}{rows}")
    assert [item.actor for item in found] == ["Petra"] * is_open + ["Jan", "Jan"]
