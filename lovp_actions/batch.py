"""Many sources to one stream of results, and the choice of the items to show."""

from __future__ import annotations

import datetime
import signal
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .errors import InputError, LovpError
from .interrupts import Interrupts
from .items import TYPES, Item, Result
from .messages import unexpected
from .reading import Source, read
from .writers.words import Language, type_word

if TYPE_CHECKING:
    from .extraction import Extractor

DEFAULT_CONFIDENCE = 0.5
"""As in `extraction`, which takes long to load."""


@dataclass(frozen=True)
class Selection:
    """Which items to show; the texts are parts to look for, in upper or lower case."""

    actor: str = ""
    section: str = ""
    types: Collection[str] = ()

    def wants(self, item: Item) -> bool:
        """Whether `item` passes every filter."""
        return (
            self.actor.casefold() in item.actor.casefold()
            and self.section.casefold() in item.section.casefold()
            and (not self.types or item.type in self.types)
        )


@dataclass
class Batch:
    """Extracts source after source; those that cannot be read are named and passed over."""

    say: Callable[[str], None]
    """Takes messages for the user."""
    model: str | None = None
    encoding: str | None = None
    meeting_date: datetime.date | None = None
    min_confidence: float = DEFAULT_CONFIDENCE
    closed: bool = False
    """Whether to take in the rows of action tables that are closed."""
    fail_fast: bool = False
    """Whether to stop at the first source that fails."""
    interrupts: Interrupts = field(default_factory=Interrupts)
    """A signal noted here stops the batch after what is done."""
    reader: Callable[[str, str | None], Source] = read
    """Gets a source by its name and encoding; raises InputError."""
    step: Callable[[str], None] = lambda name: None
    """Told the name of each source before it is read."""
    heard: Callable[[Source], None] = lambda source: None
    """Told each source whose items were found, before they are given."""
    done: int = 0
    """Sources that were read, so far."""
    empty: int = 0
    """Those that hold no text at all."""
    failed: int = 0
    """Those that could not be read."""
    _extractor: Extractor | None = None

    def run(self, sources: Iterable[str]) -> Iterator[Result]:
        """The text and items of each source that could be read, as they come.

        An error of any kind costs its own source only. An interrupt, also one within a source,
        ends the iteration; `interrupts.signal` then tells which. Raises ModelError when the
        pipeline cannot be loaded, LexiconError when a lexicon is wrong.
        """
        for source in sources:
            try:
                with self.interrupts.at_once():
                    self.step(source)
                    result = self._result(source)
            except KeyboardInterrupt:
                self.interrupts.signal = self.interrupts.signal or signal.SIGINT
                return
            except InputError as error:
                self._fail(str(error))
            except LovpError:
                raise
            except Exception as error:
                if self.interrupts.signal:
                    return  # it came of the interrupt
                self._fail(f"{source} could not be read {unexpected(error)}.")
            else:
                yield result
            if self.failed and self.fail_fast:
                return

    def summary(self, total: int) -> str:
        """How many of `total` sources were done, such as "5 files: 4 done, 1 failed."."""
        left = total - self.done - self.empty - self.failed
        counts = {
            "done": self.done,
            "empty": self.empty,
            "failed": self.failed,
            "not read": left,
        }
        parts = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
        return f"{total} files: {parts}."

    def _result(self, source: str) -> Result:
        found = self.reader(source, self.encoding)
        items = self._load().extract(
            found.text,
            source=source,
            meeting_date=self.meeting_date,
            min_confidence=self.min_confidence,
            closed=self.closed,
        )
        self.heard(found)
        empty = not items and not found.text.strip()
        self.empty += empty
        self.done += not empty
        if not items:
            self.say(f"{source}: {'empty' if empty else 'no action items found'}.")
        return Result(source, found.text, [_placed(item, found) for item in items])

    def _fail(self, message: str) -> None:
        self.failed += 1
        self.say(message)

    def _load(self) -> Extractor:
        if self._extractor is None:
            from .extraction import Extractor

            self._extractor = Extractor(self.model)
        return self._extractor


def _placed(item: Item, source: Source) -> Item:
    """The item with its place in the document."""
    place = source.place(item.line)
    return replace(item, page=place.page, place=place.words)


@dataclass
class Tally:
    """Passes on the items that a selection wants, and counts them by type."""

    language: Language = "en"
    """Of the words for the types."""
    counts: Counter[str] = field(default_factory=Counter)
    left_out: int = 0
    undated: int = 0
    """Those passed on whose deadline is no date."""

    def choose(self, results: Iterable[Result], selection: Selection) -> Iterator[Result]:
        """The results with the wanted ones of their items, counted as they pass."""
        for result in results:
            chosen = [item for item in result.items if selection.wants(item)]
            self.counts.update(item.type for item in chosen)
            self.left_out += len(result.items) - len(chosen)
            self.undated += sum(not item.deadline_date for item in chosen)
            yield replace(result, items=chosen)

    @property
    def total(self) -> int:
        """How many items were passed on."""
        return sum(self.counts.values())

    def __str__(self) -> str:
        """How many of each type there were, such as "2 action items: 1 promise, 1 request"."""
        total = self.total
        noun = "action item" if total == 1 else "action items"
        parts = ", ".join(
            f"{self.counts[name]} {type_word(name, self.language, self.counts[name])}"
            for name in TYPES
            if self.counts[name]
        )
        rest = f" ({self.left_out} left out by the filters)" if self.left_out else ""
        return f"{total} {noun}{': ' if parts else ''}{parts}{rest}."
