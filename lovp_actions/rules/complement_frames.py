"""Frames of cues that take a complement: promise, agree, decide.

`lexicon/cues.toml` says which cue uses which frame, and what the frames mean.
"""

from __future__ import annotations

from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import is_some, words
from lovp_actions.language.clauses import Clause
from lovp_actions.people.cast import Mention
from lovp_actions.people.parsed_sentence import ParsedSentence
from lovp_actions.rules.commitment import Commitment, draft_of_hit
from lovp_actions.rules.complements import Complement, complement, span, verb_phrase
from lovp_actions.rules.cues import Hit
from lovp_actions.rules.obstacles import is_possible


def promise(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
    """The subject acts; the complement, or the rest of the clause, is the action."""
    if clause is None or not is_possible(clause) or _is_denied(hit, clause):
        return None
    taken = complement(hit, parsed)
    if hit.cue.needs and taken is None:
        return None
    if taken and hit.cue.needs and hit.cue.words and not _is_of_cue(parsed, hit, taken):
        return None
    actor = parsed.subject(clause)
    if clause.subject is not None and clause.subject.lower_ in hit.cue.words:
        actor = None  # "Doel is …": an aim of nobody named
    if _is_impersonal(clause):
        actor = parsed.actor(clause.agent)
        if actor is None and taken and taken.kind == "dat":
            actor = _subject_within(parsed, taken)  # "Toegezegd is dat het bestuur …"
    elif actor is None and hit.cue.type == "toezegging":
        return None
    if taken:
        place = span(parsed, _action_start(parsed, hit, taken, clause), taken.end)
    elif _closes(parsed, hit, clause):
        place = span(parsed, parsed.sent.start, clause.finite.i - 1)
    else:
        place = verb_phrase(parsed, clause, with_verb=True)
    return draft_of_hit(hit, clause).made(place, actor, _other_party(parsed, hit, actor))


def _is_of_cue(parsed: ParsedSentence, hit: Hit, taken: Complement) -> bool:
    """Whether a word of the cue stands beside its verb, and not in what is said ("Het is zaak dat
    er een plan komt"), in another clause, or as what is done ("is in staat een plan te maken")."""
    doc, own = parsed.sent.doc, {words.split()[-1] for words in hit.cue.words}
    apart = taken.kind == "dat" or doc[taken.first - 1].lower_ == "om"
    for token in parsed.sent:
        if token.lower_ not in own or (apart and taken.first <= token.i < taken.end):
            continue
        done = token.dep_ == "obj" and token.head.i > token.i > hit.verb.i
        other = any(hit.verb.i < each.finite.i < token.i for each in parsed.clauses)
        if not (done or other):
            return True
    return False


def _closes(parsed: ParsedSentence, hit: Hit, clause: Clause) -> bool:
    """Whether the promise closes the sentence, behind what is promised: "Ik bel hem, zegt de
    griffier toe."."""
    doc, first = parsed.sent.doc, clause.finite.i
    subject = {token.i for token in clause.subject.subtree} if clause.subject is not None else set()
    behind = [token for token in doc[first + 1 : parsed.sent.end] if not token.is_punct]
    told = all(token.i in subject or token == hit.particle for token in behind)
    return bool(subject) and told and first - parsed.sent.start > 2 and doc[first - 1].text == ","


def _is_denied(hit: Hit, clause: Clause) -> bool:
    """Whether the cue is an infinitive that is said not to be done: "zegt dit niet te kunnen
    beloven"."""
    between = clause.finite.doc[clause.finite.i + 1 : hit.verb.i]
    return hit.form == verbs.INFINITIVE and any(t.lower_ in ("niet", "niets") for t in between)


def _action_start(
    parsed: ParsedSentence, hit: Hit, taken: Complement, clause: Clause | None
) -> int:
    """The first token of a complement, past the particle and the words of the cue."""
    own = {word for words in hit.cue.words for word in words.split()}
    first = taken.first + (taken.kind == "dat")
    if hit.particle is not None and first <= hit.particle.i < taken.end - 1:
        first = hit.particle.i + 1  # "zegt de minister toe | de cijfers te delen"
    if clause is not None and clause.inverted and clause.subject is not None:
        behind = parsed.sent.doc[clause.subject.right_edge.i + 1 : taken.end]
        if any(f"{behind.text.lower()} ".startswith(f"{words} ") for words in hit.cue.words):
            first = max(first, behind.start)  # "is de minister | bereid de cijfers te delen"
    while first < taken.end - 1 and parsed.sent.doc[first].lower_ in {*own, "ook", "om"}:
        first += 1
    return first


def _other_party(parsed: ParsedSentence, hit: Hit, actor: Mention | None) -> Mention | None:
    """The acting object of the verb: to whom it is promised, not in whose meeting ("in de raad van
    4 juli")."""
    for child in hit.verb.children:
        placed = any(each.dep_ == "case" and each.lower_ in _PLACED for each in child.children)
        if child.dep_ in ("iobj", "obj", "obl") and not placed:
            mention = parsed.actor(child)
            if mention and (actor is None or mention.resolved().text != actor.resolved().text):
                return mention
    return None


_PLACED = frozenset({"in", "op", "bij", "tijdens"})


def agree(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
    """The subject of the "dat" clause acts, or that of what stands behind a colon; else, and where
    it is a pronoun, those who agree."""
    if not is_possible(clause) or (clause is None and hit.form != verbs.PARTICIPLE):
        return None
    if hit.form == verbs.INFINITIVE or (clause is not None and is_some(clause)):
        return None  # "We moeten nog afspreken wie …", "Sommige organisaties spreken af"
    taken = complement(hit, parsed)
    if hit.cue.needs == "that" and (taken is None or taken.kind != "dat"):
        return None
    actor = parsed.subject(clause) if clause is not None and not _is_impersonal(clause) else None
    draft = draft_of_hit(hit, clause)
    if taken is None and (agreed := _behind_colon(parsed, hit)):
        return draft.made(verb_phrase(parsed, agreed), parsed.subject(agreed))
    if taken is None:
        if (
            actor is None
            or clause is None
            or (hit.form == verbs.PARTICIPLE and parsed.actor(clause.subject) is None)
        ):
            return None
        return draft.made(verb_phrase(parsed, clause), actor)
    if taken.kind == "dat" and (actor is None or not _is_pronoun_within(parsed, taken)):
        actor = _subject_within(parsed, taken) or actor
    return draft.made(span(parsed, _action_start(parsed, hit, taken, clause), taken.end), actor)


def _behind_colon(parsed: ParsedSentence, hit: Hit) -> Clause | None:
    """The clause behind a colon that follows the cue: "We spreken af: Anna maakt het dak"."""
    colons = (token.i for token in parsed.sent if token.text == ":" and token.i > hit.verb.i)
    if (colon := next(colons, None)) is None:
        return None
    return next((each for each in parsed.clauses if each.finite.i > colon), None)


def _is_impersonal(clause: Clause) -> bool:
    """Whether it is in the passive, also that with "zijn": "Verder is afgesproken dat …"."""
    done = clause.verb != clause.finite and clause.auxiliaries == {"zijn"}
    return clause.passive or (done and clause.subject is None)


def _subject_within(parsed: ParsedSentence, taken: Complement) -> Mention | None:
    if pair := parsed.pair_behind("dat"):
        return pair
    for inner in parsed.clauses:
        if inner.finite.i > taken.first:
            gets = inner.passive or inner.verb.lower_ in words("getting")
            return None if gets else parsed.subject(inner)
    for token in parsed.sent.doc[taken.first + 1 : taken.end]:
        if token.dep_ == "nsubj":  # the parse has both verbs in one clause
            return parsed.actor(token)
    return None


def _is_pronoun_within(parsed: ParsedSentence, taken: Complement) -> bool:
    inner = next((each for each in parsed.clauses if each.finite.i > taken.first), None)
    return inner is not None and inner.subject is not None and inner.subject.pos_ == "PRON"


def decide(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
    """Nobody named acts, unless the "dat" clause tells somebody to: a verzoek where a body that is
    named decides so, or the college is told, else an afspraak."""
    if not is_possible(clause) or hit.form == verbs.INFINITIVE:
        return None
    taken = complement(hit, parsed)
    if taken is None:
        return None
    decided = parsed.sent.doc[hit.verb.i : taken.end]
    if any(t.lower_ in ("geen", "niet") for t in decided):
        return None  # "besluit geen motie in te dienen"
    if any(each in decided.text.lower() for each in words("leaves")):
        return None
    draft = draft_of_hit(hit, clause)
    start = taken.first + (taken.kind == "dat")
    subject = clause.subject if clause is not None else None
    if subject is not None and subject.i > hit.verb.i and taken.kind == "te":
        start = max(start, subject.right_edge.i + 1)
    place = span(parsed, start, taken.end)
    inner = next((c for c in parsed.clauses if c.finite.i > taken.first), None)
    if taken.kind == "dat" and inner is not None and not is_possible(inner):
        return None  # "besluiten dat de leden mogen": a rule, not a deed
    if taken.kind == "dat" and (actor := _subject_within(parsed, taken)):
        owned = clause if clause is not None and not _is_impersonal(clause) else None
        who = parsed.subject(owned) if owned is not None else None  # not in "Besloten wordt dat …"
        asked = (who is not None and who.kind != "group") or actor.text.casefold().startswith(
            tuple(words("executives"))
        )
        return draft.made(place, actor, type_="verzoek" if asked else "afspraak")
    if clause is None:
        told = hit.form == verbs.PRESENT
    else:
        who = parsed.subject(clause)
        told = (who is not None and who.kind != "group") or "hebben" in clause.auxiliaries
    return draft.made(place, None, less=0.2 if told else 0.0)
