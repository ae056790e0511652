"""How sure an item is: the rule's own confidence, moved by the evidence for and against it."""

from __future__ import annotations

import math

from lovp_actions import lexicon

DEFAULT_CONFIDENCE = 0.5
"""Items below this are left out by default: where F1 is best, see docs/accuracy.md."""


@lexicon.derived
def weights() -> dict[str, float]:
    """Log-odds by evidence, from `lexicon/weights.toml`."""
    return {
        name: value for group in lexicon.load("weights").values() for name, value in group.items()
    }


def of(rule: float, evidence: frozenset[str]) -> float:
    """The confidence, from 0.01 to 0.99, of a commitment whose rule has the confidence `rule`."""
    rule = min(max(rule, 0.02), 0.98)
    score = math.log(rule / (1 - rule)) + sum(
        weights().get(name, 0.0) for name in ("any", *evidence)
    )
    return min(max(1 / (1 + math.exp(-score)), 0.01), 0.99)
