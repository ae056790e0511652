"""What the words of a sentence alone can add to the confidence of items.

Only the prefilter uses it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lovp_actions import lexicon
from lovp_actions.extraction import prefilter_words as hints
from lovp_actions.language import verbs
from lovp_actions.language.words import Words
from lovp_actions.rules import confidence
from lovp_actions.rules.cues import Cue


def best_verb(rule: str, words: Words, among: Iterable[str]) -> float | None:
    """What the likeliest verb among these words adds at best; None where none is of doing."""
    found = (_of_verb(rule, *each) for each in hints.of_doing(words, among))
    return max(found, default=None)


@lexicon.derived
@lru_cache(maxsize=4096)
def _of_verb(rule: str, word: str, particle: str) -> float:
    classes = ("action", "report", "state")
    kind = "+".join(name for name in classes if verbs.in_class(name, word, particle))
    return confidence.weights().get(f"rule={rule}&verb={kind}", 0.0)


def other_verb(cue: Cue) -> float:
    """What a verb that is none of doing adds at best; "wil" goes with verbs of telling and being
    too."""
    weights = confidence.weights()
    kinds = ("unknown", "report", "state", "report+state") if cue.frame == "wish" else ("unknown",)
    return max(weights.get(f"rule={cue.name}&verb={kind}", 0.0) for kind in kinds)
