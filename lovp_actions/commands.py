"""What the commands have in common: what they read, what they write, and how they end."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TextIO

import typer

from .batch import Batch
from .errors import LovpError
from .interrupts import EXIT_SIGNAL
from .messages import say
from .output import writing, writing_to_standard_output
from .reading import STANDARD_INPUT, Source, read

EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130
EXIT_PIPE_CLOSED = 141


@contextlib.contextmanager
def polite() -> Iterator[None]:
    """Failures that users can meet end the command with one sentence."""
    try:
        yield
    except LovpError as error:
        say(str(error))
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt as interrupt:
        raise typer.Exit(EXIT_INTERRUPTED) from interrupt


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


def ending(batch: Batch, total: int) -> None:
    """Tell how a batch of `total` sources went, and end the command when it did not go well."""
    if total > 1:
        say(batch.summary(total))
    if batch.interrupts.signal:
        raise typer.Exit(EXIT_SIGNAL + batch.interrupts.signal)
    if batch.failed:
        raise typer.Exit(EXIT_FAILED)
