"""Many sources to one stream of items, and the choice of which to show."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .errors import InputError
from .items import TYPES, Item
from .reading import Source, read

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
    failed: bool = False
    """Whether a source could not be read, so far."""
    _extractor: Extractor | None = None

    def run(self, sources: Iterable[str]) -> Iterator[list[Item]]:
        """The items of each source that could be read, as they come.

        Raises ModelError when the pipeline cannot be loaded.
        """
        for source in sources:
            try:
                found = read(source, self.encoding)
                items = self._load().extract(
                    found.text,
                    source=source,
                    meeting_date=self.meeting_date,
                    min_confidence=self.min_confidence,
                    closed=self.closed,
                )
            except InputError as error:
                self.say(str(error))
                self.failed = True
                continue
            if not items:
                self.say(f"{source}: {'no action items found' if found.text.strip() else 'empty'}.")
            yield [_placed(item, found) for item in items]

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

    counts: Counter[str] = field(default_factory=Counter)
    left_out: int = 0

    def choose(self, items: Iterable[Item], selection: Selection) -> Iterator[Item]:
        """The wanted ones of `items`, counted as they pass."""
        for item in items:
            if selection.wants(item):
                self.counts[item.type] += 1
                yield item
            else:
                self.left_out += 1

    def __str__(self) -> str:
        """How many of each type there were, such as "2 action items: 2 toezegging"."""
        total = sum(self.counts.values())
        noun = "action item" if total == 1 else "action items"
        parts = ", ".join(f"{self.counts[name]} {name}" for name in TYPES if self.counts[name])
        rest = f" ({self.left_out} left out by the filters)" if self.left_out else ""
        return f"{total} {noun}{': ' if parts else ''}{parts}{rest}."
