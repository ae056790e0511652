"""Words of a paragraph with what is bold, as text with marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LONGEST_MARKED = 90
"""Characters of a bold line that may be a heading; longer ones get no marks."""


@dataclass
class Inline:
    """Gathers the runs of one paragraph: text, and whether it is bold."""

    runs: list[tuple[str, bool]] = field(default_factory=list)

    def add(self, text: str, *, bold: bool = False) -> None:
        """Add a run of text; a line feed in it is a line break."""
        if text:
            self.runs.append((text, bold))

    def plain(self) -> str:
        """The text without marks."""
        return "".join(text for text, _ in self.runs)

    def text(self) -> str:
        """The text; lines wholly in bold that may be headings stand between `**`."""
        lines: list[list[tuple[str, bool]]] = [[]]
        for text, bold in self.runs:
            first, *rest = text.split("\n")
            lines[-1].append((first, bold))
            lines += [[(each, bold)] for each in rest]
        return "\n".join(
            marked("".join(text for text, _ in line), bold=_is_bold(line)) for line in lines
        )


def marked(words: str, *, bold: bool) -> str:
    """A line of text; between `**` where it is bold and may be a heading."""
    words = words.strip(" \t\u00a0")
    heads = len(words) <= _LONGEST_MARKED and not re.search(r"[.!?;,…]$|\*\*|\t", words)
    return f"**{words}**" if bold and words and heads else words


def _is_bold(line: list[tuple[str, bool]]) -> bool:
    said = [bold for text, bold in line if any(map(str.isalnum, text))]
    return bool(said) and all(said)
