"""What goes to programs that keep tasks, read back as their importers read it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path
from types import ModuleType

import pytest
from fake_extraction import make_item
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from rendered_items import render

from lovp_actions.items import Item, KeptItem, Result
from lovp_actions.writers import PLAIN, ROWS, Style, griffie, jira, planner, todo, trello, write
from lovp_actions.writers.cells import FORMULA

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=300)
DUE = {"deadline": "voor 1 juli", "deadline_date": "2026-07-01"}
HOSTILE = make_item(
    actor="=cmd|' /C calc'!A0",
    action='=HYPERLINK("http://x")\r\nbelt, "snel"; +31 6 😀 ' + "lang " * 100,
    section="@SUM(A1)",
    sentence="-1+1\n\n| x | 'y'",
    status="+open",
    **DUE,
)
TITLES = {"planner": "Task Name", "todo": "Subject", "jira": "Summary", "trello": "Card Name"}


def imported(form: str, items: list[Item], style: Style = PLAIN) -> list[dict[str, str]]:
    """The records an importer gets of the file: a record a row, as wide as the head."""
    text = render(form, items, style)
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert all(len(row) == len(head) for row in rows)
    return [dict(zip(head, row, strict=True)) for row in rows]


# what each importer knows


@pytest.mark.parametrize(
    ("module", "known"),
    [
        (planner, {"Task ID", "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To",
                   "Created By", "Created Date", "Start Date", "Due Date", "Late", "Completed Date",
                   "Completed By", "Completed Checklist Items", "Checklist Items", "Labels",
                   "Description"}),
        (todo, {"Subject", "Start Date", "Due Date", "Reminder On/Off", "Reminder Date",
                "Reminder Time", "Date Completed", "% Complete", "Total Work", "Actual Work",
                "Billing Information", "Categories", "Companies", "Contacts", "Mileage", "Notes",
                "Priority", "Private", "Role", "Schedule+ Priority", "Sensitivity", "Status"}),
        (jira, {"Summary", "Description", "Assignee", "Reporter", "Issue Type", "Priority",
                "Due Date", "Labels", "Status"}),
        (trello, {"Card ID", "Card Name", "Card URL", "Card Description", "Labels", "Members",
                  "Due Date", "List ID", "List Name", "Board Name", "Archived"}),
    ],
    ids=["planner", "todo", "jira", "trello"],
)  # fmt: skip
def test_all_headings_are_known_to_the_importer(module: ModuleType, known: set[str]) -> None:
    assert set(module.NAMES) <= known
    assert all(re.fullmatch(r"[A-Za-z ]+", name) for name in module.NAMES)  # Jira wants no signs


def test_a_task_of_planner() -> None:
    item = make_item(actor="Jan Bakker en Petra de Vries", meeting="MT", **DUE)
    assert imported("planner", [item]) == [
        {
            "Task Name": "belt de school",
            "Bucket Name": "MT",
            "Progress": "Not started",
            "Assigned To": "Jan Bakker;Petra de Vries",
            "Due Date": "2026-07-01",
            "Labels": "toezegging",
            "Description": "“De voorzitter zegt toe dat hij de school belt.” · actor: Jan Bakker "
            "en Petra de Vries · deadline: voor 1 juli · meeting: MT, 2024-05-14 · section: "
            "Mededelingen · source: notulen.txt, line 3",
        }
    ]


def test_a_task_of_outlook() -> None:
    (task,) = imported("todo", [make_item(status="loopt", type="verzoek", **DUE)])
    assert (task["Subject"], task["Due Date"], task["Categories"], task["Status"]) == (
        "belt de school", "2026-07-01", "verzoek", "In Progress",
    )  # fmt: skip
    assert "actor: voorzitter" in task["Notes"]


@pytest.mark.parametrize(
    ("actor", "assignee"),
    [("Jan Bakker", "Jan Bakker"), ("Jan en Petra", ""), ("", ""), ("jan@x.nl", "jan@x.nl")],
)
def test_an_issue_of_jira_has_one_assignee_at_most(actor: str, assignee: str) -> None:
    (issue,) = imported("jira", [make_item(actor=actor, **DUE)])
    assert (issue["Assignee"], issue["Due Date"]) == (assignee, "2026-07-01")
    assert actor in issue["Description"]
    assert " " not in issue["Labels"]


def test_the_address_in_a_list_goes_before_the_name() -> None:
    item = KeptItem(**{name: getattr(make_item(), name) for name in Item.__slots__},
                    address="v@x.nl", remarks="wacht")  # fmt: skip
    (issue,) = imported("jira", [item])
    assert issue["Assignee"] == "v@x.nl"
    assert "remarks: wacht" in issue["Description"]


@pytest.mark.parametrize(
    ("status", "name"),
    [("", "To Do"), ("open", "To Do"), ("in behandeling", "Doing"), ("Afgerond", "Done")],
)
def test_a_card_of_trello_is_in_the_list_of_its_status(status: str, name: str) -> None:
    (card,) = imported("trello", [make_item(status=status)])
    assert card["List Name"] == name


# what holds for all


@pytest.mark.parametrize("form", TITLES)
def test_what_is_said_twice_is_one_task(form: str) -> None:
    """The closing list of minutes says again what the text says."""
    items = [
        make_item(id="1"),
        make_item(id="2", repeats="1"),
        make_item(id="3", repeats="2"),
        make_item(id="4", repeats="9"),
    ]
    assert len(imported(form, items)) == 2


@pytest.mark.parametrize("form", TITLES)
def test_hostile_words_stay_words(form: str) -> None:
    (task,) = imported(form, [HOSTILE])
    title = task[TITLES[form]]
    assert title.startswith("'=HYPERLINK")
    assert len(title) <= 256
    assert title.endswith("…")
    for cell in task.values():
        assert not cell.startswith(FORMULA)
        assert not re.search(r"[\r\n\t]", cell)
    description = next(task[name] for name in ("Description", "Notes", "Card Description") if
                       name in task)  # fmt: skip
    assert "😀 " + " ".join(["lang"] * 100) in description


@given(ANY_TEXT, ANY_TEXT)
def test_any_words_are_one_record(words: str, actor: str) -> None:
    for form in ROWS:
        (record,) = imported(form, [make_item(action=words, actor=actor, section=actor)])
        assert not any(cell.startswith(FORMULA) for cell in record.values() if cell != "-")


@pytest.mark.parametrize("form", ROWS)
def test_the_rows_go_into_a_workbook_too(form: str) -> None:
    out = io.TextIOWrapper(io.BytesIO())
    items = [HOSTILE, make_item(deadline_date="1848-11-03")]
    write(form, [Result("x", "", items)], out, Style(workbook=True, language="nl"))
    sheet = load_workbook(out.buffer).active
    head, first, second = ([cell.value for cell in row] for row in sheet.rows)
    assert head == list(__import__(f"lovp_actions.writers.{form}", fromlist=["NAMES"]).NAMES)
    assert dt.datetime(2026, 7, 1) in first
    assert "1848-11-03" in second
    assert all(cell.data_type != "f" for row in sheet.rows for cell in row)
    (table,) = sheet.tables.values()
    assert table.ref.endswith("3")


# the list of a griffie


def test_the_list_of_a_griffie() -> None:
    items = [
        make_item(actor="De Vries", actor_full="Wethouder De Vries", **DUE),
        make_item(type="verzoek"),
        make_item(action="stuurt die", context="Er is een notitie.", deadline="spoedig"),
        make_item(type="", meeting_date="", status="Afgedaan op 3 mei"),
    ]
    head, *rows = csv.reader(io.StringIO(render("griffie", items), newline=""))
    assert head == [
        "Nummer", "Datum toezegging", "Portefeuillehouder", "Toezegging", "Behandelwijze",
        "Planning", "Afdoening",
    ]  # fmt: skip
    assert rows == [
        ["1", "2024-05-14", "Wethouder De Vries", "belt de school", "", "2026-07-01", ""],
        ["2", "2024-05-14", "voorzitter", "stuurt die [Er is een notitie.]", "", "spoedig", ""],
        ["3", "", "voorzitter", "belt de school", "", "", "Afgedaan op 3 mei"],
    ]


def test_a_griffie_with_dutch_excel_gets_its_kind_of_csv() -> None:
    text = render("griffie", [make_item()], Style(excel=True))
    assert text.startswith("\ufeffNummer;Datum toezegging;")


def test_the_list_of_a_griffie_can_be_kept(tmp_path: Path) -> None:
    from lovp_actions.lists.columns import columns_of

    kinds = columns_of(griffie.NAMES)
    assert {griffie.NAMES[place]: kind for kind, place in kinds.items()} == {
        "Datum toezegging": "meeting_date",
        "Portefeuillehouder": "actor",
        "Toezegging": "action",
        "Planning": "deadline",
        "Afdoening": "settled",
    }
