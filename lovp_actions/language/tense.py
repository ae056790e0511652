"""Whether a verb can be a present tense where it stands, by its form and by Dutch word order.

No parser is asked. The frames ask it of verbs that the parser takes for a present tense, the first
look of sentences that are not parsed: so what it rules out is no item either way.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lovp_actions import lexicon
from lovp_actions.language import verbs, word_order
from lovp_actions.language.verbs import grammar
from lovp_actions.language.words import Words

FIRST_PERSON = frozenset({"ik", "je", "jij", "u"})
"""With these goes a verb without an ending."""
_NEAR_START = 4
"""Among so many words a verb without its ending may stand by a slip: "Arjen voeg dit toe"."""


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
def doing() -> _Doing:
    """The forms of the verbs of doing in the lexicon."""
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


def may_be_finite(word: str, words: Words) -> bool:
    """Whether a word in lower case may be a finite verb by its place in the sentence; one that is
    not of letters alone may."""
    return not word.isalpha() or any(word_order.may_be_finite(*at) for at in words.places(word))


def is_present_form(word: str, words: Words) -> bool:
    """Whether a form of a verb of doing is of the present tense: no past tense, no participle
    ("gescand"); far from the beginning and with neither "ik" nor "je" no verb without an ending,
    which is a noun there ("plan", "vraag")."""
    forms = doing()
    if word not in forms.first:
        return word in forms.present
    return word in words.order[:_NEAR_START] or not words.all.isdisjoint(FIRST_PERSON)


def may_be_present(word: str, words: Words) -> bool:
    """Whether the finite verb of a clause may be a present tense, of doing or not; none ends in
    "e"."""
    if word[-1] == "e":
        return False
    known = word in verbs.classes()["action"]
    if not is_present_form(word, words) if known else verbs.is_participle(word):
        return False
    return may_be_finite(word, words)


_ALONE = frozenset({"zijn", "worden", "zoek"})


def may_carry(frame: str, words: Words) -> bool:
    """Whether an auxiliary of the frame may carry a verb of doing: an infinitive, or a participle
    with "zijn" or "worden"."""
    if not words.all.isdisjoint(_ALONE):
        return True
    none = _carried_in_vain(frame)
    return any(word[-1] == "n" and word not in none for word in words.all)


@lexicon.derived
@lru_cache(maxsize=8)
def _carried_in_vain(frame: str) -> frozenset[str]:
    """Words that end as infinitives do, with which an auxiliary makes no item."""
    if frame == "wish":
        return grammar()["no_infinitives"] | grammar()["idle"]
    state, action = verbs.classes()["state"], verbs.classes()["action"]
    idle = {word for word in state if "" in state[word] and word not in action}
    return frozenset(
        grammar()["no_infinitives"] | idle | verbs.forms_of("gaan", "moeten", "willen")
    )


@lexicon.derived
def present_of(auxiliary: str) -> frozenset[str]:
    """Its forms of the present tense."""
    present, _ = verbs.auxiliaries()[auxiliary]
    return frozenset(present)


def may_be_passive(words: Words) -> bool:
    """Whether there is a present tense of "worden", or its infinitive."""
    return not words.all.isdisjoint(present_of("worden"))
