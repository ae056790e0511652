"""Who acts in lines that stand below a name, where the network names nobody, or somebody further
up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lovp_actions.extraction.joining.pairs import Pair
from lovp_actions.extraction.list_entries import owner_above
from lovp_actions.extraction.units import Unit
from lovp_actions.language import verbs
from lovp_actions.language.words import WORD
from lovp_actions.people.cast import Cast, pronouns
from lovp_actions.reader.decoding import Reading, Span
from lovp_actions.structure.names import can_be_name, is_given
from lovp_actions.structure.tables.cells import is_role


def with_name_above(pairs: Iterable[Pair], cast: Cast) -> Iterator[Pair]:
    """The pairs, with the name right above as the actor of what nobody in the sentence does."""
    for pair in pairs:
        reading = pair.reading
        if reading is not None and (above := _above(reading, pair.unit, cast)):
            span = Span(-1, 0, len(above), above)
            yield pair._replace(reading=reading._replace(actor=span))
        elif reading is not None and _is_of_another(reading, pair.unit):
            yield pair._replace(reading=reading._replace(actor=None))
        else:
            yield pair


def _is_of_another(reading: Reading, unit: Unit) -> bool:
    """Whether the network takes the actor of a line that names nobody, below what may be a name,
    from the midst of another: "review -> Bram kijkt mee", "schrijft de tekst"."""
    actor = reading.actor
    if actor is None or actor.unit in (reading.unit, -1) or actor.start == 0:
        return False
    if is_role(actor.text):  # "het AB stelt het plan vast en", "a. zendt het aan de raden"
        return False
    heading = (unit.block.lead_in or unit.section.heading).strip(" :*_")
    told = WORD.findall(unit.words.casefold())
    if unit.block.kind != "item" or actor.text in heading or not pronouns().isdisjoint(told):
        return False
    return " " not in heading and can_be_name(heading)


def _above(reading: Reading, unit: Unit, cast: Cast) -> str:
    """The name that the lines with this one stand below, "" where the sentence names somebody."""
    actor = reading.actor
    near = (unit.block.lead_in, unit.section.heading, unit.block.speaker, unit.speaker)
    own = actor is not None and (
        (actor.unit == reading.unit and not _is_object(actor, unit))
        or any(actor.text in each for each in near)
    )
    decided = reading.type in ("besluit", "verzoek", "afspraak")
    if own or decided or unit.block.row or (actor is None and _has_finite(unit.words)):
        return ""
    name = owner_above(unit, cast)
    if is_role(name):  # "Kascommissie" heads "Karin heeft de bonnen. Ze telt die na."
        pointed = actor is not None and not _THIRD.isdisjoint(WORD.findall(unit.words.casefold()))
        return "" if pointed else name
    return name if cast.knows(name) or is_given(name.split(" ")[0]) else ""


_THIRD = frozenset({"hij", "zij", "ze"})
"""Pronouns of who acts, whom the network looks for before the sentence."""


def _is_object(actor: Span, unit: Unit) -> bool:
    """Whether a line of a list opens with a verb that has no subject, and the name right behind it
    is its object: "Helpt Sanne morgen"."""
    before = unit.text[: actor.start].lower().split()
    opens = len(before) == 1 and before[0].endswith("t") and verbs.is_known(before[0])
    return unit.block.kind == "item" and opens


def _has_finite(words: str) -> bool:
    """Whether the words have a verb that is no infinitive behind their first, and so maybe a
    subject."""
    told = WORD.findall(words.casefold())[1:]
    return any(
        verbs.is_known(each) and not verbs.is_participle(each) and each not in verbs.infinitives()
        for each in told
    )
