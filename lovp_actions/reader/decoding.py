"""From what the network tells of a window to what stands in its units: spans of characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from lovp_actions.items import TYPES, ItemType
from lovp_actions.reader.windows import Window

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

LONGEST_ACTOR = 12
"""Tokens of an actor at most."""
LEAST = 0.03
"""Probability below which the network's items are not looked at."""
_NEVER = np.float32(-1e4)


Output: TypeAlias = "tuple[Window, Floats, Floats, Floats]"
"""A window (U units, K slots, T tokens) with what the network tells of it: the logits of no item
and of each type (U, K, 7), those of the first and last token of actor, action and deadline
(U, K, 6, T), and those of no actor and no deadline (U, K, 2)."""
Chances: TypeAlias = "tuple[float, ...]"
"""Probabilities of an item of each of `items.TYPES`; what is missing of 1 is that of none."""


class Span(NamedTuple):
    """Characters of the text of a unit, or, where `unit` is -1, of a heading or a speaker."""

    unit: int
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, unit: int, match: re.Match[str], group: str) -> Span:
        """What a group of a pattern found in the text of a unit."""
        return cls(unit, *match.span(group), match[group])

    def cut(self, text: str, start: int | None = None, end: int | None = None) -> Span:
        """The same with other ends in the text of its unit."""
        start, end = self.start if start is None else start, self.end if end is None else end
        return self._replace(start=start, end=end, text=text[start:end])


class Reading(NamedTuple):
    """One item that the network reads in a unit. `probabilities` has one for each of
    `items.TYPES`; their sum, `probability`, is that there is an item at all."""

    unit: int
    probabilities: Chances
    actor: Span | None
    actor_probability: float
    action: Span
    deadline: Span | None

    @property
    def probability(self) -> float:
        """That there is an item."""
        return sum(self.probabilities)

    @property
    def own_actor(self) -> Span | None:
        """The actor, where it stands in the unit itself."""
        return self.actor if self.actor and self.actor.unit == self.unit else None

    @property
    def type(self) -> ItemType:
        """The likeliest type."""
        return TYPES[max(range(len(TYPES)), key=self.probabilities.__getitem__)]

    def told_as(self, wanted: ItemType, *others: ItemType) -> Reading:
        """The same with the chances of the other types added to those of the one wanted."""
        chances = list(self.probabilities)
        for other in map(TYPES.index, others):
            chances[TYPES.index(wanted)] += chances[other]
            chances[other] = 0.0
        return self._replace(probabilities=tuple(chances))


def readings(outputs: Iterable[Output]) -> Iterator[Reading]:
    """The items of a document, in no special order, from what the network tells of its windows."""
    return (reading for output in outputs for reading in _readings(*output))


def _readings(
    window: Window, types: Floats, pointers: Floats, nothing: Floats
) -> Iterator[Reading]:
    shares = _softmax(types)
    size = len(window.ids)
    for number, index in enumerate(window.units):
        base = window.bases[index]
        own = slice(base, base + len(window.rows[index].ids))
        for slot in range(types.shape[1]):
            share = shares[number, slot]
            if 1 - share[0] < LEAST:
                continue
            point, none = pointers[number, slot, :, :size], nothing[number, slot]
            action = _span_in(window, own, point[2], point[3])
            if action is None:
                continue
            actor, sureness = _actor(window, own.stop, point[0], point[1], none[0])
            yield Reading(
                window.rows[index].line.unit,
                tuple(float(each) for each in share[1:]),
                actor,
                sureness,
                action,
                _deadline(window, own, point[4], point[5], none[1]),
            )


def chances(outputs: Iterable[Output]) -> dict[int, Chances]:
    """Of each unit the chances of its likeliest item."""
    return {
        window.rows[index].line.unit: likeliest(logits)
        for window, types, *_ in outputs
        for index, logits in zip(window.units, types, strict=True)
    }


def likeliest(types: Floats) -> Chances:
    """The chances of the likeliest item of a unit, from the logits of its slots (K, 7)."""
    shares = _softmax(types)
    return tuple(float(each) for each in shares[shares[:, 0].argmin(), 1:])


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def _span(window: Window, first: int, last: int) -> Span:
    index, token = window.origins[first]
    row = window.rows[index]
    start, end = row.offsets[token][0], row.offsets[window.origins[last][1]][1]
    text = row.line.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(row.line.unit, start, end, text[start:end])


def _span_in(window: Window, own: slice, first: Floats, last: Floats) -> Span | None:
    inside = window.edges[0, own]
    if not inside.any():
        return None
    sums = np.where(inside, first[own], _NEVER)[:, None] + np.where(inside, last[own], _NEVER)
    sums = np.where(np.tri(len(sums), k=-1, dtype=bool), 2 * _NEVER, sums)
    start, end = divmod(int(sums.argmax()), len(sums))
    return _span(window, own.start + start, own.start + end)


def _actor(
    window: Window, stop: int, first: Floats, last: Floats, none: np.float32
) -> tuple[Span | None, float]:
    """The likeliest actor before `stop` and its probability; None where it is that of nobody."""
    opens = np.where(window.edges[1, :stop], first[:stop], _NEVER)
    ends = np.where(window.edges[2, :stop], last[:stop], _NEVER)
    rows = np.array([row for row, _ in window.origins[:stop]])
    sums = np.full((stop, LONGEST_ACTOR), 2 * _NEVER, dtype=np.float32)
    for length in range(min(LONGEST_ACTOR, stop)):
        whole = rows[: stop - length] == rows[length:]
        sums[: stop - length, length] = np.where(
            whole, opens[: stop - length] + ends[length:], 2 * _NEVER
        )
    best = int(sums.argmax())
    shares = _softmax(np.concatenate([[none], sums.ravel()]))
    if shares[0] >= shares[best + 1]:
        return None, float(shares[0])
    start, length = divmod(best, LONGEST_ACTOR)
    return _span(window, start, start + length), float(shares[best + 1])


def _deadline(
    window: Window, own: slice, first: Floats, last: Floats, none: np.float32
) -> Span | None:
    inside = window.edges[0, own]
    opens = _softmax(np.append(np.where(inside, first[own], _NEVER), none))
    ends = _softmax(np.append(np.where(inside, last[own], _NEVER), none))
    return None if opens[-1] + ends[-1] > 1 else _span_in(window, own, first, last)
