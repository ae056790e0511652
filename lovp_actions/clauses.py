"""Clauses of a parsed sentence: finite verb, lexical verb, subject, voice, negation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lovp_actions import verbs

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBJECTS = ("nsubj", "nsubj:pass")
_AUXILIARY = ("aux", "aux:pass", "cop")
_NEGATION = {"niet", "geen", "nooit", "niets", "niemand", "nergens", "nauwelijks", "noch"}
_THROUGH = {"gaan", "willen", "moeten", "kunnen", "mogen", "zullen", "laten", "komen", "proberen", "dienen", "hoeven"}
_OWN_CLAUSE = ("ccomp", "advcl", "acl:relcl", "parataxis", "acl", "csubj")


@dataclass(frozen=True, slots=True)
class Clause:
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
        return "worden" in self.auxiliaries and self.verb != self.finite

    @property
    def inverted(self) -> bool:
        """Whether the subject follows the finite verb."""
        return self.subject is not None and self.subject.i > self.finite.i


def clauses(sent: Span) -> Iterator[Clause]:
    """The finite clauses of a sentence, in the order of their finite verbs."""
    taken: set[int] = set()
    for token in sent:
        if token.i in taken or not is_finite(token):
            continue
        clause = _clause(token, sent, taken)
        taken.add(clause.verb.i)
        yield clause


def is_finite(token: Token) -> bool:
    """Whether the token is a finite verb, by its morphology or, for auxiliaries, its form."""
    word = token.lower_
    if word in verbs.auxiliary_forms():
        if word in ("zijn", "gaan", "worden", "willen", "moeten", "kunnen", "mogen", "laten", "hebben", "zullen", "hoeven", "dienen"):
            # the infinitive looks like the plural: it needs "te" or another finite verb to be one
            if token.pos_ not in ("AUX", "VERB"):
                return False
            return not _infinitive_here(token)
        return token.pos_ in ("AUX", "VERB") or word in ("zal", "zullen", "wil", "moet", "wordt")
    if token.pos_ in ("VERB", "AUX"):
        if word.endswith("en") and (token.dep_ == "xcomp" or _has_finite_auxiliary(token)):
            return False  # tagged as a plural, but another verb governs it
        if word.endswith("en") and any(c.dep_ in SUBJECTS and _is_singular(c) for c in token.children):
            return False  # "Titel aanpassen": an infinitive with its object before it
        return "Fin" in token.morph.get("VerbForm")
    # a plural tagged as a noun ("De leden vragen …"), betrayed by its subject
    return token.pos_ == "NOUN" and token.dep_ in ("ROOT", "conj", "ccomp") and not _has_finite_auxiliary(token) and any(
        child.dep_ in SUBJECTS and child.i < token.i for child in token.children
    ) and verbs.is_known(word)


def _is_singular(noun: Token) -> bool:
    plain = noun.pos_ in ("NOUN", "PROPN") and "Plur" not in noun.morph.get("Number")
    return plain and not any(child.dep_ in ("conj", "flat") for child in noun.children)


def _has_finite_auxiliary(token: Token) -> bool:
    known = verbs.auxiliary_forms()
    return any(child.dep_ in _AUXILIARY and child.lower_ in known for child in token.children)


def _infinitive_here(token: Token) -> bool:
    if token.i > token.sent.start and token.nbor(-1).lower_ == "te":
        return True
    if token.lower_ in ("zullen", "mogen") and token.dep_ != "xcomp":
        return any(t.lower_ in verbs.auxiliary_forms() and t.head == token.head for t in token.sent[: token.i - token.sent.start] if t.i < token.i)
    if "Inf" in token.morph.get("VerbForm"):
        # the tagger says infinitive: believe it only beside another finite verb
        return any(
            t.i != token.i and t.lower_ in verbs.auxiliary_forms() and "Inf" not in t.morph.get("VerbForm")
            and t.dep_ in ("aux", "aux:pass", "cop", "ROOT", "conj", "ccomp", "advcl", "acl:relcl", "parataxis")
            for t in token.sent
        )
    return False


def _clause(finite: Token, sent: Span, taken: set[int]) -> Clause:
    predicate = finite
    while predicate.dep_ in _AUXILIARY and predicate.head.i != predicate.i:
        predicate = predicate.head
    chain = [predicate]
    auxiliaries = set()
    known = verbs.auxiliary_forms()
    for child in predicate.children:
        if child.dep_ in ("aux", "aux:pass") and child.lower_ in known:
            auxiliaries.add(known[child.lower_][0])
            taken.add(child.i)
    if predicate.i != finite.i:
        auxiliaries.add(known[finite.lower_][0] if finite.lower_ in known else finite.lemma_)
    verb = predicate
    while (inner := _inner_verb(verb)) is not None:
        word = verb.lower_
        auxiliaries.add(known[word][0] if word in known else verb.lemma_)
        for child in inner.children:
            if child.dep_ in ("aux", "aux:pass") and child.lower_ in known:
                auxiliaries.add(known[child.lower_][0])
                taken.add(child.i)
        verb = inner
        chain.append(inner)
    if verb.i == finite.i and finite.lower_ in known and known[finite.lower_][0] in ("zullen", "gaan", "moeten", "willen", "worden"):
        verb = _verb_by_position(finite, sent) or verb
        if verb.i != finite.i:
            auxiliaries.add(known[finite.lower_][0])
            chain.append(verb)
    auxiliaries.discard(verb.lower_) if verb.i == finite.i else None
    subject = _subject(chain, finite)
    tense = verbs.PAST if _is_past(finite) else verbs.PRESENT
    return Clause(
        finite=finite,
        verb=verb,
        auxiliaries=frozenset(auxiliaries),
        tense=tense,
        subject=subject,
        agent=_agent(chain),
        mark=_mark(chain, finite),
        negated=any(_negates(child) for link in chain for child in link.children),
        particle=particle_of(verb) or particle_of(finite) or _particle_by_position(finite, verb),
    )


def _inner_verb(verb: Token) -> Token | None:
    """The infinitive under gaan, willen, laten …: the verb that says what is done."""
    word = verb.lower_
    forms = verbs.auxiliary_forms()
    if word not in forms or forms[word][0] not in _THROUGH:
        return None
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in ("VERB", "AUX") and not is_finite(child):
            if child.dep_ != "amod" and not any(grand.lower_ in ("dat", "of", "hoe") and grand.dep_ == "mark" for grand in child.children):
                return child
    return None


def _verb_by_position(finite: Token, sent: Span) -> Token | None:
    """The infinitive or participle that closes the clause, where the parse does not link it."""
    found = None
    for token in sent:
        if token.i <= finite.i:
            continue
        if token.text in (",", ";", ":") and found is not None:
            break
        if token.dep_ in ("amod", "acl:relcl") or is_finite(token):
            continue
        if token.pos_ in ("VERB", "AUX") or token.text.endswith("n") and verbs.is_known(token.lower_):
            found = token
    return found


_OBJECT_PRONOUNS = {"deze", "dit", "dat", "het", "die"}
_SUBJECT_PRONOUNS = {"we", "wij", "ik", "hij", "ze", "zij", "jullie"}


def _subject(chain: list[Token], finite: Token) -> Token | None:
    after = finite.doc[finite.i + 1] if finite.i + 1 < finite.sent.end else None
    if after is not None and after.lower_ in _SUBJECT_PRONOUNS:
        return after  # "De ALV willen we houden": a pronoun in this place is the subject
    own = next((c for link in [*chain, finite] for c in link.children if c.dep_ in SUBJECTS), None)
    conjunct = chain[0].dep_ == "conj" and finite.i > finite.sent.start and finite.nbor(-1).lower_ in ("en", "maar", ",")
    if own is not None and own.i < finite.i and _disagrees(own, finite):
        own = _noun_behind(finite) or own
    if own is not None and not (conjunct and own.i > finite.i and own.lower_ in _OBJECT_PRONOUNS):
        return own
    first = chain[0]
    seen = 0
    while first.dep_ == "conj" and seen < 4:  # "X doet dit en komt erop terug"
        first = first.head
        seen += 1
        if first.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None
        for child in first.children:
            if child.dep_ in SUBJECTS:
                return child
    return None


def _disagrees(subject: Token, finite: Token) -> bool:
    """A plural noun before a verb in the singular: not its subject."""
    plural = subject.pos_ == "NOUN" and "Plur" in subject.morph.get("Number")
    singular = finite.lower_ in ("gaat", "zal", "wil", "moet", "is", "wordt", "heeft") or finite.lower_.endswith("t")
    return plural and singular and not any(child.dep_ == "conj" for child in subject.children)


def _noun_behind(finite: Token) -> Token | None:
    """The noun or name right behind the verb, the place of an inverted subject."""
    for token in finite.doc[finite.i + 1 : min(finite.i + 4, finite.sent.end)]:
        if token.text[0].isupper() and token.is_alpha or token.pos_ in ("NOUN", "PROPN"):
            return token
        if token.pos_ not in ("DET", "ADJ"):
            return None
    return None


def _agent(chain: list[Token]) -> Token | None:
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
                return str(child.lower_)
        if link.dep_ == "acl:relcl":
            return "die"
        if link.dep_ == "advcl" and finite.i > link.sent.start and link.i >= finite.i:
            left = [t for t in link.sent if t.i < finite.i]
            for token in reversed(left):
                if token.pos_ == "SCONJ" or token.lower_ in ("als", "indien", "zodra", "wanneer", "mits", "tenzij"):
                    return str(token.lower_)
                if token.text in (",", ";"):
                    break
    return ""


def _negates(token: Token) -> bool:
    if token.lower_ in _NEGATION:
        return True
    return any(child.lower_ == "geen" for child in token.children)


def particle_of(verb: Token) -> str:
    """The separate particle of a verb ("spreekt … af"), in lower case, or ""."""
    found = [str(c.lower_) for c in verb.children if c.dep_ == "compound:prt" and len(c.text) < 14]
    known = verbs.particles_of(verb.lower_)
    return next((particle for particle in found if particle in known), found[0] if found else "")


def _particle_by_position(finite: Token, verb: Token) -> str:
    """A particle of the finite verb at the end of its clause, where the parse does not link it."""
    if verb.i != finite.i:
        return ""
    wanted = verbs.particles_of(finite.lower_)
    end = finite.sent.end
    for token in finite.doc[finite.i + 1 : end]:
        after = finite.doc[token.i + 1] if token.i + 1 < end else None
        if token.lower_ in wanted and (
            after is None or after.is_punct or after.lower_ in ("en", "om", "dat", "of", "zodat", "bij", "met", "naar", "aan", "voor", "op")
        ):
            if after is not None and after.lower_ in ("bij", "met", "naar", "aan", "voor", "op") and token.dep_ == "case":
                continue
            return str(token.lower_)
        if token.pos_ in ("VERB", "AUX") and is_finite(token):
            break
    return ""


def _is_past(finite: Token) -> bool:
    known = verbs.auxiliary_forms().get(finite.lower_)
    if known:
        return known[1] == verbs.PAST
    return "Past" in finite.morph.get("Tense")
