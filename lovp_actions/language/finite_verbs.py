"""Which tokens are finite verbs, and of what tense, with more care than the tagger alone can
take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lovp_actions.language import tense, verbs
from lovp_actions.language.verbs import grammar

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Token

SUBJECTS = ("nsubj", "nsubj:pass")
AUXILIARIES = ("aux", "aux:pass", "cop")


def is_finite(token: Token) -> bool:
    """Whether the token is a finite verb.

    An auxiliary is one by its form; another verb by its tag, unless a plural is in truth the
    infinitive that looks like it.
    """
    word = token.lower_
    if token.text.istitle() and token.i > token.sent.start and not _opens_quote(token):
        return False  # "Technisch Overleg Digikoppeling"
    if word in verbs.auxiliary_forms():
        if word in verbs.auxiliaries():
            return token.pos_ in ("AUX", "VERB") and not _is_infinitive(token)
        return token.pos_ in ("AUX", "VERB") or word in grammar()["always_finite"]
    if token.pos_ in ("VERB", "AUX"):
        return has(token, "VerbForm", "Fin") and not (word.endswith("en") and _is_governed(token))
    return token.pos_ == "NOUN" and (_is_plural_verb(token) or _is_of_ik(token))


def tense_of(token: Token) -> str:
    """present or past, of a finite verb: by its form, for auxiliaries, else by its morphology."""
    known = verbs.auxiliary_forms().get(token.lower_)
    if known:
        return known[1]
    past = has(token, "Tense", "Past") and not _is_present(token.lower_)
    return verbs.PAST if past else verbs.PRESENT


def _is_present(word: str) -> bool:
    """Whether a word can only be a present: "kom", or "besteld", a slip for "bestelt"."""
    forms = verbs.readings(word)
    if verbs.PAST in forms:
        return False
    if word.endswith("d") and verbs.PARTICIPLE in forms:
        forms = verbs.readings(word[:-1] + "t")
    return verbs.PRESENT in forms


def _is_of_ik(token: Token) -> bool:
    """Whether a verb that may be taken for a noun stands right before "ik", or behind the one that
    opens the sentence: "Dan zorg ik dat …", "Ik zorg dat …"."""
    first, doc = token.sent.start, token.doc
    behind = token.i + 1 < token.sent.end and doc[token.i + 1].lower_ == "ik"
    before = token.i > first and doc[token.i - 1].text == "Ik"
    opens = before and (token.i - 1 == first or doc[token.i - 2].is_punct)
    return (behind or opens) and verbs.is_known(token.lower_)


def _opens_quote(token: Token) -> bool:
    """Whether punctuation stands before the word, which gives it its capital."""
    return token.nbor(-1).is_punct


def has(token: Token, feature: str, value: str) -> bool:
    """Whether the token's morphology has the value."""
    return value in token.morph.get(feature, [])


def _is_governed(token: Token) -> bool:
    """Whether another verb governs it, or its seeming subject, a singular, is its object:
    "Titel aanpassen"."""
    if token.dep_ == "xcomp" or _has_auxiliary(token) or _closes_note(token):
        return True
    if not any(child.dep_ in SUBJECTS for child in token.children):
        before = token.doc[token.sent.start : token.i]
        if any(t.lower_ in grammar()["singular_helpers"] for t in before):
            return True  # "Jan zal het onderzoek, eerder uitgevoerd, rondsturen"
    return any(child.dep_ in SUBJECTS and _is_singular(child) for child in token.children)


def _is_plural_verb(token: Token) -> bool:
    """A plural tagged as a noun ("De leden vragen …"), betrayed by its subject."""
    return (
        token.dep_ in ("ROOT", "conj", "ccomp")
        and not _has_auxiliary(token)
        and not _closes_note(token)
        and any(child.dep_ in SUBJECTS and child.i < token.i for child in token.children)
        and verbs.is_known(token.lower_)
    )


def _closes_note(token: Token) -> bool:
    """Whether it is the infinitive that closes a note: "Belastingdienst via Jan benaderen",
    "Iedereen uitnodigen". In a main clause the finite verb would come second."""
    if token.dep_ != "ROOT" or any(
        after.is_alpha for after in token.doc[token.i + 1 : token.sent.end]
    ):
        return False
    if any(child.dep_ in ("mark", "advcl", "ccomp", "conj") for child in token.children):
        return False
    subject = next((child for child in token.children if child.dep_ in SUBJECTS), None)
    if subject is None:
        return False
    if subject.lower_ in ("iedereen", "allen"):
        return subject.i + 1 == token.i
    bare = not any(child.dep_ in ("det", "nummod", "conj") for child in subject.subtree)
    return bare and subject.pos_ in ("NOUN", "PROPN") and token.i - subject.i > 1


def _is_singular(noun: Token) -> bool:
    plain = noun.pos_ in ("NOUN", "PROPN") and not has(noun, "Number", "Plur")
    if noun.i + 2 < noun.sent.end and noun.nbor(1).lower_ in ("en", "&", "+"):
        return False  # "Noor en Sem", though the parse may not join them
    return plain and not any(child.dep_ in ("conj", "flat") for child in noun.children)


def _has_auxiliary(token: Token) -> bool:
    known = verbs.auxiliary_forms()
    return any(child.dep_ in AUXILIARIES and child.lower_ in known for child in token.children)


def _is_infinitive(token: Token) -> bool:
    """Whether an auxiliary in the form of plural and infinitive is the infinitive: behind "te",
    or beside another finite verb."""
    if token.i > token.sent.start and token.nbor(-1).lower_ == "te":
        return True
    words, known = token.doc.words, verbs.auxiliary_forms()
    if not tense.may_be_finite(token.lower_, words):
        return True
    others = [
        other
        for other in token.sent
        if other.i != token.i and other.lower_ in known and tense.may_be_finite(other.lower_, words)
    ]
    if token.lower_ in ("zullen", "mogen") and token.dep_ != "xcomp":
        return any(t.head == token.head and t.i < token.i for t in others)
    if not has(token, "VerbForm", "Inf"):
        return False
    clausal = (*AUXILIARIES, "ROOT", "conj", "ccomp", "advcl", "acl:relcl", "parataxis")
    return any(t.dep_ in clausal and not has(t, "VerbForm", "Inf") for t in others)
