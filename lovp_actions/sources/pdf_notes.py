"""Marks of footnotes and endnotes in a PDF: small raised figures, which are no text of words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from lovp_actions.sources.pdf_lines import Line
from lovp_actions.sources.pdf_words import Word

_MARK = re.compile(r"[\d*†⁰¹²³⁴-⁹]{1,4}|[ivx]{1,5}")
_LABEL = re.compile(r"(?P<mark>\d{1,3}|[ivx]{1,5})(?=[^\W\d_])")
"""A mark that is as large as the note before which it stands."""
_WITH_FIGURE = re.compile(r"(?i)[dckm]?m|.{0,99}\d")
"""Words that a raised figure belongs to: m², 20³⁰ uur."""
_ORDINAL = re.compile(r"(?:e|ste|de)\W{0,2}")
_WRITTEN = re.compile(r"(?P<word>.{0,99}[^\W\d_]{4}\W{0,9}?)(?P<mark>[⁰¹²³⁴-⁹]{1,4})")
"""A word with a mark that is raised by its own characters."""
_NEAR = 0.3
"""How far behind a number its end stands at most, as part of the size of its font."""
_SMALLER = 0.95
"""Part of the size of the text that a note has at most."""
_SMALL, _RAISED = 0.85, 0.2
"""How high a mark is at most, and how far above the foot of the words it stands at least, both as
part of their height."""


def is_mark(text: str, words: Any, small: Any) -> bool:
    """Whether a text in the box `small` is the mark of a note at words in a box: each has a
    `bottom` and a `top`."""
    height = words.top - words.bottom
    if not _is_raised(words, small) or small.top - small.bottom > _SMALL * height:
        return False
    of_words = isinstance(words, Word) and _WITH_FIGURE.fullmatch(words.text)
    return not of_words and bool(_MARK.fullmatch(text))


def _is_raised(words: Any, small: Any) -> bool:
    return bool(small.bottom - words.bottom > _RAISED * (words.top - words.bottom))


def _with_ordinals(words: Iterable[Word]) -> list[Word]:
    """The words, those that only are the raised end of a number joined to it: "2" and "e"."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        near = last and last.text.isdecimal() and word.left - last.right < _NEAR * last.size
        if last and near and _ORDINAL.fullmatch(word.text) and _is_raised(last, word):
            last.text, last.right = last.text + word.text, word.right
        else:
            found.append(word)
    return found


def parted(lines: Sequence[Line], size: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page whose text has that size, and the notes at its foot: the lowest lines,
    where they are smaller and the first of them begins with the mark of a note."""
    notes: list[Line] = []
    for line in sorted(lines, key=lambda line: line.bottom):
        if line.size > _SMALLER * size:
            break
        notes.append(line)
    while notes and not _is_note(notes[-1]):
        notes.pop()
    out = {id(line) for line in notes}
    return [line for line in lines if id(line) not in out], [
        line for line in lines if id(line) in out
    ]


def _is_note(line: Line) -> bool:
    """Whether a line begins with the mark of a note."""
    first = line.words[0]
    return bool(first.note) or (len(line.words) > 1 and bool(_MARK.fullmatch(first.text)))


def without(pages: Iterable[list[Word]]) -> list[list[Word]]:
    """The words of the pages without marks that stand alone, and, where the mark of a note was met,
    without the one before the note."""
    met: Counter[str] = Counter()
    found = []
    for words in map(_with_ordinals, pages):
        for word in words:
            if written := _WRITTEN.fullmatch(word.text):
                word.text, word.note = written["word"], written["mark"]
        alone = {
            small
            for small, word in pairwise(words)
            if _is_before(small, word) and is_mark(small.text, word, small)
        }
        kept = [word for word in words if word not in alone]
        met.update(word.note for word in kept if word.note)
        for small, word in pairwise(words):
            if small in alone:
                word.note = small.text
        for last, word in zip([None, *kept], kept, strict=False):
            label = _LABEL.match(word.text)
            begins = label and word.text[label.end()].isupper()
            if label and begins and met[label["mark"]] and not (last and _is_before(last, word)):
                met[label["mark"]] -= 1
                word.text, word.note = word.text[label.end() :], label["mark"]
        found.append(kept)
    return found


def _is_before(one: Word, other: Word) -> bool:
    """Whether a word stands left of another on a line."""
    return one.left < other.left and min(one.top, other.top) > max(one.bottom, other.bottom)
