"""Whether what minutes report is somewhere else, or for, about or with something else than what was
to be done: "de lampen in de kleedkamer" for "lampen vervangen in de hal"."""

from __future__ import annotations

import re

from lovp_actions import lexicon
from lovp_actions.dates.deadlines import find_deadlines
from lovp_actions.dates.time_patterns import words_of
from lovp_actions.extraction.same_words import infinitives
from lovp_actions.language.words import CAPITALS
from lovp_actions.lists import match


def is_elsewhere(report: str, action: str, who: str, *, listed: bool) -> bool:
    """Whether each of a report and an action of `who` has, behind the same kind of preposition,
    what the other does not name, or what the action goes to is where the reported thing is from.
    In a sentence that is not `listed` it has an article or a capital."""
    kinds: dict[str, str] = lexicon.load("lists")["relations"]
    report, action = (_shortened(_without_times(each)) for each in (report, action))
    told = {kind: _behind(kind, report, listed) - match.words_of(who) for kind in kinds}
    wanted = {kind: _behind(kind, action, True) for kind in kinds}
    if any(_is_apart(told[kind], action) and _is_apart(wanted[kind], report) for kind in kinds):
        return True
    elsewhere = frozenset[str]().union(*(told[kind] for kind in kinds if kind != "from"))
    return bool(wanted["to"]) and wanted["to"] <= told["from"] - elsewhere


def _shortened(text: str) -> str:
    """A text with the short names of bodies: "de ALV" for "de algemene ledenvergadering"."""
    for short, names in _short_names().items():
        text = names.sub(short, text)
    return text


@lexicon.derived
def _short_names() -> dict[str, re.Pattern[str]]:
    entries = lexicon.load("lists")["short_names"].items()
    return {
        short: re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE) for short, names in entries
    }


def _is_apart(named: frozenset[str], text: str) -> bool:
    """Whether there are things of which a text names none, nor as part of a longer word."""
    known = match.content(text)
    return bool(named) and not any(one in other or other in one for one in named for other in known)


def _without_times(text: str) -> str:
    """A text without its times; "voor de ALV" may tell what something is for."""
    for due in reversed(find_deadlines(text, None)):
        if words_of("event_gathering").isdisjoint(due.text.casefold().split()):
            text = f"{text[: due.start]}.{text[due.end :]}"
    return text


def _behind(kind: str, text: str, bare: bool) -> frozenset[str]:
    """What a text has behind a kind of preposition, but for verbs."""
    found = _relations()[kind, bare].finditer(text)
    words = (word for match in found for word in match[1].split())
    return match.content(" ".join(word for word in words if word.casefold() not in infinitives()))


@lexicon.derived
def _relations() -> dict[tuple[str, bool], re.Pattern[str]]:
    """What stands behind each kind of preposition, also without an article or a capital where that
    is True."""
    article, word = r"(?:de|het|een|onze|ons|deze|dit)\s", r"[^\W\d_][\w'’-]{0,60}"
    return {
        (kind, bare): re.compile(
            rf"\b(?:{'|'.join(prepositions)})\s(?:{article}|{other})({word}(?:\s{word})?)"
        )
        for kind, prepositions in lexicon.load("lists")["relations"].items()
        for bare, other in ((True, ""), (False, rf"(?=[{CAPITALS}])"))
    }
