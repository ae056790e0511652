"""The command line: options in, data on standard output, messages on standard error."""

from __future__ import annotations

import contextlib
import errno
import io
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from lovp_actions import systems
from lovp_actions.cli import (
    completion,
    export_command,
    extract_command,
    lexicon_commands,
    list_commands,
    options,
    review_commands,
    show_commands,
    usage,
)
from lovp_actions.cli.exits import EXIT_FAILED, EXIT_PIPE_CLOSED, polite
from lovp_actions.cli.messages import begin, manner, say, told
from lovp_actions.cli.options import ExplainFormat
from lovp_actions.cli.shared import only, use_lexicon
from lovp_actions.errors import OutputError, reason, unexpected
from lovp_actions.version import __version__
from lovp_actions.writers import outline
from lovp_actions.writers.cells import on_terminal
from lovp_actions.writers.output import (
    abandon_output,
    standard_output,
    use_utf8,
    writing_to_standard_output,
)

if TYPE_CHECKING:
    from lovp_actions.run.reading import Source
    from lovp_actions.structure.minutes import Section

app = typer.Typer(
    help="Lists who promised, agreed or was asked to do what, by when, from Dutch minutes.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_FULL = {getattr(errno, name, None) for name in ("ENOSPC", "EDQUOT", "EFBIG")}
"""What the system says when there is no room for what is written."""
_TOLD_BY_TYPER = {"-h", "--help", "--version"}


def main(arguments: list[str] | None = None) -> int:
    """Run the command with `arguments` (default: the process's own) and give its exit status."""
    use_utf8()
    systems.prepare_console()
    begin()
    completion.prepare()
    words = sys.argv[1:] if arguments is None else arguments
    try:
        if _TOLD_BY_TYPER & set(words):  # which says nothing where it cannot write
            standard_output()
        status = _run(words)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):
            abandon_output()
            return EXIT_PIPE_CLOSED
        return end.code if isinstance(end.code, int) else 0
    except OutputError as error:
        say(str(error))
        return error.exit_code
    except Exception as error:
        if usage.is_usage_error(error):
            usage.tell(error, words)
            return error.exit_code
        abandon_output()
        if isinstance(error, OSError) and error.errno in _FULL:  # typer itself wrote the help
            say(f"Cannot write the result: {reason(error)}.")
            return OutputError.exit_code
        say(f"Stopped {unexpected(error)}.")
        return EXIT_FAILED
    return status if isinstance(status, int) else 0


def _run(words: list[str]) -> object:
    """Run the words of a command; where they ask for help in Dutch, it is."""
    asked = usage.language_asked(words) or manner.language
    command = typer.main.get_command(app)  # a new one at each call
    with contextlib.ExitStack() as held:
        if asked == "nl":
            from lovp_actions.cli import dutch_help

            if dutch_help.is_asked(words):
                held.enter_context(dutch_help.put_in(command))
        return command(args=words, prog_name=completion.PROGRAM, standalone_mode=False)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lovp-actions {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", is_eager=True, callback=_show_version),
    ] = False,
    language: options.Lang = None,
) -> None:
    pass


app.command()(extract_command.extract)


@app.command()
def explain(
    file: options.File = None,
    line: options.Line = None,
    form: options.Explained = ExplainFormat.text,
    fast: options.Fast = False,
    own: options.Lexicon = None,
    no_project: options.NoLexicon = False,
    model: options.Model = None,
    encoding: options.Encoding = None,
    timeout: options.Timeout = None,
    language: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show of each sentence of FILE why it is an action item or not."""
    with polite():
        use_lexicon(own, no_project)
        standard_output()
        source = only(file, encoding, timeout, _itself)

        from lovp_actions.extraction.pipelines import loaded
        from lovp_actions.run.processes import apart

        if systems.FORKS:  # so that the file need not wait for it
            loaded(model)
        work = partial(_explained, source, model, line, fast, form)
        text, anything = apart(work, source.name, timeout)
        with writing_to_standard_output() as out:
            out.write(text)
        if not anything:
            say(f"{source.name}: no sentence to read{f' on line {line}' if line else ''}.")


def _itself(source: Source) -> Source:
    return source


def _explained(
    source: Source, model: str | None, line: int | None, fast: bool, form: ExplainFormat
) -> tuple[str, bool]:
    """What `explain` tells of a source, and whether that is anything."""
    from lovp_actions.extraction.explanations import explain as explanations
    from lovp_actions.extraction.pipelines import loaded
    from lovp_actions.writers import explained, json

    wanted = list(explanations(loaded(model), source.text, line=line, fast=fast))
    if form is ExplainFormat.json:
        return json.dumps([each.as_dict() for each in wanted], indent=2) + "\n", bool(wanted)
    out = io.StringIO()
    explained.write(wanted, out, partial(told, kind="explained"))
    return out.getvalue(), bool(wanted)


@app.command()
def sections(
    file: options.File = None,
    own: options.Lexicon = None,
    no_project: options.NoLexicon = False,
    encoding: options.Encoding = None,
    timeout: options.Timeout = None,
    language: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show the headings found in FILE, with their line numbers."""
    with polite():
        use_lexicon(own, no_project)
        standard_output()
        name, found, blank = only(file, encoding, timeout, _headings)
        with writing_to_standard_output() as out:
            outline.write(found, out)
        if not found:
            say(f"{name}: {'empty' if blank else 'no headings found'}.")


def _headings(source: Source) -> tuple[str, list[Section], bool]:
    """The name of a source, its sections with a heading, and whether it holds no text."""
    from lovp_actions.structure.minutes import parse

    sections = [replace(each, blocks=()) for each in parse(source.text).sections]
    found = [each for each in sections if each.heading or each.number]
    return source.name, found, not source.text.strip()


@app.command()
def text(
    file: options.File = None,
    encoding: options.Encoding = None,
    timeout: options.Timeout = None,
    language: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show the text of FILE as it is read. Lines and offsets count in it."""
    with polite():
        standard_output()
        source = only(file, encoding, timeout, _itself)
        with writing_to_standard_output() as out:
            out.write(on_terminal(source.text) if out.isatty() else source.text)


app.command()(show_commands.show)
app.command()(show_commands.stats)
app.command()(review_commands.review)
app.command()(review_commands.app)
app.command()(list_commands.merge)
app.command()(list_commands.due)
app.command()(list_commands.diff)
app.command()(export_command.export)
app.add_typer(lexicon_commands.app, name="lexicon")
app.command()(completion.completion)
