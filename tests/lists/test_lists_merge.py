"""`merge`: lists of people, in the files that their programs make."""

from __future__ import annotations

import datetime as dt
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import fake_extraction
import kept_lists
import openpyxl
import pytest
from kept_lists import LATER, MINUTES, cells, merge, rows, workbook_of_people

from lovp_actions import systems
from lovp_actions.cli import app
from lovp_actions.lists import files, match
from lovp_actions.lists.columns import COLUMNS, columns_of
from lovp_actions.lists.csvlist import CsvSheet
from lovp_actions.lists.merge import Merge
from lovp_actions.lists.reported_done import reports
from lovp_actions.lists.table import KeptList
from lovp_actions.lists.xlsxlist import XlsxSheet

RUBBISH = bytes(range(256)) * 8


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction.engine", fake_extraction)
    monkeypatch.delenv("LOVP_ACTIONS_MODEL", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    Path("een.txt").write_text(MINUTES, encoding="utf-8")
    Path("twee.txt").write_text(LATER, encoding="utf-8")


# A list from nothing


@pytest.mark.parametrize("name", ["lijst.csv", "lijst.xlsx"])
def test_a_list_is_made_and_merging_again_changes_nothing(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert merge(name, "een.txt") == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"lovp-actions: {name}: 3 added, 0 linked, 0 proposed.\n"
    assert tuple(rows(name)[0][:14]) == COLUMNS
    assert cells(name, "actor") == ["Anna Bakker", "Bob", "college"]
    assert set(cells(name, "status")) == {"open"}
    before = Path(name).read_bytes(), os.stat(name).st_mtime_ns
    assert merge(name, "een.txt") == 0
    assert before == (Path(name).read_bytes(), os.stat(name).st_mtime_ns)
    assert "0 added, 0 linked, 0 proposed (nothing to write)" in capsys.readouterr().err
    assert sorted(os.listdir()) == ["een.txt", name, "twee.txt"]


def test_a_new_csv_opens_in_a_dutch_excel_and_a_new_workbook_has_real_dates() -> None:
    merge("lijst.csv", "een.txt")
    data = Path("lijst.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfactor;action;")
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    merge("lijst.xlsx", "een.txt")
    sheet = openpyxl.load_workbook("lijst.xlsx").worksheets[0]
    assert sheet.cell(2, COLUMNS.index("meeting_date") + 1).value == dt.datetime(2026, 10, 12)
    assert sheet.cell(2, 14).data_type == "s"


@pytest.mark.parametrize("name", ["lijst.csv", "lijst.xlsx"])
def test_later_minutes_add_link_and_propose(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    merge(name, "een.txt")
    before = Path(name).read_bytes()
    capsys.readouterr()
    assert merge(name, "twee.txt", "--dry-run", "--format", "tsv", day="2026-11-09") == 0
    captured = capsys.readouterr()
    shown = [line.split("\t")[:3] for line in captured.out.splitlines()]
    assert shown == [
        ["change", "row", "actor"],
        ["linked", "4", "college"],
        ["added", "5", "Cas"],
        ["proposed", "2", "Anna Bakker"],
    ]
    assert "1 added, 1 linked, 1 proposed (nothing written)" in captured.err
    assert Path(name).read_bytes() == before
    assert merge(name, "twee.txt", day="2026-11-09") == 0
    assert cells(name, "seen") == ["", "", "2026-11-09", ""]
    assert cells(name, "proposal") == ["done?", "", "", ""]
    assert cells(name, "evidence")[0] == (
        "“De brief aan de provincie is verstuurd.” (twee.txt, line 2)"
    )
    assert set(cells(name, "status")) == {"open"}


@pytest.mark.parametrize("form", kept_lists.FORMATS)
def test_what_a_person_takes_away_stays_away(form: str) -> None:
    october = [kept_lists.item("Anna", "belt de school"), kept_lists.item("Bob", "mailt de leden")]
    file, _ = kept_lists.merged(b"", form, october)
    file = kept_lists.edited(file, form, lambda rows: rows.pop(1))
    assert kept_lists.merged(file, form, october)[0] == file
    said_again = kept_lists.item("Anna", "belt de school", "2026-11-09")
    file, again = kept_lists.merged(file, form, [said_again])
    assert again.count("added") == 1

    report = list(reports("Bob heeft de leden gemaild.", "drie.txt", dt.date(2026, 12, 1)))
    proposing = Merge(kept_lists.opened(file, form))
    proposing.reports(report)
    assert proposing.count("proposed") == proposing.finish() == 1
    file = proposing.kept.sheet.data()

    def reject(rows: list[list[str]]) -> None:
        head = rows[0]
        for row in rows[1:]:
            row += [""] * (len(head) - len(row))
            row[head.index("proposal")] = row[head.index("evidence")] = ""

    proposing = Merge(kept_lists.opened(kept_lists.edited(file, form, reject), form))
    proposing.reports(report)
    assert not proposing.changes


def test_doubtful_items_are_not_added(capsys: pytest.CaptureFixture[str]) -> None:
    assert merge("lijst.csv", "een.txt", "--min-confidence", "0.8") == 0
    assert cells("lijst.csv", "actor") == ["Anna Bakker", "college"]


# What goes wrong


@pytest.mark.parametrize("lock", ["~$lijst.xlsx", ".~lock.lijst.xlsx#"])
def test_a_list_that_is_open_is_not_written(lock: str, capsys: pytest.CaptureFixture[str]) -> None:
    workbook_of_people().save("lijst.xlsx")
    before = Path("lijst.xlsx").read_bytes()
    Path(lock).touch()
    assert merge("lijst.xlsx", "een.txt") == 4
    assert capsys.readouterr().err == (
        "lovp-actions: Cannot write lijst.xlsx: it is open in a spreadsheet program; close it "
        f"there first, or, if it is not open, remove {lock}.\n"
    )
    assert Path("lijst.xlsx").read_bytes() == before
    assert merge("lijst.xlsx", "een.txt", "--dry-run") == 0


@pytest.mark.parametrize("existed", [True, False])
@pytest.mark.parametrize("exchanged", [True, False])
def test_a_list_that_someone_changed_meanwhile_is_not_written(
    existed: bool,
    exchanged: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Be it after the last look at it, just before the new file takes its place."""
    if existed:
        Path("lijst.csv").write_text("actie;wie\r\n", newline="")
    swap, fsync = systems.exchange, os.fsync

    def edit() -> None:
        Path("lijst.csv").write_text("actie;wie\r\nbelt;Jan\r\n", newline="")

    def late(one: Path, other: Path) -> bool:
        if exchanged and not list(Path().glob("edited")):
            Path("edited").touch()
            edit()
        return exchanged and swap(one, other)

    monkeypatch.setattr(systems, "exchange", late)
    if not existed or not exchanged:
        monkeypatch.setattr(os, "fsync", lambda file: (fsync(file), edit()))
    assert merge("lijst.csv", "een.txt") == 4
    assert "someone changed it meanwhile; run this again" in capsys.readouterr().err
    assert Path("lijst.csv").read_bytes() == b"actie;wie\r\nbelt;Jan\r\n"
    assert sorted(set(os.listdir()) - {"edited"}) == ["een.txt", "lijst.csv", "twee.txt"]


MERGING = (
    "import sys, fake_extraction; sys.modules['lovp_actions.extraction.engine'] = fake_extraction\n"
    "from lovp_actions.lists.lock import locked\n"
    "with locked('lijst.csv'): print('held', flush=True); sys.stdin.read()"
)


def test_two_merges_at_once_and_one_that_was_killed(capsys: pytest.CaptureFixture[str]) -> None:
    here = os.pathsep.join(
        map(str, (Path(__file__).parents[1] / "helpers", Path(__file__).parents[2]))
    )
    other = subprocess.Popen(
        [sys.executable, "-c", MERGING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": here},
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    told = Path(".~lock.lijst.csv#").read_text().split(",")
    assert (told[1], told[2]) == (f"lovp-actions {other.pid}", socket.gethostname())
    assert merge("lijst.csv", "een.txt") == 4
    assert capsys.readouterr().err == (
        f"lovp-actions: Cannot write lijst.csv: process {other.pid} on {socket.gethostname()} "
        "merges into it; wait until it is done, or, if it is not at work, remove "
        ".~lock.lijst.csv#.\n"
    )
    assert not Path("lijst.csv").exists()
    other.kill()
    other.communicate()
    assert Path(".~lock.lijst.csv#").exists()
    assert merge("lijst.csv", "een.txt") == 0
    assert not Path(".~lock.lijst.csv#").exists()


def test_a_lock_of_another_computer_is_not_taken_for_a_stale_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path(".~lock.lijst.csv#").write_text(",lovp-actions 7,elders,28.11.2026 14:00,;")
    assert merge("lijst.csv", "een.txt") == 4
    assert "process 7 on elders merges into it" in capsys.readouterr().err
    assert Path(".~lock.lijst.csv#").exists()


@pytest.mark.parametrize(
    ("name", "data", "code", "message"),
    [
        ("lijst.ods", b"", 1, "a list is an .xlsx or a .csv file"),
        ("lijst.csv", b"a;b\r\n", 1, "no row in it has the headings of a list"),
        ("lijst.xlsx", b"PK\x03\x04rest", 1, "the file is damaged"),
        ("lijst.xlsx", b"\xd0\xcf\x11\xe0rest", 1, "protected by a password"),
        ("lijst.xlsx", RUBBISH, 1, "damaged, or no .xlsx file; save it again."),
        ("lijst.csv", RUBBISH, 1, "it is not text; save the list again as CSV UTF-8."),
        ("lijst.csv", b"ab\0\0\0cd", 1, "it is not text; save the list again as CSV UTF-8."),
        ("lijst.csv", b"actie;wie;wanneer\nbel\0t;Jan;1 mei\n", 1, "it is not text; save the list"),
        ("een.txt", MINUTES.encode(), 4, "the minutes are read from it"),
    ],
)
def test_files_that_are_no_lists(
    name: str, data: bytes, code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_bytes(data)
    assert merge(name, "een.txt") == code
    told = capsys.readouterr().err
    assert message in told
    assert "--encoding" not in told
    assert Path(name).read_bytes() == data


def test_minutes_that_cannot_be_read_do_not_stop_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert merge("lijst.csv", "weg.txt", "een.txt") == 1
    assert "2 files: 1 done, 1 failed." in capsys.readouterr().err
    assert len(cells("lijst.csv", "actor")) == 3


def test_an_interrupt_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("wacht.txt").write_text("WACHT\n")
    assert merge("lijst.csv", "een.txt", "wacht.txt") == 130
    assert "lijst.csv: interrupted, so nothing is written.\n" in capsys.readouterr().err
    assert sorted(os.listdir()) == ["een.txt", "twee.txt", "wacht.txt"]


@pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")
@pytest.mark.parametrize("name", ["lijst.csv", "lijst.xlsx"])
@pytest.mark.parametrize(
    ("moment", "code"), [("finish", 143), ("data", 0), ("replaced", 0), ("passed_over", 0)]
)
def test_a_signal_at_any_moment_leaves_a_whole_list_and_says_so(
    name: str,
    moment: str,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Before the list is written nothing is; from then on it is written to the end, and that the
    command was to stop tells nothing any more."""
    merge(name, "een.txt")
    before = Path(name).read_bytes()
    kinds = {"finish": Merge, "data": XlsxSheet if name.endswith("x") else CsvSheet}
    owner, attribute = kinds.get(moment, Merge), moment
    if moment == "replaced":
        owner, attribute = files.ListFile, "_put"
    method = getattr(owner, attribute)

    def ended(*arguments: Any) -> Any:
        found = method(*arguments)
        os.kill(os.getpid(), signal.SIGTERM)
        return found

    monkeypatch.setattr(owner, attribute, ended)
    capsys.readouterr()
    assert merge(name, "een.txt", "twee.txt") == code
    assert (Path(name).read_bytes() == before) == bool(code)
    told = "interrupted, so nothing is written" if code else "1 added, 0 linked, 0 proposed"
    assert f"{name}: {told}.\n" in capsys.readouterr().err
    assert len(cells(name, "actor")) == (3 if code else 4)
    assert sorted(os.listdir()) == ["een.txt", name, "twee.txt"]


@pytest.mark.parametrize("name", ["lijst.csv", "lijst.xlsx"])
def test_a_list_that_takes_too_long_is_named(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By every command that reads one."""
    merge(name, "een.txt")
    monkeypatch.setattr(KeptList, "__init__", lambda *arguments: time.sleep(60))
    capsys.readouterr()
    for command in (["merge", name, "een.txt"], ["due", name], ["diff", name, name]):
        assert app.main([*command, "--timeout=0.1"]) == 1
        assert capsys.readouterr().err == (
            f"lovp-actions: Cannot read {name}: it takes longer than 0.1 seconds; "
            "split it, or allow more with --timeout.\n"
        )


# Columns, matches and reports


def test_columns_are_known_in_dutch_and_english_in_any_order() -> None:
    dutch = ["Nr.", "Opmerkingen", "Datum", "Deadline", "WIE", "Actiepunt", "Stand van zaken"]
    assert columns_of(dutch) == {
        "action": 5, "actor": 4, "deadline": 3, "remarks": 1, "status": 6,
    }  # fmt: skip
    assert columns_of(["Owner", "What", "Due date", "State"]) == {
        "actor": 0, "action": 1, "deadline_date": 2, "status": 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Jan", "belt de school"), ("Jan Bakker", "belt de school over het fietspad"), True),
        (("JB", "belt de school"), ("Jan Bakker", "belt de school"), True),
        (("Jan", "belt de school"), ("Petra", "belt de school"), False),
        (("Jan", "belt de school"), ("Jan", "belt de gemeente"), False),
        (("Jan", "stuurt perceel 4 rond"), ("Jan", "stuurt perceel 5 rond"), False),
        (("", "maakt een plan"), ("Jan", "maakt een begroting"), False),
        (("Jan", "komt er op terug"), ("Jan", "komt er op terug"), False),
        (("raad", "dit navragen bij de gemeente"), ("raad", "dit navragen bij de gemeente"), False),
        (("An", "schrijft het plan"), ("Hans", "schrijft het plan"), False),
        (("Jan", "Muur stuken"), ("Jan", "stuukt de muur"), True),
        (("Jan", "haag afzagen"), ("Jan", "zaagt de haag af"), True),
        (("Jan", "Muur stuken"), ("Jan", "stuukt het plafond"), False),
        (("Jan", "Muur stuken"), ("Jan", "sloopt de muur"), False),
        (("Jan", "Muur stuken"), ("Els", "stuukt de muur"), False),
        (("", "Muur stuken"), ("Jan", "stuukt de muur"), False),
        (("Jan", "Muur 2 stuken"), ("Jan", "stuukt muur 3"), False),
    ],
)
def test_the_same_promise(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    first = match.Promise(*one, meeting_date="2026-10-12")
    second = match.Promise(*other, meeting_date="2026-11-09")
    assert (match.likeness(first, second) > 0) == same


def test_two_promises_of_one_sentence_are_two_rows() -> None:
    said = "Anna prikt een datum voor de leden en laat de leden per mail de datum weten."
    pair = [
        kept_lists.item("Anna", action, sentence=said)
        for action in ("prikt een datum voor de leden", "laat de leden per mail de datum weten")
    ]
    assert kept_lists.merged(b"", "csv", pair)[1].count("added") == 2


def test_a_reworded_row_is_known_by_its_sentence() -> None:
    file, _ = kept_lists.merged(
        b"", "csv", [kept_lists.item("Anna", "belt de school over het fietspad")]
    )
    file = file.replace(b"belt de school over het fietspad;", b"contact leggen;", 1)
    again = kept_lists.item("Anna", "belt de school over het fietspad", "2026-11-09")
    assert kept_lists.merged(file, "csv", [again])[1].count("linked") == 1


def test_a_promise_made_anew_after_its_row_was_closed_is_a_new_row() -> None:
    file, _ = kept_lists.merged(b"", "csv", [kept_lists.item("Anna", "stuurt de notulen rond")])
    file = file.replace(b";open;", b";gereed;")
    _, again = kept_lists.merged(
        file, "csv", [kept_lists.item("Anna", "stuurt de notulen rond", "2026-11-09")]
    )
    assert again.count("added") == 1
