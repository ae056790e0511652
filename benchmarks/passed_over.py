"""Compare the items of the first look with those of runs in which every sentence is parsed.

    python benchmarks/passed_over.py [TEXTS] [--seed 1] [--least 0.5] [--shared ../shared]

Over the samples, the real minutes beside the clone where they are there, and so many random texts
of some twenty sentences (`odd_minutes.py`). Prints each difference with its sentence, and ends
with 1 where there is one that none of the assumptions of `first_look.py` explains.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from pathlib import Path

import odd_minutes

from lovp_actions import cues, reading, repeats, verbs, word_order
from lovp_actions.errors import InputError
from lovp_actions.extraction import Extractor, prepare
from lovp_actions.items import Item
from lovp_actions.parts import parts
from lovp_actions.sentence_words import Words
from lovp_actions.wish import DEFAULT_CONFIDENCE, Wish

BATCH = 50
"""Texts that are read together."""
FAR = 4
"""Words after which a verb without an ending is taken for a noun."""


@dataclasses.dataclass(frozen=True, slots=True)
class Difference:
    """Where the two runs differ: what happened to an item, and whether an assumption has it so."""

    what: str
    item: Item
    assumed: bool

    def __str__(self) -> str:
        item = self.item
        told = f"[{item.rule} {item.confidence:.2f}, actor {item.actor!r}, cue {item.cue!r}]"
        return f"{'assumed' if self.assumed else self.what}: {told} {item.sentence}"


def compare(
    extractor: Extractor, texts: Sequence[str], least: float = DEFAULT_CONFIDENCE
) -> tuple[int, int, list[Difference]]:
    """How many sentences the texts have, how many items when all are parsed, and the
    differences."""
    pieces = [part for text in texts for part in parts([text])]
    every = [prepare(part, "-", Wish(min_confidence=0.0)) for part in pieces]
    some = [prepare(part, "-", Wish(min_confidence=least)) for part in pieces]
    differences: list[Difference] = []
    items = 0
    both = zip(extractor.items(every), list(extractor.items(some)), strict=True)
    for all_parsed, found in both:
        sure = [dataclasses.replace(each, repeats="") for each in all_parsed]
        sure = [each for each in sure if each.confidence >= least]
        items += len(sure)
        keys = {_key(each) for each in found}
        lost = [each for each in sure if _key(each) not in keys and is_assumed(each)]
        differences += (Difference("missed", each, True) for each in lost)
        expected = list(repeats.link(each for each in sure if each not in lost))
        differences += _differences(expected, found)
    return sum(len(each.units) for each in every), items, differences


def _differences(expected: list[Item], found: list[Item]) -> Iterator[Difference]:
    ours = {_key(item): item for item in found}
    for item in expected:
        other = ours.pop(_key(item), None)
        if other is None:
            yield Difference("missed", item, False)
        elif other != item:
            names = (field.name for field in dataclasses.fields(Item))
            unlike = [name for name in names if getattr(item, name) != getattr(other, name)]
            told = (f"{n} {getattr(other, n)!r} for {getattr(item, n)!r}" for n in unlike)
            yield Difference(", ".join(told), item, False)
    for item in ours.values():
        yield Difference("too many", item, False)


def _key(item: Item) -> tuple[object, ...]:
    return item.start, item.rule, item.cue, item.action, item.actor


def is_assumed(item: Item) -> bool:
    """Whether its verb is what the first look takes for no present tense, or for none that an
    auxiliary carries."""
    words = Words(item.sentence)
    first, *others = item.cue.lower().split(" … ")
    if any(_is_no_present(cue, words) for cue in (first, *others)):
        return True
    if item.rule in _FINITE and not any(
        word_order.may_be_finite(*at) for cue in first.split() for at in words.places(cue)
    ):
        return True
    verb = others[-1] if others else first
    if item.rule == "wordt gedaan":
        return not verbs.is_participle(verb)
    return item.rule in _CARRIED and not verb.endswith("n")


_CARRIED = ("zal", "gaat doen", "moet doen", "wil doen")
_FINITE = (*_CARRIED, "doet", "er komt")
"""Rules of verbs in the present tense."""


def _is_no_present(cue: str, words: Words) -> bool:
    """Whether a verb is a past tense, a participle, stands behind "te", or has no ending and
    stands far from the beginning."""
    found = [form.form for verb in _verbs() if (form := verbs.forms(verb).get(cue))]
    if found and not {*found} & {verbs.PRESENT, verbs.INFINITIVE}:
        return True
    if ("te", cue) in pairwise(words.order):
        return True
    stem = any(cue in verbs.stems(verb.rpartition("|")[2]) for verb in _verbs())
    return stem and cue not in words.order[:FAR]


@cache
def _verbs() -> tuple[str, ...]:
    listed = [verb for name in ("action", "report", "state") for verb in verbs.listed(name)]
    return (*listed, *(verb for cue in cues.all_cues() for verb in cue.verbs))


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
            assumed = sum(each.assumed for each in found)
            counts = {"texts": len(same), "sentences": sentences, "items": items}
            counts |= {"differences": len(found) - assumed, "assumed": assumed}
            tally.setdefault(kind, Counter()).update(counts)
            for each in found:
                print(f"{kind}: {each}", flush=True)
    print("\n| | texts | sentences | items | differences | by an assumption |")
    print("|---|---|---|---|---|---|")
    for kind, totals in tally.items():
        print(f"| {kind} | " + " | ".join(f"{count:,}" for count in totals.values()) + " |")
    return int(any(totals["differences"] for totals in tally.values()))


if __name__ == "__main__":
    sys.exit(main())
