"""What the rules find in the samples, against their reviewed output, and what they and the whole
tool find, against hand-made gold.

Golden files are written by `python -m samples.refresh` only, never by a test.
"""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any

import pytest

from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import TYPES, fold
from samples import refresh

SAMPLES = Path(__file__).parents[2] / "samples"
GOLD_KEYS = [
    "quote",
    "actor",
    "also",
    "type",
    "action",
    "deadline",
    "deadline_date",
    "optional",
]
MOST_FALSE_ALARMS = {"rules": 1, "joined": 1.5}


EVERY: list[Path] = refresh.samples()
WAYS: dict[str, dict[str, Any]] = {"rules": refresh.RULES, "joined": {}}
"""The settings of reading by the rules alone, and of what the tool does unasked."""
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads(
    (SAMPLES / "floors.json").read_text("utf-8")
)

each_sample = pytest.mark.parametrize("sample", EVERY, ids=[path.name for path in EVERY])


@each_sample
def test_gold_quotes_the_sample(sample: Path) -> None:
    text = fold(sample.read_text("utf-8"))
    for item in refresh.gold_of(sample):
        assert list(item) == GOLD_KEYS
        assert item["quote"] == fold(item["quote"])
        assert item["quote"] in text
        assert item["action"]
        assert item["action"] in item["quote"]
        assert item["deadline"] in item["quote"]
        assert item["type"] in TYPES
        assert isinstance(item["optional"], bool)
        assert not item["deadline_date"] or item["deadline"]


@each_sample
def test_the_output_is_the_reviewed_one(sample: Path, extractor: Extractor) -> None:
    golden = refresh.golden_path(sample)
    if not golden.exists():
        pytest.skip(f"no {golden.name} in samples/golden yet: run python -m samples.refresh")
    expected = golden.read_text("utf-8").splitlines()
    actual = refresh.as_lines(refresh.extracted(extractor, sample, **refresh.RULES))
    if actual != expected:
        diff = difflib.unified_diff(expected, actual, "reviewed", "now", lineterm="", n=0)
        pytest.fail(
            f"{sample.name}: other items than reviewed. If they are better, run "
            f"python -m samples.refresh {sample.name} and commit the diff.\n" + "\n".join(diff),
            pytrace=False,
        )


@pytest.mark.parametrize("way", WAYS)
def test_accuracy_stays_above_the_floors(way: str, extractor: Extractor) -> None:
    total = refresh.Tally()
    scores = {}
    for sample in EVERY:
        records = refresh.extracted(extractor, sample, **WAYS[way])
        one = refresh.tally(refresh.gold_of(sample), records)
        scores[sample.name] = one.scores()
        total = total.plus(one)
    scores["all"] = total.scores()
    assert {name: list(each) for name, each in FLOORS[way].items()} == {
        name: list(each) for name, each in scores.items() if name in FLOORS[way]
    }
    below = [
        f"{name}: {figure} {scores[name][figure]:.3f}, floor {floor}"
        for name, floors in FLOORS[way].items()
        for figure, floor in floors.items()
        if scores[name][figure] < floor
    ]
    assert not below, "\n".join(below)


def test_every_sample_has_floors_for_the_rules() -> None:
    assert FLOORS.keys() == WAYS.keys()
    assert FLOORS["rules"].keys() == {*(sample.name for sample in EVERY), "all"}


@pytest.mark.parametrize("way", WAYS)
def test_few_false_alarms_where_there_is_nothing_to_find(way: str, extractor: Extractor) -> None:
    without = [sample for sample in EVERY if not refresh.gold_of(sample)]
    assert {"geen-acties.txt", "nieuws.txt", "wet.txt"} <= {sample.name for sample in without}
    words = sum(len(sample.read_text("utf-8").split()) for sample in without)
    alarms = [
        f"{sample.name}:{item.line} [{item.rule} {item.confidence:.2f}] {item.sentence}"
        for sample in without
        for item in extractor.extract(sample.read_text("utf-8"), **WAYS[way])
    ]
    rate = 1000 * len(alarms) / words
    if rate > MOST_FALSE_ALARMS[way]:
        pytest.fail(
            f"{len(alarms)} false alarms in {words} words, {rate:.1f} per 1,000;"
            f" at most {MOST_FALSE_ALARMS[way]} allowed:\n" + "\n".join(alarms),
            pytrace=False,
        )


def gold(quote: str, actor: str, *also: str, optional: bool = False) -> dict[str, object]:
    return {
        "quote": quote,
        "actor": actor,
        "also": list(also),
        "action": quote,
        "optional": optional,
    }


def found(sentence: str, actor: str | None) -> dict[str, object]:
    return {"sentence": sentence, "actor": actor, "action": sentence}


@pytest.mark.parametrize(
    ("marked", "listed", "tally"),
    [
        ([], [], (0, 0, 0, 0)),
        ([], [found("De zaal is vrij.", None)], (0, 0, 0, 1)),
        ([gold("Noor belt.", "Noor")], [], (1, 0, 0, 0)),
        ([gold("Noor belt.", "Noor")], [found("- Noor belt.", "Noor")], (1, 1, 1, 0)),
        ([gold("Hij belt.", "de griffier")], [found("Hij belt.", "Griffier")], (1, 1, 1, 0)),
        ([gold("Hij belt.", "Abel", "griffier")], [found("Hij belt.", "griffier")], (1, 1, 1, 0)),
        ([gold("Hij belt.", "Abel")], [found("Hij belt.", "Hij")], (1, 1, 0, 0)),
        ([gold("Er komt post.", "")], [found("Er komt post.", None)], (1, 1, 1, 0)),
        ([gold("Noor belt.", "Noor")], [found("Noor belt.", "Noor")] * 2, (1, 1, 1, 1)),
        ([gold("Noor belt.", "Noor", optional=True)], [], (0, 0, 0, 0)),
        (
            [gold("Noor belt.", "Noor", optional=True)],
            [found("Noor belt.", "Noor")],
            (0, 0, 0, 0),
        ),
        (
            [gold("Noor belt en Sem mailt.", "Noor"), gold("Noor belt en Sem mailt.", "Sem")],
            [found("Noor belt en Sem mailt.", "Sem")],
            (2, 1, 1, 0),
        ),
    ],
)
def test_the_scorer(
    marked: list[dict[str, object]],
    listed: list[dict[str, object]],
    tally: tuple[int, int, int, int],
) -> None:
    assert refresh.tally(marked, listed) == tally


def test_figures_of_a_tally() -> None:
    assert refresh.Tally(4, 3, 2, 1).scores() == {"detection": 0.75, "who_what": 0.5}
    assert refresh.Tally().scores() == {"detection": 1.0, "who_what": 1.0}
    assert refresh.Tally(false=1).scores() == {"detection": 0.0, "who_what": 0.0}
