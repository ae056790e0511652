"""Sources spread over processes of this machine, their outcomes in the order of the sources."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from . import lexicon
from .errors import LovpError
from .outcomes import Outcome, Reader, texts, with_items
from .reading import STANDARD_INPUT, Source

if TYPE_CHECKING:
    from .extraction import Extractor
    from .wish import Wish

CHUNK_BYTES = 400_000
CHUNK_FILES = 32
"""Of the files that a worker gets at once."""
_AHEAD = 4
"""Chunks for each worker that may be done before their turn to be given."""
_TEXTS = (".txt", ".text", ".md", ".markdown")
"""Files that go out in parts when they are long."""


def pays(names: Iterable[str]) -> bool:
    """Whether there is so much to read that starting processes pays."""
    total = 0
    for name in names:
        total += _size(name) or 0
        if total > CHUNK_BYTES:
            return True
    return False


@dataclass(slots=True, eq=False)
class _Chunk:
    """Files for a worker to read, or a part of a text that was read here; with the outcomes when
    they are there, or the error that ends the run."""

    names: list[str] = field(default_factory=list)
    read: list[Outcome] = field(default_factory=list)
    done: list[Outcome] | LovpError | None = None


@dataclass(slots=True, eq=False)
class _Worker:
    process: Any
    pipe: Any
    chunk: _Chunk | None = None


@dataclass
class Workers:
    """`count` processes that extract.

    `reader` and `load` are used in the processes too; with `texts` the texts come back with the
    items.
    """

    count: int
    reader: Reader
    load: Callable[[], Extractor]
    wish: Wish
    texts: bool = False
    _workers: list[_Worker] = field(default_factory=list)
    _queue: deque[_Chunk] = field(default_factory=deque)
    """Chunks under way or done, in the order of the sources."""
    _again: deque[_Chunk] = field(default_factory=deque)
    """Those of them whose process died."""

    def outcomes(self, names: Iterable[str]) -> Iterator[Outcome]:
        """The outcomes of the sources, in order.

        A source whose process dies is an outcome with an error. Raises ModelError when the
        pipeline cannot be loaded, LexiconError when a lexicon is wrong.
        """
        chunks = self._chunks(names)
        try:
            while True:
                self._hand_out(chunks)
                if not self._queue:
                    return
                if self._queue[0].done is None:
                    self._await()
                while self._queue and (done := self._queue[0].done) is not None:
                    if isinstance(done, LovpError):
                        raise done
                    yield from done
                    self._queue.popleft()
        finally:
            for worker in self._workers:
                worker.process.kill()

    def _hand_out(self, chunks: Iterator[_Chunk]) -> None:
        """Give each idle worker a chunk, as long as there are."""
        while idle := self._idle():
            if self._again:
                chunk = self._again.popleft()
            elif len(self._queue) < _AHEAD * self.count and (new := next(chunks, None)):
                chunk = new
                self._queue.append(chunk)
            else:
                return
            if chunk.done is None:
                worker = idle if isinstance(idle, _Worker) else self._started()
                worker.chunk = chunk
                worker.pipe.send((chunk.names, chunk.read))

    def _idle(self) -> _Worker | bool:
        """A worker that waits, or whether there is room for another."""
        waiting = (worker for worker in self._workers if worker.chunk is None)
        return next(waiting, None) or len(self._workers) < self.count

    def _await(self) -> None:
        """Take what the workers have done."""
        busy = {worker.pipe: worker for worker in self._workers if worker.chunk is not None}
        for pipe in wait(list(busy)):
            worker = busy[pipe]
            chunk, worker.chunk = worker.chunk, None
            assert chunk is not None
            try:
                chunk.done = worker.pipe.recv()
            except (EOFError, OSError):
                self._workers.remove(worker)
                self._alone(chunk)

    def _alone(self, chunk: _Chunk) -> None:
        """Files whose process died are done one by one; the one that does it again is given up."""
        if len(chunk.names) > 1:
            singles = [_Chunk([name]) for name in chunk.names]
            place = self._queue.index(chunk)
            self._queue.remove(chunk)
            for single in reversed(singles):
                self._queue.insert(place, single)
            self._again.extend(singles)
            return
        lost = chunk.read or [Outcome(Source("", name)) for name in chunk.names]
        chunk.done = [replace(each, error=_stopped(each.source.name)) for each in lost]

    def _chunks(self, names: Iterable[str]) -> Iterator[_Chunk]:
        small: list[str] = []
        total = 0
        for name in names:
            size = _size(name)
            if size is None or (size > CHUNK_BYTES and name.lower().endswith(_TEXTS)):
                if small:
                    yield _Chunk(small)
                    small, total = [], 0
                for each in texts([name], self.reader):
                    yield _Chunk(done=[each]) if each.error else _Chunk(read=[each])
                continue
            small.append(name)
            total += size
            if total > CHUNK_BYTES or len(small) >= CHUNK_FILES:
                yield _Chunk(small)
                small, total = [], 0
        if small:
            yield _Chunk(small)

    def _started(self) -> _Worker:
        """A new process; where it can share the pipeline with this one, it does."""
        forks = sys.platform == "linux"
        if forks:
            self.load()
        context: Any = multiprocessing.get_context("fork" if forks else "spawn")
        ours, theirs = context.Pipe()
        others = [worker.pipe for worker in self._workers] + [ours] if forks else []
        job = _Job(self.reader, self.load, self.wish, self.texts, lexicon.in_force(), os.getpid())
        process = context.Process(target=_serve, args=(theirs, others, job), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker


@dataclass(frozen=True, slots=True)
class _Job:
    """What a worker is told once."""

    reader: Reader
    load: Callable[[], Extractor]
    wish: Wish
    texts: bool
    words: Any
    parent: int


def _serve(pipe: Any, others: list[Any], job: _Job) -> None:
    """What a worker does until there is nobody to work for. It never returns: what the parent had
    not written yet when the process was split off is not the worker's to write."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent sees to it
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for other in others:
            other.close()
        threading.Thread(target=_watch, args=(job.parent,), daemon=True).start()
        lexicon.restore(job.words)
        while True:
            names, read = pipe.recv()
            pipe.send(_done(names, read, job))
    except (EOFError, OSError):
        pass
    finally:
        os._exit(0)


def _done(names: list[str], read: list[Outcome], job: _Job) -> list[Outcome] | LovpError:
    try:
        sources = [*texts(names, job.reader), *read]
        found = with_items(sources, job.load, job.wish)
        return [each if job.texts else _without_text(each) for each in found]
    except LovpError as error:
        return error


def _without_text(outcome: Outcome) -> Outcome:
    """The outcome with no more of its text than tells whether there was any."""
    blank = not outcome.source.text.strip()
    text = "" if blank else "…"
    source = replace(outcome.source, text=text, places=(), within=None)
    return replace(outcome, source=source)


def _watch(parent: int) -> None:
    """End the worker when its parent is gone, however that ended."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _stopped(name: str) -> str:
    return (
        f"{name} could not be read: the process that read it was stopped; "
        "it may want more memory than there is."
    )


def _size(name: str) -> int | None:
    """Bytes of a file; None for standard input, which is read here."""
    if name == STANDARD_INPUT:
        return None
    try:
        return os.stat(name).st_size
    except (OSError, ValueError):
        return 0
