"""Two who act together by "zowel … als …"."""

from __future__ import annotations

import re

from lovp_actions.people.cast import Mention
from lovp_actions.structure.names import NAME

_PARTY = rf"(?:{NAME}|(?i:de|het|onze|ons)\s[\w-]{{2,60}}(?:\s{NAME})?)"
_BOTH = re.compile(
    rf"\b[Zz]owel\s(?:de\s|het\s)?(?P<both>{_PARTY}\sals\s{_PARTY}|[\w-]{{2,60}}\sals\s{_PARTY})"
)


def both(words: str) -> list[Mention]:
    """The pairs that words name as acting together: "Nel als Sjoerd" of "zowel Nel als Sjoerd"."""
    if "owel " not in words:
        return []
    found = _BOTH.finditer(words)
    return [Mention(match["both"], "name", True, *match.span("both")) for match in found]


def opening(words: str, pair: Mention) -> int:
    """Where the "zowel" before such a pair begins."""
    return words[: pair.start].lower().rindex("zowel")


def plainly(words: str) -> str:
    """The words with "en" between such pairs, each at its place: what is found in them stands there
    in the words as they are."""
    for pair in both(words):
        first, second = pair.text.split(" als ", 1)
        start = opening(words, pair)
        blank = " " * (pair.start - start)
        words = f"{words[:start]}{blank}{first} en  {second}{words[pair.end :]}"
    return words
