"""The forms in which items are written; each is one small module with a `write`."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO, TextIO

from ..errors import OutputError
from ..items import Item, Result
from . import csv, html, ics, json, jsonl, markdown, parquet, table, todotxt, tsv, xlsx
from .style import PLAIN, Style

__all__ = ["BINARY", "PAGES", "PLAIN", "TABULAR", "WRITERS", "Style", "check", "format_of", "write"]

Writer = Callable[[Iterable[Item], TextIO, Style], None]

WRITERS: dict[str, Writer] = {
    "table": table.write,
    "tsv": tsv.write,
    "csv": csv.write,
    "json": json.write,
    "jsonl": jsonl.write,
    "md": markdown.write,
    "ics": ics.write,
    "todotxt": todotxt.write,
}
"""Formats of text, and what writes them: `write(items, out, style)` takes the items one by one."""

BINARY: dict[str, Callable[[Iterable[Item], BinaryIO, Style], None]] = {
    "xlsx": xlsx.write,
    "parquet": parquet.write,
}
"""Formats that are no text; the same, but for where they write to."""

PAGES: dict[str, Callable[[Iterable[Result], TextIO, Style], None]] = {"html": html.write}
"""Formats that show the minutes too: these take results."""

TABULAR = ("table", "tsv", "csv", "md", "xlsx", "json", "jsonl", "parquet")
"""Formats with columns to choose."""

_EXTRAS = {"xlsx": ("openpyxl", "xlsx"), "parquet": ("pyarrow", "cluster")}
"""The package that a format needs, and the extra it comes with."""

_BY_EXTENSION = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".txt": "table",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".ics": "ics",
    ".todotxt": "todotxt",
}
_BY_NAME = {"todo.txt": "todotxt"}


def write(name: str, results: Iterable[Result], out: TextIO, style: Style = PLAIN) -> None:
    """Write `results` in the format `name`; `out` has a `buffer` where the format is binary."""
    if name in PAGES:
        PAGES[name](results, out, style)
        return
    items = chain.from_iterable(result.items for result in results)
    if name in BINARY:
        BINARY[name](items, out.buffer, style)
    else:
        WRITERS[name](items, out, style)


def check(name: str) -> None:
    """Raises OutputError when the format `name` needs a package that is not installed."""
    package, extra = _EXTRAS.get(name, ("", ""))
    if package and importlib.util.find_spec(package) is None:
        raise OutputError(
            f"Cannot write {name}: that needs another package; "
            f"install it with: pip install 'lovp-actions[{extra}]'"
        )


def format_of(path: str, other: str = "tsv") -> str:
    """The format that the name of `path` asks for, by its extension; `other` when it asks for
    none."""
    name = PurePath(path).name.lower()
    return _BY_NAME.get(name) or _BY_EXTENSION.get(PurePath(name).suffix, other)
