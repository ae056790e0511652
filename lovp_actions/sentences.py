"""Sentences of a passage, by punctuation: the same for every spaCy pipeline."""

from __future__ import annotations

import re
from functools import lru_cache

from lovp_actions import lexicon

_END = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?P<gap>\s+|(?=[A-Z][a-z]{2,}\b(?![./@])))")
_INITIAL = re.compile(r"(?:^|[\s(.])[A-Z]$")
_LIST_NUMBER = re.compile(r"^\W*(?:\d{1,3}|[A-Za-z])$")
_LAST_WORD = re.compile(r"[^\s(/\"'“‘]*$")


@lru_cache(maxsize=1)
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    words = lexicon.load("abbreviations")
    return frozenset(words["inside"]), frozenset(words["either"])


def split(text: str) -> list[tuple[int, int]]:
    """Character offsets `(start, end)` of the sentences of `text`, in order, trimmed."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _ends_sentence(text, start, match):
            bounds.append((start, match.start("gap")))
            start = match.end()
    bounds.append((start, len(text)))
    return [span for span in (_trim(text, *bound) for bound in bounds) if span[0] < span[1]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    before, after = text[start : match.start()], text[match.end() : match.end() + 1]
    if not after:
        return False  # the rest is the last sentence anyway
    stop, gap = match["stop"], match["gap"]
    word = _LAST_WORD.search(before)
    last = word[0] if word else ""
    if stop == "." and _LIST_NUMBER.match(before):
        return False
    if not gap:  # "… Q&A.Logius draagt bij": a forgotten space
        return stop == "." and len(last) > 1 and not any(mark in last for mark in "./@:")
    if stop == ".":
        inside, either = _abbreviations()
        folded = last.lower()
        if folded in inside or _INITIAL.search(before) or "." in folded and folded not in either:
            return False
        if folded in either:
            return after.isupper()
    if after.isupper() or after in "\"'“‘«-–•(@[>→*":
        return True
    if after.isdigit():
        return not last.isdigit() or stop != "."
    return stop == "." and not match["close"] and len(last) > 3 and last.isalpha()
