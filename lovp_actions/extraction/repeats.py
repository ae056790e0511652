"""Which items say again what an earlier one said: the closing list after the prose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Protocol

from lovp_actions.extraction.same_words import Wording, tokens, wording
from lovp_actions.items import Item, fold

_MOST = 300
"""Items of the same words that one is compared with: the first, so that time grows no faster than
the text."""


class Said(Protocol):
    """What is compared of an item."""

    @property
    def actor(self) -> str: ...
    @property
    def actor_full(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def deadline(self) -> str: ...
    @property
    def deadline_date(self) -> str: ...


def link(items: Iterable[Item]) -> Iterator[Item]:
    """The items, each with the id of the first earlier one that it repeats in `repeats`.

    Two items of one document say the same when their actions do so word for word, and their actors
    and deadlines do not differ; two rows, or two promises of one sentence, are never the same.
    """
    earlier: dict[Wording, list[Item]] = defaultdict(list)
    for item in items:
        told = earlier[said_by(item)]
        for before in islice(told, _MOST):
            alike = before.rule != item.rule or _twice(before, item)
            if alike and before.start != item.start and agree(before, item):
                item = replace(item, repeats=before.repeats or before.id)
                break
        told.append(item)
        yield item


def word_for_word(one: Said, other: Said) -> bool:
    """Whether two items of one document say the same."""
    same = said_by(one) == said_by(other)
    return same and agree(one, other)


def said_by(one: Said) -> Wording:
    """What an item says, beside who acts and by when."""
    return wording(one.action, one.deadline, one.actor)


def agree(one: Said, other: Said) -> bool:
    """Whether neither actors nor deadlines differ: one may be missing, or be part of the other."""
    names = [
        {
            frozenset(word.casefold() for word in tokens(name))
            for name in (each.actor, each.actor_full)
        }
        - {frozenset()}
        for each in (one, other)
    ]
    if all(names) and not any(
        mine <= theirs or theirs <= mine for mine in names[0] for theirs in names[1]
    ):
        return False
    days = one.deadline_date, other.deadline_date
    if all(days):
        return days[0] == days[1]
    when = one.deadline, other.deadline
    return not all(when) or tokens(when[0].casefold()) == tokens(when[1].casefold())


def _twice(one: Item, other: Item) -> bool:
    """Whether the same is said twice in the same way: nothing may be missing in one of them."""
    return all(
        fold(getattr(one, name)).casefold() == fold(getattr(other, name)).casefold()
        for name in ("actor", "deadline", "deadline_date")
    )
