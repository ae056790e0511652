"""The options that the commands take, and what is checked of their values."""

from __future__ import annotations

import datetime
from enum import Enum
from typing import Annotated

import typer

from .items import TYPES
from .reading import is_encoding


class Format(str, Enum):
    """The values of --format."""

    auto = "auto"
    table = "table"
    tsv = "tsv"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"


class ExplainFormat(str, Enum):
    """The values of --format of `explain`."""

    text = "text"
    json = "json"


def _check_types(values: list[str] | None) -> list[str]:
    names = [value.lower() for value in values or []]
    for name in names:
        if name not in TYPES:
            raise typer.BadParameter(f"{name!r} is not one of {', '.join(TYPES)}.")
    return names


def _check_encoding(value: str | None) -> str | None:
    if value is not None and not is_encoding(value):
        raise typer.BadParameter(f"{value!r} is not a known text encoding.")
    return value


Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILES", help='Minutes, or folders of minutes; "-" is standard input.'),
]
File = Annotated[str | None, typer.Argument(metavar="FILE", help='Minutes; "-" is standard input.')]
Form = Annotated[
    Format,
    typer.Option(
        "--format", "-f", help="auto: table on a terminal, by extension with -o, else tsv."
    ),
]
Explained = Annotated[
    ExplainFormat, typer.Option("--format", "-f", help="For people or for programs.")
]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, all or nothing.")
]
ActorPart = Annotated[
    str, typer.Option(metavar="TEXT", help="Only items whose actor contains TEXT.")
]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        metavar="TYPE",
        callback=_check_types,
        help=f"Only items of TYPE, repeat for more: {', '.join(TYPES)}.",
    ),
]
SectionPart = Annotated[
    str, typer.Option(metavar="TEXT", help="Only items under a heading that contains TEXT.")
]
Confidence = Annotated[
    float, typer.Option(min=0, max=1, metavar="0..1", help="Only items at least this sure.")
]
Closed = Annotated[
    bool, typer.Option("--all", help="Closed rows of action tables too, with their status.")
]
Date = Annotated[
    datetime.datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="Date of the meeting, whatever the text says.",
    ),
]
Glob = Annotated[
    str, typer.Option(metavar="PATTERN", help="Of folders only the files that match PATTERN.")
]
FailFast = Annotated[
    bool, typer.Option("--fail-fast", help="Stop at the first file that cannot be read.")
]
Line = Annotated[int | None, typer.Option(metavar="N", help="Only sentences that begin on line N.")]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        callback=_check_encoding,
        help="Encoding of the minutes, if UTF-8, UTF-16 or Windows-1252 is not guessed right.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        envvar="LOVP_ACTIONS_MODEL", metavar="NAME_OR_PATH", help="Another spaCy pipeline."
    ),
]
List = Annotated[str, typer.Argument(metavar="LIST", help="A kept list of actions, .xlsx or .csv.")]
Minutes = Annotated[
    list[str], typer.Argument(metavar="MINUTES", help="Minutes, or folders of minutes.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")
]
