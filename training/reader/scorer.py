"""Fit the scorer that joins rules and reader, and print how right both are, by folds.

    python -m training.reader.scorer MODELS OUT.json GOLD:TEXTS [GOLD:TEXTS ...] [--shown ...]

MODELS has the folders that `export.py` wrote of readers trained without some texts each; a text is
read by one that was trained without it, those of `../kept_out` by the one trained with all others.
Each GOLD is a folder of annotations, TEXTS that of their texts; of those behind `--shown`, which
the rules were written with, the figures are printed and nothing is learned. The figures of an
organisation (the first word of a name; each invented text is of its own) are those of a scorer
that was fitted on the texts of all others.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from scipy.optimize import minimize

from lovp_actions.extraction.candidates import Frame, candidates
from lovp_actions.extraction.engine import Extractor
from lovp_actions.extraction.joining import fields, scorer
from lovp_actions.extraction.joining.pairs import Pair
from lovp_actions.items import as_dict
from lovp_actions.reader.network import Reader
from lovp_actions.run import reading
from training.reader.gold import pairs

PULL = 20.0
"""By which weights are held towards nought (L2)."""
THRESHOLDS = (0.3, 0.35, 0.4, 0.45)
KEPT_OUT = Path(__file__).parents[1] / "kept_out"
Score = Callable[[Pair], float]


@dataclass(frozen=True)
class Judged:
    """A text with its pairs, each right (1), wrong (0) or optional (None)."""

    gold: Path
    frame: Frame
    pairs: list[Pair]
    right: list[int | None]

    @property
    def organisation(self) -> str:
        """The first word of the name; invented texts are of an organisation each."""
        return self.gold.stem if self.gold.parent == KEPT_OUT else self.gold.stem.split("-")[0]


def scoring(shared: Path) -> ModuleType:
    """The scorer of items that lies with the annotations."""
    spec = importlib.util.spec_from_file_location("score", shared / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(extractor: Extractor, network: Reader, gold: Path, text: Path, score: Any) -> Judged:
    """The pairs of a text, held against its gold."""
    frame, found = extractor.pairs(reading.read(str(text)).text, network, source=str(text))
    items = [_items(frame, [pair], lambda _: 0.5, 0.0)[0] for pair in found]
    golds = score.load(gold)
    hit = {j: golds[i] for i, j in score.match(golds, items)}
    right = [None if n in hit and hit[n]["optional"] else int(n in hit) for n in range(len(found))]
    return Judged(gold, frame, found, right)


def _items(frame: Frame, found: list[Pair], score: Score, least: float) -> list[dict[str, Any]]:
    rated = [(pair, score(pair)) for pair in found]
    joined = [fields.joined(pair, p, frame.date) for pair, p in rated if p >= least]
    return [as_dict(each.item) for each in candidates(frame, joined)]


def fitted(texts: list[Judged], names: list[str]) -> np.ndarray:
    """The weights of a logistic regression over the inputs `names`, of which the first is 1."""
    told = [
        (pair, right) for text in texts for pair, right in zip(text.pairs, text.right, strict=True)
    ]
    x = np.array([vector(pair, names) for pair, right in told if right is not None])
    y = np.array([right for _, right in told if right is not None], dtype=float)

    def wrong(b: np.ndarray) -> tuple[float, np.ndarray]:
        z, held = x @ b, np.append(0, b[1:])
        value = np.logaddexp(0, z).sum() - (y * z).sum() + PULL / 2 * (held**2).sum()
        return value, x.T @ (1 / (1 + np.exp(-z)) - y) + PULL * held

    return minimize(wrong, np.zeros(len(names)), jac=True, method="L-BFGS-B").x


def vector(pair: Pair, names: list[str]) -> list[float]:
    """The inputs of a pair, in the order of their names."""
    told = scorer.inputs(pair)
    return [told.get(name, 0.0) for name in names]


def scored(texts: list[Judged], score: Callable[[Judged], Score], least: float, by: Any) -> str:
    """Precision, recall and F1 of the items that a score gives."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for n, text in enumerate(texts):
            path = Path(folder) / f"{n}.jsonl"
            found = _items(text.frame, text.pairs, score(text), least)
            path.write_text("".join(json.dumps(item) + "\n" for item in found), "utf-8")
            files.append((text.gold, path))
        told = by.score(files)
    names = ("who_what_f1", "detection_f1", "detection_p", "detection_r", "type_acc")
    return ", ".join(f"{name} {told[name]:.3f}" for name in (*names, "deadline_acc"))


def calibration(told: list[tuple[float, int]]) -> float:
    """The expected calibration error, over ten bins."""
    error = 0.0
    for low in range(10):
        inside = [(p, y) for p, y in told if low <= min(p * 10, 9.99) < low + 1]
        if inside:
            gap = abs(sum(p for p, _ in inside) - sum(y for _, y in inside))
            error += gap / len(told)
    return error


def readers(models: Path) -> Callable[[Path], Reader]:
    """For the annotations of a text the reader that was trained without it."""
    told = [
        (tuple(json.loads(path.read_text("utf-8"))), Reader(path.parent))
        for path in sorted(models.glob("*/without.json"))
    ]
    return lambda gold: next(
        reader
        for without, reader in told
        if (not without if gold.parent == KEPT_OUT else gold.stem.startswith(without))
    )


def parts(texts: list[Judged]) -> dict[str, list[Judged]]:
    """The texts of each folder of annotations, and those of each organisation."""
    found: dict[str, list[Judged]] = {}
    for text in texts:
        found.setdefault(text.gold.parent.name, []).append(text)
    for text in texts:
        if text.gold.parent != KEPT_OUT:
            found.setdefault(text.organisation, []).append(text)
    return found


def of_rules(pair: Pair) -> float:
    """The confidence of the rules alone."""
    return pair.rule.confidence if pair.rule else 0.0


def of_reader(pair: Pair) -> float:
    """The probability of the reader alone."""
    return pair.reading.probability if pair.reading else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--shown", nargs="*", default=[])
    args = parser.parse_args()
    by = scoring(Path("../shared"))
    extractor, reader = Extractor(), readers(args.models)

    def told_of(sets: list[str]) -> list[Judged]:
        return [
            judged(extractor, reader(gold.resolve()), gold.resolve(), text, by)
            for each in sets
            for gold, text in pairs(*map(Path, each.split(":")))
        ]

    texts, others = told_of(args.sets), told_of(args.shown)
    every = {name for text in texts for pair in text.pairs for name in scorer.inputs(pair)}
    names = ["bias", *sorted(every - {"bias"})]
    fold = {
        each: fitted([text for text in texts if text.organisation != each], names)
        for each in {text.organisation for text in (*texts, *others)}
    }

    def share(weights: np.ndarray) -> Score:
        named = dict(zip(names, map(float, weights), strict=True))
        return lambda pair: scorer.probability(pair, named)

    def by_fold(text: Judged) -> Score:
        return share(fold[text.organisation])

    for part, shown in parts([*texts, *others]).items():
        print(f"{part} ({len(shown)} texts)")
        print(f"rules from 0.5: {scored(shown, lambda _: of_rules, 0.5, by)}")
        print(f"reader from 0.4: {scored(shown, lambda _: of_reader, 0.4, by)}")
        for least in THRESHOLDS:
            print(f"joined from {least}: {scored(shown, by_fold, least, by)}")
    rated = [
        (by_fold(text)(pair), right)
        for text in texts
        for pair, right in zip(text.pairs, text.right, strict=True)
        if right is not None
    ]
    print(f"expected calibration error: {calibration(rated):.3f}")
    weights = fitted(texts, names)
    told = {name: round(float(value), 3) for name, value in zip(names, weights, strict=True)}
    args.out.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
