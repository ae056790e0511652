"""Whom the pronouns stand for that the network names as actors: the rules work it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lovp_actions.extraction.antecedents import Sentence
from lovp_actions.extraction.candidates import Grounded
from lovp_actions.extraction.units import Unit
from lovp_actions.people import genders
from lovp_actions.people.cast import Mention
from lovp_actions.rules.commitment import Commitment

PRONOUNS = frozenset({"hij", "zij", "ze", "ik", "die", "deze", "hem", "haar"})


def resolved(
    found: Iterable[Grounded], seen: Sequence[tuple[Unit, Sentence | None]]
) -> Iterator[Grounded]:
    """What was found, with a name for a pronoun where the sentences before it, all of which are in
    `seen`, tell whose it is."""
    sentences = {id(unit): sentence for unit, sentence in seen}
    for each in found:
        sentence = sentences.get(id(each.found.unit))
        each = _fitting(each, sentence)
        told = each.found.commitment
        if sentence and told.type == "verzoek" and (pronoun := _object(told, sentence.unit.text)):
            told = replace(told, actor=sentence.context.before_it(sentence, pronoun))
        elif sentence and told.actor and told.actor.text.casefold() in PRONOUNS:
            own = told.actor.text.casefold() == "ik"  # whoever speaks, and nobody else
            who = sentence.speaker if own else sentence.context.named(sentence, told.actor.text)
            if who is not None or not own:  # nobody, where it fits nobody
                told = replace(told, actor=who)
        yield replace(each, found=replace(each.found, commitment=told))


def _object(told: Commitment, text: str) -> str:
    """The pronoun for one who is asked, who is the actor as it stands or is asked by them: "De
    minister vroeg haar om voorbeelden"; "" where there is none."""
    if told.actor is None or not (match := _ASKS.search(text)):
        return ""
    pronoun, actor = match["pronoun"].lower(), told.actor.text.casefold()
    asks = text[: match.start()].casefold().endswith(actor)
    return pronoun if asks or actor == pronoun else ""


_ASKS = re.compile(
    r"\s(?:vraagt|vroeg|verzoekt|verzocht)\s(?P<pronoun>hem|haar|hen|hun|jou|je|u|mij|me)\b",
    re.IGNORECASE,
)
"""Who is asked, behind the verb."""


def _fitting(each: Grounded, sentence: Sentence | None) -> Grounded:
    """The same with its pronoun, or nobody where other words open the sentence, for an actor that
    this cannot stand for, by number or gender, or beside whom another may be meant."""
    told, unit = each.found.commitment, each.found.unit
    first = _OPENING.match(unit.words)
    opening = first or _INVERTED.match(unit.words)
    if opening is None or told.actor is None or told.actor.text in unit.words:
        return each
    if _AGENT.search(unit.words):  # "Zij worden door haar gebeld"
        return each
    pronoun, name = opening["pronoun"], told.actor.text
    several = opening["verb"].endswith("n") and not opening["verb"].endswith("kan")
    doubt = (
        sentence is not None and not several and sentence.context.in_doubt(sentence, pronoun, name)
    )
    if not doubt and not genders.clashes(pronoun, name, plural=several):
        return each
    who = Mention(pronoun, "pronoun", several) if first else None
    return replace(each, found=replace(each.found, commitment=replace(told, actor=who)))


_OPENING = re.compile(r"(?P<pronoun>hij|zij|ze)\s(?P<verb>[a-z]+)", re.IGNORECASE)
"""A pronoun that opens a sentence, with its verb."""
_AGENT = re.compile(r"\bdoor\s(?:hem|haar|hen)\b")
_INVERTED = re.compile(
    r"(?:[\w'’-]{1,40}\s){1,4}?(?P<verb>[a-z]{2,20}(?:t|en|zal|kan|wil))\s(?P<pronoun>hij|zij)\b"
)
"""A pronoun right behind its verb: "Daarna belt zij"."""
