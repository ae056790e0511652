"""What the words of a sentence alone tell: which verbs and which people can be in it.

Only the prefilter uses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from lovp_actions import lexicon
from lovp_actions.language import tense, verbs, word_order
from lovp_actions.language.clause_tests import words as signal
from lovp_actions.language.words import WORD, Words
from lovp_actions.people.actors import SOMEBODY, role_kind
from lovp_actions.rules import cues
from lovp_actions.rules.cues import Cue


def _may_go_somewhere(words: Words) -> bool:
    """Whether "gaat" may promise something without another verb: "gaat dit na"."""
    if not words.all.isdisjoint(signal("goals")):
        return True
    return any(of_doing(words, words.all & verbs.forms_of("gaan")))


_COMPLEMENTS = {"that": frozenset({"dat"}), "complement": frozenset({"te", "dat"})}


def has_what_it_needs(cue: Cue, words: Words) -> bool:
    if cue.needs and words.all.isdisjoint(_COMPLEMENTS[cue.needs]):
        return False
    if cue.words and not any(each in words.padded for each in cue.words):
        return False
    if cue.frame in ("future", "must", "wish") and not tense.may_carry(cue.frame, words):
        return cue.frame == "future" and _may_go_somewhere(words)
    if cue.frame == "expect":
        thing = bool(cue.words) or not words.all.isdisjoint(("er", "agenda"))
        return thing or len(words.text.split()) <= 4
    return True


def has_infinitive(words: Words) -> bool:
    """Whether a verb of doing may stand in the infinitive, governed by nothing before it."""
    known, governing = _infinitives(), verbs.grammar()["before_infinitive"]
    if words.all.isdisjoint(known):
        return False
    return any(
        word in known and not (before in governing and f" {before} {word}" in words.padded)
        for before, word in pairwise(("", *words.order))
    )


@lexicon.derived
def _infinitives() -> frozenset[str]:
    return frozenset(verbs.infinitives())


def presents(words: Words) -> Iterator[str]:
    """The words that can be a verb of doing in the present tense of a main clause."""
    doing, let = tense.doing(), has_let(words)
    if words.all.isdisjoint(doing.joined if let else _NONE) and words.all.isdisjoint(doing.any):
        return
    for word in words.order:
        if tense.is_present_form(word, words):
            places = words.places(word)
            if let or any(word_order.may_be_finite(*at) for at in places):
                yield word
        elif let and word in doing.joined:
            yield word


_NONE: frozenset[str] = frozenset()


def has_let(words: Words) -> bool:
    """Whether it has "laat", which carries another verb."""
    return not words.all.isdisjoint(tense.present_of("laten"))


@lexicon.derived
def small() -> frozenset[str]:
    """Words that are no names though they open a sentence with a capital."""
    return verbs.small_words().union(lexicon.load("roles")["titles"]["articles"])


def ahead() -> frozenset[str]:
    """Auxiliaries that make of any verb in the passive what will or must be done."""
    return verbs.forms_of("zullen", "gaan", "moeten", "dienen")


@lexicon.derived
@lru_cache(maxsize=8192)
def role(word: str) -> str:
    return "person" if word in SOMEBODY else role_kind(word) or ""


@lexicon.derived
@lru_cache(maxsize=512)
def leads_in(line: str) -> bool:
    """Whether a line may ask for what is listed below it."""
    return line.rstrip().endswith(":") and any(
        cue.frame == "request"
        for word in WORD.findall(line.lower())
        for cue, _, _ in cues.readings(word)
    )


def of_doing(words: Words, among: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The verbs of doing among these words, each with a particle of its own that may go with it,
    or ""."""
    particles = verbs.classes()["action"]
    for word in among:
        for particle in particles.get(word, ()):
            if not particle or particle in words.all:
                yield word, particle


def participles(words: Words) -> Iterator[str]:
    """The participles, one with a particle apart before it as one word too: "klaar gezet"."""
    for before, word in pairwise(("", *words.order)):
        if verbs.is_participle(word):
            yield word
        if before and verbs.is_participle(before + word):
            yield before + word
