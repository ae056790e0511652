"""`due` and `diff`: what is due in a list, and what differs between two versions."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import fake_extraction
import kept_lists
import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from lovp_actions.cli import app
from lovp_actions.lists.due import span
from lovp_actions.lists.table import date_of

LIST = """\
Actie;Wie;Deadline;Deadline datum;Status;Vergaderdatum
belt de school;Jan;;24-6-2026;loopt;3-6-2026
stuurt de brief;Anna;;2026-06-10;open;3-6-2026
koopt krijt;Bob;eind juni;;;2026-06-03
maakt een plan;Cas;;1 juni 2026;Gereed, zie mail;3-6-2026
veegt het plein;Dirk;zo snel mogelijk;;open;3-6-2026
telt de stoelen;Eva;;1/9/2026;open;3-6-2026
"""


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction.engine", fake_extraction)
    monkeypatch.delenv("LOVP_ACTIONS_MODEL", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    Path("lijst.csv").write_text(LIST, encoding="utf-8")


def shown(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()[1:]]


# due


def test_what_is_due(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["due", "lijst.csv", "--on", "2026-06-20"]) == 10
    assert [row[:3] for row in shown(capsys)] == [
        ["2026-06-10", "-10", "Anna"],
        ["2026-06-24", "4", "Jan"],
        ["2026-06-30", "10", "Bob"],
    ]
    assert app.main(["due", "lijst.csv", "--on", "2026-06-20", "--within", "1w"]) == 10
    assert [row[2] for row in shown(capsys)] == ["Anna", "Jan"]


def test_deadlines_that_are_no_day_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    """But for words that are meant to be none, and for rows that are shown all the same."""
    deadlines = [
        "1 nov;", "volgende week;", "1 nov;3-10-2026", "30-2-2026;", "4 obtoker 2026;",
        "eind jnui;", "z.s.m.;", "doorlopend;", "n.v.t.;", "-;", ";", "na de zomer;",
    ]  # fmt: skip
    rows = [f"veegt;Jan;{each};open;" for each in deadlines]
    rows += ["belt;Jan;31-9-2026;;klaar;", "belt;Jan;31-9-2026;;open;termijn 2026-11-21?"]
    rows += ["belt;Jan;31-9-2026;;open;termijn 2027-11-21?"]
    head = "Actie;Wie;Wanneer;Vergaderdatum;Status;Voorstel"
    Path("lijst.csv").write_text("\n".join([head, *rows]), "utf-8")
    due = ["due", "lijst.csv", "--on", "2026-11-20"]
    assert app.main(due) == 10
    captured = capsys.readouterr()
    assert [line.split("\t")[6] for line in captured.out.splitlines()[1:]] == ["4", "15"]
    assert captured.err == (
        "lovp-actions: lijst.csv: open rows whose deadline is no date with a year, so left out: 6 "
        "(rows 2, 3, 5, 6, 7, 16); write one, or add --undated.\n"
    )
    for words in (["-q"], ["--undated"]):
        assert app.main([*due, *words]) == 10
        assert capsys.readouterr().err == ""
    Path("lijst.csv").write_text("\n".join([head, rows[3]]), "utf-8")
    assert app.main([*due, "--lang", "nl"]) == 0
    assert "dus weggelaten: 1 (rij 2); schrijf" in capsys.readouterr().err


def test_rows_with_a_proposed_day_only_are_undated_until_it_comes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = ["verft;Eva;;termijn 2026-11-21?", "boort;Bob;;termijn 2027-03-01?", "zaagt;Cas;;"]
    rows += ["meet;Jan;1-6-2027;termijn 2027-03-01?"]
    Path("lijst.csv").write_text("\n".join(["Actie;Wie;Termijn;Voorstel", *rows]), "utf-8")
    due = ["due", "lijst.csv", "--on", "2026-11-20"]
    assert app.main(due) == 10
    assert [row[2] for row in shown(capsys)] == ["Eva"]
    assert app.main([*due, "--undated"]) == 10
    assert [row[:3] for row in shown(capsys)] == [
        ["2026-11-21", "1", "Eva"],
        ["", "", "Bob"],
        ["", "", "Cas"],
    ]


def test_rows_of_another_width_lose_nothing_and_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = ["A,Jan,1-6-2026", "B, C en D,Jan,1-6-2026,open", "E,Jan,1-6-2026,open,let op,,", "F"]
    Path("lijst.csv").write_text("\n".join(["Actie,Wie,Wanneer,Status", *lines]))
    Path("notulen.txt").write_text(kept_lists.MINUTES)
    told = "lovp-actions: lijst.csv: cells under no heading in rows 3, 4; give them one, or put"
    assert app.main(["due", "lijst.csv", "--on", "2026-06-20"]) == 10
    captured = capsys.readouterr()
    assert captured.err.startswith(told)
    assert [line.split("\t")[3] for line in captured.out.splitlines()[1:]] == ["A", "E"]
    for command in (["merge", "lijst.csv", "notulen.txt"], ["export", "lijst.csv", "-f", "csv"]):
        assert app.main(command) == 0
        assert capsys.readouterr().err.startswith(told)
    assert Path("lijst.csv").read_text().splitlines()[1:5] == lines


def test_when_nothing_is_due_the_status_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["due", "lijst.csv", "--on", "2026-01-01"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "deadline\tdays\tactor\taction\tstatus\tproposal\trow\tid\n"
    assert captured.err == ""
    assert app.main(["due", "lijst.csv", "--on", "2026-01-01", "--undated"]) == 0
    assert [row[2] for row in shown(capsys)] == ["Dirk"]


def test_real_dates_of_a_workbook_and_other_forms(capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Wie", "Wat", "Wanneer"])
    book.active.append(["Jan", "belt de school", dt.date(2026, 6, 24)])
    book.active.append(["Anna", "stuurt de brief", "24 juni 2026"])
    book.save("lijst.xlsx")
    on = ["--on", "2026-06-25"]
    assert app.main(["due", "lijst.xlsx", *on, "-f", "json"]) == 10
    records = json.loads(capsys.readouterr().out)
    assert [(each["deadline"], each["days"], each["row"]) for each in records] == [
        ("2026-06-24", -1, 2),
        ("2026-06-24", -1, 3),
    ]
    assert app.main(["due", "lijst.xlsx", *on, "-f", "table"]) == 10
    table = capsys.readouterr().out
    assert table.splitlines()[0].split() == ["deadline", "days", "actor", "action", "row"]
    for form in ("csv", "jsonl"):
        assert app.main(["due", "lijst.xlsx", *on, "-f", form]) == 10
        assert "2026-06-24" in capsys.readouterr().out


HEADS = [
    "Klaar", "Gereed?", "Datum gereed", "Afgehandeld op", "Afgerond", "Voltooid", "Done",
    "Klaar j/n",
]  # fmt: skip
DONE = ["ja", "J", "x", "v", "☒", "☑", "✓", "3-5-2026", "TRUE", "Waar", "1", "gereed"]
NOT_DONE = ["", "nee", "n", "FALSE", "ONWAAR", "0", "☐", "nog niet", "1-6-2090", "bezig"]


@pytest.mark.parametrize("head", HEADS)
def test_rows_that_are_ticked_off(head: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"taak {number};Jan;1-6-2026;{cell}" for number, cell in enumerate(DONE + NOT_DONE)]
    Path("lijst.csv").write_text("\n".join([f"Actie;Wie;Wanneer;{head}", *rows]))
    assert app.main(["due", "lijst.csv", "--on", "2026-06-20"]) == 10
    left = [f"taak {number}" for number in range(len(DONE), len(DONE + NOT_DONE))]
    assert [row[3] for row in shown(capsys)] == left
    assert app.main(["export", "lijst.csv", "-f", "jsonl"]) == 0
    assert [json.loads(line)["action"] for line in capsys.readouterr().out.splitlines()] == left


@pytest.mark.parametrize(
    ("cells", "deadlines"),
    [(["ja", "nee", ""], []), (["1", "0", "0"], []), (["3-6-2026", "eind juni", "ja"], [-17, 10])],
)
def test_a_heading_that_can_be_a_deadline(
    cells: list[str], deadlines: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [f"taak;Jan;{cell};1-6-2026" for cell in cells]
    Path("lijst.csv").write_text("\n".join(["Actie;Wie;Gereed;Vergaderdatum", *rows]))
    assert app.main(["due", "lijst.csv", "--on", "2026-06-20"]) == (10 if deadlines else 0)
    assert [int(row[1]) for row in shown(capsys)] == deadlines


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-24", dt.date(2026, 6, 24)),
        ("2026-06-24 00:00:00", dt.date(2026, 6, 24)),
        ("24-6-2026", dt.date(2026, 6, 24)),
        ("24/06/2026", dt.date(2026, 6, 24)),
        ("24.6.2026", dt.date(2026, 6, 24)),
        ("24-6-26", dt.date(2026, 6, 24)),
        ("wo 24 juni 2026", dt.date(2026, 6, 24)),
        ("vóór 24 juni 2026", dt.date(2026, 6, 24)),
        ("2026-02-31", None),
        ("z.s.m.", None),
        ("", None),
    ],
)
def test_dates_as_people_type_them(text: str, day: dt.date | None) -> None:
    assert date_of(text, None) == day


def _open(book: openpyxl.Workbook, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The actions of a workbook that are left open."""
    book.save("lijst.xlsx")
    assert app.main(["export", "lijst.xlsx", "-f", "jsonl"]) == 0
    return [json.loads(line)["action"] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("head", ["% klaar", "Gereed (%)", "% voltooid"])
@pytest.mark.parametrize(
    ("parts", "form", "left"),
    [
        ([0.75, 0.996, 0, None, 1, 0.1], "0%", [0.75, 0.996, 0, None, 0.1]),
        ([0.75, 0.8, 0, None, 1, 0.1], "General", [0.75, 0.8, 0, None, 0.1]),
        ([75, 8, 0, None, 100, 10], "General", [75, 8, 0, None, 10]),
    ],
)
def test_only_the_whole_of_a_part_closes_its_row(
    head: str,
    parts: list[float | None],
    form: str,
    left: list[float | None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Taak", "Wie", "Deadline", head])
    for part in parts:
        book.active.append([f"taak {part}", "Fien", dt.date(2026, 6, 1), part])
        book.active.cell(book.active.max_row, 4).number_format = form
    assert _open(book, capsys) == [f"taak {part}" for part in left]


def test_rows_that_are_struck_through(capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Actie", "Wie", "Status"],
        ["Tuin omspitten", "Ugo", "open"],
        ["Heg snoeien", "Ugo", "open"],
        ["Zand halen", "Wieke", None],
        [CellRichText(TextBlock(InlineFont(strike=True), "Put legen")), "Wieke", None],
        [CellRichText("Pad vegen ", TextBlock(InlineFont(strike=True), "en harken")), "Ugo", None],
    ):
        book.active.append(row)
    for place in ("A2", "B2", "C2", "A4", "B3"):
        book.active[place].font = Font(strike=True)
    assert _open(book, capsys) == ["Heg snoeien", "Pad vegen en harken"]


BLOCKS = [["Lopende acties"], ["Wat", "Wie", "Wanneer"], ["Boot teren", "Jelle", "1-4-2026"], []]
DONE_BLOCK = [["Zeil naaien", "Fetsje", "1-2-2026"], ["Mast schuren", "Fetsje"]]


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        ([*BLOCKS, ["Afgeronde taken"], BLOCKS[1], *DONE_BLOCK], ["Boot teren"]),
        ([["Afgehandeld"], BLOCKS[1], DONE_BLOCK[0], *BLOCKS], ["Boot teren"]),
        ([*BLOCKS, ["Afgeronde acties"], *DONE_BLOCK], ["Boot teren"]),
        (
            [*BLOCKS, ["Haven"], BLOCKS[1], *DONE_BLOCK],
            ["Boot teren", "Zeil naaien", "Mast schuren"],
        ),
        (
            [*BLOCKS, ["", "", "Afgerond"], *DONE_BLOCK],
            ["Boot teren", "Zeil naaien", "Mast schuren"],
        ),
    ],
)
def test_blocks_of_one_sheet(
    rows: list[list[str]], left: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    assert _open(book, capsys) == left


def test_spans() -> None:
    day = dt.date(2026, 6, 1)
    assert [span(text, day).days for text in ("14d", "14", "2W", "0")] == [14, 14, 14, 0]
    assert app.main(["due", "lijst.csv", "--within", "een eeuw"]) == 2
    assert app.main(["due", "weg.csv"]) == 1


# diff


def _minutes(name: str, *lines: str) -> str:
    Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return name


def test_what_came_went_and_changed(capsys: pytest.CaptureFixture[str]) -> None:
    old = _minutes(
        "oud.txt",
        "toezegging|Anna|stuurt de brief naar de provincie",
        "toezegging|Bob|koopt krijt voor het plein",
        "toezegging|Cas|maakt een plan voor het dak",
    )
    new = _minutes(
        "nieuw.txt",
        "toezegging|Anna|stuurt de brief naar de provincie en het waterschap",
        "toezegging|Eva|koopt krijt voor het plein",
        "toezegging|Dirk|veegt de stoep",
    )
    assert app.main(["diff", old, new]) == 10
    assert [row[:6] for row in shown(capsys)] == [
        [
            "changed",
            "Anna",
            "stuurt de brief naar de provincie en het waterschap",
            "action",
            "stuurt de brief naar de provincie",
            "stuurt de brief naar de provincie en het waterschap",
        ],
        ["changed", "Eva", "koopt krijt voor het plein", "actor", "Bob", "Eva"],
        ["came", "Dirk", "veegt de stoep", "", "", ""],
        ["went", "Cas", "maakt een plan voor het dak", "", "", ""],
    ]
    assert app.main(["diff", old, old]) == 0


@pytest.mark.parametrize(
    ("before", "after", "ends"),
    [
        ("Kees van ’t Hek|verft de schuur", "Kees van 't Hek|verft de schuur", 0),
        ("Di|maakt foto‘s van het hek", "Di|maakt foto’s van het hek", 0),
        ("Kees van ’t Hek|verft de schuur", "Kees van Hek|verft de schuur", 10),
    ],
)
def test_the_form_of_an_apostrophe_is_no_change(before: str, after: str, ends: int) -> None:
    names = [
        _minutes(f"{name}.txt", f"toezegging|{words}")
        for name, words in (("oud", before), ("nieuw", after))
    ]
    assert app.main(["diff", *names]) == ends


def test_minutes_exports_and_lists_are_compared_in_any_mix(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = _minutes(
        "notulen.txt",
        "toezegging|Anna|stuurt de brief naar de provincie",
        "verzoek|college|=meet de snelheid in de Dorpsstraat",
    )
    names = [text]
    for ending in ("json", "jsonl", "csv", "tsv"):
        names.append(f"uit.{ending}")
        assert app.main(["extract", text, "-o", names[-1]]) == 0
    for ending in ("csv", "xlsx"):
        names.append(f"kept.{ending}")
        assert app.main(["merge", names[-1], text]) == 0
    for one, other in zip(names, [*names[1:], names[0]], strict=True):
        assert app.main(["diff", one, other]) == 0, (one, other)
    data = kept_lists.edited(
        Path("kept.csv").read_bytes(), "csv", lambda rows: rows[1].__setitem__(4, "gereed")
    )
    Path("kept.csv").write_bytes(data)
    capsys.readouterr()
    assert app.main(["diff", text, "kept.csv"]) == 10
    assert [row[3:6] for row in shown(capsys)] == [["status", "", "gereed"]]


@pytest.mark.parametrize("name", ["weg.csv", "weg.json", "weg.xlsx", "weg.txt"])
def test_a_version_that_cannot_be_read(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["diff", name, "lijst.csv"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"lovp-actions: Cannot read {name}: there is no such file.\n"


@pytest.mark.parametrize("data", ["[]", "{", '{"items": [1]}', "null"])
def test_json_of_others(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("uit.json").write_text(data)
    assert app.main(["diff", "uit.json", "lijst.csv"]) == 1
    assert "is not what `lovp-actions extract -f json`" in capsys.readouterr().err


def test_help_loads_no_library() -> None:
    code = (
        "import sys; from lovp_actions.cli import app; status = app.main(sys.argv[1:])\n"
        "heavy = {'openpyxl', 'spacy', 'numpy', 'rich.table'} & set(sys.modules)\n"
        "sys.exit(f'{status} {sorted(heavy)}')"
    )
    for command in ("merge", "due", "diff"):
        done = subprocess.run(
            [sys.executable, "-c", code, command, "--help"],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert done.stderr.strip() == "0 []"
        assert f"lovp-actions {command}" in done.stdout
