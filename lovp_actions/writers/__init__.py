"""The forms in which items are written; each is one small module with a `write`."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable
from itertools import chain
from pathlib import PurePath
from typing import Any, TextIO

from lovp_actions.errors import OutputError
from lovp_actions.items import Result
from lovp_actions.writers.style import PLAIN, Style

__all__ = [
    "BINARY",
    "FOLDERS",
    "PAGES",
    "PLAIN",
    "ROWS",
    "TABULAR",
    "WRITERS",
    "Style",
    "check",
    "format_of",
    "is_workbook",
    "write",
    "write_folder",
]

WRITERS = ("table", "tsv", "csv", "json", "jsonl", "md", "ics", "todotxt")
"""Formats of text. Their modules are loaded when they are used; `write(items, out, style)` there
takes the items one by one."""

BINARY = ("xlsx", "parquet")
"""Formats that are no text; the same, but for where they write to."""

ROWS = ("planner", "todo", "jira", "trello", "griffie")
"""Formats of rows for another program: text, or binary where the style wants a workbook."""

FOLDERS = ("eml",)
"""Formats of several files."""

PAGES = ("html",)
"""Formats that show the minutes too, on a page (see `review.page`)."""

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
ENDINGS = (".csv", ".tsv", ".json", ".jsonl", ".txt", ".md", ".html", ".xlsx", ".parquet", ".ics")
"""What names may end in to ask for a format, those that are known best."""
_REFUSED = frozenset(
    """
    .doc .docx .docm .dot .dotx .odt .ott .fodt .rtf .pages .wpd .wps .tex .epub .pdf .ps .xps
    .xls .xlsm .xlsb .xlt .xltx .xltm .ods .ots .fods .numbers
    .ppt .pptx .pps .ppsx .odp .key .vsd .vsdx .mpp .one
    .eml .msg .mbox .vcf .xml .xhtml .xsd .yaml .yml .toml .ini .sql .db .sqlite .sqlite3 .mdb
    .accdb .dbf .feather .arrow .avro .orc .sav .dta .rds .pickle .pkl
    .zip .gz .bz2 .xz .zst .7z .rar .tar .tgz
    .png .jpg .jpeg .gif .bmp .tif .tiff .webp .svg .heic .mp3 .mp4 .wav .exe .dll .py .js
    """.split()  # noqa: SIM905
)
"""What names of other known formats end in, which nobody here can write."""
_MODULES = {"md": "markdown"}
_BY_NAME = {"todo.txt": "todotxt"}


def write(name: str, results: Iterable[Result], out: TextIO, style: Style = PLAIN) -> None:
    """Write `results` in the format `name`, none of FOLDERS; `out` has a `buffer` where the format
    is binary."""
    module: Any = importlib.import_module(f".{_MODULES.get(name, name)}", __name__)
    items = chain.from_iterable(result.items for result in results)
    module.write(items, out.buffer if name in BINARY or style.workbook else out, style)


def write_folder(results: Iterable[Result], path: str, style: Style = PLAIN) -> int:
    """Write a draft of mail for each person to the folder `path`, all or none; gives how many.
    Without anyone no folder is made. Raises OutputError."""
    from lovp_actions.writers import eml, folder

    drafts = eml.drafts(chain.from_iterable(result.items for result in results), style)
    if drafts:
        folder.write(path, drafts)
    return len(drafts)


def is_workbook(name: str, path: str) -> bool:
    """Whether the rows of the format `name` go into a workbook, by the name of the file."""
    return name in ROWS and path.lower().endswith(".xlsx")


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


def refused(path: str) -> str:
    """What the name of `path` ends in, where that is a known format that cannot be written; else
    ""."""
    ending = PurePath(path).suffix.lower()
    return ending if ending in _REFUSED else ""
