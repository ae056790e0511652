"""Running heads and feet of PDF pages, and the numbers of lines: what stands at the edge of one
page, or line, after another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lovp_actions.sources.pdf_lines import Line, lines_of
from lovp_actions.sources.pdf_words import Word

EDGE = 0.12
"""Part of the height of a page that holds its head, and its foot."""
_LONGEST = 100
"""Characters of a line that can be one."""
_FEWEST_NUMBERS, _NUMBERED = 6, 0.8
"""Lines that must have a number, and their part of all, for their numbers to be left out."""
_LITTLE, _FEWEST_LITTLE, _NUMBERED_LITTLE = 0.85, 3, 0.7
"""How much smaller than the text numbers are of which fewer are enough."""
_LONG = 25
"""Characters of a line that may be wrapped."""
_FEWEST_RUNNING, _RUNNING = 2, 0.1
"""Lines that must go on a sentence, and their part of all, for their numbers to be left out."""
_DIGITS, _MOST_NUMBERS = 5, 500
"""Such a number has fewer digits; a page with more numbers is a table."""
_EACH = 5
"""Where not every line has a number, those that do: the fifth, the tenth."""
_SAME = 0.5
"""Times its size by which a word of a line may stand higher or lower than another."""
_STEP = 6.0
"""Points by which the place of a line may differ."""


def parted(pages: Sequence[tuple[Sequence[Word], float]]) -> tuple[list[list[Word]], list[str]]:
    """The words of each page, those of its running head and foot left out, and the lines of the
    running heads; a page comes with its height in points.

    Such lines stand in one place of two pages or more with the same words, but for digits. A line
    in columns without digits stays, for it may be the headings of a table.
    """
    edges = [
        [line for line in lines_of(words) if _is_edge(line, height)] for words, height in pages
    ]
    counts = Counter(key for lines in edges for key in {_key(line) for line in lines})
    found, heads = list[list[Word]](), dict[str, None]()
    for (words, height), lines in zip(pages, edges, strict=True):
        running = [line for line in lines if counts[_key(line)] > 1]
        heads.update((line.text, None) for line in running if _is_head(line, height))
        out = {id(word) for line in running for word in line.words}
        found.append(_uncounted(_unnumbered([word for word in words if id(word) not in out])))
    return found, list(heads)


def _unnumbered(words: list[Word]) -> list[Word]:
    """The words of a page without the numbers of its lines: most lines begin with one, in one
    column, each one more than the last, and sentences run on over them."""
    found = lines_of(words)
    lines = [line for line in found if len(line.words) > 1]
    numbered = [line for line in lines if line.words[0].text.isdecimal()]
    ends = [line.words[0].right for line in numbered]
    blank = [
        line
        for line in found
        if line.text.isdecimal() and any(abs(line.right - end) < _STEP for end in ends)
    ]
    little = all(line.words[0].size < _LITTLE * line.size for line in numbered)
    fewest = _FEWEST_LITTLE if little else _FEWEST_NUMBERS
    part = _NUMBERED_LITTLE if little else _NUMBERED
    count, most = len(numbered) + len(blank), len(lines) + len(blank)
    if len(numbered) < fewest or count < part * most:
        return words
    numbers = [line.words[0] for line in found if line in blank or line in numbered]
    values = [int(word.text[:4]) for word in numbers]
    edges = [word.left for word in numbers], [word.right for word in numbers]
    in_column = any(max(edge) - min(edge) < _STEP for edge in edges)
    counted = all(b - a == 1 for a, b in pairwise(values))
    whole = numbered[0] is found[0]
    if not (counted and in_column and _run_on(numbered, whole=whole, little=little)):
        return words
    out = {id(word) for word in numbers}
    return [word for word in words if id(word) not in out]


def _uncounted(words: list[Word]) -> list[Word]:
    """The words of a page without numbers that count its lines beside them: left or right of all
    other words, each as much more than the last as there are lines between, and sentences run on
    over these. Numbers of every line at the left that are drawn with it are as `_unnumbered` tells.
    """
    numbers = [word for word in words if word.text.isdecimal() and len(word.text) < _DIGITS]
    counting = {id(word) for word in numbers}
    rest = [word for word in words if id(word) not in counting]
    if not _FEWEST_RUNNING <= len(numbers) <= _MOST_NUMBERS or not rest:
        return words
    left, right = min(word.left for word in rest), max(word.right for word in rest)
    for beside in (
        [word for word in numbers if word.right < left],
        [word for word in numbers if word.left > right],
    ):
        out = {id(word) for word in beside}
        lines = [Line(line) for line in _levels([word for word in words if id(word) not in out])]
        if len(beside) >= _FEWEST_RUNNING and _count(beside, lines, words):
            return [word for word in words if id(word) not in out]
    return words


def _levels(words: Sequence[Word]) -> list[list[Word]]:
    """The words that stand at one height, from the top of the page and from the left."""
    levels: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.middle):
        if levels and levels[-1][0].middle - word.middle < _SAME * word.size:
            levels[-1].append(word)
        else:
            levels.append([word])
    return [sorted(level, key=lambda word: word.left) for level in levels]


def _count(numbers: Sequence[Word], lines: Sequence[Line], words: Sequence[Word]) -> bool:
    """Whether numbers beside lines count them."""
    ordered = sorted(numbers, key=lambda word: -word.middle)
    steps = [int(b.text) - int(a.text) for a, b in pairwise(ordered)]
    places = [
        index
        for word in ordered
        for index, line in enumerate(lines)
        if abs(_middle(line) - word.middle) < _SAME * word.size
    ]
    counted = len(places) == len(ordered) and steps == [b - a for a, b in pairwise(places)]
    if not (counted or steps == _steps(ordered, lines)):
        return False
    drawn = {id(line.words[0]) for line in lines_of(words) if len(line.words) > 1}
    if set(steps) == {1}:
        told = not any(id(word) in drawn for word in numbers)
    else:
        told = all(word.text == "1" or int(word.text) % _EACH == 0 for word in numbers)
    if not told:
        return False
    first = 2 * ordered[0].middle - ordered[1].middle
    beside = [
        line for line in lines if ordered[-1].bottom < _middle(line) < first + ordered[0].size
    ]
    running = sum(
        after.text[0].islower() and len(line.text) > _LONG and line.text[-1] not in ".!?:;"
        for line, after in pairwise(beside)
    )
    return running >= max(_FEWEST_RUNNING, _RUNNING * sum(steps))


def _steps(words: Sequence[Word], lines: Sequence[Line]) -> list[int]:
    """How many lines there are from each word to the one below it, blank ones too."""
    pitch = min((_middle(a) - _middle(b) for a, b in pairwise(lines)), default=0.0)
    return [round((a.middle - b.middle) / pitch) for a, b in pairwise(words) if pitch > 0]


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _run_on(numbered: Sequence[Line], *, whole: bool, little: bool) -> bool:
    """Whether sentences run on over the numbers: many lines begin with a small letter, or, where
    the page begins with a number, as a `whole` page with its title does and a list mostly does not,
    some go on from a long line that no stop ends; of `little` numbers, one."""
    lines = [Line(line.words[1:]) for line in numbered]
    small = sum(line.text[0].islower() for line in lines)
    running = sum(
        (after.text[0].islower() or after.text[0].isdecimal())
        and len(line.text) > _LONG
        and line.text[-1] not in ".!?:;"
        and not line.gaps()
        for line, after in pairwise(lines)
    )
    some = whole and running >= max(_FEWEST_RUNNING, _RUNNING * len(lines))
    return small > 0 and (some or (little and running > 0) or small >= 0.25 * len(lines))


def _is_edge(line: Line, height: float) -> bool:
    if not (_is_head(line, height) or line.top < EDGE * height):
        return False
    text = line.text
    if len(text) > _LONGEST or (line.marker and any(map(str.isalpha, text))):
        return False
    return bool(re.search(r"\d", text)) or not (line.gaps() or text.endswith((".", "!", "?", ";")))


def _is_head(line: Line, height: float) -> bool:
    return line.bottom > (1 - EDGE) * height


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.bottom / _STEP)
