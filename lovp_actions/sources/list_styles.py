"""What the name of a style that Word has for lists tells of the depth of an entry."""

from __future__ import annotations

import re

_NESTED = re.compile(r"(?i)list(?: (?:bullet|number))? (?P<level>[2-5])")


def depth(name: str) -> int:
    """The depth from 0 that the style of that name has: 1 for "List Bullet 2"."""
    match = _NESTED.fullmatch(name)
    return int(match["level"]) - 1 if match else 0
