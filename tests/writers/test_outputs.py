"""Every form people work with, opened by what they would open it with."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import command_server
import fake_extraction
import pytest
from fake_extraction import make_item
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from lxml.etree import SerialisationError
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from rendered_items import NASTY, render

from lovp_actions.cli import app
from lovp_actions.errors import OutputError
from lovp_actions.items import Item
from lovp_actions.writers import PLAIN, Style, xlsx
from lovp_actions.writers.cells import plain
from lovp_actions.writers.status import STATUSES
from lovp_actions.writers.workbook import packed

SOFFICE = shutil.which("soffice")
office = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=200)


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction.engine", fake_extraction)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    Path("notulen.txt").write_text("toezegging|Bakker|stuurt de brief\n", encoding="utf-8")


def workbook(items: list[Item], style: Style = PLAIN) -> io.BytesIO:
    out = io.BytesIO()
    xlsx.write(items, out, style)
    return out


def converted(file: str, to: str, *options: str) -> str:
    """What LibreOffice makes of `file`, as text."""
    assert SOFFICE
    command = [SOFFICE, "--headless", f"-env:UserInstallation=file://{Path.cwd()}/profile"]
    subprocess.run(
        [*command, "--convert-to", to, "--outdir", "converted", *options, file],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return next(Path("converted").iterdir()).read_text("utf-8")


# xlsx


def test_a_workbook_tells_no_time_so_that_the_same_items_give_the_same_bytes() -> None:
    with zipfile.ZipFile(workbook([make_item()])) as book:
        assert {each.date_time[0] for each in book.infolist()} == {1980}
        properties = book.read("docProps/core.xml").decode()
    assert "lovp-actions" in properties
    assert str(dt.date.today().year) not in properties


def test_a_workbook_is_a_table_to_work_with() -> None:
    sheet = load_workbook(workbook([NASTY, make_item(status="loopt")], Style(language="nl"))).active
    (table,) = sheet.tables.values()
    assert table.ref == "A1:N3"
    assert table.autoFilter is not None
    assert sheet.freeze_panes == "A2"
    headings = [cell.value for cell in sheet[1]]
    assert headings[:6] == ["status", "soort", "wie", "actie", "termijn", "einddatum"]
    first = dict(zip(headings, sheet[2], strict=True))
    assert first["einddatum"].value == dt.datetime(2026, 12, 1)
    assert first["einddatum"].number_format == "dd-mm-yyyy"
    assert [row[0].value for row in sheet["A2:A3"]] == ["open", "loopt"]
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == (f'"{",".join(STATUSES["nl"])}"', "A2:A3")
    assert all(cell.alignment.wrap_text for row in sheet.rows for cell in row)
    assert 40 <= sheet.column_dimensions["D"].width <= 80


def test_words_in_a_workbook_are_never_formulas() -> None:
    sheet = load_workbook(workbook([NASTY], Style(("actor", "action", "sentence", "id")))).active
    cells = sheet[2]
    assert [cell.data_type for cell in cells] == ["s"] * 4
    assert [cell.value for cell in cells] == [
        "=HYPERLINK(1)",
        "+31 6; |pipe| <b>*vet*</b> [2J",
        "#N/A",
        "12345e6789",
    ]
    assert [cell.quotePrefix for cell in cells] == [True, True, False, False]


@settings(max_examples=50, deadline=None)
@given(ANY_TEXT, ANY_TEXT)
def test_any_words_fit_in_a_workbook(words: str, section: str) -> None:
    sheet = load_workbook(workbook([make_item(action=words, section=section)])).active
    assert sheet.max_row == 2


def test_a_workbook_without_items_still_opens() -> None:
    sheet = load_workbook(workbook([])).active
    assert next(iter(sheet.tables.values())).ref == "A1:N2"


def test_dates_before_workbooks_stay_words() -> None:
    style = Style(("meeting_date", "deadline_date"))
    sheet = load_workbook(workbook([make_item(meeting_date="1848-11-03")], style)).active
    assert [cell.value for cell in sheet[2]] == ["1848-11-03", None]


@office
@pytest.mark.slow
def test_libreoffice_opens_the_workbook() -> None:
    Path("acties.xlsx").write_bytes(
        workbook([NASTY], Style(("actor", "action", "deadline_date", "line"))).getvalue()
    )
    rows = list(
        csv.reader(
            io.StringIO(converted("acties.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76"))
        )
    )
    assert rows == [
        ["actor", "action", "due date", "line"],
        ["=HYPERLINK(1)", "+31 6; |pipe| <b>*vet*</b> [2J", "2026-12-01", "3"],
    ]


@pytest.mark.usefixtures("served_command")
def test_a_workbook_goes_to_a_file_or_a_pipe_and_to_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app.main(["extract", "notulen.txt", "-o", "acties.xlsx"]) == 0
    assert load_workbook("acties.xlsx").active["C2"].value == "Bakker"
    command = [*command_server.command("fake"), "extract", "notulen.txt", "-f", "xlsx"]
    piped = subprocess.run(command, capture_output=True, check=True, timeout=300).stdout
    assert load_workbook(io.BytesIO(piped)).active["C2"].value == "Bakker"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert app.main(["extract", "notulen.txt", "-f", "xlsx"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "xlsx is not for a terminal: name a file with -o" in captured.err


def test_a_missing_package_is_told_before_anything_is_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert app.main(["extract", "weg.txt", "-o", "acties.xlsx"]) == 4
    assert capsys.readouterr().err == (
        "lovp-actions: Cannot write xlsx: that needs another package; "
        "install it with: pip install 'lovp-actions[xlsx]'\n"
    )


def test_a_failed_write_leaves_the_old_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("acties.xlsx").write_bytes(b"oud")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert app.main(["extract", "notulen.txt", "-o", "acties.xlsx"]) == 4
    assert Path("acties.xlsx").read_bytes() == b"oud"
    assert sorted(path.name for path in Path().iterdir()) == ["acties.xlsx", "notulen.txt"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (SerialisationError("IO_ENOSPC"), "no space left on device"),
        (SerialisationError("IO_EFBIG"), "file too large"),
        (ValueError("rij 1048577"), "rij 1048577"),
    ],
)
def test_what_the_libraries_cannot_write_is_one_sentence(error: Exception, words: str) -> None:
    """They keep temporary files, on a disk that may be full."""

    def save(_: object) -> None:
        raise error

    with pytest.raises(OutputError, match=rf"^Cannot write lijst\.xlsx: {words}\.$"):
        packed(SimpleNamespace(save=save), "lijst.xlsx")  # type: ignore[arg-type]


# CSV for Excel


def test_csv_for_dutch_excel() -> None:
    style = Style(("actor", "action", "confidence"), excel=True)
    text = render("csv", [NASTY], style)
    assert text == (
        "\ufeffactor;action;confidence\r\n"
        "'=HYPERLINK(1);\"'+31 6; |pipe| <b>*vet*</b> [2J\ufffe\";0,9\r\n"
    )


def test_csv_for_dutch_excel_has_headings_in_its_language() -> None:
    style = Style(("status", "type", "actor_full"), language="nl", excel=True)
    item = make_item(type="verzoek", status="loopt", actor_full="Jan Bakker")
    assert render("csv", [item], style).split() == (
        ["\ufeffstatus;soort;volledige", "naam", "loopt;verzoek;Jan", "Bakker"]
    )
    assert render("csv", [item], replace(style, excel=False)).startswith("status,type,")


@office
@pytest.mark.slow
def test_libreoffice_with_dutch_settings_opens_the_csv() -> None:
    item = make_item(actor="coördinator", deadline_date="2026-12-01", confidence=0.81)
    style = Style(("actor", "deadline_date", "confidence"), excel=True)
    Path("acties.csv").write_bytes(render("csv", [item], style).encode())
    dutch = "--infilter=CSV:59,34,76,1,,1043,false,true"
    page = converted("acties.csv", "html", dutch)
    assert "coördinator" in page
    assert 'sdval="0.81"' in page
    assert f'sdval="{(dt.date(2026, 12, 1) - dt.date(1899, 12, 30)).days}"' in page


def test_excel_is_a_kind_of_csv(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["extract", "notulen.txt", "--excel"]) == 0
    assert capsys.readouterr().out.startswith("\ufeffid;source;")
    assert app.main(["extract", "notulen.txt", "--excel", "-o", "acties"]) == 0
    assert Path("acties").read_bytes().startswith(b"\xef\xbb\xbfid;source;")
    assert app.main(["extract", "notulen.txt", "--excel", "-o", "acties.xlsx"]) == 2
    assert "--excel is for csv and griffie; leave it out for xlsx." in capsys.readouterr().err


# Markdown


def test_markdown_shows_cells_as_they_are() -> None:
    text = render("md", [NASTY], Style(("actor", "action"), "nl"))
    page = MarkdownIt("commonmark").enable("table").render(text)
    cells = re.findall(r"<t[hd]>(.*?)</t[hd]>", page)
    assert cells == [
        "wie",
        "actie",
        "=HYPERLINK(1)",
        "+31 6; |pipe| &lt;b&gt;*vet*&lt;/b&gt; [2J\ufffe",
    ]


@given(ANY_TEXT)
def test_any_words_stay_in_their_markdown_cell(words: str) -> None:
    text = render("md", [make_item(action=words, actor="Bob")], Style(("action", "actor")))
    page = MarkdownIt("commonmark").enable("table").render(text)
    assert page.count("<td>") == 2
    assert "<td>Bob</td>" in page
    assert "<em>" not in page
    assert "<a " not in page


def test_markdown_names_the_files_when_there_are_several() -> None:
    text = render("md", [make_item(source="a.txt"), make_item(source="b.txt")])
    assert text.startswith("| source | type |")


# iCalendar


def test_a_calendar_has_a_task_for_each_date() -> None:
    text = render("ics", [NASTY, make_item(), NASTY], Style(language="nl"))
    tasks = Calendar.from_ical(text).walk("VTODO")
    assert [str(task["UID"]) for task in tasks] == [
        "12345e6789@lovp-actions",
        "12345e6789-2@lovp-actions",
    ]
    task = tasks[0]
    assert task.decoded("DUE") == dt.date(2026, 12, 1)
    assert str(task["SUMMARY"]) == "=HYPERLINK(1): +31 6; |pipe| <b>*vet*</b> [2J\ufffe"
    assert str(task["DESCRIPTION"]) == (
        "#N/A\nLedenvergadering, Mededelingen\nnotulen.txt, regel 3"
    )
    assert task["CATEGORIES"].to_ical() == b"toezegging"
    assert str(task["STATUS"]) == "NEEDS-ACTION"


@given(ANY_TEXT)
def test_any_words_come_back_from_a_calendar(words: str) -> None:
    text = render("ics", [make_item(actor="Bob", action=words, deadline_date="2026-12-01")])
    data = text.encode()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (task,) = Calendar.from_ical(data).walk("VTODO")
    item = make_item()
    assert str(task["SUMMARY"]) == f"Bob: {plain(words) or item.sentence}"


def test_a_closed_item_is_a_task_that_is_done() -> None:
    text = render("ics", [make_item(status="Gereed", deadline_date="2026-12-01")])
    assert "STATUS:COMPLETED" in text


def test_a_calendar_of_events_for_programs_that_take_in_no_tasks() -> None:
    items = [make_item(deadline_date=day) for day in ("2026-12-31", "9999-12-31")]
    calendar = Calendar.from_ical(render("ics", items, Style(events=True)))
    assert calendar.walk("VTODO") == []
    first, last = calendar.walk("VEVENT")
    assert (first.decoded("DTSTART"), first.decoded("DTEND")) == (
        dt.date(2026, 12, 31),
        dt.date(2027, 1, 1),
    )
    assert last.decoded("DTSTART") == dt.date.max
    assert str(first["TRANSP"]) == "TRANSPARENT"


def test_the_kind_of_calendar_is_for_calendars(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["extract", "notulen.txt", "-f", "csv", "--calendar", "event"]) == 2
    assert "--calendar is for ics; leave it out for csv." in capsys.readouterr().err
    assert app.main(["extract", "notulen.txt", "-f", "ics", "--calendar", "event"]) == 0


def test_items_without_a_date_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["extract", "notulen.txt", "-f", "ics"]) == 0
    captured = capsys.readouterr()
    assert "VTODO" not in captured.out
    assert captured.err == ("lovp-actions: 1 of 1 items left out: their deadline is no date.\n")


# todo.txt

TASK = re.compile(
    r"(?:x |(?P<created>\d{4}-\d\d-\d\d) )?"
    r"(?!x |\([A-Z]\) |\d{4}-\d\d-\d\d )(?P<words>\S.*?)"
    r"(?P<projects>(?: \+\S+)*)(?P<context> @\S+)?"
    r"(?: due:(?P<due>\d{4}-\d\d-\d\d))? type:(?P<type>[a-z]+) id:[0-9a-f]{10}"
)


def test_a_task_of_todo_txt() -> None:
    item = make_item(actor="de  korpschef", action="belt @Jan over due:morgen", meeting="LOVP")
    assert render("todotxt", [item]) == (
        "2024-05-14 belt '@Jan over due: morgen +LOVP +Mededelingen @de_korpschef "
        "type:toezegging id:0123456789\n"
    )
    closed = make_item(status="gereed", section="", meeting="", deadline_date="2026-12-01")
    assert render("todotxt", [closed]) == (
        "x belt de school @voorzitter due:2026-12-01 type:toezegging id:0123456789\n"
    )


@given(ANY_TEXT, st.sampled_from(["", "2024-05-14"]))
def test_any_words_make_one_task(words: str, date: str) -> None:
    text = render("todotxt", [make_item(action=words, actor=words, meeting_date=date)])
    assert text.endswith("\n")
    match = TASK.fullmatch(text[:-1])
    assert match
    assert (match["created"] or "") == date
    assert not re.search(r"(?:^|\s)[+@]\S", match["words"])


@pytest.mark.parametrize("words", ["x alles", "(A) alles", "2024-01-01 alles"])
def test_words_are_no_head_of_a_task(words: str) -> None:
    text = render("todotxt", [make_item(action=words, meeting_date="")])
    assert text.startswith(f"'{words} ")
