"""`export`: a kept list in the forms of other programs, and `extract` in the same forms."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from pathlib import Path

import fake_extraction
import kept_lists
import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from lovp_actions.cli import app

LIST = '''\
Actie;Wie;E-mail;Deadline;Deadline datum;Status;Vergaderdatum;Opmerkingen;Soort
belt de school;Jan;jan@voorbeeld.nl;;24-6-2026;loopt;3-6-2026;wacht op akkoord;promise
"'=SOM(A1), ""ja""";Anna;;;;open;3-6-2026;;
koopt krijt;Jan en Anna;;eind juni;;;2026-06-03;;afspraak
maakt een plan;Cas;;;1 juni 2026;Gereed;3-6-2026;;toezegging
'''


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction.engine", fake_extraction)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    Path("lijst.csv").write_text(LIST, encoding="utf-8")
    Path("notulen.txt").write_text(kept_lists.MINUTES, encoding="utf-8")


def exported(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, str]]:
    assert app.main(["export", "lijst.csv", *words]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))


def test_open_rows_as_people_left_them(capsys: pytest.CaptureFixture[str]) -> None:
    tasks = exported(capsys, "-f", "planner")
    assert [
        (task["Task Name"], task["Assigned To"], task["Due Date"], task["Progress"])
        for task in tasks
    ] == [
        ("belt de school", "jan@voorbeeld.nl", "2026-06-24", "In progress"),
        ('\'=SOM(A1), "ja"', "Anna", "", "Not started"),
        ("koopt krijt", "Jan;Anna", "2026-06-30", "Not started"),
    ]
    assert "opmerkingen: wacht op akkoord" in tasks[0]["Description"]
    assert "termijn: eind juni" in tasks[2]["Description"]


def test_todotxt_has_no_empty_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["export", "lijst.csv", "-f", "todotxt"]) == 0
    tasks = capsys.readouterr().out.splitlines()
    assert [re.findall(r"type:\S*", task) for task in tasks] == [
        ["type:toezegging"],
        [],
        ["type:afspraak"],
    ]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["--all"], ["belt de school", '\'=SOM(A1), "ja"', "koopt krijt", "maakt een plan"]),
        (["--actor", "jan"], ["belt de school", "koopt krijt"]),
        (["--type", "promise"], ["belt de school"]),
        (["--type", "toezegging", "--all"], ["belt de school", "maakt een plan"]),
    ],
)
def test_which_rows(
    words: list[str], titles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert [task["Summary"] for task in exported(capsys, "-f", "jira", *words)] == titles


def test_the_list_of_a_griffie(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["export", "lijst.csv", "-f", "griffie", "--all", "-o", "g.xlsx"]) == 0
    assert "1 of 4 items left out: they are no promise." in capsys.readouterr().err
    _, *rows = load_workbook("g.xlsx").active.iter_rows(values_only=True)
    assert [(row[0], row[3], row[6]) for row in rows] == [
        (1, "belt de school", None),
        (2, '=SOM(A1), "ja"', None),
        (3, "maakt een plan", "Gereed"),
    ]
    assert app.main(["export", "g.xlsx", "-f", "trello"]) == 0  # it is a list itself
    cards = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert [card["Due Date"] for card in cards] == ["2026-06-24", ""]  # the third is settled


def test_forms_by_the_ending(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["export", "lijst.csv", "-o", "a.ics", "--calendar", "event"]) == 0
    assert len(Calendar.from_ical(Path("a.ics").read_bytes()).walk("VEVENT")) == 2
    assert "1 of 3 items left out: their deadline is no date." in capsys.readouterr().err
    assert app.main(["export", "lijst.csv", "-o", "a.xlsx", "--by-person"]) == 0
    assert load_workbook("a.xlsx").sheetnames == ["Jan", "Anna"]
    assert app.main(["export", "lijst.csv", "-o", "todo.txt"]) == 0
    assert len(Path("todo.txt").read_text("utf-8").splitlines()) == 3


def test_rows_typed_by_hand_have_ids_of_their_own() -> None:
    assert app.main(["export", "lijst.csv", "-o", "a.ics"]) == 0
    tasks = Calendar.from_ical(Path("a.ics").read_bytes()).walk("VTODO")
    assert len({str(task["UID"]) for task in tasks}) == len(tasks) == 2


@pytest.mark.parametrize(
    ("words", "sheets", "heading"),
    [
        (["export"], ["Jan", "Anna", "Niemand genoemd"], "actie"),
        (["export", "--lang", "en"], ["Jan", "Anna", "Nobody named"], "action"),
        (["--lang", "en", "export"], ["Jan", "Anna", "Nobody named"], "action"),
    ],
)
def test_words_are_in_the_language_of_the_list(
    words: list[str], sheets: list[str], heading: str
) -> None:
    Path("lijst.csv").write_text(f"{LIST}ruimt op;;;;;;;;\n", encoding="utf-8")
    assert app.main([*words, "lijst.csv", "--by-person", "-o", "a.xlsx"]) == 0
    book = load_workbook("a.xlsx")
    assert book.sheetnames == sheets
    assert heading in [cell.value for cell in book["Jan"][1]]


def test_drafts(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["export", "lijst.csv", "-f", "eml", "-o", "concepten"]) == 0
    assert sorted(os.listdir("concepten")) == ["Anna.eml", "Jan.eml"]
    assert "Subject: Uw actiepunten" in Path("concepten/Jan.eml").read_text("utf-8")
    assert capsys.readouterr().err == "lovp-actions: concepten: drafts: 2.\n"
    assert app.main(["export", "lijst.csv", "-f", "eml", "-o", "concepten"]) == 4
    assert "there are files in it" in capsys.readouterr().err


def test_a_calendar_says_nothing_of_what_the_list_does_not_tell() -> None:
    Path("kort.csv").write_text("Nr;Actie;Wie;Deadline\n1;zaal huren;Jan;1-2-2027\n", "utf-8")
    assert app.main(["export", "kort.csv", "-o", "a.ics"]) == 0
    (task,) = Calendar.from_ical(Path("a.ics").read_bytes()).walk("VTODO")
    assert "DESCRIPTION" not in task
    assert "CATEGORIES" not in task
    assert app.main(["export", "lijst.csv", "-o", "b.ics"]) == 0
    text = Path("b.ics").read_text("utf-8")
    assert "regel" not in text
    assert text.count("CATEGORIES:") == 2


def test_drafts_and_tasks_tell_what_is_proposed(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "zaal huren;Jan;open;gereed?\nkrijt kopen;Jan;open;\n"
    Path("lijst.csv").write_text(f"Actie;Wie;Status;Voorstel\n{rows}", encoding="utf-8")
    first, second = exported(capsys, "-f", "jira")
    assert "voorstel: gereed?" in first["Description"]
    assert "voorstel" not in second["Description"]
    assert app.main(["export", "lijst.csv", "-f", "eml", "-o", "concepten"]) == 0
    mail = Path("concepten/Jan.eml").read_text("utf-8")
    assert "- zaal huren\n  voorstel: gereed?\n\n- krijt kopen\n\n" in mail


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "(uiterlijk 01-07-2026)\n  voorstel: termijn 15-09-2026?"),
        ("en", "(by 2026-07-01)\n  proposal: termijn 2026-09-15?"),
    ],
)
def test_a_draft_has_all_its_days_in_one_form(language: str, told: str) -> None:
    row = "zaal huren;Jan;2026-07-01;termijn 2026-09-15?"
    Path("lijst.csv").write_text(f"Actie;Wie;Termijn;Voorstel\n{row}\n", encoding="utf-8")
    assert app.main(["--lang", language, "export", "lijst.csv", "-f", "eml", "-o", "uit"]) == 0
    assert told in Path("uit/Jan.eml").read_text("utf-8")


def test_minutes_go_out_in_the_same_forms(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["extract", "notulen.txt", "-f", "griffie", "-q"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert [row["Portefeuillehouder"] for row in rows] == ["Anna Bakker"]
    assert app.main(["extract", "notulen.txt", "-f", "eml", "-o", "uit"]) == 0
    assert sorted(os.listdir("uit")) == ["Anna Bakker.eml", "Bob.eml", "college.eml"]
    assert app.main(["extract", "notulen.txt", "--by-person", "-o", "p.xlsx"]) == 0
    assert load_workbook("p.xlsx").sheetnames == ["Anna Bakker", "Bob", "college"]


def test_a_list_of_one_type_is_kept() -> None:
    assert app.main(["extract", "notulen.txt", "-f", "griffie", "-o", "g.csv"]) == 0
    before = Path("g.csv").read_text("utf-8-sig")
    assert app.main(["merge", "g.csv", "notulen.txt", "--type", "toezegging", "-q"]) == 0
    rows = list(csv.DictReader(io.StringIO(Path("g.csv").read_text("utf-8-sig"), newline="")))
    assert [row["Portefeuillehouder"] for row in rows] == ["Anna Bakker"]
    assert before.splitlines()[1] in Path("g.csv").read_text("utf-8-sig")


def test_no_folder_without_anyone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("leeg.txt").write_text("toezegging||belt", encoding="utf-8")
    assert app.main(["extract", "leeg.txt", "-f", "eml", "-o", "uit"]) == 0
    assert not Path("uit").exists()
    assert "No drafts: no item names anybody." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("lijst.csv", "Choose with --format what to write."),
        ("lijst.csv -o x.docx", "a file that ends in .csv, .tsv, .json, .jsonl, .xlsx, .ics, or"),
        ("lijst.csv -o x.md", ".md cannot be written: name a file that ends in .csv, .tsv, "),
        ("lijst.csv -o x.Tuin", ".Tuin cannot be written: name a file that ends in .csv, .tsv, "),
        ("lijst.csv -o x", "Choose with --format what to write."),
        ("lijst.csv -f eml", "eml writes a folder: name it with --output."),
        ("lijst.csv -f jira --by-person", "--by-person is for xlsx; leave it out for jira."),
        ("lijst.csv -f jira --excel", "--excel is for csv and griffie; leave it out for jira."),
        ("lijst.csv -f griffie -o x.xlsx --excel", "leave it out for xlsx."),
        ("lijst.csv -f todo --calendar task", "--calendar is for ics; leave it out for todo."),
    ],
)
def test_options_that_do_not_go_together(
    words: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(["export", *words.split()]) == 2
    assert told in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        ("lijst.csv -f jira -o lijst.csv", 4, "the list is read from it"),
        ("notulen.txt -f jira", 1, "a list is an .xlsx or a .csv file"),
        ("weg.csv -f jira", 1, "there is no such file"),
        ("lijst.csv -f eml -o notulen.txt", 4, "it is a file; name a folder"),
        ("lijst.csv -f eml -o geen/map", 4, "there is no folder"),
    ],
)
def test_what_cannot_be(
    words: str, status: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(["export", *words.split()]) == status
    assert told in capsys.readouterr().err
    assert Path("lijst.csv").read_text("utf-8") == LIST


def test_rows_for_other_tools_have_the_fields_that_a_list_tells(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = exported(capsys, "-f", "csv", "--actor", "jan")
    assert [(row["actor"], row["deadline_date"], row["status"]) for row in rows] == [
        ("Jan", "2026-06-24", "loopt"),
        ("Jan en Anna", "2026-06-30", ""),
    ]
    assert not {"confidence", "start", "rule"} & set(rows[0])


OWN = {
    "remarks": "eerst bellen, dan gaan",
    "address": "eva@voorbeeld.nl",
    "seen": "2026-09-01",
    "proposal": "gereed?",
    "evidence": "De muur is geverfd.",
}


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "xlsx", "ics", "eml", "jira"])
def test_what_people_wrote_goes_along(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is told of the line where the list does not."""
    cells = ";".join(["verft de muur", "Eva", "1-10-2026", *OWN.values()])
    heads = "Actie;Wie;Termijn;Opmerkingen;E-mail;Laatst genoemd;Voorstel;Bewijs"
    Path("lijst.csv").write_text(f"{heads}\n{cells}\nveegt;Eva;;;;;;\n", "utf-8")
    assert app.main(["export", "lijst.csv", "-f", form, "-o", "uit"]) == 0
    if form in ("ics", "eml", "jira"):
        file = Path("uit/Eva.eml" if form == "eml" else "uit")
        text = file.read_text("utf-8").replace("\n ", "").replace("\\,", ",")
        assert "opmerkingen: eerst bellen, dan gaan" in text
        assert "voorstel: gereed?" in text
        assert "regel" not in text
    elif form == "xlsx":
        heads, first, _ = load_workbook(io.BytesIO(Path("uit").read_bytes())).active.iter_rows(
            values_only=True
        )
        told = dict(zip(heads, first, strict=True))
        names = ("opmerkingen", "e-mail", "laatst genoemd", "voorstel", "bewijs")
        assert [told[name] for name in names] == list(OWN.values())
        assert told["regel"] is None
    else:
        text = Path("uit").read_text("utf-8")
        first = {
            "csv": lambda: next(csv.DictReader(io.StringIO(text))),
            "tsv": lambda: next(csv.DictReader(io.StringIO(text), delimiter="\t")),
            "json": lambda: json.loads(text)["items"][0],
            "jsonl": lambda: json.loads(text.splitlines()[0]),
        }[form]()
        assert {name: first[name] for name in OWN} == OWN
        assert first["line"] == (None if form.startswith("json") else "")


def test_a_workbook_has_no_columns_of_what_the_list_does_not_tell() -> None:
    assert app.main(["export", "lijst.csv", "-o", "a.xlsx"]) == 0
    heads = [cell.value for cell in load_workbook("a.xlsx").active[1]]
    assert "opmerkingen" in heads
    assert not {"voorstel", "bewijs", "laatst genoemd"} & set(heads)
