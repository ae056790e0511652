"""Frames: how a cue's actor, counterparty and action are found, one function a frame.

`lexicon/cues.toml` says which cue uses which frame, and what the frames mean.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lovp_actions import verbs
from lovp_actions.actors import Mention
from lovp_actions.clauses import Clause
from lovp_actions.complements import Complement, complement, span, verb_phrase
from lovp_actions.cues import Cue, Hit
from lovp_actions.evidence import does, goes_somewhere, is_generic, is_possible, reports
from lovp_actions.items import ItemType
from lovp_actions.parsed import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment found in a sentence. Offsets are characters of the Doc's text.

    `actor` and `counterparty` are None where the sentence names nobody. `anchor` is the offset
    of the verb that gave it away, by which the clauses of a sentence are told apart.
    """

    type: ItemType
    actor: Mention | None
    counterparty: Mention | None
    start: int
    end: int
    cue: str
    rule: str
    confidence: float
    anchor: int
    clause: Clause | None = None


Frame = Callable[[ParsedSentence, Hit, "Clause | None"], "Commitment | None"]


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a frame knows of its commitment before it is made."""

    cue: Cue
    verb: Token
    clause: Clause | None
    words: str

    def made(
        self,
        place: tuple[int, int],
        actor: Mention | None,
        counterparty: Mention | None = None,
        *,
        type_: ItemType | None = None,
        less: float = 0.0,
    ) -> Commitment:
        return Commitment(
            type=type_ or self.cue.type,
            actor=actor,
            counterparty=counterparty,
            start=place[0],
            end=place[1],
            cue=self.words,
            rule=self.cue.name,
            confidence=max(self.cue.confidence - less, 0.05),
            anchor=self.verb.idx,
            clause=self.clause,
        )


def _of_hit(hit: Hit, clause: Clause | None) -> _Draft:
    tokens = {hit.verb.i: hit.verb}
    if hit.particle is not None:
        tokens[hit.particle.i] = hit.particle
    if clause is not None:
        tokens[clause.finite.i] = clause.finite
    words = " … ".join(tokens[i].text for i in sorted(tokens))
    return _Draft(hit.cue, hit.verb, clause, words)


def _of_clause(cue: Cue, clause: Clause) -> _Draft:
    parts = [clause.finite.text]
    if clause.verb.i != clause.finite.i:
        parts.append(clause.verb.text)
    elif clause.particle:
        parts.append(clause.particle)
    return _Draft(cue, clause.finite, clause, " … ".join(parts))


# ---- frames with a complement: promise, agree, request, decide


def promise(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
    """The subject acts; the complement, or the rest of the clause, is the action."""
    if not is_possible(clause):
        return None
    taken = complement(hit, parsed)
    if hit.cue.needs and taken is None or clause is None:
        return None
    actor = parsed.subject(clause)
    if clause.subject is not None and clause.subject.lower_ in hit.cue.words:
        actor = None  # "Doel is …": an aim of nobody named
    if clause.passive:
        actor = parsed.actor(clause.agent)
    elif actor is None and hit.cue.type == "toezegging":
        return None
    if taken:
        place = span(parsed, taken.first, taken.end)
    else:
        place = verb_phrase(parsed, clause, with_verb=True)
    return _of_hit(hit, clause).made(place, actor, _other_party(parsed, hit, actor))


def _other_party(parsed: ParsedSentence, hit: Hit, actor: Mention | None) -> Mention | None:
    """The acting object of the verb: to whom it is promised."""
    for child in hit.verb.children:
        if child.dep_ in ("iobj", "obj", "obl"):
            mention = parsed.actor(child)
            if mention and (actor is None or mention.text != actor.text):
                return mention
    return None


def agree(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
    """Those who agree act; where nobody is named, the subject of the "dat" clause does."""
    if not is_possible(clause) or clause is None and hit.form != verbs.PARTICIPLE:
        return None
    if hit.form == verbs.INFINITIVE:
        return None  # "We moeten nog afspreken wie …"
    taken = complement(hit, parsed)
    if hit.cue.needs == "that" and (taken is None or taken.kind != "dat"):
        return None
    actor = parsed.subject(clause) if clause is not None and not clause.passive else None
    draft = _of_hit(hit, clause)
    if taken is None:
        if actor is None or clause is None or hit.form == verbs.PARTICIPLE and parsed.actor(clause.subject) is None:
            return None
        return draft.made(verb_phrase(parsed, clause), actor)
    if actor is None and taken.kind == "dat":
        actor = _subject_within(parsed, taken)
    return draft.made(span(parsed, taken.first + (taken.kind == "dat"), taken.end), actor)


def _subject_within(parsed: ParsedSentence, taken: Complement) -> Mention | None:
    for inner in parsed.clauses:
        if inner.finite.i > taken.first:
            return None if inner.passive else parsed.subject(inner)
    return None


def request(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
    """The one asked acts: the subject of a passive, else the object or prepositional phrase."""
    if not is_possible(clause) or clause is not None and "willen" in clause.auxiliaries:
        return None
    taken = complement(hit, parsed)
    if taken is None or any(t.lower_ == "zich" and t.head.i == hit.verb.i for t in parsed.sent):
        return None
    subject = parsed.subject(clause) if clause is not None else None
    start = taken.first
    if clause is not None and (clause.passive or hit.form == verbs.PARTICIPLE and "zijn" in clause.auxiliaries):
        addressee = subject or _prepositional(parsed, hit)
        counterparty = parsed.actor(clause.agent)
    else:
        counterparty = subject
        addressee, last = _addressee(parsed, hit, clause, taken)
        if last is not None and taken.kind == "te":
            start = max(start, last + 1)
    if hit.particle is not None and start <= hit.particle.i < taken.end - 2:
        start = hit.particle.i + 1
    if addressee is not None and counterparty is not None and addressee.text == counterparty.text:
        return None
    place = span(parsed, start + (taken.kind == "dat"), taken.end)
    return _of_hit(hit, clause).made(place, addressee, counterparty, less=0.2 if addressee is None else 0.0)


def _prepositional(parsed: ParsedSentence, hit: Hit) -> Mention | None:
    """The acting phrase with a preposition of the cue: "Aan het college wordt gevraagd"."""
    for token in parsed.sent:
        if token.dep_ in ("obl", "nmod", "obj", "iobj") and _cases(token) & set(hit.cue.prepositions):
            if mention := parsed.actor(token):
                return mention
    return None


def _cases(token: Token) -> set[str]:
    return {child.lower_ for child in token.children if child.dep_ == "case"}


def _addressee(
    parsed: ParsedSentence, hit: Hit, clause: Clause | None, taken: Complement
) -> tuple[Mention | None, int | None]:
    """Who is asked, and the last token of those words: before an infinitive ("de raad … op te
    dragen"), or between a finite verb and its complement."""
    doc = parsed.sent.doc
    subject = clause.subject if clause is not None else None
    infinite = hit.form == verbs.INFINITIVE
    te = next((t.i for t in doc[hit.verb.i + 1 : taken.end] if t.lower_ == "te"), taken.end)
    has_om = any(t.lower_ in ("om", "dat") for t in doc[hit.verb.i + 1 : taken.first + 1])
    lowest, highest = hit.verb.i + 1, taken.first if has_om else te
    if infinite:
        lowest, highest = parsed.sent.start, hit.verb.i
    best: tuple[int, Mention] | None = None
    for token in doc[lowest:highest]:
        if token.pos_ not in ("NOUN", "PROPN", "PRON", "X", "ADJ"):
            continue
        if token.dep_ in ("flat", "fixed", "conj", "nmod:poss", "compound"):
            continue
        if subject is not None and (token.i == subject.i or token.is_ancestor(subject) or subject.is_ancestor(token)):
            continue
        mention, cases = parsed.actor(token), _cases(token)
        if mention is None or mention.start < 0 and token.lower_ not in ("hem", "haar", "hen", "ze"):
            continue
        if cases and not cases & set(hit.cue.prepositions):
            continue
        rank = 0 if cases else 1
        if best is None or rank < best[0]:
            best = rank, mention
    if best is None:
        return None, None
    rank, mention = best
    last = max((t.i for t in doc[lowest:highest] if t.idx < mention.end), default=lowest)
    if rank == 1 and not has_om and not infinite and hit.particle is None and te < taken.end:
        if _is_object_of(doc[te + 1], doc[te - 1]) and not any(
            t.pos_ in ("NOUN", "PROPN", "PRON", "ADV") for t in doc[last + 1 : te - 1]
        ):
            return None, None  # "vragen de leden mee te nemen": the object of what is asked
    return mention, None if infinite or has_om else last


def _is_object_of(infinitive: Token, before: Token) -> bool:
    word = infinitive.lower_
    return verbs.in_class("action", word, before.lower_) or verbs.in_class("action", word)


def decide(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
    """Nobody named acts, unless the "dat" clause tells somebody to."""
    if not is_possible(clause) or hit.form == verbs.INFINITIVE:
        return None
    taken = complement(hit, parsed)
    if taken is None:
        return None
    draft = _of_hit(hit, clause)
    start = taken.first + (taken.kind == "dat")
    subject = clause.subject if clause is not None else None
    if subject is not None and subject.i > hit.verb.i and taken.kind == "te":
        start = max(start, subject.right_edge.i + 1)
    place = span(parsed, start, taken.end)
    inner = next((c for c in parsed.clauses if c.finite.i > taken.first), None)
    if taken.kind == "dat" and inner is not None and not is_possible(inner):
        return None  # "besluiten dat de leden mogen": a rule, not a deed
    if taken.kind == "dat" and (actor := _subject_within(parsed, taken)):
        return draft.made(place, actor, type_="verzoek")
    if clause is None:
        told = hit.form == verbs.PRESENT
    else:
        told = parsed.subject(clause) is not None or "hebben" in clause.auxiliaries
    return draft.made(place, None, less=0.2 if told else 0.0)


# ---- frames of a clause: future, must, wish, present, passive, expect


def _is_this_clause(hit: Hit, clause: Clause | None) -> bool:
    return clause is not None and hit.verb.i == clause.finite.i and clause.tense != verbs.PAST and is_possible(clause)


def future(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
    """ "zal", "gaat" and a verb: who acts does it; in the passive its agent, or nobody named."""
    if clause is None or not _is_this_clause(hit, clause):
        return None
    if clause.verb.i == clause.finite.i:
        subject = parsed.subject(clause)
        if subject is None or clause.mark or not goes_somewhere(parsed, clause):
            return None
        return _of_hit(hit, clause).made(verb_phrase(parsed, clause, with_verb=True), subject)
    if "hebben" in clause.auxiliaries or clause.verb.lower_ in ("zijn", "blijven", "hebben", "blijken"):
        return None
    return _performed(parsed, hit.cue, clause)


def must(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
    """ "moet", "dient te" and a verb, in a main clause."""
    if clause is None or not _is_this_clause(hit, clause) or clause.mark:
        return None
    if clause.particle == "in" and clause.finite.lower_.startswith("dien"):
        return None  # "dient een motie in"
    if clause.verb.i == clause.finite.i and not any(t.lower_ == "zoek" for t in parsed.sent):
        return None  # but "moet op zoek naar een voorzitter"
    return _performed(parsed, hit.cue, clause)


def _performed(parsed: ParsedSentence, cue: Cue, clause: Clause) -> Commitment | None:
    if clause.passive:
        return _passive_clause(parsed, cue, clause)
    draft = _of_clause(cue, clause)
    subject = parsed.subject(clause)
    if subject is None:
        if clause.mark or clause.subject is None or clause.verb.lower_ not in ("komen", "volgen", "krijgen"):
            return None  # "zal verbetering brengen": no person or body acts
        return draft.made(verb_phrase(parsed, clause), None, type_="besluit", less=0.3)
    if does(clause, "state") and not does(clause, "action") or is_generic(clause):
        return None
    duty = bool(clause.auxiliaries & {"moeten", "dienen"})
    type_: ItemType = "verzoek" if duty else cue.type
    return draft.made(verb_phrase(parsed, clause), subject, type_=type_, less=0.3 if duty and clause.mark else 0.0)


def wish(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
    """ "wil" and a verb of doing."""
    if clause is None or not _is_this_clause(hit, clause) or clause.passive or clause.mark == "die":
        return None
    if clause.verb.i == clause.finite.i or clause.verb.lower_ in _IDLE_WISHES:
        return None
    subject = parsed.subject(clause)
    if subject is None:
        return None
    return _of_clause(hit.cue, clause).made(verb_phrase(parsed, clause), subject)


_IDLE_WISHES = frozenset("weten zijn hebben zien horen benadrukken zeggen blijven willen".split())


def present_with(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
    """A verb that is a promise only beside certain words: "spreken graag verder over"."""
    if clause is None or not _is_this_clause(hit, clause) or clause.auxiliaries or clause.mark:
        return None
    beside = {t.lower_ for t in parsed.sent if t.head.i == hit.verb.i or abs(t.i - hit.verb.i) < 12}
    subject = parsed.subject(clause)
    if subject is None or not beside & set(hit.cue.words):
        return None
    type_: ItemType = "voornemen" if "graag" in beside else "toezegging"
    return _of_hit(hit, clause).made(verb_phrase(parsed, clause, with_verb=True), subject, type_=type_)


def expect(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
    """ "Er komt een voorstel", "Enquête volgt.": nobody named acts."""
    if clause is None or not _is_this_clause(hit, clause) or clause.mark or clause.auxiliaries:
        return None
    subject = clause.subject
    if subject is None or clause.particle:
        return None
    expletive = any(child.lower_ == "er" for child in hit.verb.children)
    short = len(parsed.sent) <= 4 and subject.pos_ in ("NOUN", "PROPN") and not parsed.cast.knows(subject.text)
    if not short and (parsed.subject(clause) is not None or not expletive):
        return None
    return _of_hit(hit, clause).made(span(parsed, parsed.sent.start, parsed.sent.end), None)


def present(parsed: ParsedSentence, cue: Cue, clause: Clause) -> Commitment | None:
    """A verb of doing in the plain present with somebody as its subject."""
    if clause.tense == verbs.PAST or clause.auxiliaries or clause.mark or not is_possible(clause):
        return None
    if clause.verb.lower_ in verbs.auxiliary_forms():
        return None
    if clause.verb.i != clause.finite.i or reports(parsed, clause) or does(clause, "state") and not does(clause, "action"):
        return None
    subject = parsed.subject(clause)
    if subject is None or is_generic(clause):
        return None
    less = 0.0 if does(clause, "action") else 0.35
    return _of_clause(cue, clause).made(verb_phrase(parsed, clause, with_verb=True), subject, less=less)


def passive(parsed: ParsedSentence, cue: Cue, clause: Clause) -> Commitment | None:
    """A verb of doing in the passive without an auxiliary of future or duty."""
    if not clause.passive or clause.tense == verbs.PAST or not is_possible(clause):
        return None
    if clause.mark in ("die", "dat"):
        return None
    return _passive_clause(parsed, cue, clause)


def _passive_clause(parsed: ParsedSentence, cue: Cue, clause: Clause) -> Commitment | None:
    ahead = clause.auxiliaries & {"zullen", "gaan", "moeten", "dienen"}
    if does(clause, "state") and not does(clause, "action"):
        return None
    if not does(clause, "action") and not ahead:
        return None
    agent = parsed.actor(clause.agent)
    if clause.agent is not None and agent is None:
        return None
    type_: ItemType = "toezegging" if agent else "besluit"
    return _of_clause(cue, clause).made(verb_phrase(parsed, clause, with_verb=True), agent, type_=type_)


FRAMES: dict[str, Frame] = {
    "promise": promise,
    "agree": agree,
    "request": request,
    "decide": decide,
    "future": future,
    "must": must,
    "wish": wish,
    "present": present_with,
    "expect": expect,
}
CLAUSE_FRAMES = {"present": present, "passive": passive}
"""Frames of the cues that name no verb: any verb of the right class will do."""
