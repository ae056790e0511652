"""Write what the rules alone find in the samples to samples/golden, to be reviewed as a diff.

    python -m samples.refresh [NAME ...]

Without names all samples are done. The floors in floors.json are never touched: raise them by
hand, to the figures that this prints rounded down.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import as_dict

SAMPLES = Path(__file__).resolve().parent
RULES: dict[str, Any] = {"fast": True, "min_confidence": 0.5}
"""The settings of the golden files: `--fast --min-confidence 0.5`."""
FIELDS = (
    "line",
    "section",
    "actor",
    "counterparty",
    "type",
    "action",
    "deadline",
    "deadline_date",
    "sentence",
)
_ARTICLE = re.compile(
    r"^(?:de|het|een|den|der|dhr\.?|mw\.?|mevr\.?|mevrouw|meneer|de heer)\s+", re.I
)

Record = dict[str, Any]


def samples() -> list[Path]:
    """The minutes, in the order of their names."""
    files = (*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.md"))
    return sorted(path for path in files if path.name != "README.md")


def gold_of(sample: Path) -> list[Record]:
    """The items that a reader marked by hand."""
    return read(SAMPLES / "gold" / f"{sample.stem}.jsonl")


def golden_path(sample: Path) -> Path:
    """Where the tool's own reviewed output is kept."""
    return SAMPLES / "golden" / f"{sample.stem}.jsonl"


def read(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def load() -> Extractor:
    return Extractor(os.environ.get("LOVP_ACTIONS_MODEL"))


def extracted(extractor: Extractor, sample: Path, **settings: Any) -> list[Record]:
    """What the tool finds by its `settings`, less what changes with its tuning (id, rule,
    confidence)."""
    source = f"samples/{sample.name}"
    items = extractor.extract(sample.read_text("utf-8"), source=source, **settings)
    return [{field: as_dict(item)[field] for field in FIELDS} for item in items]


def as_lines(records: Iterable[Record]) -> list[str]:
    return [json.dumps(record, ensure_ascii=False) for record in records]


class Tally(NamedTuple):
    """Required items in gold, those of them found, found with the right actor; false alarms."""

    required: int = 0
    found: int = 0
    right: int = 0
    false: int = 0

    def plus(self, other: Tally) -> Tally:
        return Tally(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    def scores(self) -> dict[str, float]:
        """F1 of finding an item, and of finding it with the right actor. 1 where there is
        nothing to find and nothing was found."""
        total = self.required + self.found + self.false
        return {
            "detection": 2 * self.found / total if total else 1.0,
            "who_what": 2 * self.right / total if total else 1.0,
        }


def tally(gold: list[Record], found: list[Record]) -> Tally:
    """Pair gold and found one to one, best first. Optional gold is neither gained nor lost."""
    pairs = sorted(
        (
            (_same_actor(g, f), _overlap(g["action"], f["action"]), not g["optional"], -i, -j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if _same_place(g["quote"], f["sentence"])
        ),
        reverse=True,
    )
    paired: dict[int, int] = {}
    right = 0
    for same_actor, _, is_required, i, j in pairs:
        if -i not in paired and -j not in paired.values():
            paired[-i] = -j
            right += same_actor and is_required
    required = [i for i, each in enumerate(gold) if not each["optional"]]
    hits = sum(i in paired for i in required)
    return Tally(len(required), hits, right, len(found) - len(paired))


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", (text or "").lower())


def _same_place(quote: str, sentence: str) -> bool:
    one, other = " ".join(_words(quote)), " ".join(_words(sentence))
    return one in other or other in one or _overlap(quote, sentence) >= 0.8


def _overlap(one: str | None, other: str | None) -> float:
    """The share of words that both have."""
    left, right = _words(one), _words(other)
    common = sum(min(left.count(word), right.count(word)) for word in set(left))
    return 2 * common / (len(left) + len(right)) if common else 0.0


def _same_actor(gold: Record, found: Record) -> bool:
    accepted = [_actor(name) for name in (gold["actor"], *gold["also"])]
    return _actor(found["actor"]) in accepted


def _actor(name: str | None) -> list[str]:
    name = (name or "").strip()
    while (shorter := _ARTICLE.sub("", name)) != name:
        name = shorter
    return _words(name)


def main(names: list[str]) -> None:
    chosen = [sample for sample in samples() if not names or sample.name in names]
    if len(chosen) < len(names):
        sys.exit(f"Samples are: {', '.join(sample.name for sample in samples())}")
    extractor = load()
    for sample in chosen:
        records = extracted(extractor, sample, **RULES)
        target = golden_path(sample)
        target.parent.mkdir(exist_ok=True)
        target.write_text("".join(f"{line}\n" for line in as_lines(records)), encoding="utf-8")
        figures = tally(gold_of(sample), records).scores()
        print(sample.name, *(f"{name} {figure:.3f}" for name, figure in figures.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
