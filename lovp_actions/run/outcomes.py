"""What becomes of each source, here or in a worker process: its items, or why there are none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lovp_actions.errors import InputError, LovpError, unexpected
from lovp_actions.items import Item, Result
from lovp_actions.run.reading import Source

if TYPE_CHECKING:
    from lovp_actions.extraction.engine import Extractor, Prepared
    from lovp_actions.extraction.settings import ExtractionSettings

SENTENCES = 256
"""So many are parsed together: short documents share a batch."""
DOCUMENTS = 32
"""So many documents wait for others at most."""

Reader = Callable[[str], Iterable[Source]]
"""Gives the text of a source by its name, a long one in parts; raises InputError."""
Reads = Callable[[str, int, int], None]
"""Told the name of a source, how much of it, or of a part of it, was read, and how much that is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a source gave, or one part of a long text; `last` tells that no part follows."""

    source: Source
    items: list[Item] = field(default_factory=list)
    error: str = ""
    """Why it could not be read; "" where it was."""
    last: bool = True


def texts(names: Iterable[str], reader: Reader) -> Iterator[Outcome]:
    """Each source as it is read, without items yet. An error of any kind costs its own source."""
    for name in names:
        try:
            parts = iter(reader(name))
            before = next(parts)
            for part in parts:
                yield Outcome(before, last=False)
                before = part
            yield Outcome(before)
        except InputError as error:
            yield Outcome(Source("", name), error=str(error))
        except LovpError:
            raise
        except Exception as error:
            yield Outcome(Source("", name), error=_broken(name, error))


def with_items(
    read: Iterable[Outcome], load: Callable[[], Extractor], settings: ExtractionSettings
) -> Iterator[Outcome]:
    """The outcomes with their items, in order; `load` gives the pipeline.

    An error of any kind costs its own source only. Raises ModelError when the pipeline cannot be
    loaded, LexiconError when a lexicon is wrong.
    """
    waiting = _Waiting(load, settings)
    for outcome in read:
        waiting.add(outcome)
        if waiting.is_enough:
            yield from waiting.finish()
    yield from waiting.finish()


def results(outcomes: Iterable[Outcome]) -> Iterator[Result]:
    """One result a source, of all its parts; none of it where one of them failed."""
    text, items, error = "", list[Item](), ""
    for outcome in outcomes:
        text += outcome.source.text
        items += outcome.items
        error = error or outcome.error
        if outcome.last:
            source = outcome.source
            kept = ("", []) if error else (text, items)
            yield Result(source.name, *kept, source.kind, error)
            text, items, error = "", [], ""


class _Waiting:
    """Documents that were read and wait to be parsed together."""

    def __init__(self, load: Callable[[], Extractor], settings: ExtractionSettings) -> None:
        self._load, self._wish = load, settings
        self._queue: list[tuple[Outcome, Prepared | None]] = []
        self._sentences = 0

    @property
    def is_enough(self) -> bool:
        return self._sentences >= SENTENCES or len(self._queue) >= DOCUMENTS

    def add(self, outcome: Outcome) -> None:
        document = None
        if not outcome.error:
            from lovp_actions.extraction.engine import prepare  # takes long to load

            try:
                document = prepare(outcome.source.part, outcome.source.name, self._wish)
                self._sentences += len(document.sentences)
            except LovpError:
                raise
            except Exception as error:
                outcome = replace(outcome, error=_broken(outcome.source.name, error))
        self._queue.append((outcome, document))

    def finish(self) -> Iterator[Outcome]:
        """The outcomes of all that waited."""
        queue, self._queue, self._sentences = self._queue, [], 0
        documents = [document for _, document in queue if document is not None]
        found = self._found(documents)
        for outcome, document in queue:
            yield outcome if document is None else _filled(outcome, next(found))

    def _found(self, documents: list[Prepared]) -> Iterator[list[Item] | Exception]:
        """The items of each document, or the error that it met."""
        results = self._load().items(documents) if documents else iter(())
        for index, document in enumerate(documents, start=1):
            try:
                yield next(results)
            except LovpError:
                raise
            except Exception:  # it may be another's with which it was parsed
                yield self._alone(document)
                results = self._load().items(documents[index:])

    def _alone(self, document: Prepared) -> list[Item] | Exception:
        try:
            return next(self._load().items([document]))
        except Exception as error:
            return error


def _filled(outcome: Outcome, found: list[Item] | Exception) -> Outcome:
    source = outcome.source
    if isinstance(found, Exception):
        return replace(outcome, error=_broken(source.name, found))
    return replace(outcome, items=[placed(item, source) for item in found])


def placed(item: Item, source: Source) -> Item:
    """The item of a source with its place in the document."""
    if not source.places:
        return item
    place = source.place(item.line)
    return replace(item, page=place.page, place=place.words)


def _broken(name: str, error: Exception) -> str:
    return f"{name} could not be read {unexpected(error)}."


def without_text(outcome: Outcome) -> Outcome:
    """The outcome with no more of its text than tells whether there was any."""
    blank = not outcome.source.text.strip()
    text = "" if blank else "…"
    source = replace(outcome.source, text=text, places=(), within=None)
    return replace(outcome, source=source)
