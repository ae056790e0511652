"""Lines and rows of a template that nobody filled in, so that they are not in the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lovp_actions.language import verbs
from lovp_actions.structure.layout import is_placeholder, pattern

_BRACKETED = re.compile(r"\[[^\[\]\n]{1,60}\]|<[^<>\n]{1,60}>")
_LABEL = re.compile(r"\s{0,9}(?:[^\W\d][\w ]{1,30}:\s)?")
_ACTS = re.compile(r"\s(?P<verb>[a-zà-ÿ]{2,30})\b")
_SENTENCE = re.compile(r"[.!?]\s{1,9}\S")
_COUNTED = re.compile(r"\W{0,9}\d{0,4}\W{0,9}")


def is_line(text: str) -> bool:
    """Whether a line only asks to be filled in, has nothing but blanks behind its label ("Actie:
    [omschrijving] – [naam]"), or tells what a blank does: "[Naam] stuurt de notulen"."""
    blanks = [each for each in _BRACKETED.finditer(text) if is_placeholder(each[0])]
    begin = _LABEL.match(text)
    start = begin.end() if begin else 0
    if not blanks or blanks[0].start() != start:
        return is_placeholder(text)
    acts = _ACTS.match(text, blanks[0].end())
    if acts and _is_finite(acts["verb"]) and not _SENTENCE.search(text):
        return True
    left = _BRACKETED.sub(lambda each: "" if is_placeholder(each[0]) else each[0], text[start:])
    return not any(map(str.isalnum, left))


def _is_finite(word: str) -> bool:
    known = verbs.is_known(word) and word not in verbs.infinitives()
    return known or word in verbs.auxiliary_forms()


def is_row(cells: Iterable[str]) -> bool:
    """Whether all cells of a row but its number only say what is to come there: "Naam", "Actie
    invullen", "dd-mm-jjjj"."""
    filled = [cell for cell in cells if not _COUNTED.fullmatch(cell)]
    return len(filled) > 1 and all(map(_asks, filled))


def _asks(cell: str) -> bool:
    return is_placeholder(cell) or bool(pattern("placeholder", "named").fullmatch(cell.strip(" .")))
