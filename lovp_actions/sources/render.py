"""From pieces to text: the one place where documents get the form that the parser reads."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lovp_actions.errors import InputError
from lovp_actions.sources.cells import (
    LINE_ENDS,
    cell_text,
    entries,
    escaped,
    is_counted,
    is_filled,
    is_labelled,
    is_text,
    is_turn,
    led,
    parted,
    resolved,
    row_text,
    tidy,
    unboxed,
)
from lovp_actions.sources.limits import COLUMNS
from lovp_actions.sources.pieces import (
    Above,
    Heading,
    ListItem,
    Page,
    Paragraph,
    Part,
    Piece,
    Place,
    Running,
    Table,
    Unread,
    Verbatim,
)

_MOST_DEPTH = 8
_HEAD, _LONGEST_HEAD = 60, 6000
"""Lines and characters that tell the whole names of people."""
_OPENS_MARKED = re.compile(r"(?=[#|>])")


def render(
    pieces: Iterable[Piece], name: str = "", most: int = sys.maxsize
) -> tuple[str, tuple[Place, ...], tuple[str, ...]]:
    """The pieces as text, the place of each of its lines, and what could not be read.

    Raises InputError, about the document `name`, for a text of more than `most` characters."""
    renderer = _Renderer(name, most)
    for piece in pieces:
        renderer.add(piece)
    text = "".join(renderer.lines)
    return text, tuple(renderer.places), tuple(dict.fromkeys(renderer.unread))


@dataclass
class _Renderer:
    name: str
    most: int
    length: int = 0
    lines: list[str] = field(default_factory=list)
    """Each with its line end; a page begins with a form feed."""
    places: list[Place] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    part: str = ""
    page: int | None = None
    paragraphs: int = 0
    tables: int = 0
    turned: bool = False
    """Whether a page was turned since the last line."""
    listing: bool = False
    """Whether the last line belongs to a list."""

    def add(self, piece: Piece, words: str = "") -> None:
        """Add a piece; `words` is its place where that is known already."""
        if isinstance(piece, Page):
            self.turned = self.turned or (bool(self.lines) and self.page != piece.number)
            self.page = piece.number
        elif isinstance(piece, Unread):
            self.unread.append(piece.words)
        elif isinstance(piece, (Above, Running)):
            pass
        elif isinstance(piece, Part):
            self.part, self.page = piece.name, None
            self.paragraphs = self.tables = 0
        elif isinstance(piece, Table):
            self._add_table(piece, words)
        elif isinstance(piece, Verbatim):
            self._blank()
            for number, line in enumerate(LINE_ENDS.split(piece.text), start=1):
                self._put(line.rstrip(), words or f"line {number}")
        elif text := tidy(piece.text):
            self.paragraphs += not words
            if not (self.listing and isinstance(piece, ListItem)):
                self._blank()
            for line in _lines(piece, text):
                self._put(line, words or f"paragraph {self.paragraphs}")
            self.listing = isinstance(piece, ListItem)

    def _add_table(self, table: Table, words: str) -> None:
        self.tables += not words
        rows = unboxed(table.rows)
        bare = [[cell if is_filled(cell) else [] for cell in row] for row in rows]
        width = max((len(row) for row in bare), default=0)
        filled = max((sum(map(bool, row)) for row in bare), default=0)
        counted = is_counted(bare)
        form = not counted and any(map(is_labelled, next(filter(any, bare), ())))
        place, tabled = words or f"table {self.tables}", False
        head = "".join(self.lines[:_HEAD])[:_LONGEST_HEAD]
        number, above = 0, list[Sequence[Piece]]()
        for whole, row in zip(rows, bare, strict=True):
            if is_turn(whole) and isinstance(turn := whole[0][0], Page):
                self.page = turn.number  # without a sign of it in the text, for the table goes on
                continue
            number += 1
            above = resolved(whole, above)
            if not any(row):
                continue
            where = f"{place}, row {number}"
            labelled = form and any(map(is_labelled, row))
            if filled < 2 or counted or labelled or any(map(is_text, row)):
                for piece in entries(row) if form else led(row):
                    self.add(piece, where)
                tabled = False
                continue
            if not tabled:
                self._blank()
            rest = [""] * (min(width, COLUMNS) - len(row))
            for each in parted(above):
                self._put(row_text([*(cell_text(cell, head) for cell in each), *rest]), where)
            if table.head and number == 1:
                self._put("|" + " --- |" * min(width, COLUMNS), where)
            tabled = True

    def _put(self, line: str, words: str) -> None:
        prefix = "\f" if self.turned else ""
        self.turned = self.listing = False
        self.lines.append(f"{prefix}{line}\n")
        self.length += len(line)
        if self.length > self.most:
            raise InputError(
                f"Cannot read {self.name}: it has more than {self.most:,} characters; split it."
            )
        if self.page is not None and not words.startswith("table"):
            words = ""
        self.places.append(Place(self.page, ", ".join(filter(None, (self.part, words)))))

    def _blank(self) -> None:
        """A blank line, but not at the top and not after another one."""
        if self.lines and self.lines[-1].strip():
            self.lines.append("\n")
            self.places.append(Place(self.page, self.part))


def _lines(piece: Heading | Paragraph | ListItem, text: str) -> Iterator[str]:
    if isinstance(piece, Heading):
        yield "#" * min(max(piece.level, 1), 6) + " " + escaped(text.replace("\n", " "))
        return
    first, *rest = escaped(text).split("\n")
    if isinstance(piece, ListItem):
        indent = "  " * min(max(piece.depth, 0), _MOST_DEPTH)
        yield f"{indent}{piece.marker} {first}"
        yield from (f"{indent}  {line}" for line in rest)
    else:
        yield _OPENS_MARKED.sub("\\\\", first, count=1) if first[0] in "#|>" else first
        yield from rest
