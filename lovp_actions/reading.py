"""The door for all input: from a file, or standard input, to text with the place of each line."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from .errors import InputError
from .sources import formats, limits, special
from .sources.kinds import kind_of
from .sources.pieces import Place
from .sources.plain import decode, is_encoding
from .sources.render import render

__all__ = ["STANDARD_INPUT", "Place", "Source", "is_encoding", "opening", "read", "read_bytes"]

STANDARD_INPUT = "-"
_NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: the `text` all offsets and line numbers point into, the `name` of the file
    as given, and for each line of the text its place, or none for plain text."""

    text: str
    name: str
    places: tuple[Place, ...] = ()

    def place(self, line: int) -> Place:
        """Where a line (from 1) stands in the document."""
        return self.places[line - 1] if 0 < line <= len(self.places) else _NOWHERE


def read(path: str, encoding: str | None = None) -> Source:
    """The file at `path` ("-" is standard input) as text, whatever its format.

    `encoding` is that of plain text, HTML and mail that do not tell theirs; without it it is
    guessed (see `sources.plain.decode`). Plain text keeps its line ends.

    Raises InputError when there is no such file, it cannot be read, or it holds no text.
    """
    if path != STANDARD_INPUT:
        special.refuse(path)
    return read_bytes(_read_bytes(path), path, encoding)


def read_bytes(data: bytes, path: str, encoding: str | None = None) -> Source:
    """As `read`, of bytes at hand; `path` is what messages call them."""
    name = _name(path)
    limits.check_size(len(data), name)
    kind = kind_of(data, name)
    if kind == "text":
        text = decode(data, name, encoding)
        places: tuple[Place, ...] = ()
    else:
        text, places = render(formats.pieces(kind, data, name, encoding))
    limits.check_lines(text, name)
    return Source(text, path, places)


def _read_bytes(path: str) -> bytes:
    most = limits.FILE_BYTES + 1
    with opening(path):
        if path == STANDARD_INPUT:
            if sys.stdin is None:
                raise InputError("Cannot read standard input: it is closed.")
            return sys.stdin.buffer.read(most)
        with open(path, "rb") as file:
            return file.read(most)


@contextlib.contextmanager
def opening(path: str) -> Iterator[None]:
    """What the system says of a file that cannot be read becomes an InputError about `path`."""
    try:
        yield
    except FileNotFoundError as error:
        raise InputError(f"Cannot read {path}: there is no such file.") from error
    except IsADirectoryError as error:
        raise InputError(
            f"Cannot read {_name(path)}: it is a folder; "
            "name a file, or a folder with files that can be read."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"Cannot read {_name(path)}: {reason[0].lower()}{reason[1:]}.") from error


def _name(path: str) -> str:
    return "standard input" if path == STANDARD_INPUT else path
