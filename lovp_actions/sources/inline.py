"""Words of a paragraph with what is bold and what is struck through, as text with marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lovp_actions.sources import signs

_LONGEST_MARKED = 90
"""Characters of a bold line that may be a heading; longer ones get no marks."""


class Run(NamedTuple):
    """Words that look alike."""

    text: str
    bold: bool = False
    struck: bool = False


@dataclass
class Inline:
    """Gathers the runs of one paragraph. Words struck through among others are withdrawn, and
    left out; a line that is struck as a whole stays, with marks."""

    runs: list[Run] = field(default_factory=list)

    def add(self, text: str, *, bold: bool = False, struck: bool = False) -> None:
        """Add a run of text; a line feed in it is a line break."""
        if text := text.replace("\u00ad", ""):
            self.runs.append(Run(signs.drawn(text), bold, struck))

    def plain(self) -> str:
        """The text without marks."""
        return "".join(run.text for line in self._lines() for run in [*line, Run("\n")])[:-1]

    def text(self) -> str:
        """The text; lines wholly in bold that may be headings stand between `**`, those struck
        through between `~~`."""
        return "\n".join(map(_marked, self._lines()))

    def _lines(self) -> list[list[Run]]:
        lines: list[list[Run]] = [[]]
        for run in self.runs:
            first, *rest = run.text.split("\n")
            lines[-1].append(run._replace(text=first))
            lines += [[run._replace(text=each)] for each in rest]
        return [line if _all("struck", line) else _standing(line) for line in lines]


def _standing(line: list[Run]) -> list[Run]:
    """The runs that are not struck, without the second of two spaces that meet where one was."""
    kept: list[Run] = []
    gap = False
    for run in line:
        if run.struck:
            gap = True
            continue
        before = kept[-1].text[-1:] if kept else " "
        if gap and before == " ":
            run = run._replace(text=run.text.lstrip(" "))
        gap = gap and not run.text
        kept.append(run)
    return kept


def marked(words: str, *, bold: bool) -> str:
    """A line of text; between `**` where it is bold and may be a heading."""
    words = words.strip(" \t\u00a0")
    heads = len(words) <= _LONGEST_MARKED and not re.search(r"[.!?;,…]$|\*\*|\t", words)
    return f"**{words}**" if bold and words and heads else words


def _marked(line: list[Run]) -> str:
    words = "".join(run.text for run in line)
    if _all("struck", line):
        return f"~~{words.strip()}~~"
    return marked(words, bold=_all("bold", line))


def _all(look: str, line: list[Run]) -> bool:
    """Whether all words of a line have that look."""
    said = [bool(getattr(run, look)) for run in line if any(map(str.isalnum, run.text))]
    return bool(said) and all(said)
