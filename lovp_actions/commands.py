"""What the commands have in common: what they read, where they write, how a batch ends."""

from __future__ import annotations

import datetime
import importlib.util
import sys
from contextlib import AbstractContextManager
from typing import Literal, TextIO

import typer

from .batch import Batch, Selection
from .ends import EXIT_FAILED, EXIT_USAGE
from .errors import ClusterError
from .interrupts import EXIT_SIGNAL, Interrupts
from .messages import say
from .output import writing, writing_to_standard_output
from .reading import STANDARD_INPUT, Source, read


def sources_of(files: list[str] | None) -> list[str]:
    """What to read: `files`, or what is piped in; without either the command ends."""
    if files:
        return files
    if sys.stdin is not None and sys.stdin.isatty():
        say("No minutes given: name a file, or pipe text in.")
        raise typer.Exit(EXIT_USAGE)
    return [STANDARD_INPUT]


def only(file: str | None, encoding: str | None) -> Source:
    """The one source to read. Raises InputError."""
    return read(sources_of([file] if file else None)[0], encoding)


def destination(target: str | None) -> AbstractContextManager[TextIO]:
    """Where the result goes: the file `target`, whole or not at all, or standard output."""
    return writing(target) if target else writing_to_standard_output()


def new_batch(
    model: str | None,
    encoding: str | None,
    date: datetime.datetime | None,
    min_confidence: float,
    *,
    closed: bool = False,
    fail_fast: bool = False,
) -> Batch:
    """A batch that tells the user what goes wrong, as the options of a command want it."""
    return Batch(
        say=say,
        model=model,
        encoding=encoding,
        meeting_date=date.date() if date else None,
        min_confidence=min_confidence,
        closed=closed,
        fail_fast=fail_fast,
        interrupts=Interrupts(),
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
    from .cluster import run

    total = run.extract(
        address,
        batch,
        files,
        output,
        form=form,
        columns=columns,
        selection=selection,
        glob=glob,
    )
    ending(batch, total)


def ending(batch: Batch, total: int) -> None:
    """Tell how a batch of `total` sources went, and end the command when it did not go well."""
    if total > 1:
        say(batch.summary(total))
    if batch.interrupts.signal:
        raise typer.Exit(EXIT_SIGNAL + batch.interrupts.signal)
    if batch.failed:
        raise typer.Exit(EXIT_FAILED)
