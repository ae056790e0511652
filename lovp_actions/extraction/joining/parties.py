"""Two parties in one sentence, of which the network or the rules take the wrong one: who only gets
a promise or gives an order, and who acts in a clause of his own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lovp_actions import lexicon
from lovp_actions.extraction.joining import neighbours, wanted
from lovp_actions.extraction.joining.no_items import PERSONAL
from lovp_actions.extraction.joining.pairs import Pair, is_passive
from lovp_actions.extraction.joining.pronouns import PRONOUNS
from lovp_actions.extraction.units import Unit
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import opens_below, words
from lovp_actions.language.words import ARTICLES, CAPITALS, WORD
from lovp_actions.people import unasked
from lovp_actions.people.cast import Mention
from lovp_actions.reader.decoding import Reading, Span
from lovp_actions.rules.commitment import Commitment
from lovp_actions.structure.names import is_given, titles
from lovp_actions.structure.tables.cells import is_role

_ARTICLE = r"(?:(?i:de|het)\s)?"
_SURNAME = rf"(?:(?:van|de|der|den|ter|ten)\s){{0,2}}[{CAPITALS}][\w'’-]{{1,40}}"
_NAME = rf"[\w'’-]{{2,40}}(?:\s{_SURNAME}){{0,2}}"
_PARTY = r"[\w'’.-]{2,40}(?:\s[\w'’.-]{1,40}){0,4}?"
_SECOND = re.compile(
    rf"(?<!\bde\s)(?<!\bhet\s)(?<!\been\s)\b(?P<verb>[a-zà-ÿ]{{2,20}})"
    rf"(?:,|,?\s(?:en|maar|terwijl))\s{_ARTICLE}\Z"
)
"""What stands before the subject of a second clause: "dat Jan de zaal huurt en | Petra"."""
_OPENS = re.compile(rf"(?:,?\swaarna|(?:,|\s(?:en|maar|terwijl))\sdat)\s{_ARTICLE}\Z")
"""The same where the clause surely begins there: "…, waarna | Petra", "… en dat | Petra"."""
_SUBJECT = re.compile(_ARTICLE)
_PROMISES = re.compile(rf"[a-z]{{3,20}}\s(?:aan\s)?{_ARTICLE}")
"""Between who opens a sentence and to whom he promises something: the verb."""


def has_own_clause(told: Commitment, reading: Reading, text: str) -> bool:
    """Whether the network's actor is the subject of a second clause of what the rules take for one
    action. With nothing but a verb behind it, it may as well be the object there: "en Petra
    uitnodigt"."""
    if (actor := reading.own_actor) is None:
        return False
    if text[reading.action.start : actor.start].casefold().strip() not in ("", *ARTICLES):
        return False
    match = _SECOND.search(text, told.start, actor.start)
    deed = text[max(actor.end, reading.action.start) : reading.action.end].split()
    if len(deed) > 1 and _OPENS.search(text, told.start, actor.start):
        return True
    if match is None or len(deed) < 2:
        return False
    if verbs.is_known(match["verb"]) or text[: match.start()].endswith(" te "):
        return True
    # "de hal | veegt en Jan de stoelen | telt"
    return any(match["verb"].endswith(each) and deed[-1].endswith(each) for each in ("t", "en"))


def is_addressed(told: Commitment, reading: Reading, sentence: str, shift: int) -> bool:
    """Whether the rules' actor opens the `sentence` (which begins at character `shift` of
    its unit), and promises something to the network's: "De wethouder zegt de heer Bos toe"."""
    actor, own = reading.own_actor, told.actor
    if own is None or actor is None or told.type != "toezegging":
        return False
    first = sentence.split(" ", 1)[0]
    who = first if first.casefold() in PRONOUNS else own.text
    before, named, behind = sentence[: max(actor.start - shift, 0)].rpartition(f"{who} ")
    opens = bool(named) and _SUBJECT.fullmatch(before.removesuffix(own.address)) is not None
    return opens and _PROMISES.fullmatch(behind) is not None and actor.end <= told.start


def promising(actor: Mention, text: str) -> Mention | None:
    """The actor without the one behind him to whom he promises something: "Daarop zegt | de
    wethouder | mevrouw Vos toe"; None for one who is only given what is promised."""
    if wanted.only_gets(actor.text, text):
        return None
    for match in _promised().finditer(text):
        who = match["who"]
        whole = text[match.start("who") : match.end("to")]
        if actor.text == whole and is_role(who.split(" ", 1)[0]):
            return replace(actor, text=who, end=actor.start + len(who))
    return actor


@lexicon.derived
def _promised() -> re.Pattern[str]:
    """Who promises behind the verb, and to whom. An office with neither an article nor a name is
    that of the second: "zegt wethouder mevrouw Vos toe"."""
    says = "|".join(map(re.escape, verbs.forms("toe|zeggen")))
    names = rf"(?:\s[{CAPITALS}][\w'’-]{{1,40}})"
    return re.compile(
        rf"\b(?:{says})\s(?:(?:de|het)\s(?=[a-z]\S{{1,40}}\s)|(?=[a-z]\S{{1,40}}\s[{CAPITALS}]))"
        rf"(?P<who>[a-z][\w-]{{2,40}}{names}{{0,3}})\s"
        rf"(?P<to>{titles()}\b\.?[^.,;:]{{2,60}}?)\stoe\b"
    )


def with_acting_party(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs, with whoever acts as the actor where somebody gets something from another: who
    gets an order, or who gives anything else."""
    for pair in pairs:
        told = pair.reading and _told(pair.reading, pair.unit)
        yield pair._replace(reading=told or pair.reading)


def _told(reading: Reading, unit: Unit) -> Reading | None:
    """The reading with whoever acts as its actor, where that is somebody else or nobody."""
    text = unit.text
    if span := _other_party(reading, text):
        return reading._replace(actor=span)
    if promise := _asks_for(reading, text) or _promised_before(reading, text):
        return promise
    if put := _put_to(reading, text):
        return put
    if asker := _goes_on(reading, text):
        return reading._replace(actor=asker)
    if reading.actor and wanted.only_gets(reading.actor.text, text):
        return reading._replace(actor=None)
    if whole := _done_to(reading, unit):
        return reading.told_as("besluit", "toezegging")._replace(actor=None, action=whole)
    return _of_nobody_asked(reading, text)


def _put_to(reading: Reading, text: str) -> Reading | None:
    """What is asked of somebody in the passive as that ("Van de leden wordt een lijst gevraagd"),
    and of nobody where only who asks is named ("Vanuit de wijk is gevraagd om …")."""
    match = _asked().match(text)
    if match is None or reading.action.end <= match.start("verb"):
        return None
    who = Span.of(reading.unit, match, "who")
    by, first, last = match["by"].casefold(), who.text.split()[0], who.text.split()[-1]
    if by in words("agents"):
        asker = reading.actor and reading.actor.text.endswith(who.text)
        return reading._replace(actor=None) if asker and reading.type == "verzoek" else None
    named = first[0].isupper() and (by == "aan" or is_given(first))
    if not (named or is_role(last) or (by == "aan" and last.endswith("en"))):
        return None
    return reading.told_as("verzoek", "besluit", "toezegging", "afspraak")._replace(actor=who)


@lexicon.derived
def _asked() -> re.Pattern[str]:
    """What opens a sentence in which somebody is asked for a thing in the passive, or asks."""
    by, put, about = (
        "|".join(each) for each in (words("agents"), words("put_to"), words("put_about"))
    )
    return re.compile(
        rf"(?P<by>(?i:aan|van|{by}))\s(?:(?:de|het|onze)\s)?(?P<who>{_PARTY})\s"
        rf"(?P<verb>word(?:t|en)|werd(?:en)?|is|zijn)\s(?:(?!(?:{about})\b)[\w'’-]{{1,40}}\s){{0,10}}(?:{put})\b"
    )


_CLAUSE_END = re.compile(r",|\sen\s")


def _done_to(reading: Reading, unit: Unit) -> Span | None:
    """The action with its subject where it is done to him, by nobody who is named: "De leden |
    zullen worden gebeld"."""
    actor, text = reading.actor, unit.text
    if reading.type not in ("besluit", "toezegging"):
        return None
    named = neighbours.opening(reading, unit) if actor is None else actor.unit == reading.unit
    start, end = (actor.start, actor.end) if actor else (0, reading.action.start)
    before = text[:start].casefold().split()[-2:]
    beside = words("agents") | set(verbs.grammar()["prepositions"])
    if not named or not beside.isdisjoint(before):  # "vanuit het bestuur zal … worden"
        return None
    clause = _CLAUSE_END.split(text[end : reading.action.end], maxsplit=1)[0]
    told = WORD.findall(clause.casefold())
    passive = is_passive(" ".join(told)) and any(map(verbs.is_participle, told))
    if not passive or told[0] not in verbs.auxiliary_forms() or opens_below(told):
        return None
    return _with_actor(reading, start, text) if words("promised").isdisjoint(told) else None


def _of_nobody_asked(reading: Reading, text: str) -> Reading | None:
    """The reading without the one whom the network takes for the one asked, where he is told of a
    thing in brackets, or is the object of what is asked, which then belongs to the action."""
    actor = reading.own_actor
    if reading.type != "verzoek" or actor is None:
        return None
    if unasked.is_aside(text, actor.start) or unasked.is_to_be_asked(text, actor.start, actor.end):
        return reading._replace(actor=None)
    if unasked.is_to_be_told(text, actor.start, actor.end):
        return reading._replace(actor=None, action=_with_actor(reading, actor.start, text))
    return None


def _with_actor(reading: Reading, start: int, text: str) -> Span:
    """The action from the one named at `start` on, with his article."""
    before = text[:start].rsplit(None, 1)[-1:]
    if before and before[0].casefold() in ARTICLES:
        start = text.rindex(before[0], 0, start)
    return reading.action.cut(text, start)


def _asks_for(reading: Reading, text: str) -> Reading | None:
    """What the network reads as a promise of one who is asked for a thing, as that of who asks:
    "Els | vraagt de school om een lijst"."""
    actor, action = reading.own_actor, reading.action
    if actor is None or reading.type != "toezegging":
        return None
    asks = _ASKS.search(text, 0, actor.end)
    thing = _FOR.match(text, actor.end)
    if asks is None or asks.start("whom") > actor.start:
        return None
    if text[actor.end : action.start].strip() == "om" and not thing:
        return reading.told_as("verzoek", "toezegging")  # "om vóór 1 oktober een plan"
    if not thing:
        return None
    if asks["who"].casefold() in words("next"):
        return None  # "Daarna vraagt Els om een lijst"
    if action.start > thing.end():  # "… om een lijst en die mailt zij"
        return None
    who = Span.of(reading.unit, asks, "who")
    action = action.cut(text, min(action.start, asks.start("verb")))
    return reading._replace(actor=who, action=action)


def _goes_on(reading: Reading, text: str) -> Span | None:
    """Who asks, where the network takes who is asked for the subject of the next verb: "Els vraagt
    Jan om een lijst en | stuurt die rond"."""
    actor, start = reading.own_actor, reading.action.start
    if actor is None or reading.type not in PERSONAL:
        return None
    asks = _ASKS.search(text, 0, actor.end)
    if (
        asks is None
        or asks.start("whom") > actor.start
        or not _LINKED.search(text, actor.end, start)
    ):
        return None
    first, verb = asks["who"].split()[0], reading.action.text.split()[0]
    asker = " " in asks["who"] or is_role(first) or is_given(first)
    finite = asks["verb"][-1] == verb[-1] == "t" and verbs.is_known(verb)
    below = opens_below(set(WORD.findall(text[actor.end : start])) - {"om"})
    if not asker or not finite or below:
        return None
    return Span.of(reading.unit, asks, "who")


_LINKED = re.compile(r"(?:,|\s(?:en|waarna))\s\Z")
_ASKS = re.compile(
    rf"\b(?P<who>{_NAME})\s(?P<verb>vra(?:agt|gen)|verzoekt)\s(?P<whom>{_ARTICLE}{_PARTY})\Z"
)
_FOR = re.compile(r"\som\s(?:een|de|het)\s[\w-]{1,40}(?!.{0,200}\bte\s)")
"""For a thing: what is asked to be done has "te"."""


def _promised_before(reading: Reading, text: str) -> Reading | None:
    """What the network reads of a sentence that tells what was done "na de toezegging van Els dat
    zij …", as that promise."""
    match = _pledged().search(text)
    if match is None or reading.action.end <= match.start("deed"):
        return None
    deed, due = Span.of(reading.unit, match, "deed"), reading.deadline
    return reading._replace(
        action=deed,
        actor=Span.of(reading.unit, match, "who"),
        deadline=due if due and due.start >= deed.start else None,
    )


@lexicon.derived
def _pledged() -> re.Pattern[str]:
    """What was promised, at the end of a sentence that tells what was done then."""
    return re.compile(
        rf"\bna\s(?:de|een)\s(?:{'|'.join(words('pledges'))})\svan\s{_ARTICLE}(?P<who>{_PARTY}),?\s"
        r"(?:dat\s(?:hij|zij|ze|het|deze)\s|om\s)(?P<deed>[^,.;:]{3,200})(?=[.;]|\Z)"
    )


def _other_party(reading: Reading, text: str) -> Span | None:
    """Who acts in place of the network's actor: of "Els krijgt van Joost de opdracht" Els, of "Els
    krijgt van Joost de sleutel" Joost."""
    if (actor := reading.own_actor) is None:
        return None
    for match in _given().finditer(text):
        getter = "before" if match["before"] else "behind"
        wrong, right = ("giver", getter) if match["order"] else (getter, "giver")
        later = not match["order"] and reading.action.start >= match.end()  # "en plaatst die"
        if not later and match.start(wrong) < actor.end and actor.start < match.end(wrong):
            return Span.of(reading.unit, match, right)
    return None


@lexicon.derived
def _given() -> re.Pattern[str]:
    """Who gets what, before the verb or behind it, from whom, and whether it is an order."""
    gets, orders = "|".join(words("getting")), "|".join(words("orders"))
    return re.compile(
        rf"(?:\b(?P<before>{_NAME})\s(?:{gets})|\b(?:{gets})\s{_ARTICLE}(?P<behind>{_PARTY}))\s"
        rf"van\s{_ARTICLE}(?P<giver>{_PARTY})(?<!\svan)\s"
        rf"(?:(?:een\s|{_ARTICLE})(?P<order>(?:{orders})\b)|(?:de|het|een)\s)"
    )
