"""Lines that go over actions of before and leave them open: "Nieuwe kaart (Wiarda): blijft staan",
"Werkbezoek: Jan heeft gebeld, loopt nog", "hek verven - Simone - nog niet aan toegekomen"."""

from __future__ import annotations

import re

from lovp_actions.people.cast import Cast
from lovp_actions.people.owners import bare
from lovp_actions.rules.markers import Marker
from lovp_actions.rules.phrases import OWNED
from lovp_actions.structure import closed_rows, layout
from lovp_actions.structure.names import NAMES

_NUMBER = re.compile(r"\W{0,4}(?:(?i:punt|actie)\s{1,9}[\d.-]{1,8}[.,:]?\s{1,9})?")
_SIGN = re.compile(r"\s\(|\s[–-]\s|:\s")
_WHO = re.compile(NAMES)
_BEHIND = {
    "(": re.compile(r"\s{0,9}\)\s{0,9}[:–-]\s{1,9}"),
    "-": re.compile(r"(?:\s{1,9}[–-]|:)\s{1,9}"),
    ":": re.compile(r"\s{1,9}"),
}
"""What parts who is named behind a sign from what is told of the action."""
_SHORTEST, _LONGEST = 3, 120
"""Characters of an action."""
_REST = 200
"""Characters of what is told of it."""
_PARTS = re.compile(r"[,;.](?:\s|\Z)")


def find(sentence: str, cast: Cast) -> Marker | None:
    """The action of such a line with its owner, who is somebody known; None where the line tells
    that it is done, or nothing of it. Offsets are characters of the sentence."""
    number = _NUMBER.match(sentence)
    start = number.end() if number else 0
    for sign in _SIGN.finditer(sentence, start + _SHORTEST, start + _LONGEST):
        mark = sign[0].strip().replace("–", "-")
        named = _WHO.match(sentence, sign.end())
        behind = _BEHIND[mark].match(sentence, named.end()) if named else None
        if named is None or behind is None or not any(map(cast.knows, named[0].split())):
            continue
        rest = sentence[behind.end() : behind.end() + _REST]
        parts = [part for each in _PARTS.split(rest) if (part := each.strip(" .!"))]
        if any(map(closed_rows.is_closed, parts)) or not any(map(_is_open, parts)):
            continue
        return Marker(OWNED[0], "actiepunt", bare(named[0]), start, sign.start(), "", OWNED[1])
    return None


def _is_open(words: str) -> bool:
    left = layout.pattern("left_open", "words", "markers")
    return closed_rows.is_open(words) or bool(left.fullmatch(words.lower()))
