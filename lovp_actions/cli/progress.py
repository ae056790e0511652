"""A progress bar on standard error: of the files, where there are more than a handful, or else of
what is read of a long one."""

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
    from rich.progress import ProgressColumn

    from lovp_actions.items import Result
    from lovp_actions.run.batch import Batch

_HANDFUL = 5
"""So many files need no bar."""
_LONG = 24
"""A text of more windows of the reader than this takes so long that people wonder: seconds."""

Step = Callable[[str], None]
"""Told the name of each source that is done."""


def fits(total: int, *, streams: bool) -> bool:
    """Whether a bar of files helps for `total` sources and harms nothing: standard error is a
    terminal, and no result comes to it meanwhile.

    `streams` tells that results go to standard output as they come. Behind a pipe there may be
    a pager, or a program such as `head` that writes to the same terminal.
    """
    return total > _HANDFUL and _is_seen() and (not streams or _is_plain_file())


def _is_seen() -> bool:
    """Whether someone looks at standard error, and wants to be told."""
    return manner.level != "quiet" and sys.stderr is not None and sys.stderr.isatty()


def _is_plain_file() -> bool:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    return False


def along(
    batch: Batch, sources: Sequence[str], *, streams: bool = False
) -> Generator[Result, None, None]:
    """`batch.run(sources)`, with a bar where it helps, as `fits` tells; it is gone at the end, and
    that of a single text before each result."""
    if fits(len(sources), streams=streams):
        with bar(len(sources)) as batch.step:
            yield from batch.run(sources)
        return
    with contextlib.closing(_OfOneText()) as one:
        if _is_seen() and (not streams or sys.stdout.isatty() or _is_plain_file()):
            batch.reads = one.tell
        for result in batch.run(sources):
            one.close()
            yield result


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
    from rich.progress import MofNCompleteColumn

    with _moved(MofNCompleteColumn(), total) as move:
        done = 0

        def step(name: str) -> None:
            nonlocal done
            done += 1
            move(name, done, total)

        yield step


class _OfOneText:
    """A bar of what was read of a text, from when it turns out to be long."""

    def __init__(self) -> None:
        self._held = contextlib.ExitStack()
        self._move: Callable[[str, int, int], None] | None = None

    def tell(self, name: str, done: int, total: int) -> None:
        """So much was read of a text."""
        if self._move is None and total > _LONG:
            from rich.progress import TaskProgressColumn

            self._move = self._held.enter_context(_moved(TaskProgressColumn(), total))
        if self._move:
            self._move(name, done, total)

    def close(self) -> None:
        """Take the bar away, until the next long text."""
        self._held.close()
        self._move = None


@contextlib.contextmanager
def _moved(count: ProgressColumn, total: int) -> Iterator[Callable[[str, int, int], None]]:
    """A bar with a count behind it; what is yielded takes a name, what is done, and of how much."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(20), count, TextColumn("{task.fields[name]}", markup=False))
    console = Console(stderr=True, highlight=False, emoji=False)
    with Progress(
        *columns, console=console, transient=True, redirect_stdout=False, refresh_per_second=4
    ) as shown_bar:
        task = shown_bar.add_task("", total=total, name="")

        def move(name: str, done: int, total: int) -> None:
            shown_bar.update(task, completed=done, total=total, name=plain(name))

        yield move
