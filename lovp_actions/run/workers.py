"""Sources read in processes apart, their outcomes in the order of the sources.

Each file has its budget: one that takes longer, or ends its process twice, costs its own outcome.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing.connection import wait
from signal import SIGINT
from typing import TYPE_CHECKING, Any, Final

from lovp_actions import systems
from lovp_actions.errors import LovpError
from lovp_actions.heartbeat import HEARD
from lovp_actions.run.chunks import Chunk, Turn, split
from lovp_actions.run.interrupts import Interrupts
from lovp_actions.run.outcomes import Outcome, Reader, Reads, texts, with_items, without_text
from lovp_actions.run.processes import Process, limit_memory, stopped, take_input, too_slow
from lovp_actions.sources import limits

if TYPE_CHECKING:
    from lovp_actions.extraction.engine import Extractor
    from lovp_actions.extraction.settings import ExtractionSettings

_AHEAD: Final = 4
"""Chunks for each worker that may be done before their turn to be given."""
_SECONDS: Final = 0.1
"""Between two looks whether there was an interrupt, or a file takes too long."""
_LOADING: Final = -1
_PARSING: Final = -2
_GIVEN: Final = -3
"""What a worker does, beside reading a file of its chunk; the last: it did not begin yet."""


@dataclass(slots=True, eq=False)
class _Worker:
    process: Process
    chunk: Chunk | None = None
    at: int = _PARSING
    """What it does: the number of the file that it reads, or something else."""
    waited: float = 0.0
    """Seconds since it told anything."""
    tried: bool = False
    """Whether it has done a chunk before."""


@dataclass
class Workers:
    """`count` processes that extract.

    `reader` and `load` are used in the processes too; with `texts` the texts come back with the
    items. A file, or a part of a long text, may take so many `seconds`, or for ever. After an
    interrupt what was done is given, and no more is begun. `reads` is told of the next outcome.
    """

    count: int
    reader: Reader
    load: Callable[[], Extractor]
    settings: ExtractionSettings
    texts: bool = False
    seconds: float | None = limits.SECONDS
    interrupts: Interrupts = field(default_factory=Interrupts)
    reads: Reads = lambda name, done, total: None
    _workers: list[_Worker] = field(default_factory=list)
    _turns: deque[Turn] = field(default_factory=deque)
    """Under way or done, in the order of the sources."""
    _waiting: deque[Chunk] = field(default_factory=deque)
    """Chunks of these that no worker has yet, and whether no more turns come."""
    _all_begun: bool = False
    _looked: float = field(default_factory=time.monotonic)
    """When the workers were looked at last."""

    def outcomes(self, names: Iterable[str]) -> Iterator[Outcome]:
        """The outcomes of the sources, in order.

        Raises ModelError when the pipeline cannot be loaded, LexiconError when a lexicon is wrong,
        LovpError when no process can be started.
        """
        with ExitStack() as inputs:
            turns = split(names, 1 if self.texts else self.count, inputs)
            try:
                while self._hand_out(turns) and not self.interrupts.signal:
                    yield from self._given()
                    self._await(_SECONDS)
                self._collect()
                for turn in self._turns:
                    yield from turn.outcomes()
            finally:
                for worker in self._workers:
                    worker.process.close()

    def _given(self) -> Iterator[Outcome]:
        """What can be given, in order."""
        while self._turns:
            yield from self._turns[0].outcomes()
            if not self._turns[0].over:
                return
            for chunk in self._turns.popleft().chunks:
                if chunk in self._waiting:  # its share of a file that was given up
                    self._waiting.remove(chunk)

    def _hand_out(self, turns: Iterator[Turn]) -> bool:
        """Give each idle worker a chunk, as long as there are; False when all was given."""
        try:
            with self.interrupts.at_once():
                while (idle := self._idle()) and self._next(turns):
                    worker = idle if isinstance(idle, _Worker) else self._started()
                    if worker is not None:
                        self._give(worker)
        except KeyboardInterrupt:
            self.interrupts.signal = self.interrupts.signal or SIGINT
        return bool(self._turns) or not self._all_begun

    def _next(self, turns: Iterator[Turn]) -> bool:
        """See that there is a chunk to hand out, if there can be one."""
        while not self._waiting and len(self._turns) < _AHEAD * self.count:
            if (turn := next(turns, None)) is None:
                self._all_begun = True
                return False
            self._turns.append(turn)
            self._waiting.extend(chunk for chunk in turn.chunks if not chunk.over)
        return bool(self._waiting)

    def _idle(self) -> _Worker | bool:
        """A worker that waits, or whether there is room for another."""
        waiting = (worker for worker in self._workers if worker.chunk is None)
        return next(waiting, None) or len(self._workers) < self.count

    def _started(self) -> _Worker | None:
        """A new worker; one of several shares the pipeline with this process where it can. None
        where the system allows no more of them."""
        if systems.FORKS and self.count > 1:
            self.load()
        job = _Job(self.reader, self.load, self.settings, self.texts)
        try:
            worker = _Worker(Process(job, [each.process for each in self._workers]))
        except LovpError:
            if not self._workers:
                raise
            self.count = len(self._workers)
            return None
        self._workers.append(worker)
        return worker

    def _give(self, worker: _Worker) -> None:
        chunk = self._waiting[0]
        try:
            worker.process.send((chunk.names, chunk.first, chunk.step, chunk.stdin))
        except OSError:
            self._end(worker)
            return
        self._waiting.popleft()
        worker.chunk, worker.at, worker.waited = chunk, _GIVEN, 0

    def _await(self, seconds: float) -> bool:
        """Take what the workers have done, at most so many seconds from now; see to those that
        take too long. Gives whether there was anything."""
        busy = {worker.process.pipe: worker for worker in self._workers if worker.chunk}
        ready = wait(list(busy), seconds) if busy else []
        for pipe in ready:
            worker = busy[pipe]
            try:
                self._take(worker, worker.process.receive())
            except (EOFError, OSError):
                self._end(worker)
        now = time.monotonic()
        passed, self._looked = min(now - self._looked, limits.LOOK), now
        for worker in busy.values():
            worker.waited += passed
            reads = worker.chunk is not None and worker.at not in (_LOADING, _GIVEN)
            if not reads or worker.process.pipe in ready or self.seconds is None:
                continue
            if worker.waited > self.seconds:
                self._end(worker, slow=True)
        return bool(ready)

    def _take(self, worker: _Worker, told: Any) -> None:
        """Note what a worker told. Raises the LovpError that ends the run."""
        chunk, worker.waited = worker.chunk, 0
        assert chunk is not None
        if isinstance(told, Exception):
            raise told
        if told is None:
            chunk.over, worker.chunk, worker.tried = True, None, True
        elif isinstance(told, Outcome):
            chunk.take(told)
        elif isinstance(told, tuple):
            if self._turns and chunk is self._turns[0].chunks[0]:
                self.reads(chunk.names[chunk.ended], *told)
        else:
            worker.at = told
            chunk.seen = max(chunk.seen, told + 1)

    def _end(self, worker: _Worker, *, slow: bool = False) -> None:
        """Go on without a worker that died, or was too slow."""
        self._workers.remove(worker)
        worker.process.close()
        if (chunk := worker.chunk) is None:
            return
        if worker.at == _GIVEN and worker.tried:  # it was killed while it waited
            self._waiting.appendleft(chunk)
            return
        if chunk.ended == len(chunk.names):  # it did not come to say that it was done
            chunk.over = True
            return
        chunk.seen = max(chunk.seen, chunk.ended + 1)
        alone = chunk.seen == chunk.ended + 1
        if slow and (worker.at >= 0 or alone):
            self._split_up(chunk, chunk.seen - 1, partial(too_slow, seconds=self.seconds or 0))
        elif not slow and alone and chunk.again:
            self._split_up(chunk, chunk.ended, stopped)
        else:
            self._split_up(chunk)

    def _split_up(
        self, chunk: Chunk, guilty: int = -1, why: Callable[[str], str] | None = None
    ) -> None:
        """Let the files of a chunk that are left be read anew, in `pieces` of it."""
        pieces = chunk.pieces(guilty, why)
        place = next((at for at, turn in enumerate(self._turns) if chunk in turn.chunks), None)
        if place is None:  # the end of its file was given
            return
        if chunk.step > 1:  # of one file, among the others that share it
            (piece,) = pieces
            piece.done.extendleft(reversed(chunk.done))
            chunks = self._turns[place].chunks
            chunks[chunks.index(chunk)] = piece
        else:
            chunk.over = True
            for piece in reversed(pieces):
                self._turns.insert(place + 1, Turn([piece]))
        self._waiting.extendleft(piece for piece in reversed(pieces) if not piece.over)

    def _collect(self) -> None:
        """End the workers, and take what they had done."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            with suppress(EOFError, OSError):
                while worker.chunk is not None:
                    self._take(worker, worker.process.receive())


@dataclass(slots=True)
class _Job:
    """What a worker does with its chunks: it gives their outcomes, and tells what it does."""

    reader: Reader
    load: Callable[[], Extractor]
    settings: ExtractionSettings
    texts: bool
    _extractor: Extractor | None = None

    def __call__(
        self, task: tuple[list[str], int, int, str], answer: Callable[[Any], None]
    ) -> None:
        names, first, step, stdin = task
        if stdin:
            take_input(stdin)

        def read() -> Iterator[Outcome]:
            start = first
            for number, name in enumerate(names):
                answer(number)
                for outcome in islice(texts([name], self.reader), start, None, step):
                    if not outcome.error and self._extractor is None:
                        answer(_LOADING)
                        self._extractor = self._loaded()
                        answer(number)
                    yield outcome
                    answer(number)
                start = 0

        def load() -> Extractor:
            # From each sign on the time counts anew.
            HEARD.set(lambda *share: answer(share if share[1] else _PARSING))
            answer(_PARSING)
            assert self._extractor is not None
            return self._extractor

        for outcome in with_items(read(), load, self.settings):
            answer(outcome if self.texts else without_text(outcome))

    def _loaded(self) -> Extractor:
        from lovp_actions.extraction import engine  # noqa: F401  # so that no file has to wait for it

        limit_memory(loading=True)
        found = self.load()
        limit_memory()
        return found
