"""What a motion or an amendment asks, where the text says that it is not carried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lovp_actions import lexicon
from lovp_actions.extraction.candidates import Grounded
from lovp_actions.extraction.units import Unit
from lovp_actions.language.clause_tests import words

VOTED_ON = ("verzoek", "besluit")
"""Types of what a motion asks or a meeting decides, which is not done where it is rejected."""
_FAR = 10
"""Sentences behind a motion among which the vote on it is looked for."""
_LONGEST = 300
"""Characters of a sentence that tells of a vote, at most."""
_SMALL = ("het", "een", "van", "voor", "met", "aan", "bij", "door", "meer", "geen", "deze", "dit")
"""Words of a topic that say nothing of it."""
_THAT = re.compile(r"\bdat\b", re.IGNORECASE)
_CLOSED = re.compile(r"[;:]|,\smaar\s(?=(?:de|het|deze|dit|zijn|haar)\s)", re.IGNORECASE)
"""What ends a clause with "dat"."""
_TITLE = re.compile(r"(?<!\w)['\"‘“„](?P<title>\w[^'\"‘’“”„]{0,80})['\"’”]")
_ANOTHER = re.compile(r"\b(?:een|andere|tweede|volgende)\s(?:[\w-]{1,30}\s)?$", re.IGNORECASE)


def left(found: Iterable[Grounded], units: Sequence[Unit]) -> Iterator[Grounded]:
    """What was found, without what motions ask that a sentence in the section tells to be rejected
    or withdrawn: one behind them, or the one above what only a motion asks ("Dictum: …")."""
    for each in found:
        unit = each.found.unit
        at = unit.number
        asked = each.found.commitment.type in VOTED_ON and unit.block.row is None
        if not (
            asked
            and (
                _is_rejected(unit, units[at + 1 : at + 1 + _FAR])
                or _is_below_rejected(unit, units[max(0, at - _FAR) : at], units[at + 1 : at + 2])
            )
        ):
            yield each


def _is_below_rejected(unit: Unit, above: Sequence[Unit], below: Sequence[Unit]) -> bool:
    """Whether the sentence goes on with what a motion asks ("Dictum: …", "Het draagt … op"), of
    which the sentence before it, or the heading, tells that it is not carried, and neither it nor
    the one below that it is."""
    before = [one.text for one in above if one.section is unit.section]
    text = unit.text
    if any(_carried().search(one.text) for one in (unit, *below) if one.section is unit.section):
        return False
    for other in reversed([unit.section.heading, *before]):
        if len(text) > _LONGEST or not _asks().match(text):
            return False
        told = list(_motion().finditer(other[:_LONGEST]))
        if told and _tells(_fails(), other[:_LONGEST], told) is not None:
            named = [*_motion().finditer(text)]
            whose = {match["whose"] for match in named if match["whose"]}
            names = {match["name"].casefold() for match in named}
            same = whose <= {match["whose"] for match in told}
            same = same and names <= {match["name"].casefold() for match in told}
            return _tells(_carried(), other, told) is None and same
        text = other
    return False


def _is_rejected(unit: Unit, behind: Sequence[Unit]) -> bool:
    """Whether the sentence is of a motion that, as one behind it tells, is not carried; with its
    number or whose it is, where another one stands between. One that tells of adoption ends the
    search, and so does the sentence itself: "Motie 'Groen' (aangenomen): …"."""
    if _tells(_carried(), unit.text, list(_motion().finditer(unit.text))) is not None:
        return False
    near = f"{unit.section.heading} {unit.block.lead_in} {unit.text}"
    own = {match["name"].casefold() for match in _motion().finditer(near)}
    others = False
    for after in behind if own else ():
        text = after.text
        if after.section is not unit.section or len(text) > _LONGEST:
            return False
        told = list(_motion().finditer(text))
        same = all(
            match["name"].casefold() in own
            and (not match["whose"] or match["whose"] in near)
            and not _ANOTHER.search(text[: match.start()])
            and _is_topic_in(near, text[match.end() :], match["whose"] or "")
            for match in told
        )
        rejected = _tells(_fails(), text, told)
        carried = _tells(_carried(), text, told)
        sure = same and (not others or any(match["whose"] for match in told))
        if rejected is not None and same:
            return sure and not (carried is not None and _is_between(carried, told, rejected))
        if carried is not None and sure:
            return False
        if rejected is None:
            others = others or not same
    return False


def _is_between(carried: int, told: Sequence[re.Match[str]], rejected: int) -> bool:
    """Whether what is rejected in the end was carried first: "De motie is overgenomen en wordt
    daarom ingetrokken", not "Het voorstel is aangenomen en de motie verworpen"."""
    return bool(told) and told[0].start() < carried < rejected


def _tells(what: re.Pattern[str], text: str, told: Sequence[re.Match[str]]) -> int | None:
    """Where a sentence tells what becomes of the motions `told` in it, in no clause of what some
    think or fear; with its first word, where it names none."""
    match = what.search(text)
    if match is None or (not told and text[: match.start()].strip(" (*_")):
        return None
    before = text[: match.start()]
    named = set(re.findall(r"\w+", before.casefold()))
    if not named.isdisjoint(words("conditions") | {"niet"}) or _is_in_clause(before, told):
        return None
    return match.start()


def _is_in_clause(before: str, told: Sequence[re.Match[str]]) -> bool:
    """Whether words stand in a clause with "dat" that is neither the first word of the sentence
    nor one that tells more of a motion right before it ("het amendement dat ...")."""
    begin = max((closed.end() for closed in _CLOSED.finditer(before)), default=0)
    ends = {each.end() for each in told}
    above = (before[: that.start()] for that in _THAT.finditer(before, begin))
    return any(each.strip(" (*_") and len(each.rstrip(" ,")) not in ends for each in above)


def _is_topic_in(near: str, behind: str, whose: str) -> bool:
    """Whether a motion is told without a topic, with its number, or with a topic of which the text
    `near` the one that is looked for has a word; a title counts where that has one, too."""
    if any(map(str.isdigit, whose)):
        return True
    match = _topic().match(behind)
    if match is None or (match["title"] and not _TITLE.search(near)):
        return True
    known = near.casefold()
    topic = re.findall(r"\w{3,}", (match["about"] or match["bare"] or match["title"]).casefold())
    return any(word in known for word in topic if word not in _SMALL)


@lexicon.derived
def _motion() -> re.Pattern[str]:
    """The name of a motion, with its number or whose it is."""
    names = "|".join(lexicon.load("markers")["motions"]["names"])
    whose = r"(?:[ -](?:van (?:de |het )?)?(?-i:(?P<whose>[A-Z0-9][\w.]{0,40})))?"
    return re.compile(rf"\b(?P<name>{names})\b{whose}", re.IGNORECASE)


@lexicon.derived
def _asks() -> re.Pattern[str]:
    """How a sentence begins that goes on with what a motion asks."""
    asks = "|".join(lexicon.load("markers")["motions"]["asks"])
    return re.compile(rf"\W{{0,9}}(?:{asks})\b(?!.{{0,{_LONGEST}}}\b(?:wel|toch)\b)", re.IGNORECASE)


@lexicon.derived
def _fails() -> re.Pattern[str]:
    told = [*words("rejected"), *lexicon.load("markers")["motions"]["fail"]]
    return re.compile(rf"\b(?:{'|'.join(told)})(?!\w)", re.IGNORECASE)


@lexicon.derived
def _carried() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(lexicon.load('markers')['motions']['carried'])})(?!\w)", re.IGNORECASE
    )


@lexicon.derived
def _topic() -> re.Pattern[str]:
    """What a motion is about, behind its name: "over water", "water wordt verworpen"."""
    marks = lexicon.load("markers")["motions"]
    about, plain, ends = ("|".join(marks[name]) for name in ("about", "no_topic", "verbs"))
    plain = "|".join([plain, ends, *words("rejected"), *marks["carried"]])
    word = rf"(?!(?:{ends})\b)[\w-]{{1,40}}"
    return re.compile(
        rf"\s{_TITLE.pattern}|\s(?:{about})\s(?!te\s)(?P<about>{word}(?:\s{word}){{0,7}})"
        rf"|\s(?P<bare>(?!(?:{plain})\b){word}(?:\s{word})?)(?=\s(?:{ends})\b|\s?[:(])",
        re.IGNORECASE,
    )
