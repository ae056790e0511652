"""Time and memory of processes and of calls, the two sides of a ratio in turns."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds: by the clock, and of the processor."""

    wall: float
    cpu: float


Side = Callable[[], Times]
"""One side of a ratio: does its work once and tells what it took."""


def in_turns(ours: Side, plain: Side, runs: int) -> tuple[Times, Times]:
    """The medians of ours, plain, ours, plain …, so that what else the machine does hits both;
    one run of each before is not counted."""
    turns = [(ours(), plain()) for _ in range(runs + 1)][1:]
    first, second = map(_median, zip(*turns, strict=True))
    return first, second


def _median(times: Sequence[Times]) -> Times:
    return Times(statistics.median(t.wall for t in times), statistics.median(t.cpu for t in times))


def timed(work: Callable[[], Any]) -> Times:
    """What the work takes in this process and in those it waits for."""
    cpu, wall = _cpu(), time.perf_counter()
    work()
    return Times(time.perf_counter() - wall, _cpu() - cpu)


def _cpu() -> float:
    """Processor seconds of this process and of those it has waited for."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def process(command: Sequence[str]) -> Side:
    """Running a command to its end, its output thrown away."""
    run = partial(
        subprocess.run, command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return partial(timed, run)


@dataclass(frozen=True, slots=True)
class Peak:
    """Peak memory in megabytes of a command, and the most that one of its workers had; both with
    what they share with each other."""

    main: float
    worker: float


def peak_memory(command: Sequence[str]) -> Peak:
    """The peak memory of a command and of the processes it starts.

    It is read from the system over and over while they run: `ru_maxrss` of a process counts what
    the process that started it had. Only Linux tells it.
    """
    child = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    main = worker = 0
    while child.poll() is None:
        main = max(main, _high_water(child.pid))
        for each in _descendants(child.pid):
            worker = max(worker, _high_water(each))
        time.sleep(0.03)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, list(command))
    return Peak(main / 1024, worker / 1024)


def has_memory_figures() -> bool:
    """Whether this system tells the memory of other processes."""
    return sys.platform == "linux"


def _high_water(pid: int) -> int:
    """The most memory that a process had so far, in kilobytes; 0 when it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def _descendants(pid: int) -> list[int]:
    found: list[int] = []
    waiting = [pid]
    while waiting:
        parent = waiting.pop()
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                waiting += map(int, children.read_text().split())
            except OSError:
                continue
        found += [parent] if parent != pid else []
    return found
