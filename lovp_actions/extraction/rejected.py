"""What a motion or an amendment asks, where the text says behind it that it is not carried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lovp_actions import lexicon
from lovp_actions.extraction.candidates import Grounded
from lovp_actions.extraction.units import Unit
from lovp_actions.language.clause_tests import words

DECIDED = ("verzoek", "besluit")
"""Types of what a motion asks or a meeting decides, which is not done where it is rejected."""
_FAR = 10
"""Sentences behind a motion among which the vote on it is looked for."""
_LONGEST = 300
"""Characters of a sentence that tells of a vote, at most."""
_ANOTHER = re.compile(r"\b(?:een|andere|tweede|volgende)\s(?:[\w-]{1,30}\s)?$", re.IGNORECASE)


def left(found: Iterable[Grounded], units: Sequence[Unit]) -> Iterator[Grounded]:
    """What was found, without what motions ask that a sentence behind them in the section tells to
    be rejected or withdrawn."""
    places = {id(unit): number for number, unit in enumerate(units)}
    for each in found:
        unit = each.found.unit
        behind = places.get(id(unit), len(units)) + 1
        asked = each.found.commitment.type in DECIDED and unit.block.row is None
        if not (asked and _is_rejected(unit, units[behind : behind + _FAR])):
            yield each


def _is_rejected(unit: Unit, behind: Sequence[Unit]) -> bool:
    """Whether the sentence is of a motion that, as one behind it tells, is not carried; with its
    number or whose it is, where another one stands between."""
    near = f"{unit.section.heading} {unit.block.lead_in} {unit.text}"
    own = {match["name"].casefold() for match in _motion().finditer(near)}
    others = False
    for after in behind if own else ():
        text = after.text
        if after.section is not unit.section or len(text) > _LONGEST:
            return False
        told = list(_motion().finditer(text))
        same = all(
            match["name"].casefold() in own
            and (not match["whose"] or match["whose"] in near)
            and not _ANOTHER.search(text[: match.start()])
            for match in told
        )
        if not _rejects(text, alone=not told):
            others = others or not same
        elif same:
            return not others or any(match["whose"] for match in told)
    return False


def _rejects(text: str, *, alone: bool) -> bool:
    """Whether a sentence tells that a motion is not carried; with its first word, where it stands
    `alone`, without naming one."""
    match = _fails().search(text)
    if match is None or (alone and text[: match.start()].strip(" (*_")):
        return False
    before = set(re.findall(r"\w+", text[: match.start()].casefold()))
    return before.isdisjoint(words("conditions") | {"niet"})


@lexicon.derived
def _motion() -> re.Pattern[str]:
    """The name of a motion, with its number or whose it is."""
    names = "|".join(lexicon.load("markers")["motions"]["names"])
    whose = r"(?:[ -](?:van (?:de |het )?)?(?-i:(?P<whose>[A-Z0-9][\w.]{0,40})))?"
    return re.compile(rf"\b(?P<name>{names})\b{whose}", re.IGNORECASE)


@lexicon.derived
def _fails() -> re.Pattern[str]:
    told = [*words("rejected"), *lexicon.load("markers")["motions"]["fail"]]
    return re.compile(rf"\b(?:{'|'.join(told)})(?!\w)", re.IGNORECASE)
