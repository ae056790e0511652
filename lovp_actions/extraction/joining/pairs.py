"""Which findings of the rules and readings of the network are one item."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lovp_actions.extraction.antecedents import Sentence
from lovp_actions.extraction.candidates import Grounded
from lovp_actions.extraction.joining import series
from lovp_actions.extraction.joining.no_items import is_hedged, is_none
from lovp_actions.extraction.units import Unit
from lovp_actions.language import verbs
from lovp_actions.language.words import ARTICLES
from lovp_actions.people import joint
from lovp_actions.reader.decoding import Reading, Span
from lovp_actions.reader.lines import Line, Told, lines
from lovp_actions.rules.commitment import Commitment
from lovp_actions.rules.markers import LOOSE
from lovp_actions.rules.obstacles import is_talk
from lovp_actions.structure import closed_rows as closing

_QUOTES = ('"', "“", "„", "«")
"""What opens speech that is quoted, of which the rules know best whether it promises anything."""
SURE_IN_LAW = 0.5
"""Confidence that the rules must have where a law is quoted, which tells what is done anyway."""

WHOLE = frozenset({"actietabel", "eigenaar"})
"""Rules of rows of tables and lines of lists of actions, each of which is one item."""
MARKER = "actie"
"""The rule of a marker, in brackets where it is no label; a sentence with one is one item."""


class Pair(NamedTuple):
    """What may be an item: a finding of the rules, a reading of the network, or both."""

    unit: Unit
    rule: Grounded | None
    reading: Reading | None
    rest: float
    """The highest probability of the unit's readings, whichever they belong to."""
    shared: int
    """How many pairs the unit has."""


def lines_of(seen: Iterable[tuple[Unit, Sentence | None]]) -> list[Line]:
    """The units of a document as the network reads them."""
    return list(lines(_told(*each) for each in seen))


def _told(unit: Unit, sentence: Sentence | None) -> Told:
    """A unit, in the turn of its speaker."""
    turn = sentence.speaker.text if sentence is not None and sentence.speaker else ""
    return Told(
        joint.plainly(unit.text), unit.section.heading, unit.speaker or turn, unit.block.kind
    )


def pairs(
    units: Sequence[Unit], rules: Iterable[Grounded], readings: Iterable[Reading]
) -> Iterator[Pair]:
    """All that the rules found and the network read in the units of a document, in the order of
    the text."""
    found: dict[int, list[Grounded]] = defaultdict(list)
    read: dict[int, list[Reading]] = defaultdict(list)
    for each in rules:
        found[each.found.unit.number].append(each)
    for reading in readings:
        read[reading.unit].append(reading)
    for number, unit in enumerate(units):
        apart = series.told_apart(_apart(read[number], unit.text), unit.text, LIKELY)
        here = found[number]
        there = [each for each in apart if not _is_talk(each, unit)]
        quoted = unit.text.lstrip().startswith(_QUOTES)
        marks = unit.label and unit.body == unit.start
        if not here and (_is_closed(unit) or quoted or marks):
            continue  # a label alone ("Actie: Jan") belongs to the sentence before it
        if unit.section.kind == "law" and all(each.confidence < SURE_IN_LAW for each in here):
            continue
        joined = list(_of_unit(here, there))
        if any(_is_whole(each.found.commitment, unit) for each in here):
            joined = [pair for pair in joined if pair[0]]
        rest = max((each.probability for each in there), default=0.0)
        for rule, one in sorted(joined, key=_place):
            if rule and one and rule.found.commitment.rule in LOOSE:
                rule = _own_part(rule, one, there)
            if one and one.own_actor and _is_signed(one.own_actor, unit.text):
                one = one.told_as("actiepunt", "toezegging")
            if rule or (one and not is_none(one, unit)):
                yield Pair(unit, rule, one, rest, len(joined))


def _is_signed(actor: Span, text: str) -> bool:
    """Whether an actor stands behind an @ in a line that opens with one: "@Jan boekt de zaal,
    @Els | de bus"."""
    return text[: actor.start].endswith("@") and text.lstrip(" -–*[]→>").startswith("@")


def _own_part(rule: Grounded, one: Reading, readings: Sequence[Reading]) -> Grounded:
    """What the rules take for one action by the name beside it, without another that the network
    is likely right to read apart: "Werk het plan bij | en deel het (Jan)"."""
    told, own = rule.found.commitment, one.action
    spans = (each.action for each in readings if each.probability >= LIKELY)
    within = [span for span in spans if told.start <= span.start < span.end <= told.end]
    apart = [span for span in within if span.end <= own.start or own.end <= span.start]
    if own not in within or not apart:
        return rule
    told = replace(told, start=own.start, end=own.end)
    return replace(rule, found=replace(rule.found, commitment=told))


def _is_talk(reading: Reading, unit: Unit) -> bool:
    start, end = reading.action.start, reading.action.end
    return is_hedged(reading, unit.text) or is_talk(
        unit.text, start, end, listed=unit.in_action_list
    )


def _is_whole(told: Commitment, unit: Unit) -> bool:
    """Whether a finding is all that its unit holds."""
    if unit.block.row and unit.block.row.margin:
        return False  # a sentence as any other
    marked = told.rule == MARKER and told.start == 0 and unit.label is None  # "… (actie Jan) …"
    return told.type == "actiepunt" and (told.rule in WHOLE or marked)


def _is_closed(unit: Unit) -> bool:
    """Whether a row of a table that the rules know, or a line of a list, that holds no open
    action."""
    row = unit.block.row
    if row is None:
        return unit.in_action_list and closing.closes(unit.text, unit.date)
    return bool({"action", "topic"} & set(row.columns)) or any(
        closing.is_closed(cell.text) for cell in row.cells if cell
    )


def _of_unit(
    rules: list[Grounded], readings: list[Reading]
) -> Iterator[tuple[Grounded | None, Reading | None]]:
    """The pairs that share most characters of their actions first, those of likely readings before
    others, then what is left."""
    ranked = sorted(
        (
            (one.probability >= LIKELY, _overlap(rule.found.commitment, one.action), -i, -j)
            for i, rule in enumerate(rules)
            for j, one in enumerate(readings)
        ),
        reverse=True,
    )
    left, alone = dict(enumerate(rules)), dict(enumerate(readings))
    for _, shared, i, j in ranked:
        if shared and -i in left and -j in alone:
            yield left.pop(-i), alone.pop(-j)
    yield from ((rule, None) for rule in left.values())
    paired = [one for one in readings if one not in alone.values()]
    yield from ((None, one) for one in alone.values() if not _said(one, readings, paired))


def _said(one: Reading, readings: list[Reading], paired: list[Reading]) -> bool:
    """Whether a reading of the unit that is likelier, or that a rule found too, has half of its
    action, and the same actor."""
    who, length = one.actor and one.actor.text, one.action.end - one.action.start
    return any(
        (other.probability > one.probability or other in paired)
        and (other.actor and other.actor.text) == who
        and 2 * _overlap(one.action, other.action)
        >= min(length, other.action.end - other.action.start)
        for other in readings
    )


def _apart(readings: list[Reading], text: str) -> list[Reading]:
    """The readings of a unit in the order of their actions, each up to where the next begins: of
    "neemt dit mee en komt erop terug" the first is "neemt dit mee". What only goes on with the
    verb of the one before is no item of its own: "stuurt de offerte en | de planning rond", however
    likely, where the particle of the verb closes it."""
    found: list[Reading] = []
    for after in sorted(readings, key=lambda each: each.action.start):
        if not found or after.action.start <= found[-1].action.start:
            found.append(after)
            continue
        before, (one, other) = found[-1], (found[-1].action, after.action)
        likely = after.probability >= LIKELY
        begins = _begins(after, text)
        words, linked = _LINK.subn("", text[one.start : begins])
        goes_on = linked and words and begins == other.start and _goes_on(before, after)
        if goes_on and (likely or _closes(one, other)):
            whole = one.cut(text, end=max(one.end, other.end))
            due = before.deadline or after.deadline
            found[-1] = before._replace(action=whole, deadline=due)
            continue
        if likely and linked and words and other.start < one.end <= other.end:
            one = one.cut(text, end=one.start + len(words))
            before = before._replace(action=one)
            if len(found) > 1 and before.actor == after.actor and _is_behind(before.actor, one):
                # ", mailt de leden en Piet boekt …"
                before = before._replace(actor=found[-2].actor)
            theirs = before.actor == after.actor and begins < other.start
            found[-1] = _decided(before) if theirs and is_passive(words) else before
        elif (
            before.actor == after.actor
            and begins < other.start
            and _is_behind(before.actor, one)
            and is_passive(one.text)
        ):
            found[-1] = _decided(before)  # "Dit wordt onderzocht; | de raad | komt erop terug"
        found.append(after)
    return found


def _is_behind(actor: Span | None, action: Span) -> bool:
    return actor is not None and actor.unit == action.unit and actor.start >= action.end


def _begins(reading: Reading, text: str) -> int:
    """Where the clause of a reading begins: with its actor, where that stands right before its
    action."""
    start, actor = reading.action.start, reading.own_actor
    if actor is None or actor.end > start:
        return start
    return start if text[actor.end : start].strip() else actor.start


def is_passive(words: str) -> bool:
    """Whether the words are of the passive, and tell no agent."""
    told = set(re.findall(r"\w+", words.casefold()))
    return bool(told & {"wordt", "worden", "werd", "werden"}) and "door" not in told


def _decided(reading: Reading) -> Reading:
    """A reading of which no actor is told: a besluit as likely as it was a toezegging."""
    return reading.told_as("besluit", "toezegging")._replace(actor=None)


def _goes_on(one: Reading, other: Reading) -> bool:
    """Whether an action has no verb but that of the one before it, whose particle may close it."""
    particle = _closes(one.action, other.action)
    another = other.actor is not None and (one.actor is None or one.actor.text != other.actor.text)
    if another and not particle:
        return False
    told = re.findall(r"\w+", other.action.text.casefold())
    if len(told) < 2 or not verbs.is_known(_verb(one.action)):
        return False
    behind = told[2:-1] if particle else told[2:]
    return told[0] in ARTICLES and not any(map(verbs.is_known, behind))


def _closes(one: Span, other: Span) -> bool:
    """Whether the particle of the verb that opens one closes the other: "stuurt …", "… rond"."""
    return other.text.casefold().split()[-1] in verbs.particles_of(_verb(one))


def _verb(action: Span) -> str:
    return re.split(r"\W+", action.text.casefold(), maxsplit=1)[0]


LIKELY = 0.3
"""Probability that a reading has that bears on those before it."""
_LINK = re.compile(r"(?:,|;|\s(?:en|maar|waarna))\s+(?:(?:de|het|een)\s)?\Z", re.IGNORECASE)
"""What links one action to the next."""


def _overlap(one: Span | Commitment, other: Span) -> int:
    """Characters that both have."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _place(pair: tuple[Grounded | None, Reading | None]) -> int:
    rule, one = pair
    return one.action.start if one else rule.found.commitment.start if rule else 0
