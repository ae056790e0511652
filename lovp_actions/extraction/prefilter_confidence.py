"""What the words of a sentence alone can add to the confidence of items.

Only the prefilter uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from lovp_actions import lexicon
from lovp_actions.extraction import prefilter_words as hints
from lovp_actions.language import tense, verbs
from lovp_actions.language.clause_tests import words as signal
from lovp_actions.language.words import Words
from lovp_actions.rules import confidence
from lovp_actions.rules.cues import Cue
from lovp_actions.rules.phrases import IMPERATIVE, INFINITIVE


@lexicon.derived
@lru_cache(maxsize=4096)
def base(rule: str, sureness: float, place: tuple[str, ...]) -> float:
    """The log-odds of an item of the rule in its place, before all that speaks for it."""
    weights = confidence.weights()
    score = confidence.log_odds(max(sureness, 0.05)) + weights.get("any", 0.0)
    score += sum(weights.get(name, 0.0) for name in place)
    return score + sum(weights.get(f"rule={rule}&{name}", 0.0) for name in place)


@lexicon.derived
@lru_cache(maxsize=512)
def of_deadline(rule: str) -> float:
    """What a deadline adds."""
    weights = confidence.weights()
    return weights.get("deadline", 0.0) + weights.get(f"rule={rule}&deadline", 0.0)


@lexicon.derived
@lru_cache(maxsize=4096)
def of_actors(rule: str, kinds: frozenset[str]) -> float:
    """What the likeliest of these kinds of actors adds, at best."""
    weights = confidence.weights()
    return max(
        weights.get(f"actor={kind}", 0.0) + weights.get(f"rule={rule}&actor={kind}", 0.0)
        for kind in kinds
    )


ACTORS = frozenset(
    {"known", "name", "person", "office", "body", "group", "self", "pronoun", "none"}
)
"""Kinds of actors, as the evidence calls them."""
NAMES = frozenset({"known", "name"})
NOBODY = frozenset({"none"})


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


_Holds = Callable[[Words], object]
"""What is true or false of words."""
_IT_AS_SUBJECT = frozenset({"dit", "deze", "dat", "die"})


@lexicon.derived
def _class(name: str) -> frozenset[str]:
    return frozenset(verbs.classes()[name])


def _may_take_it(words: Words) -> bool:
    """Whether "dit" or the like stands one or two words behind what may be a verb."""
    if words.all.isdisjoint(_IT):
        return False
    if not words.all.isdisjoint(tense.FIRST_PERSON):
        return True
    first, order = tense.doing().first, words.order
    return any(
        each[-1] in "tn" or each in first
        for place, word in enumerate(order)
        if word in _IT
        for each in order[max(place - 2, 0) : place]
    )


_IT = frozenset({"dit", "dat", "deze", "die", "hem", "hier", "hierover"})
TRIGGERS: dict[str, _Holds] = {
    "takes it": _may_take_it,
    "subject=it": lambda words: not words.all.isdisjoint(_IT_AS_SUBJECT),
    "next": lambda words: words.order[:1] and words.order[0] in signal("next"),
    "to come": lambda words: "komen" in words.all and "er" in words.all,
    "going": lambda words: not words.all.isdisjoint(verbs.forms_of("gaan")),
    "still": lambda words: "nog" in words.all,
    "revise": lambda words: not words.all.isdisjoint(_class("revise")),
    "purpose": lambda words: "om" in words.all and "te" in words.all,
    "passive=zullen": lambda words: not words.all.isdisjoint(verbs.forms_of("zullen")),
    "edit": lambda words: not words.all.isdisjoint(_class("edit")),
}
"""Words without which a piece of evidence in favour cannot be there."""


@lexicon.derived
@lru_cache(maxsize=512)
def helpful(rule: str) -> tuple[tuple[_Holds, float], ...]:
    """The evidence in favour of items of the rule that words can show, with its weight."""
    found: list[tuple[_Holds, float]] = []
    for name, weight in confidence.weights().items():
        of, _, what = name.rpartition("&")
        trigger = TRIGGERS.get(what)
        without_verb = rule in (INFINITIVE[0], IMPERATIVE[0])
        if trigger is None or weight <= 0 or without_verb != (what == "edit"):
            continue
        if of in ("", f"rule={rule}"):
            found.append((trigger, weight))
        elif of.startswith("passive"):
            found.append((_in_passive(trigger), weight))
    return tuple(found)


def _in_passive(trigger: _Holds) -> _Holds:
    def holds(words: Words) -> object:
        return tense.may_be_passive(words) and trigger(words)

    return holds
