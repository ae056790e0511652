"""The lock on a list: the file beside it by which LibreOffice, too, tells that it is in use.

No library writes a lock that a spreadsheet program reads, so this does. That a run was killed and
left its lock shows by the lock of the system on that file, which dies with the process.
"""

from __future__ import annotations

import contextlib
import os
import re
import socket
import stat
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from lovp_actions import systems
from lovp_actions.errors import OutputError, reason

_OURS: Final = re.compile(r",lovp-actions (?P<process>\d+),(?P<host>[^,;]*),")
_TRIES: Final = 20
_PAUSE: Final = 0.01
"""Seconds between them."""
_LEFT: Final = 60
"""Seconds after which a lock that is still empty is none that is being made."""
_AS_IT_IS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""To open what has the name of the lock, be it a link or a pipe, without waiting."""


@contextlib.contextmanager
def locked(path: str) -> Iterator[None]:
    """Hold the lock on the list at `path`, which need not be there yet, during the block.

    Raises OutputError when another program has the list open, or another run of this one is at
    work on it.
    """
    place = Path(os.path.realpath(path) if os.path.islink(path) else path)
    lock = place.parent / f".~lock.{place.name}#"
    refuse_open(path)
    try:
        file = _taken(path, lock)
    except OSError as error:
        raise OutputError(f"Cannot write {path}: {reason(error)}.") from error
    try:
        yield
    finally:
        _give_up(lock, file)


def refuse_open(path: str) -> None:
    """Raises OutputError when the list is open in Excel, or, by a link to it, in LibreOffice."""
    link = os.path.islink(path)
    for each in (Path(path), *([Path(os.path.realpath(path))] if link else ())):
        _refuse_open(path, each.parent / f"~${each.name}")
    if link:
        _refuse_open(path, Path(path).parent / f".~lock.{Path(path).name}#")


def _taken(path: str, lock: Path) -> int:
    """The lock file, made, or taken over from a run that was killed: open, with our name in it."""
    for _ in range(_TRIES):
        with contextlib.suppress(FileExistsError):
            return _named(lock, os.open(lock, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666))
        with contextlib.suppress(FileNotFoundError):  # it went meanwhile
            file = os.open(lock, os.O_RDWR | _AS_IT_IS)
            holder = _holder(path, lock, file)
            if (holder or _is_left_empty(file)) and systems.lock(file):
                if os.path.samestat(os.fstat(file), os.stat(lock)):  # its run was killed
                    return _named(lock, file)
                holder = None
            os.close(file)
            if holder and not _is_removed(lock):
                raise _held(path, lock, holder)
        time.sleep(_PAUSE)
    _refuse_open(path, lock)
    raise OutputError(f"Cannot write {path}: other programs keep writing {lock}; run this again.")


def _holder(path: str, lock: Path, file: int) -> re.Match[str] | None:
    """The run of this program on this computer that made the lock, dead or alive; None for a lock
    that is just being made or taken away. Raises OutputError when another program holds it, or a
    run on another computer."""
    if not stat.S_ISREG(os.fstat(file).st_mode):
        _refuse_open(path, lock)
    told = os.read(file, 1000).decode("utf-8", "replace")
    holder = _OURS.match(told)
    if told and holder is None:
        _refuse_open(path, lock)
    if holder and holder["host"] != _host():
        raise _held(path, lock, holder)
    return holder


def _is_left_empty(file: int) -> bool:
    """Whether the lock is empty, and has been for so long that its run was killed as it made it."""
    told = os.fstat(file)
    return not told.st_size and time.time() - told.st_mtime > _LEFT


def _is_removed(lock: Path) -> bool:
    """Whether the lock of a run that was killed could be removed, where no file can that is open;
    elsewhere the lock of the system told that its run is alive."""
    if systems.holds_open_files():
        with contextlib.suppress(OSError):
            lock.unlink()
            return True
    return False


def _held(path: str, lock: Path, holder: re.Match[str]) -> OutputError:
    return OutputError(
        f"Cannot write {path}: process {holder['process']} on {holder['host']} merges into it; "
        f"wait until it is done, or, if it is not at work, remove {lock}."
    )


def _named(lock: Path, file: int) -> int:
    """The lock file with our name in it, in the way of LibreOffice; none is left where that cannot
    be written."""
    systems.lock(file)
    now = datetime.now().strftime("%d.%m.%Y %H:%M")
    try:
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, f",lovp-actions {os.getpid()},{_host()},{now},;".encode())
    except OSError:
        _give_up(lock, file)
        raise
    return file


def _give_up(lock: Path, file: int) -> None:
    """Remove the lock file, which is open."""
    if systems.holds_open_files():
        os.close(file)
    with contextlib.suppress(OSError):
        lock.unlink()
    if not systems.holds_open_files():
        os.close(file)


def _host() -> str:
    return re.sub("[,;]", "", socket.gethostname())


def _refuse_open(path: str, lock: Path) -> None:
    if os.path.exists(lock):  # none has too long a name
        raise OutputError(
            f"Cannot write {path}: it is open in a spreadsheet program; close it there first, or, "
            f"if it is not open, remove {lock}."
        )
