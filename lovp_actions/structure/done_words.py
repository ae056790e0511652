"""Sentences that report as done what was to be done, by the words of [done] in `lists.toml`."""

from __future__ import annotations

import re
from itertools import chain

from lovp_actions import lexicon
from lovp_actions.language import verbs

_LIKE_DONE = re.compile(r"(?:\w{2,5})?ge\w{2,20}[dt]")
"""A participle of any verb, by its form."""
_WORD = re.compile(r"[^\W\d_]+")
_DOER = re.compile(
    r"\s{0,9}(?:[A-ZÀ-Þ][\w'’-]{0,30}[\s,&/]{1,3}(?:(?:en|van|de|der|den)\s){0,3}){1,4}(?=h)"
)
"""Names before "heeft"."""
_PARTS = re.compile(r"[,;.:]\s|\s[-–—]\s")


def lists() -> dict[str, frozenset[str]]:
    """The words of [done], by what they tell."""
    return _lists()


@lexicon.derived
def _lists() -> dict[str, frozenset[str]]:
    told = {name: frozenset(words) for name, words in lexicon.load("lists")["done"].items()}
    months = chain.from_iterable(lexicon.load("time")["month"]["words"])
    return told | {"beside": told["beside"] | told["auxiliaries"] | frozenset(months)}


def tells_done(sentence: str) -> bool:
    """Whether a sentence says that something was done: "De brief is verstuurd.", "Jan heeft de
    school gebeld.", "Afgehandeld."; not with a denial, a condition, a question or a plan."""
    words = words_of(sentence)
    if "?" in sentence or lists()["undone"] & set(words):
        return False
    if lists()["states"] & set(words):
        return True
    return bool(lists()["auxiliaries"] & set(words)) and any(
        verbs.is_participle(word) or _LIKE_DONE.fullmatch(word) for word in words
    )


def tells_of(remark: str, action: str, done: re.Pattern[str]) -> bool:
    """Whether all that a remark beside an action says is that it is done: "Mo heeft verf gekocht"
    beside "Verf kopen", "Is verstuurd", "brief verstuurd 3/2", or that what was asked for is
    received. It names nothing that the action does not; `done` are participles that end any
    action."""
    said = words_of(remark)
    if len(said) < 2 or "?" in remark or lists()["undone"] & set(said):
        return False
    named = words_of(action)
    ended = {each for word in named if word[-1] == "n" for each in verbs.participles_of(word)}
    if lists()["asking"] & set(named):
        ended |= lists()["received"]
    parts = [part for part in _PARTS.split(remark) if _WORD.search(part)]
    return bool(parts) and all(_is_told(part, named, ended, done) for part in parts)


def _is_told(clause: str, named: list[str], ended: set[str], done: re.Pattern[str]) -> bool:
    doer = _DOER.match(clause)
    *told, last = words_of(clause[doer.end() if doer else 0 :])
    helped = bool(lists()["auxiliaries"] & {*told, last})
    beside = lists()["beside"]
    while told and last in beside:
        last = told.pop()
    if last in named and not helped:
        return False  # "ontvangen", still to be done
    final = done.fullmatch(last) is not None and last not in lists()["received"]
    return (final or last in ended) and all(
        word in beside or _is_named(word, named) for word in told
    )


def _is_named(word: str, named: list[str]) -> bool:
    """Whether a word stands in an action too, as part of a longer one or in the plural as well."""
    return any(one.startswith(word) or one.endswith(word) or word.startswith(one) for one in named)


def words_of(text: str) -> list[str]:
    """Its words in lower case, without numbers."""
    return _WORD.findall(text.lower())
