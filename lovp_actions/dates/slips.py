"""Slips of the pen in the names of months and days: "febuari", "donerdag"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from lovp_actions.lexicon import derived, load

_WORD = re.compile(r"[^\W\d_]{4,12}")


def mended(text: str) -> tuple[str, Callable[[int], int]]:
    """The text with these slips set right, and a function from an offset in it to that in `text`.

    A letter is lost, doubled or swapped with the next, never the first one: a letter for another
    makes other words.
    """
    slips = _slips()
    found = [match for match in _WORD.finditer(text) if match[0].casefold() in slips]
    if not found:
        return text, lambda offset: offset
    right, pieces, starts, behind = 0, [], [0], [0]
    for match in found:
        pieces += [text[behind[-1] : match.start()], slips[match[0].casefold()]]
        right += len(pieces[-2]) + len(pieces[-1])
        starts.append(right)
        behind.append(match.end())

    def origin(offset: int) -> int:
        place = bisect_right(starts, offset) - 1
        at = behind[place] + offset - starts[place]
        return min(at, found[place].end()) if place < len(found) else at

    return "".join([*pieces, text[behind[-1] :]]), origin


@derived
def _slips() -> dict[str, str]:
    """Each slip with the name that is meant."""
    time = load("time")
    names = set(time["slip"]["words"])
    slips: dict[str, str] = {}
    for name in names:
        for at in range(1, len(name)):
            head, letter, rest = name[:at], name[at], name[at + 1 :]
            swapped = rest[:1] + letter + rest[1:] if rest else letter
            for slip in (head + rest, head + letter * 2 + rest, head + swapped):
                slips[slip] = name
    for name in names:
        slips.pop(name, None)
    return slips
