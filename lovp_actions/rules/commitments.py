"""Commitments of one sentence: who is to do what, by which cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lovp_actions import lexicon
from lovp_actions.language.clause_tests import words
from lovp_actions.rules import cues, phrases
from lovp_actions.rules.commitment import Commitment
from lovp_actions.rules.frames import CLAUSE_FRAMES, FRAMES
from lovp_actions.rules.obstacles import is_talk
from lovp_actions.rules.request_frames import Asked, asked_by

if TYPE_CHECKING:
    from lovp_actions.language.clauses import Clause
    from lovp_actions.language.tokens import Token
    from lovp_actions.people.parsed_sentence import ParsedSentence


@lexicon.derived
def general() -> frozenset[str]:
    """Names of the rules that go by the form of a sentence alone. The network reads these better
    (`training/reader/README.md` has the figures), so they count only where the rules read alone;
    and they give way to another whose action they lie within."""
    return frozenset(cue.name for cue in cues.all_cues() if cue.general) | phrases.BY_FORM


def find(parsed: ParsedSentence) -> list[Commitment]:
    """The commitments of a sentence in the order of their verbs, at most one a clause.

    Questions commit nobody. Of several cues in a clause the surest counts.
    """
    if silence(parsed):
        return []
    sent = parsed.sent
    found: dict[int, Commitment] = {}
    by_token = _by_token(parsed)
    for hit in cues.hits(sent):
        clause = by_token.get(hit.verb.i) or _clause_above(hit.verb, by_token)
        commitment = FRAMES[hit.cue.frame](parsed, hit, clause)
        key = clause.finite.i if clause is not None else hit.verb.i
        if commitment and (key not in found or found[key].confidence < commitment.confidence):
            found[key] = commitment
    for clause in parsed.clauses:
        if clause.mark == "dat" and _is_denied(parsed, clause):
            found.pop(clause.finite.i, None)
            continue
        if clause.finite.i not in found:
            for cue in cues.without_verbs():
                if commitment := CLAUSE_FRAMES[cue.frame](parsed, cue, clause):
                    found[clause.finite.i] = commitment
                    break
    told = [found[key] for key in sorted(found)]
    return _outermost([each for each in told if not _is_idle(sent.text, each)])


def _is_idle(sentence: str, found: Commitment) -> bool:
    """Whether nothing is to be done: the meeting itself is told of, or a list led in."""
    who = found.actor.text if found.actor else ""
    return phrases.leads_in(sentence, found.type, who) or is_talk(sentence, found.start, found.end)


def silence(parsed: ParsedSentence) -> str:
    """What keeps the whole sentence from committing anybody; "" where nothing does."""
    if parsed.sent.text.rstrip(" \"'”’)*").endswith("?"):
        return "it is a question"
    rejected = next((t.text for t in parsed.sent if t.lower_ in words("rejected")), "")
    return f"'{rejected}': it will not be done" if rejected else ""


def asked_below(parsed: ParsedSentence) -> Asked | None:
    """Who is asked to do the things listed below a sentence that ends in a colon."""
    if not parsed.sent.text.rstrip().endswith(":"):
        return None
    by_token = _by_token(parsed)
    for hit in cues.hits(parsed.sent):
        if hit.cue.frame == "request":
            return asked_by(parsed, hit, by_token.get(hit.verb.i))
    return None


def _by_token(parsed: ParsedSentence) -> dict[int, Clause]:
    """The clauses by their finite and their lexical verbs."""
    return {token.i: clause for clause in parsed.clauses for token in (clause.finite, clause.verb)}


def _is_denied(parsed: ParsedSentence, clause: Clause) -> bool:
    """Whether the clause above a "dat" clause is denied: "We kunnen niet verwachten dat …"."""
    above = [each for each in parsed.clauses if each.finite.i < clause.finite.i]
    return bool(above) and above[-1].negated


def _clause_above(verb: Token, by_token: dict[int, Clause]) -> Clause | None:
    """The clause that a verb belongs to which is neither its finite nor its lexical verb."""
    token = verb
    for _ in range(3):
        if token.dep_ not in ("aux", "aux:pass", "xcomp", "conj", "cop") or token.head.i == token.i:
            return None
        token = token.head
        if token.i in by_token:
            return by_token[token.i]
    return None


def _outermost(found: list[Commitment]) -> list[Commitment]:
    """Without those that lie in the action of another: "vraagt Jan te zullen komen" is one."""
    return [
        each
        for each in found
        if not any(
            other.rule not in general()
            and other.anchor < each.anchor
            and other.start <= each.anchor < other.end
            for other in found
        )
    ]
