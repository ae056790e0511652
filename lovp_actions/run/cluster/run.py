"""A run over an archive: from patterns of names to a folder of partitions."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import logging
import math
import os
import signal
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from distributed import Client
from distributed.comm import get_address_host_port

from lovp_actions.errors import ClusterError, LovpError
from lovp_actions.run.batch import Batch, Selection
from lovp_actions.run.cluster import files, manifest, watch
from lovp_actions.run.cluster.folder import Folder
from lovp_actions.run.cluster.partitions import Counts, Form
from lovp_actions.run.cluster.window import Window
from lovp_actions.run.cluster.work import Settings, Task

_FILES_PER_TASK = 64
_TASKS_PER_THREAD = 8
"""At least, of a small archive: so that no worker idles while another has the long texts."""
_THREADS = 16
"""Taken for granted while there are no workers yet."""
_DIGITS = 5
"""Of the numbers of partitions, or more."""
_SECONDS = 10
"""To reach the scheduler."""
Bar = Callable[[int], AbstractContextManager[Callable[[str], None]]]
"""Shows how many of so many tasks are done; what it gives is told of each."""


def _no_bar(total: int) -> AbstractContextManager[Callable[[str], None]]:
    return contextlib.nullcontext(lambda name: None)


def extract(
    address: str,
    batch: Batch,
    sources: Sequence[str],
    output: str,
    *,
    form: Form = "parquet",
    columns: tuple[str, ...] = (),
    selection: Selection | None = None,
    glob: str = "",
    bar: Bar = _no_bar,
) -> int:
    """Extract the files that `sources` stand for on the cluster at `address`, into partitions in
    the folder `output`, and give how many files there are.

    `batch` tells how to extract; it gets the counts, and its interrupts end the run. `bar` shows
    how far the run is.

    Raises ClusterError when the cluster cannot be reached, does not fit or goes away, InputError
    when no file matches a pattern, OutputError when the folder is taken or cannot be written,
    ModelError and LexiconError as `Batch.run`.
    """
    folder = Folder(output if files.is_url(output) else os.path.abspath(output))
    with _connected(address) as client:
        names = list(files.expand(sources, glob, batch.say))
        settings = _settings(batch, selection or Selection(), columns, folder, form)
        size = manifest.begin(folder, names, _record(settings), _size(client, len(names)))
        count = math.ceil(len(names) / size)
        settings = dataclasses.replace(settings, digits=max(_DIGITS, len(str(count - 1))))
        with watch.workers(client, batch.say):
            _Run(client, batch, settings, names, size, count, bar).go()
    return len(names)


@dataclass(frozen=True, slots=True)
class _Run:
    client: Client
    batch: Batch
    settings: Settings
    names: list[str]
    size: int
    """Files in a task; the last has fewer."""
    count: int
    """Of tasks."""
    bar: Bar

    def go(self) -> None:
        """Do the tasks that are not done yet, and mark the run as finished."""
        finished = self._finished_before()
        with self.batch.interrupts.noted(), self.bar(self.count) as step:
            for number in range(-1, len(finished)):
                step(f"partition {number}")
            try:
                for task, counts in self._results(finished):
                    self._add(counts)
                    finished.add(task.number)
                    step(task.names[-1])
            except KeyboardInterrupt:
                self.batch.interrupts.signal = self.batch.interrupts.signal or signal.SIGINT
            except LovpError:
                if finished:
                    self._say_left(len(finished))
                raise
        if len(finished) < self.count:
            self._say_left(len(finished))
        else:
            self._finish()

    def _results(self, finished: set[int]) -> Iterator[tuple[Task, Counts]]:
        """Each task that is not finished with what it came to; an interrupt ends the wait."""
        tasks = (self._task(number) for number in range(self.count) if number not in finished)
        results = Window(self.client, self.settings, tasks).results()
        while True:
            with self.batch.interrupts.at_once():
                found = next(results, None)
            if found is None:
                return
            yield found

    def _task(self, number: int) -> Task:
        return Task(number, tuple(self.names[number * self.size : (number + 1) * self.size]))

    def _finished_before(self) -> set[int]:
        """The tasks that an earlier run finished; what they came to is counted."""
        finished = self.settings.partitions.finished()
        if finished:
            failed = self.settings.partitions.failures()
            total = sum(len(self._task(number).names) for number in finished)
            self._add(Counts(done=total - failed, failed=failed))
            self.batch.say(f"{len(finished)} of {self.count} partitions are there already.")
        return finished

    def _add(self, counts: Counts) -> None:
        self.batch.done += counts.done
        self.batch.empty += counts.empty
        self.batch.failed += counts.failed

    def _finish(self) -> None:
        lost = self.count - len(self.settings.partitions.finished())
        if lost:
            raise ClusterError(
                f"{lost} of {self.count} partitions are not in {self.settings.output}: "
                "name an --output that this machine and all workers reach."
            )
        counts = {name: getattr(self.batch, name) for name in ("done", "empty", "failed")}
        manifest.finish(self.settings.partitions.folder, {"files": len(self.names), **counts})
        if self.batch.failed:
            kind = f"failed-*.{self.settings.form}"
            self.batch.say(
                f"What failed, and why, is in {self.settings.output.rstrip('/')}/{kind}."
            )

    def _say_left(self, finished: int) -> None:
        self.batch.say(
            f"{finished} of {self.count} partitions are in {self.settings.output}; "
            "the same command does the others."
        )


@contextlib.contextmanager
def _connected(address: str) -> Iterator[Client]:
    """A client of a cluster whose machines have the same lovp-actions. Raises ClusterError."""
    for logger in ("distributed", "distributed.client"):  # what users meet is said here
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    try:
        get_address_host_port(address)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            client = Client(address, timeout=_SECONDS, set_as_default=False)
    except (ValueError, TypeError) as error:
        raise ClusterError(
            f"{address} is no address of a scheduler: it looks like tcp://HOST:8786."
        ) from error
    except Exception as error:  # as many kinds as there are protocols
        raise ClusterError(
            f"Cannot reach a scheduler at {address} within {_SECONDS} seconds: "
            "check the address, and that `dask scheduler` runs there."
        ) from error
    with client:
        _check_versions(client)
        yield client


def _check_versions(client: Client) -> None:
    package = "lovp-actions"
    found = client.get_versions(packages=[package])
    own = found["client"]["packages"][package]
    machines = {"The scheduler": found["scheduler"]}
    machines |= {f"The worker at {at}": each for at, each in found["workers"].items()}
    for machine, each in machines.items():
        if (other := each["packages"].get(package)) != own:
            has = f"{package} {other}" if other else f"no {package}"
            raise ClusterError(
                f"{machine} has {has}, and this machine {own}: install the same there, with: "
                f"pip install '{package}[cluster]=={own}'"
            )


def _size(client: Client, total: int) -> int:
    """How many of `total` files go in a task: fewer where there are not many for a worker."""
    threads = sum(client.nthreads().values()) or _THREADS
    return max(1, min(_FILES_PER_TASK, math.ceil(total / (threads * _TASKS_PER_THREAD))))


def _settings(
    batch: Batch, selection: Selection, columns: tuple[str, ...], folder: Folder, form: Form
) -> Settings:
    model = batch.model
    return Settings(
        output=folder.url,
        form=form,
        digits=_DIGITS,
        columns=columns,
        folder=os.getcwd(),
        model=os.path.abspath(model) if model and os.path.exists(model) else model,
        encoding=batch.encoding,
        extraction=batch.settings,
        selection=selection,
        seconds=batch.seconds,
    )


def _record(settings: Settings) -> dict[str, Any]:
    """The settings that the result depends on, as JSON carries them."""
    record = dataclasses.asdict(settings)
    del record["output"], record["digits"], record["seconds"]
    found: dict[str, Any] = json.loads(json.dumps(record, default=str))
    return found
