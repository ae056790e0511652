"""What run the partitions of a folder are of, so that one that was stopped can be finished."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from lovp_actions.errors import OutputError
from lovp_actions.run.cluster.folder import Folder

RUN = "_run.json"
"""Written first. Programs that read a folder of Parquet pass over a name with an underscore."""
SUCCESS = "_SUCCESS"
"""Written last, when every file was tried."""


def begin(folder: Folder, names: Iterable[str], settings: dict[str, Any], size: int) -> int:
    """Make `folder` the place of a run over the files `names`, and give how many of them go in a
    task: `size`, or that of the stopped run that is to be finished in it.

    Raises OutputError when the folder holds a finished run, one of other files or settings, or
    anything else.
    """
    run = {**settings, "files": _digest(names)}
    found = folder.names()
    if found in ([], [RUN]):  # nothing was done yet
        folder.make()
        folder.write(RUN, json.dumps({**run, "files_per_task": size}, indent=2).encode())
        return size
    if SUCCESS in found:
        raise _taken(folder, "it holds the result of a finished run")
    if RUN not in found:
        raise _taken(folder, "it is not empty")
    try:
        before = json.loads(folder.read(RUN))
        size = int(before.pop("files_per_task"))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _taken(folder, f"its {RUN} is damaged") from error
    if before != run:
        raise _taken(folder, "it holds a run of other files, options or version")
    return size


def finish(folder: Folder, counts: dict[str, int]) -> None:
    """Mark the run in `folder` as finished."""
    folder.write(SUCCESS, json.dumps(counts, indent=2).encode())


def _taken(folder: Folder, why: str) -> OutputError:
    return OutputError(f"Cannot write {folder.url}: {why}; name another folder, or empty it.")


def _digest(names: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()
