"""Frames of a clause: future, must, wish, present, passive, expect.

`lexicon/cues.toml` says which cue uses which frame, and what the frames mean.
"""

from __future__ import annotations

import re

from lovp_actions.items import ItemType
from lovp_actions.language import tense, verbs
from lovp_actions.language.clause_tests import does, is_generic, subject_of, words
from lovp_actions.language.clauses import Clause
from lovp_actions.language.verbs import grammar
from lovp_actions.people.cast import Mention
from lovp_actions.people.parsed_sentence import ParsedSentence
from lovp_actions.rules.commitment import Commitment, draft_of_clause, draft_of_hit
from lovp_actions.rules.complements import complement, span, verb_phrase
from lovp_actions.rules.cues import Cue, Hit
from lovp_actions.rules.obstacles import goes_somewhere, is_possible, reports

OTHER_VERB = 0.35
"""How much less sure a verb in the plain present is that is none of doing."""


def is_this_clause(parsed: ParsedSentence, hit: Hit, clause: Clause) -> bool:
    """Whether the cue is the finite verb of the clause, in the present tense."""
    return (
        hit.verb.i == clause.finite.i
        and hit.form in (verbs.PRESENT, verbs.INFINITIVE)
        and clause.tense != verbs.PAST
        and tense.may_be_finite(clause.finite.lower_, parsed.sent.doc.words)
        and is_possible(clause)
    )


def _approves(clause: Clause) -> bool:
    """Whether "gaat" goes with "akkoord": the infinitive behind it is what is agreed to."""
    near = clause.finite.doc[clause.finite.i + 1 : clause.finite.i + 4].text.lower()
    return any(re.search(rf"\b{each}\b", near) for each in words("approving"))


def future(parsed: ParsedSentence, hit: Hit, clause: Clause) -> Commitment | None:
    """ "zal", "gaat" and a verb: who acts does it; in the passive its agent, or nobody named."""
    if _approves(clause):
        return None
    if clause.verb.i == clause.finite.i:
        subject = parsed.subject(clause)
        if subject is None or clause.mark or not goes_somewhere(parsed, clause):
            return None
        return draft_of_hit(hit, clause).made(verb_phrase(parsed, clause, with_verb=True), subject)
    if "hebben" in clause.auxiliaries or clause.verb.lower_ in (
        "zijn",
        "blijven",
        "hebben",
        "blijken",
        "nodig",
    ):
        return None
    return _performed(parsed, hit.cue, clause)


def must(parsed: ParsedSentence, hit: Hit, clause: Clause) -> Commitment | None:
    """ "moet", "dient te" and a verb, in a main clause."""
    if clause.mark:
        return None
    if clause.particle == "in" and clause.finite.lower_.startswith("dien"):
        return None  # "dient een motie in"
    if clause.verb.i == clause.finite.i and not any(t.lower_ == "zoek" for t in parsed.sent):
        return None  # but "moet op zoek naar een voorzitter"
    return _performed(parsed, hit.cue, clause)


def _performed(parsed: ParsedSentence, cue: Cue, clause: Clause) -> Commitment | None:
    if not tense.may_carry(cue.frame, parsed.sent.doc.words):
        return None
    undergoes = clause.subject is not None and clause.subject.dep_ == "nsubj:pass"
    if clause.passive or (undergoes and "zijn" in clause.auxiliaries):  # "zal verwerkt zijn"
        return _passive_clause(parsed, cue, clause)
    draft = draft_of_clause(cue, clause)
    subject = None if _is_expletive(clause) else parsed.subject(clause)
    if subject is None:
        if (
            clause.mark
            or clause.subject is None
            or clause.verb.lower_ not in ("komen", "volgen", "krijgen")
        ):
            return None  # "zal verbetering brengen": no person or body acts
        return draft.made(verb_phrase(parsed, clause), None, type_="besluit", less=0.3)
    if (does(clause, "state") and not does(clause, "action")) or is_generic(clause):
        return None
    duty = bool(clause.auxiliaries & {"moeten", "dienen"})
    type_: ItemType = "verzoek" if duty else cue.type
    return draft.made(
        verb_phrase(parsed, clause), subject, type_=type_, less=0.3 if duty and clause.mark else 0.0
    )


def _is_expletive(clause: Clause) -> bool:
    """Whether "er" takes the place of the subject: "Wel zal er een stuk bij komen"."""
    after = clause.finite.doc[clause.finite.i + 1 : clause.finite.i + 2].text.lower()
    return after == "er" and clause.verb.lower_ in ("komen", "volgen")


def wish(parsed: ParsedSentence, hit: Hit, clause: Clause) -> Commitment | None:
    """ "wil" and a verb of doing."""
    if clause.passive or clause.mark == "die":
        return None
    if clause.verb.i == clause.finite.i or clause.verb.lower_ in grammar()["idle"]:
        return None
    if not tense.may_carry(hit.cue.frame, parsed.sent.doc.words):
        return None
    near = clause.finite.doc[clause.finite.i + 1 : clause.finite.i + 5]
    if any(token.lower_ == "dat" and token.pos_ == "SCONJ" for token in near):
        return None  # "wil vooral dat een ander dit doet"
    subject = parsed.subject(clause)
    if subject is None:
        return None
    return draft_of_clause(hit.cue, clause).made(verb_phrase(parsed, clause), subject)


def present_with(parsed: ParsedSentence, hit: Hit, clause: Clause) -> Commitment | None:
    """A verb that is a promise, or is only beside certain words: "spreken graag verder over"."""
    if not hit.cue.words:
        return present(parsed, hit.cue, clause)
    if clause.auxiliaries or clause.mark:
        return None
    near = (t for t in parsed.sent if t.head.i == hit.verb.i or abs(t.i - hit.verb.i) < 12)
    beside = {t.lower_ for t in near if t.i > parsed.sent.start}  # "Verder zien we …"
    subject = parsed.subject(clause)
    if subject is None or not beside & set(hit.cue.words):
        return None
    type_: ItemType = "voornemen" if "graag" in beside else "toezegging"
    return draft_of_hit(hit, clause).made(
        verb_phrase(parsed, clause, with_verb=True), subject, type_=type_
    )


def phrase(parsed: ParsedSentence, hit: Hit, clause: Clause) -> Commitment | None:
    """A fixed phrase in the plain present tense: "houdt het bestuur op de hoogte"."""
    if clause.mark or clause.auxiliaries - {"laten"}:
        return None
    behind = {token.lower_ for token in parsed.sent if token.i > hit.verb.i}
    subject = parsed.subject(clause)
    if subject is None or not behind & set(hit.cue.words):
        return None
    if hit.cue.needs and (subject.kind == "body" or not _has_complement(parsed, hit)):
        return None
    place = verb_phrase(parsed, clause, with_verb=True)
    return draft_of_hit(hit, clause).made(place, subject)


def _has_complement(parsed: ParsedSentence, hit: Hit) -> bool:
    """Whether its complement stands behind the verb, in no clause of another verb there."""
    taken = complement(hit, parsed)
    if taken is None or (hit.cue.needs == "that" and taken.kind != "dat"):
        return False
    return not any(hit.verb.i < each.finite.i < taken.first for each in parsed.clauses)


def expect(parsed: ParsedSentence, hit: Hit, clause: Clause) -> Commitment | None:
    """ "Er komt een voorstel", "Enquête volgt.", "Dit komt op de agenda", and what is said of a
    thing with the cue's own words: nobody named acts."""
    if clause.mark or clause.auxiliaries:
        return None
    subject = clause.subject
    if subject is None or (clause.particle and hit.particle is None):
        return None
    if subject.lower_ in words("talk") | words("events"):
        return None
    acts = parsed.subject(clause) is not None
    short = (
        len(parsed.sent) <= 4
        and subject.pos_ in ("NOUN", "PROPN")
        and not parsed.cast.knows(subject.text)
    )
    expletive = any(child.lower_ == "er" for child in hit.verb.children)
    planned = "op de agenda" in clause.finite.doc[clause.finite.i :].text.lower()
    if not short and (acts or not (expletive or planned or hit.cue.words)):
        return None
    return draft_of_hit(hit, clause).made(span(parsed, parsed.sent.start, parsed.sent.end), None)


def present(parsed: ParsedSentence, cue: Cue, clause: Clause) -> Commitment | None:
    """A verb of doing in the plain present with somebody as its subject."""
    if clause.tense == verbs.PAST or clause.mark or not is_possible(clause):
        return None
    if clause.verb.lower_ in verbs.auxiliary_forms():
        return None
    has_done = (
        clause.auxiliaries == {"laten"}
        and clause.verb.lower_ in verbs.infinitives()
        and not any(other.finite.i < clause.finite.i for other in parsed.clauses)
    )
    if clause.auxiliaries and not has_done:
        return None  # but "laat nagaan of …"
    if not has_done and (
        verbs.has_particle_joined(clause.verb.lower_)
        or not tense.may_be_present(clause.verb.lower_, parsed.sent.doc.words)
    ):
        return None  # "Opzet van de API", "Jan -> ophalen": no main clause has it so
    if (
        (clause.verb.i != clause.finite.i and not has_done)
        or reports(parsed, clause)
        or (does(clause, "state") and not does(clause, "action"))
    ):
        return None
    subject = parsed.subject(clause)
    if subject is None or (is_generic(clause) and not parsed.opening(clause)):
        return None
    less = 0.0 if does(clause, "action") else OTHER_VERB
    return draft_of_clause(cue, clause).made(
        verb_phrase(parsed, clause, with_verb=True), subject, less=less
    )


def passive(parsed: ParsedSentence, cue: Cue, clause: Clause) -> Commitment | None:
    """A verb of doing in the passive without an auxiliary of future or duty."""
    if not clause.passive or clause.tense == verbs.PAST or not is_possible(clause):
        return None
    if clause.mark in ("die", "dat") or not tense.may_be_passive(parsed.sent.doc.words):
        return None
    return _passive_clause(parsed, cue, clause)


def _passive_clause(parsed: ParsedSentence, cue: Cue, clause: Clause) -> Commitment | None:
    ahead = clause.auxiliaries & {"zullen", "gaan", "moeten", "dienen"}
    if does(clause, "state") and not does(clause, "action"):
        return None
    if clause.mark == "die" or not (ahead or _is_done(clause)):
        return None
    if clause.verb.lower_ == "gehouden" and subject_of(clause) in words("meetings"):
        return None  # when the next meeting is
    agent = parsed.actor(clause.agent)
    if clause.agent is not None and agent is None:
        return None
    agent = agent or _origin(parsed, clause)
    type_: ItemType = "toezegging" if agent else "besluit"
    return draft_of_clause(cue, clause).made(
        verb_phrase(parsed, clause, with_verb=True), agent, type_=type_
    )


def _is_done(clause: Clause) -> bool:
    """Whether its verb is the participle of a verb of doing."""
    verb = clause.verb.lower_
    participle = verbs.is_participle(verb) or verbs.is_participle(clause.particle + verb)
    return participle and does(clause, "action")


def _origin(parsed: ParsedSentence, clause: Clause) -> Mention | None:
    """The body or person from whose side it is done: "Vanuit het bestuur wordt …"."""
    for token in parsed.sent:
        near = token.head in (clause.verb, clause.finite) and token.i < clause.verb.i
        if near and any(c.dep_ == "case" and c.lower_ == "vanuit" for c in token.children):
            return parsed.actor(token)
    return None
