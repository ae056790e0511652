"""How commands end: their exit statuses, and failures told in one sentence."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import typer

from lovp_actions.cli.messages import say
from lovp_actions.errors import LovpError

EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_FOUND = 10
"""Of `due` when something is due, and of `diff` when something differs."""
EXIT_INTERRUPTED = 130
EXIT_PIPE_CLOSED = 141


@contextlib.contextmanager
def polite() -> Iterator[None]:
    """Failures that users can meet end the command with a sentence each."""
    try:
        yield
    except LovpError as error:
        for message in error.messages:
            say(message)
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt as interrupt:
        raise typer.Exit(EXIT_INTERRUPTED) from interrupt
