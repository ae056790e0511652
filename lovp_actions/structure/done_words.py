"""Sentences that report as done what was to be done, by the words of [done] in `lists.toml`."""

from __future__ import annotations

import re
from itertools import takewhile

from lovp_actions import lexicon
from lovp_actions.dates.time_patterns import words_of
from lovp_actions.language import verbs
from lovp_actions.language.words import ARTICLES, CAPITALS, WORD
from lovp_actions.structure.tables import cells

_LIKE_DONE = re.compile(r"(?:\w{2,5})?ge\w{2,20}[dt]")
"""A participle of any verb, by its form."""
_DOER = re.compile(
    rf"\s{{0,9}}(?:[{CAPITALS}][\w'’-]{{0,30}}[\s,&/]{{1,3}}(?:(?:en|van|de|der|den)\s){{0,3}}){{1,4}}(?=h)"
)
"""Names before "heeft"."""
_PARTS = re.compile(r"[,;.:]\s|\s[-–—]\s")
_PIECE = re.compile(r"[^\W\d_]+|[,&]")
_AND = ("en", "&")
_JOINTS = (*_AND, ",")


@lexicon.derived
def lists() -> dict[str, frozenset[str]]:
    """The words of [done], by what they tell."""
    told = {name: frozenset(words) for name, words in lexicon.load("lists")["done"].items()}
    beside = told["beside"] | told["auxiliaries"]
    return told | {"small": beside, "beside": beside | words_of("month")}


def tells_done(sentence: str) -> bool:
    """Whether a sentence says that something was done: "De brief is verstuurd.", "Jan heeft de
    school gebeld.", "Afgehandeld."; not with a denial, a condition, a question or a plan, nor where
    it is not all done ("gereed voor verzending")."""
    words = _words(sentence)
    if "?" in sentence or lists()["undone"] & set(words):
        return False
    states = lists()["states"]
    if _falls_short(sentence.lower()):  # "is geverfd en klaar voor de winter" is done
        words = [each for each in words if each not in states and not _is_state(each)]
    if states & set(words) or had_done(sentence):
        return True
    return bool(lists()["auxiliaries"] & set(words)) and any(
        verbs.is_participle(word) or _LIKE_DONE.fullmatch(word) for word in words
    )


def had_done(sentence: str) -> str:
    """The infinitive of what somebody had others do: "heeft het dak laten | dekken"; or ""."""
    match = _HAD_DONE.search(sentence.lower())
    return match["verb"] if match and lists()["active"] & set(_words(sentence)) else ""


_HAD_DONE = re.compile(r"\blaten\s(?P<verb>[a-zà-ÿ]{2,30}en)\b")


def _is_state(word: str) -> bool:
    return cells.closing().fullmatch(word) is not None


def leaves(remark: str) -> bool:
    """Whether a remark behind a state tells what is left to do, or who does it: "de drank
    bestellen", "lakken (Petra)", "op de poort na"."""
    words = set(re.findall(r"\w+", remark.lower())) - {"doen"}  # "zal de gemeente doen"
    return bool(words & verbs.infinitives().keys() or _LEFT.search(remark))


_LEFT = re.compile(rf"\([{CAPITALS}]|\bna\W{{0,9}}$")


def _falls_short(sentence: str) -> bool:
    return any(cells.falls_short(sentence[word.start() :]) for word in WORD.finditer(sentence))


def is_received(state: str, action: str) -> bool:
    """Whether a state behind an action may close it: "ontvangen" does so behind what is asked for,
    or sent, and not behind what is done with the thing ("offerte beoordelen (ontvangen 6 maart)").
    """
    if lists()["received"].isdisjoint(_words(state)):
        return True
    return any(word in lists()["asking"] or word.endswith(_sending()) for word in _words(action))


@lexicon.derived
def _sending() -> tuple[str, ...]:
    return tuple({form for verb in lists()["sending"] for form in verbs.forms(verb)})


def tells_of_part(line: str) -> bool:
    """Whether a line ends with a state of something that the action before it does not name: "brief
    sturen (concept gereed)", but "hek verven, hek gereed"."""
    found = _PART.search(line)
    if found is None:
        return False
    named = _words(line[: found.start()])
    told = set(_words(found["part"])) - lists()["beside"] - lists()["entirely"]
    return not all(_is_named(word, named) for word in told)


_PART = re.compile(
    r"(?:[(,;–—]|\s-)\s?(?P<part>(?:[a-zà-ÿ]{2,30}\s){1,3})[a-zà-ÿ]{2,20}[\s.!)*_]{0,9}$"
)


def tells_of(remark: str, action: str, done: re.Pattern[str]) -> bool:
    """Whether all that a remark beside an action says is that it is done: "Mo heeft verf gekocht"
    beside "Verf kopen", "Is verstuurd", "brief verstuurd 3/2", or that what was asked for is
    received. It names all that the action joins, and nothing that the action does not; `done` are
    participles that end any action."""
    said = _words(remark)
    if len(said) < 2 or "?" in remark or lists()["undone"] & set(said):
        return False
    named = _words(action)
    ended = {each for word in named for each in _participles_of(word)}
    if lists()["asking"] & set(named):
        ended |= lists()["received"]
    parts = [part for part in _PARTS.split(remark) if WORD.search(part)]
    told = bool(parts) and all(_is_told(part, named, ended, done) for part in parts)
    return told and _is_whole(said, action, ended)


def _is_whole(said: list[str], action: str, ended: set[str]) -> bool:
    """Whether a remark tells of all that an action joins: of both verbs of "plan maken en
    uitvoeren", of both things of "rapport en brief maken"."""
    pieces = _PIECE.findall(action.lower())
    small = lists()["small"] | lists()["states"] | ended
    telling = [word for word in said if word not in small]
    named = any(_is_named(word, pieces) for word in telling)
    if not named and lists()["states"] & set(said):
        return True
    return all(
        _tells_both(pieces, at, said, telling if named else None)
        for at, piece in enumerate(pieces)
        if 0 < at < len(pieces) - 1 and piece in _JOINTS
    )


def _tells_both(pieces: list[str], at: int, said: list[str], telling: list[str] | None) -> bool:
    """Whether a remark tells of what stands before and behind the joint in an action; one that
    names nothing (`telling` is None) tells of all the things."""
    left, right = pieces[at - 1], pieces[at + 1 :]
    behind = list(takewhile(lambda piece: piece not in _JOINTS, right))
    first = next((word for word in behind if word not in ARTICLES), "")
    if min(len(left), len(first)) < _SHORTEST:
        return True  # "B en W"
    known = verbs.participles()
    series = right[1:2] if len(behind) == 1 else []
    if pieces[at] == "," and not (
        (left in known and behind[-1] in known) or (series and series[0] in _AND)
    ):
        return True  # "brief sturen, zie bijlage"
    if _is_ended(left, said):
        return any(_is_ended(word, said) for word in behind) or _is_in(first, telling or [])
    if telling is None:
        return not _participles_of(left)
    return _is_in(left, telling) and (_is_in(first, telling) or _is_ended(first, said))


_SHORTEST = 2
"""Letters of a word that may be joined to another."""


def _participles_of(word: str) -> set[str]:
    return verbs.participles_of(word) if word[-1] == "n" else set()


def _is_ended(word: str, said: list[str]) -> bool:
    """Whether a word of an action is a verb of which a remark has the participle."""
    return not _participles_of(word).isdisjoint(said)


def _is_in(word: str, telling: list[str]) -> bool:
    return any(_is_named(each, [word]) for each in telling)


def _is_told(clause: str, named: list[str], ended: set[str], done: re.Pattern[str]) -> bool:
    doer = _DOER.match(clause)
    *told, last = _words(clause[doer.end() if doer else 0 :])
    helped = bool(lists()["auxiliaries"] & {*told, last})
    beside = lists()["beside"]
    if last not in ended and not _BY.search(clause):
        beside = beside - lists()["sent"]
    while told and last in beside:
        last = told.pop()
    if last in named and not helped:
        return False  # "ontvangen", still to be done
    final = done.fullmatch(last) is not None and last not in lists()["received"]
    return (final or last in ended) and all(
        word in beside or word in ended or _is_named(word, named) for word in told
    )


_BY = re.compile(r"\b(?:per|via)\b")
"""Before what something went by, and is nothing of its own: "per mail verstuurd"."""


def _is_named(word: str, named: list[str]) -> bool:
    """Whether a word stands in an action too, as part of a longer one or in the plural as well."""
    return any(one.startswith(word) or one.endswith(word) or word.startswith(one) for one in named)


def _words(text: str) -> list[str]:
    """Its words in lower case, without numbers."""
    return WORD.findall(text.lower())


def participles(action: str) -> set[str]:
    """Those of the infinitives in an action, with which a status says that it is done: "verf
    kopen" is "gekocht"."""
    words = re.findall(r"\w+", action.lower())
    return {each for word in words for each in verbs.participles().get(word, ())}
