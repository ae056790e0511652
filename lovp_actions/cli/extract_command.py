"""The command that lists action items: `extract`."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import typer

from lovp_actions import writers
from lovp_actions.cli import formats, options, progress, values
from lovp_actions.cli.decided import Decisions
from lovp_actions.cli.exits import polite
from lovp_actions.cli.formats import Target
from lovp_actions.cli.options import Format
from lovp_actions.cli.shared import (
    destination,
    ending,
    expanded,
    new_batch,
    on_cluster,
    use_lexicon,
    words_files,
)
from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE
from lovp_actions.writers import Style

if TYPE_CHECKING:
    from lovp_actions.items import Result
    from lovp_actions.run.batch import Batch, Selection, Tally


def extract(
    files: options.Files = None,
    form: options.Form = Format.auto,
    output: options.Output = "-",
    columns: options.Columns = None,
    excel: options.Excel = False,
    by_person: options.ByPerson = False,
    calendar: options.Calendar = None,
    actor: options.ActorPart = "",
    types: options.Types = None,
    section: options.SectionPart = "",
    min_confidence: options.Confidence = DEFAULT_CONFIDENCE,
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
        decisions = Decisions(decided, min_confidence)
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
            asks_date=True,
        )
        if cluster:
            _check_cluster(
                files,
                form,
                output,
                excel=excel,
                by_person=by_person,
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
        target = formats.target(form, output, columns, calendar, excel=excel, by_person=by_person)
        target.check(sources, words_files())
        batch.entire = bool(target.path)
        if target.name in writers.PAGES:
            decisions.on_page()
            batch.whole = True
            batch.settings = replace(batch.settings, min_confidence=decisions.least)
        with batch.interrupts.noted():
            target.tell(_written(batch, sources, selection, target, decisions))
            ending(batch, len(sources))


def _check_cluster(
    files: list[str] | None,
    form: Format,
    output: str,
    *,
    excel: bool,
    by_person: bool,
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
    others = {
        "--excel": excel,
        "--by-person": by_person,
        "--fail-fast": fail_fast,
        "--jobs": jobs,
        "--with": decided,
    }
    for name, given in others.items():
        if given:
            raise typer.BadParameter(f"{name} does not go together with --cluster.")


def _written(
    batch: Batch,
    sources: list[str],
    selection: Selection,
    target: Target,
    decisions: Decisions,
) -> Tally:
    """Write the chosen items of the sources; gives their counts. Where no source can be read
    nothing is written."""
    from lovp_actions.run.batch import Tally

    streams = not target.path and not (target.name == "table" and sys.stdout.isatty())
    tally = Tally(target.style.language)
    with contextlib.closing(progress.along(batch, sources, streams=streams)) as found:
        results = decisions.over(found)
        if (first := next(results, None)) is not None:
            results = chain([first], results)
            if target.name in writers.PAGES:
                with destination(target.path or None) as out:
                    out.write(_page(results, selection, tally, target.style, decisions))
            else:
                target.write(tally.choose(results, selection))
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
