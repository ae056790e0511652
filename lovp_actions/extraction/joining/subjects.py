"""Who acts where the network names who only says so ("Bos meldt dat de gemeenten dit regelen") or
who is named before ("sprak met de gemeente, die sturen een brief")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lovp_actions import lexicon
from lovp_actions.extraction.antecedents import Sentence
from lovp_actions.extraction.joining import wanted
from lovp_actions.extraction.joining.pairs import Pair
from lovp_actions.extraction.units import Unit
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import words
from lovp_actions.language.clauses import Clause
from lovp_actions.language.subjects import beside
from lovp_actions.language.words import ARTICLES, CAPITALS
from lovp_actions.people import fields_of_office
from lovp_actions.people.actors import role_kind
from lovp_actions.people.cast import Mention
from lovp_actions.people.parsed_sentence import ParsedSentence
from lovp_actions.reader.decoding import Reading, Span
from lovp_actions.structure.names import NAME, can_be_name
from lovp_actions.structure.tables.cells import is_role

_ACTS = ("name", "person", "body", "group")


def with_subjects(
    pairs: Iterable[Pair], seen: Sequence[tuple[Unit, Sentence | None]]
) -> Iterator[Pair]:
    """The pairs, with the subject of the clause that tells what is done as its actor, where the
    network's stands before the "dat" that opens it; only these sentences are parsed."""
    for pair in pairs:
        reading, sentence = pair.reading, seen[pair.unit.number][1]
        if reading is not None and (pronoun := _misses(reading, pair.unit)):
            reading = reading._replace(actor=None if reading.type == "verzoek" else pronoun)
            pair = pair._replace(reading=reading)
        text = pair.unit.text
        if reading and (
            span := _behind_object(reading, text)
            or _behind_opening(reading, text)
            or _before_die(reading, text)
            or _beside_called(reading, text)
        ):
            pair = pair._replace(reading=reading._replace(actor=span))
        elif reading is not None and sentence is not None:
            shift = pair.unit.body - pair.unit.start
            opens = _opening(reading, pair.unit.text)
            who = _behind_verb(reading, sentence, shift)
            if who is None and opens >= 0:
                who = _subject(reading, sentence.parsed, opens - shift, shift)
            if who is not None and not wanted.only_gets(who.text, text):
                start, end = who.start + shift, who.end + shift
                span = Span(reading.unit, start, end, pair.unit.text[start:end])
                pair = pair._replace(reading=reading._replace(actor=span))
        if pair.reading is not None:
            pair = pair._replace(reading=_with_field(pair.reading, pair.unit.text))
        yield pair


def _misses(reading: Reading, unit: Unit) -> Span | None:
    """The pronoun that opens a sentence, where the network takes for it what it cannot stand for: a
    thing, or in a verzoek whoever is asked by it."""
    actor = reading.actor
    opens = _OPENS.match(unit.text)
    if opens is None or actor is None or actor.unit in (reading.unit, -1):
        return None
    word = actor.text.split()[-1]
    named = not word.islower() or role_kind(word) or can_be_name(word.capitalize())
    if named and not (reading.type == "verzoek" and opens["asks"] in verbs.grammar()["asking"]):
        return None
    return Span.of(reading.unit, opens, "who")


_OPENS = re.compile(r"(?P<who>hij|zij|ze)\s(?:(?P<asks>[a-z]{2,20})\som\b)?", re.IGNORECASE)
"""A pronoun that opens a sentence, and its verb before "om"."""


def _behind_object(reading: Reading, text: str) -> Span | None:
    """The pronoun behind the verb that is its subject, where the network takes for one the object
    before it: "Verf haalt | hij | zelf"."""
    if (actor := reading.own_actor) is None:
        return None
    if text[: actor.start].casefold().strip() not in ("", *ARTICLES):
        return None
    match = _SUBJECT_BEHIND.match(text, actor.end)
    if match is None or not verbs.is_known(match["verb"]):
        return None
    return Span.of(reading.unit, match, "who")


_SUBJECT_BEHIND = re.compile(r"\s(?P<verb>[a-z]{2,20})\s(?P<who>hij|zij|wij|we|ik)\b")


def _behind_opening(reading: Reading, text: str) -> Span | None:
    """Who is named right behind the verb, where the network takes for who acts what opens the
    sentence and is no subject: "O.l.v. Jan maakt | de commissie | een plan"."""
    if (actor := reading.own_actor) is None:
        return None
    opening = text[: actor.end].casefold().rstrip(".")
    match = _NAMED_BEHIND.match(text, actor.end)
    if match is None or not verbs.is_known(match["verb"]):
        return None
    short = "." in opening and opening in lexicon.load("abbreviations")["either"]
    if not short and not beside().match(text):
        return None
    who = match["who"]
    named = who[0].isupper() or is_role(who)
    return Span.of(reading.unit, match, "who") if named else None


_NAMED_BEHIND = re.compile(
    rf"\.?\s(?P<verb>[a-z]{{2,20}})\s(?:(?:de|het)\s)?(?P<who>{NAME}|[a-z][\w-]{{2,40}})"
)


def _with_field(reading: Reading, text: str) -> Reading:
    """The reading with the field of the office in its actor, and not in its action: "de
    portefeuillehouder handhaving | een handreiking maakt"."""
    actor, action = reading.own_actor, reading.action
    if actor is None:
        return reading
    end = fields_of_office.end(text, actor.start, actor.end)
    if end == actor.end:
        return reading
    if actor.end <= action.start < end < action.end:
        action = action.cut(text, end + 1)
    return reading._replace(actor=actor.cut(text, end=end), action=action)


_PRONOUN = r"(?:hij|zij|ze|ik|we|wij|je|jij|men)\b"
_DIE = re.compile(
    r"(?:\b(?:de|het) )?(?P<who>[\w'’-]{2,40}"
    rf"(?: (?:van |de |der ){{0,3}}[{CAPITALS}][\w'’-]{{1,40}}){{0,2}})"
    r"(?: (?P<done>[a-z]{3,20}))?(?P<die>, die )"
    rf"(?!{_PRONOUN})(?P<verb>[a-z]{{2,20}}) (?!{_PRONOUN})"
)
"""Who is told more of behind a comma: "heeft de gemeente gebeld, die sturen een brief"."""


def _before_die(reading: Reading, text: str) -> Span | None:
    """The office, body or name right before "die" that opens the clause of an action, where the
    network names somebody before it."""
    actor, start = reading.actor, reading.action.start
    for match in _DIE.finditer(text, 0, start + 40):
        at, (first, _, rest) = match.start("who"), match["who"].partition(" ")
        if rest and first.islower() and not is_role(first):
            at += len(first) + 1  # "met | Piet"
        who = text[at : match.end("who")]
        near = match.start("die") < start + 2 and start <= match.end("verb")
        known = is_role(who) or who[0].isupper()
        before = actor is None or (actor.unit == reading.unit and actor.end <= at)
        done = match["done"] is None or verbs.is_participle(match["done"])
        if near and known and before and done and verbs.is_known(match["verb"]):
            return Span(reading.unit, at, match.end("who"), who)
    return None


def _beside_called(reading: Reading, text: str) -> Span | None:
    """The "ik" that acts, where the network takes for it one who is spoken to between commas, or
    greeted: "De cijfers, meneer Vos, die ga | ik | u sturen", "Hoi Jan, | ik | bel je"."""
    actor, end = reading.own_actor, reading.action.end
    if actor is None or reading.type == "verzoek" or text[actor.end : actor.end + 1] != ",":
        return None
    before = text[: actor.start].rstrip()
    greeted = before.rpartition(" ")[2].casefold() in words("greeting")
    if before[-1:] not in ("", ",", ":") and not greeted:
        return None
    for match in _I.finditer(text, actor.end, end):
        word = match["before"]
        verb = verbs.is_known(word) or word in verbs.auxiliary_forms()
        acts = match.start("who") == reading.action.start or word == "," or verb
        quoted = not _QUOTES.isdisjoint(text[actor.end : match.start()])
        if acts and not quoted and not _YOU.search(text, match.end(), end):
            return Span.of(reading.unit, match, "who")
    return None


_QUOTES = frozenset(':"“„‘')
_YOU = re.compile(r"\b(?:jij|jullie)\b")
_I = re.compile(r"(?P<before>,|\b[a-z]{1,20})\s(?P<who>ik)\b(?!,)")


def _behind_verb(reading: Reading, sentence: Sentence, shift: int) -> Mention | None:
    """The subject behind the verb, where the network's actor stands before that, beside words that
    make no subject of him: "O.l.v. Jan maakt de commissie een plan"."""
    actor = reading.own_actor
    if actor is None or not beside().match(sentence.unit.words):
        return None
    clauses = (each for each in sentence.parsed.clauses if each.finite.idx)  # not "M.b.t."
    clause = next(clauses, None)
    if clause is None or not clause.inverted or actor.start - shift > clause.finite.idx:
        return None
    return sentence.parsed.actor(clause.subject, clause)


def _opening(reading: Reading, text: str) -> int:
    """Where the last "dat" stands between the network's actor and the end of the action, as a
    character of the unit's text; -1 where none does."""
    actor = reading.own_actor
    if actor is None or actor.end > reading.action.end:
        return -1
    opens = text.rfind(" dat ", actor.end, reading.action.end)
    before = re.findall(r"\w+", text[actor.end : max(opens, actor.end)].casefold())
    verb = verbs.auxiliary_forms().get(before[-1], ("",))[0] if before else ""
    if verb in verbs.grammar()["before_dat"]:
        return -1
    return -1 if words("makes_sure") & set(before) else opens  # "zorgt dat de leden het weten"


def _subject(reading: Reading, parsed: ParsedSentence, opens: int, shift: int) -> Mention | None:
    """The subject behind character `opens` of the clause that the action hangs on, where it is
    somebody named there; `shift` is where the parsed words begin in the unit's text."""
    end = reading.action.end - shift
    hung_on = [clause for clause in parsed.clauses if clause.finite.idx < end]
    clause = max(hung_on, key=lambda each: each.finite.idx, default=None)
    while clause is not None and clause.subject is None and not _is_second(clause):
        before = [each for each in hung_on if each.finite.idx < clause.finite.idx]
        clause = max(before, key=lambda each: each.finite.idx, default=None)
    if all(each.finite.idx < opens for each in hung_on):  # the parse has both verbs in one clause
        behind = (t for t in parsed.sent if opens < t.idx < end and t.dep_ == "nsubj")
        who = parsed.actor(next(behind, None))
    elif clause is None or clause.subject is None or clause.finite.idx < opens:
        return None
    else:
        who = parsed.actor(clause.subject, clause)
    return who if who is not None and who.kind in _ACTS and who.start > opens else None


def _is_second(clause: Clause) -> bool:
    """Whether its verb stands right behind "en", as that of a main clause does."""
    return clause.finite.i > 0 and clause.finite.nbor(-1).lower_ in ("en", "maar", ",")
