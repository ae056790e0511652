"""Decisions in a file, as they are made."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from lovp_actions.errors import InputError, OutputError
from lovp_actions.items import Result
from lovp_actions.review import decisions
from lovp_actions.review.decisions import Decided
from lovp_actions.writers.output import writing


@dataclass
class Kept:
    """The decisions in the file `path`, of which those about `results` are made anew; those about
    other minutes stay. `told` are all of them: at first what the file holds."""

    path: str
    results: Sequence[Result]
    told: list[Decided]
    revision: int = 0
    """How often decisions were written."""
    _written: list[Decided] = field(init=False)
    """What the file should hold now."""
    _others: list[Decided] = field(init=False)
    _storing: threading.Lock = field(init=False, default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._written = self.told
        self._others = [
            each for each in self.told if not any(each.is_about(one) for one in self.results)
        ]

    def store(self, body: bytes, revision: int) -> int | None:
        """Write decisions that were made on top of a revision; gives the next one, or None where
        others were made on top of it. Raises InputError and OutputError."""
        with self._storing:
            if revision != self.revision:
                return None
            self.told = [*self._others, *decisions.parse(body, self.path)]
            self._write()
            self.revision += 1
            return self.revision

    def finish(self) -> int:
        """Write what could not be written when it was made; gives how many decisions there are.
        Raises OutputError."""
        with self._storing:
            if self.told != self._written:
                self._write()
        return sum(len(each.decisions) for each in self.told)

    def _write(self) -> None:
        """Write all decisions, unless the file holds others than were read from it or written."""
        try:
            there = decisions.read(self.path) if os.path.exists(self.path) else self._written
        except InputError:
            there = None
        if there != self._written:
            raise OutputError(
                f"Cannot write {self.path}: someone changed it meanwhile; run this again."
            )
        with writing(self.path) as out:
            out.write(decisions.as_json(self.told))
        self._written = self.told
