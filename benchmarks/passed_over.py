"""Compare what the rules find behind the prefilter with runs in which every sentence is parsed.

    python benchmarks/passed_over.py [TEXTS] [--seed 1] [--least 0.45] [--shared ../shared]

Over the samples, the real minutes beside the clone where they are there, and so many random texts
of some twenty sentences (`odd_minutes.py`). Prints each difference with its sentence, and ends
with 1 where there is one.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import odd_minutes

from lovp_actions.errors import InputError
from lovp_actions.extraction import repeats
from lovp_actions.extraction.engine import Extractor, prepare
from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE, ExtractionSettings
from lovp_actions.items import Item
from lovp_actions.run import reading
from lovp_actions.structure.parts import parts

BATCH = 50
"""Texts that are read together."""


@dataclasses.dataclass(frozen=True, slots=True)
class Difference:
    """Where the two runs differ: what happened to an item."""

    what: str
    item: Item

    def __str__(self) -> str:
        item = self.item
        told = f"[{item.rule} {item.confidence:.2f}, actor {item.actor!r}, cue {item.cue!r}]"
        return f"{self.what}: {told} {item.sentence}"


def compare(
    extractor: Extractor, texts: Sequence[str], least: float = DEFAULT_CONFIDENCE
) -> tuple[int, int, list[Difference]]:
    """How many sentences the texts have, how many items when all are parsed, and the
    differences."""
    pieces = [part for text in texts for part in parts([text])]
    every = [
        prepare(part, "-", ExtractionSettings(min_confidence=0.0, fast=True)) for part in pieces
    ]
    some = [
        prepare(part, "-", ExtractionSettings(min_confidence=least, fast=True)) for part in pieces
    ]
    differences: list[Difference] = []
    items = 0
    both = zip(extractor.items(every), list(extractor.items(some)), strict=True)
    for all_parsed, found in both:
        sure = [dataclasses.replace(each, repeats="") for each in all_parsed]
        sure = [each for each in sure if each.confidence >= least]
        items += len(sure)
        differences += _differences(list(repeats.link(sure)), found)
    return sum(len(each.units) for each in every), items, differences


def _differences(expected: list[Item], found: list[Item]) -> Iterator[Difference]:
    ours = {_key(item): item for item in found}
    for item in expected:
        other = ours.pop(_key(item), None)
        if other is None:
            yield Difference("missed", item)
        elif other != item:
            names = (field.name for field in dataclasses.fields(Item))
            unlike = [name for name in names if getattr(item, name) != getattr(other, name)]
            told = (f"{n} {getattr(other, n)!r} for {getattr(item, n)!r}" for n in unlike)
            yield Difference(", ".join(told), item)
    for item in ours.values():
        yield Difference("too many", item)


def _key(item: Item) -> tuple[object, ...]:
    return item.start, item.rule, item.cue, item.action, item.actor


def texts(count: int, seed: int, shared: Path) -> Iterator[tuple[str, str]]:
    """Each text with the name of its kind."""
    draw = random.Random(seed)
    for folder in (odd_minutes.SAMPLES, shared / "minutes", shared / "real"):
        for path in sorted(folder.glob("*.*")):
            try:
                yield folder.name, reading.read(str(path)).text
            except InputError:
                continue
    for _ in range(count):
        yield "random", odd_minutes.text(draw)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=int, nargs="?", default=3_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=DEFAULT_CONFIDENCE)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args()
    extractor, tally = Extractor(), dict[str, Counter[str]]()
    waiting = texts(options.texts, options.seed, options.shared)
    while batch := list(islice(waiting, BATCH)):
        for kind in dict.fromkeys(kind for kind, _ in batch):
            same = [text for each, text in batch if each == kind]
            sentences, items, found = compare(extractor, same, options.least)
            counts = {"texts": len(same), "sentences": sentences, "items": items}
            counts |= {"differences": len(found)}
            tally.setdefault(kind, Counter()).update(counts)
            for each in found:
                print(f"{kind}: {each}", flush=True)
    print("\n| | texts | sentences | items | differences |\n|---|---|---|---|---|")
    for kind, totals in tally.items():
        print(f"| {kind} | " + " | ".join(f"{count:,}" for count in totals.values()) + " |")
    return int(any(totals["differences"] for totals in tally.values()))


if __name__ == "__main__":
    sys.exit(main())
