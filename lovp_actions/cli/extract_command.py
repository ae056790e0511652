"""The command that lists action items: `extract`."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING

import typer

from lovp_actions import writers
from lovp_actions.cli import options, progress, values
from lovp_actions.cli.decided import Decisions
from lovp_actions.cli.exits import polite
from lovp_actions.cli.messages import manner, say
from lovp_actions.cli.options import CalendarKind, Format
from lovp_actions.cli.shared import (
    destination,
    ending,
    expanded,
    new_batch,
    on_cluster,
    use_lexicon,
    words_files,
)
from lovp_actions.extraction.settings import confidence
from lovp_actions.writers import Style
from lovp_actions.writers.output import check_target, standard_output

if TYPE_CHECKING:
    from lovp_actions.items import Result
    from lovp_actions.run.batch import Batch, Selection, Tally


def extract(
    files: options.Files = None,
    form: options.Form = Format.auto,
    output: options.Output = "-",
    columns: options.Columns = None,
    excel: options.Excel = False,
    calendar: options.Calendar = None,
    actor: options.ActorPart = "",
    types: options.Types = None,
    section: options.SectionPart = "",
    min_confidence: options.Confidence = None,
    closed: options.Closed = False,
    fast: options.Fast = False,
    date: options.Date = None,
    glob: options.Glob = "",
    jobs: options.Jobs = None,
    cluster: options.Cluster = "",
    fail_fast: options.FailFast = False,
    decided: options.With = None,
    own: options.Lexicon = None,
    no_project: options.NoLexicon = False,
    model: options.Model = None,
    encoding: options.Encoding = None,
    timeout: options.Timeout = None,
    language: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """List the action items in FILES, or in what is piped in."""
    from lovp_actions.run.batch import Selection

    names = values.columns_of(columns)
    selection = Selection(actor, section, tuple(types or ()))
    with polite():
        decisions = Decisions(decided, confidence(min_confidence, fast=fast))
        use_lexicon(own, no_project)
        batch = new_batch(
            model,
            encoding,
            date,
            decisions.least,
            seconds=timeout,
            closed=closed,
            fast=fast,
            fail_fast=fail_fast,
            jobs=jobs,
            whole=bool(decided),
        )
        if cluster:
            _check_cluster(
                files,
                form,
                output,
                excel=excel,
                fail_fast=fail_fast,
                jobs=jobs is not None,
                decided=bool(decided),
            )
            on_cluster(
                cluster,
                batch,
                files or [],
                output,
                form="jsonl" if form is Format.jsonl else "parquet",
                columns=names,
                selection=selection,
                glob=glob,
            )
            return
        sources = expanded(files, glob)
        target = None if output == "-" else output
        if target:
            check_target(target, sources, words_files())
        else:
            standard_output()
        name = _format_for(form, target, excel=excel, columns=columns)
        if calendar and name != "ics":
            raise typer.BadParameter(f"--calendar is for ics; leave it out for {name}.")
        writers.check(name)
        if name in writers.PAGES:
            decisions.on_page()
            batch.whole, batch.min_confidence = True, decisions.least
        style = Style(names, manner.language, excel, calendar is CalendarKind.event)
        with batch.interrupts.noted():
            _tell(_written(batch, sources, selection, name, target, style, decisions), name)
            ending(batch, len(sources))


def _format_for(
    form: Format, target: str | None, *, excel: bool = False, columns: str | None = None
) -> str:
    """The name of the format to write, as asked for or by where it goes.

    Raises typer.BadParameter where the options do not go together, or the format is not for a
    terminal; OutputError when standard output is closed.
    """
    if form is not Format.auto:
        name = str(form.value)
    elif target:
        if ending := writers.refused(target):
            endings = ", ".join(writers.ENDINGS)
            raise typer.BadParameter(
                f"{ending} cannot be written: name a file that ends in {endings}, "
                "or choose with --format."
            )
        name = writers.format_of(target, "csv" if excel else "tsv")
    elif excel:
        name = "csv"
    else:
        name = "table" if standard_output().isatty() else "tsv"
    if excel and name != "csv":
        raise typer.BadParameter(f"--excel is for csv; leave it out for {name}.")
    if columns and name not in writers.TABULAR:
        raise typer.BadParameter(
            f"--columns is for {', '.join(writers.TABULAR)}; leave it out for {name}."
        )
    if name in writers.BINARY and not target and standard_output().isatty():
        raise typer.BadParameter(
            f"{name} is not for a terminal: name a file with -o, or redirect the output."
        )
    return name


def _check_cluster(
    files: list[str] | None,
    form: Format,
    output: str,
    *,
    excel: bool,
    fail_fast: bool,
    jobs: bool,
    decided: bool,
) -> None:
    """Raises typer.BadParameter where the options do not go together with --cluster."""
    from lovp_actions.run.reading import STANDARD_INPUT

    if not files or STANDARD_INPUT in files:
        raise typer.BadParameter("--cluster reads files, not standard input: name files.")
    if output == "-":
        raise typer.BadParameter("--cluster writes a folder: name it with --output.")
    if form not in (Format.auto, Format.parquet, Format.jsonl):
        raise typer.BadParameter(f"--cluster writes parquet or jsonl; leave out {form.value}.")
    others = {"--excel": excel, "--fail-fast": fail_fast, "--jobs": jobs, "--with": decided}
    for name, given in others.items():
        if given:
            raise typer.BadParameter(f"{name} does not go together with --cluster.")


def _written(
    batch: Batch,
    sources: list[str],
    selection: Selection,
    name: str,
    target: str | None,
    style: Style,
    decisions: Decisions,
) -> Tally:
    """Write the chosen items of the sources in the format `name`; gives their counts. Where no
    source can be read nothing is written."""
    from lovp_actions.run.batch import Tally

    streams = target is None and not (name == "table" and sys.stdout.isatty())
    tally = Tally(style.language)
    with contextlib.closing(progress.along(batch, sources, streams=streams)) as found:
        results = decisions.over(found)
        if (first := next(results, None)) is not None:
            results = chain([first], results)
            with destination(target) as out:
                if name in writers.PAGES:
                    out.write(_page(results, selection, tally, style, decisions))
                else:
                    writers.write(name, tally.choose(results, selection), out, style)
    return tally


def _page(
    results: Iterable[Result],
    selection: Selection,
    tally: Tally,
    style: Style,
    decisions: Decisions,
) -> str:
    """The page with the chosen items, and those that are doubtful apart, to be looked over."""
    from lovp_actions.review.page import page, part

    parts = []
    for result in results:
        list(tally.choose([result], selection))
        parts.append(part(result, decisions.told, decisions.wanted, selection.wants))
    return page(parts, style.language)


def _tell(tally: Tally, name: str) -> None:
    """How many items there are, where the result does not show it."""
    if (name == "table" and tally.counts) or (tally.left_out and not tally.counts):
        say(str(tally))
    if name == "ics" and tally.undated:
        say(f"{tally.undated} of {tally.total} items left out: their deadline is no date.")
