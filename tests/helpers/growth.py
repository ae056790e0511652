"""Whether the time of a pattern grows with the text, or with its square and worse."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

if sys.version_info >= (3, 11):
    from re import _constants as sre
    from re import _parser as parser
else:
    import sre_constants as sre
    import sre_parse as parser

MOST = 2.3
"""How many times as long a text of twice the length may take."""
CHECKS = 2
"""How often that is seen before it is told: the machine may be busy."""
LONGEST = 8_192
ENOUGH, TOO_LONG = 0.0004, 0.1
"""Seconds of the processor: by which a growth can be told, and what no short text may take."""
FEW = (8, 10, 12, 14, 16, 18, 20, 22, 24, 30, 38, 48, 60, 72)
"""Repeats that are tried first, in small steps: of what doubles with each, more would never end."""
TRIES = 7
FAILING = ("\0", "x")
_MANY = 8
"""A repetition that may go on for longer is tried."""
_STOCK = "a1 -.(\n,é*|"
_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, getattr(sre, "POSSESSIVE_REPEAT", None)}


def nested(pattern: str, flags: int = 0, most: int = sre.MAXREPEAT) -> bool:
    """Whether a repetition without end, or of `most` and more, stands in another one."""

    def inside(node: Any, within: bool) -> bool:
        for operator, argument in node:
            long = operator in _REPEATS and argument[1] >= most
            if long and within:
                return True
            if any(inside(each, within or long) for each in _below(operator, argument)):
                return True
        return False

    return inside(parser.parse(pattern, flags), False)


def slow(pattern: str, flags: int, anchored: bool) -> str:
    """A text, told as what is repeated in it, on which the pattern takes more than MOST times as
    long when it is twice as long; "" where there is none."""
    compiled = re.compile(pattern, flags)
    run = compiled.match if anchored else compiled.search
    few = FEW if nested(pattern, flags, 2) else ()
    for before, pump in _pumps(pattern, flags, anchored):
        for end in FAILING:
            told = run, before, pump, end
            if all(_doubles(*told, few) or grows(*told) for _ in range(CHECKS)):
                return f"{before!r} + {pump!r} * n + {end!r}"
    return ""


def _doubles(run: Any, before: str, pump: str, end: str, counts: Iterable[int]) -> bool:
    """Whether so few repeats take long already, as where the time doubles with each."""
    texts = (before + pump * count + end for count in counts)
    return any(_seconds(run, each) > TOO_LONG and _least(run, each, 2) > TOO_LONG for each in texts)


def grows(run: Any, before: str, pump: str, end: str) -> bool:
    """Whether `run` takes more than MOST times as long for twice as many repeats of `pump`."""
    size, last, again = 128, 0.0, 0
    while size <= LONGEST:
        text = before + pump * (size // len(pump) + 1) + end
        spent = _seconds(run, text)
        if last > ENOUGH / 2:
            if spent <= MOST * last:
                return False
            spent = _least(run, text)
            last = min(last, _least(run, before + pump * (size // 2 // len(pump) + 1) + end))
            if spent <= MOST * last:
                return False
            again += 1
            if spent > TOO_LONG:
                break
        last, size = spent, size * 2
    return again > 1


def _seconds(run: Any, text: str) -> float:
    begun = time.process_time()
    run(text)
    return time.process_time() - begun


def _least(run: Any, text: str, tries: int = TRIES) -> float:
    return min(_seconds(run, text) for _ in range(tries))


# ---- what to repeat


def _pumps(pattern: str, flags: int, anchored: bool) -> Iterator[tuple[str, str]]:
    """Beginnings, and what comes behind them over and over: each thing that the pattern repeats,
    and all that stands before it as well, and single characters."""
    tree = parser.parse(pattern, flags)
    found: dict[tuple[str, str], None] = {}
    for before, body, after in _repeats(tree, "", ""):
        for each in _samples(body):
            found[before, each] = None
            found[before, each + after] = None
            if not anchored and before:
                found["", before + each] = None
    if not anchored:
        for char in _STOCK:
            found["", char] = None
    return ((before, pump) for before, pump in found if pump)


def _repeats(node: Any, before: str, after: str) -> Iterator[tuple[str, Any, str]]:
    """The long repetitions, each with a text that leads up to it and one that comes behind it."""
    parts = list(node)
    for place, (operator, argument) in enumerate(parts):
        behind = next(filter(None, (_sample(*each) for each in parts[place + 1 :])), after)
        if operator in _REPEATS and (argument[1] == sre.MAXREPEAT or argument[1] > _MANY):
            yield before, argument[2], behind
        for each in _below(operator, argument):
            yield from _repeats(each, before, behind)
        before += _sample(operator, argument)


def _below(operator: Any, argument: Any) -> Iterable[Any]:
    """The parts of a node."""
    if operator in _REPEATS:
        return [argument[2]]
    if operator == sre.SUBPATTERN:
        return [argument[-1]]
    if operator == sre.BRANCH:
        return list(argument[1])
    if operator in (sre.ASSERT, sre.ASSERT_NOT):
        return [argument[1]]
    if operator == getattr(sre, "ATOMIC_GROUP", None):
        return [argument]
    return [each for each in argument[1:] if each] if operator == sre.GROUPREF_EXISTS else []


def _samples(node: Any) -> list[str]:
    """Texts that fit: of one that is a choice of characters or parts, several."""
    nodes = list(node)
    if len(nodes) == 1:
        operator, argument = nodes[0]
        if operator == sre.SUBPATTERN:
            return _samples(argument[-1])
        if operator == sre.IN:
            return _characters(argument)[:5]
        if operator == sre.BRANCH:
            return [_text(each) for each in argument[1]][:5]
        if operator == sre.ANY:
            return ["a", " "]
    return [_text(node)]


def _text(node: Any) -> str:
    return "".join(_sample(operator, argument) for operator, argument in node)


def _sample(operator: Any, argument: Any) -> str:
    """A text that fits a node, as short as can be, but for what is optional."""
    if operator == sre.LITERAL:
        return chr(argument)
    if operator == sre.NOT_LITERAL:
        return "a" if argument != ord("a") else "b"
    if operator == sre.ANY:
        return "a"
    if operator == sre.IN:
        return _characters(argument)[0]
    if operator in _REPEATS:
        return _text(argument[2]) * max(argument[0], 1)
    if operator == sre.BRANCH:
        return _text(argument[1][0])
    if operator in (sre.ASSERT, sre.ASSERT_NOT, sre.AT, sre.GROUPREF, sre.GROUPREF_EXISTS):
        return ""
    return "".join(map(_text, _below(operator, argument)))


def _characters(chosen: list[Any]) -> list[str]:
    """Characters that are in a set, those of the stock first."""
    fits = re.compile(f"[{''.join(map(_as_written, chosen))}]").match
    own = [chr(value) for kind, value in chosen if kind == sre.LITERAL]
    own += [chr(value[0]) for kind, value in chosen if kind == sre.RANGE]
    return [char for char in dict.fromkeys([*_STOCK, *own, "\t", "Z"]) if fits(char)] or [" "]


def _as_written(part: tuple[Any, Any]) -> str:
    kind, value = part
    if kind == sre.NEGATE:
        return "^"
    if kind == sre.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return _CATEGORIES[value] if kind == sre.CATEGORY else re.escape(chr(value))


_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}
