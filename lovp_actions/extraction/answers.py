"""Answers that only confirm what was asked before them: "Ja, dat doe ik" is no item of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lovp_actions import lexicon
from lovp_actions.extraction.candidates import Grounded
from lovp_actions.extraction.units import Unit
from lovp_actions.language.words import WORD
from lovp_actions.people.cast import Mention

_BACK = 3
"""Sentences of the turn before an answer in which what it answers may stand."""


def settled(found: Sequence[Grounded], units: Sequence[Unit]) -> list[Grounded]:
    """What was found without the answers that only confirm what somebody else said right before,
    which is then whoever answers is to do."""
    told = list(found)
    if not any(map(_only_confirms, told)):
        return told
    for answer in filter(_only_confirms, found):
        number = _answered(answer, told, units)
        if number is None:
            continue
        who, asked = _speaker(answer), told[number]
        own = asked.found.commitment.actor
        if own is None or not _is_same(own.text, who):
            made = replace(asked.found.commitment, actor=Mention(who))
            asked = replace(asked, found=replace(asked.found, commitment=made))
        told[number] = replace(asked, confidence=max(asked.confidence, answer.confidence))
        told.remove(answer)
    return told


def _only_confirms(each: Grounded) -> bool:
    """Whether somebody says no more than that what was said will be done."""
    unit = each.found.unit
    words = WORD.findall(unit.words.casefold())
    return bool(words and _speaker(each)) and set(words) <= _confirming() and unit.block.row is None


def _speaker(each: Grounded) -> str:
    """Whose the turn is in which something was found, "" where it is in none."""
    unit, actor = each.found.unit, each.found.commitment.actor
    spoken = unit.block.speaker or unit.speaker
    return spoken or (actor.text if actor and unit.words.casefold().endswith("ik") else "")


def _answered(answer: Grounded, told: list[Grounded], units: Sequence[Unit]) -> int | None:
    """The place in what was found of what an answer confirms: what another said right before, to be
    done by whoever answers, by the one who asks, or by nobody named."""
    unit, who = answer.found.unit, _speaker(answer)
    before = [each for each in units[: unit.number] if each.block is not unit.block]
    turn = [each for each in before[-_BACK:] if each.block is before[-1].block]
    for asked in reversed(turn):
        numbers = [n for n, each in enumerate(told) if each.found.unit is asked]
        if not numbers or _is_own(asked, who):
            continue
        surest = max(numbers, key=lambda number: told[number].confidence)
        actor, asker = told[surest].found.commitment.actor, asked.block.speaker
        asker = asker or next((each.speaker for each in turn if each.speaker), "")
        ours = actor is None or actor.kind == "group" or _is_same(actor.text, asker)
        fits = ours or (actor is not None and _is_same(actor.text, who))
        return surest if asker and fits and not _is_same(asker, who) else None
    return None


def _is_own(unit: Unit, who: str) -> bool:
    """Whether whoever speaks tells what he does himself, and asks nothing of `who`: "Ik mail de
    gemeente."."""
    told = set(re.findall(r"[\w'’-]+", unit.words.casefold()))
    asks = unit.words.rstrip().endswith("?") or told & {*_YOU, *who.casefold().split()}
    return "ik" in told and not asks


_YOU = frozenset({"je", "jij", "jou", "jouw", "jullie", "u", "uw"})


def _is_same(one: str, other: str) -> bool:
    """Whether two names are of one person, as far as they tell: one may be part of the other."""
    parts = [set(name.casefold().split()) for name in (one, other)]
    return bool(parts[0] and parts[1]) and (parts[0] <= parts[1] or parts[1] <= parts[0])


@lexicon.derived
def _confirming() -> frozenset[str]:
    return frozenset(lexicon.load("signals")["confirming"]["words"])
