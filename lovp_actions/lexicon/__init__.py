"""The word lists the rules are made of: one TOML file a subject, each group with an example.

Users add to them with lexicon files of their own (see docs/lexicon.md). One lexicon is in force
in a process: the one shipped, with those files over it; `instead` puts another one in force for
what a single thread or task does. What is made of a lexicon is kept with it, by functions under
`derived`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from lovp_actions.lexicon.files import PROJECT as PROJECT
from lovp_actions.lexicon.files import shipped as shipped

if TYPE_CHECKING:
    from lovp_actions.lexicon.own_file import OwnFile

_P = ParamSpec("_P")
_T = TypeVar("_T")
_KEPT = 8
"""Lexicons with files of users of which is kept what was made, the last ones."""


class _Words:
    """A lexicon: the files of users over the one shipped, and what was made of it, by the function
    that makes it."""

    def __init__(self, files: tuple[OwnFile, ...]) -> None:
        self.files = files
        self.made: dict[Any, Any] = {}


_shipped = _Words(())
_latest: tuple[_Words, ...] = ()
_in_process = _shipped
_here: ContextVar[_Words | None] = ContextVar("lexicon", default=None)
"""The lexicon of this thread or task, where it is not that of the process."""


def derived(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Keep what the function makes of the lexicon in force, with that lexicon.

    All of it is kept, or as much as an `lru_cache` below this decorator says.
    """
    most = function.cache_parameters()["maxsize"] if hasattr(function, "cache_parameters") else None
    bare: Callable[_P, _T] = getattr(function, "__wrapped__", function)

    @wraps(bare)
    def kept(*args: _P.args, **options: _P.kwargs) -> _T:
        made = (_here.get() or _in_process).made
        remembered = made.get(bare) or made.setdefault(bare, lru_cache(most)(bare))
        found: _T = remembered(*args, **options)
        return found

    return kept


@derived
def load(name: str) -> dict[str, Any]:
    """The contents of `lexicon/NAME.toml` with the words of the user, read once; callers must
    not change them.

    Raises LexiconError where the file is missing or is not TOML.
    """
    words = shipped(name)
    if own := in_force():
        from lovp_actions.lexicon.merge import merge

        merge(name, words, own)
    return words


def use(*paths: str | os.PathLike[str]) -> None:
    """Put the lexicon files at `paths`, the later over the earlier, in force over the words
    shipped, for all of this process; without any, those alone.

    Raises LexiconError, with every mistake of every file, and then changes nothing.
    """
    restore(read(*paths))


def read(*paths: str | os.PathLike[str]) -> tuple[OwnFile, ...]:
    """The lexicon files at `paths`, for `restore` and `instead`. Raises LexiconError as `use`."""
    if not paths:
        return ()
    from lovp_actions.lexicon import own

    return own.read([os.fspath(path) for path in paths])


def in_force() -> tuple[OwnFile, ...]:
    """The user's files in force, as they were read; can be pickled, for `restore` elsewhere."""
    return (_here.get() or _in_process).files


def restore(files: Iterable[OwnFile]) -> None:
    """Put in force what `in_force` gave, for all of this process; no file is read."""
    global _in_process
    _in_process = _words_of(tuple(files))


@contextmanager
def instead(files: Iterable[OwnFile] | None) -> Iterator[None]:
    """Within it these files are in force for this thread or task, and for no other; None changes
    nothing.

    What follows from the words is made in some tenths of a second, and kept for the next time.
    """
    if files is None:
        yield
        return
    before = _here.set(_words_of(tuple(files)))
    try:
        yield
    finally:
        _here.reset(before)


def _words_of(files: tuple[OwnFile, ...]) -> _Words:
    """The lexicon with these files, with what was made of it if that is still kept."""
    global _latest
    latest = (_shipped, *_latest)
    found = next((each for each in latest if each.files == files), None) or _Words(files)
    if found is not _shipped:
        _latest = (found, *(each for each in latest[1:] if each is not found))[:_KEPT]
    return found


def project_file() -> str | None:
    """The path of `lovp-actions.toml` in the current folder or the nearest above it, up to the
    home folder or the root; None where there is none."""
    try:
        folder = os.getcwd()
    except OSError:  # it was removed
        return None
    home = os.path.realpath(os.path.expanduser("~"))
    while not os.path.isfile(path := os.path.join(folder, PROJECT)):
        if folder in (home, os.path.dirname(folder)):
            return None
        folder = os.path.dirname(folder)
    return os.path.relpath(path)
