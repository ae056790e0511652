"""The sources of a run in chunks, each for one worker, and the order in which they are given."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any, Final

from lovp_actions.errors import InputError
from lovp_actions.run.outcomes import Outcome
from lovp_actions.run.processes import kept_input
from lovp_actions.run.reading import STANDARD_INPUT, Source

CHUNK_BYTES = 400_000
CHUNK_FILES = 32
"""Of the files that a worker gets at once."""
_TEXTS: Final = (".txt", ".text", ".md", ".markdown")
"""Files that several workers share when they are long."""


def pays(names: Iterable[str]) -> bool:
    """Whether there is so much to read that more than one process pays."""
    total = 0
    for name in names:
        total += _size(name)
        if total > CHUNK_BYTES:
            return True
    return False


@dataclass(slots=True, eq=False)
class Chunk:
    """Files for one worker, or its share of a long one: of its parts each `step`th from `first`."""

    names: list[str]
    first: int = 0
    step: int = 1
    stdin: str = ""
    """Where standard input was kept."""
    done: deque[Outcome] = field(default_factory=deque)
    """Outcomes that were not given yet."""
    over: bool = False
    """Whether no more outcomes come."""
    again: bool = False
    """Whether it ended a process before."""
    seen: int = 0
    """Files that were begun, ..."""
    ended: int = 0
    """those whose last outcome came, ..."""
    parts: int = 0
    """and the parts that came of the next."""

    def take(self, outcome: Outcome) -> None:
        """Note an outcome of its worker."""
        self.done.append(outcome)
        self.parts, self.again = (0 if outcome.last else self.parts + 1), False
        self.ended += outcome.last

    def left(self, start: int, end: int | None = None, **more: Any) -> Chunk:
        """A new chunk of some of its files, without what came of them."""
        first = self.first + self.step * self.parts if start == self.ended else 0
        return Chunk(self.names[start:end], first, self.step, self.stdin, **more)

    def pieces(self, guilty: int, why: Callable[[str], str] | None) -> list[Chunk]:
        """New chunks of its files that are left: those that may have ended its worker one by one.
        Of the guilty one is told why it cannot be read."""
        found: list[Chunk] = []
        for number in range(self.ended, self.seen):
            name = self.names[number]
            if why is not None and number == guilty:
                found.append(lost(name, why(name)))
            else:
                found.append(self.left(number, number + 1, again=why is None))
        if self.names[self.seen :]:
            found.append(self.left(self.seen))
        return found


@dataclass(slots=True, eq=False)
class Turn:
    """What is given next: the outcomes of a chunk, or those of several by turns, until the last
    part of the file that they share."""

    chunks: list[Chunk]
    given: int = 0
    over: bool = False

    def outcomes(self) -> Iterator[Outcome]:
        """Those that are there."""
        while not self.over:
            chunk = self.chunks[self.given % len(self.chunks)]
            if not chunk.done:
                self.over = chunk.over and len(self.chunks) == 1
                return
            self.given += 1
            outcome = chunk.done.popleft()
            self.over = len(self.chunks) > 1 and outcome.last
            yield outcome


def split(names: Iterable[str], share: int, inputs: ExitStack) -> Iterator[Turn]:
    """The turns of the sources: small files together, a long text for `share` workers.

    Standard input is kept as a file until `inputs` end.
    """
    small: list[str] = []
    total = 0
    for name in names:
        own = _own(name, share, inputs)
        size = 0 if own else _size(name)
        if small and (own or total + size > CHUNK_BYTES or len(small) >= CHUNK_FILES):
            yield Turn([Chunk(small)])
            small, total = [], 0
        if own:
            yield own
        else:
            small.append(name)
            total += size
    if small:
        yield Turn([Chunk(small)])


def _own(name: str, share: int, inputs: ExitStack) -> Turn | None:
    """The turn of a long text, which workers share, and of standard input; None for others."""
    stdin = ""
    if name == STANDARD_INPUT:
        try:
            stdin = inputs.enter_context(kept_input())
        except InputError as error:
            return Turn([lost(name, str(error))])
    if _size(stdin or name) > CHUNK_BYTES and (stdin or name.lower().endswith(_TEXTS)):
        return Turn([Chunk([name], first, share, stdin) for first in range(share)])
    return Turn([Chunk([name], stdin=stdin)]) if stdin else None


def lost(name: str, error: str) -> Chunk:
    """The chunk of a file that cannot be read."""
    return Chunk([name], done=deque([Outcome(Source("", name), error=error)]), over=True)


def _size(name: str) -> int:
    """Bytes of a file; 0 of one that cannot be read."""
    try:
        return os.stat(name).st_size
    except (OSError, ValueError):
        return 0
