"""The patterns of `lexicon/time.toml` with their word groups filled in."""

from __future__ import annotations

import re
from typing import Any

from lovp_actions.lexicon import derived, load

_SPACE = r"(?:[^\S\n]{1,4}|[^\S\n]{0,4}\n[^\S\n]{0,4})"
"""White space within an expression: at most one line break, so never across paragraphs."""
_PATTERNS = ("part", "rule", "full_date")
"""Tables of the lexicon that hold patterns; the others are groups of words."""


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


@derived
def _names() -> dict[str, str]:
    """What @name stands for in a pattern: the words of a group or of one key of it, or a part."""
    lexicon: dict[str, Any] = load("time")
    names: dict[str, str] = {}
    for group, content in lexicon.items():
        if group in _PATTERNS:
            continue
        every: list[str] = []
        for key, entries in content.items():
            if key != "example":
                words = [w for row in entries for w in ([row] if isinstance(row, str) else row)]
                names[f"{group}_{key}"] = _alternatives(words)
                every += words
        names[group] = names.get(f"{group}_words") or _alternatives(every)
    parts: dict[str, str] = lexicon["part"]
    return names | parts


def _alternatives(words: list[str]) -> str:
    """An alternation of words, longest first, so that none hides a longer one."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(" ".join(map(re.escape, word.split())) for word in ordered) + ")"
