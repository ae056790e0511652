"""The word lists the rules are made of: one TOML file a subject, each group with an example.

Users add to them with lexicon files of their own (see docs/lexicon.md). One lexicon is in force
in a process: the one shipped, with those files over it. What is made of it is kept by functions
under `derived`, so that `use` can put another one in force at any time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from lovp_actions.errors import LexiconError

from .toml import tomllib

if TYPE_CHECKING:
    from .own import OwnFile

PROJECT: Final = "lovp-actions.toml"
"""The file that is looked for in the current folder and those above it."""

_P = ParamSpec("_P")
_T = TypeVar("_T")
_forget: list[Callable[[], None]] = []
_own: tuple[OwnFile, ...] = ()


def derived(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Keep what the function makes of the lexicon until another one is in force.

    All of it is kept, or as much as an `lru_cache` below this decorator says.
    """
    kept: Any = function if hasattr(function, "cache_clear") else cache(function)
    _forget.append(kept.cache_clear)
    return kept  # type: ignore[no-any-return]


@derived
def load(name: str) -> dict[str, Any]:
    """The contents of `lexicon/NAME.toml` with the words of the user, read once; callers must
    not change them.

    Raises LexiconError where the file is missing or is not TOML.
    """
    words = shipped(name)
    if _own:
        from .merge import merge

        merge(name, words, _own)
    return words


def shipped(name: str) -> dict[str, Any]:
    """The contents of `lexicon/NAME.toml` as they are in the package. Raises LexiconError."""
    try:
        words = resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
        return tomllib.loads(words)
    except FileNotFoundError:
        raise LexiconError(f"There is no lexicon {name}.toml in the package.") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"The lexicon {name}.toml cannot be read: {error}.") from error


def use(*paths: str | os.PathLike[str]) -> None:
    """Put the lexicon files at `paths`, the later over the earlier, in force over the words
    shipped; without any, those alone.

    Raises LexiconError, with every mistake of every file, and then changes nothing.
    """
    restore(read(*paths))


def read(*paths: str | os.PathLike[str]) -> tuple[OwnFile, ...]:
    """The lexicon files at `paths`, for `restore` and `instead`. Raises LexiconError as `use`."""
    if not paths:
        return ()
    from . import own

    return own.read([os.fspath(path) for path in paths])


def in_force() -> tuple[OwnFile, ...]:
    """The user's files in force, as they were read; can be pickled, for `restore` elsewhere."""
    return _own


def restore(files: Iterable[OwnFile]) -> None:
    """Put in force what `in_force` gave, in this process or in another; no file is read."""
    global _own
    if (files := tuple(files)) != _own:
        _own = files
        for forget in _forget:
            forget()


@contextmanager
def instead(files: Iterable[OwnFile] | None) -> Iterator[None]:
    """Within it these files are in force, afterwards those of before again; None changes nothing.

    What follows from the words is made anew each time they change, in some tenths of a second.
    """
    before = in_force()
    restore(before if files is None else files)
    try:
        yield
    finally:
        restore(before)


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
