"""Where results go: standard output, or a file written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from lovp_actions import systems
from lovp_actions.errors import OutputError, reason


def standard_output() -> TextIO:
    """Standard output; raises OutputError when it is closed."""
    if sys.stdout is None:
        raise OutputError("Cannot write the result: standard output is closed.")
    return sys.stdout


def use_utf8() -> None:
    """UTF-8 with plain line feeds on the standard streams, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def abandon_output() -> None:
    """Let what is still buffered for standard output vanish, so that exit stays quiet."""
    if sys.__stdout__ is None:
        return
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.__stdout__.fileno())
        os.close(nowhere)


_LONGEST_NAME = 255
"""Bytes of a name on the file systems that there are."""


def check_target(
    path: str,
    sources: list[str],
    words: Iterable[str] = (),
    kept: Iterable[str] = (),
    *,
    allowed: bool = True,
) -> None:
    """Raises OutputError when `path` cannot be written, or is one of the sources, of the lists
    that are `kept` or of the lexicon files `words`; without `allowed` it may be one that nobody
    may write to."""
    if _is_one_of(path, sources):
        raise OutputError(f"Cannot write {path}: the minutes are read from it.")
    if _is_one_of(path, kept):
        raise OutputError(f"Cannot write {path}: the list is read from it.")
    if _is_one_of(path, words):
        raise OutputError(f"Cannot write {path}: the lexicon is read from it.")
    if os.path.isfile(path) and os.stat(path).st_nlink > 1:
        raise OutputError(
            f"Cannot write {path}: it has other names too (hard links), which would keep what it "
            "holds now; name another file."
        )
    folder = _target(path).parent
    if len(os.fsencode(os.path.basename(path))) > _LONGEST_NAME:
        why = "its name is too long"
    elif os.path.isdir(path):
        why = "it is a folder"
    elif path.endswith(("/", os.sep)):
        why = "its name ends as that of a folder"
    elif _target(path).is_symlink():
        why = "too many levels of symbolic links"
    elif not folder.is_dir():
        why = f"there is no folder {folder}"
    elif allowed and os.path.exists(path) and not os.access(path, os.W_OK):
        why = "permission denied"
    elif allowed and not _is_special(path) and not os.access(folder, os.W_OK | os.X_OK):
        why = f"permission denied in the folder {folder}"
    else:
        return
    raise OutputError(f"Cannot write {path}: {why}.")


def _is_one_of(path: str, files: Iterable[str]) -> bool:
    for file in files:
        with contextlib.suppress(OSError, ValueError):
            if os.path.isfile(path) and os.path.samefile(file, path):
                return True
    return False


@contextlib.contextmanager
def writing(path: str, put: Callable[[Path, Path], None] = os.replace) -> Iterator[TextIO]:
    """A text stream whose contents are in the file at `path` after the block: all of them, or,
    when the block raises, none, and the file stays as it was.

    What is written goes to a hidden temporary file in the same folder, which then takes the
    place of the file. Owner, permissions and extended attributes of an existing file are kept,
    links are followed, and devices
    and pipes are written to in place. Temporary files that a killed run left for the same
    `path` are removed. `put` takes the temporary file and the path that it is to have. Raises
    OutputError, also for an OSError within the block, but leaves BrokenPipeError as it is.
    """
    try:
        with _in_place(path) if _is_special(path) else _replacing(_target(path), put) as out:
            yield out
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"Cannot write {path}: {reason(error)}.") from error


@contextlib.contextmanager
def writing_to_standard_output() -> Iterator[TextIO]:
    """Standard output, flushed after the block. Raises OutputError and BrokenPipeError as
    `writing` does."""
    out = standard_output()
    try:
        yield out
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if systems.is_closed_pipe(error):
            raise BrokenPipeError from error
        abandon_output()
        raise OutputError(f"Cannot write the result: {reason(error)}.") from error


def _target(path: str) -> Path:
    """The file behind all links. Raises OutputError where the current folder is gone."""
    try:
        return Path(os.path.realpath(path))
    except OSError as error:
        raise OutputError(f"Cannot write {path}: {reason(error)}.") from error


def _is_special(path: str) -> bool:
    return os.path.exists(path) and not os.path.isfile(path)


@contextlib.contextmanager
def _in_place(path: str) -> Iterator[TextIO]:
    out = open(path, "w", encoding="utf-8", errors="replace", newline="")  # noqa: SIM115
    try:
        yield out
        out.close()
    except BaseException:
        _abandon(out)
        raise


@contextlib.contextmanager
def _replacing(target: Path, put: Callable[[Path, Path], None]) -> Iterator[TextIO]:
    prefix = _temporary_prefix(target)
    _remove_stale(target.parent, prefix)
    temporary, out = _locked_file(target.parent, prefix)
    try:
        if target.exists():
            systems.copy_attributes(target, temporary)
        yield out
        out.flush()
        os.fsync(out.fileno())
        if systems.holds_open_files():
            out.close()
        put(temporary, target)
        out.close()
    except BaseException:
        _abandon(out)
        temporary.unlink(missing_ok=True)
        raise


def _abandon(out: TextIO) -> None:
    """Close a stream whose contents do not matter any more."""
    with contextlib.suppress(OSError):
        out.close()


def _temporary_prefix(target: Path) -> str:
    """How the names of temporary files for `target` begin."""
    import hashlib  # takes long to load

    digest = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]
    return f".lovp-actions-{digest}-"


def _locked_file(folder: Path, prefix: str) -> tuple[Path, TextIO]:
    """A new temporary file, locked as long as it is open: its run is alive."""
    while True:
        path = folder / f"{prefix}{os.urandom(6).hex()}.tmp"
        out = open(path, "x", encoding="utf-8", errors="replace", newline="")  # noqa: SIM115
        try:
            systems.lock(out.fileno())
            if path.exists():  # not taken for a stale one before it was locked
                return path, out
        except BaseException:
            _abandon(out)
            path.unlink(missing_ok=True)
            raise
        _abandon(out)


def _remove_stale(folder: Path, prefix: str) -> None:
    """Remove the temporary files of runs that were killed: those that nobody has locked. Where the
    system has no locks they stay."""
    for path in folder.glob(f"{prefix}*.tmp"):
        with contextlib.suppress(OSError), open(path, "rb+") as file:
            if systems.lock(file.fileno()):
                path.unlink()
