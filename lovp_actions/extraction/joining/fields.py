"""Who, what, when and of what type: of each field the rules' word or the network's, whichever is
right more often (docs/accuracy.md has the figures)."""

from __future__ import annotations

import re
from dataclasses import replace

from lovp_actions import lexicon
from lovp_actions.extraction.candidates import Grounded
from lovp_actions.extraction.document import Finding
from lovp_actions.extraction.joining import neighbours, parties, pronouns, when
from lovp_actions.extraction.joining.pairs import WHOLE, Pair
from lovp_actions.extraction.joining.scorer import sure
from lovp_actions.extraction.times import times_of
from lovp_actions.extraction.units import Unit, place_evidence
from lovp_actions.items import READER
from lovp_actions.language import verbs
from lovp_actions.people import joint
from lovp_actions.people.actors import without_object
from lovp_actions.people.cast import Mention
from lovp_actions.reader.decoding import Reading, Span
from lovp_actions.rules.commitment import Commitment
from lovp_actions.rules.markers import LOOSE
from lovp_actions.structure import names
from lovp_actions.structure.tables.cells import is_role


def joined(pair: Pair, probability: float) -> Grounded:
    """The finding that a pair makes, of the confidence `probability`."""
    made = _joined(pair, probability)
    return replace(made, reader=pair.reading.probability) if pair.reading else made


def _joined(pair: Pair, probability: float) -> Grounded:
    rule, reading = pair.rule, pair.reading
    if reading is None:
        assert rule is not None
        return replace(rule, confidence=probability)
    if rule is None:
        reading = reading._replace(action=_whole(pair, _own_clause(pair.unit, reading)))
        found = Finding(pair.unit, _commitment(pair.unit, reading, probability), None)
        grounds = frozenset(place_evidence(pair.unit))
        return Grounded(found, when.deadline(pair.unit, reading), grounds, probability)
    told = rule.found.commitment
    if told.rule in sure() | LOOSE:
        if told.actor is None and reading.actor is not None and told.rule not in WHOLE:
            told = replace(told, actor=_actor(reading, pair.unit))
        row = pair.unit.block.row
        deed = _with_particle(pair.unit.text[: told.end], reading.action)
        if row and row.margin and told.start <= deed.start < deed.end <= told.end:
            told = replace(told, start=deed.start, end=deed.end)
        return replace(rule, found=replace(rule.found, commitment=told), confidence=probability)
    action = _whole(pair, _own_clause(pair.unit, reading))
    own = pair.shared > 1 and action.start <= told.start and told.end <= action.end
    goes_on = told.start < action.start < told.end <= action.end
    before = pair.unit.text[told.start : action.start].split()
    below = goes_on and (before[-1:] == ["om"] or before == ["naar"])
    actor = None if told.type == NOBODYS else _better_actor(told, reading, pair.unit)
    actor = actor and parties.promising(actor, pair.unit.text)
    opens = _opens_before(told, action) or _opens_with(told, actor, action)
    whole = own or below or opens or _has_another(told, reading, actor)
    told = replace(
        told,
        actor=actor,
        start=told.start if whole else action.start,  # "neemt de wens om … te … mee"
        end=told.end if own else action.end,  # the network's may hold what another one does
    )
    due = when.deadline(pair.unit, reading)
    return Grounded(replace(rule.found, commitment=told), due, rule.grounds, probability)


def _opens_before(told: Commitment, action: Span) -> bool:
    """Whether the network's action opens with what is before the rules': another deed and the verb
    of asking, "besluit dit vast te stellen en vraagt Jan | …", or its particle, "roept op | …"."""
    before = action.text[: max(told.anchor - action.start, 0)].split()
    first = action.text.split(" ", 1)[0].casefold()
    other = before[-1:] == ["en"] or first in told.cue.casefold().split()[1:]
    return other and action.start < told.start < action.end


def _has_another(told: Commitment, reading: Reading, actor: Mention | None) -> bool:
    """Whether the rules' action opens with somebody whom the network takes for the actor, and who
    is none: "Tineke zegt toe dat | Frits het verslag maakt"."""
    other = reading.own_actor
    if other is None or actor is None or actor != told.actor:
        return False
    one, two = other.text.casefold(), actor.text.casefold()
    within = told.start <= other.start < reading.action.start
    return told.type == "toezegging" and within and one not in two and two not in one


def _opens_with(told: Commitment, actor: Mention | None, action: Span) -> bool:
    """Whether who is asked is all that the network's action has before that of the rules ("verzoekt
    | de wethouder | de raad te bellen"), or it has the verb as well, him before it or nothing."""
    before = action.text[: max(told.start - action.start, 0)].strip()
    if told.type != "verzoek" or actor is None or not before:
        return False
    asks = action.text[: max(told.anchor - action.start, 0)].endswith(f" {actor.text} ")
    return asks or action.start == told.anchor or before[_article(before) :] == actor.text


def _own_clause(unit: Unit, reading: Reading) -> Span:
    """An action from the clause on in which its actor stands behind the verb: of "de zaal kan dan
    open, daarover belt Jan de beheerder" what stands behind the comma."""
    action, actor = reading.action, reading.own_actor
    if actor is None or not action.start < actor.start < action.end:
        return action
    comma = unit.text.rfind(", ", action.start, actor.start)
    if comma < 0 or len(unit.text[comma : actor.start].split()) > _INVERTED:
        return action
    return action.cut(unit.text, comma + 2)


_PRICE = re.compile(r"(?<=\d),(?:-{1,2}|[=–—])")
"""The end of a price in whole euros."""
_INVERTED = 4
"""Words between a comma and the actor behind its verb, at most, the comma among them."""


def _whole(pair: Pair, action: Span) -> Span:
    """An action that breaks off at an abbreviation ("stuurt de stukken z.s.m | . rond") or within a
    price ("betaalt € 300 | ,-- aan Piet"), up to the end of its sentence, where that holds no
    other."""
    action = _without_particle(pair.unit.text, _with_particle(pair.unit.text, action))
    text, end = pair.unit.text, action.end
    rest = text[end + 1 :].strip(" .!)\"”’'")
    price = _PRICE.match(text, end)
    if pair.shared > 1 or not (price or text[end : end + 1] == ".") or not rest or ";" in rest:
        return action
    known = lexicon.load("abbreviations")
    last = text[:end].rsplit(None, 1)[-1].lower()
    if not price and last not in {*known["inside"], *known["either"]}:
        return action
    return action.cut(text, end=len(text.rstrip(" .!")))


def _with_particle(text: str, action: Span) -> Span:
    """An action with the particle of its verb, where that closes its clause right behind it:
    "geeft de tekeningen | door."."""
    match = _LAST.match(text, action.end)
    words = re.findall(r"\w+", action.text.lower())
    if match is None or not any(verbs.is_known(match["word"] + each) for each in words):
        return action
    return action.cut(text, end=match.end())


def _without_particle(text: str, action: Span) -> Span:
    """An action without the particle of the verb before it: "zegde de minister toe | de Kamer te
    informeren"."""
    before = text[: action.start].casefold().split()
    if not action.text.startswith(_PROMISED) or verbs.forms("toe|zeggen").keys().isdisjoint(before):
        return action
    return action.cut(text, action.start + len(_PROMISED))


_PROMISED = "toe "
_LAST = re.compile(r" (?P<word>[a-z]{2,12})(?=[.,;!]|\s{0,9}$)")


def _commitment(unit: Unit, reading: Reading, probability: float) -> Commitment:
    start, end = reading.action.start, reading.action.end
    row, actor = unit.block.row, _actor(reading, unit)
    owner = row.cell("actor") if row and row.margin else None
    type_ = "toezegging" if actor and reading.type == NOBODYS else reading.type
    if owner and (beside := unit.text.rfind(f" {owner.text}", start)) >= 0:
        end = min(end, len(unit.text[:beside].rstrip(" .")))
    return Commitment(
        "actiepunt" if owner else type_,
        Mention(owner.text) if owner else actor,
        None,
        start,
        end,
        "",
        READER,
        round(probability, 2),
        start,
    )


def _better_actor(told: Commitment, reading: Reading, unit: Unit) -> Mention | None:
    """The network's actor, or that of the rules where it has none, is unsure of it, or has part of
    theirs, or a pronoun, or the one who asks, or somebody to whom it is done ("belooft de raad de
    cijfers te sturen"), or of a sentence before, where another promises it behind ("Zij belt hem,
    zegt Petra toe"); but for one who acts in a clause of his own."""
    actor = _actor(reading, unit)
    if parties.has_own_clause(told, reading, unit.text):
        return actor
    if parties.is_addressed(told, reading, unit.words, unit.body - unit.start):
        return told.actor
    if actor is None or (told.actor and reading.actor_probability < UNSURE):
        return told.actor
    if reading.own_actor is None and told.actor and told.actor.start >= told.end:
        return told.actor
    name, own = actor.text.casefold(), told.actor.text.casefold() if told.actor else ""
    if own.startswith((f"{name} de ", f"{name} het ")):
        return actor  # "Jan Vos | de Rabobank"
    asker, other = told.counterparty, unit.text[told.start : told.end] if own else ""
    if told.type == "verzoek":
        other = f"{asker.address}{asker.text}" if asker else ""
    pronoun = own and name in pronouns.PRONOUNS | _WE
    return told.actor if name in other.casefold() or name in own or pronoun else actor


NOBODYS = "besluit"
"""The type of an item that has nobody."""
UNSURE = 0.6
"""Probability of its actor below which the network is no surer than the rules."""
_SELF = re.compile(r"\bik\b", re.IGNORECASE)
_WE = frozenset({"we", "wij", "ons"})
_ARTICLE = re.compile(r"(?:(?i:de|het|een|'t|mijn|onze)|den)\s+")


def _actor(reading: Reading, unit: Unit) -> Mention | None:
    """The one who acts as the network read it, without a leading article or what rules it off;
    the speaker for "ik", and in a transcript for "we"."""
    if reading.actor is None or (
        neighbours.is_elsewhere(reading, unit) and not neighbours.points(unit)
    ):
        name = neighbours.opening(reading, unit)
        return Mention(name) if name else None
    words = names.acting(_in_cell(reading, unit)).strip(" *_:,;.()@-–→")
    if actor := reading.own_actor:
        told_of = unit.text.startswith(", die ", actor.end)
        if _BESIDE.search(unit.text[: actor.start]) and not told_of:
            return None
        pairs = (
            pair
            for pair in joint.both(unit.text)
            if pair.start < actor.end and actor.start < pair.end
        )
        words = next((pair.text for pair in pairs), _formal(actor, words, unit.text))
    if article := _article(words):
        words = words[article:]
    if actor:
        words = without_object(_without_time(words, unit))
        words = _together(words, actor, unit)
    if _DOTTED.fullmatch(words):
        return None
    spoken, told = unit.block.speaker, words.casefold()
    if told not in unit.text.casefold() and (own := _SELF.search(unit.words)):
        words, told = own[0], "ik"  # whoever speaks, and nobody who is named elsewhere
    elsewhere = told in _WE or told not in unit.text.casefold()
    if (spoken and elsewhere) or told == "ik":
        words = spoken or unit.speaker or (unit.turn if told == "ik" else "") or words
    words = names.with_point(words, unit.text, unit.block.lead_in, unit.section.heading)
    return Mention(words) if words else None


def _in_cell(reading: Reading, unit: Unit) -> str:
    """The words of the network's actor, in a row of a table without those of the cell before:
    "Markt | Wethouder Bos stuurt een brief"."""
    actor, row = reading.own_actor, unit.block.row
    if actor is None or row is None:
        return reading.actor.text if reading.actor else ""
    others = (cell.text for cell in row.cells if actor.text not in cell.text)
    starts = (unit.text.find(f" {each}") + 1 for each in others)
    within = (start for start in starts if actor.start < start < actor.end)
    return unit.text[max(within, default=actor.start) : actor.end]


def _together(words: str, actor: Span, unit: Unit) -> str:
    """The words of an actor, with those who act together with him."""
    start = unit.text.find(words, actor.start)
    one = Mention(words, start=start, end=start + len(words))
    return joint.whole(one, unit.text).text


def _article(words: str) -> int:
    """Characters of a leading article, which is none in "De Wit" and "'t Hart"."""
    article = _ARTICLE.match(words)
    if article is None:
        return 0
    name = words[article.end() :].split(" ")[0]
    return article.end() if name[:1].islower() or is_role(name) or name.isupper() else 0


def _formal(actor: Span, words: str, text: str) -> str:
    """The words of an actor with the rest of a name that they break off: "P" of "P. in 't Veld"."""
    start, end = actor.start, actor.end
    for match in names.formal().finditer(text):
        if match.start() < start < match.end() and "." in text[match.start() : start]:
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    whole = text[actor.start : end] if end > actor.end else words
    return text[start : actor.start] + (whole if whole.startswith(words) else words)


_TOLD_OF = r"(?:bij|naar|over|tegen|(?:verzoek|vraag|brief|mail) van)"
_BESIDE = re.compile(rf"(?i:(?:^|\s){_TOLD_OF} (?:de |het |een |den )?$)")
"""What stands before one who does not act: "een offerte bij de drukker", "brief van de school"."""
_DOTTED = re.compile(r"[a-zà-ÿ]\.(?:[a-zà-ÿ]\.?){0,3}")
"""An abbreviation: "d.d.", "i.v.m."."""


def _without_time(words: str, unit: Unit) -> str:
    """An actor without the time words behind it: "wethouder De Boer in Q2"."""
    due = next((each.text for each in times_of(unit) if words.endswith(each.text)), "")
    return words.removesuffix(due).rstrip()
