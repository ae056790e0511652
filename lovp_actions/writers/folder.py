"""A folder of files that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from lovp_actions.errors import OutputError, reason


def check(path: str) -> None:
    """Raises OutputError where there is something in the folder `path` already, or it cannot be
    made."""
    with _telling(path):
        if os.path.lexists(path) and not os.path.isdir(path):
            raise OutputError(f"Cannot write {path}: it is a file; name a folder.")
        if os.path.isdir(path) and os.listdir(path):
            raise OutputError(
                f"Cannot write {path}: there are files in it; name another folder, or empty it."
            )
        above = _target(path).parent
    if not above.is_dir():
        raise OutputError(f"Cannot write {path}: there is no folder {above}.")
    if not os.access(above, os.W_OK | os.X_OK):
        raise OutputError(f"Cannot write {path}: permission denied in the folder {above}.")


def write(path: str, files: Mapping[str, bytes]) -> None:
    """Make the folder `path` with `files`, by name, in it: all of them or none.

    They are written in a hidden folder beside it, which then takes its name; an empty folder of
    that name makes room. Raises OutputError, also where a file came into the folder meanwhile.
    """
    check(path)
    target = _target(path)
    hidden = target.parent / f".lovp-actions-{os.urandom(6).hex()}.tmp"
    with _telling(path):
        try:
            hidden.mkdir()
            for name, data in files.items():
                with open(hidden / name, "xb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
            if target.exists():
                shutil.copymode(target, hidden)
                target.rmdir()
            hidden.rename(target)
        except BaseException:
            shutil.rmtree(hidden, ignore_errors=True)
            raise


def _target(path: str) -> Path:
    return Path(os.path.realpath(path))


@contextlib.contextmanager
def _telling(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"Cannot write {path}: {reason(error)}.") from error
