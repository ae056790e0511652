"""Folders and patterns among what is to be read: the files that they stand for."""

from __future__ import annotations

import fnmatch
import glob as patterns
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lovp_actions.sources.kinds import ENDINGS


def expand(paths: Iterable[str], glob: str, say: Callable[[str], None]) -> Iterator[str]:
    """The paths, with each folder replaced by the files below it, in sorted order; and so is each
    pattern (`*.docx`) that no shell replaced, as on Windows.

    Of a folder those files are taken whose ending is that of a kind that can be read, or, where
    `glob` is not "", those that match it: by name, or, where it holds a slash, by the path in the
    folder. Hidden files and folders are passed over, and the files by which Office tells what is
    open; links to folders are not followed. `say` is told how many files were passed over.
    A pattern without any such file stays, as does a folder, with `glob`, so that reading it fails.
    """
    for path in _matched(paths):
        if not os.path.isdir(path):
            yield path
            continue
        taken, others = 0, 0
        for file in _files(path):
            if _is_wanted(file, path, glob):
                taken += 1
                yield file
            else:
                others += 1
        if not taken:
            yield os.path.join(path, glob) if glob else path
        elif others and not glob:
            files = "1 file of another kind" if others == 1 else f"{others} files of other kinds"
            say(f"{path}: {files} passed over.")


def _matched(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        is_pattern = patterns.has_magic(path) and not os.path.exists(path)
        yield from (sorted(patterns.iglob(path)) if is_pattern else ()) or [path]


def _files(folder: str) -> Iterator[str]:
    """The files below a folder that are not hidden: those of each folder, then its folders."""
    for here, folders, files in os.walk(folder):
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
