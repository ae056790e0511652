"""Words of a PDF page that a drawn line strikes through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict

from lovp_actions.sources.pdf_page import PageWords, Rule
from lovp_actions.sources.pdf_words import Word

_LOWEST, _HIGHEST = 0.32, 0.62
"""Where such a line runs, as part of the height of a word; lines below are underlines."""
_COVERED = 0.7
"""Part of a word that is struck, and of the line that strikes words."""
_ROOM = 0.5
"""How many times their size it may begin before the words, and end behind them."""
_MOST_HEIGHT = 1.6
"""How many times its size a word is high; of fonts with higher ones the middle is not known."""

_MOST_RULES = 2_000
"""A page with more is a drawing."""


def mark(page: PageWords) -> None:
    """Mark the words that are struck through, and take the lines that do it off the rules."""
    level = sorted((rule for rule in page.rules if not rule.upright), key=lambda rule: rule.bottom)
    if len(level) > _MOST_RULES:
        return
    bottoms = [rule.bottom for rule in level]
    crossed: defaultdict[int, list[tuple[Word, float]]] = defaultdict(list)
    for word in page.words:
        height = word.top - word.bottom
        if height > _MOST_HEIGHT * word.size:
            continue
        first = bisect_left(bottoms, word.bottom + _LOWEST * height)
        last = bisect_right(bottoms, word.bottom + _HIGHEST * height)
        for index in range(first, last):
            shared = min(word.right, level[index].right) - max(word.left, level[index].left)
            if shared > 0:
                crossed[index].append((word, shared))
    strikes = {index for index, found in crossed.items() if _strikes(level[index], found)}
    covered: defaultdict[Word, float] = defaultdict(float)
    for index in strikes:
        for word, shared in crossed[index]:
            covered[word] += shared
    for word, width in covered.items():
        word.struck = width >= _COVERED * (word.right - word.left)
    drawn = {level[index] for index in strikes}
    page.rules = [rule for rule in page.rules if rule not in drawn]


def _strikes(rule: Rule, crossed: list[tuple[Word, float]]) -> bool:
    """Whether a line runs through words and no further, and most of it through them."""
    room = _ROOM * crossed[0][0].size
    left = min(word.left for word, _ in crossed) - room
    right = max(word.right for word, _ in crossed) + room
    through = sum(shared for _, shared in crossed) >= _COVERED * (rule.right - rule.left)
    return through and left <= rule.left and rule.right <= right
