"""Where results go: standard output, or a file written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import sys
from pathlib import Path
from typing import TextIO

from .errors import OutputError


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


def check_target(path: str, sources: list[str]) -> None:
    """Raises OutputError when `path` cannot be written, or is one of the sources."""
    for source in sources:
        with contextlib.suppress(OSError):
            if os.path.samefile(source, path) and os.path.isfile(path):
                raise OutputError(f"Cannot write {path}: the minutes are read from it.")
    folder = _target(path).parent
    if os.path.isdir(path):
        reason = "it is a directory"
    elif not folder.is_dir():
        reason = f"there is no directory {folder}"
    elif os.path.exists(path) and not os.access(path, os.W_OK):
        reason = "permission denied"
    else:
        return
    raise OutputError(f"Cannot write {path}: {reason}.")


def write_file(path: str, text: str) -> None:
    """Put `text` in the file at `path`: all of it, or nothing and the file stays as it was.

    The mode of an existing file is kept, links are followed, and devices and pipes are
    written to in place. Raises OutputError.
    """
    data = text.encode("utf-8", "replace")
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as special:
                special.write(data)
        else:
            _replace(_target(path), data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"Cannot write {path}: {error.strerror or error}.") from error


def _target(path: str) -> Path:
    return Path(os.path.realpath(path))


def _replace(target: Path, data: bytes) -> None:
    temporary = target.parent / f".lovp-actions-{secrets.token_hex(6)}.tmp"
    try:
        with open(temporary, "xb") as file:
            if target.exists():
                _copy_owner_and_mode(target, temporary)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _copy_owner_and_mode(target: Path, temporary: Path) -> None:
    old = target.stat()
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(temporary, old.st_uid, old.st_gid)
    os.chmod(temporary, stat.S_IMODE(old.st_mode))
