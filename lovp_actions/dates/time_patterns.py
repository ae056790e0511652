"""The patterns of `lexicon/time_patterns.toml`, with the words of `lexicon/time.toml` filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, reduce
from operator import or_

from lovp_actions.language.words import WORD
from lovp_actions.lexicon import derived, load

_SPACE = r"(?:[^\S\n]{1,4}|[^\S\n]{0,4}\n[^\S\n]{0,4})"
"""White space within an expression: at most one line break, so never across paragraphs."""


def compiled(
    template: str, left: str = r"(?<![\w/])(?<!\w-)", right: str = r"(?!-?\w)"
) -> re.Pattern[str]:
    """A pattern of the lexicon with its names filled in and its spaces made white space.

    `left` and `right` are what may stand around a match, as lookarounds.
    """
    while "@" in template:
        template = re.sub(r"@([a-z_]+)", lambda match: _names()[match[1]], template)
    body = template.replace(" ", _SPACE)
    return re.compile(f"{left}(?:{body}){right}", re.IGNORECASE)


class Needs:
    """What texts must hold for some rule to be asked of them, a bit for each list of `needs`."""

    def __init__(self) -> None:
        self._bits: dict[tuple[str, ...], int] = {}
        self._words: dict[str, int] = {}
        self._parts: dict[str, int] = {}
        """Those that may be part of a longer word."""
        self._patterns: list[tuple[re.Pattern[str], int]] = []

    def mask(self, needs: Iterable[Iterable[str]]) -> int:
        """The bits of a rule's `needs`."""
        return reduce(or_, (self._bit(tuple(entries)) for entries in needs), 0)

    def held(self, text: str) -> int:
        """The bits of the lists of which the text holds any entry."""
        folded = text.casefold()
        found = reduce(or_, (self._words.get(word, 0) for word in WORD.findall(folded)), 0)
        found = reduce(or_, (bits for part, bits in self._parts.items() if part in folded), found)
        for pattern, bit in self._patterns:
            if not found & bit and pattern.search(text):
                found |= bit
        return found

    def _bit(self, entries: tuple[str, ...]) -> int:
        """Of several words that belong together the longest will do."""
        if entries in self._bits:
            return self._bits[entries]
        bit = self._bits[entries] = 1 << len(self._bits)
        for entry in entries:
            if entry[0] == "[":
                self._patterns.append((re.compile(entry), bit))
                continue
            name = entry.lstrip("*")
            words = self._parts if entry[0] == "*" else self._words
            for each in _groups()[name[1:]] if name[0] == "@" else [name]:
                longest = max(WORD.findall(each), key=len)
                words[longest] = words.get(longest, 0) | bit
        return bit


@derived
@cache
def words_of(*groups: str) -> frozenset[str]:
    """The words of groups of `lexicon/time.toml`, or of one key of one: "month", "edge_mid"."""
    return frozenset(word for group in groups for word in _groups()[group])


@derived
def _names() -> dict[str, str]:
    """What @name stands for in a pattern: the words of a group or of one key of it, or a part."""
    parts: dict[str, str] = load("time_patterns")["part"]
    return {name: _alternatives(words) for name, words in _groups().items()} | parts


@derived
def _groups() -> dict[str, list[str]]:
    """The words of each group, and of each key of it: those of "month", of "edge_end"."""
    groups: dict[str, list[str]] = {}
    for group, content in load("time").items():
        every: list[str] = []
        for key, entries in content.items():
            if key != "example":
                words = [w for row in entries for w in ([row] if isinstance(row, str) else row)]
                groups[f"{group}_{key}"] = words
                every += words
        groups[group] = groups.get(f"{group}_words") or every
    return groups


def _alternatives(words: list[str]) -> str:
    """An alternation of words, longest first, so that none hides a longer one."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(" ".join(map(re.escape, word.split())) for word in ordered) + ")"
