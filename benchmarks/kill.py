"""Kill a batch at random moments, over and over: the output file is never half written.

    python benchmarks/kill.py [ROUNDS] [SEED]

Each round writes one of two results over the other and is killed (SIGKILL) somewhere in its
life, often near the end, where the file is put in place. After it the file must be the one
result or the other, whole. The language model is left out, so that a round takes a second.
"""

from __future__ import annotations

import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, str(ROOT / "tests/fake_extraction.py"), "extract"]
FORMATS = ("csv", "json", "jsonl", "tsv", "txt")
FILES, LINES = 12, 300


def inputs(folder: Path, actor: str) -> list[str]:
    """Files of minutes in which `actor` promises everything."""
    paths = [folder / f"{actor}-{number}.txt" for number in range(FILES)]
    for path in paths:
        lines = (f"toezegging|{actor}|belt school {number}\n" for number in range(LINES))
        path.write_text("".join(lines), encoding="utf-8")
    return [str(path) for path in paths]


def start(sources: list[str], target: Path) -> subprocess.Popen[bytes]:
    """A run that writes the items of `sources` to `target`."""
    return subprocess.Popen(
        [*COMMAND, *sources, "-o", str(target)],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )


def run(rounds: int, seed: int = 1, formats: Sequence[str] = FORMATS) -> Counter[str]:
    """Counts of the rounds: `killed` or `finished`; `replaced` or `kept`; `broken`; `strays`
    are temporary files that were left, `strays at the end` those that the last run left."""
    draw, counts = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = [inputs(folder, actor) for actor in ("Bakker", "Jansen")]
        whole, lives = {}, []
        for extension in formats:
            target, results = folder / f"acties.{extension}", []
            for each in sources:
                began = time.monotonic()
                start(each, target).wait()
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
            counts["killed" if child.wait() == -signal.SIGKILL else "finished"] += 1
            after = target.read_bytes()
            counts["broken"] += after not in (before, whole[target][new])
            counts["replaced" if after != before else "kept"] += 1
            counts["strays"] += any(folder.glob(".*.tmp"))
        for target in whole:
            start(sources[0], target).wait()
        counts["strays at the end"] = len(list(folder.glob(".*")))
    return counts


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:]]
    found = run(*(numbers or [200]))
    print(", ".join(f"{count} {name}" for name, count in found.items()))
    sys.exit(bool(found["broken"] or found["strays at the end"]))
