"""A batch of texts through one process: the whole of lovp-actions, and the plain way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import make_batch
from measure import Side, Times, timed

from lovp_actions.errors import InputError
from lovp_actions.extraction.engine import Extractor, prepare
from lovp_actions.extraction.pipelines import settled
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.language.nlp import SHIPPED
from lovp_actions.run import reading
from lovp_actions.run.outcomes import Outcome, with_items
from lovp_actions.run.reading import Source
from lovp_actions.structure.parts import Part


def batches(documents: int, shared: Path) -> Iterator[tuple[str, list[str]]]:
    """Each batch with its name: minutes made of the samples, and the real ones where they are
    there, read before."""
    yield "minutes made of the samples", _made(documents)
    if real := _real(shared / "real", documents):
        yield "real minutes", real


@cache
def _made(documents: int) -> list[str]:
    return [text for _, text in make_batch.documents(documents)]


@cache
def _real(folder: Path, most: int) -> list[str]:
    found = []
    for path in sorted(folder.glob("*.*"))[:most]:
        if path.suffix == ".tsv" or path.stem == "README":
            continue
        try:
            found.append(reading.read(str(path)).text)
        except InputError:
            continue
    return found


def _ours() -> Extractor:
    """The pipeline as the command loads it."""
    return settled(None)


@cache
def _plain() -> Any:
    import spacy

    return spacy.load(SHIPPED)


@contextmanager
def sides(name: str, documents: int, shared: Path, *, fast: bool) -> Iterator[tuple[Side, Side]]:
    """Ours, with `--fast` or without, and the plain way over a batch, each in a process of its own
    in which its pipeline is loaded before."""
    spawning = get_context("spawn")
    with spawning.Pool(1) as ours, spawning.Pool(1) as plain:
        yield tuple(
            partial(pool.apply, _timed, (work, name, documents, shared))
            for pool, work in ((ours, _extract_fast if fast else _extract), (plain, _parse))
        )


def _timed(work: Callable[[list[str]], None], name: str, documents: int, shared: Path) -> Times:
    if work is _parse:
        _plain()
    else:
        work(["Jan Bakker stuurt de notulen rond."])
    return timed(partial(work, dict(batches(documents, shared))[name]))


def _extract(texts: list[str], *, fast: bool = False) -> None:
    """All items of all texts, as `extract` finds them in one process."""
    read = (Outcome(Source(text, f"{number}.txt")) for number, text in enumerate(texts))
    for outcome in with_items(read, _ours, ExtractionSettings(fast=fast)):
        if outcome.error:
            raise RuntimeError(outcome.error)


def _extract_fast(texts: list[str]) -> None:
    _extract(texts, fast=True)


def _parse(texts: list[str]) -> None:
    """All components of the pipeline over the paragraphs of all texts."""
    deque(_plain().pipe(paragraph for text in texts for paragraph in _paragraphs(text)), maxlen=0)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        if words := " ".join(paragraph.split()):
            yield words


def share_parsed(texts: list[str]) -> tuple[int, int]:
    """How many sentences are parsed, those among them to which only a pronoun leads, and how many
    there are; rows of tables are none."""
    extractor, seen, total = _ours(), 0, 0
    parse = extractor._parse

    def counted(sentences: Iterable[str]) -> Iterator[Any]:
        nonlocal seen
        listed = list(sentences)
        seen += len(listed)
        return parse(listed)

    extractor._parse = counted  # type: ignore[assignment]
    try:
        for text in texts:
            document = prepare(Part(text), "-", ExtractionSettings())
            total += sum(unit.block.kind != "row" for unit, _ in document.units)
            deque(extractor.items([document]), maxlen=0)
    finally:
        extractor._parse = parse
    return seen, total
