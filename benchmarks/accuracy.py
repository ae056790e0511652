"""Print how right it is, by folds: the minutes of each organisation are read by a network that was
trained without any of them, and joined with the rules by a scorer that was fitted without them.

    python benchmarks/accuracy.py [--models training/folds] [--shared ../shared]

MODELS has those networks (`training/reader/README.md`). Invented minutes (`training/kept_out`) are
read by the network in the package, which was not trained on them, and are of an organisation each.
The rules were written with `gold` and `gold-wide` in view. The tables stand in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from lovp_actions.extraction.joining import scorer
from lovp_actions.extraction.joining.pairs import Pair
from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE
from training.reader.gold import scoring
from training.reader.scorer import LEARNED, Judged, Score, all_judged, fitted, names_of

PARTS = {
    "gold-more": ("gold-more",),
    "gold with gold-wide": ("gold", "gold-wide"),
    "kept_out (invented)": ("kept_out",),
}
MEASURES = ("who_what_f1", "detection_f1", "detection_p", "detection_r", "type_acc", "deadline_acc")
HEADS = ("minutes", "texts", "items", "way", "who-what F1", "detection F1")
HEADS += ("precision", "recall", "type", "deadline")
BINS = 10
Items = Callable[[Judged], list[dict[str, Any]]]


def of_network(pair: Pair) -> float:
    """The probability of the network alone."""
    return pair.reading.probability if pair.reading else 0.0


def by_folds(learned: list[Judged], texts: list[Judged]) -> Callable[[Judged], Score]:
    """For each of the texts the score that was fitted on those `learned` from, which the network
    read whole, without its organisation."""
    names = names_of(learned)
    weights = {
        each: fitted([text for text in learned if text.organisation != each], names)
        for each in {text.organisation for text in texts}
    }

    def of(text: Judged) -> Score:
        return lambda pair: scorer.probability(pair, weights[text.organisation])

    return of


def figures(texts: Iterable[Judged], items: Items, by: Any) -> Any:
    """What the scorer that lies with the annotations says of the items of the texts."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, text in enumerate(texts):
            path = Path(folder) / f"{number}.jsonl"
            path.write_text("".join(json.dumps(item) + "\n" for item in items(text)), "utf-8")
            files.append((text.gold, path))
        return by.score(files)


def table(parts: dict[str, list[Judged]], ways: dict[str, Items], by: Any) -> None:
    """A row for each part and way."""
    print("| " + " | ".join(HEADS) + " |")
    print("|" + "---|" * len(HEADS))
    for name, texts in parts.items():
        for way, items in ways.items():
            told = figures(texts, items, by)
            cells = [f"{told[measure]:.3f}" for measure in MEASURES]
            print("| " + " | ".join([name, str(len(texts)), str(told["gold"]), way, *cells]) + " |")


def curve(texts: list[Judged], of: Callable[[Judged], Score]) -> None:
    """How often findings of each confidence are right, and the expected calibration error
    (Naeini et al., 2015) over them."""
    rated = [
        (of(text)(pair), right)
        for text in texts
        for pair, right in zip(text.pairs, text.right, strict=True)
        if right is not None
    ]
    print("\n| confidence | findings | mean confidence | right |\n|---|---|---|---|")
    error = 0.0
    for low in range(BINS):
        inside = [each for each in rated if low <= min(each[0] * BINS, BINS - 0.01) < low + 1]
        if inside:
            mean, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            error += abs(mean - right) * len(inside) / len(rated)
            edges = f"{low / BINS} to {(low + 1) / BINS}"
            print(f"| {edges} | {len(inside)} | {mean:.2f} | {right:.2f} |")
    print(f"\nexpected calibration error: {error:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, default=Path("training/folds"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    by = scoring(args.shared)
    texts = all_judged([name for sets in PARTS.values() for name in sets], args.models, args.shared)
    learned = all_judged(LEARNED, args.models, args.shared, skims=False)
    score = by_folds(learned, texts)

    def joined(least: float) -> Items:
        return lambda text: text.items(score(text), least)

    ways: dict[str, Items] = {
        "rules alone (`--fast`)": lambda text: text.of_rules,
        f"network alone, from {DEFAULT_CONFIDENCE}": lambda text: text.items(
            of_network, DEFAULT_CONFIDENCE
        ),
        **{f"joined, from {least}": joined(least) for least in (0.3, 0.4, DEFAULT_CONFIDENCE, 0.5)},
    }
    parts = {name: [text for text in texts if text.set in sets] for name, sets in PARTS.items()}
    table(parts, ways, by)
    real = [text for text in texts if text.set != "kept_out"]
    each = {text.organisation: [] for text in real}
    for text in real:
        each[text.organisation].append(text)
    print()
    table(each, {f"joined, from {DEFAULT_CONFIDENCE}": joined(DEFAULT_CONFIDENCE)}, by)
    curve([text for text in texts if text.set in LEARNED], score)


if __name__ == "__main__":
    main()
