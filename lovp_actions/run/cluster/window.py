"""Tasks on their way: as many as keep the workers busy, and what to do when a worker dies."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass

from distributed import Client, Future, KilledWorker, as_completed

from lovp_actions.errors import ClusterError, LovpError
from lovp_actions.run.cluster import work
from lovp_actions.run.cluster.partitions import Counts, Outcome
from lovp_actions.run.cluster.work import Settings, Task

_LEAST = 100
"""Tasks on their way, also while there are few workers: a cluster that grows by need sees it."""
_PER_THREAD = 3
_RETRIES = 2
"""For errors that pass, such as those of a network, while a partition is written."""


@dataclass(frozen=True, slots=True)
class _Job:
    """What a worker is asked for: a task, or one file of a task that ended its worker."""

    task: Task
    file: int | None = None
    """The index of that file."""
    alone: bool = False
    """Whether nothing else may be on its way, so that it is clear what ends a worker."""


class Window:
    """Gets tasks done by a cluster, a window of them at a time.

    Dask gives a task up that was on several workers when they died. It may have been its
    neighbour that ended them, so its files are then done one by one, and one that is given up
    again once more, at the end, with nothing beside it. If that ends its workers too, the file
    is taken for failed.
    """

    def __init__(self, client: Client, settings: Settings, tasks: Iterable[Task]) -> None:
        self._client = client
        self._settings = settings
        self._tasks = iter(tasks)
        self._single: deque[_Job] = deque()
        self._alone: deque[_Job] = deque()
        self._split: dict[int, dict[int, Outcome]] = {}
        self._flying: dict[Future, _Job] = {}
        self._completed = as_completed(loop=client.loop)
        self._run = client.id

    def results(self) -> Iterator[tuple[Task, Counts]]:
        """Each task with what its files came to, as they come.

        Raises ClusterError when the scheduler goes away or a worker does not fit, and what
        `work.do` raises.
        """
        try:
            while self._fill():
                future = next(self._completed)
                job = self._flying.pop(future)
                yield from self._taken(job, future)
        except (CancelledError, OSError) as error:
            raise ClusterError(
                "The scheduler went away: see that it and its workers run again."
            ) from error

    def _fill(self) -> bool:
        """Send out what fits in the window; whether anything is on its way."""
        most = max(_LEAST, _PER_THREAD * sum(self._client.nthreads().values()))
        while len(self._flying) < most and (job := self._next()):
            self._send(job)
        return bool(self._flying)

    def _next(self) -> _Job | None:
        if self._single:
            return self._single.popleft()
        if task := next(self._tasks, None):
            return _Job(task)
        return self._alone.popleft() if self._alone and not self._flying else None

    def _send(self, job: _Job) -> None:
        key = f"lovp-actions-{self._run}-{job.task.number}"
        if job.file is None:
            future = self._client.submit(
                work.do, self._settings, job.task, key=key, pure=False, retries=_RETRIES
            )
        else:
            key += f"-{job.file}{'-alone' if job.alone else ''}"
            name = job.task.names[job.file]
            future = self._client.submit(work.one, self._settings, name, key=key, pure=False)
        self._flying[future] = job
        self._completed.add(future)

    def _taken(self, job: _Job, future: Future) -> Iterator[tuple[Task, Counts]]:
        try:
            found = future.result()
        except KilledWorker:
            found = self._suspect(job)
        except (LovpError, CancelledError, OSError):
            raise
        except Exception as error:
            raise ClusterError(
                f"A worker stopped: {type(error).__name__}: {' '.join(str(error).split())[:300]}; "
                "is lovp-actions with its packages the same on all machines?"
            ) from error
        if isinstance(found, Outcome) and job.file is not None:
            found = self._joined(job.task, job.file, found)
        if isinstance(found, Counts):
            yield job.task, found

    def _suspect(self, job: _Job) -> Outcome | None:
        """What to do with a job that was on workers that died: another try, or an outcome."""
        if job.alone:
            assert job.file is not None
            name = job.task.names[job.file]
            return Outcome(
                name,
                error=f"{name} could not be read: it ended every worker that tried, most likely "
                "because the memory ran out; split it, or give the workers more memory.",
            )
        if job.file is not None:
            self._alone.append(_Job(job.task, job.file, alone=True))
        elif len(job.task.names) == 1:
            self._alone.append(_Job(job.task, 0, alone=True))
        else:
            self._single.extend(_Job(job.task, file) for file in range(len(job.task.names)))
        return None

    def _joined(self, task: Task, file: int, outcome: Outcome) -> Counts | None:
        """The outcome of one file with the others of its task; when it is the last of them the
        partition is written, from here."""
        parts = self._split.setdefault(task.number, {})
        parts[file] = outcome
        if len(parts) < len(task.names):
            return None
        del self._split[task.number]
        outcomes = [parts[each] for each in range(len(task.names))]
        return self._settings.partitions.write(task.number, outcomes, self._settings.style)
