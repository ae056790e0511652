"""The frame of cues by which somebody is asked.

`lexicon/cues.toml` says which cue uses which frame, and what the frames mean.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lovp_actions import lexicon
from lovp_actions.language import verbs
from lovp_actions.language.clauses import Clause
from lovp_actions.language.verbs import grammar
from lovp_actions.people import unasked
from lovp_actions.people.cast import Mention
from lovp_actions.people.parsed_sentence import ParsedSentence
from lovp_actions.rules.commitment import Commitment, draft_of_hit
from lovp_actions.rules.complements import Complement, complement, span
from lovp_actions.rules.cues import Hit
from lovp_actions.rules.obstacles import is_possible

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Token


class Asked(NamedTuple):
    """The party asked to do what is listed below, and the party that asks."""

    addressee: Mention
    asker: Mention | None


def request(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
    """The one asked acts: the subject of a passive, else the object or prepositional phrase."""
    if not is_possible(clause) or (clause is not None and "willen" in clause.auxiliaries):
        return None
    if _asks_about(hit):
        return None
    taken = complement(hit, parsed)
    if taken is None or any(t.lower_ == "zich" for t in parsed.sent.doc[hit.verb.i : taken.first]):
        return None  # "vraagt zich af of"
    doc = parsed.sent.doc
    if taken.kind == "dat" and doc[taken.first + 1].lower_ in verbs.particles_of(hit.verb.lower_):
        return None  # "vraagt dat na"
    subject = parsed.subject(clause) if clause is not None else None
    ahead = clause is not None and not clause.passive and clause.auxiliaries & {"gaan", "zullen"}
    if subject is not None and ahead:
        return None  # "gaat de commissie vragen op te letten": the asking is to be done
    start, nobody = taken.first, False
    if clause is not None and (clause.passive or _has_been(hit, clause)):
        nobody = clause.subject is None and _is_impersonal(parsed, hit)
        addressee = (None if nobody else subject) or _prepositional(parsed, hit)
        counterparty = parsed.actor(clause.agent)
    elif addressee := _by_motion(parsed, hit):
        counterparty = parsed.subject(parsed.clauses[0])
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
    unsure = addressee is None and not (nobody and subject is not None)
    return draft_of_hit(hit, clause).made(
        place, addressee, counterparty, less=0.2 if unsure else 0.0
    )


def _by_motion(parsed: ParsedSentence, hit: Hit) -> Mention | None:
    """Who is asked right before the verb in a clause that tells what a motion asks: "wij dienen een
    motie in die het college | verzoekt"."""
    match = _motion_that().search(parsed.sent.doc.text[: hit.verb.idx])
    if match is None:
        return None
    within = (t for t in parsed.sent if match.start("who") <= t.idx < match.end("who"))
    who = (parsed.actor(token) for token in within)
    return next((each for each in who if each and each.start >= match.start("who")), None)


@lexicon.derived
def _motion_that() -> re.Pattern[str]:
    names = "|".join(lexicon.load("markers")["motions"]["names"])
    return re.compile(
        rf"\b(?:{names})(?:s|en|-[\w-]{{1,40}})?(?:\s[^.,;:]{{1,60}})?,?\s(?:die|dat)\s"
        r"(?P<who>(?:[\w'’&.-]{1,40}\s){1,6})$",
        re.IGNORECASE,
    )


def _has_been(hit: Hit, clause: Clause) -> bool:
    """Whether the verb is a participle with "zijn": "De gemeente is verzocht", whose form is that
    of the past, too."""
    past = hit.form == verbs.PAST and hit.verb.i == clause.verb.i != clause.finite.i
    return (hit.form == verbs.PARTICIPLE or past) and "zijn" in clause.auxiliaries


def _is_impersonal(parsed: ParsedSentence, hit: Hit) -> bool:
    """Whether "er" or the participle opens the sentence, as where it leaves nobody out: "Er wordt
    verzocht …", "Verzocht wordt …"."""
    first = parsed.sent[0]
    return first.lower_ == "er" or first.i == hit.verb.i


def _asks_about(hit: Hit) -> bool:
    """Whether it is a question: "wordt gevraagd naar de stand", or the noun of "vragen stellen"."""
    verb = hit.verb
    if verb.pos_ == "NOUN":
        beside = any(c.dep_ in ("det", "amod", "nummod", "case") for c in verb.children)
        if beside or verb.dep_ in ("obj", "nsubj", "nsubj:pass", "nmod"):
            return True
    return verb.i + 1 < verb.sent.end and verb.nbor(1).lower_ == "naar"


def asked_by(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Asked | None:
    """Who is asked, and by whom, in a line that leads in what is asked: "De motie draagt het
    college op:"."""
    if not is_possible(clause):
        return None
    end = Complement(parsed.sent.end, parsed.sent.end, "te")
    addressee, _ = _addressee(parsed, hit, clause, end)
    if addressee is None:
        return None
    return Asked(addressee, parsed.subject(clause) if clause is not None else None)


def _prepositional(parsed: ParsedSentence, hit: Hit) -> Mention | None:
    """The acting phrase with a preposition of the cue: "Aan het college wordt gevraagd"."""
    for token in parsed.sent:
        if (
            token.dep_ in ("obl", "nmod", "obj", "iobj")
            and _cases(token) & set(hit.cue.prepositions)
            and (mention := parsed.actor(token))
        ):
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
    if clause is not None and parsed.opening(clause):
        subject = None  # the name that opens the sentence is the subject, whatever the parse says
    infinite = hit.form == verbs.INFINITIVE
    te = next((t.i for t in doc[hit.verb.i + 1 : taken.end] if t.lower_ == "te"), taken.end)
    has_om = any(t.lower_ in ("om", "dat") for t in doc[hit.verb.i + 1 : taken.first + 1])
    lowest, highest = hit.verb.i + 1, taken.first if has_om else te
    if infinite:
        lowest, highest = parsed.sent.start, hit.verb.i
    best: tuple[int, Mention] | None = None
    for token in doc[lowest:highest]:
        known = token.text[0].isupper() and parsed.cast.knows(token.text)
        if token.pos_ not in ("NOUN", "PROPN", "PRON", "X", "ADJ") and not known:
            continue
        if token.dep_ in ("flat", "fixed", "conj", "nmod:poss"):
            continue
        if subject is not None and (
            token.i == subject.i or token.is_ancestor(subject) or subject.is_ancestor(token)
        ):
            continue
        mention, cases = parsed.actor(token), _cases(token)
        if mention is None or (mention.start < 0 and token.lower_ not in grammar()["addressed"]):
            continue
        if cases and not cases & set(hit.cue.prepositions):
            continue
        if unasked.is_aside(doc.text, token.idx):
            continue
        rank = 0 if cases else 1
        if best is None or rank < best[0]:
            best = rank, mention
    if best is None:
        return None, None
    rank, mention = best
    if rank == 1 and unasked.is_to_be_told(doc.text, mention.start, mention.end):
        return None, None
    last = max((t.i for t in doc[lowest:highest] if t.idx < mention.end), default=lowest)
    bare = rank == 1 and not has_om and not infinite and hit.particle is None
    if bare and te < taken.end and _is_object_of(doc[te + 1], doc[te - 1]):
        nouns = ("NOUN", "PROPN", "PRON")
        adverbs = (t.pos_ == "ADV" for t in doc[last + 1 : te - 1])  # the last is a particle
        if not any(adverbs) and not any(t.pos_ in nouns for t in doc[last + 1 : te]):
            return None, None  # "vragen de leden mee te nemen": the object of what is asked
    return mention, None if infinite or has_om else last


def _is_object_of(infinitive: Token, before: Token) -> bool:
    word = infinitive.lower_
    return verbs.in_class("action", word, before.lower_) or verbs.in_class("action", word)
