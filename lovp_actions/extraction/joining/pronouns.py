"""Whom the pronouns stand for that the network names as actors: the rules work it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lovp_actions.extraction.antecedents import Sentence
from lovp_actions.extraction.candidates import Grounded
from lovp_actions.extraction.units import Unit

PRONOUNS = frozenset({"hij", "zij", "ze", "ik", "die", "deze", "hem", "haar"})


def resolved(
    found: Iterable[Grounded], seen: Sequence[tuple[Unit, Sentence | None]]
) -> Iterator[Grounded]:
    """What was found, with a name for a pronoun where the sentences before it, all of which are in
    `seen`, tell whose it is."""
    sentences = {id(unit): sentence for unit, sentence in seen}
    for each in found:
        told = each.found.commitment
        sentence = sentences.get(id(each.found.unit))
        if sentence and told.actor and told.actor.text.casefold() in PRONOUNS:
            own = told.actor.text.casefold() == "ik"  # whoever speaks, and nobody else
            who = sentence.speaker if own else sentence.context.named(sentence, told.actor.text)
            if who is not None:
                each = replace(each, found=replace(each.found, commitment=replace(told, actor=who)))
        yield each
