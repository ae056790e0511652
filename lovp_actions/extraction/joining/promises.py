"""What somebody promises or does himself, and the network has him asked for: "Jan heeft toegezegd
te bellen", "Jan belt op verzoek van Els"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lovp_actions import lexicon
from lovp_actions.extraction.joining.neighbours import opening
from lovp_actions.extraction.joining.pairs import Pair
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import words
from lovp_actions.reader.decoding import Reading

_HAS = re.compile(r"\s(?:heeft|hebben)\s(?:[^.;:,]{1,60}\s)?(?P<done>[a-z]{4,20})\s(?:om\s)?\Z")
"""Between who has promised something and what that is."""
_PROMISE = ("toezeggen", "beloven")


def as_own(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs, with what the actor himself says or does as his toezegging, also where he stands
    before the action and the network names nobody."""
    for pair in pairs:
        reading, unit = pair.reading, pair.unit
        if reading is None or reading.type != "verzoek":
            yield pair
            continue
        if _is_own(reading, unit.text) or (reading.actor is None and opening(reading, unit)):
            pair = pair._replace(reading=reading.told_as("toezegging", "verzoek"))
        yield pair


def _is_own(reading: Reading, text: str) -> bool:
    """Whether the actor stands before what he has promised, or before his verb and "op verzoek
    van"."""
    actor, action = reading.own_actor, reading.action
    if actor is None or actor.end >= action.start:
        return False
    between = text[actor.end : action.start]
    if has := _HAS.match(between):
        return any(has["done"] in verbs.participles_of(each) for each in _PROMISE)
    first = action.text.partition(" ")[0]
    own = verbs.is_known(first) and first not in {
        *verbs.auxiliary_forms(),
        *verbs.grammar()["asking"],
    }
    return not between.strip() and own and _on_request().search(action.text) is not None


@lexicon.derived
def _on_request() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('on_request'))})\b")
