"""Whether a word can be the finite verb of its clause where it stands, by Dutch word order alone.

A word is none behind "te", as a noun behind an article, as an infinitive behind an auxiliary, and
where it closes a clause that has an auxiliary before it. Clauses are parted by punctuation and by
words that open one.
"""

from __future__ import annotations

from lovp_actions import lexicon
from lovp_actions.language import verbs

Stretch = list[str]
"""Words in lower case between which no punctuation stands."""


def may_be_finite(place: int, stretch: Stretch) -> bool:
    """Whether the word at this place can be a finite verb."""
    word, before = stretch[place], stretch[place - 1] if place else ""
    if before == "te" or before in _ARTICLES:
        return False
    if before == "het" and word[-1] != "t" and word not in verbs.auxiliary_forms():
        return False
    infinitive = word[-1] == "n" and word != "zullen"
    if infinitive and before in _modals():
        # But "Hoe verder te gaan moeten we bespreken".
        return word in verbs.auxiliary_forms() and "te" in stretch[:place]
    if word[-1] == "t" and not verbs.is_participle(word):
        return True
    if all(map(_may_close, stretch[place + 1 :])):
        return not _has_auxiliary(stretch[:place])
    return True


_ARTICLES = frozenset({"de", "een"})


def _has_auxiliary(before: Stretch) -> bool:
    """Whether the last clause of these words has an auxiliary."""
    for word in reversed(before):
        if _opens_clause(word):
            return False
        if word in _auxiliaries():
            return True
    return False


def _may_close(word: str) -> bool:
    """Whether infinitives and participles can stand before the word at the end of a clause."""
    return (word[-1] == "n" and word in _verbs()) or verbs.is_participle(word)


def _opens_clause(word: str) -> bool:
    return word in _openers() or word.startswith("waar")


@lexicon.derived
def _openers() -> frozenset[str]:
    return frozenset(lexicon.load("signals")["conditions"]["words"]) | {
        "en",
        "maar",
        "want",
        "dan",
        "dat",
        "die",
        "om",
        "dus",
    }


@lexicon.derived
def _verbs() -> frozenset[str]:
    return frozenset((*verbs.auxiliary_forms(), *(w for t in verbs.classes().values() for w in t)))


@lexicon.derived
def _auxiliaries() -> frozenset[str]:
    """Words that are hardly anything but auxiliaries: no name ("Ben", "Wil"), no pronoun."""
    return frozenset(verbs.auxiliary_forms()) - {"ben", "wil", "zijn", "laat", "laten"}


@lexicon.derived
def _modals() -> frozenset[str]:
    """Auxiliaries with an infinitive."""
    return frozenset(
        word
        for word, (verb, _) in verbs.auxiliary_forms().items()
        if verb not in ("hebben", "zijn", "worden")
    )
