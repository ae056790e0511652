"""Waiting for a process to wait, so that a signal finds it where a test wants it."""

from __future__ import annotations

import sys
import time
from pathlib import Path


def until_worker_asleep(pid: int, seconds: float = 60) -> None:
    """Return once the worker of the process does nothing: it sleeps over a file."""
    if sys.platform != "linux":
        time.sleep(4)
        return
    end, tasks = time.monotonic() + seconds, Path(f"/proc/{pid}/task")
    while not (found := _children(tasks)):
        assert time.monotonic() < end
        time.sleep(0.02)
    wait_until_idle(int(found[0]), seconds)


def _children(tasks: Path) -> list[str]:
    """The processes that the threads of one have started."""
    return " ".join(each.read_text() for each in tasks.glob("*/children")).split()


def wait_until_idle(pid: int, seconds: float = 60) -> None:
    """Return once the process has done nothing for a while: it reads, writes or sleeps."""
    if sys.platform != "linux":
        time.sleep(2)
        return
    end, idle = time.monotonic() + seconds, 0
    while idle < 10:
        assert time.monotonic() < end
        time.sleep(0.02)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        idle = idle + 1 if state == "S" else 0
