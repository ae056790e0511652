"""Processes that work for this one, within a budget of memory and time: a file that hangs, crashes
or wants too much costs no more than a sentence."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, repeat
from typing import Any, Final, TypeVar

from lovp_actions import lexicon, systems
from lovp_actions.errors import InputError, LovpError, reason, unexpected
from lovp_actions.heartbeat import HEARD
from lovp_actions.run.reading import copy_input, spoken
from lovp_actions.sources import limits

Work = Callable[[Any, Callable[[Any], None]], None]
"""Does a task: it is called with that, and with what takes the answers, any number of them."""
_T = TypeVar("_T")
_ALIVE: Final[Any] = ...
"""An answer that tells that the work goes on; one of its kind, also behind a pipe."""


class Process:
    """A process that does task after task."""

    def __init__(self, work: Work, others: Iterable[Process] = ()) -> None:
        """Behind the answers to each task None is received, or the LovpError that `work` raised.
        `others` work for this process as well.

        Raises LovpError where no process can be started.
        """
        if sys.stdout is not None:
            with contextlib.suppress(ValueError):
                sys.stdout.flush()  # what goes wrong with that is not about the process
        context: Any = multiprocessing.get_context("fork" if systems.FORKS else "spawn")
        try:
            self.pipe, theirs = context.Pipe()
            ours = [each.pipe for each in others] + [self.pipe] if systems.FORKS else []
            told = (theirs, ours, work, lexicon.in_force(), os.getpid())
            self._process = context.Process(target=_serve, args=told, daemon=True)
            self._process.start()
        except OSError as error:
            raise LovpError(f"Stopped: no process can be started: {reason(error)}.") from error
        theirs.close()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return int(self._process.pid)

    def send(self, task: object) -> None:
        """Give the process a task; raises OSError when it is gone."""
        self.pipe.send(task)

    def receive(self) -> Any:
        """What it gives next; raises OSError or EOFError when it is gone."""
        return self.pipe.recv()

    def kill(self) -> None:
        """End the process, and those that work for it; what it sent can be received still."""
        self._process.kill()
        systems.end_group(self.pid)

    def close(self) -> None:
        """As `kill`; nothing can be received any more."""
        self.kill()
        self.pipe.close()
        self._process.join()


def apart(work: Callable[[], _T], name: str, seconds: float | None) -> _T:
    """What `work` gives, done in a process of its own; None as `seconds` lets it take for ever.
    From each `heartbeat` on the time counts anew.

    Raises InputError, about the file `name`, where it takes longer or its process is stopped, and
    each LovpError that it raises.
    """
    process = Process(partial(_once, work))
    try:
        process.send(None)
        found = _ALIVE
        while found is _ALIVE:
            if not _answers(process, seconds):
                raise InputError(too_slow(name, seconds or 0))
            found = process.receive()
    except (EOFError, OSError) as error:
        raise InputError(stopped(name)) from error
    finally:
        process.close()
    if isinstance(found, LovpError):
        raise found
    return found  # type: ignore[no-any-return]


def _answers(process: Process, seconds: float | None) -> bool:
    """Whether it gives anything, in so many seconds or ever."""
    if seconds is None:
        return bool(process.pipe.poll(None))
    steps = chain(repeat(limits.LOOK, int(seconds // limits.LOOK)), [seconds % limits.LOOK])
    return any(map(process.pipe.poll, steps))


def _once(work: Callable[[], Any], _: object, answer: Callable[[Any], None]) -> None:
    HEARD.set(lambda done, total: answer(_ALIVE))
    answer(work())


def too_slow(name: str, seconds: float) -> str:
    """What is said of a file that takes longer than it may."""
    time = "1 second" if seconds == 1 else f"{seconds:g} seconds"
    return (
        f"Cannot read {spoken(name)}: it takes longer than {time}; "
        "split it, or allow more with --timeout."
    )


def stopped(name: str) -> str:
    """What is said of a file whose process ended."""
    return (
        f"{spoken(name)} could not be read: the process that read it was stopped; "
        "it may want more memory than there is."
    )


@contextlib.contextmanager
def kept_input() -> Iterator[str]:
    """The path of a copy of standard input, for processes that cannot read it themselves; it is
    gone after the block, also when this process is killed, on Linux. Raises InputError."""
    if systems.FORKS:
        with tempfile.TemporaryFile() as copy:
            copy_input(copy)
            yield systems.path_of(copy.fileno())
        return
    number, path = tempfile.mkstemp()
    try:
        with open(number, "wb") as file:
            copy_input(file)
        yield path
    finally:
        os.unlink(path)


def take_input(path: str) -> None:
    """Let standard input be what `kept_input` gave."""
    sys.stdin = open(path, encoding="utf-8")  # noqa: SIM115


def limit_memory(*, loading: bool = False) -> None:
    """Where the system can, let this process take no more memory than a file may want; while a
    pipeline is loaded it may."""
    systems.limit_memory(None if loading else limits.MEMORY_BYTES)


def _serve(pipe: Any, others: list[Any], work: Work, words: Any, parent: int) -> None:
    """What the process does until there is nobody to work for. It never returns: what the parent
    had not written yet when it was split off is not for this one to write."""
    try:
        for number in systems.STOPS:
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent sees to it
        systems.lead_group()
        for other in others:
            other.close()
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
        limit_memory()
        lexicon.restore(words)
        while True:
            task, end = pipe.recv(), None
            try:
                work(task, pipe.send)
            except LovpError as error:
                end = error
            except Exception as error:
                end = LovpError(f"Stopped {unexpected(error)}.")
            pipe.send(end)
    except (EOFError, OSError):
        pass
    finally:
        os._exit(0)


def _watch(parent: int) -> None:
    """End the process, with all that works for it, when its parent is gone, however that ended."""
    systems.await_end_of(parent)
    systems.end_group(0)
    os._exit(1)
