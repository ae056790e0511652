"""Folders and patterns among what is to be read: the files that they stand for."""

from __future__ import annotations

import fnmatch
import glob as patterns
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from lovp_actions.errors import reason
from lovp_actions.sources.kinds import ENDINGS

DECISIONS: Final = ".decisions.json"
"""What the name of a file ends in with what people decided, beside the minutes that it is about."""


def expand(paths: Iterable[str], glob: str, say: Callable[[str], None]) -> Iterator[str]:
    """The paths, with each folder replaced by the files below it, in sorted order; and so is each
    pattern (`*.docx`) that no shell replaced, as on Windows.

    Of a folder those files are taken whose ending is that of a kind that can be read, or, where
    `glob` is not "", those that match it: by name, or, where it holds a slash, by the path in the
    folder. Hidden files and folders are passed over, and the files by which Office tells what is
    open; links to folders are not followed. `say` is told how many files were passed over, without
    those of decisions.
    A pattern without any such file stays, as does a folder, with `glob`, and a folder that cannot
    be read, so that reading it fails.
    """
    for path in _matched(paths):
        if not os.path.isdir(path):
            yield path
            continue
        taken, others, closed = 0, 0, list[OSError]()
        for file in _files(path, closed.append):
            if _is_wanted(file, path, glob):
                taken += 1
                yield file
            elif not file.lower().endswith(DECISIONS):
                others += 1
        yield from (error.filename for error in closed)
        if not taken and not closed:
            yield os.path.join(path, glob) if glob else path
        elif others and not glob:
            files = "1 file of another kind" if others == 1 else f"{others} files of other kinds"
            say(f"{path}: {files} passed over.")


def _matched(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        is_pattern = patterns.has_magic(path) and not os.path.exists(path)
        yield from (sorted(patterns.iglob(path)) if is_pattern else ()) or [path]


def fault(folder: str) -> str:
    """Why a folder cannot be read as minutes are."""
    closed: list[OSError] = []
    for _ in filter(lambda file: _is_wanted(file, folder, ""), _files(folder, closed.append)):
        return "it is a folder; name a file in it that can be read"
    return reason(closed[0]) if closed else "there are no minutes in it"


def _files(folder: str, refused: Callable[[OSError], object]) -> Iterator[str]:
    """The files below a folder that are not hidden: those of each folder, then its folders;
    `refused` is told why one of these cannot be read."""
    for here, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")):
                yield os.path.join(here, name)


def _is_wanted(file: str, folder: str, glob: str) -> bool:
    if not glob:
        return file.lower().endswith(ENDINGS)
    path = Path(file)
    name = path.relative_to(folder).as_posix() if "/" in glob else path.name
    return fnmatch.fnmatchcase(name.lower(), glob.lower())
