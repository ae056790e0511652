"""When something was promised, agreed or asked, which is no time by when it is done."""

from __future__ import annotations

import re
from typing import NamedTuple

from lovp_actions import lexicon
from lovp_actions.dates.deadlines import Deadline, find_deadlines
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import words as signals
from lovp_actions.language.words import CAPITALS
from lovp_actions.reader.decoding import Span

_NEAR = 80
"""Characters before time words in which the verb stands, and behind them the particle."""
_WHO = re.compile(
    rf"(?:\s(?:hij|zij|ze|ik|we|wij|hem|haar|hun|hen|mevrouw|meneer|[{CAPITALS}][\w'’.-]{{0,30}})){{0,4}}\s"
)
"""Whom alone a verb without a particle has between itself and when it was said."""
_OPENS = re.compile(r"\s(?:aan(?:\s[\w-]{1,30}){1,3}\s)?(?:dat|om|of)\b")
_PLACE = r"(?:\s(?:aan|bij|in|met|op|tijdens)(?:\s[\w-]{1,30}){1,3})?"


class _Verb(NamedTuple):
    particle: str
    is_past: bool


@lexicon.derived
def _telling() -> dict[str, list[_Verb]]:
    """The finite forms of verbs of promising, agreeing and asking, in small letters."""
    found: dict[str, list[_Verb]] = {}
    for verb in signals("telling"):
        for word, form in verbs.forms(verb).items():
            if not form.particle and form.form in (verbs.PRESENT, verbs.PAST, verbs.INFINITIVE):
                told = _Verb(verb.rpartition("|")[0], form.form == verbs.PAST)
                found.setdefault(word, []).append(told)
    return found


def is_said_then(text: str, due: Deadline | Span) -> bool:
    """Whether time words stand between such a verb and its particle, or right behind one that has
    none, and outside of what is promised: "zegde | vrijdag | toe …", "beloofde | maandag | de brug
    voor 1 mei te …". In the present only those of the day itself."""
    start, end = due.start, due.end
    near = re.split(r"[.,:;]\s", text[max(0, start - _NEAR) : start])[-1]
    today = text[start:end].casefold() in signals("today")
    for word in re.finditer(r"[^\W\d_]+", near):
        for particle, is_past in _telling().get(word[0].casefold(), ()):
            if not (is_past or today):
                continue
            between = near[word.end() :]
            if particle:
                if _is_parted(between, particle, text[end : end + _NEAR], is_past=is_past):
                    return True
            elif _WHO.fullmatch(between) and (
                _OPENS.match(text, end) or (is_past and today) or _tells_another(text[end:])
            ):
                return True
    return False


def complement(words: str) -> str:
    """Words that open with such a verb from its "dat" on: "zegde maandag toe dat | hij belt"."""
    first, _, rest = words.partition(" ")
    _, dat, behind = rest.partition(" dat ")
    return behind if dat and first.casefold() in _telling() else words


def _is_parted(between: str, particle: str, behind: str, *, is_past: bool) -> bool:
    """Whether a particle stands behind the words that follow time words, and not before these; not
    "spreekt vandaag af met de buren"."""
    beyond = "" if is_past else r"(?!\smet\b)"
    own = re.compile(rf"{_PLACE}\s{particle}\b{beyond}")
    return not re.search(rf"\b{particle}\b", between) and own.match(behind) is not None


def _tells_another(behind: str) -> bool:
    """Whether what is promised behind time words has one of its own, before its first verb."""
    told, parted, _ = behind[: 3 * _NEAR].partition(" te ")
    return bool(parted) and not re.search(r"[.;]\s", told) and bool(find_deadlines(told, None))
