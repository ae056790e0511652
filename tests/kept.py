"""Lists and minutes for the tests of kept lists; all people are invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
from fake_extraction import make_item

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
