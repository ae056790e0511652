"""Plain text of any size, a piece at a time."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from typing import IO

from lovp_actions.errors import InputError
from lovp_actions.sources import plain
from lovp_actions.sources.limits import LINE_CHARACTERS

PIECE = 1_000_000
"""Bytes read at once."""
_NEAR = 10
"""Characters at the end of a piece among which stands a letter whose accents may be in the next."""


_MIXED = "utf-8 with slips"


def pieces(
    file: IO[bytes],
    name: str,
    encoding: str | None = None,
    say: Callable[[str], None] | None = None,
) -> Iterator[str]:
    """The text of a file that can be read twice, as `plain.decode` gives it, composed.

    The file is read once to find its encoding and what is wrong with it, before any of it is
    given, and `say` is told what of it could not be read. Raises InputError if it is no text.
    """
    file.seek(0)
    sample = file.read(PIECE)
    known = encoding or plain.encoding_of(sample)
    if encoding is None and known in (None, "utf-8"):
        known = _guessed(file, name, marked=known is not None, say=say)
    assert known
    _check(file, name, known, guessed=encoding is None)
    rest, first = "", True
    for piece in map(plain.without_nul, _decoded(file, known)):
        text = rest + (piece.removeprefix("\ufeff") if first else piece)
        end = text[-_NEAR:]
        letter = end.rstrip(plain.ACCENTS)[-1:]
        rest, first = end[end.rfind(letter) :] if letter else "", False
        yield plain.composed(text[: len(text) - len(rest)])
    yield plain.composed(rest)


def _decoded(file: IO[bytes], encoding: str, errors: str = "strict") -> Iterator[str]:
    if encoding == _MIXED:
        yield from map(plain.mended, _with_slips(file))
        return
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    while data := file.read(PIECE):
        yield decoder.decode(data)
    yield decoder.decode(b"", final=True)


def _with_slips(file: IO[bytes]) -> Iterator[str]:
    """The file as UTF-8, bytes that are none as `surrogateescape` makes them."""
    return _decoded(file, "utf-8", "surrogateescape")


def _guessed(file: IO[bytes], name: str, *, marked: bool, say: Callable[[str], None] | None) -> str:
    """UTF-8 where all bytes are, or all but slips; else Windows-1252."""
    found, slips, mixed = plain.Slips(), False, marked
    for piece in _with_slips(file):
        slips = slips or plain.has_slips(piece)
        mixed = mixed or plain.is_mixed(piece)
        found.add(piece)
    if slips and mixed and say:
        say(*found.told(name))
    return (_MIXED if mixed else "cp1252") if slips else "utf-8"


def _check(file: IO[bytes], name: str, encoding: str, *, guessed: bool) -> None:
    """Raises InputError for what `plain.decode` refuses, and for a line without end."""
    odd = total = line = 0
    nul = False
    try:
        for piece in _decoded(file, encoding):
            nul = nul or "\0" in piece
            odd += plain.odd_controls(piece)
            total += len(piece)
            last = max(piece.rfind("\n"), piece.rfind("\r"))
            line = len(piece) - last if last >= 0 else line + len(piece)
            if line > LINE_CHARACTERS:
                raise InputError(
                    f"Cannot read {name}: it has a line of more than {LINE_CHARACTERS:,} "
                    "characters; put line ends between its paragraphs."
                )
    except UnicodeError as error:
        raise plain.not_text_in(encoding, name) from error
    if plain.is_too_odd(odd, total):
        if nul:
            raise plain.too_many_nul(name)
        if guessed and encoding in ("cp1252", _MIXED):
            raise plain.no_text(name)
