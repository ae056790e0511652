"""Kill and interrupt batches, over and over: nothing is half written, nothing done is lost.

    python benchmarks/kill.py [ROUNDS] [INTERRUPTS] [SEED]

Three things are done to a batch, the language model left out, so that a round takes a second:

- `command`: it is killed (SIGKILL) somewhere in its life, often near the end, where the file is
  put in place. After it the file must be the old or the new result, whole.
- `workers`: one of its two processes is killed: at any moment, or, every other round, while it
  idles because the other one (which is stopped meanwhile) is slow. The result must be whole.
- `interrupts`: it gets SIGINT or SIGTERM, every other round while one process is slow. Each file
  must be in the result, whole and in order, or be named as not read; the exit status tells which.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, str(ROOT / "tests/helpers/fake_extraction.py"), "extract"]
FORMATS = ("csv", "json", "jsonl", "tsv", "txt")
FILES, LINES = 12, 300
MANY, ITEMS, PADDING = 60, 5, 75_000
"""Files, items in each, and characters of other text, so that there is work for two processes."""


def inputs(folder: Path, actor: str) -> list[str]:
    """Files of minutes in which `actor` promises everything."""
    paths = [folder / f"{actor}-{number}.txt" for number in range(FILES)]
    for path in paths:
        lines = (f"toezegging|{actor}|belt school {number}\n" for number in range(LINES))
        path.write_text("".join(lines), encoding="utf-8")
    return [str(path) for path in paths]


def start(sources: list[str], target: Path, *more: str) -> subprocess.Popen[bytes]:
    """A run that writes the items of `sources` to `target`."""
    return subprocess.Popen(
        [*COMMAND, *sources, "-o", str(target), *more],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )


def ended(child: subprocess.Popen[bytes]) -> tuple[int, str]:
    """The exit status of a run, and its messages."""
    _, told = child.communicate()
    return child.returncode, told.decode()


def run(rounds: int, seed: int = 1, formats: Sequence[str] = FORMATS) -> Counter[str]:
    """Kill the command. Counts of the rounds: `killed` or `finished`; `replaced` or `kept`;
    `broken`; `strays` are temporary files that were left, `strays at the end` those that the last
    run left."""
    draw, counts = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = [inputs(folder, actor) for actor in ("Bakker", "Jansen")]
        whole, lives = {}, []
        for extension in formats:
            target, results = folder / f"acties.{extension}", []
            for each in sources:
                began = time.monotonic()
                ended(start(each, target))
                lives.append(time.monotonic() - began)
                results.append(target.read_bytes())
            whole[target] = results
        life = statistics.median(lives)
        for number in range(rounds):
            target = draw.choice(list(whole))
            before, new = target.read_bytes(), number % 2
            child = start(sources[new], target)
            late = draw.random() < 0.5
            time.sleep(draw.uniform(0.7 if late else 0, 1.1) * life)
            child.send_signal(signal.SIGKILL)
            counts["killed" if ended(child)[0] == -signal.SIGKILL else "finished"] += 1
            after = target.read_bytes()
            counts["broken"] += after not in (before, whole[target][new])
            counts["replaced" if after != before else "kept"] += 1
            counts["strays"] += any(folder.glob(".*.tmp"))
        for target in whole:
            ended(start(sources[0], target))
        counts["strays at the end"] = len(list(folder.glob(".*")))
    return counts


class Many:
    """Batches of many files, whose two processes can be found."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.draw = random.Random(seed)
        self.target = folder / "acties.jsonl"
        self.names = [str(folder / f"{number:02}.txt") for number in range(MANY)]
        for number, name in enumerate(self.names):
            lines = [f"toezegging|Bakker {number}|belt school {item}" for item in range(ITEMS)]
            text = "\n".join([*lines, "x" * PADDING, ""])
            Path(name).write_text(text, encoding="utf-8")
        began = time.monotonic()
        ended(self.start())
        self.life = time.monotonic() - began
        self.whole = self.target.read_bytes()

    def start(self) -> subprocess.Popen[bytes]:
        self.target.unlink(missing_ok=True)
        return start(self.names, self.target, "-j", "2")

    def workers(self, child: subprocess.Popen[bytes], slow: bool) -> list[int]:
        """Its processes, once both are there; with `slow` the first is stopped, and the second
        idles. After a random moment without. None where it ended before."""
        found: list[int] = []
        while child.poll() is None and len(found) < 2:
            with contextlib.suppress(OSError):
                found = _children(child.pid)
            time.sleep(0.005)
        if slow and len(found) == 2:
            os.kill(found[0], signal.SIGSTOP)
            idle = 0
            while idle < 15:
                time.sleep(0.02)
                idle = idle + 1 if _state(found[1]) in "SZ" else 0
        else:
            time.sleep(self.draw.uniform(0, 0.5) * self.life)
        return found

    def delivered(self) -> list[str]:
        """The files in the result, in order; raises ValueError where one is not whole."""
        if not self.target.exists():
            return []
        items = map(json.loads, self.target.read_text(encoding="utf-8").splitlines())
        files = [(name, len([*each])) for name, each in groupby(items, lambda it: it["source"])]
        if any(count != ITEMS for _, count in files):
            raise ValueError(files)
        return [name for name, _ in files]


def kill_workers(rounds: int, seed: int = 1) -> Counter[str]:
    """Kill processes of a batch. Counts: those killed `idle` or `at work`, or `too late`; `lost`
    are results that are not whole."""
    counts = Counter[str](lost=0)
    with tempfile.TemporaryDirectory() as name:
        many = Many(Path(name), seed)
        for number in range(rounds):
            child, slow = many.start(), number % 2 == 0
            found = many.workers(child, slow)
            try:
                os.kill(found[1] if slow else many.draw.choice(found), signal.SIGKILL)
                if slow:
                    os.kill(found[0], signal.SIGCONT)
                counts["idle" if slow else "at work"] += 1
            except (OSError, IndexError):
                counts["too late"] += 1
            status, told = ended(child)
            good = status == 0 and many.target.read_bytes() == many.whole
            if not good:
                print(f"round {number}, slow: {slow}, exit status {status}: {told}")
            counts["lost"] += not good
    return counts


def interrupt(rounds: int, seed: int = 1) -> Counter[str]:
    """Interrupt batches. Counts: those `interrupted` or `finished`; the files `delivered` and
    `named` as not read; `lost` are runs of which a file is neither, or not in order."""
    counts = Counter[str](lost=0)
    with tempfile.TemporaryDirectory() as name:
        many = Many(Path(name), seed)
        for number in range(rounds):
            child, slow = many.start(), number % 2 == 0
            many.workers(child, slow)
            sent = many.draw.choice((signal.SIGINT, signal.SIGTERM))
            child.send_signal(sent)
            status, told = ended(child)
            files = many.delivered()
            left = [each for each in many.names if each not in files]
            named = not left or f"Not read: {', '.join(left)}." in told
            counts["interrupted" if status == 128 + sent else "finished"] += 1
            counts["delivered"] += len(files)
            counts["named"] += len(left)
            # One that comes when all is given may end the command as it ends any program.
            right = {128 + sent} if left else {0, -sent, 128 + sent}
            good = named and status in right and (files or not slow)
            good = good and files == [each for each in many.names if each in files]
            if not good:
                print(f"round {number}, slow: {slow}, exit status {status}: {files}, {told}")
            counts["lost"] += not good
    return counts


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


if __name__ == "__main__":
    rounds, interrupts, seed = [*map(int, sys.argv[1:]), *(200, 50, 1)[len(sys.argv) - 1 :]]
    bad = 0
    for what, found in (
        ("command", run(rounds, seed)),
        ("workers", kill_workers(rounds, seed)),
        ("interrupts", interrupt(interrupts, seed)),
    ):
        print(f"{what}: {', '.join(f'{count} {name}' for name, count in found.items())}")
        bad += found["broken"] + found["strays at the end"] + found["lost"]
    sys.exit(bool(bad))
