"""Words of a paragraph with what is bold and struck out, as text with marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LONGEST_MARKED = 90
"""Characters of a bold line that may be a heading; longer ones get no marks."""


@dataclass
class Inline:
    """Gathers the runs of one paragraph."""

    runs: list[tuple[str, bool, bool]] = field(default_factory=list)
    """Text, whether it is bold, whether it is struck out."""

    def add(self, text: str, *, bold: bool = False, struck: bool = False) -> None:
        """Add a run of text; a line feed in it is a line break."""
        if text:
            self.runs.append((text, bold, struck))

    def plain(self) -> str:
        """The text without marks."""
        return "".join(text for text, _, _ in self.runs)

    def text(self) -> str:
        """The text; lines wholly in bold that may be headings stand between `**`, and lines
        struck out between `~~`."""
        lines: list[list[tuple[str, bool, bool]]] = [[]]
        for text, bold, struck in self.runs:
            first, *rest = text.split("\n")
            lines[-1].append((first, bold, struck))
            lines += [[(each, bold, struck)] for each in rest]
        return "\n".join(map(_marked, lines))


def _marked(runs: list[tuple[str, bool, bool]]) -> str:
    words = "".join(text for text, _, _ in runs).strip(" \t\u00a0")
    said = [(bold, struck) for text, bold, struck in runs if any(map(str.isalnum, text))]
    if not said or "**" in words or "~~" in words:
        return words
    if all(struck for _, struck in said):
        return f"~~{words}~~"
    short = len(words) <= _LONGEST_MARKED and not re.search(r"[.!?;,…]$", words)
    return (
        f"**{words}**" if short and "\t" not in words and all(bold for bold, _ in said) else words
    )
