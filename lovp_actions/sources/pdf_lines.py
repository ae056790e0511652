"""From the words of a page to its lines, in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from lovp_actions import lexicon
from lovp_actions.sources.pdf_words import Word

_LONG_LINE = 40
"""Characters of a line that tells how wide the text is."""
_NEAR = 5
"""How many times its size from the margin a line ends, at most, that reaches it."""
_BULLETS = "•‣◦●○■□▪▫·∙⁃–—-*➢➤✓❖→§"
_MARKER = re.compile(rf"(?:[{re.escape(_BULLETS)}\uf000-\uf0ff]|o)$")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]$")


@dataclass(slots=True)
class Line:
    """Words that stand beside each other."""

    words: list[Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def bottom(self) -> float:
        return min(word.bottom for word in self.words)

    @property
    def top(self) -> float:
        return max(word.top for word in self.words)

    @property
    def size(self) -> float:
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))

    @property
    def struck(self) -> bool:
        """Whether the line is struck through as a whole."""
        said = [word.struck for word in self.words if any(map(str.isalnum, word.text))]
        return bool(said) and all(said)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def marker(self) -> str:
        """The bullet or number that the line begins with, "" where there is none."""
        first = self.words[0].text
        if len(self.words) < 2 or self.words[1].left - self.words[0].right > 60:
            return ""
        return "-" if _MARKER.match(first) else first if _NUMBER.match(first) else ""

    def gaps(self) -> bool:
        """Whether the words stand in columns."""
        body = self.words[1 if self.marker else 0 :]
        return any(b.left - a.right > 2 * max(a.size, b.size) for a, b in pairwise(body))


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The words as lines, in the order of the file."""
    lines: list[Line] = []
    for word in words:
        last = lines[-1].words[-1] if lines else None
        if last is not None and _is_beside(last, word):
            lines[-1].words.append(word)
        else:
            lines.append(Line([word]))
    return lines


def _is_beside(last: Word, word: Word) -> bool:
    shared = min(last.top, word.top) - max(last.bottom, word.bottom)
    lower = min(last.top - last.bottom, word.top - word.bottom)
    return shared > 0.5 * lower and word.left > last.right - 0.5 * word.size


def standing(lines: Sequence[Line]) -> list[Line]:
    """The lines without the words that are struck through."""
    kept = (Line([word for word in line.words if not word.struck]) for line in lines)
    return [line for line in kept if line.words]


def groups(parts: Iterable[Sequence[Line]]) -> list[list[Line]]:
    """Lines of each part that stand below each other, from the top of the page to its foot.

    The order is that of the file, which follows columns; but what stands wholly above what
    comes before it in the file goes before it.
    """
    found: list[list[Line]] = []
    for lines in parts:
        last: Line | None = None
        for line in lines:
            if last and -0.3 * line.size < last.bottom - line.bottom < 4 * line.size:
                found[-1].append(line)
            else:
                found.append([line])
            last = line
    ordered: list[list[Line]] = []
    for group in found:
        position = len(ordered)
        foot = min(line.bottom for line in group)
        while position and max(line.top for line in ordered[position - 1]) <= foot:
            position -= 1
        ordered.insert(position, group)
    return ordered


def width_of(lines: Sequence[Line], margin: float) -> float:
    """Where lines are wrapped: the right edge of the longest, or 0 where none is long, or, as in a
    loose list, they neither reach the right `margin` nor go on with a small letter. In a narrow
    column most lines go on so, up to a stop."""
    rights = [line.right for line in lines if len(line.text) >= _LONG_LINE]
    if len(rights) < 2:
        return _narrow(lines)
    edge = _most(rights)
    full = [
        after.text[0].islower()
        for line, after in pairwise(lines)
        if not after.marker and not has_room(line, after, edge)
    ]
    at_margin = edge > margin - _NEAR * lines[0].size
    return edge if at_margin or 3 * sum(full) >= len(full) else 0.0


def _narrow(lines: Sequence[Line]) -> float:
    edge = _most(line.right for line in lines)
    full = [
        after.text[0].islower() and line.text[-1] not in ".!?:;"
        for line, after in pairwise(lines)
        if not after.marker and not has_room(line, after, edge)
    ]
    stopped = any(line.text[-1] == "." for line in lines)
    return edge if stopped and sum(full) > 1 and 2 * sum(full) >= len(full) else 0.0


def margin_of(lines: Sequence[Line]) -> float:
    """Where long lines end that go on with a small letter; 0 where there are none."""
    return _most(
        line.right
        for line, after in pairwise(lines)
        if len(line.text) >= _LONG_LINE and after.text[0].islower()
    )


def _most(rights: Iterable[float]) -> float:
    """What nine of ten do not go beyond; 0 where there are none."""
    ordered = sorted(rights)
    return ordered[int(0.9 * (len(ordered) - 1))] if ordered else 0.0


def has_room(line: Line, following: Line, right: float) -> bool:
    """Whether the first word of the following line would have stood behind the line, too."""
    word = following.words[0]
    return word.right - word.left <= right - line.right - 0.25 * line.size - 1


def in_brackets(text: str, following: str) -> bool:
    """Whether a bracket that is open at the end of a text is closed by what follows it."""
    opened = text.rfind("(", 0, -1) > text.rfind(")")
    return opened and following.find(")") >= 0 and "(" not in following.partition(")")[0]


def numbers_inside(lines: Sequence[Line], right: float) -> list[bool]:
    """For each line whether the number that it begins with is one of a sentence, and counts no
    entry; `right` is where the lines were wrapped."""
    markers = {line.marker for line in lines}
    after = (_is_inside(above, line, right, markers) for above, line in pairwise(lines))
    return [False, *after] if lines else []


def _is_inside(above: Line, line: Line, right: float, markers: Container[str]) -> bool:
    """Whether the line above has an open bracket, or it breaks off, and no other number counts to
    this one or on from it; below a full line a capital may begin a heading or an entry."""
    marker, words = line.marker, above.text
    if not _NUMBER.match(marker):
        return False
    if in_brackets(words, line.text):
        return True
    sign = marker.strip("().")
    beside = [int(sign) - 1, int(sign) + 1] if sign.isdigit() else []
    counted = any(marker.replace(sign, str(number)) in markers for number in beside)
    if counted or not beside or words[-1] in ".!?:;" or abs(line.left - above.left) > line.size:
        return False
    last = above.words[-1].text.lower()
    full = (
        line.words[1].text[0].islower()
        and beside[0] > 0
        and right > 0
        and not has_room(above, line, right)
    )
    return full or last in lexicon.load("layout")["wrapping"]["unfinished"]


def pitch_of(lines: Sequence[Line]) -> float:
    """The usual distance between lines."""
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom]
    sizes = [line.size for line in lines]
    return min(median(steps), 2 * median(sizes)) if steps else 0.0
