"""Lists and minutes for the tests of kept lists; all people are invented."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from fake_extraction import make_item
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from lovp_actions.cli import app
from lovp_actions.items import Item, item_id
from lovp_actions.lists.csvlist import CsvSheet
from lovp_actions.lists.merge import Merge
from lovp_actions.lists.table import KeptList
from lovp_actions.lists.xlsxlist import XlsxSheet

FORMATS = ("csv", "xlsx")


def item(actor: str, action: str, day: str = "2026-10-12", **changes: object) -> Item:
    """An item of the minutes of `day` whose sentence names the actor and the action."""
    sentence = str(changes.pop("sentence", f"{actor} zegt toe: {action}."))
    values = {
        "id": item_id(day, actor, action, sentence),
        "source": f"notulen {day}.txt",
        "meeting_date": day,
        "actor": actor,
        "action": action,
        "sentence": sentence,
    }
    return make_item(**{**values, **changes})


def opened(data: bytes, form: str) -> KeptList:
    return KeptList(CsvSheet(data, "lijst.csv") if form == "csv" else XlsxSheet(data, "lijst.xlsx"))


def merged(data: bytes, form: str, items: Sequence[Item]) -> tuple[bytes, Merge]:
    """The file after `items` were merged into it."""
    merge = Merge(opened(data, form))
    merge.items(items)
    return (merge.kept.sheet.data() if merge.finish() else data), merge


def grid(data: bytes, form: str) -> list[list[str]]:
    return opened(data, form).sheet.grid()


def edited(data: bytes, form: str, edit: Callable[[list[list[Any]]], None]) -> bytes:
    """The file after a person edited its rows, headings first, with another program."""
    if form == "csv":
        rows: list[list[Any]] = list(
            csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
        )
        edit(rows)
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=";").writerows(rows)
        return out.getvalue().encode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    edit(rows)
    sheet.delete_rows(1, sheet.max_row)
    for row in rows:
        sheet.append(row)
    return saved(book)


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


MINUTES = """\
# Mededelingen
toezegging|Anna Bakker|stuurt de brief naar de provincie
voornemen|Bob|onderzoekt een fietspad
verzoek|college|meet de snelheid in de Dorpsstraat
"""
LATER = """\
# Verkeer
De brief aan de provincie is verstuurd.
toezegging|college|meet de snelheid in de Dorpsstraat
toezegging|Cas|koopt krijt voor het plein
"""

TABLE = "| wie | actie | status |\n|---|---|---|\n"


def merge(name: str, *arguments: str, day: str = "2026-10-12") -> int:
    return app.main(["merge", name, *arguments, "--date", day])


def rows(name: str) -> list[list[str]]:
    return grid(Path(name).read_bytes(), Path(name).suffix[1:])


def cells(name: str, kind: str) -> list[str]:
    found = opened(Path(name).read_bytes(), Path(name).suffix[1:])
    return [row.get(kind) for row in found.rows]


def workbook_of_people() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = "Uitleg"
    book.active["A1"] = "Zie het volgende blad"
    sheet = book.create_sheet("Lijst")
    sheet["A1"] = "Actielijst bestuur"
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(["Actie", "Wie", "Deadline datum", "Dagen", "Status", "Opmerking"])
    sheet.append(["belt de school", "Jan", dt.date(2026, 6, 24), "=C4-TODAY()", "loopt", "=1+1"])
    sheet["A4"].font = Font(bold=True)
    sheet["E4"].fill = PatternFill("solid", fgColor="FF0000")
    sheet.column_dimensions["A"].width = 33
    sheet.freeze_panes = "A4"
    rule = DataValidation(type="list", formula1='"open,loopt,gereed"')
    rule.add("E3:E4")
    sheet.add_data_validation(rule)
    return book
