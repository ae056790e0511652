"""The command line: options in, data on standard output, messages on standard error."""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import sys
from collections.abc import Iterator
from enum import Enum
from itertools import chain
from typing import Annotated

import typer

from . import __version__
from .batch import DEFAULT_CONFIDENCE, Batch, Selection, Tally
from .errors import LovpError, OutputError
from .items import TYPES
from .output import abandon_output, check_target, standard_output, use_utf8, write_file
from .reading import STANDARD_INPUT, is_encoding, read
from .sources.folders import expand
from .writers import WRITERS, format_of, outline
from .writers.cells import on_terminal, plain

EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130
EXIT_PIPE_CLOSED = 141

app = typer.Typer(
    help="Lists who promised, agreed or was asked to do what, by when, from Dutch minutes.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(str, Enum):
    """The values of --format."""

    auto = "auto"
    table = "table"
    tsv = "tsv"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"


def main(arguments: list[str] | None = None) -> int:
    """Run the command with `arguments` (default: the process's own) and give its exit status."""
    use_utf8()
    try:
        app(args=arguments, prog_name="lovp-actions")
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):
            abandon_output()
            return EXIT_PIPE_CLOSED
        return end.code if isinstance(end.code, int) else 0
    return 0


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lovp-actions {__version__}")
        raise typer.Exit


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


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", is_eager=True, callback=_show_version),
    ] = False,
) -> None:
    pass


@app.command()
def extract(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILES", help='Minutes, or folders of minutes; "-" is standard input.'
        ),
    ] = None,
    form: Annotated[
        Format,
        typer.Option(
            "--format", "-f", help="auto: table on a terminal, by extension with -o, else tsv."
        ),
    ] = Format.auto,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, all or nothing.")
    ] = "-",
    actor: Annotated[
        str, typer.Option(metavar="TEXT", help="Only items whose actor contains TEXT.")
    ] = "",
    types: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            callback=_check_types,
            help=f"Only items of TYPE, repeat for more: {', '.join(TYPES)}.",
        ),
    ] = None,
    section: Annotated[
        str, typer.Option(metavar="TEXT", help="Only items under a heading that contains TEXT.")
    ] = "",
    min_confidence: Annotated[
        float,
        typer.Option(min=0, max=1, metavar="0..1", help="Only items at least this sure."),
    ] = DEFAULT_CONFIDENCE,
    closed: Annotated[
        bool, typer.Option("--all", help="Closed rows of action tables too, with their status.")
    ] = False,
    date: Annotated[
        datetime.datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="Date of the meeting, whatever the text says.",
        ),
    ] = None,
    glob: Annotated[
        str, typer.Option(metavar="PATTERN", help="Of folders only the files that match PATTERN.")
    ] = "",
    model: Model = None,
    encoding: Encoding = None,
) -> None:
    """List the action items in FILES, or in what is piped in, as one result."""
    with _polite():
        sources = list(expand(_sources(files), glob, _say))
        target = None if output == "-" else output
        if target:
            check_target(target, sources)
        out = io.StringIO(newline="") if target else standard_output()
        name = form.value
        if form is Format.auto:
            name = format_of(target) if target else "table" if out.isatty() else "tsv"

        day = date.date() if date else None
        batch = Batch(_say, model, encoding, day, min_confidence, closed)
        results = batch.run(sources)
        first = next(results, None)
        if first is not None:
            tally = Tally()
            selection = Selection(actor, section, types or ())
            items = chain(first, chain.from_iterable(results))
            with _output_errors():
                WRITERS[name](tally.choose(items, selection), out)
                out.flush()
            if target and isinstance(out, io.StringIO):
                write_file(target, out.getvalue())
            if (name == "table" and tally.counts) or (tally.left_out and not tally.counts):
                _say(str(tally))
        if batch.failed:
            raise typer.Exit(EXIT_FAILED)


class ExplainFormat(str, Enum):
    """The values of --format of `explain`."""

    text = "text"
    json = "json"


@app.command()
def explain(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help='Minutes; "-" is standard input.')
    ] = None,
    line: Annotated[
        int | None, typer.Option(metavar="N", help="Only sentences that begin on line N.")
    ] = None,
    form: Annotated[
        ExplainFormat, typer.Option("--format", "-f", help="For people or for programs.")
    ] = ExplainFormat.text,
    model: Model = None,
    encoding: Encoding = None,
) -> None:
    """Show for each sentence of FILE why it is or is not an action item."""
    with _polite():
        out = standard_output()
        text = read(_sources([file] if file else None)[0], encoding).text

        from .explanations import explain as explanations
        from .extraction import Extractor
        from .writers import explained

        found = explanations(Extractor(model), text)
        wanted = (each for each in found if line is None or each.line == line)
        with _output_errors():
            if form is ExplainFormat.json:
                records = [each.as_dict(DEFAULT_CONFIDENCE) for each in wanted]
                out.write(json.dumps(records, ensure_ascii=False, indent=2) + "\n")
            else:
                explained.write(wanted, DEFAULT_CONFIDENCE, out)
            out.flush()


@app.command()
def sections(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help='Minutes; "-" is standard input.')
    ] = None,
    encoding: Encoding = None,
) -> None:
    """Show the headings found in FILE, or in what is piped in, with line numbers."""
    with _polite():
        out = standard_output()
        source = _sources([file] if file else None)[0]
        text = read(source, encoding).text

        from .minutes import parse

        found = [part for part in parse(text).sections if part.heading or part.number]
        with _output_errors():
            outline.write(found, out)
            out.flush()
        if not found:
            _say(f"{source}: {'no headings found' if text.strip() else 'empty'}.")


@app.command()
def text(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help='Minutes; "-" is standard input.')
    ] = None,
    encoding: Encoding = None,
) -> None:
    """Show the text of FILE as it is read: the text that lines and offsets count in."""
    with _polite():
        out = standard_output()
        found = read(_sources([file] if file else None)[0], encoding)
        with _output_errors():
            out.write(on_terminal(found.text) if out.isatty() else found.text)
            out.flush()


def _sources(files: list[str] | None) -> list[str]:
    """What to read: `files`, or what is piped in; without either the command ends."""
    if files:
        return files
    if sys.stdin is not None and sys.stdin.isatty():
        _say("No minutes given: name a file, or pipe text in.")
        raise typer.Exit(EXIT_USAGE)
    return [STANDARD_INPUT]


def _say(message: str) -> None:
    typer.echo(f"lovp-actions: {plain(message)}", err=True)


@contextlib.contextmanager
def _polite() -> Iterator[None]:
    """Failures that users can meet end the command with one sentence."""
    try:
        yield
    except LovpError as error:
        _say(str(error))
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt as interrupt:
        raise typer.Exit(EXIT_INTERRUPTED) from interrupt


@contextlib.contextmanager
def _output_errors() -> Iterator[None]:
    """A full disk and the like become an OutputError; a closed pipe stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_output()
        raise OutputError(f"Cannot write the result: {error.strerror or error}.") from error
