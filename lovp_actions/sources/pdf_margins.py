"""Names in the margin of a PDF page, below a heading that announces them, "Actie", or behind it,
"Actie: Jan"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lovp_actions import lexicon
from lovp_actions.sources.pdf_lines import Line
from lovp_actions.sources.pdf_words import Word

_SAME = 3.0
"""Points by which words of one column may stand apart."""
MOST_NAME = 4
"""Words of a name in the margin."""
_GAP = 10.0
"""Times the size of the heading by which a margin is put right of the text."""


@lexicon.derived
def heading() -> re.Pattern[str]:
    """What announces names in the margin, whole: "Actie"."""
    words = lexicon.load("tables")["margin"]["heading"]
    return re.compile("|".join(f"(?:{each})" for each in words), re.IGNORECASE)


def is_heading(line: Line) -> bool:
    return bool(heading().fullmatch(line.text.strip(" :*")))


def parts(line: Line, below: Line) -> bool:
    """Whether one of two lines below each other is the heading of a margin, and stands wholly left
    or right of the other."""
    heads = is_heading(line) or is_heading(below)
    return heads and (line.right < below.left or below.right < line.left)


def beside(line: Line, lines: Sequence[Line]) -> list[Line]:
    """The lines behind which, after a gap, words begin below a line that is the heading of a
    margin; none where it is not."""
    if not is_heading(line):
        return []
    return [
        other
        for other in lines
        if any(
            abs(word.left - line.left) < _SAME and last.right + word.size < word.left
            for last, word in pairwise(other.words)
        )
    ]


def joined(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page, those of a margin that were drawn apart put at the ends of what they
    stand beside or, where that is nothing, before the line below. Nothing else may stand there."""
    heads = [line for line in lines if is_heading(line)]
    aside = [line for line in lines if _is_labelled(line) or _is_below(heads, line)]
    found = [line for line in lines if line not in aside]
    beside = [
        next((at for at, text in enumerate(found) if _meet(line, text)), -1) for line in aside
    ]
    if all(at < 0 or line in heads for line, at in zip(aside, beside, strict=True)):
        return lines
    left, right = min(line.left for line in aside), max(line.right for line in aside)
    foot, top = min(line.bottom for line in aside), max(line.top for line in aside)
    if any(
        foot < text.top and text.bottom < top
        for text in found
        if text.right > left and text.left < right
    ):
        return lines
    for line, at in zip(aside, beside, strict=True):
        if at >= 0:
            found[at] = Line(sorted([*found[at].words, *line.words], key=lambda word: word.left))
    for line in (line for line, at in zip(aside, beside, strict=True) if at < 0):
        below = (at for at, text in enumerate(found) if text.bottom < line.bottom)
        found.insert(next(below, len(found)), line)
    return found


def _is_labelled(line: Line) -> bool:
    """Whether a line is a name behind the words of a heading: "Actie: Jan"."""
    label, colon, name = line.text.partition(": ")
    return bool(colon and heading().fullmatch(label) and _is_name(name))


def _is_name(text: str) -> bool:
    """Whether a few words can be names: "Jan", "en Jan", but not "hek maken"."""
    words = text.split()
    return 0 < len(words) <= MOST_NAME and words[-1][0].isupper() and ":" not in text


def _is_below(heads: Sequence[Line], line: Line) -> bool:
    """Whether a line can be one of a margin with one of these headings, or is its heading."""
    named = is_heading(line) or (_is_name(line.text) and not line.marker)
    return named and any(
        abs(line.left - head.left) < _SAME and line.bottom <= head.bottom for head in heads
    )


def _meet(line: Line, text: Line) -> bool:
    """Whether a line stands beside a text, with room between them, and is no heading left of it."""
    level = abs(line.top + line.bottom - text.top - text.bottom) < line.size
    left = 0.0 if is_heading(line) else text.left - line.right
    return level and max(line.left - text.right, left) > line.size


def moved(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page with a margin that stands left of all below its heading, right of them,
    where margins are looked for."""
    heads = (at for at, line in enumerate(lines) if is_heading(line))
    index = next(heads, None)
    if index is None:
        return lines
    head = lines[index]
    names = {at: _name(line, head) for at, line in enumerate(lines[index:], start=index)}
    edge = max(name[-1].right for name in names.values() if name)
    texts = [line.words[len(names.get(at, ())) :] for at, line in enumerate(lines)]
    below = [words for words in texts[index + 1 :] if words]
    if sum(map(bool, names.values())) < 2 or any(
        words[0].left <= edge + head.size for words in below
    ):
        return lines
    by = max(line.right for line in lines) + _GAP * head.size - head.left
    return [
        Line([*words, *(_shifted(word, by) for word in names.get(at, ()))])
        for at, words in enumerate(texts)
    ]


def _name(line: Line, head: Line) -> Sequence[Word]:
    """The words that a line has in the margin below its heading."""
    if line is head:
        return line.words
    if abs(line.left - head.left) >= _SAME:
        return ()
    for count, (last, word) in enumerate(pairwise(line.words), start=1):
        if word.left - last.right > word.size:
            return line.words[:count] if count <= MOST_NAME else ()
    return ()


def _shifted(word: Word, by: float) -> Word:
    return replace(word, left=word.left + by, right=word.right + by)
