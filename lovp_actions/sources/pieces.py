"""The form between a document and its text: what all formats are read into.

A reader of a format gives pieces in the order of reading; `render.py` makes of them the text that
the parser of minutes understands, and keeps the place of each line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from lovp_actions.sources.kinds import Kind


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands in its document. An unknown `page` (from 1) is None, other unknown
    places are ""."""

    page: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of `level` 1 (the title) to 6, with its number, if it has one, in `text`."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text; line ends in it stay."""

    text: str


@dataclass(frozen=True, slots=True)
class ListItem:
    """An entry of a list: `depth` from 0, `marker` as it is read ("-", "1.", "a)")."""

    text: str
    depth: int = 0
    marker: str = "-"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, which hold pieces themselves; `head` tells that the first row is marked as
    column headings. A row that holds a Page alone tells where the table goes on."""

    rows: Sequence[Sequence[Sequence[Piece]]]
    head: bool = False


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines to be read as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """Here begins page `number`, from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Part:
    """Here begins a part of the document that counts its own paragraphs, such as "body" or
    "attachment notulen.docx"."""

    name: str


@dataclass(frozen=True, slots=True)
class Above:
    """All that is in a cell that goes on from the row above, as merged cells do."""


@dataclass(frozen=True, slots=True)
class Running:
    """A line of the running head of pages, which is no part of the text but may date it."""

    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of the document that cannot be read: `words` are a sentence that names it and says
    what to do, as an InputError does."""

    words: str


Piece = Heading | Paragraph | ListItem | Table | Verbatim | Page | Part | Above | Running | Unread


def blocks_in(pieces: Iterable[Piece]) -> int:
    """How many paragraphs and cells there are in the pieces, and in their cells."""
    stack, count = list(pieces), 0
    while stack:
        piece = stack.pop()
        if isinstance(piece, Table):
            cells = [cell for row in piece.rows for cell in row]
            count += len(cells)
            stack += chain.from_iterable(cells)
        else:
            count += 1
    return count


PiecesOf = Callable[[Kind, bytes, str, str | None, int], Iterable[Piece]]
"""Gives the pieces of a file that is packed in another (see `formats.pieces`)."""
