"""The commands that show minutes and counts: `show` and `stats`."""

from __future__ import annotations

import contextlib

import typer

from lovp_actions.cli import options, progress
from lovp_actions.cli.exits import EXIT_FAILED, polite
from lovp_actions.cli.messages import manner, say
from lovp_actions.cli.options import StatsFormat
from lovp_actions.cli.shared import (
    ending,
    expanded,
    new_batch,
    sources_of,
    tell_left,
    use_lexicon,
)
from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE
from lovp_actions.writers.output import standard_output, writing_to_standard_output


def show(
    file: options.File = None,
    actor: options.ActorPart = "",
    types: options.Types = None,
    section: options.SectionPart = "",
    min_confidence: options.Confidence = DEFAULT_CONFIDENCE,
    closed: options.Closed = False,
    fast: options.Fast = False,
    date: options.Date = None,
    own: options.Lexicon = None,
    no_project: options.NoLexicon = False,
    model: options.Model = None,
    encoding: options.Encoding = None,
    timeout: options.Timeout = None,
    language: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show the text of FILE with its action items marked. A long one goes through PAGER."""
    from lovp_actions.cli import pager
    from lovp_actions.run.batch import Selection, Tally
    from lovp_actions.run.interrupts import EXIT_SIGNAL
    from lovp_actions.writers import shown
    from lovp_actions.writers.style import Style

    with polite():
        use_lexicon(own, no_project)
        terminal = standard_output().isatty()
        batch = new_batch(
            model,
            encoding,
            date,
            min_confidence,
            seconds=timeout,
            closed=closed,
            fast=fast,
            whole=True,
        )
        selection = Selection(actor, section, types or ())
        with batch.interrupts.noted():
            results = progress.along(batch, sources_of(None if file is None else [file])[:1])
            result = next(Tally().choose(results, selection), None)
        if result is None:
            if signal := batch.interrupts.signal:
                tell_left(batch)
            raise typer.Exit(EXIT_SIGNAL + signal if signal else EXIT_FAILED)
        style = Style(language=manner.language)
        with writing_to_standard_output() as out:
            if terminal:
                pager.show(shown.in_colour(result, style), out)
            else:
                out.write(shown.as_plain(result, style))


def stats(
    files: options.Files = None,
    form: options.Counted = StatsFormat.auto,
    actor: options.ActorPart = "",
    types: options.Types = None,
    section: options.SectionPart = "",
    min_confidence: options.Confidence = DEFAULT_CONFIDENCE,
    closed: options.Closed = False,
    fast: options.Fast = False,
    date: options.Date = None,
    glob: options.Glob = "",
    jobs: options.Jobs = None,
    fail_fast: options.FailFast = False,
    own: options.Lexicon = None,
    no_project: options.NoLexicon = False,
    model: options.Model = None,
    encoding: options.Encoding = None,
    timeout: options.Timeout = None,
    language: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Count the action items by type, actor, section and meeting."""
    from lovp_actions.run.batch import Selection, Tally
    from lovp_actions.writers import counts_writers
    from lovp_actions.writers.counts import counts
    from lovp_actions.writers.style import Style

    with polite():
        use_lexicon(own, no_project)
        name = form.value
        if form is StatsFormat.auto:
            name = "table" if standard_output().isatty() else "tsv"
        sources = expanded(files, glob)
        style = Style(language=manner.language)
        tally = Tally(style.language)
        batch = new_batch(
            model,
            encoding,
            date,
            min_confidence,
            seconds=timeout,
            closed=closed,
            fast=fast,
            fail_fast=fail_fast,
            jobs=jobs,
        )
        with batch.interrupts.noted():
            selection = Selection(actor, section, types or ())
            with contextlib.closing(progress.along(batch, sources)) as results:
                chosen = tally.choose(results, selection)
                found = counts(item for result in chosen for item in result.items)
            if batch.done or batch.empty:
                with writing_to_standard_output() as out:
                    counts_writers.WRITERS[name](found, out, style)
            if name == "table" and batch.done:
                say(str(tally))
            ending(batch, len(sources))
