"""What the commands have in common: what they read, where they write, how a batch ends.

What reads and extracts is loaded by the functions that want it, so that `--help` starts fast.
"""

from __future__ import annotations

import datetime
import importlib.util
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, Literal, TextIO, TypeVar

import typer

from lovp_actions import systems
from lovp_actions.cli import progress
from lovp_actions.cli.exits import EXIT_FAILED, EXIT_USAGE
from lovp_actions.cli.messages import detail, manner, say
from lovp_actions.errors import ClusterError
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.writers.output import writing, writing_to_standard_output

if TYPE_CHECKING:
    from lovp_actions.run.batch import Batch, Selection
    from lovp_actions.run.reading import Source

_T = TypeVar("_T")


_SHOWN = 5
"""Words that a project file takes away, as many as are told."""
_NAMED = 20
"""Rows that are told."""


def sources_of(files: list[str] | None) -> list[str]:
    """What to read: `files`, or what is piped in; without either the command ends. Raises
    typer.BadParameter where standard input is named twice."""
    from lovp_actions.run.reading import STANDARD_INPUT

    if files and files.count(STANDARD_INPUT) > 1:
        raise typer.BadParameter("Standard input can be read once only: name - once.")
    if files:
        return files
    if sys.stdin is not None and sys.stdin.isatty():
        say("No minutes given: name a file, or pipe text in.")
        raise typer.Exit(EXIT_USAGE)
    return [STANDARD_INPUT]


def expanded(files: list[str] | None, glob: str) -> list[str]:
    """What to read, as `sources_of`, with the files in folders for these; `glob` chooses them."""
    from lovp_actions.sources.folders import expand

    return list(expand(sources_of(files), glob, say))


def only(
    file: str | None, encoding: str | None, seconds: float | None, work: Callable[[Source], _T]
) -> _T:
    """What `work` makes of the one source to read, in a process of its own that may take so many
    seconds. Raises InputError."""
    from lovp_actions.run.processes import apart, kept_input
    from lovp_actions.run.reading import STANDARD_INPUT

    name = sources_of(None if file is None else [file])[0]
    with kept_input() if name == STANDARD_INPUT else nullcontext() as stdin:
        work_on = partial(_of_source, name, encoding, stdin, work)
        found, kind, headings = apart(work_on, name, seconds)
    detail(f"{name}: {kind}; sections: {headings}.")
    return found


def _of_source(
    name: str, encoding: str | None, stdin: str | None, work: Callable[[Source], _T]
) -> tuple[_T, str, int]:
    """What `work` makes of a source, and what --verbose tells of it."""
    from lovp_actions.run.processes import take_input
    from lovp_actions.run.reading import read

    if stdin:
        take_input(stdin)
    source, headings = read(name, encoding), 0
    if manner.level == "verbose":
        from lovp_actions.cli.verbose import sections_in

        headings = sections_in(source.text)
    return work(source), source.kind, headings


def destination(target: str | None) -> AbstractContextManager[TextIO]:
    """Where the result goes: the file `target`, whole or not at all, or standard output."""
    return writing(target) if target else writing_to_standard_output()


def use_lexicon(own: list[str] | None, no_project: bool) -> None:
    """Put the words of the user in force: those of the project, unless `no_project`, and over
    them those of the files `own`. Raises LexiconError."""
    from lovp_actions import lexicon

    project = None if no_project else lexicon.project_file()
    if project and not systems.is_own(project):
        say(f"{project} is not read, for it belongs to someone else; --lexicon {project} reads it.")
        project = None
    lexicon.use(*filter(None, [project, *(own or ())]))
    for file in lexicon.in_force():
        detail(f"{file.name}: lexicon.")
        if file.name == project and (removed := file.removed):
            words = ", ".join(removed[:_SHOWN]) + (", …" if len(removed) > _SHOWN else "")
            say(f"{project} is in force and takes away: {words}; --no-lexicon passes over it.")


def words_files() -> list[str]:
    """The lexicon files in force."""
    from lovp_actions import lexicon

    return [file.name for file in lexicon.in_force()]


def tell_astray(kept: str, rows: list[int]) -> None:
    """Tell which rows of a list have cells that may be shifted."""
    if rows:
        say(
            f"{kept}: cells under no heading in {rows_told(rows)}; give them one, or put quotes "
            "around a cell that holds the delimiter."
        )


def rows_told(rows: list[int]) -> str:
    """The numbers of rows, as a message tells them."""
    if len(rows) == 1:
        return f"row {rows[0]}"
    return f"rows {', '.join(map(str, rows[:_NAMED]))}{' …' if len(rows) > _NAMED else ''}"


def new_batch(
    model: str | None,
    encoding: str | None,
    date: datetime.date | None,
    min_confidence: float,
    *,
    seconds: float | None,
    closed: bool = False,
    fast: bool = False,
    fail_fast: bool = False,
    jobs: int | None = 1,
    whole: bool = False,
    asks_date: bool = False,
    heard: Callable[[Source], None] | None = None,
) -> Batch:
    """A batch that tells the user what goes wrong, as the options of a command want it; with
    `jobs` None it may use all cores, with `seconds` None a file may take for ever,
    `asks_date` has it ask for the date of a meeting where deadlines count from it, and `heard` is
    told each source whose items were found."""
    from lovp_actions.run.batch import Batch
    from lovp_actions.run.interrupts import Interrupts

    kind = Batch
    if manner.level == "verbose":
        from lovp_actions.cli.verbose import VerboseBatch

        kind = VerboseBatch
    return kind(
        say=say,
        model=model,
        encoding=encoding,
        settings=ExtractionSettings(date, min_confidence, closed, fast),
        fail_fast=fail_fast,
        jobs=jobs or systems.cores(),
        seconds=seconds,
        whole=whole,
        asks_date=asks_date,
        interrupts=Interrupts(),
        heard=heard,
    )


def on_cluster(
    address: str,
    batch: Batch,
    files: list[str],
    output: str,
    *,
    form: Literal["parquet", "jsonl"],
    columns: tuple[str, ...],
    selection: Selection,
    glob: str,
) -> None:
    """Extract `files` with the Dask cluster at `address` into partitions in the folder `output`.

    Raises ClusterError where the packages for it are missing, and as `cluster.run.extract`.
    """
    if any(importlib.util.find_spec(name) is None for name in ("distributed", "fsspec", "pyarrow")):
        raise ClusterError(
            "--cluster needs more packages; install them with: pip install 'lovp-actions[cluster]'"
        )
    from lovp_actions.run.cluster import run

    total = run.extract(
        address,
        batch,
        files,
        output,
        form=form,
        columns=columns,
        selection=selection,
        glob=glob,
        bar=progress.bar_where_it_fits,
    )
    ending(batch, total)


def tell_left(batch: Batch) -> None:
    """Tell, after an interrupt, what was not read, unless it is but what somebody types."""
    from lovp_actions.run.reading import STANDARD_INPUT, spoken

    left = [*batch.left.elements()]
    if left and left != [STANDARD_INPUT]:
        say(f"Not read: {', '.join(map(spoken, left))}.")


def ending(batch: Batch, total: int) -> None:
    """Tell how a batch of `total` sources went, and end the command when it did not go well."""
    from lovp_actions.run.interrupts import EXIT_SIGNAL

    interrupted = batch.interrupts.signal and not batch.is_over(total)
    if interrupted:
        tell_left(batch)
    if total > 1:
        say(batch.summary(total))
    if interrupted:
        raise typer.Exit(EXIT_SIGNAL + batch.interrupts.signal)
    if batch.fell_short:
        raise typer.Exit(EXIT_FAILED)
