"""Promises by their words: the one that another is, without going through all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lovp_actions.lists.match import Promise, alike, apart, content, key, likeness, marks

_COMPARED: Final = 25
"""Promises that one is compared with: those that share its rarest words."""


@dataclass
class Known:
    """Promises by their words, so that those like another are found without going through all."""

    promises: list[Promise] = field(default_factory=list)
    _by_word: dict[str, list[int]] = field(init=False, default_factory=lambda: defaultdict(list))
    _by_action: dict[str, list[int]] = field(init=False, default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        promises, self.promises = self.promises, []
        for each in promises:
            self.add(each)

    def add(self, promise: Promise) -> None:
        """Put a promise behind the others."""
        index = len(self.promises)
        self.promises.append(promise)
        self._by_action[key(promise.action)].append(index)
        for word in _words(promise, promise.sentence):
            self._by_word[word].append(index)

    def like(self, promise: Promise) -> list[int]:
        """The indexes of those that may be the same, a few dozen at most, in their order."""
        found = dict.fromkeys(self._by_action.get(key(promise.action), [])[:_COMPARED])
        places = [self._by_word[word] for word in _words(promise) if word in self._by_word]
        for indexes in sorted(places, key=len):
            if len(found) >= _COMPARED:
                break
            found.update(dict.fromkeys(indexes[:_COMPARED]))
        return sorted(found)

    def best(self, new: Promise, allowed: Callable[[int], bool] = lambda index: True) -> int | None:
        """The index of the promise that is the same as `new` and most like it, of those that are
        `allowed`; None where there is none. Two promises of one sentence are never the same."""
        found, most = None, 0.0
        for index in self.like(new):
            old = self.promises[index]
            together = alike(new.sentence, old.sentence) and not apart(new, old)
            if (together and not alike(new.action, old.action)) or not allowed(index):
                continue
            if (score := likeness(new, old)) > most:
                found, most = index, score
        return found


def _words(promise: Promise, sentence: str = "") -> frozenset[str]:
    """The words by which a promise is found."""
    told = {mark.casefold() for mark in marks(promise)}
    return content(promise.action, promise.deadline) | content(sentence) | told
