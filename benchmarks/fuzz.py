"""Extract from files that are more or less minutes, and check every result: text, web pages,
mails, Word and OpenDocument files, whole and damaged, through the door that all files go through.

    PYTHONPATH=. python benchmarks/fuzz.py [INPUTS] [SEED]

Prints each input that crashed, took more than SECONDS of a processor, or gave a result that does
not fit it, smallest first.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "helpers"))

import invariants
import strategies
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from lovp_actions.errors import InputError
from lovp_actions.extraction.engine import Extractor
from lovp_actions.run.reading import read_bytes

SECONDS = 20
Input = tuple[bytes, str]
"""A file and its name."""
SHOWN = 3
"""Failures at one place in the code that are printed."""
PRINTED = 2_000
"""Characters of each, and of its error."""
SHARE = 250
"""Inputs of one task."""


def crashes(task: tuple[int, int]) -> tuple[int, int, int, list[tuple[Input, str]]]:
    """Inputs tried, read and items found for a seed and a number, and the inputs that failed."""
    number, count = task
    extractor = _extractor()
    found: list[tuple[Input, str]] = []
    tried = read = items = 0
    signal.signal(signal.SIGPROF, _too_long)

    @seed(number)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(given_input=_inputs)
    def one(given_input: Input) -> None:
        nonlocal tried, read, items
        tried += 1
        try:
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            text = read_bytes(*given_input).text
            read += 1
            items += invariants.run(extractor, text)
        except InputError:
            pass
        except Exception:
            found.append((given_input, traceback.format_exc(limit=-3)))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    one()
    return tried, read, items, found


_inputs = st.one_of(
    strategies.files(),
    strategies.files(),
    st.tuples(strategies.minutes().map(lambda text: text.encode("utf-8", "replace")), st.just("x")),
)


def _too_long(*_: object) -> None:
    raise TimeoutError(f"more than {SECONDS} seconds")


_LOADED: list[Extractor] = []


def _extractor() -> Extractor:
    if not _LOADED:
        _LOADED.append(Extractor())
    return _LOADED[0]


def main(count: int = 20_000, first_seed: int = 1) -> int:
    draw = random.Random(first_seed)
    tasks = [(draw.getrandbits(32), min(SHARE, count - n)) for n in range(0, count, SHARE)]
    tried = read = items = 0
    failed: list[tuple[Input, str]] = []
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        for number, whole, held, found in pool.imap_unordered(crashes, tasks):
            tried, read, items = tried + number, read + whole, items + held
            failed += found
            sys.stderr.write(f"\r{tried} of {count}, {len(failed)} failed")
            sys.stderr.flush()
    seen = Counter[str]()
    for given_input, error in sorted(failed, key=lambda each: len(each[0][0])):
        place = error.splitlines()[-3:][0]
        seen[place] += 1
        if seen[place] <= SHOWN:
            print(f"{str(given_input)[:PRINTED]}\n{error[-PRINTED:]}")
    print(f"{tried} inputs, {read} read, {len(failed)} crashes or hangs ({items} items).")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
