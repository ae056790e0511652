"""The commands for lists that people keep: merge, due and diff."""

from __future__ import annotations

import contextlib
import datetime
import sys
from collections.abc import Iterator
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from lovp_actions.cli import options, progress, values
from lovp_actions.cli.decided import Decisions
from lovp_actions.cli.exits import EXIT_FAILED, EXIT_FOUND, polite
from lovp_actions.cli.messages import detail, manner, say
from lovp_actions.cli.shared import (
    expanded,
    new_batch,
    rows_told,
    sources_of,
    tell_astray,
    tell_left,
    use_lexicon,
    words_files,
)
from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE
from lovp_actions.writers.output import check_target, standard_output, writing_to_standard_output

if TYPE_CHECKING:
    from lovp_actions.items import Item
    from lovp_actions.run.batch import Batch


class RowFormat(str, Enum):
    """The values of --format of these commands."""

    auto = "auto"
    table = "table"
    tsv = "tsv"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"


_Form = Annotated[
    RowFormat, typer.Option("--format", "-f", help="auto: table on a terminal, else tsv.")
]
_On = Annotated[
    datetime.date | None,
    typer.Option(
        parser=values.day, metavar="YYYY-MM-DD", help="Count from this day, also tomorrow [today]."
    ),
]


_Within = Annotated[
    str,
    typer.Option(metavar="SPAN", help='Time ahead, as 14d, 2w or "1 maand".'),
]
_Undated = Annotated[bool, typer.Option("--undated", help="Open rows without a date too.")]


def merge(
    kept: options.List,
    minutes: options.Minutes,
    dry_run: options.DryRun = False,
    form: _Form = RowFormat.auto,
    actor: options.ActorPart = "",
    types: options.Types = None,
    section: options.SectionPart = "",
    min_confidence: options.Confidence = DEFAULT_CONFIDENCE,
    fast: options.Fast = False,
    date: options.Date = None,
    glob: options.Glob = "",
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
    """Put the action items of MINUTES in LIST, which people keep.

    None of their edits is lost: new items are added at the end, those that are there are left
    alone, and what the minutes report as done is proposed, never set.
    """
    from lovp_actions.lists.files import open_list, readable
    from lovp_actions.lists.lock import locked
    from lovp_actions.lists.merge import Merge
    from lovp_actions.lists.reported_done import Report, reports
    from lovp_actions.run.batch import Selection
    from lovp_actions.run.processes import apart

    selection = Selection(actor, section, types or ())
    with polite(), contextlib.ExitStack() as held:
        decisions = Decisions(decided, min_confidence)
        use_lexicon(own, no_project)
        sources = expanded(minutes, glob)
        check_target(kept, sources, words_files(), allowed=not dry_run)
        apart(partial(readable, kept), kept, timeout)
        told: list[Report] = []
        batch = new_batch(
            model,
            encoding,
            date,
            decisions.least,
            seconds=timeout,
            fast=fast,
            fail_fast=fail_fast,
            whole=bool(decided),
            asks_date=True,
            heard=lambda source: told.extend(reports(source.text, source.name, date)),
        )
        held.enter_context(batch.interrupts.noted())
        if dry_run:
            standard_output()
        else:
            held.enter_context(locked(kept))
        file = open_list(kept, new=True, language=manner.language)
        detail(f"{kept}: rows: {len(file.kept.rows)}.")
        tell_astray(kept, file.kept.astray)
        merging = Merge(file.kept)
        found = filter(selection.wants, _items(batch, sources, decisions))
        merging.items(sorted(found, key=lambda item: item.meeting_date or "9"))
        merging.struck(decisions.struck)
        merging.reports(told)
        changed = merging.finish()
        if batch.interrupts.signal:
            say(f"{kept}: interrupted, so nothing is written.")
        _heed(batch)
        if dry_run:
            names = ("change", "row", "actor", "action", "deadline", "because", "id")
            rows = [[getattr(each, name) for name in names] for each in merging.changes]
            _show(names, rows, form)
        elif changed:
            file.save()
        counts = ", ".join(f"{merging.count(each)} {each}" for each in ("added", "linked"))
        proposed = merging.count("proposed")
        would = " (nothing written)" if dry_run else "" if changed else " (nothing to write)"
        say(f"{kept}: {counts}, {proposed} proposed{would}.")
        if merging.passed:
            say(merging.passed_over(kept))
        if len(sources) > 1:
            say(batch.summary(len(sources)))
        if batch.fell_short:
            raise typer.Exit(EXIT_FAILED)


def due(
    kept: options.List,
    on: _On = None,
    within: _Within = "14d",
    undated: _Undated = False,
    form: _Form = RowFormat.auto,
    own: options.Lexicon = None,
    no_project: options.NoLexicon = False,
    timeout: options.Timeout = None,
    language: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """List the open rows of LIST that are overdue or due soon. Ends with 10 when there are any."""
    from lovp_actions.lists import due as dues
    from lovp_actions.run.processes import apart

    with polite():
        use_lexicon(own, no_project)
        standard_output()
        day = on or datetime.date.today()
        try:
            ahead = dues.span(within, day)
        except ValueError as error:
            raise typer.BadParameter(f"{error}.", param_hint="'--within'") from error
        count, found, dayless, astray = apart(
            partial(_due, kept, day, ahead, undated=undated), kept, timeout
        )
        detail(f"{kept}: rows: {count}.")
        tell_astray(kept, astray)
        _show(dues.NAMES, [cells for cells, _ in found], form)
        if dayless:
            say(
                f"{kept}: open rows whose deadline is no date with a year, so left out: "
                f"{len(dayless)} ({rows_told(dayless)}); write one, or add --undated."
            )
        days = [left for _, left in found if left is not None]
        if sys.stdout.isatty():
            over = sum(each < 0 for each in days)
            say(f"{kept}: {over} overdue, {len(days) - over} due within {within}.")
        if days:
            raise typer.Exit(EXIT_FOUND)


def _due(
    kept: str, day: datetime.date, within: datetime.timedelta, *, undated: bool
) -> tuple[int, list[tuple[list[object], int | None]], list[int], list[int]]:
    """How many rows a list has; of those that are due what is shown, and the days left; which are
    left out for a deadline that is no day, and which may be shifted."""
    from lovp_actions.lists import due as dues
    from lovp_actions.lists.files import open_list

    opened = open_list(kept).kept
    rows = opened.rows
    found = dues.due(rows, day, within, undated=undated)
    shown = [(each.cells(), each.days) for each in found]
    told = {each.row.index for each in found}
    left = [row.index + 1 for row in rows if row.index not in told and dues.lacks_day(row, day)]
    return len(rows), shown, left, opened.astray


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A list, an export, or minutes.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later version of it.")],
    form: _Form = RowFormat.auto,
    min_confidence: options.Confidence = DEFAULT_CONFIDENCE,
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
    """Show what came, went or changed between OLD and NEW. Ends with 10 when anything did."""
    from lovp_actions.lists.diff import NAMES, differences
    from lovp_actions.lists.entries import are_minutes, of_items, read_entries
    from lovp_actions.run.processes import apart

    with polite():
        use_lexicon(own, no_project)
        standard_output()
        batch = new_batch(
            model, encoding, date, min_confidence, seconds=timeout, fast=fast, fail_fast=True
        )
        before, after = (
            of_items(_items(batch, [path]))
            if are_minutes(path)
            else apart(partial(read_entries, path), path, timeout)
            for path in sources_of([old, new])
        )
        if batch.interrupts.signal:
            tell_left(batch)
        _heed(batch)
        if batch.fell_short:
            raise typer.Exit(EXIT_FAILED)
        found = differences(before, after)
        _show(NAMES, [each.cells() for each in found], form)
        if found:
            raise typer.Exit(EXIT_FOUND)


def _items(batch: Batch, sources: list[str], decisions: Decisions | None = None) -> Iterator[Item]:
    """The items of all sources, or, after an interrupt, of those that were read."""
    with batch.interrupts.noted():
        results = progress.along(batch, sources)
        for result in decisions.over(results) if decisions else results:
            yield from result.items


def _heed(batch: Batch) -> None:
    """End the command after an interrupt."""
    from lovp_actions.run.interrupts import EXIT_SIGNAL

    if batch.interrupts.signal:
        raise typer.Exit(EXIT_SIGNAL + batch.interrupts.signal)


def _show(names: tuple[str, ...], rows: list[list[object]], form: RowFormat) -> None:
    from lovp_actions.lists.show import write

    with writing_to_standard_output() as out:
        auto = "table" if out.isatty() else "tsv"
        name = auto if form is RowFormat.auto else str(form.value)
        write(names, rows, name, out, manner.language)
