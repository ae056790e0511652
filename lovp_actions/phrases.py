"""Sentences without a finite verb: "Voorbeelden toevoegen", "Onderzoek de animo", "Jan: tekst"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lovp_actions import verbs
from lovp_actions.actors import Mention
from lovp_actions.commitment import Commitment
from lovp_actions.parsed import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def find(parsed: ParsedSentence, *, spoken: bool, listed: bool) -> list[Commitment]:
    """The commitment of a sentence that no cue gives away, if it is one by its form.

    In an action list every line is an actiepunt. Elsewhere an infinitive at the end of its
    clause is a besluit, and a verb of doing in the imperative a verzoek.
    """
    sent = parsed.sent
    doc = sent.doc
    end = len(doc.text.rstrip(" .;,"))
    speaker = parsed.speaker if spoken else None
    if sent.text.rstrip().endswith(("?", ":")) or not any(t.is_alpha for t in sent):
        return []
    stated = any(clause.mark == "" and clause.verb.lower_ in _STATES for clause in parsed.clauses)
    if listed and len(sent) > 1 and not stated:
        actor = _leading_actor(parsed) or speaker
        confidence = 0.8 if _infinitive(sent) is not None or actor else 0.6
        return [_made("actiepunt", actor, 0, end, "", "actielijst", confidence)]
    if any(clause.mark == "" for clause in parsed.clauses) and not _imperative(sent):
        return []
    if (verb := _imperative(sent)) is not None:
        return [_made("verzoek", None, 0, end, verb.text, "gebiedend", 0.45)]
    if (verb := _infinitive(sent)) is not None:
        if speaker is not None:
            return [_made("toezegging", speaker, 0, end, verb.text, "infinitief", 0.45)]
        return [_made("besluit", None, 0, end, verb.text, "infinitief", 0.45)]
    return []


_STATES = frozenset(
    [
        "is",
        "zijn",
        "was",
        "waren",
        "heeft",
        "hebben",
        "kan",
        "kunnen",
        "wordt",
        "worden",
        "werd",
        "werden",
        "moet",
        "moeten",
        "zou",
        "zouden",
    ]
)


def _made(
    type_: str, actor: Mention | None, start: int, end: int, cue: str, rule: str, confidence: float
) -> Commitment:
    return Commitment(type_, actor, None, start, end, cue, rule, confidence, start)  # type: ignore[arg-type]


def _leading_actor(parsed: ParsedSentence) -> Mention | None:
    for clause in parsed.clauses:
        if clause.subject is not None:
            return parsed.actor(clause.subject, clause)
    return None


def _infinitive(sent: Span) -> Token | None:
    """A verb of doing in the infinitive that no "te" and no auxiliary governs."""
    for token in sent:
        if token.i > sent.start and token.nbor(-1).lower_ in (
            "te",
            "het",
            "van",
            "voor",
            "bij",
            "met",
            "door",
        ):
            continue
        forms = verbs.infinitives().get(token.lower_)
        if not forms:
            continue
        particle = token.nbor(-1).lower_ if token.i > sent.start else ""
        if "" in forms or particle in forms:
            if token.pos_ in ("VERB", "NOUN", "AUX") and token.dep_ not in (
                "xcomp",
                "advcl",
                "acl",
                "acl:relcl",
            ):
                return token
    return None


def _imperative(sent: Span) -> Token | None:
    """A first word that is the stem of a verb of doing, with no subject behind it."""
    first = sent[0]
    if len(sent) < 3 or first.pos_ not in ("VERB", "AUX", "NOUN", "PROPN", "X"):
        return None
    forms = verbs.classes()["action"].get(first.lower_) or first.lower_ in (
        "vraag",
        "kijk",
        "neem",
        "denk",
        "geef",
        "leg",
        "stel",
        "zet",
        "breng",
        "ga",
    )
    if not forms or (
        first.lower_.endswith(("en", "de", "t"))
        and first.lower_ not in ("zet", "let", "start", "laat", "plaats", "test")
    ):
        return None
    if any(child.dep_ in ("nsubj", "nsubj:pass") and child.i > first.i for child in first.children):
        return None
    second = sent[1]
    if second.lower_ in ("van", "is", "wordt", "en", "heeft", "zal") or second.is_punct:
        return None
    return first
