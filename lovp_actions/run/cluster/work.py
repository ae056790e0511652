"""What a worker runs: files in, a partition out."""

from __future__ import annotations

import multiprocessing
import socket
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from lovp_actions import systems
from lovp_actions.errors import ClusterError
from lovp_actions.extraction.pipelines import settled
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.items import Result
from lovp_actions.run.batch import Selection
from lovp_actions.run.cluster.files import read
from lovp_actions.run.cluster.folder import Folder
from lovp_actions.run.cluster.manifest import RUN
from lovp_actions.run.cluster.partitions import Counts, Form, Outcome, Partitions
from lovp_actions.run.outcomes import results
from lovp_actions.run.workers import Workers
from lovp_actions.version import __version__
from lovp_actions.writers import Style

_ONE_AT_A_TIME = threading.Lock()
"""A pipeline is loaded once and does one task at a time, also in a worker of many threads."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What all tasks of a run have in common."""

    output: str
    """The folder of the result: an absolute path or a URL."""
    form: Form
    digits: int
    columns: tuple[str, ...]
    folder: str
    """Where the command was given: local names count from there."""
    model: str | None
    encoding: str | None
    extraction: ExtractionSettings
    selection: Selection
    seconds: float | None
    """For each file, or part of a long text, to be read in; None is for ever."""
    version: str = __version__
    """Of lovp-actions, where the command was given."""

    @property
    def style(self) -> Style:
        """How items are written."""
        return Style(columns=self.columns)

    @property
    def partitions(self) -> Partitions:
        """Where items are written."""
        return Partitions(Folder(self.output), self.form, self.digits)


@dataclass(frozen=True, slots=True)
class Task:
    """The files of one partition."""

    number: int
    names: tuple[str, ...]


def do(settings: Settings, task: Task) -> Counts:
    """Read the files of a task and write its partition.

    An error of a file costs that file. Raises OutputError when the partition cannot be written,
    ClusterError when this worker does not fit, ModelError and LexiconError as `with_items`.
    """
    partitions = settings.partitions
    if not partitions.folder.has(RUN):
        raise ClusterError(
            f"A worker on {socket.gethostname()} does not see {settings.output}: "
            "name an --output that this machine and all workers reach."
        )
    return partitions.write(task.number, outcomes(settings, task.names), settings.style)


def one(settings: Settings, name: str) -> Outcome:
    """What one file gives; raises as `do`."""
    return outcomes(settings, [name])[0]


def outcomes(settings: Settings, names: Iterable[str]) -> list[Outcome]:
    """What each file gives, in order; raises as `do`."""
    if settings.version != __version__:
        raise ClusterError(
            f"A worker on {socket.gethostname()} has lovp-actions {__version__} and this machine "
            f"{settings.version}: install the same version on both."
        )
    reader = partial(read, settings.folder, settings.encoding)
    load = partial(settled, settings.model)
    # Dask forbids its workers to start processes, lest these outlive them; ours do not.
    multiprocessing.current_process().daemon = False
    with _ONE_AT_A_TIME:
        if systems.FORKS:  # so that each process need not
            load()
        pool = Workers(1, reader, load, settings.extraction, texts=True, seconds=settings.seconds)
        found = results(pool.outcomes(names))
        return [_outcome(result, settings.selection) for result in found]


def _outcome(result: Result, selection: Selection) -> Outcome:
    empty = not result.error and not result.items and not result.text.strip()
    return Outcome(result.name, tuple(filter(selection.wants, result.items)), result.error, empty)
