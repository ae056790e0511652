"""Fit the scorer that joins rules and network.

    python -m training.reader.scorer MODELS OUT.json [--shared ../shared]

MODELS has the folders that `export.py` wrote of networks trained without some texts each. The
scorer learns from `gold-more`, with which no rule was written, and from the invented texts of
`../kept_out`; a text is read by a network that was trained without it. `benchmarks/accuracy.py`
prints how right it is.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from lovp_actions.extraction.candidates import candidates
from lovp_actions.extraction.engine import Extractor
from lovp_actions.extraction.joined import Joined
from lovp_actions.extraction.joining import fields, scorer
from lovp_actions.extraction.joining.pairs import Pair
from lovp_actions.items import as_dict
from lovp_actions.reader.network import Reader, shipped
from lovp_actions.run import reading
from training.reader.gold import SETS, pairs, scoring

PULL = 20.0
"""By which weights are held towards nought (L2)."""
KEPT_OUT = Path(__file__).parents[1] / "kept_out"
LEARNED = ("gold-more", "kept_out")
"""What the scorer learns from."""
Score = Callable[[Pair], float]


@dataclass(frozen=True)
class Judged:
    """A text with its pairs, each right (1), wrong (0) or optional (None), and with the items of
    the rules alone."""

    gold: Path
    joined: Joined
    right: list[int | None]
    of_rules: list[dict[str, Any]]

    @property
    def pairs(self) -> list[Pair]:
        """All that may be items."""
        return self.joined.pairs

    @property
    def set(self) -> str:
        """The name of the folder of its annotations."""
        return self.gold.parent.name

    @property
    def organisation(self) -> str:
        """The first word of the name; invented texts are of an organisation each."""
        return self.gold.stem if self.set == KEPT_OUT.name else self.gold.stem.split("-")[0]

    def items(self, score: Score, least: float) -> list[dict[str, Any]]:
        """Its items of at least that confidence, in the order of the text."""
        found = (each.item for each in self.joined.candidates(score))
        return [as_dict(item) for item in found if item.confidence >= least]


def judged(extractor: Extractor, network: Reader, gold: Path, text: Path, score: Any) -> Judged:
    """The pairs of a text, held against its gold."""
    words = reading.read(str(text)).text
    joined = extractor.joined(words, network, source=str(text))
    frame, found = joined.frame, joined.pairs
    alone = (candidates(frame, [fields.joined(pair, 0.5)]) for pair in found)
    items = [as_dict(each.item) for (each,) in alone]
    golds = score.load(gold)
    hit = {j: golds[i] for i, j in score.match(golds, items)}
    right = [None if n in hit and hit[n]["optional"] else int(n in hit) for n in range(len(found))]
    fast = [as_dict(item) for item in extractor.extract(words, source=str(text), fast=True)]
    return Judged(gold, joined, right, fast)


def readers(models: Path, *, skims: bool) -> Callable[[Path], Reader | None]:
    """For the annotations of a text a network that was trained without it, None where there is
    none."""
    told = [
        (tuple(json.loads(path.read_text("utf-8"))), Reader(path.parent, skims=skims))
        for path in sorted(models.glob("*/without.json"))
    ]

    own = shipped() if skims else Reader(skims=False)

    def of(gold: Path) -> Reader | None:
        if gold.parent.name == KEPT_OUT.name:
            return own
        return next((reader for without, reader in told if gold.stem.startswith(without)), None)

    return of


def all_judged(
    names: Iterable[str], models: Path, shared: Path, *, skims: bool = True
) -> list[Judged]:
    """The texts of some folders of annotations, each read by a network that never met it; those
    that there is no such network for are left out."""
    by, extractor, reader = scoring(shared), Extractor(), readers(models, skims=skims)
    folders = {name: (shared / name, shared / texts) for name, texts in SETS.items()}
    folders[KEPT_OUT.name] = KEPT_OUT, KEPT_OUT
    return [
        judged(extractor, network, gold, text, by)
        for name in names
        for gold, text in pairs(*folders[name])
        if (network := reader(gold))
    ]


def names_of(texts: list[Judged]) -> list[str]:
    """The inputs of the scorer that the texts have, the constant first."""
    every = {name for text in texts for pair in text.pairs for name in scorer.inputs(pair)}
    return ["bias", *sorted(every - {"bias"})]


def fitted(texts: list[Judged], names: list[str]) -> dict[str, float]:
    """The weights of a logistic regression over the inputs `names`, of which the first is 1."""
    told = [
        (pair, right) for text in texts for pair, right in zip(text.pairs, text.right, strict=True)
    ]
    x = np.array([_vector(pair, names) for pair, right in told if right is not None])
    y = np.array([right for _, right in told if right is not None], dtype=float)

    def wrong(b: np.ndarray) -> tuple[float, np.ndarray]:
        z, held = x @ b, np.append(0, b[1:])
        value = np.logaddexp(0, z).sum() - (y * z).sum() + PULL / 2 * (held**2).sum()
        return value, x.T @ (1 / (1 + np.exp(-z)) - y) + PULL * held

    weights = minimize(wrong, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return dict(zip(names, map(float, weights), strict=True))


def _vector(pair: Pair, names: list[str]) -> list[float]:
    told = scorer.inputs(pair)
    return [told.get(name, 0.0) for name in names]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    texts = all_judged(LEARNED, args.models, args.shared, skims=False)
    told = {name: round(value, 3) for name, value in fitted(texts, names_of(texts)).items()}
    args.out.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
