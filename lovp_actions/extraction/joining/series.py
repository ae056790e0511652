"""Several deeds in one sentence, of which the network passes over some: "Jan belt de gemeente,
mailt de leden en boekt de zaal", "Jan regelt de zaal, Els de hapjes en Wim de muziek"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import opens_below
from lovp_actions.language.words import CAPITALS
from lovp_actions.reader.decoding import Reading, Span
from lovp_actions.structure.names import is_given

_LINK = r"(?:,|,?\s(?:en|waarna))\s"
_VERB = re.compile(rf"{_LINK}(?=(?P<verb>[a-z]{{2,20}}(?:t|en))\s(?!en\b|of\b))")
"""Where a verb with the subject of the one before it begins."""
_GAP = re.compile(rf"{_LINK}(?P<who>[{CAPITALS}][\w'’-]{{1,40}})\s(?=(?:de|het|een)\s)")
"""Where what another does begins, who has the verb of the one before him."""
_DAT = re.compile(rf"\bdat\s(?=[{CAPITALS}])")
_NEXT = re.compile(r",\s(?:dat\s)?|,?\sen\s(?:dat\s)?|[\s.!;]{0,9}\Z")
_CLAUSE = re.compile(
    rf"(?P<who>[{CAPITALS}][\w'’-]{{1,40}})\s(?P<does>(?:\S{{1,40}}\s){{0,6}}?(?:de|het|een)\s"
    r"(?:\S{1,40}\s){1,6}[a-z]{2,20}t)"
)
"""One of several clauses behind "dat": "Kees vóór 3 mei de ramen lapt"."""
_SEVERAL = 3
"""Such clauses in a row, from which on it is plain that each has its own subject."""
_SUBJECT = re.compile(rf"{_LINK}(?P<who>[{CAPITALS}][\w'’-]{{1,40}})\s(?P<verb>[a-z]{{2,20}}t)\b")
"""Where a clause with a subject of its own begins."""
_ENDS = re.compile(rf"{_LINK}\Z")
_OPENS = re.compile(r"[a-z]{2,20}(?:t|en)(?=\s)")
_ARTICLES = ("de ", "het ", "een ")


def told_apart(readings: Sequence[Reading], text: str, least: float) -> Iterator[Reading]:
    """The readings of a unit, in the order of their actions, those of a probability from `least` on
    each with what one verb tells; and such as the network passed over between two of one actor. A
    deadline within the action of the next is the next one's."""
    readings = list(_without_pointing(readings, text, least))
    readings = [_with_own_day(each, readings, least) for each in readings]
    readings = [_with_own_subject(each, text) for each in readings]
    likely = [each for each in readings if each.probability >= least]
    clauses = _clauses(text)
    within = [each for each in likely if clauses and each.action.end > clauses[0].start()]
    if within:
        yield from (each for each in readings if each.action.end <= clauses[0].start())
        yield from _of_clauses(clauses, within)
        return
    for one in readings:
        if one not in likely:
            yield one
            continue
        behind = (each for each in likely if each.action.start >= one.action.end)
        yield from _deeds(one, next(behind, None), text)


def _without_pointing(readings: Sequence[Reading], text: str, least: float) -> Iterator[Reading]:
    """The readings, without one that only points to that before it, which has its deadline then:
    "Els belt de zaal; | dat doet zij voor vrijdag"."""
    points = [
        _POINTS.search(text[: each.action.start]) and _DOES_IT.match(text, each.action.start)
        for each in readings
    ]
    for place, (one, pointing) in enumerate(zip(readings, points, strict=True)):
        before, behind = readings[:place], readings[place + 1 : place + 2]
        if pointing and before and before[-1].probability >= least:
            continue
        if behind and points[place + 1] and one.probability >= least and one.deadline is None:
            one = one._replace(deadline=behind[0].deadline)
        yield one


_POINTS = re.compile(r"\w(?:[;,]|[;,]?\sen)\s\Z")
_DOES_IT = re.compile(
    r"(?:dat doe[tn]?\s(?:hij|zij|ze|wij|we|ik)|doe[tn]?\sdat)\b(?!.{1,60}\ste\s)"
)
"""What points to the deed before it, and tells no other."""


def _with_own_day(one: Reading, readings: Sequence[Reading], least: float) -> Reading:
    """The reading, without a deadline that stands in the action of a later one, of a probability
    from `least` on."""
    due, end = one.deadline, one.action.end
    if due is None or due.unit != one.unit or due.start < end:
        return one
    others = (each.action for each in readings if each.probability >= least)
    within = (end <= each.start <= due.start < each.end for each in others)
    return one._replace(deadline=None) if any(within) else one


def _with_own_subject(one: Reading, text: str) -> Reading:
    """The reading of a clause that opens with its subject behind another clause, "… zet de tent op
    en Bep | maakt de soep": with that as its actor, and from its verb on."""
    actor, action = one.own_actor, one.action
    if actor is None:
        return one
    for match in _SUBJECT.finditer(text, 0, action.end):
        verb, who = match.start("verb"), Span.of(one.unit, match, "who")
        if not (is_given(who.text) and verbs.is_known(match["verb"])):
            continue
        if verb == action.start and actor.end <= match.start():
            return one._replace(actor=who)
        if action.start < match.start() and who.start <= actor.start < actor.end <= who.end:
            return one._replace(action=action.cut(text, verb))
    return one


def _clauses(text: str) -> list[re.Match[str]]:
    """The clauses behind a "dat", where these are several and nothing else stands there: "Els de
    hal veegt, Wim de stoelen telt en Jan vóór 3 mei de ramen lapt"."""
    dat = _DAT.search(text)
    start, found = dat.end() if dat else len(text), []
    for link in _NEXT.finditer(text, start):
        clause = _CLAUSE.fullmatch(text, start, link.start())
        if clause is None:
            break
        found.append(clause)
        start = link.end()
    return found if start == len(text) and len(found) >= _SEVERAL else []


def _of_clauses(clauses: list[re.Match[str]], readings: list[Reading]) -> Iterator[Reading]:
    """A reading of each clause, as the likeliest of all tells."""
    best = max(readings, key=lambda each: each.probability)
    dues = [each.deadline for each in readings if each.deadline]
    for clause in clauses:
        start, end = clause.span("does")
        inside = (due for due in dues if due.unit == best.unit and start <= due.start < end)
        yield best._replace(
            action=Span.of(best.unit, clause, "does"),
            actor=Span.of(best.unit, clause, "who"),
            deadline=next(inside, None),
        )


def _deeds(one: Reading, after: Reading | None, text: str) -> Iterator[Reading]:
    """What a reading tells, deed by deed, with what stands between it and the one `after` it."""
    start, end = one.action.start, one.action.end
    gapped = text.startswith(_ARTICLES, start) and one.actor and one.actor.end == start - 1
    if gapped and after is None and _GAP.match(text, end):
        end = len(text.rstrip(" .!;"))
    elif after is not None and _who(one) == _who(after):
        closes = _ENDS.search(text, end, after.action.start)
        end = closes.start() if closes else end
    links = list((_gaps if gapped else _verbs)(text, start, end))
    starts = [start, *(link.end() for link in links)]
    ends = [*(link.start() for link in links), end]
    if not links:
        starts, ends = [start], [one.action.end]
    for link, first, last in zip([None, *links], starts, ends, strict=True):
        if not gapped and first > one.action.end and not _does(text[first:last]):
            continue  # "meldt dat dit kan", which the network took for none
        deed = one._replace(action=one.action.cut(text, first, last))
        due = one.deadline
        if links and due and (due.start >= last or (link and due.start < first)):
            deed = deed._replace(deadline=None)
        if link and gapped:
            deed = deed._replace(actor=Span.of(one.unit, link, "who"))
        yield deed


def _gaps(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where what others do begins, behind what the first one does."""
    return (link for link in _GAP.finditer(text, start, end) if is_given(link["who"]))


def _verbs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where verbs of the same subject begin behind the first, which opens the action."""
    opens = _OPENS.match(text, start)
    if opens is None or not verbs.is_known(opens[0]):
        return
    for link in _VERB.finditer(text, start, end):
        words = re.findall(r"\w+", text[start : link.start()].casefold())
        verb = link["verb"]
        if opens_below(words):
            return
        if len(words) > 1 and verb[-1] == opens[0][-1] and verbs.is_known(verb):
            yield link
            start = link.end()


def _does(words: str) -> bool:
    """Whether the verb that opens the words, with the particle that closes them, is one of doing
    only."""
    told = words.casefold().split()
    particle = told[-1] if told[-1] in verbs.particles_of(told[0]) else ""
    classes = ("action", "report", "state")
    return [verbs.in_class(name, told[0], particle) for name in classes] == [True, False, False]


def _who(reading: Reading) -> str:
    return reading.actor.text if reading.actor else ""
