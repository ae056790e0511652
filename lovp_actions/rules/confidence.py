"""How sure the rules are of an item; with the reader, `extraction.joining.scorer` says how sure."""

from __future__ import annotations

import math
from collections.abc import Iterable

from lovp_actions import lexicon


@lexicon.derived
def weights() -> dict[str, float]:
    """Log-odds by evidence, from `lexicon/weights.toml`."""
    return {
        name: value for group in lexicon.load("weights").values() for name, value in group.items()
    }


def log_odds(share: float) -> float:
    """The log-odds of a confidence, which is taken as 0.02 at least and 0.98 at most."""
    share = min(max(share, 0.02), 0.98)
    return math.log(share / (1 - share))


def weight(evidence: Iterable[str]) -> float:
    """What the evidence adds, in log-odds."""
    return sum(weights().get(name, 0.0) for name in ("any", *evidence))


def of(rule: float, evidence: frozenset[str]) -> float:
    """The confidence, from 0.01 to 0.99, of a commitment whose rule has the confidence `rule`."""
    score = log_odds(rule) + weight(evidence)
    return min(max(1 / (1 + math.exp(-score)), 0.01), 0.99)
