"""The patterns of `lexicon/time_patterns.toml`, with the words of `lexicon/time.toml` filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True, slots=True, eq=False)
class AnyOf:
    """Words of which a text must hold one, or else match one of the patterns."""

    words: frozenset[str]
    parts: tuple[str, ...]
    """Those that may be part of a longer word."""
    patterns: tuple[re.Pattern[str], ...]


@derived
@cache
def any_of(*entries: str) -> AnyOf:
    """A list of a rule's `needs`; of several words that belong together the longest will do."""
    words: list[str] = []
    parts: list[str] = []
    for entry in entries:
        if entry[0] != "[":
            name = entry.lstrip("*")
            wanted = _groups()[name[1:]] if name[0] == "@" else [name]
            longest = (max(_WORD.findall(each), key=len) for each in wanted)
            (parts if entry[0] == "*" else words).extend(longest)
    patterns = (re.compile(entry) for entry in entries if entry[0] == "[")
    return AnyOf(frozenset(words), tuple(parts), tuple(patterns))


_WORD = re.compile(r"[^\W\d_]+")


class Held:
    """What a text holds of what rules need; each is looked for once."""

    def __init__(self, text: str) -> None:
        self._text, self._folded = text, text.casefold()
        self._words = frozenset(_WORD.findall(self._folded))
        self._known: dict[AnyOf, bool] = {}

    def any(self, wanted: AnyOf) -> bool:
        """Whether the text holds any of what is wanted."""
        if wanted not in self._known:
            self._known[wanted] = self._holds(wanted)
        return self._known[wanted]

    def _holds(self, wanted: AnyOf) -> bool:
        if not self._words.isdisjoint(wanted.words):
            return True
        if wanted.parts and any(part in self._folded for part in wanted.parts):
            return True
        return bool(wanted.patterns) and any(p.search(self._text) for p in wanted.patterns)


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
