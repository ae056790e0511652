"""Where the action stands: the complement of a cue verb, or the rest of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import opens_below
from lovp_actions.language.clauses import Clause
from lovp_actions.people.parsed_sentence import ParsedSentence
from lovp_actions.rules.cues import Hit

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Token

_QUESTION_WORDS = frozenset(
    {"of", "hoe", "wat", "waarom", "welke", "wanneer", "naar", "waar", "wie", "hoeverre"}
)


class Complement(NamedTuple):
    """What a cue verb takes: its first token, the token after its last, and "te" or "dat"."""

    first: int
    end: int
    kind: str


def complement(hit: Hit, parsed: ParsedSentence) -> Complement | None:
    """The complement behind the cue verb: "dat …", or "(om) … te" with an infinitive.

    It is read by position, which holds where the parse fails. A question behind the verb
    ("vraagt of", "vraagt naar"), "om" with a mere thing ("om instemming") and what is only told of
    a thing ("zegt een overzicht toe, te ontvangen in mei") are none.
    """
    sent, doc = parsed.sent, parsed.sent.doc
    behind = max(hit.verb.i, hit.particle.i if hit.particle is not None else hit.verb.i)
    first = (hit.verb.i if hit.form in (verbs.PRESENT, verbs.PAST) else behind) + 1
    om: int | None = None
    for token in doc[first : sent.end]:
        word = token.lower_
        if word == "om" and token.i > hit.verb.i:
            if om is not None or _governs_a_thing(token):
                return None
            om = token.i
        elif word == "dat" and token.i > hit.verb.i and _opens_clause(token):
            return Complement(token.i, _end(token), "dat")
        elif word in _QUESTION_WORDS and om is None and _asks(token, hit):
            return None
        elif word == "te" and token.nbor(-1).text != "," and _governs_an_infinitive(token):
            return Complement(om + 1 if om is not None else first, _end(token), "te")
    return None


def _opens_clause(dat: Token) -> bool:
    """Whether "dat" is the conjunction: by its tag, or behind a verb with no noun of its own."""
    return dat.pos_ in ("SCONJ", "PRON", "X") or dat.dep_ == "mark"


def _end(token: Token) -> int:
    """The token after the last of a complement: a semicolon closes it."""
    behind = token.doc[token.i + 1 : token.sent.end]
    return next((each.i for each in behind if each.text == ";"), token.sent.end)


def _asks(token: Token, hit: Hit) -> bool:
    if token.lower_ == "of":
        return token.pos_ != "CCONJ" or token.i <= hit.verb.i + 2
    if token.lower_ != "naar" or token.dep_ != "case":
        return True
    return hit.verb.lower_.startswith("vr") and not _goes_with_deed(token)


def _goes_with_deed(naar: Token) -> bool:
    """Whether "naar" goes with the verb of what is asked: "naar de kosten te kijken"."""
    behind = [each.lower_ for each in naar.doc[naar.i + 1 : naar.sent.end]]
    opens = next((i for i, word in enumerate(behind) if opens_below([word]) or word == "te"), None)
    if opens is None or behind[opens] != "te":
        return False
    return not verbs.grammar()["toward"].isdisjoint(behind[opens + 1 : opens + 3])


def _governs_a_thing(om: Token) -> bool:
    """ "om instemming": no infinitive with "te" belongs to it."""
    near = om.dep_ == "case" and om.head.pos_ in ("NOUN", "PROPN") and om.head.i - om.i <= 3
    behind = om.doc[om.i + 1 : om.sent.end]
    to_do = next((t for t in behind if t.lower_ in ("te", "om", "dat", ";")), None)
    return near and not (to_do is not None and to_do.lower_ == "te" and to_do.dep_ == "mark")


def _governs_an_infinitive(te: Token) -> bool:
    if te.i + 1 >= te.sent.end or not looks_infinitive(te.nbor(1)):
        return False
    return te.dep_ != "case" or te.head.i > te.i


def looks_infinitive(token: Token) -> bool:
    """Whether a token behind "te" can be an infinitive, whatever its tag."""
    return token.text.endswith("n") and token.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "X")


def span(parsed: ParsedSentence, first: int, end: int) -> tuple[int, int]:
    """Character offsets of the tokens [first, end), trimmed of punctuation and empty words."""
    doc = parsed.sent.doc
    while first < end and (doc[first].is_punct or doc[first].lower_ in ("om", "en", "ook")):
        first += 1
    while (
        end > first and doc[end - 1].is_punct and doc[end - 1].text not in (")", "]", "”", "’", '"')
    ):
        end -= 1
    if doc[end - 1].text == ")" and all(token.text != "(" for token in doc[first:end]):
        end -= 1
    if first >= end:
        first, end = parsed.sent.start, parsed.sent.end
    return doc[first].idx, doc[end - 1].idx + len(doc[end - 1])


def verb_phrase(
    parsed: ParsedSentence, clause: Clause, *, with_verb: bool = False
) -> tuple[int, int]:
    """Offsets of the action of a clause: what follows its finite verb, less the subject."""
    finite, subject = clause.finite.i, clause.subject
    end = _clause_end(parsed, clause)
    if clause.passive and not clause.mark and subject is not None and subject.i < finite:
        shared = any(subject.i < other.finite.i < finite for other in parsed.clauses)
        if not shared:  # what is done to it needs its subject
            return span(parsed, subject.left_edge.i, end)
    if clause.mark and clause.verb.i >= finite - 3:
        first = subject.i + 1 if subject is not None else finite
        return span(parsed, min(first, finite), max(end, finite + 1))
    first = finite if with_verb else finite + 1
    if clause.inverted and subject is not None and subject.i - finite <= 4 and not with_verb:
        right = max(subject.i, *(t.i for t in subject.subtree if t.i - subject.i < 5))
        first = right + 1 if right + 1 < end else first
    if first >= end or (clause.inverted and end - first <= 2):
        first = parsed.sent.start
    return span(parsed, first, end)


def _clause_end(parsed: ParsedSentence, clause: Clause) -> int:
    """The token at which the next coordinated clause begins, or the end of the sentence."""
    doc = parsed.sent.doc
    last = max(clause.finite.i, clause.verb.i)
    for other in parsed.clauses:
        if other.finite.i > last and not other.mark:
            for i in range(other.finite.i, last, -1):
                if doc[i].lower_ in ("en", "maar", ";", ",", "dus"):
                    return i
    return parsed.sent.end
