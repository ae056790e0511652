"""Lines of lists of actions in which the network takes for the owner what only tells of what, or to
whom, something is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lovp_actions.extraction import list_entries
from lovp_actions.extraction.joining.pairs import Pair
from lovp_actions.extraction.units import Unit
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import words
from lovp_actions.language.words import WORD
from lovp_actions.people.cast import Cast
from lovp_actions.reader.decoding import Span

_TO = re.compile(r"\W{0,3}(?P<what>[\w-]{2,40})\saan\s(?:(?:de|het|een|onze)\s)?")
_SEVERAL = 2
"""People in a list of those present, at least, that tells who there is."""


def without_false_owners(pairs: Iterable[Pair], cast: Cast) -> Iterator[Pair]:
    """The pairs, without owners that are a topic ("Hooi: bij boer Jansen halen"), what something is
    done to ("Dak laten dekken"), the verb ("Dekt het dak"), or get what a line without a verb tells
    of ("Brief aan de gemeente")."""
    for pair in pairs:
        reading, unit = pair.reading, pair.unit
        actor = reading.own_actor if reading and unit.in_action_list else None
        if reading is None or actor is None:
            yield pair
        elif (
            _is_topic(actor, unit, cast)
            or list_entries.is_done_to(actor.text, actor.start, unit, cast)
            or _is_verb(actor, unit, cast)
            or _is_addressed(actor, unit)
        ):
            yield pair._replace(reading=reading._replace(actor=None))
        else:
            yield pair


def _is_topic(actor: Span, unit: Unit, cast: Cast) -> bool:
    """Whether the word before the colon that a line opens with is nobody: the document has it
    without a capital too, or tells who there is, and nobody is called so."""
    word = actor.text.strip(" :*_")
    behind = unit.text[actor.start + len(word) :].lstrip(" *_")
    if not behind.startswith(":") or cast.knows(word):
        return False
    if not list_entries.opens_with(word, actor.start, unit, cast):
        return False
    return word.lower() in cast.common or len(cast.attendees) >= _SEVERAL


def _is_verb(actor: Span, unit: Unit, cast: Cast) -> bool:
    """Whether a line opens with a verb in the present tense, and not with who is called so."""
    if not list_entries.opens_with(actor.text, actor.start, unit, cast):
        return False
    behind = WORD.findall(unit.text[actor.end :].lower())[:1]
    present = actor.text.endswith("t") and verbs.PRESENT in verbs.readings(actor.text.lower())
    return present and not any(map(verbs.is_known, behind))


def _is_addressed(actor: Span, unit: Unit) -> bool:
    """Whether a line without a verb is a thing and the one to whom it goes."""
    to = _TO.match(unit.text)
    if to is None or not to.start("what") < actor.start <= to.end() <= actor.end:
        return False
    what = to["what"].lower()
    if what in words("orders") or verbs.is_known(what):
        return False
    return not any(map(verbs.is_known, WORD.findall(unit.text[actor.end :].lower())))
