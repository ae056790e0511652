"""Who signs a text that is a letter or a mail: for whom "ik" stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lovp_actions import lexicon
from lovp_actions.language.words import CAPITALS
from lovp_actions.structure import layout, names
from lovp_actions.structure.layout import Line

_BELOW = 3
"""Lines below the greeting in which the name stands."""
_LONGEST = 60
"""Characters of a greeting, and of a name."""
_CAPITAL = re.compile(rf"\b[{CAPITALS}][\w'’-]{{1,60}}")
_WORD = re.compile(r"\w+")
_NOTICE = 400
"""Characters of a sentence by which it is told to be no part of the text."""


def author(lines: Sequence[Line]) -> str:
    """The name below the closing greeting of the text ("Groeten,", "Mvg"), or behind it; "" where
    there is none, or more than one, as in an exchange of mails."""
    greetings = [(n, match) for n, line in enumerate(lines) if (match := _greets(line.text))]
    if len(greetings) != 1:
        return ""
    ((first, match),) = greetings
    behind = [match["who"], *(each.text for each in lines[first + 1 : first + _BELOW])]
    words = next((words for each in behind if (words := each.strip(" ,.*_-–"))), "")
    return words if len(words) <= _LONGEST and re.fullmatch(names.NAME, words) else ""


def closes(text: str) -> bool:
    """Whether a line is the greeting that ends a letter, with or without a name behind it, or the
    sign that mail programs set above a signature, "-- " (RFC 3676)."""
    match = _greets(text)
    who = match["who"].strip(" .!") if match else ""
    return bool(match and (not who or re.fullmatch(names.NAME, who))) or text == "-- "


def is_notice(words: str, known: Callable[[str], bool]) -> bool:
    """Whether a sentence is one that programs add below mails: "Bent u niet de geadresseerde, dan
    verzoeken wij u dit bericht te vernietigen", "Volg ons op LinkedIn". One with the name of a
    person is not."""
    told = words[:_NOTICE]
    if _needs().isdisjoint(_WORD.findall(told.casefold())):
        return False
    if not layout.pattern("signature", "notices").search(told):
        return False
    return not any(known(each) or names.is_given(each) for each in _CAPITAL.findall(words))


@lexicon.derived
def _needs() -> frozenset[str]:
    return frozenset(lexicon.load("layout")["signature"]["notice_words"])


def signs(lines: Sequence[Line], index: int) -> bool:
    """Whether a signature begins at `lines[index]`: a line that `closes`, or words of thanks or of
    whose name it is in, right above a name: "Namens het bestuur,"."""
    text = lines[index].text
    if closes(text):
        return True
    closing = layout.pattern("signature", "closings")
    if len(text) > 2 * _LONGEST or not closing.fullmatch(text.strip(" ,.!*_")):
        return False
    below = (each.text.strip(" ,.*_") for each in lines[index + 1 : index + 1 + _BELOW])
    name = next(filter(None, below), "")
    return len(name) <= _LONGEST and bool(re.fullmatch(names.NAME, name))


def _greets(text: str) -> re.Match[str] | None:
    return _greeting().fullmatch(text) if len(text) <= 2 * _LONGEST else None


@lexicon.derived
def _greeting() -> re.Pattern[str]:
    greeting = layout.pattern("signature", "greetings").pattern
    return re.compile(
        rf"\s{{0,9}}(?i:{greeting})(?:\s{{0,3}}[,.!:]{{1,3}}\s{{0,3}}|\s{{1,3}}|\Z)(?P<who>[^,.!:]{{0,60}}[.!]?)"
    )
