"""A progress bar on standard error, for batches of more than a handful of files."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import TYPE_CHECKING

from lovp_actions.cli.messages import manner
from lovp_actions.writers.cells import plain

if TYPE_CHECKING:
    from lovp_actions.items import Result
    from lovp_actions.run.batch import Batch

_HANDFUL = 5
"""So many files need no bar."""

Step = Callable[[str], None]
"""Told the name of each source that is done."""


def fits(total: int, *, streams: bool) -> bool:
    """Whether a bar helps for `total` sources and harms nothing: standard error is a terminal,
    and no result comes to it meanwhile.

    `streams` tells that results go to standard output as they come. Behind a pipe there may be
    a pager, or a program such as `head` that writes to the same terminal.
    """
    if manner.level == "quiet":
        return False
    if total <= _HANDFUL or sys.stderr is None or not sys.stderr.isatty():
        return False
    return not streams or _is_plain_file()


def _is_plain_file() -> bool:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    return False


def along(batch: Batch, sources: Sequence[str], *, shown: bool) -> Generator[Result, None, None]:
    """`batch.run(sources)`, with a bar if it is to be `shown`; the bar is gone at the end."""
    if not shown:
        yield from batch.run(sources)
        return
    with bar(len(sources)) as batch.step:
        yield from batch.run(sources)


def bar_where_it_fits(total: int) -> contextlib.AbstractContextManager[Step]:
    """A bar, or what does nothing where one would not help."""
    if fits(total, streams=False):
        return bar(total)
    return contextlib.nullcontext(lambda name: None)


@contextlib.contextmanager
def bar(total: int) -> Iterator[Step]:
    """A bar that is moved by calling what is yielded, and is gone after the block.

    Messages to standard error within the block come above it.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        BarColumn(20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    console = Console(stderr=True, highlight=False, emoji=False)
    with Progress(
        *columns, console=console, transient=True, redirect_stdout=False, refresh_per_second=4
    ) as shown_bar:
        task = shown_bar.add_task("", total=total, name="")
        done = 0

        def step(name: str) -> None:
            nonlocal done
            done += 1
            shown_bar.update(task, completed=done, name=plain(name))

        yield step
