"""Many sources to one stream of results, and the choice of the items to show."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from lovp_actions import systems
from lovp_actions.extraction.pipelines import settled
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.items import TYPES, Item, Result
from lovp_actions.run import chunks, workers
from lovp_actions.run.interrupts import Interrupts
from lovp_actions.run.outcomes import Outcome, Reads
from lovp_actions.run.reading import Source, read, read_parts
from lovp_actions.sources import extras, limits
from lovp_actions.writers.words import Language, type_word

if TYPE_CHECKING:
    from lovp_actions.extraction.engine import Extractor


@dataclass(frozen=True)
class Selection:
    """Which items to show; the texts are parts to look for, in upper or lower case and
    with either kind of apostrophe."""

    actor: str = ""
    section: str = ""
    types: Collection[str] = ()

    def wants(self, item: Item) -> bool:
        """Whether `item` passes every filter."""
        return (
            _plain(self.actor) in _plain(item.actor)
            and _plain(self.section) in _plain(item.section)
            and (not self.types or item.type in self.types)
        )


def _plain(words: str) -> str:
    return words.casefold().replace("’", "'").replace("‘", "'")


@dataclass
class Batch:
    """Extracts source after source; those that cannot be read are named and passed over."""

    say: Callable[[str], None]
    """Takes messages for the user."""
    model: str | None = None
    encoding: str | None = None
    settings: ExtractionSettings = field(default_factory=ExtractionSettings)
    fail_fast: bool = False
    """Whether to stop at the first source that fails."""
    jobs: int = 1
    """Processes to spread the sources over, where that pays."""
    seconds: float | None = limits.SECONDS
    """For each source, or part of a long text, to be read in; None is for ever."""
    whole: bool = False
    """Whether the texts are wanted with the items, also of long texts whole."""
    entire: bool = False
    """Whether of a long text nothing is given before it was read to its end."""
    asks_date: bool = False
    """Whether to ask for the date of a meeting where deadlines count from it."""
    interrupts: Interrupts = field(default_factory=Interrupts)
    """A signal noted here stops the batch after what is done."""
    step: Callable[[str], None] = lambda name: None
    """Told the name of each source when its outcome is there."""
    reads: Reads = lambda name, done, total: None
    """Told how far the source is that comes next, or the part of a long text."""
    heard: Callable[[Source], None] | None = None
    """Told each source whose items were found, before they are given."""
    left: Counter[str] = field(default_factory=Counter)
    """How often each source was not read yet."""
    done: int = 0
    """Sources that were read, so far."""
    empty: int = 0
    """Those that hold no text at all."""
    failed: int = 0
    """Those that could not be read."""
    lacking: bool = False
    """Whether a part of one could not be read for want of packages."""
    _extractor: Extractor | None = None
    _found: int = 0
    """Items of the parts so far of the source under way."""
    _blank: bool = True
    """Whether these parts hold no text."""
    _dayless: bool = False
    """Whether a deadline in these parts has no day, for want of the date of the meeting."""

    def run(self, sources: Sequence[str]) -> Iterator[Result]:
        """The text and items of each source that could be read, as they come; of a long text
        those of its parts, one by one, if it is `entire` only once all are there.

        An error of any kind costs its own source only. An interrupt, also one within a source,
        ends the iteration after what was done; `interrupts.signal` then tells which. Raises
        ModelError when the pipeline cannot be loaded, LexiconError when a lexicon is wrong,
        LovpError when no process can be started.
        """
        self.left.update(sources)
        held: list[Result] = []
        for outcome in self._outcomes(sources):
            if outcome.last:
                self.left[outcome.source.name] -= 1
                self.step(outcome.source.name)
            if outcome.error:
                self.failed += 1
                self.say(outcome.error)
                if self.fail_fast:
                    return
                held.clear()
                continue
            held.append(self._result(outcome))
            if outcome.last or not self.entire:
                yield from held
                held.clear()

    def summary(self, total: int) -> str:
        """How many of `total` sources were done, such as "5 files: 4 done, 1 failed."."""
        left = self._left_of(total)
        counts = {
            "done": self.done,
            "empty": self.empty,
            "failed": self.failed,
            "not read": left,
        }
        parts = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
        return f"{total} files: {parts}."

    @property
    def fell_short(self) -> bool:
        """Whether what could have been read was not."""
        return self.failed > 0 or self.lacking

    def is_over(self, total: int) -> bool:
        """Whether all of `total` sources were read, or could not be."""
        return not self._left_of(total)

    def _left_of(self, total: int) -> int:
        return total - self.done - self.empty - self.failed

    def _outcomes(self, sources: Sequence[str]) -> Iterator[Outcome]:
        reader = partial(_texts_of, self.encoding, self.whole)
        load = partial(settled, self.model) if self._extractor is None else self._given
        whole = self.whole or self.heard is not None
        count = systems.processes(self.jobs) if chunks.pays(sources) else 1
        pool = workers.Workers(
            count, reader, load, self.settings, whole, self.seconds, self.interrupts, self.reads
        )
        return pool.outcomes(sources)

    def _given(self) -> Extractor:
        assert self._extractor is not None
        return self._extractor

    def _result(self, outcome: Outcome) -> Result:
        source = outcome.source
        if self.heard:
            self.heard(source)
        self._found += len(outcome.items)
        self._blank = self._blank and not source.text.strip()
        self._dayless = self._dayless or any(map(_lacks_day, outcome.items))
        if outcome.last:
            for words in source.unread:
                self.say(words)
                self.lacking = self.lacking or extras.is_missing(words)
            empty = self._blank and not self._found
            self.empty += empty
            self.done += not empty
            if not self._found:
                self.say(f"{source.name}: {'empty' if empty else 'no action items found'}.")
            if self.asks_date and self._dayless:
                self.say(
                    f"{source.name}: no date of the meeting found, so deadlines have no day; "
                    "give it with --date 2024-05-06."
                )
            self._found, self._blank, self._dayless = 0, True, False
        return Result(source.name, source.text, outcome.items, source.kind)


def _lacks_day(item: Item) -> bool:
    """Whether the deadline of an item is a day only where one knows that of the meeting."""
    if not item.deadline or item.deadline_date or item.meeting_date:
        return False
    from lovp_actions.dates.deadlines import find_deadlines  # takes long to load

    return any(due.date for due in find_deadlines(item.deadline, datetime.date.today()))


def _texts_of(encoding: str | None, whole: bool, name: str) -> Iterable[Source]:
    """The text of a source, a long one in parts unless it is wanted whole."""
    return [read(name, encoding)] if whole else read_parts(name, encoding)


@dataclass
class Tally:
    """Passes on the items that a selection wants, and counts them by type."""

    language: Language = "en"
    """Of the words for the types."""
    counts: Counter[str] = field(default_factory=Counter)
    left_out: int = 0
    undated: int = 0
    """Those passed on whose deadline is no date."""
    unnamed: int = 0
    """Those passed on that name no actor."""

    def choose(self, results: Iterable[Result], selection: Selection) -> Iterator[Result]:
        """The results with the wanted ones of their items, counted as they pass."""
        for result in results:
            chosen = [item for item in result.items if selection.wants(item)]
            self.counts.update(item.type for item in chosen)
            self.left_out += len(result.items) - len(chosen)
            self.undated += sum(not item.deadline_date for item in chosen)
            self.unnamed += sum(not item.actor for item in chosen)
            yield replace(result, items=chosen)

    @property
    def total(self) -> int:
        """How many items were passed on."""
        return sum(self.counts.values())

    @property
    def others(self) -> int:
        """How many of them are known to be something else than a promise."""
        return self.total - self.counts["toezegging"] - self.counts[""]

    def __str__(self) -> str:
        """How many of each type there were, such as "2 action items: 1 promise, 1 request"."""
        total = self.total
        noun = "action item" if total == 1 else "action items"
        parts = ", ".join(
            f"{self.counts[name]} {type_word(name, self.language, self.counts[name])}"
            for name in TYPES
            if self.counts[name]
        )
        if self.language == "nl" and self.counts["actiepunt"] == total:
            parts = ""  # "3 actiepunten: 3 actiepunten"
        rest = f" ({self.left_out} left out by the filters)" if self.left_out else ""
        return f"{total} {noun}{': ' if parts else ''}{parts}{rest}."
