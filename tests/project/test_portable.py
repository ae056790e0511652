"""What not every system has stands in one module only, `lovp_actions/systems.py`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "lovp_actions"
OURS = PACKAGE / "systems.py"
MODULES = (
    "fcntl",
    "grp",
    "msvcrt",
    "posix",
    "pty",
    "pwd",
    "resource",
    "syslog",
    "termios",
    "winreg",
)
OF_OS = """
    chown chroot ctermid fchdir fchmod fchown fork forkpty getegid geteuid getgid getgroups
    getloadavg getpgid getpgrp getppid getpriority getresuid getsid getuid getxattr initgroups
    kill killpg lchown listxattr lockf mkfifo mknod nice openpty pathconf pidfd_open pipe2
    posix_spawn posix_spawnp pread preadv pwrite register_at_fork removexattr sched_getaffinity
    sched_setaffinity sched_yield sendfile setegid seteuid setgid setgroups setpgid setpriority
    setsid setuid setxattr startfile statvfs sync sysconf tcgetpgrp tcsetpgrp ttyname umask
    uname wait wait3 wait4 waitid waitpid O_BINARY O_CLOEXEC O_DIRECTORY O_NOFOLLOW O_NONBLOCK
    O_SYNC
"""
OF_SIGNAL = """
    SIGALRM SIGBREAK SIGCHLD SIGCONT SIGHUP SIGKILL SIGPIPE SIGQUIT SIGSTOP SIGTSTP SIGTTIN
    SIGTTOU SIGUSR1 SIGUSR2 SIGWINCH CTRL_C_EVENT CTRL_BREAK_EVENT alarm pause pthread_kill
    setitimer sigwait
"""
NAMES = {
    "os": OF_OS.split(),
    "signal": OF_SIGNAL.split(),
    "time": ["tzset", "clock_settime", "pthread_getcpuclockid"],
    "select": ["poll", "epoll", "kqueue", "select"],
    "ctypes": ["windll", "WinDLL", "CDLL"],
    "socket": ["AF_UNIX", "SO_REUSEPORT", "SO_EXCLUSIVEADDRUSE", "fromshare"],
}
"""What Linux, macOS or Windows lacks, or has with another meaning; `mypy --platform` knows more
(`make types`)."""
PATHS = ("/dev/", "/proc/", "/sys/", "/etc/", "/tmp/")
STREAMS = PACKAGE / "special_files.py"
"""Holds paths of streams, which are compared with what people name and never opened."""
TREES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def found(tree: ast.AST) -> Iterator[str]:
    """What in a module not every system knows."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from [node.module] if node.module in MODULES else ()
            known = NAMES.get(node.module, ())
            yield from (f"{node.module}.{each.name}" for each in node.names if each.name in known)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield from [node.attr] if node.attr in NAMES.get(node.value.id, ()) else ()
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "strftime":
            yield from (form for each in node.args if "%-" in (form := ast.unparse(each)))
        elif isinstance(node, ast.Constant) and str(node.value).startswith(PATHS):
            yield str(node.value)


def test_what_not_every_system_has_stands_in_one_module() -> None:
    told = {
        str(path.relative_to(PACKAGE)): names
        for path, tree in TREES.items()
        if path not in (OURS, STREAMS) and (names := list(found(tree)))
    }
    assert told == {}
    assert len(set(found(TREES[OURS]))) > 15  # the net has no holes


@pytest.mark.parametrize(
    "text",
    ["import fcntl", "from os import fork", "import os\nos.setsid()", "open('/dev/tty')",
     "import signal\nsignal.signal(signal.SIGHUP, f)", "day.strftime('%-d')"],
)  # fmt: skip
def test_the_net_catches(text: str) -> None:
    assert list(found(ast.parse(text)))


def test_files_are_opened_with_their_encoding_named() -> None:
    """Windows has another one for each language, and changes line ends."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            told = {each.arg for each in node.keywords}
            if name in ("read_text", "write_text"):
                assert node.args or "encoding" in told, f"{path}:{node.lineno}"
            if isinstance(node.func, ast.Name) and name == "open":
                mode = node.args[1].value if len(node.args) > 1 else "r"  # type: ignore[attr-defined]
                assert "b" in mode or "encoding" in told, f"{path}:{node.lineno}"
