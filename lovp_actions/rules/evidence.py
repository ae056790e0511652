"""What speaks for or against a commitment: the evidence of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lovp_actions import lexicon
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import does, subject_of, words
from lovp_actions.language.clauses import Clause
from lovp_actions.people.parsed_sentence import ParsedSentence

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Token
    from lovp_actions.people.cast import Mention
    from lovp_actions.rules.commitment import Commitment


def of_commitment(
    commitment: Commitment,
    parsed: ParsedSentence,
    *,
    deadline: bool,
    place: tuple[str, ...],
) -> frozenset[str]:
    """The evidence of a commitment as plain words, weighed in `lexicon/weights.toml`.

    `place` says where the sentence stands (kind of block and section, first in its block).
    """
    found = {f"rule={commitment.rule}", *place}
    found.add(f"actor={_actor_kind(commitment.actor, parsed)}")
    found |= {f"rule={commitment.rule}&{each}" for each in place}
    if deadline:
        found |= {"deadline", f"rule={commitment.rule}&deadline"}
    if parsed.sent.text.rstrip().endswith(":"):
        found.add("leads in")
    if len(parsed.sent) >= 35:
        found.add("size=endless")
    clause = commitment.clause
    if commitment.rule == "infinitief" and verbs.in_class("edit", commitment.cue):
        opening = {token.lower_ for token in parsed.sent[:2]}
        if not opening & (words("hedges") | {"mogelijk", "niet", "voorstel", "idee"}):
            found.add("edit")
    if clause is None:
        return frozenset(found)
    found.add(f"mark={clause.mark}")
    known = [name for name in ("action", "report", "state") if does(clause, name)]
    kind = "+".join(known) or "unknown"
    found |= {f"verb={kind}", f"rule={commitment.rule}&verb={kind}"}
    found.add(f"rule={commitment.rule}&actor={_actor_kind(commitment.actor, parsed)}")
    if clause.passive and commitment.rule in ("wordt gedaan", "zal", "gaat doen", "moet doen"):
        ahead = "+".join(sorted(clause.auxiliaries & {"zullen", "gaan", "moeten", "dienen"}))
        behind = [token.lower_ for token in parsed.sent if token.i > clause.verb.i]
        if "om" in behind and "te" in behind[behind.index("om") :]:
            found.add("passive&purpose")
        found |= {f"passive={ahead or 'plain'}", f"passive={ahead or 'plain'}&verb={kind}"}
        if does(clause, "revise"):
            found.add(f"passive={ahead or 'plain'}&revise")
        still = clause.finite.doc[clause.finite.i + 1 : clause.verb.i]
        if any(token.lower_ == "nog" for token in still):
            found.add(f"passive={ahead or 'plain'}&still")
    if parsed.sent[0].text[0] in '"“„':
        found.add("quoted")
    if parsed.sent[0].lower_ in words("if"):
        found.add("conditional")
    hedges = {t.lower_ for t in parsed.sent if t.i < clause.verb.i + 3} & words("hedges")
    if hedges or _is_perhaps(clause):
        found.add("hedged")
    near = clause.finite.doc[clause.finite.i : min(clause.finite.i + 5, clause.finite.sent.end)]
    if commitment.rule == "doet" and any(token.lower_ in words("aside") for token in near):
        found.add("aside")
    actor = commitment.actor
    if actor is not None and actor.text in parsed.cast.proper and actor.kind == "body":
        found.add(f"rule={commitment.rule}&actor=proper")
    if actor is not None and actor.kind == "name" and _is_acronym(actor.text, parsed):
        found.add(f"rule={commitment.rule}&actor=acronym")
    if clause.verb == clause.finite and _takes_it(clause):
        found.add(f"rule={commitment.rule}&takes it")
    near = clause.finite.doc[
        max(clause.finite.i - 2, clause.finite.sent.start) : clause.finite.i + 3
    ]
    if clause.verb.lower_ == "komen" and any(token.lower_ == "er" for token in near):
        found.add(f"rule={commitment.rule}&to come")  # "Er moet een formulier komen"
    if "gaan" in clause.auxiliaries:
        found.add(f"rule={commitment.rule}&going")  # "We moeten een zaal gaan zoeken"
    if _is_expected(clause):
        found.add("expected")
    if subject_of(clause) in ("dit", "deze", "dat", "die"):
        found |= {"subject=it", f"rule={commitment.rule}&subject=it"}
    if parsed.sent[0].lower_ in words("next"):
        found.add("next")
    if clause.inverted:
        found.add(f"rule={commitment.rule}&inverted")
    if parsed.sent[0].lower_ in words("because") or _is_opinion(parsed):
        found.add("argued")
    if _is_ongoing(parsed, clause):
        found.add("ongoing")
    if any(token.lower_ in words("incidentally") for token in parsed.sent):
        found.add("incidentally")
    if (
        commitment.actor is not None
        and commitment.actor.plural
        and commitment.actor.kind in ("body", "person")
    ):
        found.add(f"rule={commitment.rule}&actor=plural")
    others = [other for other in parsed.clauses if other.finite.i < clause.finite.i]
    if any(does(other, "report") for other in others):
        found.add("told")
    return frozenset(found)


def _is_acronym(name: str, parsed: ParsedSentence) -> bool:
    """Whether an unknown name of one word has the capitals of an organisation: "TNO", "VNG"."""
    return " " not in name and name[1:] != name[1:].lower() and not parsed.cast.knows(name)


def _is_ongoing(parsed: ParsedSentence, clause: Clause) -> bool:
    """Whether a word near the verb tells of work that goes on: "steeds", "op dit moment"."""
    for token in parsed.sent:
        near = abs(token.i - clause.finite.i) < 5
        if near and token.lower_ in words("ongoing") and not _asks_how(token):
            return True
    around = clause.finite.doc[max(clause.finite.i - 4, clause.finite.sent.start) :][:10].text
    return " op dit moment" in f" {around.lower()}"


def _asks_how(token: Token) -> bool:
    """Whether "hoe" stands before it: "zoekt uit hoe vaak dit voorkomt"."""
    return token.i > token.sent.start and token.nbor(-1).lower_ == "hoe"


def _is_perhaps(clause: Clause) -> bool:
    """Whether "mogelijk" is an adverb of the clause: "moet mogelijk aangevuld worden", and not
    "zo snel mogelijk", "waar mogelijk", "is mogelijk"."""
    sent = clause.finite.sent
    for token in sent:
        free = clause.finite.i < token.i < clause.verb.i or (
            token.dep_ == "advmod" and token.head in (clause.verb, clause.finite)
        )
        if token.lower_ == "mogelijk" and free and token.i < clause.verb.i:
            before = {t.lower_ for t in sent.doc[max(token.i - 2, sent.start) : token.i]}
            if not before & {"zo", "zoveel", "waar", "indien", "het", "dit", "is", "wordt"}:
                return True
    return False


def _is_expected(clause: Clause) -> bool:
    """Whether it is somebody's guess: "De verwachting is dat we op nul zullen uitkomen"."""
    before = clause.finite.doc[clause.finite.sent.start : clause.finite.i]
    return bool(clause.mark) and any(
        token.lower_ in words("expecting")
        and (token.i == before.start or token.nbor(-1).lower_ != "naar")
        for token in before
    )


def _is_opinion(parsed: ParsedSentence) -> bool:
    """Whether "ik" thinks or knows something in the sentence: it argues."""
    return any(
        subject_of(clause) == "ik" and clause.finite.lower_ in words("thinking")
        for clause in parsed.clauses
    )


def _takes_it(clause: Clause) -> bool:
    """Whether the verb has "dit", "dat", "deze" … as its object: "bespreekt dit intern"."""
    near = clause.finite.doc[clause.finite.i + 1 : min(clause.finite.i + 4, clause.finite.sent.end)]
    return any(
        t.lower_ in ("dit", "dat", "deze", "die", "hem", "hier", "hierover") for t in near[:2]
    )


def _actor_kind(actor: Mention | None, parsed: ParsedSentence) -> str:
    if actor is None:
        return "none"
    if actor.kind == "name":
        return "known" if parsed.cast.knows(actor.text.split()[0]) else "name"
    if actor.kind == "person" and set(actor.text.lower().split()) & _offices():
        return "office"
    return actor.kind


@lexicon.derived
def _offices() -> frozenset[str]:
    return frozenset(lexicon.load("roles")["office"]["words"])
