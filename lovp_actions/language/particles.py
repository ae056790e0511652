"""Separable particles: the "af" of "spreekt … af", by the parse or by its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lovp_actions.language import verbs
from lovp_actions.language.finite_verbs import is_finite
from lovp_actions.language.verbs import grammar
from lovp_actions.language.words import ARTICLES

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Span, Token


def linked(verb: Token) -> list[Token]:
    """The particles that the parse gives a verb."""
    return [child for child in verb.children if child.dep_ == "compound:prt" and len(child) < 14]


def of_clause(finite: Token, verb: Token) -> str:
    """The particle of a clause's lexical verb, else of its finite verb, in lower case, or ""."""
    for each in (verb, finite):
        fits = _lies_behind if each.i == finite.i else _lies_before
        found = [token.lower_ for token in linked(each) if fits(each, token)]
        known = verbs.particles_of(each.lower_)
        if found:
            return next((particle for particle in found if particle in known), found[0])
    if verb.i != finite.i:
        return ""
    wanted = verbs.particles_of(finite.lower_)
    for token in finite.doc[finite.i + 1 : finite.sent.end]:
        if token.lower_ in wanted and _closes_clause(token):
            return token.lower_
        if is_finite(token) or token.lower_ in _BOUNDARIES:
            break
    return ""


_BOUNDARIES = frozenset({"of", "dat", "als", ",", ";"})


def _lies_behind(finite: Token, particle: Token) -> bool:
    """Whether the particle stands behind a finite verb, no conjunction or comma parts them, and it
    is no preposition before an article."""
    between = finite.doc[finite.i + 1 : particle.i]
    if particle.i < finite.i or any(token.lower_ in _BOUNDARIES for token in between):
        return False
    after = finite.doc[particle.i + 1 : particle.i + 2].text.lower()
    return after not in ARTICLES or particle.lower_ in grammar()["pure_particles"]


def _lies_before(verb: Token, particle: Token) -> bool:
    """Whether nothing but auxiliaries and "te" parts the particle from an infinitive or participle
    behind it: "klaar te zetten", "mee wordt genomen"."""
    between = verb.doc[particle.i + 1 : verb.i]
    known = verbs.auxiliary_forms()
    return particle.i < verb.i and all(t.lower_ == "te" or t.lower_ in known for t in between)


def of_cue(verb: Token, particle: str, sent: Span, *, lenient: bool) -> Token | None:
    """The token of the particle that a cue wants: by the parse, before "te", or by its place.

    `lenient` takes it for a particle wherever a "te" follows: "draagt het college op een plan te
    maken", where a parse sees a preposition.
    """
    for child in linked(verb):
        if child.lower_ == particle:
            return child
    doc = sent.doc
    if verb.i - sent.start >= 2 and doc[verb.i - 1].lower_ == "te":
        return doc[verb.i - 2] if doc[verb.i - 2].lower_ == particle else None
    for token in doc[verb.i + 1 : sent.end]:
        if token.lower_ == particle:
            if lenient and any(t.lower_ == "te" for t in doc[token.i + 1 : sent.end]):
                return token
            if particle in grammar()["pure_particles"] or _closes_clause(token):
                return token
            if token.dep_ != "case" and not list(token.children):
                return token
        beyond = token.i > verb.i + 12 and token.dep_ in ("conj", "ccomp", "advcl")
        if beyond or token.lower_ in ("dat", "als"):
            break
    return None


def _closes_clause(token: Token) -> bool:
    """Whether the word stands where a particle stands: before punctuation, a conjunction, "te",
    or a phrase that comes after the verb."""
    if token.i + 1 >= token.sent.end:
        return True
    after = token.nbor(1)
    if after.is_punct:
        return True
    if token.dep_ == after.dep_ == "case" and token.head is after.head:
        return True  # "schuift door naar het overleg": of two prepositions the first is none
    if after.lower_ == "te" or after.lower_ not in grammar()["after_particle"]:
        return False
    return token.dep_ != "case" or after.lower_ not in grammar()["prepositions"]
