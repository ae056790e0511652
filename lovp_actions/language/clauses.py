"""Clauses of a parsed sentence: finite verb, lexical verb, subject, voice, negation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lovp_actions.language import particles, subjects, verbs
from lovp_actions.language.finite_verbs import AUXILIARIES, is_finite, tense_of
from lovp_actions.language.tokens import Span, Token
from lovp_actions.language.verbs import grammar


class Clause(NamedTuple):
    """A finite verb with what belongs to it.

    `verb` is the lexical verb (the participle or infinitive where there is an auxiliary),
    `auxiliaries` the infinitives of all auxiliaries between. `mark` is the subordinating word
    ("dat", "als", "die"), "" in a main clause. `tense` is present or past.
    """

    finite: Token
    verb: Token
    auxiliaries: frozenset[str]
    tense: str
    subject: Token | None
    agent: Token | None
    mark: str
    negated: bool
    particle: str

    @property
    def passive(self) -> bool:
        """Whether it has "worden" with a participle."""
        return "worden" in self.auxiliaries and self.verb != self.finite

    @property
    def inverted(self) -> bool:
        """Whether the subject follows the finite verb."""
        return self.subject is not None and self.subject.i > self.finite.i


def clauses(sent: Span) -> Iterator[Clause]:
    """The finite clauses of a sentence, in the order of their finite verbs."""
    taken: set[int] = set()
    for token in sent:
        if token.i not in taken and is_finite(token):
            clause, used = _clause(token, sent)
            taken |= used
            yield clause


def _clause(finite: Token, sent: Span) -> tuple[Clause, set[int]]:
    """The clause of a finite verb, and the tokens that can head no other clause."""
    chain = _chain(finite, sent)
    verb = chain[-1]
    between = [token for link in chain for token in (link, *_auxiliaries(link)) if token != verb]
    clause = Clause(
        finite=finite,
        verb=verb,
        auxiliaries=frozenset(_infinitive(token) for token in {finite, *between} - {verb}),
        tense=tense_of(finite),
        subject=subjects.of_chain(chain, finite),
        agent=_agent(chain),
        mark=_mark(chain, finite),
        negated=any(_negates(child, finite) for link in chain for child in link.children),
        particle=particles.of_clause(finite, verb),
    )
    return clause, {token.i for link in chain for token in _auxiliaries(link)} | {verb.i}


def _auxiliaries(verb: Token) -> list[Token]:
    known = verbs.auxiliary_forms()
    found = [c for c in verb.children if c.dep_ in ("aux", "aux:pass") and c.lower_ in known]
    return [token for token in found if not _beyond(verb, token)]


def _beyond(verb: Token, auxiliary: Token) -> bool:
    """Whether a conjunction parts the auxiliary from its verb: it belongs to the clause behind."""
    between = verb.doc[verb.i + 1 : auxiliary.i]
    return any(token.lower_ in ("dat", "of", "als") for token in between)


def _infinitive(auxiliary: Token) -> str:
    known = verbs.auxiliary_forms().get(auxiliary.lower_)
    return known[0] if known else auxiliary.lower_


def _chain(finite: Token, sent: Span) -> list[Token]:
    """The verbs from the predicate down to the lexical verb: "gaat proberen te regelen"."""
    predicate = finite
    while predicate.dep_ in AUXILIARIES and predicate.head.i != predicate.i:
        predicate = predicate.head
    chain = [predicate]
    while inner := _carried(chain[-1]):
        chain.append(inner)
    known = verbs.auxiliary_forms()
    leans = known.get(finite.lower_, ("",))[0] in grammar()["leaning"]
    closing = _closing_verb(finite, sent) if leans and chain[-1] == finite else None
    return [*chain, closing] if closing else chain


def _carried(verb: Token) -> Token | None:
    """The infinitive under gaan, willen, laten …: the verb that says what is done."""
    known = verbs.auxiliary_forms().get(verb.lower_)
    if known is None or known[0] not in grammar()["carrying"]:
        return None
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in ("VERB", "AUX"):
            marked = any(
                c.dep_ == "mark" and c.lower_ in ("dat", "of", "hoe") for c in child.children
            )
            if not marked and not is_finite(child):
                return child
    return None


def _closing_verb(finite: Token, sent: Span) -> Token | None:
    """The infinitive or participle that closes the clause, where the parse does not link it."""
    found = None
    for token in sent:
        if token.i <= finite.i or token.dep_ in ("amod", "acl:relcl") or is_finite(token):
            continue
        if token.text in (",", ";", ":") and found is not None:
            break
        if token.dep_ == "mark" and token.lower_ in ("of", "dat", "hoe", "als", "omdat"):
            break  # "gaat na of ze bruikbaar zijn"
        if token.nbor(-1).lower_ == "te":
            continue
        known = token.text.endswith("n") and token.pos_ != "PRON" and verbs.is_known(token.lower_)
        if known or token.pos_ in ("VERB", "AUX"):
            found = token
    return found


def _agent(chain: list[Token]) -> Token | None:
    """The noun of a "door" phrase."""
    for link in chain:
        for child in link.children:
            if child.dep_ in ("obl:agent", "obl", "nmod") and any(
                c.dep_ == "case" and c.lower_ == "door" for c in child.children
            ):
                return child
    return None


def _mark(chain: list[Token], finite: Token) -> str:
    for link in chain:
        for child in link.children:
            if child.dep_ == "mark" and child.lower_ != "te" and child.i < link.i:
                return child.lower_
        if link.dep_ == "acl:relcl":
            return "die"
        if link.dep_ == "advcl" and link.i >= finite.i and (found := _conjunction(finite)):
            return found
    return ""


def _conjunction(finite: Token) -> str:
    """The conjunction that opens the clause of the verb, going left to the comma."""
    for token in reversed(finite.doc[finite.sent.start : finite.i]):
        if token.pos_ == "SCONJ" or token.lower_ in grammar()["conjunctions"]:
            return token.lower_
        if token.text in (",", ";"):
            break
    return ""


def _negates(token: Token, finite: Token) -> bool:
    """Whether a child of the verb denies it, and no clause begins between the two; with the pronoun
    of "zegt dat niet toe" none does."""
    if token.lower_ not in grammar()["negations"]:
        token = next((child for child in token.children if child.lower_ == "geen"), finite)
    if token.i == finite.i:
        return False
    between = finite.doc[min(token.i, finite.i) + 1 : max(token.i, finite.i)]
    beyond = any(is_finite(each) for each in finite.doc[token.i + 1 : finite.sent.end])
    return not any(
        each.lower_ in grammar()["bounds"]
        and each.pos_ != "PRON"
        and (each.lower_ != "als" or beyond)
        for each in between
    )
