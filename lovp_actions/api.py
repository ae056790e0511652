"""For programs in Python: the items of a text, of a file, of many files (docs/python.md)."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from lovp_actions import lexicon as words
from lovp_actions.extraction.pipelines import loaded
from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE, ExtractionSettings
from lovp_actions.items import Item, Result
from lovp_actions.run import chunks
from lovp_actions.run.outcomes import Outcome, placed, results, texts, with_items
from lovp_actions.run.reading import STANDARD_INPUT, Source, in_parts, is_encoding, read_parts

if TYPE_CHECKING:
    from lovp_actions.lexicon.own_file import OwnFile

Path = str | os.PathLike[str]


def extract(
    minutes: Path,
    *,
    meeting_date: dt.date | None = None,
    min_confidence: float = DEFAULT_CONFIDENCE,
    closed: bool = False,
    fast: bool = False,
    model: str | None = None,
    encoding: str | None = None,
    lexicon: Path | Iterable[Path] | None = None,
    source: str | None = None,
    timeout: float | None = None,
) -> list[Item]:
    """The action items of minutes, in the order of the text.

    minutes: the text itself as a `str`, or a path, such as a `pathlib.Path`, of a file of any
        format that the command reads. A `str` is never taken for a path.
    meeting_date: overrides the date found in the text; deadlines count from it.
    min_confidence: from 0 to 1; items below it are left out.
    closed: takes in the rows of action tables that their status closes.
    fast: reads by rules alone, without the learned reader: several times as fast, and finds less.
    model: another spaCy pipeline, a package or a folder; it is loaded once in a process.
    encoding: of a file, as `--encoding`; a text has none.
    lexicon: lexicon files whose words go over those shipped, for this call only; None leaves
        those that are in force (see `lovp_actions.lexicon.use`).
    source: what the items name as theirs; without it the path, or "-" for a text. A date in it
        is that of the meeting where the text tells none.
    timeout: seconds that it may take without getting on; with it the minutes are read in a process
        apart, so that such as hang, crash or want too much memory raise InputError.

    Raises InputError where a file cannot be read, ModelError, LexiconError; ValueError where
    `min_confidence` or `timeout` is out of range or `encoding` is none that Python knows.
    """
    settings = ExtractionSettings(meeting_date, min_confidence, closed, fast)
    _check_encoding(encoding)
    _check_timeout(timeout)
    parts: Callable[[], Iterator[Source]]
    if isinstance(minutes, str):
        name, parts = STANDARD_INPUT, partial(in_parts, Source(minutes, STANDARD_INPUT))
    else:
        name = _name(minutes)
        parts = partial(read_parts, name, encoding)
    work = partial(_items, parts, name if source is None else source, model, settings)
    with words.instead(_own(lexicon)):
        if timeout is None:
            return work()
        from lovp_actions.run.processes import apart

        return apart(work, "the text" if name == STANDARD_INPUT else name, timeout)


def _items(
    parts: Callable[[], Iterator[Source]],
    source: str,
    model: str | None,
    settings: ExtractionSettings,
) -> list[Item]:
    from lovp_actions.extraction.engine import prepare

    found: list[Item] = []
    for part in parts():
        document = prepare(part.part, source, settings)
        for items in loaded(model).items([document]):
            found += (placed(item, part) for item in items)
    return found


def extract_many(
    paths: Iterable[Path],
    *,
    jobs: int = 1,
    timeout: float | None = None,
    meeting_date: dt.date | None = None,
    min_confidence: float = DEFAULT_CONFIDENCE,
    closed: bool = False,
    fast: bool = False,
    model: str | None = None,
    encoding: str | None = None,
    lexicon: Path | Iterable[Path] | None = None,
) -> Iterator[Result]:
    """The text and the items of each file, in the order of `paths`, as they come.

    A file that cannot be read costs its own result only: its `error` tells why, and it has no
    text and no items. `jobs` is how many processes to use where there is enough to read.
    `timeout` is how many seconds a file may take, or a part of a long text; with it files are
    read in a process apart, so that one that hangs or crashes costs its own result only. The
    other options are those of `extract`; a `str` is a path here.

    Raises ModelError, LexiconError, ValueError: all but ModelError at once.
    """
    if isinstance(paths, str):
        raise TypeError("paths are an iterable of paths, not one path")
    names = [_name(path) for path in paths]
    settings = ExtractionSettings(meeting_date, min_confidence, closed, fast)
    _check_encoding(encoding)
    if jobs < 1:
        raise ValueError(f"jobs must be 1 or more, not {jobs}")
    _check_timeout(timeout)
    own = _own(lexicon)
    reader = partial(read_parts, encoding=encoding)
    load = partial(loaded, model)
    count = jobs if chunks.pays(names) else 1
    if count > 1 or timeout:
        from lovp_actions.run import workers

        pool = workers.Workers(count, reader, load, settings, texts=True, seconds=timeout)
        outcomes = pool.outcomes(names)
    else:
        outcomes = with_items(texts(names, reader), load, settings)
    return results(_within(outcomes, own))


def _within(outcomes: Iterator[Outcome], own: tuple[OwnFile, ...] | None) -> Iterator[Outcome]:
    """The outcomes, worked out with these words in force, which they are not between them."""
    while True:
        with words.instead(own):
            outcome = next(outcomes, None)
        if outcome is None:
            return
        yield outcome


def _own(lexicon: Path | Iterable[Path] | None) -> tuple[OwnFile, ...] | None:
    if lexicon is None:
        return None
    paths = [lexicon] if isinstance(lexicon, (str, os.PathLike)) else lexicon
    return words.read(*paths)


def _check_encoding(name: str | None) -> None:
    if name is not None and not is_encoding(name):
        raise ValueError(f"{name!r} is not a known text encoding")


def _check_timeout(seconds: float | None) -> None:
    if seconds is not None and not seconds > 0:
        raise ValueError(f"timeout must be more than 0, not {seconds}")


def _name(path: Path) -> str:
    """The name of a file, which "-" is too here."""
    name = os.fspath(path)
    if not isinstance(name, str):
        raise TypeError(f"minutes are a str or a path, not {type(path).__name__}")
    return os.path.join(".", name) if name == STANDARD_INPUT else name
