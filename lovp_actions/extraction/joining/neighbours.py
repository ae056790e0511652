"""Whom the network names for an action from another sentence, and when that holds."""

from __future__ import annotations

import re

from lovp_actions import lexicon
from lovp_actions.extraction.units import Unit
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import words
from lovp_actions.people.cast import pronouns
from lovp_actions.reader.decoding import Reading
from lovp_actions.structure.names import formal, is_given


def is_elsewhere(reading: Reading, unit: Unit) -> bool:
    """Whether the network takes the actor from another sentence, and not from what stands above
    this one: its heading, the line that leads it in, its speaker."""
    actor = reading.actor
    if actor is None or actor.unit in (reading.unit, -1):
        return False
    above = unit.block.lead_in, unit.section.heading, unit.block.speaker, unit.speaker
    return not any(actor.text in each for each in above if each)


def opening(reading: Reading, unit: Unit) -> str:
    """The given name that is all that stands before the action, in any writing, "piet | gaat de
    zaal boeken", or one or two people with their titles, also before an auxiliary: "Dhr. Bos en
    mevr. Smit gaan | de zaal boeken"; who has the floor, where nobody does: "Jan: Zal | de zaal
    boeken"; "" where there is none."""
    before = unit.text[: reading.action.start].split()
    spoken = unit.block.speaker or unit.speaker or unit.turn
    if spoken and unit.words.casefold().startswith(tuple(f"{each} " for each in _AHEAD)):
        return spoken
    if len(before) == 1 and is_given(before[0]):
        return before[0]
    if before and before[-1] in verbs.auxiliary_forms():
        before.pop()
    titled = _titled().fullmatch(" ".join(before))
    gets = reading.action.text.partition(" ")[0] in words("getting")
    return titled["who"] if titled and not gets else ""


@lexicon.derived
def _titled() -> re.Pattern[str]:
    one = formal().pattern
    return re.compile(rf"(?:[Dd]e )?(?P<who>{one}(?: en (?:de )?{one})?)")


def points(unit: Unit) -> bool:
    """Whether the sentence leaves who acts to one before it: by a pronoun ("Hij belt", "Mijn dienst
    belt"), or as it begins with its verb ("Zal dit navragen"). A line of a list of actions or a row
    of a table does not begin with one for that."""
    told = re.findall(r"[\w'’-]+", _THEM.sub("", unit.words.casefold().removeprefix("en ")))
    if not told:
        return False
    if pronouns() & set(told) or told[0] in _BEFORE:
        return True
    if unit.block.row is not None or unit.in_action_list:
        return told[0] in _AHEAD
    known = verbs.is_known(told[0]) and not verbs.is_participle(told[0])
    return known or told[0] in _AHEAD


_THEM = re.compile(r", die [a-z]{2,20} ze\b")
"""What one who is named right before it does to them: "naar Jan, die verwerkt ze"."""
_BEFORE = frozenset({"die", "deze", "mijn", "onze", "ons"})
"""Words that begin a sentence of one from before: "Mijn dienst stuurt u de cijfers"."""
_AHEAD = frozenset({"zal", "gaat", "wil"})
"""Verbs that no line of a list of actions begins with but where its doer stands above it."""
