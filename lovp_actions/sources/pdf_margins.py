"""Names in the margin of a PDF page, below a heading that announces them: "Actie"."""

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


def beside(line: Line, lines: Sequence[Line]) -> list[Line]:
    """The lines behind which, after a gap, words begin below a line that is the heading of a
    margin; none where it is not."""
    if not heading().fullmatch(line.text.strip(" :*")):
        return []
    return [
        other
        for other in lines
        if any(
            abs(word.left - line.left) < _SAME and last.right + word.size < word.left
            for last, word in pairwise(other.words)
        )
    ]


def moved(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page with a margin that stands left of all below its heading, right of them,
    where margins are looked for."""
    heads = (at for at, line in enumerate(lines) if heading().fullmatch(line.text.strip(" :*")))
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
