"""Abbreviations that the network takes for a time or for part of a name, or behind which it has an
action begin too early: "I.o.m. de gemeente …", "door evt. Karin", "D.m.v. een mail zal Jan …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lovp_actions import lexicon
from lovp_actions.extraction.joining.pairs import Pair
from lovp_actions.language import verbs
from lovp_actions.reader.decoding import Reading

_VERB = re.compile(r"\s(?P<verb>[a-z]{2,20})\s(?:(?:de|het)\s)?\Z")
"""The verb right before its subject."""
_TO_DO = re.compile(r"(?P<told>(?:\s(?!om\b)[\w-]{1,40}){0,3})\ste\s[a-z]{2,30}n\b")
"""Behind "door" and a name: what is done with him, who does nothing himself."""


def without_abbreviations(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs, with what the network reads without such abbreviations."""
    for pair in pairs:
        reading, text = pair.reading, pair.unit.text
        if reading is None:
            yield pair
            continue
        due = reading.deadline
        if due is not None and _prepositions().fullmatch(due.text):
            reading = reading._replace(deadline=None)
        yield pair._replace(reading=_named(_from_verb(reading, text), text))


def _from_verb(reading: Reading, text: str) -> Reading:
    """The reading with its action from the verb on, or from behind an auxiliary and the one who
    acts, where it begins with what an abbreviation that opens the sentence goes with."""
    actor, action = reading.own_actor, reading.action
    if actor is None or not action.start < actor.start < action.end:
        return reading
    verb = _VERB.search(text, action.start, actor.start)
    if verb is None or not _prepositions().fullmatch(text[: action.start].strip()):
        return reading
    start = verb.start("verb")
    if verb["verb"] in verbs.auxiliary_forms():
        start = actor.end + len(text[actor.end :]) - len(text[actor.end :].lstrip())
    elif not verbs.is_known(verb["verb"]):
        return reading
    return reading._replace(action=action.cut(text, start))


def _named(reading: Reading, text: str) -> Reading:
    """The reading with its actor without what only tells that he is one of several or may act; with
    none where "door" tells what is done with him: "door evt. Karin in te schakelen"."""
    if (actor := reading.own_actor) is None:
        return reading
    before = _adverbs().match(actor.text)
    if before is not None:
        actor = actor.cut(text, actor.start + before.end())
        reading = reading._replace(actor=actor if actor.text else None)
    behind = _TO_DO.match(text, actor.end)
    means = _means().search(text[: actor.start])
    if means is None or behind is None or any(map(verbs.is_participle, behind["told"].split())):
        return reading
    passive = re.search(r"\bword(?:t|en)\b", text[: actor.start])
    reading = reading.told_as("besluit", "toezegging") if passive else reading
    return reading._replace(actor=None)


@lexicon.derived
def _prepositions() -> re.Pattern[str]:
    return re.compile(rf"(?:{_listed('prepositions')})\.?", re.IGNORECASE)


@lexicon.derived
def _adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{_listed('adverbs')})(?:\.\s{{0,3}}|\s{{1,3}}|\Z)", re.IGNORECASE)


@lexicon.derived
def _means() -> re.Pattern[str]:
    return re.compile(rf"\bdoor\s(?:(?:{_listed('adverbs')})\.?\s)?\Z", re.IGNORECASE)


def _listed(name: str) -> str:
    return "|".join(map(re.escape, lexicon.load("abbreviations")[name]))
