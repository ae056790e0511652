"""Entries for `diff`, from lists, from exports of items and from minutes."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any, Final

from lovp_actions import special_files
from lovp_actions.errors import InputError
from lovp_actions.items import Item
from lovp_actions.lists.csvlist import CsvSheet
from lovp_actions.lists.diff import Entry, of_item, of_row
from lovp_actions.lists.files import open_list
from lovp_actions.lists.table import KeptList
from lovp_actions.run.reading import opening
from lovp_actions.sources import limits
from lovp_actions.sources.kinds import JSON_ENDINGS

_LISTS: Final = (".xlsx", ".xlsm")
_TABLES: Final = (".csv", ".tsv", ".tab")
_EMPTY: Final = {
    field.name: field.default if field.default is not dataclasses.MISSING else ""
    for field in dataclasses.fields(Item)
}


def are_minutes(path: str) -> bool:
    """Whether a file is neither a list nor an export, by its name."""
    return _ending(path) not in (*_LISTS, *_TABLES, *JSON_ENDINGS)


def of_items(items: Iterable[Item]) -> list[Entry]:
    """The entries of items; those that repeat an earlier one are left out."""
    return [of_item(item) for item in items if not item.repeats]


def read_entries(path: str) -> list[Entry]:
    """The entries of a list or an export; what repeats an earlier one is left out. Raises
    InputError."""
    if _ending(path) in _LISTS:
        return _of_rows(open_list(path).kept)
    if _ending(path) in _TABLES:
        return _of_rows(KeptList(CsvSheet(_read(path), path)))
    return of_items(_exported(path))


def _ending(path: str) -> str:
    return PurePath(path).suffix.lower()


def _of_rows(kept: KeptList) -> list[Entry]:
    """The rows of a list, and those of an export, which holds items that repeat others too."""
    rows = [row for row in kept.rows if row.get("action")]
    return [of_row(row) for row in rows if not kept.exported(row, "repeats")]


def _exported(path: str) -> list[Item]:
    text = _read(path).decode("utf-8-sig", "replace")
    try:
        if path.lower().endswith(".json"):
            records = json.loads(text)["items"]
        else:
            records = [json.loads(line) for line in text.split("\n") if line.strip()]
        return [_item(record) for record in records]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"Cannot read {path}: it is not what `lovp-actions extract -f json` or jsonl writes."
        ) from error


def _item(record: dict[str, Any]) -> Item:
    known = {name: value for name, value in record.items() if name in _EMPTY and value is not None}
    for name in ("id", "actor", "action", "deadline", "status"):
        known[name] = str(known.get(name, ""))
    return Item(**{**_EMPTY, **known})


def _read(path: str) -> bytes:
    special_files.refuse(path)
    with opening(path):
        data = Path(path).read_bytes()
    limits.check_size(len(data), path)
    return data
