"""Extract from texts and bytes that are more or less minutes, and check every result.

    PYTHONPATH=. python benchmarks/fuzz.py [INPUTS] [SEED]

Prints each input that crashed or gave a result that does not fit it, smallest first.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import invariants
import strategies
from hypothesis import HealthCheck, Phase, given, seed, settings

from lovp_actions.errors import InputError
from lovp_actions.extraction import Extractor
from lovp_actions.sources.plain import decode

SHARE = 500
"""Inputs of one task."""


def crashes(task: tuple[int, int]) -> tuple[int, int, list[tuple[str | bytes, str]]]:
    """Inputs tried and items found for a seed and a number, and the inputs that failed."""
    number, count = task
    extractor = _extractor()
    found: list[tuple[str | bytes, str]] = []
    tried = items = 0

    @seed(number)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(given_input=strategies.minutes() | strategies.minutes() | strategies.documents)
    def one(given_input: str | bytes) -> None:
        nonlocal tried, items
        tried += 1
        try:
            is_text = isinstance(given_input, str)
            text = given_input if is_text else decode(given_input, "x")
            items += invariants.run(extractor, text)
        except InputError:
            pass
        except Exception:
            found.append((given_input, traceback.format_exc(limit=-3)))

    one()
    return tried, items, found


_LOADED: list[Extractor] = []


def _extractor() -> Extractor:
    if not _LOADED:
        _LOADED.append(Extractor())
    return _LOADED[0]


def main(count: int = 20_000, first_seed: int = 1) -> int:
    draw = random.Random(first_seed)
    tasks = [(draw.getrandbits(32), min(SHARE, count - n)) for n in range(0, count, SHARE)]
    tried = items = 0
    failed: list[tuple[str | bytes, str]] = []
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        for number, held, found in pool.imap_unordered(crashes, tasks):
            tried, items = tried + number, items + held
            failed += found
    seen = set()
    for given_input, error in sorted(failed, key=lambda each: len(each[0])):
        if (place := error.splitlines()[-3:][0]) not in seen:
            seen.add(place)
            print(f"{given_input!r}\n{error}")
    print(f"{tried} inputs, {len(failed)} crashes ({items} items).")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
