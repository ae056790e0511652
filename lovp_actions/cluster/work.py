"""What a worker runs: files in, a partition out."""

from __future__ import annotations

import datetime
import socket
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .. import __version__
from ..batch import Batch, Selection
from ..errors import ClusterError
from ..writers import Style
from .files import reader
from .folder import Folder
from .manifest import RUN
from .partitions import Counts, Form, Outcome, Partitions

_ONE_AT_A_TIME = threading.Lock()
"""A pipeline is loaded once and parses one text at a time, also in a worker of many threads."""


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
    meeting_date: datetime.date | None
    min_confidence: float
    closed: bool
    selection: Selection
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
    ClusterError when this worker does not fit, ModelError and LexiconError as `Batch.run` does.
    """
    partitions = settings.partitions
    if not partitions.folder.has(RUN):
        raise ClusterError(
            f"A worker on {socket.gethostname()} does not see {settings.output}: "
            "name an --output that this machine and all workers reach."
        )
    return partitions.write(task.number, list(outcomes(settings, task.names)), settings.style)


def one(settings: Settings, name: str) -> Outcome:
    """What one file gives; raises as `do`."""
    return next(outcomes(settings, [name]))


def outcomes(settings: Settings, names: Iterable[str]) -> Iterator[Outcome]:
    """What each file gives, in order; raises as `do`."""
    if settings.version != __version__:
        raise ClusterError(
            f"A worker on {socket.gethostname()} has lovp-actions {__version__} and this machine "
            f"{settings.version}: install the same version on both."
        )
    for name in names:
        with _ONE_AT_A_TIME:
            outcome = _outcome(settings, name)
        yield outcome


def _outcome(settings: Settings, name: str) -> Outcome:
    told: list[str] = []
    batch = Batch(
        say=told.append,
        model=settings.model,
        encoding=settings.encoding,
        meeting_date=settings.meeting_date,
        min_confidence=settings.min_confidence,
        closed=settings.closed,
        reader=reader(settings.folder),
    )
    found = [item for result in batch.run([name]) for item in result.items]
    items = tuple(filter(settings.selection.wants, found))
    error = told[-1] if batch.failed else ""
    return Outcome(name, items, error, empty=bool(batch.empty))
