"""The forms in which items are written; each is one small module with a `write`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import TextIO

from ..items import Item
from . import csv, json, jsonl, table, tsv

Writer = Callable[[Iterable[Item], TextIO], None]

WRITERS: dict[str, Writer] = {
    "table": table.write,
    "tsv": tsv.write,
    "csv": csv.write,
    "json": json.write,
    "jsonl": jsonl.write,
}
"""Format names and what writes them: `write(items, out)` takes the items one by one."""

_BY_EXTENSION = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".txt": "table",
}


def format_of(path: str) -> str:
    """The format that the extension of `path` asks for; "tsv" when it asks for none."""
    return _BY_EXTENSION.get(PurePath(path).suffix.lower(), "tsv")
