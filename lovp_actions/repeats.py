"""Which items say again what an earlier one said: the closing list after the prose."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lovp_actions import lexicon
from lovp_actions.items import Item

SHARED_WORDS = 2
"""Words of content that two actions must have in common at least."""
SHARED_PART = 0.6
"""Part of the shorter action's words of content that the other must hold."""
MOST = 300
"""Items that are compared for a word they share: the first, so that time grows no faster than
the text."""


def link(items: Iterable[Item]) -> Iterator[Item]:
    """The items, each with the id of the first earlier one that it repeats in `repeats`.

    Two items say the same when their actors do not differ and their actions share most words.
    """
    earlier: list[tuple[Item, frozenset[str]]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for item in items:
        words = _content(item.action)
        shared = Counter(index for word in words for index in by_word[word])
        for index in sorted(shared):
            before, others = earlier[index]
            enough = max(SHARED_WORDS, SHARED_PART * min(len(words), len(others)))
            if shared[index] >= enough and before.start != item.start and _same(before, item):
                item = replace(item, repeats=before.repeats or before.id)
                break
        for word in words:
            if len(by_word[word]) < MOST:
                by_word[word].append(len(earlier))
        earlier.append((item, words))
        yield item


def _content(action: str) -> frozenset[str]:
    """The words of content, by their first letters, so that "mailt" is "mailen"."""
    small = _small()
    words = re.findall(r"[^\W\d_]{3,}", action.lower())
    return frozenset(word[:5] for word in words if word not in small)


@lexicon.derived
def _small() -> frozenset[str]:
    return frozenset(lexicon.load("grammar")["small"]["words"])


def _same(one: Item, other: Item) -> bool:
    if not one.actor or not other.actor:
        return True
    names = [(item.actor_full or item.actor).casefold() for item in (one, other)]
    return names[0] == names[1] or names[0] in names[1] or names[1] in names[0]
