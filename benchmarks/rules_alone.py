"""Print how right the rules alone are on the minutes that they were written with: by text and by
rule.

    python benchmarks/rules_alone.py [--shared ../shared] [--model NAME]

The sums stand in docs/accuracy.md. `--plain` measures the plain way instead.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import plain_way

sys.path.insert(0, str(Path(__file__).parents[1]))

from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import as_dict
from training.reader.gold import SETS as FOLDERS
from training.reader.gold import pairs, scoring

RULES: dict[str, Any] = {"fast": True, "min_confidence": 0.5}
"""`--fast --min-confidence 0.5`."""
SETS = ("gold", "gold-wide")
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
THRESHOLDS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)


def texts(shared: Path, name: str) -> list[tuple[Path, Path]]:
    """Each annotation of a set with its text."""
    return list(pairs(shared / name, shared / FOLDERS[name]))


def row(name: str, figures: dict[str, Any]) -> str:
    """A line of the table of texts."""
    measures = ("detection_p", "detection_r", "detection_f1", "who_what_f1")
    measures += ("type_acc", "deadline_acc", "date_acc")
    cells = " | ".join(f"{figures[measure]:.3f}" for measure in measures)
    return f"| {name} | {figures['gold']} | {figures['found']} | {cells} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model")
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    score, extractor = scoring(options.shared), Extractor(options.model)
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    sure: dict[float, Counter[str]] = defaultdict(Counter)
    required: Counter[str] = Counter()
    heads = "text, required, found, precision, recall, detection F1, who-what F1"
    heads += ", type, deadline, date"
    print("| " + heads.replace(", ", " | ") + " |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name in SETS:
            files = []
            for gold, path in texts(options.shared, name):
                text = path.read_text(encoding="utf-8")
                if options.plain:
                    records = plain_way.extract(extractor.nlp, text)
                else:
                    records = [
                        as_dict(item) for item in extractor.extract(text, source=str(path), **RULES)
                    ]
                predicted = Path(folder) / f"{gold.stem}.jsonl"
                predicted.write_text("".join(json.dumps(each) + "\n" for each in records), "utf-8")
                files.append((str(gold), str(predicted)))
                if name == "gold":
                    print(row(gold.stem, score.score([files[-1]])))
                if not options.plain:
                    count(score, score.load(gold), records, rules, sure, required)
            print(row(f"**all of {name}**", score.score(files)))
    if not options.plain:
        print_rules(rules, required)
        print_confidence(sure)
        print_thresholds(score, extractor, options.shared)


def count(
    score: ModuleType,
    golds: list[dict[str, Any]],
    records: list[dict[str, Any]],
    rules: dict[str, Counter[str]],
    sure: dict[float, Counter[str]],
    required: Counter[str],
) -> None:
    """Count by rule and by confidence what was right, wrong, or optional."""
    pairs = {j: i for i, j in score.match(golds, records)}
    required.update(each["type"] for each in golds if not each["optional"])
    for j, record in enumerate(records):
        gold = golds[pairs[j]] if j in pairs else None
        verdict = "wrong" if gold is None else "optional" if gold["optional"] else "right"
        rules[record["rule"]][verdict] += 1
        if verdict == "right" and gold is not None:
            rules[record["rule"]]["type " + gold["type"]] += 1
        low = max(edge for edge in BINS if edge <= record["confidence"])
        sure[low][verdict] += 1


def print_rules(rules: dict[str, Counter[str]], required: Counter[str]) -> None:
    total = sum(required.values())
    print("\n| rule | right | wrong | optional | precision | share of the required items |")
    print("|---|---|---|---|---|---|")
    for rule, counts in sorted(rules.items(), key=lambda each: -each[1]["right"]):
        right, wrong = counts["right"], counts["wrong"]
        precision = f"{right / (right + wrong):.2f}" if right + wrong else ""
        share = f"{right / total:.3f}"
        print(f"| {rule} | {right} | {wrong} | {counts['optional']} | {precision} | {share} |")


def print_confidence(sure: dict[float, Counter[str]]) -> None:
    print("\n| confidence from | right | wrong | right of both |")
    print("|---|---|---|---|")
    for low, counts in sorted(sure.items()):
        right, wrong = counts["right"], counts["wrong"]
        print(f"| {low} | {right} | {wrong} | {right / max(right + wrong, 1):.2f} |")


def print_thresholds(score: ModuleType, extractor: Extractor, shared: Path) -> None:
    """What `--min-confidence` trades: F1 and precision at several values."""
    print("\n| least confidence | set | precision | recall | detection F1 | who-what F1 |")
    print("|---|---|---|---|---|---|")
    found = {
        gold: [
            as_dict(item)
            for item in extractor.extract(
                path.read_text(encoding="utf-8"), fast=True, min_confidence=0.0
            )
        ]
        for name in SETS
        for gold, path in texts(shared, name)
    }
    for least in THRESHOLDS:
        for name in SETS:
            figures = threshold_figures(score, shared, name, found, least)
            cells = " | ".join(f"{figure:.3f}" for figure in figures)
            print(f"| {least} | {name} | {cells} |")


def threshold_figures(
    score: ModuleType,
    shared: Path,
    name: str,
    found: dict[Path, list[dict[str, Any]]],
    least: float,
) -> list[float]:
    """Precision, recall, detection F1 and who-what F1 of the items of at least this confidence."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for gold, _ in texts(shared, name):
            kept = [each for each in found[gold] if each["confidence"] >= least]
            predicted = Path(folder) / f"{gold.stem}.jsonl"
            predicted.write_text("".join(json.dumps(each) + "\n" for each in kept), "utf-8")
            files.append((str(gold), str(predicted)))
        figures = score.score(files)
    measures = ("detection_p", "detection_r", "detection_f1", "who_what_f1")
    return [figures[measure] for measure in measures]


if __name__ == "__main__":
    main()
