"""Sentences without a finite verb: "Voorbeelden toevoegen", "Onderzoek de animo", "Jan: tekst"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lovp_actions.language import clause_tests, verbs
from lovp_actions.language.verbs import grammar
from lovp_actions.people import owners
from lovp_actions.people.cast import Mention, pronouns
from lovp_actions.rules.commitment import Commitment
from lovp_actions.structure import closed_rows, layout, wording

if TYPE_CHECKING:
    from lovp_actions.items import ItemType
    from lovp_actions.language.tokens import Span, Token
    from lovp_actions.people.parsed_sentence import ParsedSentence
    from lovp_actions.rules.request_frames import Asked


INFINITIVE = ("infinitief", 0.38)
DICTUM = ("dictum", 0.6)
"""Rules of sentences without a finite verb, with their confidence."""
BY_FORM = frozenset({INFINITIVE[0], DICTUM[0]})
OWNED = ("eigenaar", 0.92)
"""Rule of a line of an action list that names its owner, with its confidence."""
_ARROW = re.compile(rf"\w\s{{0,9}}{layout.ARROW}\s{{0,9}}\w")


def find(
    parsed: ParsedSentence, *, spoken: bool, listed: bool, owner: Mention | None = None
) -> list[Commitment]:
    """The commitment of a sentence that no cue gives away, if it is one by its form.

    In an action list (`listed`) every line is an actiepunt, of its `owner` where it names nobody.
    Elsewhere an infinitive of a verb of doing is a besluit, or, when `spoken` in a turn, what its
    speaker will do.
    """
    sent = parsed.sent
    if sent.text.rstrip().endswith(("?", ":")) or not any(token.is_alpha for token in sent):
        return []
    speaker = parsed.speaker if spoken else None
    infinitive, main = _infinitive(sent), [c for c in parsed.clauses if not c.mark]
    last = sent[-1 - (len(sent) > 1 and sent[-1].is_punct)].text
    short = closed_rows.is_open(" ".join(sent.text.split()[-2:]))  # "bijna klaar"
    if listed and closed_rows.is_closed(last) and not short:
        return []
    if listed and not infinitive and not main and _is_entry(sent.text):
        return []
    if listed and not infinitive and not main and _ARROW.search(sent.text):
        return []  # "Bevindingen -> verwerkt", "Gemeente -> Jan Bos": no action
    if listed and len(sent) > 1 and not states(parsed):
        actor = _leading_actor(parsed) or speaker or owner
        return [
            _made(sent, "actiepunt", actor, None, "actielijst", 0.8 if infinitive or actor else 0.6)
        ]
    if infinitive and not main:
        type_: ItemType = "toezegging" if speaker else "besluit"
        return [_made(sent, type_, speaker, infinitive, *INFINITIVE)]
    return []


def _is_entry(line: str) -> bool:
    """Whether a line of a list only gives an address or a state, or greets: "Beste allemaal,"."""
    return bool(layout.pattern("entry", "words").search(line.lower())) or wording.encloses(line)


def leads_in(sentence: str, type_: str, who: str) -> bool:
    """Whether an afspraak of "we" or nobody only leads in what is agreed: "Dit spraken we af:"."""
    if type_ != "afspraak" or not sentence.rstrip(" *_").endswith(":"):
        return False
    named = who and who.lower() not in pronouns()
    return not named and bool(layout.pattern("leading_in", "agreed", "markers").search(sentence))


def states(parsed: ParsedSentence) -> bool:
    """Whether the sentence tells how things are, and no line of an action list does that."""
    stating = grammar()["stating"]
    main = (clause for clause in parsed.clauses if not clause.mark)
    return any({clause.verb.lower_, clause.finite.lower_} & stating for clause in main)


def _made(
    sent: Span,
    type_: ItemType,
    actor: Mention | None,
    cue: Token | None,
    rule: str,
    confidence: float,
) -> Commitment:
    """A commitment whose action is the whole sentence."""
    end = len(sent.doc.text.rstrip(" .;,"))
    words = cue.text if cue is not None else ""
    return Commitment(type_, actor, None, 0, end, words, rule, confidence, 0)


def resolved(parsed: ParsedSentence) -> list[Commitment]:
    """The besluit of a line below "Besluit:", by its infinitive with "te": "De aanvrager op de
    hoogte te stellen". What is only adopted ("vast te stellen") leaves nothing to be done."""
    sent = parsed.sent
    if any(not clause.mark for clause in parsed.clauses):
        return []
    if any(each in sent.text.lower() for each in clause_tests.words("leaves")):
        return []
    for token in sent[:-1]:
        verb = token.nbor(1).lower_
        if token.lower_ != "te" or not verb.endswith("n"):
            continue
        particle = token.nbor(-1).lower_ if token.i > sent.start else ""
        known = any(verbs.in_class("action", verb, each) for each in (particle, ""))
        if (known and not verbs.in_class("state", verb)) or particle in grammar()["handing"]:
            return [_made(sent, "besluit", None, sent.doc[token.i + 1], *DICTUM)]
    return []


def asked(parsed: ParsedSentence, by: Asked) -> list[Commitment]:
    """The verzoek of a line below "… draagt het college op:", by its infinitive with "te"."""
    sent = parsed.sent
    for token in sent:
        if (
            token.lower_ == "te"
            and token.i + 1 < sent.end
            and sent.doc[token.i + 1].text.endswith("n")
        ):
            made = _made(sent, "verzoek", by.addressee, sent.doc[token.i + 1], "opgedragen", 0.8)
            return [replace(made, counterparty=by.asker)]
    return []


def _leading_actor(parsed: ParsedSentence) -> Mention | None:
    """The owner of a line of an action list: its subject, its "door" phrase, or the names that
    close it behind a colon."""
    clause = next((c for c in parsed.clauses if c.subject is not None and not c.mark), None)
    actor = parsed.actor(clause.subject, clause) if clause else None
    infinitive = clause is not None and clause.finite.lower_.endswith("en")
    if actor and (not infinitive or actor.resolved().plural):
        return actor  # "Website bijwerken": not the website
    for token in parsed.sent:
        if any(child.dep_ == "case" and child.lower_ == "door" for child in token.children):
            return parsed.actor(token)
    text = parsed.sent.text
    names = owners.opening_role(text) or owners.closing_names(text, parsed.cast)
    return Mention(names) if names else None


def has_infinitive(parsed: ParsedSentence) -> bool:
    """Whether the sentence says in an infinitive what is to be done."""
    return _infinitive(parsed.sent) is not None


def _infinitive(sent: Span) -> Token | None:
    """A verb of doing in the infinitive that no "te" and no auxiliary governs."""
    for token in sent:
        before = token.nbor(-1).lower_ if token.i > sent.start else ""
        known = verbs.infinitives().get(token.lower_, set())
        if not known & {"", before} or before in grammar()["before_infinitive"]:
            continue
        governed = token.dep_ in ("xcomp", "advcl", "acl", "acl:relcl")
        if token.pos_ in ("VERB", "NOUN", "AUX") and not governed:
            return token
    return None
