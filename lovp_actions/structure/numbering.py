"""Numbered lines: headings or items of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile

from lovp_actions.structure import layout, wording, wrapping
from lovp_actions.structure.layout import Line

_LONGEST = 110
_WRAPPED = 6
"""Lines in which the next entry of a list is looked for, below the first one of it."""
_SHORTEST = 40
"""Characters of such a first one that runs over its line, at least."""
_MOST_WORDS = 10
"""Words of a heading that stands right below a line of text."""
_ROMAN = {"I": 1, "V": 5, "X": 10}


def value(number: str) -> int:
    """The first part of a number as a number: 3 for "3.1" and "III", 0 for "A"."""
    first = number.partition(".")[0].upper()
    if first.isdecimal():
        return int(first)
    if not re.fullmatch("[IVX]+", first):
        return 0
    values = [_ROMAN[letter] for letter in first]
    return sum(-each if each < max(values[index:]) else each for index, each in enumerate(values))


def is_heading(
    match: re.Match[str], before: str, after: str, *, expected: int, in_actions: bool, width: int
) -> bool:
    """Whether the numbered line of `match` (see `layout.numbered`) is a heading.

    It is when it is bold, "Agendapunt 3", or short and alone. `before` and `after` are the
    lines about it, `expected` is the number of the next heading in the row of headings so far
    (0 where a list has come to that number too), `in_actions` tells that an action list is
    open, and `width` is that of wrapped text.
    """
    words, number, mark = match["words"], match["number"], match["mark"].lstrip("\\")
    bold = layout.BOLD_LINE.match(words)
    sentence = wording.is_told(words) and len(words.split()) > 2
    if len(words) > _LONGEST:
        return False
    if match["named"]:
        return not (sentence and layout.TERMINAL.search(words))
    if bold and len(bold["emphasis"]) > 1:
        return True
    known = wording.is_known_heading(words)
    next_in_row = value(number) == expected
    if not _is_number(number, mark, next_in_row) or not _opens(words):
        return False
    if is_followed(number, after):
        return False
    if (sentence or (in_actions and not next_in_row)) and not known:
        return False
    if before.strip():
        dotted = "." in number and value(number) == expected - 1
        row = expected > 1 and (next_in_row or dotted)
        short = len(words.split()) <= _MOST_WORDS and not layout.TERMINAL.search(words)
        return row and short and not wrapping.continues(before, match[0], width)
    if after.strip() and wrapping.continues(match[0], after, width):
        return number.isdigit() and mark == "."
    return True


def _is_number(number: str, mark: str, next_in_row: bool) -> bool:
    """Whether headings are numbered so: "3.", "3", "3.1", and "III." in its turn."""
    if mark == ")" or (number[-1].isalpha() and not mark):
        return False
    return number[0].isdigit() or (next_in_row and value(number) > 0)


def is_followed(number: str, after: str) -> bool:
    """Whether the next line goes on counting, as in a list; Markdown lists may not count on."""
    match = layout.numbered(after)
    if match is None or "." in match["number"]:
        return False
    return value(match["number"]) - value(number) in (0, 1)


def below(lines: Sequence[Line], index: int, number: str, *, listed: bool) -> str:
    """The line below line `index`, which has a number; where it may be `listed` as an action, and
    goes on in lines that are indented, or is long and goes on in small letters, the next entry
    below."""
    following = lines[index + 1 : index + 1 + _WRAPPED]
    rest = list(dropwhile(lambda each: _goes_on(lines[index], each), following))
    if listed and len(rest) < len(following):
        after = next((each.text for each in rest if not each.blank), "")
        if is_followed(number, after):
            return after
    return following[0].text if following else ""


def _goes_on(first: Line, line: Line) -> bool:
    """Whether an entry goes on in a line: it stands deeper and has no mark, or is in small letters
    below a long one."""
    deeper = line.indent > first.indent and not (line.blank or layout.BULLET.match(line.text))
    return deeper or (len(first.text) > _SHORTEST and line.text[:1].islower())


def _opens(words: str) -> bool:
    return words[0].isupper() or words[0] in "*_\"'“‘[("
