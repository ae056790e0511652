"""Hard-wrapped lines: which line goes on in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lovp_actions import lexicon
from lovp_actions.dates import time_patterns
from lovp_actions.language import sentences
from lovp_actions.language.words import CAPITALS, SMALL
from lovp_actions.structure import layout, line_starts, own_lines, passage, quoted_entries
from lovp_actions.structure.layout import Line

_NARROWEST, _WIDEST = 60, 140
_COLUMN = 36
"""Characters of the narrowest lines in which anybody wraps a text."""
_LEAST = 18
"""Characters of the longest line of a paragraph in such a column."""
_SHORTEST = 25
"""Characters up to which a line goes on nowhere."""
_STOPS = ".!?:;"
_OWNED = re.compile(rf"(?:\)|(?:[-–→>@]\s?|,\s)[{CAPITALS}][\w.'’-]{{0,30}})\Z")
"""An owner at the end of a line: "zaal huren (Jan)", "zaal huren - Jan"."""
_LEAST_WHOLE = 3
"""Lines that begin with a capital in hardly any paragraph that is wrapped."""
_MOST_CAPITALS = 0.3
"""Of the words of such lines, beside the first."""
_HYPHENS = "-\u00ad\u2010"
_DOUBLE = re.compile(rf"(?<![\w-])[{CAPITALS}][{SMALL}]{{1,20}}-\Z")
"""The first half of a double name: "Jan- / Willem"."""
_BOX = re.compile(r"\s{0,99}(?:[-*•]\s)?\[\s?[xXvV✓✔]?\s?\]\s")
"""A box to tick, behind which a line goes on only where it is indented."""
_MARGIN = re.compile(r"\S {4,99}\S.{0,29}$")
"""What stands in the margin beside a line, which is whole then."""
_TURN = re.compile(
    rf"\s{{0,99}}(?:\*\*)?[{CAPITALS}][\w.'’ -]{{1,40}}(?:\([^()]{{1,40}}\))?(?:\*\*)?:(?:\*\*)?\s"
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


class Wrapping:
    """The lines of a text, and which of them go on in the next."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.width = wrap_width([line.text for line in lines])
        """Characters of a line, 0 where the text is not wrapped."""
        self._texts = [line_starts.unquoted(line.text).rstrip() for line in lines]
        runs = list(_runs(self._texts))
        self._apart = {index for run in runs for index in _apart(self._texts, run)}
        self._narrow = {index for run in runs for index in _narrow(self._texts, run)}
        self._entries = set(quoted_entries.begins(lines))
        self._entries |= {index for run in runs for index in _whole(self._texts, run)}

    def goes_on(self, index: int, end: int | None = None) -> bool:
        """Whether line `index` goes on where the one before it breaks off, the first `end`
        characters of which are its words, or all."""
        if index in self._entries:
            return False
        above, apart = self._texts[index - 1][:end], index in self._apart
        wrapped = index in self._narrow and end is None
        return wrapped or continues(above, self._texts[index], self.width, apart=apart)


def _runs(texts: Sequence[str]) -> Iterator[list[int]]:
    """The indices of lines right below each other; a list item begins anew."""
    run: list[int] = []
    for index, text in enumerate(texts):
        if run and (not text or layout.BULLET.match(text)):
            yield run
            run = []
        run += [index] if text else []
    if run:
        yield run


def _apart(texts: Sequence[str], run: Sequence[int]) -> Iterator[int]:
    """The indices of those lines of a run that begin with a small letter because its writer leaves
    capitals out, which tells nothing of the line before.

    Such a line stands alone where the one above it can end a sentence and it is one itself, except
    where both are filled up to the margin and a sentence ends behind them, and in prose, in which
    sentences end within lines.
    """
    lines = [texts[index] for index in run]
    if len(lines) < 2 or any(len(sentences.split(line)) > 1 for line in lines):
        return
    margin = max(map(len, lines))
    filled = [len(a) + 1 + len(b.split(None, 1)[0]) > margin for a, b in pairwise(lines)]
    stops = [line.endswith((".", "!", "?")) for line in lines]
    ended = [
        stop or (len(line) <= _SHORTEST and not full)
        for line, stop, full in zip(lines, stops, filled, strict=False)
    ]
    begins = [line.lstrip()[0] for line, new in zip(lines, [True, *ended], strict=True) if new]
    if not sum(map(str.islower, begins)) >= max(1, sum(map(str.isupper, begins))):
        return
    unfinished = lexicon.load("layout")["wrapping"]["unfinished"]
    closed = stops[-1]  # whether a sentence ends in this line or below it
    for place in range(len(lines) - 1, 0, -1):
        goes_on = closed and filled[place - 1] and margin >= _COLUMN
        goes_on = goes_on or lines[place - 1].rsplit(None, 1)[-1].lower() in unfinished
        indented = _indent(lines[place]) > _indent(lines[0])
        alone = not (goes_on or stops[place - 1] or indented)
        if alone and own_lines.parted(lines[place - 1], lines[place]):
            yield run[place]
        closed = goes_on or stops[place - 1]


def _whole(texts: Sequence[str], run: Sequence[int]) -> Iterator[int]:
    """The indices of the lines that begin anew at the end of a run, where all below the last stop
    begin with a capital and end without one: wrapped text has small letters, and a stop, there. In
    lists of names most words have capitals."""
    stops = [place for place, index in enumerate(run, 1) if texts[index][-1] in _STOPS]
    headed = bool(layout.BULLET.match(texts[run[0]]))
    tail = run[stops[-1] if stops else int(headed) :]
    words = [texts[index].strip(" *_[#").split() for index in tail]
    if len(tail) < _LEAST_WHOLE or not all(line and line[0][0].isupper() for line in words):
        return
    capitals = sum(word[0].isupper() for line in words for word in line[1:])
    indented = any(_indent(texts[index]) > _indent(texts[run[0]]) for index in tail)
    if indented or capitals > _MOST_CAPITALS * sum(map(len, words)):
        return
    yield from tail[:1] if stops else ()
    yield from (after for index, after in pairwise(tail) if not _unfinished(texts[index]))


def _narrow(texts: Sequence[str], run: Sequence[int]) -> list[int]:
    """The indices of the lines of a paragraph in a narrow column that go on where the one above
    them breaks off: it begins with a capital and ends with a stop, most of its lines are
    filled, half of them go on with a small letter or a number, and none is a sentence, ends with
    an owner or begins with one who does something."""
    lines = [texts[index].strip() for index in run]
    margin = max(map(len, lines))
    if not _LEAST <= margin <= _COLUMN or not lines[0][0].isupper() or lines[-1][-1] not in ".!?":
        return []
    breaks = [
        (place, line, after, len(line) + 1 + len(after.split(None, 1)[0]) > margin)
        for place, (line, after) in zip(run[1:], pairwise(lines), strict=True)
        if line[-1] not in _STOPS and not _opens(line, after)
    ]
    inner = [each for each in breaks if each[3] or not each[2][0].isupper()]
    small = sum(not after[0].isupper() for _, _, after, _ in inner)
    full = sum(filled for *_, filled in inner)
    wrapped = 2 * small >= len(inner) and 3 * full >= 2 * len(inner)
    if not wrapped or any(
        own_lines.parted(line.rpartition(". ")[2], after)
        or own_lines.opens_note(after)
        or _OWNED.search(line)
        for _, line, after, _ in inner
    ):
        return []
    return [place for place, *_ in inner]


def _opens(line: str, following: str) -> bool:
    """Whether `following` begins with a label of actions, "actie: Jan …", "AP2 …", behind a `line`
    that can end."""
    return not _unfinished(line) and bool(_marker().match(following))


def _unfinished(line: str) -> bool:
    """Whether a line ends in a comma, a hyphen or a word that wants another."""
    last = line.rsplit(None, 1)[-1].lower()
    return last[-1] in f",{_HYPHENS}" or last in lexicon.load("layout")["wrapping"]["unfinished"]


@lexicon.derived
def _marker() -> re.Pattern[str]:
    labels = "|".join(lexicon.load("markers")["named"]["words"])
    rest = r"(?:(?:\s|\s?\(|\s?[-–→]>?\s)[^.:;,]{1,30}|\s?\d[\d.]{0,9})?\s{0,3}:\s"
    return re.compile(rf"[*_\[]{{0,3}}(?:{labels})(?:{rest}|\s?\d{{1,3}}\.?\s|\]\s)", re.IGNORECASE)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def continues(line: str, following: str, width: int, *, apart: bool = False) -> bool:
    """Whether `following` goes on where `line` breaks off.

    In wrapped text (`width` is its width in characters) a line goes on when the next word
    would not have fitted; elsewhere only when the line stops in the middle and the next
    begins with a small letter, which is not `apart`, or with the day that it announces.
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
    if passage.parts_date(line, following):
        return True
    if _DOUBLE.search(line[-_WIDEST:]) and following[:1].isupper() and following[1:2].islower():
        return True
    breaks_off = line[-1] not in _STOPS and len(line) > _SHORTEST and not apart
    if following[0].islower() and breaks_off and not _opens(line, following):
        return True
    if breaks_before_day(line, following) or own_lines.goes_on_counting(line, following):
        return True
    if not width or (line[-1] in _STOPS and _TURN.match(following)):
        return False
    if _MARGIN.search(line[-_WIDEST:]) or _opens(line, following):
        return False
    room = 0.82 * width if line[-1] not in _STOPS else 0.92 * width
    return len(line) + 1 + len(following.split(None, 1)[0]) > room


def breaks_before_day(line: str, following: str) -> bool:
    """Whether a line ends in what announces the day with which the next begins: "voor / 1 mei",
    "(voor / 1 mei"."""
    if not following[:1].isdigit() or not _day().match(following):
        return False
    last = (line.split() or [""])[-1].lower().lstrip("([")
    return last == "van" or last in lexicon.load("time")["preposition"]["words"]


@lexicon.derived
def _day() -> re.Pattern[str]:
    return time_patterns.compiled("[0-9]{1,2} @month", left="")
