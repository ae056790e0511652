"""Hard-wrapped lines: which line goes on in the next."""

from __future__ import annotations

import re
from itertools import pairwise

_NARROWEST, _WIDEST = 60, 140
_STOPS = ".!?:;"
_HYPHENS = "-\u00ad\u2010"
_BOX = re.compile(r"\s{0,99}(?:[-*•]\s)?\[\s?[xXvV✓✔]?\s?\]\s")
"""A box to tick, behind which a line goes on only where it is indented."""
_TURN = re.compile(
    r"\s{0,99}(?:\*\*)?[A-ZÀ-Þ][\w.'’ -]{1,40}(?:\([^()]{1,40}\))?(?:\*\*)?:(?:\*\*)?\s"
)
"""A label or a speaker's name: "Jansen: ..."."""


def wrap_width(lines: list[str]) -> int:
    """The width in characters at which the text was wrapped, or 0 where it was not.

    Wrapped text has hardly any line beyond its width, and many lines just below it.
    """
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    following = [
        len(line.rstrip())
        for line, after in pairwise(lines)
        if line.strip() and after.strip() and len(line.rstrip()) >= _NARROWEST
    ]
    if len(following) < 3:
        return 0
    following.sort()
    width = following[int(0.9 * (len(following) - 1))]
    longer = sum(length > width + 15 for length in lengths)
    near = sum(length >= 0.8 * width for length in following)
    if not _NARROWEST <= width <= _WIDEST or longer > 0.05 * len(lengths):
        return 0
    return width if near >= 0.6 * len(following) else 0


def continues(line: str, following: str, width: int) -> bool:
    """Whether `following` goes on where `line` breaks off.

    In wrapped text (`width` is its width in characters) a line goes on when the next word
    would not have fitted; elsewhere only when the line stops in the middle and the next
    begins with a small letter.
    """
    if _BOX.match(line) and not following[:1].isspace():
        return False
    line, following = line.rstrip(), following.strip()
    if not line or not following or following[0] == "|":
        return False
    if line.endswith("\\") or line[-6:].lower().endswith(("<br>", "<br/>", "<br />")):
        return False
    if line[-1] in _HYPHENS and line[-2:-1].isalpha() and following[0].islower():
        return True
    if following[0].islower() and line[-1] not in _STOPS and len(line) > 25:
        return True
    if not width or (line[-1] in _STOPS and _TURN.match(following)):
        return False
    room = 0.82 * width if line[-1] not in _STOPS else 0.92 * width
    return len(line) + 1 + len(following.split(None, 1)[0]) > room
