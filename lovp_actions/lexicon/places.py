"""The lines of a TOML file: where a key or a value stands, which its parser does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lovp_actions.lexicon.toml import tomllib

_MOST_TRIES = 100
"""Of a statement: one that goes on for more lines that might be its last has the line it begins
on, and so has all that comes behind it."""

Path = tuple[str | int, ...]
"""Keys and indexes that lead to a value: ("cue", 0, "verbs", 1)."""


class Places:
    """The lines, counted from 1, of the keys and values of a valid TOML text."""

    def __init__(self, text: str) -> None:
        self._found: dict[Path, tuple[int, str]] = {(): (1, "")}
        table: Path = ()
        count: Counter[Path] = Counter()
        for line, words in _statements(text):
            path, value = _single(tomllib.loads(words))
            if words.lstrip().startswith("["):
                table = path
                if isinstance(value, list):
                    table = (*path, count[path])
                    count[path] += 1
                self._found.setdefault(path, (line, words))
                self._found[table] = line, words
            else:
                for size in range(len(table) + 1, len(table) + len(path) + 1):
                    self._found.setdefault((*table, *path)[:size], (line, words))

    def line(self, path: Path, value: object = None) -> int:
        """The line of what `path` leads to, or of the nearest thing around it that has one.

        `value` is the text or number that stands there, to be found in a list of many lines.
        """
        while path not in self._found:
            path = path[:-1]
        line, words = self._found[path]
        return line + _lines_before(words, value)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Headers and pairs with the lines they begin on: the shortest runs of lines that parse."""
    begun, tries, lines = 0, 0, text.replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines):
        if begun == number and not line.split("#", 1)[0].strip():
            begun = number + 1
            continue
        if begun < number and not any(end in line for end in ("]", "}", '"""', "'''")):
            continue  # within a list or text of several lines
        words = "\n".join(lines[begun : number + 1])
        try:
            tomllib.loads(words)
        except tomllib.TOMLDecodeError:
            if (tries := tries + 1) == _MOST_TRIES:
                return
            continue
        tries = 0
        yield begun + 1, words
        begun = number + 1


def _single(parsed: dict[str, Any]) -> tuple[Path, Any]:
    """The keys of a statement and what they lead to."""
    path: Path = ()
    value: Any = parsed
    while isinstance(value, dict) and len(value) == 1:
        key, value = next(iter(value.items()))
        path = (*path, key)
    return path, value


def _lines_before(words: str, value: object) -> int:
    """How many lines of a statement come before the value, 0 where it is not found."""
    if value is None or "\n" not in words:
        return 0
    if isinstance(value, str):
        wanted = rf"(?P<quote>[\"']){re.escape(value)}(?P=quote)"
    else:
        wanted = rf"(?<![\w.\"'-]){re.escape(str(value))}(?![\w.\"'-])"
    found = re.compile(wanted, re.IGNORECASE).search(words, words.find("="))
    return words.count("\n", 0, found.start()) if found else 0
