"""Whom the pronouns stand for that the network names as actors: the rules work it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lovp_actions.extraction.antecedents import Sentence
from lovp_actions.extraction.candidates import Grounded
from lovp_actions.extraction.units import Unit
from lovp_actions.language.clause_tests import words
from lovp_actions.people import genders
from lovp_actions.people.cast import Mention
from lovp_actions.rules.commitment import Commitment
from lovp_actions.structure.names import NAME, can_be_name, without_title

PRONOUNS = frozenset({"hij", "zij", "ze", "ik", "die", "deze", "hem", "haar"})
_YOU = frozenset({"jij", "je", "u"})
_LONGEST = 60
"""Characters of whom a letter is to."""
_MOST = 100
"""Sentences of a letter before the one whose "jij" is looked for."""
_ONE = re.compile(rf"(?:[a-z]{{1,12}}\.?\s)?{NAME}")
"""A name, with a form of address: "heer Bos"."""


def resolved(
    found: Iterable[Grounded], seen: Sequence[tuple[Unit, Sentence | None]]
) -> Iterator[Grounded]:
    """What was found, with a name for a pronoun where the sentences before it, all of which are in
    `seen`, tell whose it is."""
    for each in found:
        sentence = seen[each.found.unit.number][1]
        each = _owned(each, sentence) or _fitting(each, sentence)
        told = each.found.commitment
        if sentence and told.type == "verzoek" and (pronoun := _object(told, sentence.unit.text)):
            told = replace(told, actor=sentence.context.before_it(sentence, pronoun))
        elif told.actor and told.actor.text.casefold() in _YOU:
            place = each.found.unit.number
            greeted = _greeted([unit for unit, _ in seen[max(0, place - _MOST) : place]])
            told = replace(told, actor=Mention(greeted) if greeted else told.actor)
        elif sentence and told.actor and told.actor.text.casefold() in PRONOUNS:
            own = told.actor.text.casefold() == "ik"  # whoever speaks, and nobody else
            who = sentence.speaker if own else sentence.context.named(sentence, told.actor.text)
            if who is not None or not own:  # nobody, where it fits nobody
                told = replace(told, actor=who)
        yield replace(each, found=replace(each.found, commitment=told))


def _greeted(before: Sequence[Unit]) -> str:
    """Who is greeted alone at the beginning of the letter in which a sentence stands, by the units
    `before` it: "Beste Jan,"; "" where several are, or somebody else speaks between."""
    for unit in reversed(before):
        first, _, who = unit.text.strip(" ,!.").partition(" ")
        if first.casefold() in words("greeting") and len(who) <= _LONGEST:
            alone = can_be_name(without_title(who).split(" ")[-1]) and _ONE.fullmatch(who)
            return who if alone else ""
        if unit.speaker or unit.turn:
            return ""
    return ""


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


def _owned(each: Grounded, sentence: Sentence | None) -> Grounded | None:
    """The same of the one whose line it is, where its pronoun can stand for him and for nobody who
    is named between ("Jan: de folder is af. Hij brengt hem weg"), or of nobody, where it stands for
    one of them and somebody of another line was taken for him; None where neither can be told."""
    told, unit = each.found.commitment, each.found.unit
    opening = _opening(unit.words)
    if sentence is None or opening is None or told.type == "verzoek" or not unit.turn:
        return None
    actor, text = told.actor.text if told.actor else "", unit.block.passage.text
    pronoun, before = opening["pronoun"], text[: unit.start]
    named = actor and actor in unit.words and actor.casefold() not in PRONOUNS
    if named or unit.turn not in before or _is_several(opening) or _FIRST.search(text):
        return None
    if genders.clashes(pronoun, unit.turn, plural=False) or _OF_ANOTHER.search(unit.words):
        return None
    who = Mention(unit.turn)
    if sentence.context.in_block(sentence, pronoun, unit.turn):
        if actor in before:
            return None
        who = Mention(pronoun, "pronoun")
    return replace(each, found=replace(each.found, commitment=replace(told, actor=who)))


_FIRST = re.compile(r"\b(?:ik|mij|mijn)\b", re.IGNORECASE)
"""Words of one who speaks himself, and is no "hij"."""


def _fitting(each: Grounded, sentence: Sentence | None) -> Grounded:
    """The same with its pronoun, or nobody where other words open the sentence, for an actor that
    this cannot stand for, by number or gender, or beside whom another may be meant."""
    told, unit = each.found.commitment, each.found.unit
    opening = _opening(unit.words)
    if opening is None or told.actor is None or told.actor.text in unit.words:
        return each
    if _OF_ANOTHER.search(unit.words):  # "Zij worden door haar gebeld"
        return each
    pronoun, name = opening["pronoun"], told.actor.text
    several, doubt = _is_several(opening), False
    if sentence is not None:
        context = sentence.context
        doubt = context.cast.knows(name) if several else context.in_doubt(sentence, pronoun, name)
    if not doubt and not genders.clashes(pronoun, name, plural=several):
        return each
    first = opening.start("pronoun") < opening.start("verb")
    who = Mention(pronoun, "pronoun", several) if first else None
    return replace(each, found=replace(each.found, commitment=replace(told, actor=who)))


def _opening(words: str) -> re.Match[str] | None:
    """The pronoun that opens a sentence, or stands behind its first verb, with that."""
    return _OPENING.match(words) or _INVERTED.match(words)


def _is_several(opening: re.Match[str]) -> bool:
    """Whether the verb beside the pronoun is in the plural."""
    return opening["verb"].endswith("n") and not opening["verb"].endswith("kan")


_OPENING = re.compile(r"(?P<pronoun>hij|zij|ze)\s(?P<verb>[a-z]+)", re.IGNORECASE)
"""A pronoun that opens a sentence, with its verb."""
_WHO = "(?:mij|me|ons|hem|haar|hen|hun)"
_OF_ANOTHER = re.compile(
    rf"\bdoor\s(?:hem|haar|hen)\b|\b{_WHO}\s(?:gevraagd|verzocht)\b"
    rf"|\b(?:vragen|vroegen|verzoeken|verzochten)\s{_WHO}\b"
)
"""Who acts or is asked, beside a pronoun: "Zij hebben mij gevraagd"."""
_INVERTED = re.compile(
    r"(?:[\w'’-]{1,40}\s){1,4}?(?P<verb>[a-z]{2,20}(?:t|en|zal|kan|wil))\s(?P<pronoun>hij|zij)\b"
)
"""A pronoun right behind its verb: "Daarna belt zij"."""
