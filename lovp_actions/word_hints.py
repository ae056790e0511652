"""What the words of a sentence alone tell: which verbs and which people can be in it.

Only the first look uses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from lovp_actions import cues, lexicon, phrases, verbs, word_order
from lovp_actions.actors import role_kind
from lovp_actions.cues import Cue
from lovp_actions.finite import grammar
from lovp_actions.sentence_words import WORD, Words
from lovp_actions.signals import words as signal


def leaves_subject_out(words: Words) -> bool:
    """Whether a verb stands first or second, so that the subject can be one from before."""
    return any(map(_is_verb, words.opening))


@lexicon.derived
@lru_cache(maxsize=8192)
def _is_verb(word: str) -> bool:
    """Whether the lexicon has the word as a verb."""
    return verbs.is_known(word) or word in _helpers() or bool(cues.readings(word))


def may_carry(cue: Cue, words: Words) -> bool:
    """Whether there may be a verb of doing that an auxiliary carries: an infinitive, or a
    participle with "zijn" or "worden"."""
    if not words.all.isdisjoint(_ALONE):
        return True
    none = _carried_in_vain(cue.frame)
    return any(word[-1] == "n" and word not in none for word in words.all)


def _may_go_somewhere(words: Words) -> bool:
    """Whether "gaat" may promise something without another verb: "gaat dit na"."""
    if not words.all.isdisjoint(signal("goals")):
        return True
    return any(of_doing(words, words.all & forms_of("gaan")))


_ALONE = frozenset({"zijn", "worden", "zoek"})


@lexicon.derived
@lru_cache(maxsize=8)
def _carried_in_vain(frame: str) -> frozenset[str]:
    """Words that end as infinitives do, with which an auxiliary makes no item."""
    if frame == "wish":
        return grammar()["no_infinitives"] | grammar()["idle"]
    state, action = verbs.classes()["state"], verbs.classes()["action"]
    idle = {word for word in state if "" in state[word] and word not in action}
    return frozenset(grammar()["no_infinitives"] | idle | forms_of("gaan", "moeten", "willen"))


_COMPLEMENTS = {"that": frozenset({"dat"}), "complement": frozenset({"te", "dat"})}


def has_what_it_needs(cue: Cue, words: Words) -> bool:
    if cue.needs and words.all.isdisjoint(_COMPLEMENTS[cue.needs]):
        return False
    if cue.words and not any(each in words.padded for each in cue.words):
        return False
    if cue.frame in ("future", "must", "wish") and not may_carry(cue, words):
        return cue.frame == "future" and _may_go_somewhere(words)
    if cue.frame == "expect":
        return len(words.text.split()) <= 4 or bool(words.all & {"er", "agenda"})
    return True


@dataclass(frozen=True)
class _Doing:
    """Forms of the verbs of doing: of the present tense in the main clause ("pakt", "pakken"),
    those of it that go with "ik", and those with their particle ("nagaan")."""

    present: frozenset[str]
    first: frozenset[str]
    joined: frozenset[str]
    any: frozenset[str]
    """Of the first two."""


@lexicon.derived
def table() -> _Doing:
    present: set[str] = set()
    first: set[str] = set()
    joined: set[str] = set()
    past: set[str] = set()
    for verb in verbs.listed("action"):
        for word, form in verbs.forms(verb).items():
            if form.form in (verbs.PARTICIPLE, verbs.PAST):
                past.add(word)
            elif form.particle:
                joined.add(word)
            elif word in verbs.stems(form.verb) and word[-1] != "t":
                first.add(word)
            else:
                present.add(word)
    present |= {word for word in past if word[-1] == "d" and word[:-1] + "t" in present}
    return _Doing(*map(frozenset, (present, first - present, joined - present, present | first)))


def has_infinitive(words: Words) -> bool:
    """Whether a verb of doing may stand in the infinitive, governed by nothing before it."""
    known, governing = _infinitives(), phrases.governing()
    if words.all.isdisjoint(known):
        return False
    return any(
        word in known and not (before in governing and f" {before} {word}" in words.padded)
        for before, word in pairwise(("", *words.order))
    )


@lexicon.derived
def _infinitives() -> frozenset[str]:
    return frozenset(verbs.infinitives())


def may_be_imperative(words: Words) -> bool:
    """Whether the sentence may open with a verb of doing in the imperative."""
    opening = words.order[0] if words.order else ""
    if not phrases.is_imperative(opening):
        return False
    return words.all.isdisjoint(grammar()["negations"])


def presents(words: Words) -> Iterator[str]:
    """The words that can be a verb of doing in the present tense of a main clause, and do not
    only tell something there ("geeft een toelichting", "deelt mee")."""
    doing, let = table(), has_let(words)
    if words.all.isdisjoint(doing.joined if let else _NONE) and words.all.isdisjoint(doing.any):
        return
    first = doing.first
    if words.all.isdisjoint(FIRST_PERSON):
        first = first.intersection(words.order[:_NEAR_START])
    for word in words.order:
        if word in doing.present or word in first:
            places = words.places(word)
            if let or any(word_order.may_be_finite(*at) and not _tells(*at) for at in places):
                yield word
        elif let and word in doing.joined:
            yield word


_NONE: frozenset[str] = frozenset()


def has_let(words: Words) -> bool:
    """Whether it has "laat", which carries another verb."""
    return not words.all.isdisjoint(_present_of("laten"))


def _tells(place: int, stretch: list[str]) -> bool:
    """Whether a verb of doing only tells something with what stands behind it."""
    word, behind = stretch[place], stretch[place + 1 : place + 6]
    if not behind:
        return False
    light = lexicon.load("signals")["light"].get(word, ())
    if any(each in light for each in behind):
        return True
    if "dat" in behind[:3] and verbs.in_class("report", word):
        # A verb behind it makes it a conjunction.
        return not _helpers().isdisjoint(stretch[stretch.index("dat", place) + 1 :])
    return (
        behind[0] in grammar()["pure_particles"]
        and verbs.in_class("report", word, behind[0])
        and not verbs.in_class("action", word, behind[0])
    )


def may_be_finite(word: str, words: Words) -> bool:
    """Whether a form of the present may be one by its place."""
    return any(word_order.may_be_finite(*at) for at in words.places(word))


@lexicon.derived
def _present_of(auxiliary: str) -> frozenset[str]:
    present, _ = verbs.auxiliaries()[auxiliary]
    return frozenset(present)


_NEAR_START = 4
"""Among so many words a verb without its ending may stand by a slip: "Arjen voeg dit toe"."""
FIRST_PERSON = frozenset({"ik", "je", "jij", "u"})
"""With these goes a verb without an ending."""


@lexicon.derived
def small() -> frozenset[str]:
    """Words that are no names though they open a sentence with a capital."""
    roles = lexicon.load("roles")["titles"]["articles"]
    return frozenset((*lexicon.load("grammar")["small"]["words"], *roles))


@lexicon.derived
def forms_of(*auxiliaries: str) -> frozenset[str]:
    both = (verbs.auxiliaries()[each] for each in auxiliaries)
    return frozenset(form for present, past in both for form in (*present, *past))


def ahead() -> frozenset[str]:
    """Auxiliaries that make of any verb in the passive what will or must be done."""
    return forms_of("zullen", "gaan", "moeten", "dienen")


@lexicon.derived
def _helpers() -> frozenset[str]:
    return frozenset(verbs.auxiliary_forms())


@lexicon.derived
def pronouns() -> frozenset[str]:
    """Words that stand for somebody from before, or whose turn it is."""
    roles = lexicon.load("roles")["pronouns"]
    return frozenset({*roles["self"], *roles["singular"], *roles["plural"]} - {"deze"})


@lexicon.derived
@lru_cache(maxsize=8192)
def role(word: str) -> str:
    if word in _SOMEBODY:
        return "person"
    return role_kind(word) or ""


_SOMEBODY = frozenset({"één", "iemand", "niemand", "ieder", "elk", "allen", "iedereen"})


@lexicon.derived
@lru_cache(maxsize=512)
def leads_in(line: str) -> bool:
    """Whether a line may ask for what is listed below it."""
    return line.rstrip().endswith(":") and any(
        cue.frame == "request"
        for word in WORD.findall(line.lower())
        for cue, _, _ in cues.readings(word)
    )


def of_doing(
    words: Words, among: Iterable[str], *, finite: bool = False
) -> Iterator[tuple[str, str]]:
    """The verbs of doing among these words, each with a particle of its own that may go with it,
    or ""; a verb that is `finite` has its particle behind it."""
    particles = verbs.classes()["action"]
    for word in among:
        for particle in particles.get(word, ()):
            if not particle or (
                particle in words.all and (not finite or words.has_apart(word, particle))
            ):
                yield word, particle


def follows_names(word: str) -> bool:
    """Whether a word is neither a name nor one that stands within names."""
    return not word[0].isupper() and word not in ("en", "van", "der", "de")


def is_passive(words: Words) -> bool:
    return not words.all.isdisjoint(_present_of("worden"))
