"""Whether two entries are the same promise: words of content, numbers, and who acts.

Within the papers of one meeting the measure is that of `repeats`; over meetings it is stricter,
for two entries taken for one cost a promise, and one taken for two costs a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from .. import deadlines, lexicon, verbs
from ..items import Item, fold
from ..repeats import SHARED_PART, SHARED_WORDS
from .table import Row

_CERTAIN = 3
"""Words that must be shared where one side names nobody, or only the sentence agrees."""
_QUOTED = 0.8
"""Part of an action's words that the sentence of a row must hold, where a person reworded its
action, so that it is no part of the sentence any more."""
_LETTERS = 5
"""By so many first letters words are compared, as in `repeats`."""
_CACHED = 1 << 16
"""Texts whose words are kept at hand: those of the largest list."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What is compared of an item, a row or a report."""

    actor: str
    action: str
    sentence: str = ""
    actor_full: str = ""
    meeting_date: str = ""
    """ISO date, or ""."""


def of_item(item: Item) -> Promise:
    """What is compared of an item."""
    return Promise(item.actor, item.action, item.sentence, item.actor_full, item.meeting_date)


def of_row(row: Row) -> Promise:
    """What is compared of a row of a list."""
    met = row.date("meeting_date")
    return Promise(
        row.get("actor"),
        row.get("action"),
        row.get("sentence"),
        _full(row),
        met.isoformat() if met else "",
    )


def _full(row: Row) -> str:
    """The full name in an exported list, unless a person changed the actor since."""
    full = row.kept.own(row).get("actor_full", "")
    return full if words_of(row.get("actor")) <= words_of(full) else ""


def best(new: Promise, known: Iterable[Promise]) -> int | None:
    """The index of the promise in `known` that is the same as `new` and most like it, None where
    there is none. Two promises of one sentence are never the same."""
    found, most = None, 0.0
    for index, old in enumerate(known):
        together = _alike(new.sentence, old.sentence) and not _apart(new, old)
        if together and not _alike(new.action, old.action):
            continue
        if (score := likeness(new, old)) > most:
            found, most = index, score
    return found


def likeness(new: Promise, old: Promise) -> float:
    """How alike two promises are, from 0 (not the same) to 1; `old` may have been edited, and its
    sentence then still tells who was to do what."""
    named = same_actor(new, old)
    if named is False or not new.action or not old.action:
        return 0.0
    numbers, known = _numbers(new.action), _numbers(old.action)
    if numbers and known and numbers.isdisjoint(known):
        return 0.0
    mine, others = content(new.action), content(old.action)
    apart = _apart(new, old)
    if apart and (points(new.action) or points(old.action)):
        return 0.0
    if _alike(new.action, old.action) and (len(mine) >= SHARED_WORDS or not apart):
        return 1.0
    shared = len(mine & others)
    measure = max if apart else min
    enough = max(SHARED_WORDS if named else _CERTAIN, SHARED_PART * measure(len(mine), len(others)))
    if shared >= enough:
        return shared / len(mine | others)
    reworded = fold(old.action).casefold() not in fold(old.sentence).casefold()
    quoted = len(mine & content(old.sentence)) if reworded else 0
    if named and quoted >= max(_CERTAIN, _QUOTED * len(mine)):
        return 0.5 * quoted / len(mine)
    return 0.0


def _alike(one: str, other: str) -> bool:
    return bool(one) and fold(one).casefold() == fold(other).casefold()


def _apart(one: Promise, other: Promise) -> bool:
    """Whether the promises were made in meetings on different days."""
    return "" != one.meeting_date != other.meeting_date != ""


def same_actor(new: Promise, old: Promise) -> bool | None:
    """Whether the actors are one and the same, or one is among the other; None where one is not
    named. The actor of a row that a person changed may still stand in its sentence."""
    if not new.actor or not old.actor:
        return None
    names = [words_of(new.actor), words_of(new.actor_full)]
    others = words_of(old.actor)
    for mine in filter(None, names):
        if mine <= others or others <= mine or mine <= words_of(old.sentence):
            return True
    return any(
        _initials(name, old.actor) or _initials(old.actor, name)
        for name in (new.actor, new.actor_full)
    )


@lexicon.derived
@lru_cache(maxsize=_CACHED)
def words_of(text: str) -> frozenset[str]:
    """The words of a name or a sentence, without regard to case."""
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))


def _initials(short: str, name: str) -> bool:
    """Whether `short` are the initials of `name`: "JB" of "Jan Bakker"."""
    initials = "".join(word[0] for word in name.split() if word[:1].isupper())
    return bool(re.fullmatch(r"[A-Z]{2,4}", short)) and short == initials


@lexicon.derived
@lru_cache(maxsize=_CACHED)
def _numbers(action: str) -> frozenset[str]:
    """The numbers that tell two actions apart: not those of a deadline."""
    for due in reversed(deadlines.find_deadlines(action, None)):
        action = action[: due.start] + action[due.end :]
    return frozenset(re.findall(r"\d+", action))


@lexicon.derived
@lru_cache(maxsize=_CACHED)
def content(text: str) -> frozenset[str]:
    """The words of content, by their first letters, verbs by their infinitive: "heeft … gestuurd"
    and "stuurt" are both "sture"."""
    small = _small()
    words = re.findall(r"[^\W\d_]{3,}", text.lower())
    return frozenset(
        _infinitives().get(word, word)[:_LETTERS] for word in words if word not in small
    )


def verbs_of(text: str) -> frozenset[str]:
    """The verbs of doing in the text, by their infinitives without a separate particle."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return frozenset(_infinitives()[word] for word in words if word in _infinitives())


@lexicon.derived
@lru_cache(maxsize=_CACHED)
def points(action: str) -> bool:
    """Whether the action points at what was said before it ("de raad daarover informeren"): in
    another meeting the same words are another promise."""
    return bool(words_of(action) & _pointers())


@lexicon.derived
def _pointers() -> frozenset[str]:
    return frozenset(lexicon.load("lists")["pointers"]["words"])


@lexicon.derived
def _small() -> frozenset[str]:
    return frozenset(lexicon.load("grammar")["small"]["words"])


@lexicon.derived
def _infinitives() -> dict[str, str]:
    """Infinitive, without particle, by written form of each verb of doing."""
    table: dict[str, str] = {}
    for verb in lexicon.load("verbs")["action"].split():
        for word, form in verbs.forms(verb).items():
            table.setdefault(word, form.verb)
    return table
