"""The door for all input: from a file, or standard input, to text with the place of each line."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from glob import has_magic
from typing import IO, TYPE_CHECKING, BinaryIO

from lovp_actions import special_files
from lovp_actions.errors import InputError, reason
from lovp_actions.structure import parts
from lovp_actions.structure.parts import Part

if TYPE_CHECKING:
    from lovp_actions.sources.kinds import Kind
    from lovp_actions.sources.pieces import Piece, Place

__all__ = [
    "STANDARD_INPUT",
    "Source",
    "copy_input",
    "in_parts",
    "is_encoding",
    "opening",
    "read",
    "read_bytes",
    "read_parts",
    "spoken",
]

STANDARD_INPUT = "-"
_SMALL = 1_000_000
"""Bytes of a text that is read whole."""
_PACKED = (b"PK\x03\x04", b"%PDF-")


def is_encoding(name: str) -> bool:
    """Whether `name` is a text encoding that Python knows."""
    from lovp_actions.sources import plain

    return plain.is_encoding(name)


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: the `text` all offsets and line numbers point into, the `name` of the file
    as given, for each line of the text its place, or none for plain text, and the kind of file."""

    text: str
    name: str
    places: tuple[Place, ...] = ()
    kind: Kind = "text"
    within: Part | None = None
    """Where the text stands in a longer one of which it is a part."""
    unread: tuple[str, ...] = ()
    """What of the file could not be read, a sentence each."""
    date: dt.date | None = None
    """The day that the file tells beside its text, such as that on which a mail was sent."""

    @property
    def part(self) -> Part:
        """The text with its place in a longer one."""
        return replace(self.within or Part(self.text), date=self.date)

    def place(self, line: int) -> Place:
        """Where a line (from 1, of the whole text) stands in the document."""
        from lovp_actions.sources.pieces import Place

        return self.places[line - 1] if 0 < line <= len(self.places) else Place()


def read(path: str, encoding: str | None = None) -> Source:
    """The file at `path` ("-" is standard input) as text, whatever its format.

    `encoding` is that of plain text, HTML and mail that do not tell theirs; without it it is
    guessed (see `sources.plain.decode`). Plain text keeps its line ends.

    Raises InputError when there is no such file, it cannot be read, or it holds no text.
    """
    if path != STANDARD_INPUT:
        special_files.refuse(path)
    return read_bytes(_read_bytes(path), path, encoding)


def read_parts(path: str, encoding: str | None = None) -> Iterator[Source]:
    """As `read`, a long text in parts: of plain text no more than a part is in memory.

    Raises InputError as `read` does, before the first part.
    """
    from lovp_actions.sources import limits, stream

    if path != STANDARD_INPUT:
        special_files.refuse(path)
    with opening(path), _opened(path) as file:
        start = file.read(_SMALL + 1)
        if len(start) > _SMALL and _is_text(start, path):
            with _seekable(file, start) as whole:
                slips: list[str] = []
                pieces = stream.pieces(whole, spoken(path), encoding, slips.append)
                for part in parts.parts(pieces):
                    yield Source(part.text, path, within=part, unread=tuple(slips))
            return
        data = start + file.read(limits.FILE_BYTES + 1 - len(start))
    yield from in_parts(read_bytes(data, path, encoding))


def in_parts(source: Source) -> Iterator[Source]:
    """The parts of a text that was read whole."""
    for part in parts.parts([source.text]):
        yield replace(source, text=part.text, within=part)


def read_bytes(data: bytes, path: str, encoding: str | None = None) -> Source:
    """As `read`, of bytes at hand; `path` is what messages call them."""
    # Each of these is loaded when it is needed, so that the command starts fast.
    from lovp_actions.sources import formats, libraries, limits
    from lovp_actions.sources.kinds import kind_of
    from lovp_actions.sources.plain import decode, slips
    from lovp_actions.sources.render import render

    name = spoken(path)
    limits.check_size(len(data), name)
    kind = kind_of(data, name)
    if kind == "text":
        text = decode(data, name, encoding)
        return Source(_checked(text, name), path, unread=slips(data, name, encoding))
    with libraries.failing(name):
        heads = formats.heads(kind, data, name)
        pieces = _noted(formats.pieces(kind, data, name, encoding), heads)
        text, places, unread = render(pieces, name, max(limits.TEXT_CHARACTERS, len(data)))
    told = formats.dated(kind, data, encoding) or (_day(heads) if any(heads) else None)
    return Source(_checked(text, name), path, places, kind, unread=unread, date=told)


def _noted(pieces: Iterable[Piece], heads: list[str]) -> Iterator[Piece]:
    """The pieces, while the lines of running heads among them are added to `heads`."""
    from lovp_actions.sources.pieces import Running

    for piece in pieces:
        if isinstance(piece, Running):
            heads.append(piece.text)
        yield piece


def _day(heads: list[str]) -> dt.date | None:
    """The day of the meeting that running heads tell, None where they tell none."""
    from lovp_actions.structure.meeting_date import meeting_date

    return meeting_date(heads, {}, [])


def _checked(text: str, name: str) -> str:
    """The text, composed. Raises InputError for a line that is none of minutes."""
    from lovp_actions.sources import limits, plain

    limits.check_lines(text, name)
    return plain.composed(text)


def _is_text(start: bytes, path: str) -> bool:
    from lovp_actions.sources.kinds import kind_of

    return not start.startswith(_PACKED) and kind_of(start, spoken(path)) == "text"


@contextlib.contextmanager
def _seekable(file: BinaryIO, start: bytes) -> Iterator[IO[bytes]]:
    """The file, of which `start` was read, as one that can be read again: what comes through a
    pipe is kept on the disk."""
    if file.seekable():
        yield file
        return
    import shutil
    import tempfile

    with tempfile.TemporaryFile() as copy:
        copy.write(start)
        shutil.copyfileobj(file, copy)
        yield copy


@contextlib.contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path != STANDARD_INPUT:
        with open(path, "rb") as file:
            yield file
    elif sys.stdin is None:
        raise InputError("Cannot read standard input: it is closed.")
    else:
        yield sys.stdin.buffer


def copy_input(copy: IO[bytes]) -> None:
    """Write all of standard input to a file. Raises InputError."""
    import shutil

    with opening(STANDARD_INPUT), _opened(STANDARD_INPUT) as file:
        shutil.copyfileobj(file, copy)
        copy.flush()


def _read_bytes(path: str) -> bytes:
    from lovp_actions.sources import limits

    with opening(path), _opened(path) as file:
        return file.read(limits.FILE_BYTES + 1)


@contextlib.contextmanager
def opening(path: str) -> Iterator[None]:
    """What the system says of a file that cannot be read becomes an InputError about `path`."""
    try:
        yield
    except FileNotFoundError as error:
        if has_magic(path):
            raise InputError(f"Cannot read {path}: no file matches it.") from error
        raise InputError(f"Cannot read {spoken(path)}: there is no such file.") from error
    except (OSError, ValueError) as error:
        if os.path.isdir(path):  # of which each system says something else
            from lovp_actions.sources import folders

            raise InputError(f"Cannot read {spoken(path)}: {folders.fault(path)}.") from error
        raise InputError(f"Cannot read {spoken(path)}: {reason(error)}.") from error


def spoken(path: str) -> str:
    """What messages call a source."""
    return "standard input" if path == STANDARD_INPUT else path or "''"
