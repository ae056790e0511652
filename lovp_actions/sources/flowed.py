"""Lines of a mail that its program wrapped, joined as they were written (RFC 3676)."""

from __future__ import annotations

_SIGNATURE = "-- "


def joined(text: str, *, spaced: bool) -> str:
    """The text with each line that ends in a space joined with the next of the same quote;
    `spaced` tells that this space is no part of the text."""
    lines: list[list[str]] = []
    open_depth = -1  # of the quote whose last line goes on, -1 where none does
    for line in text.splitlines():
        words = line.lstrip(">")
        depth, words = len(line) - len(words), words.removeprefix(" ")
        goes_on = words.endswith(" ") and words != _SIGNATURE
        kept = words[:-1] if goes_on and spaced else words
        if depth == open_depth and words.strip() and words != _SIGNATURE:
            lines[-1].append(kept)
        else:
            lines.append([">" * depth, " " * bool(depth), kept])
        open_depth = depth if goes_on else -1
    return "\n".join(map("".join, lines))
