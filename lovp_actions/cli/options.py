"""The options that the commands take, and what is checked of their values."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from enum import Enum
from typing import Annotated

import typer

from lovp_actions.cli import messages, values
from lovp_actions.cli.completion import columns_from, types_from
from lovp_actions.items import FIELDS, TYPES


class Format(str, Enum):
    """The values of --format."""

    auto = "auto"
    table = "table"
    tsv = "tsv"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    xlsx = "xlsx"
    md = "md"
    html = "html"
    ics = "ics"
    todotxt = "todotxt"
    parquet = "parquet"
    planner = "planner"
    todo = "todo"
    jira = "jira"
    trello = "trello"
    griffie = "griffie"
    eml = "eml"


class ListFormat(str, Enum):
    """The values of --format of `export`."""

    auto = "auto"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    jsonl = "jsonl"
    xlsx = "xlsx"
    ics = "ics"
    todotxt = "todotxt"
    planner = "planner"
    todo = "todo"
    jira = "jira"
    trello = "trello"
    griffie = "griffie"
    eml = "eml"


class StatsFormat(str, Enum):
    """The values of --format of `stats`."""

    auto = "auto"
    table = "table"
    tsv = "tsv"
    json = "json"


class LanguageName(str, Enum):
    """The values of --lang."""

    nl = "nl"
    en = "en"


class CalendarKind(str, Enum):
    """The values of --calendar."""

    task = "task"
    event = "event"


class ExplainFormat(str, Enum):
    """The values of --format of `explain`."""

    text = "text"
    json = "json"


def _set_language(chosen: LanguageName | None) -> LanguageName | None:
    if chosen is not None:
        messages.manner.asked = "nl" if chosen == LanguageName.nl else "en"
        messages.manner.language = messages.manner.asked
    return chosen


def _set_level(level: messages.Level) -> Callable[[bool], bool]:
    def set_level(wanted: bool) -> bool:
        if wanted:
            if messages.manner.level != "normal":
                raise typer.BadParameter("--quiet and --verbose do not go together.")
            messages.manner.level = level
        return wanted

    return set_level


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
ListForm = Annotated[
    ListFormat,
    typer.Option("--format", "-f", help="auto: by extension with -o. eml writes a folder."),
]
ByPerson = Annotated[
    bool, typer.Option("--by-person", help="In xlsx a sheet for each person, with what is theirs.")
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="NAMES",
        callback=values.check_columns,
        autocompletion=columns_from,
        help="Only these columns, in this order, with commas between, also by their Dutch "
        f"headings: {', '.join(FIELDS)}.",
    ),
]
Lang = Annotated[
    LanguageName | None,
    typer.Option(
        "--lang",
        is_eager=True,
        callback=_set_language,
        help="Words and messages for people: nl or en; without it as the locale says.",
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        is_eager=True,
        callback=_set_level("quiet"),
        help="No messages but errors.",
    ),
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        is_eager=True,
        callback=_set_level("verbose"),
        help="Tell of each file its format, what was found in it, and how long it took.",
    ),
]
Excel = Annotated[
    bool, typer.Option("--excel", help="CSV that Dutch Excel opens with a double click.")
]
Calendar = Annotated[
    CalendarKind | None,
    typer.Option(help="What ics holds: tasks, or events, which Outlook and Google take in."),
]
Explained = Annotated[
    ExplainFormat, typer.Option("--format", "-f", help="For people or for programs.")
]
Counted = Annotated[
    StatsFormat,
    typer.Option("--format", "-f", help="auto: table on a terminal, else tsv."),
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        callback=values.check_output,
        help="Write to FILE, all or nothing.",
    ),
]
ActorPart = Annotated[
    str, typer.Option(metavar="TEXT", help="Only items whose actor contains TEXT.")
]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        metavar="TYPE",
        callback=values.check_types,
        autocompletion=types_from,
        help=f"Only items of TYPE, repeat for more: {', '.join(TYPES)}.",
    ),
]
SectionPart = Annotated[
    str, typer.Option(metavar="TEXT", help="Only items under a heading that contains TEXT.")
]
Confidence = Annotated[
    float,
    typer.Option(parser=values.share, metavar="0..1", help="Only items at least this sure."),
]
Closed = Annotated[
    bool, typer.Option("--all", help="Closed rows of action tables too, with their status.")
]
ClosedRows = Annotated[bool, typer.Option("--all", help="Closed rows too, with their status.")]
Fast = Annotated[
    bool, typer.Option("--fast", help="By rules alone: faster, for archives, but finds less.")
]
Date = Annotated[
    datetime.date | None,
    typer.Option(
        parser=values.day,
        metavar="YYYY-MM-DD",
        help="Date of the meeting, also yesterday, whatever the text says.",
    ),
]
Glob = Annotated[
    str, typer.Option(metavar="PATTERN", help="Of folders only the files that match PATTERN.")
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        parser=values.whole,
        metavar="N",
        help="Processes for many or long files; without it as many as there are cores.",
    ),
]
Timeout = Annotated[
    float | None,
    typer.Option(
        metavar="SECONDS",
        parser=values.seconds,
        callback=values.check_timeout,
        help="Time to read a file in, or each part of a long text; 0 for no limit. [60]",
    ),
]
Cluster = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS",
        help="Read FILES, also patterns and URLs, on the Dask cluster whose scheduler is at "
        "ADDRESS, and write a folder of partitions.",
    ),
]
FailFast = Annotated[
    bool, typer.Option("--fail-fast", help="Stop at the first file that cannot be read.")
]
Line = Annotated[
    int | None, typer.Option(metavar="N", parser=values.whole, help="Only sentences on line N.")
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        callback=values.check_encoding,
        help="Encoding of the minutes, if UTF-8, UTF-16 or Windows-1252 is not guessed right.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        envvar="LOVP_ACTIONS_MODEL", metavar="NAME_OR_PATH", help="Another spaCy pipeline."
    ),
]
Lexicon = Annotated[
    list[str] | None,
    typer.Option("--lexicon", metavar="FILE", help="Words of your own, in TOML; repeat for more."),
]
NoLexicon = Annotated[
    bool, typer.Option("--no-lexicon", help="Pass over the lovp-actions.toml that is found.")
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="FILE",
        help="Decisions that `review` saved: what was struck stays away; repeat for more.",
    ),
]
List = Annotated[str, typer.Argument(metavar="LIST", help="A kept list of actions, .xlsx or .csv.")]
Minutes = Annotated[
    list[str], typer.Argument(metavar="MINUTES", help="Minutes, or folders of minutes.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")
]
