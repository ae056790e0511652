"""What a merged list has to work with, in its own language; what people changed of it stays."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest
from kept_lists import FORMATS, edited, item, merged, opened, saved, workbook_of_people
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from lovp_actions.lists.columns import language_of
from lovp_actions.lists.csvlist import CsvSheet
from lovp_actions.lists.merge import Merge
from lovp_actions.lists.table import KeptList
from lovp_actions.lists.xlsxlist import XlsxSheet
from lovp_actions.structure import closed_rows
from lovp_actions.writers.status import STATUSES
from lovp_actions.writers.words import Language

NEW = item("Jan", "belt de school", deadline_date="2026-11-01")
DATED = item("Piet", "verft de deur", deadline_date="2026-11-01")
LATER = item("Anna", "koopt krijt voor het plein", "2026-11-09")


@pytest.mark.parametrize(
    ("headings", "language"),
    [
        ("actie wie status deadline", "nl"),
        ("action owner status deadline", "en"),
        ("id actiepunt deadline", "nl"),
        ("actiehouder omschrijving deadline status actie remarks", "nl"),
        ("task assignee due status notes vergadering", "en"),
        ("actor action deadline deadline_date status meeting meeting_date section", "en"),
        ("action eigenaar", "nl"),
    ],
)
def test_the_language_of_a_list_is_that_of_most_of_its_headings(
    headings: str, language: Language
) -> None:
    assert language_of(headings.split()) == language


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("headings", "given", "type_", "added"),
    [
        (("actie", "wie", "soort"), "en", "toezegging", "laatst genoemd"),
        (("action", "owner", "type"), "nl", "promise", "seen"),
    ],
)
def test_what_is_put_in_a_list_is_in_its_own_language(
    form: str, headings: Sequence[str], given: Language, type_: str, added: str
) -> None:
    data = b"x;y" if form == "csv" else saved(openpyxl.Workbook())
    data = edited(data, form, lambda rows: rows.__setitem__(slice(None), [list(headings)]))
    for new in (NEW, item("Jan", "belt de school", "2026-11-09")):
        sheet = (CsvSheet if form == "csv" else XlsxSheet)(data, f"lijst.{form}")
        merge = Merge(KeptList(sheet, given))
        merge.items([new])
        merge.finish()
        data = sheet.data()
    kept = opened(data, form)
    assert [row.get("type") for row in kept.rows] == [type_]
    assert added in kept.headings


def test_types_go_on_as_the_other_rows_have_them() -> None:
    data = "action;owner;type\nbelt;Jan;{}\n"
    for there in ("afspraak", "agreement"):
        kept = opened(data.format(there).encode(), "csv")
        assert kept.type_word("verzoek") == ("verzoek" if there == "afspraak" else "request")


def test_statuses_to_choose_close_a_row_or_not_in_both_languages() -> None:
    for words in STATUSES.values():
        assert [closed_rows.is_closed(each) for each in words] == [False, False, True, True]


def bare(*head: str) -> bytes:
    """A workbook as a person begins one: a title, headings, two rows, and nothing else."""
    book = openpyxl.Workbook()
    for row in (["Onze lijst"], [], head, ["verft de deur", "Jan", "Afgerond"], ["veegt", "Piet"]):
        book.active.append(row)
    return saved(book)


def sheet_of(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def choices(sheet: Any) -> list[tuple[str, str]]:
    return [(rule.formula1, str(rule.sqref)) for rule in sheet.data_validations.dataValidation]


def fits(sheet: Any) -> bool:
    """Whether the sheet is to print on so many pages."""
    told = sheet.sheet_properties.pageSetUpPr
    return bool(told and told.fitToPage)


@pytest.mark.parametrize(
    ("head", "offered"),
    [
        (("Actie", "Wie", "Status"), "open,loopt,gereed,vervallen,Afgerond"),
        (("Action", "Owner", "Status"), "open,in progress,done,cancelled,Afgerond"),
    ],
)
def test_a_list_of_someone_gets_what_it_lacks(head: Sequence[str], offered: str) -> None:
    data, _ = merged(bare(*head), "xlsx", [NEW])
    sheet = sheet_of(data)
    assert sheet.auto_filter.ref == "A3:D6"  # with the column of ids
    assert choices(sheet) == [(f'"{offered}"', "C4:C1048576")]
    setup = sheet.page_setup
    assert (setup.orientation, fits(sheet)) == ("landscape", True)
    assert (setup.fitToWidth, setup.fitToHeight, sheet.print_title_rows) == (1, 0, "$3:$3")
    data, _ = merged(data, "xlsx", [LATER])
    assert sheet_of(data).auto_filter.ref == "A3:D7"


def test_a_new_list_prints_on_one_page_wide() -> None:
    sheet = sheet_of(merged(b"", "xlsx", [NEW])[0])
    assert (sheet.title, fits(sheet)) == ("Action items", True)
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book.worksheets[0])
    return saved(book)


def by_hand(sheet: Any) -> None:
    sheet.auto_filter.ref = "A3:B5"
    rule = DataValidation(type="list", formula1='"ja,nee"')
    rule.add("C4:C5")
    sheet.add_data_validation(rule)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.scale = 70


def test_what_somebody_made_of_it_stays() -> None:
    data = changed(bare("Actie", "Wie", "Status"), by_hand)
    sheet = sheet_of(merged(data, "xlsx", [NEW])[0])
    assert sheet.auto_filter.ref == "A3:B6"
    assert choices(sheet) == [('"ja,nee"', "C4:C6")]
    assert (sheet.page_setup.scale, sheet.print_title_rows) == (70, None)
    assert not fits(sheet)


def take_away(sheet: Any) -> None:
    sheet.auto_filter.ref = None
    sheet.data_validations.dataValidation.clear()
    sheet.sheet_properties.pageSetUpPr = None
    sheet.page_setup.orientation = "portrait"


@pytest.mark.parametrize("begin", [b"", bare("Actie", "Wie", "Status")], ids=["new", "theirs"])
def test_what_somebody_took_away_does_not_come_back(begin: bytes) -> None:
    data, _ = merged(begin, "xlsx", [NEW])
    sheet = sheet_of(merged(changed(data, take_away), "xlsx", [LATER])[0])
    assert (sheet.auto_filter.ref, choices(sheet)) == (None, [])
    assert (sheet.page_setup.orientation, fits(sheet)) == ("portrait", False)


def test_a_table_of_excel_has_filters_of_its_own() -> None:
    data = changed(
        bare("Actie", "Wie", "Status"),
        lambda sheet: sheet.add_table(Table(displayName="Lijst", ref="A3:C5")),
    )
    sheet = sheet_of(merged(data, "xlsx", [NEW])[0])
    assert sheet.auto_filter.ref is None
    assert sheet.tables["Lijst"].ref == "A3:D6"


def test_many_words_of_their_own_are_no_choice() -> None:
    def fill(sheet: Any) -> None:
        for row in range(4, 40):
            sheet.cell(row, 1).value, sheet.cell(row, 3).value = f"doet {row}", f"nu {row}"

    sheet = sheet_of(merged(changed(bare("Actie", "Wie", "Status"), fill), "xlsx", [NEW])[0])
    assert choices(sheet) == [('"open,loopt,gereed,vervallen"', "C4:C1048576")]


def test_dates_look_as_the_others_do_or_as_the_language_writes_them() -> None:
    data = saved(workbook_of_people())
    book = openpyxl.load_workbook(io.BytesIO(data))
    book["Lijst"]["C4"].number_format = "d mmm yy"
    after = openpyxl.load_workbook(io.BytesIO(merged(saved(book), "xlsx", [DATED])[0]))["Lijst"]
    assert (after["C5"].value, after["C5"].number_format) == (dt.datetime(2026, 11, 1), "d mmm yy")
    for language, form in (("nl", "dd-mm-yyyy"), ("en", "yyyy-mm-dd")):
        sheet = XlsxSheet(b"", "lijst.xlsx")
        merge = Merge(KeptList(sheet, language))  # type: ignore[arg-type]
        merge.items([NEW])
        assert sheet_of(sheet.data())["D2"].number_format == form
