"""How sure an item is: the rule's own confidence, weighed with the evidence by learned weights."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from importlib import resources

DEFAULT_CONFIDENCE = 0.5
"""Items below this are left out by default: where F1 is best, see docs/accuracy.md."""


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Weight by evidence, as trained by `training/confidence.py`; empty where nothing was."""
    file = resources.files("lovp_actions.lexicon").joinpath("weights.json")
    if not file.is_file():
        return {}
    table: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))["weights"]
    return table


def of(rule: float, evidence: frozenset[str], table: dict[str, float] | None = None) -> float:
    """The confidence, from 0 to 1, of a commitment whose rule has the confidence `rule`."""
    table = weights() if table is None else table
    rule = min(max(rule, 0.02), 0.98)
    if not table:
        return rule
    score = table["bias"] + table["rule"] * math.log(rule / (1 - rule))
    score += sum(table.get(name, 0.0) for name in evidence)
    return 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))
