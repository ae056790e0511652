"""`merge` into the files of other programs: what people made of them stays."""

from __future__ import annotations

import datetime as dt
import io
import sys
import zipfile
from pathlib import Path

import fake_extraction
import kept_lists
import openpyxl
import pytest
from kept_lists import LATER, MINUTES, cells, merge, rows, workbook_of_people
from openpyxl.worksheet.table import Table


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction.engine", fake_extraction)
    monkeypatch.delenv("LOVP_ACTIONS_MODEL", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    Path("een.txt").write_text(MINUTES, encoding="utf-8")
    Path("twee.txt").write_text(LATER, encoding="utf-8")


# CSV of other programs


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-8"])
def test_csv_of_excel_stays_as_it_is(encoding: str) -> None:
    text = (
        "Actielijst één;;;\r\n"
        "Nr;Wie;Actie;Wanneer;Status;Opmerking;Eigen\r\n"
        '1;Jan;"belt; ""de"" school";24-6-2026;loopt;café;\'=x\r\n'
        "2;Anna Bakker;stuurt de brief naar de provincie;;open;;\r\n"
    )
    data = text.encode(encoding)
    Path("lijst.csv").write_bytes(data)
    assert merge("lijst.csv", "een.txt") == 0
    after = Path("lijst.csv").read_bytes().decode(encoding).split("\r\n")
    before = text.split("\r\n")
    assert after[0] == before[0]
    assert after[1].startswith(before[1] + ";id;laatst genoemd;verwerkt door lovp-actions ")
    assert after[2] == before[2]
    assert after[3].startswith(before[3])
    assert len(after[3].split(";")[7]) == 10  # known by its words, and given its id
    assert after[4].startswith(";Bob;onderzoekt een fietspad;;open;;;")
    assert after[-1] == ""


def test_what_csv_remembers_explains_itself_and_that_of_older_lists_is_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("lijst.csv").write_text("actie;wie;id;status\r\n", encoding="utf-8")
    assert merge("lijst.csv", "een.txt") == 0
    head, first, *_ = Path("lijst.csv").read_text("utf-8").splitlines()
    told = "verwerkt door lovp-actions (laten staan): "
    assert first.split(";")[2] in head.partition(told)[2]
    for heading in (told, "merged "):
        before = head.replace(told, heading) + "\n"  # all rows were taken away
        Path("lijst.csv").write_text(before, encoding="utf-8")
        assert merge("lijst.csv", "een.txt") == 0
        assert Path("lijst.csv").read_text("utf-8") == before
        assert "0 added" in capsys.readouterr().err


def test_quotes_and_line_ends_are_those_of_the_file() -> None:
    Path("lijst.csv").write_bytes(b'"action","actor"\n"belt","Jan"')
    assert merge("lijst.csv", "een.txt") == 0
    lines = Path("lijst.csv").read_bytes().split(b"\n")
    assert lines[0].startswith(b'"action","actor","id","merged ')
    assert lines[1] == b'"belt","Jan"'
    assert lines[2].startswith(b'"stuurt de brief naar de provincie","Anna Bakker","')
    assert lines[-1]


def test_empty_rows_at_the_end_stay_there() -> None:
    Path("lijst.csv").write_bytes(b"sep=;\r\nactie;wie\r\nbelt;Jan\r\n;\r\n;\r\n")
    assert merge("lijst.csv", "een.txt") == 0
    lines = Path("lijst.csv").read_bytes().split(b"\r\n")
    assert lines[0] == b"sep=;"
    assert lines[2] == b"belt;Jan"
    assert lines[3].startswith(b"stuurt de brief naar de provincie;Anna Bakker;")
    assert lines[6:] == [b";", b";", b""]


def test_a_character_that_the_encoding_lacks(capsys: pytest.CaptureFixture[str]) -> None:
    data = "actie;wie;coördinator\r\nbelt;Jan;x\r\n".encode("cp1252")
    Path("lijst.csv").write_bytes(data)
    Path("een.txt").write_text("toezegging|Ana|koopt ≥ 3 bomen\n", encoding="utf-8")
    assert merge("lijst.csv", "een.txt") == 4
    assert "it is in CP1252, which has no '≥'; save it as CSV UTF-8" in capsys.readouterr().err
    assert Path("lijst.csv").read_bytes() == data


def test_a_file_in_two_encodings_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    data = "actie;wie\r\nbelt café;Jan\r\n".encode("cp1252") + "meldt reünie;Ana\r\n".encode()
    Path("lijst.csv").write_bytes(data)
    assert merge("lijst.csv", "een.txt") == 4
    assert "it is in more than one encoding; save it as CSV UTF-8" in capsys.readouterr().err
    assert Path("lijst.csv").read_bytes() == data


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ('"belt de ""school";Jan\r\n"meldt het;Ana\r\n', 3),
        ('"meldt het;Ana\nbelt;Jan\n', 2),
        ('"belt\r\nde\rschool";Jan\nbelt;"Ana', 5),
        ('""belt"" de school;"\n', 2),
        ('"belt" de "school;"Jan"\nmeldt "het" 5" laten;Ana\n', 0),
    ],
)
def test_a_list_with_a_quote_that_is_not_closed_is_left_alone(
    rows: str, line: int, capsys: pytest.CaptureFixture[str]
) -> None:
    data = f"actie;wie\n{rows}".encode()
    Path("lijst.csv").write_bytes(data)
    assert merge("lijst.csv", "een.txt") == (4 if line else 0)
    told = f"lijst.csv: a quote in line {line} is not closed; close it first."
    assert (told in capsys.readouterr().err) is bool(line)
    assert (Path("lijst.csv").read_bytes() == data) is bool(line)


def test_formulas_of_minutes_stay_text_both_ways() -> None:
    Path("een.txt").write_text("toezegging|=Jan|=HYPERLINK(1) van het bestuur\n")
    for name in ("lijst.csv", "lijst.xlsx"):
        assert merge(name, "een.txt") == 0
        assert cells(name, "action") == ["=HYPERLINK(1) van het bestuur"]
        before = Path(name).read_bytes()
        assert merge(name, "een.txt") == 0
        assert Path(name).read_bytes() == before
    assert b";'=HYPERLINK(1)" in Path("lijst.csv").read_bytes()
    cell = openpyxl.load_workbook("lijst.xlsx").worksheets[0]["B2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@pytest.mark.parametrize("form", kept_lists.FORMATS)
@pytest.mark.parametrize("odd", ["\x0b\x1b[31m", "\uffff", "\ud800", "\u2028", "x" * 40_000])
def test_odd_characters_of_minutes_break_no_file(form: str, odd: str) -> None:
    items = [kept_lists.item("Jan", f"belt {odd} de school")]
    file, _ = kept_lists.merged(b"", form, items)
    assert kept_lists.opened(file, form).rows[0].get("action").startswith("belt ")
    assert kept_lists.merged(file, form, items)[0] == file


def test_rows_numbered_by_a_person_keep_their_numbers() -> None:
    Path("lijst.csv").write_text("id;actie;wie\r\n1;belt;Jan\r\n", newline="")
    for _ in range(2):
        assert merge("lijst.csv", "een.txt") == 0
    assert rows("lijst.csv")[0][:4] == ["id", "actie", "wie", "lovp id"]
    assert [row[0] for row in rows("lijst.csv")[1:]] == ["1", "", "", ""]


# Workbooks of people


def test_a_workbook_keeps_what_people_made_of_it() -> None:
    workbook_of_people().save("lijst.xlsx")
    assert merge("lijst.xlsx", "een.txt") == 0
    book = openpyxl.load_workbook("lijst.xlsx")
    assert [sheet.title for sheet in book] == ["Uitleg", "Lijst", "lovp-actions"]
    assert book["lovp-actions"].sheet_state == "veryHidden"
    sheet = book["Lijst"]
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A1:F1"]
    assert [cell.value for cell in sheet[4]][:6] == [
        "belt de school", "Jan", dt.datetime(2026, 6, 24), "=C4-TODAY()", "loopt", "=1+1",
    ]  # fmt: skip
    assert sheet["A4"].font.bold
    assert sheet["E4"].fill.fgColor.rgb == "00FF0000"
    assert (sheet.column_dimensions["A"].width, sheet.freeze_panes) == (33, "A4")
    assert str(sheet.data_validations.dataValidation[0].sqref) == "E3:E7"
    assert [cell.value for cell in sheet[3]][-1] == "id"
    assert sheet["B5"].value == "Anna Bakker"
    assert sheet["E5"].fill.fill_type is None
    assert sheet["D5"].value is None


def test_formulas_that_stand_ready_below_the_list_stay() -> None:
    book = openpyxl.Workbook()
    for row in (["actie", "wie", "dagen"], ["belt de school", "Jan", "=1"], ["", "", "=2"]):
        book.active.append([cell or None for cell in row])
    book.active["A4"] = '=IF(1=1,"stuurt iets","")'
    book.save("lijst.xlsx")
    assert merge("lijst.xlsx", "een.txt") == 0
    sheet = openpyxl.load_workbook("lijst.xlsx").worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)][:3] == [
        "belt de school",
        "stuurt de brief naar de provincie",
        '=IF(1=1,"stuurt iets","")',
    ]
    assert sheet["C3"].value == "=2"
    assert sheet["A5"].value == "onderzoekt een fietspad"


def test_a_table_of_excel_grows_with_its_rows_and_columns() -> None:
    book = openpyxl.Workbook()
    for row in (["actie", "wie"], ["belt de school", "Jan"]):
        book.active.append(row)
    book.active.add_table(Table(displayName="Acties", ref="A1:B2"))
    book.save("lijst.xlsx")
    assert merge("lijst.xlsx", "een.txt") == 0
    assert merge("lijst.xlsx", "twee.txt", day="2026-11-09") == 0
    table = openpyxl.load_workbook("lijst.xlsx").active.tables["Acties"]
    assert table.ref == table.autoFilter.ref == "A1:F6"
    assert [column.name for column in table.tableColumns] == [
        "actie", "wie", "id", "laatst genoemd", "voorstel", "bewijs",
    ]  # fmt: skip


def test_a_row_of_totals_stops_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    for row in (["actie", "wie"], ["belt de school", "Jan"], ["Totaal", 1]):
        book.active.append(row)
    book.active.add_table(Table(displayName="Acties", ref="A1:B3", totalsRowCount=1))
    book.save("lijst.xlsx")
    assert merge("lijst.xlsx", "een.txt") == 4
    assert "its table ends in a row of totals" in capsys.readouterr().err


def test_a_workbook_is_not_written_where_something_would_be_lost(
    capsys: pytest.CaptureFixture[str],
) -> None:
    workbook_of_people().save("bron.xlsx")
    out = io.BytesIO()
    with zipfile.ZipFile("bron.xlsx") as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/drawings/drawing1.xml", "<xdr:wsDr><xdr:sp macro=''/></xdr:wsDr>")
    Path("lijst.xlsx").write_bytes(out.getvalue())
    assert merge("lijst.xlsx", "een.txt") == 4
    assert "it holds text boxes or other shapes, which would be lost" in capsys.readouterr().err
    assert Path("lijst.xlsx").read_bytes() == out.getvalue()


def test_without_openpyxl_one_sentence_tells_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert merge("lijst.xlsx", "een.txt") == 1
    assert "pip install 'lovp-actions[xlsx]'" in capsys.readouterr().err
    assert merge("lijst.csv", "een.txt") == 0
