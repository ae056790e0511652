"""Whether two entries are the same promise: words of content, what tells them apart, who acts.

In one document two entries are the same only word for word (`repeats`). Over documents one may say
more than the other, but neither may say something else: two entries taken for one cost a promise,
and one taken for two costs a row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Final

from lovp_actions import lexicon
from lovp_actions.dates import deadlines, time_patterns
from lovp_actions.extraction.repeats import said_by, word_for_word
from lovp_actions.extraction.same_words import conjugated, infinitives, tokens, without
from lovp_actions.items import Item, fold
from lovp_actions.language.verbs import small_words
from lovp_actions.lists.table import Row
from lovp_actions.structure.attendees import Attendee
from lovp_actions.writers import cells

SHARED_WORDS: Final = 2
"""Words of content that two actions must have in common at least."""
SHARED_PART: Final = 0.6
"""Part of the longer action's words of content that the other must hold."""
_CERTAIN: Final = 3
"""Words that must be shared where one side names nobody, or only the sentence agrees."""
_CACHED: Final = 1 << 16
"""Texts whose words are kept at hand: those of the largest list."""
_ENDING: Final = re.compile(r"(?<=\w{3})(?:en|s|e|n)$")
_DOUBLE: Final = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class Promise:
    """What is compared of an item, a row or a report."""

    actor: str
    action: str
    sentence: str = ""
    actor_full: str = ""
    meeting_date: str = ""
    """ISO date, or ""."""
    deadline: str = ""
    deadline_date: str = ""
    source: str = ""
    """Name of the file, or "" where it is not known."""
    told: str = ""
    """The action of an item with what it points to, as some lists tell it; "" where it does not."""


def of_item(item: Item) -> Promise:
    """What is compared of an item."""
    return Promise(
        item.actor,
        item.action,
        item.sentence,
        item.actor_full,
        item.meeting_date,
        item.deadline,
        item.deadline_date,
        PurePath(item.source).name,
        cells.told(item) if item.context else "",
    )


def of_row(row: Row, source: str = "") -> Promise:
    """What is compared of a row of a list; `source` is the file it came from, where that is known
    without its own column."""
    met, due = row.date("meeting_date"), row.due
    return Promise(
        row.get("actor"),
        row.get("action"),
        row.get("sentence"),
        _full(row),
        met.isoformat() if met else "",
        _when(row.get("action"), row.get("deadline")),
        due.isoformat() if due else "",
        PurePath(row.get("source") or source).name,
    )


def _when(action: str, deadline: str) -> str:
    """The words of the deadline in an action: what the list tells, or the last time in it."""
    if deadline and fold(deadline).casefold() in fold(action).casefold():
        return deadline
    found = deadlines.find_deadlines(action[:1000], None)
    return action[found[-1].start : found[-1].end] if found else ""


def _full(row: Row) -> str:
    """The full name in an exported list, unless a person changed the actor since."""
    full = row.kept.exported(row, "actor_full")
    return full if words_of(row.get("actor")) <= words_of(full) else ""


def likeness(new: Promise, old: Promise) -> float:
    """How alike two promises are, from 0 (not the same) to 1; `old` may have been edited, and its
    sentence then still tells who was to do what."""
    named = same_actor(new, old)
    if named is False or not new.action or not old.action:
        return 0.0
    if new.told and old.action.endswith("]") and old.action.startswith(f"{new.action} ["):
        return float(alike(new.told, old.action) and not apart(new, old))
    if new.source and new.source == old.source and not apart(new, old):
        return float(word_for_word(new, old))
    later = apart(new, old)
    if later and (points(new.action) or points(old.action)):
        return 0.0
    mine, others = content(new.action, new.deadline), content(old.action, old.deadline)
    if not differ(new, old):
        told = said_by(new)
        enough = len(told.words) + bool(told.verb) >= SHARED_WORDS or not later
        said = said_by(old)
        if enough and (told == said or (named and conjugated(told, said))):
            return 1.0
        least = SHARED_WORDS if named else _CERTAIN
        part = SHARED_PART * max(len(mine), len(others))
        if (mine <= others or others <= mine) and len(mine & others) >= max(least, part):
            return len(mine & others) / len(mine | others)
    reworded = fold(old.action).casefold() not in fold(old.sentence).casefold()
    if reworded and named and len(mine) >= _CERTAIN and mine <= content(old.sentence):
        return 0.0 if unlike(marks(new), old.sentence) else 0.5
    return 0.0


def differ(one: Promise, other: Promise) -> bool:
    """Whether a number, a date, a name or a place in one action is not in the other."""
    return (
        unlike(marks(one), other.action)
        or unlike(marks(other), one.action)
        or (
            not _particles(one.action) >= _particles(other.action)
            and not _particles(other.action) >= _particles(one.action)
        )
    )


def unlike(some: frozenset[str], text: str) -> bool:
    """Whether the text lacks one of `some` marks."""
    said = {word.casefold() for word in tokens(text)}
    return any(mark.casefold() not in said for mark in some)


def key(text: str) -> str:
    """The words of a text by which it is the very same as another."""
    return " ".join(tokens(text)).casefold()


def alike(one: str, other: str) -> bool:
    """Whether two texts that are not empty are the very same, but for signs and capitals."""
    return bool(one) and key(one) == key(other)


def apart(one: Promise, other: Promise) -> bool:
    """Whether the promises were made in meetings on different days."""
    return "" != one.meeting_date != other.meeting_date != ""


def same_actor(new: Promise, old: Promise) -> bool | None:
    """Whether the actors are one and the same, or one is among the other; None where one is not
    named. The actor of a row that a person changed may still stand in its sentence."""
    if not new.actor or not old.actor:
        return None
    names = [words_of(new.actor), words_of(new.actor_full)]
    others, sentence = words_of(old.actor), words_of(old.sentence)
    articles = lexicon.load("roles")["titles"]["articles"]
    handed_on = (others - set(articles)).isdisjoint(sentence)
    for mine in filter(None, names):
        if mine <= others or others <= mine or (handed_on and mine <= sentence):
            return True
    return any(
        are_initials(name, old.actor) or are_initials(old.actor, name)
        for name in (new.actor, new.actor_full)
    )


@lru_cache(maxsize=_CACHED)
def words_of(text: str) -> frozenset[str]:
    """The words of a name or a sentence, without regard to case."""
    return frozenset(re.findall(r"[^\W_]+", " ".join(tokens(text)).casefold()))


def are_initials(short: str, name: str) -> bool:
    """Whether `short` are the initials of `name`: "JB" of "Jan Bakker"."""
    return " " in name and len(short) < 6 and Attendee(name).is_short(short)


@lexicon.derived
@lru_cache(maxsize=_CACHED)
def marks(promise: Promise) -> frozenset[str]:
    """What tells an action from others that are like it: numbers, letters ("huurder A"), months
    and days, abbreviations and, but for the first word, what has a capital; not the deadline, nor
    who acts."""
    named = words_of(promise.actor) | words_of(promise.actor_full)
    told = without(tokens(promise.action), tokens(promise.deadline))
    return frozenset(
        word
        for index, word in enumerate(told)
        if (
            any(letter.isdigit() for letter in word)
            or len(word) == 1
            or word.casefold() in time_patterns.words_of("month", "weekday")
            or any(letter.isupper() for letter in word[bool(index == 0) :])
        )
        and not words_of(word) <= named
    )


@lexicon.derived
@lru_cache(maxsize=_CACHED)
def content(text: str, deadline: str = "") -> frozenset[str]:
    """The words of content beside the deadline: nouns by their stem, verbs by their infinitive:
    "heeft … gestuurd" and "stuurt" are both "sturen"."""
    told = (word.casefold() for word in without(tokens(text), tokens(deadline)))
    return frozenset(_stem(word) for word in told if len(word) > 2 and word not in small_words())


def _stem(word: str) -> str:
    """A verb of doing by its infinitive without particle, another word without the ending that a
    plural has: "brieven" as "brief"."""
    if word in infinitives():
        return infinitives()[word][1]
    stem = _DOUBLE.sub(r"\1", _ENDING.sub("", _DOUBLE.sub(r"\1", word)))
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])


def verbs_of(text: str) -> frozenset[str]:
    """The verbs of doing in the text, by their infinitives without a separate particle."""
    words = (word.casefold() for word in tokens(text))
    return frozenset(infinitives()[word][1] for word in words if word in infinitives())


def _particles(action: str) -> frozenset[str]:
    """The verbs with their particles, written in one word or with the particle at the end."""
    told = [word.casefold() for word in tokens(action)]
    verbs = [infinitives()[word] for word in told if word in infinitives()]
    last = told[-1] if told else ""
    whole = {"".join(verb) for verb in verbs if verb[0]}
    parted = {last + verb[1] for verb in verbs if not verb[0] and last + verb[1] in infinitives()}
    return frozenset(whole | parted)


@lexicon.derived
@lru_cache(maxsize=_CACHED)
def points(action: str) -> bool:
    """Whether the action points at what was said before it ("de raad daarover informeren"): in
    another meeting the same words are another promise."""
    return bool(words_of(action) & _pointers())


@lexicon.derived
def _pointers() -> frozenset[str]:
    return frozenset(lexicon.load("lists")["pointers"]["words"])
