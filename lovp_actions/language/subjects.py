"""The subject of a clause: by the parse, by the place of pronouns, by agreement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lovp_actions import lexicon
from lovp_actions.language.finite_verbs import SUBJECTS, has
from lovp_actions.language.verbs import grammar
from lovp_actions.language.words import CAPITALS

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Token


def of_chain(chain: list[Token], finite: Token) -> Token | None:
    """Head of the subject of the verbs `chain` with their finite verb, None where it has none.

    A coordinated verb without one has that of the verb before it.
    """
    after = finite.doc[finite.i + 1] if finite.i + 1 < finite.sent.end else None
    found = [c for link in [*chain, finite] for c in link.children if c.dep_ in SUBJECTS]
    if beside().match(finite.sent.text):  # "O.l.v. Jan maakt de commissie een plan"
        found = [each for each in found if each.i > finite.i]
    own = next(iter(found), None)
    if after is not None and after.lower_ in grammar()["subjects"]:
        object_form = after.lower_ in ("ze", "zij") and own is not None and own.i < finite.i
        if after.lower_ == "ze" and own is None and (name := _name_before(finite)):
            return name  # "Anna en Jan gaan ze benaderen"
        if not object_form:
            return after  # "De ALV willen we houden": a pronoun in this place is the subject
    if own is not None and own.i < finite.i and _disagrees(own, finite):
        own = _noun_behind(finite) or own
    if own is not None and not _is_object(own, chain[0], finite):
        return own
    return _shared(chain[0], finite)


@lexicon.derived
def beside() -> re.Pattern[str]:
    """What opens a sentence before one who is named there and is not its subject."""
    short = map(re.escape, lexicon.load("abbreviations")["prepositions"])
    words = "|".join([*map(re.escape, grammar()["beside"]), *(rf"{each}\.?" for each in short)])
    return re.compile(rf"\A(?i:{words})(?=\s(?:(?:de|het|onze|ons)\s|[{CAPITALS}]))")


def _name_before(finite: Token) -> Token | None:
    """The head of the name or names right before the verb, None where there is none."""
    token = finite.nbor(-1) if finite.i > finite.sent.start else None
    if token is None or token.pos_ != "PROPN":
        return None
    while token.dep_ in ("flat", "conj") and token.head.pos_ == "PROPN":
        token = token.head
    return token


def _is_object(own: Token, predicate: Token, finite: Token) -> bool:
    """ "… en neemt deze op", "… en nodigt Anna uit": right behind "en" a verb has its subject
    from before, and what follows it is its object."""
    coordinated = predicate.dep_ == "conj" and finite.i > finite.sent.start
    return coordinated and own.i > finite.i and finite.nbor(-1).lower_ in ("en", "maar", ",")


def _shared(predicate: Token, finite: Token) -> Token | None:
    """The subject of the verb that this one is coordinated with, or, where the numbers differ,
    of the clause above: "De minister zegt dat de regels … en zal …"."""
    if predicate.dep_ != "conj":
        return None
    for _ in range(4):
        if predicate.dep_ not in ("conj", "ccomp", "xcomp", "advcl"):
            return None
        predicate = predicate.head
        if predicate.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None
        for child in predicate.children:
            if child.dep_ in SUBJECTS and not _disagrees(child, finite):
                return child
    return None


def _disagrees(subject: Token, finite: Token) -> bool:
    """A plural noun before a verb in the singular: not its subject."""
    plural = subject.pos_ == "NOUN" and has(subject, "Number", "Plur")
    singular = finite.lower_ in ("zal", "wil", "is", "kan", "mag") or finite.lower_.endswith("t")
    return plural and singular and not any(child.dep_ == "conj" for child in subject.children)


def _noun_behind(finite: Token) -> Token | None:
    """The noun or name right behind the verb, the place of an inverted subject."""
    for token in finite.doc[finite.i + 1 : min(finite.i + 4, finite.sent.end)]:
        if (token.text[0].isupper() and token.is_alpha) or token.pos_ in ("NOUN", "PROPN"):
            return token
        if token.pos_ not in ("DET", "ADJ"):
            return None
    return None
