"""What only some systems have, in one place: each function tells what becomes of it elsewhere.

Names that not every system knows stand nowhere else (`tests/project/test_portable.py`).
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import socket

FORKS: Final = sys.platform == "linux"
"""Whether a process begins as a copy of this one, with all that is loaded. It could on macOS, whose
own libraries do not bear it."""
STOPS: Final[tuple[signal.Signals, ...]] = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)
"""The signals by which people and the system ask a command to end; the last two come of a terminal
that is closed, the last of Ctrl-Break too."""
_WAITED_FOR: Final = 60
"""Processes that Windows lets one wait for at once: 63 of its handles, and some for others."""

# Files


def lock(file: int) -> bool:
    """Lock an open file for this process until it is closed. False where another one has it, and
    on systems and disks without such locks (Windows)."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def holds_open_files() -> bool:
    """Whether nobody can remove or rename a file that is open (Windows)."""
    return sys.platform == "win32"


def exchange(one: Path, other: Path) -> bool:
    """Let two files change places at once; False where the system cannot do that (none but
    Linux)."""
    if sys.platform != "linux":
        return False
    import ctypes

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    here, both = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), both) == 0)


def copy_attributes(of: Path, to: Path) -> None:
    """Give a file the owner, the permissions and the extended attributes of another, as far as the
    system has them and lets one, but not the right to run as the owner."""
    old = of.stat()
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.chown(to, old.st_uid, old.st_gid)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            for name in os.listxattr(of):
                with contextlib.suppress(OSError):  # not all of them are for everybody to set
                    os.setxattr(to, name, os.getxattr(of, name))
    os.chmod(to, old.st_mode & 0o777)


def path_of(file: int) -> str:
    """A path at which processes that work for this one find a file that it has open (Linux)."""
    return f"/proc/{os.getpid()}/fd/{file}"


def is_own(path: str) -> bool:
    """Whether a file, and the link that leads to it, belong to the user who runs this; true on
    Windows, where folders that all may write to are rare."""
    if sys.platform == "win32":
        return True
    return {os.stat(path).st_uid, os.lstat(path).st_uid} == {os.getuid()}


def is_closed_pipe(error: OSError) -> bool:
    """Whether nobody reads any more what was written; on Windows that is an invalid argument."""
    import errno

    told = (errno.EPIPE, errno.EINVAL) if sys.platform == "win32" else (errno.EPIPE,)
    return error.errno in told


# Processes


def cores() -> int:
    """How many processes can run at the same time."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes(wanted: int) -> int:
    """So many processes as are wanted, or as the system lets one wait for."""
    return min(wanted, _WAITED_FOR) if sys.platform == "win32" else wanted


def lead_group() -> None:
    """Make this process the first of a group, so that what works for it ends with it; where there
    are none (Windows) that ends of itself, for its pipes are closed."""
    if sys.platform != "win32":
        os.setpgid(0, 0)


def end_group(first: int) -> None:
    """End the processes of a group, of which the first is given, or 0 for one's own."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # it did not get so far
            os.killpg(first, signal.SIGKILL)


def await_end_of(parent: int) -> None:
    """Wait until the process that started this one is gone, however it ended."""
    if FORKS:  # its brothers hold open what tells it elsewhere
        while os.getppid() == parent:
            time.sleep(1)
        return
    import multiprocessing

    if process := multiprocessing.parent_process():
        process.join()


def limit_memory(more: int | None) -> None:
    """Let this process take so many bytes of memory more than it has, or, without a number, as
    much as it may; without effect on systems that do not tell what it has (none but Linux)."""
    if sys.platform != "linux":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = most
        if more is not None:
            pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
            wanted = pages * resource.getpagesize() + more
            if most != resource.RLIM_INFINITY:
                wanted = min(wanted, most)
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, most))


def limit_addresses(most: int) -> None:
    """End this process when it wants more than so many bytes of memory in all; without effect on
    Windows, nor on macOS, which takes no such limit."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def at_fork(before: Callable[[], object], after: Callable[[], object]) -> None:
    """Call `before` ahead of each splitting off of a process, and `after` in both that there are
    then; where none is split off (Windows) there is nothing to call."""
    if sys.platform != "win32":
        os.register_at_fork(before=before, after_in_parent=after, after_in_child=after)


def in_each_fork(renew: Callable[[], object]) -> None:
    """Call `renew` in each process that is split off, such as for a lock that a thread may hold
    which is not there; where none is split off (Windows) there is nothing to call."""
    if sys.platform != "win32":
        os.register_at_fork(after_in_child=renew)


# The desk of the user


def language() -> str:
    """The language of the user, such as "nl_NL", where no variable tells it (Windows); else ""."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


def prepare_console() -> None:
    """Let a console of Windows show colours; one that is too old for them gets none."""
    if sys.platform != "win32":
        return
    import ctypes

    kernel, mode = ctypes.windll.kernel32, ctypes.c_ulong()
    for number in (-11, -12):  # STD_OUTPUT_HANDLE, STD_ERROR_HANDLE
        handle = kernel.GetStdHandle(number)
        console = kernel.GetConsoleMode(handle, ctypes.byref(mode))
        if console and not kernel.SetConsoleMode(handle, mode.value | 4):  # virtual terminal
            os.environ.setdefault("NO_COLOR", "1")


def words_of(command: str) -> str | list[str]:
    """A command of the user as `subprocess` takes it; Windows parts its words itself, for paths
    there have backslashes. Raises ValueError for a quote without an end."""
    import shlex

    return command if sys.platform == "win32" else shlex.split(command)


def keep_for_oneself(door: socket.socket) -> None:
    """Let no other program take the port of a socket too, as Windows would."""
    if sys.platform == "win32":
        import socket

        door.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
