"""The form between a document and its text: what all formats are read into.

A reader of a format gives pieces in the order of reading; `render` makes of them the text that
the parser of minutes understands, and keeps the place of each line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_MOST_DEPTH = 8
_LONG_CELL = 400
"""Characters; with four paragraphs or more a longer cell holds text and no entry of a table."""
_MANY_PARAGRAPHS = 4
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TAG = re.compile(r"<(?=[/a-zA-Z!])")
_OPENS_MARKED = re.compile(r"(?=[#|>])")


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
    column headings."""

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


Piece = Heading | Paragraph | ListItem | Table | Verbatim | Page | Part


def render(pieces: Iterable[Piece]) -> tuple[str, tuple[Place, ...]]:
    """The pieces as text, and the place of each of its lines."""
    renderer = _Renderer()
    for piece in pieces:
        renderer.add(piece)
    text = "".join(renderer.lines)
    return text, tuple(renderer.places)


@dataclass
class _Renderer:
    lines: list[str] = field(default_factory=list)
    """Each with its line end; a page begins with a form feed."""
    places: list[Place] = field(default_factory=list)
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
            self.turned = bool(self.lines)
            self.page = piece.number
        elif isinstance(piece, Part):
            self.part, self.page = piece.name, None
            self.paragraphs = self.tables = 0
        elif isinstance(piece, Table):
            self._add_table(piece, words)
        elif isinstance(piece, Verbatim):
            self._blank()
            for number, line in enumerate(_LINE_ENDS.split(piece.text), start=1):
                self._put(line.rstrip(), words or f"line {number}")
        elif text := _tidy(piece.text):
            self.paragraphs += not words
            if not (self.listing and isinstance(piece, ListItem)):
                self._blank()
            for line in _lines(piece, text):
                self._put(line, words or f"paragraph {self.paragraphs}")
            self.listing = isinstance(piece, ListItem)

    def _add_table(self, table: Table, words: str) -> None:
        self.tables += not words
        width = max((len(row) for row in table.rows), default=0)
        filled = max((sum(map(bool, row)) for row in table.rows), default=0)
        counted = _is_counted(table.rows)
        form = not counted and any(map(_is_labelled, next(filter(any, table.rows), ())))
        place, tabled = words or f"table {self.tables}", False
        for number, row in enumerate(table.rows, start=1):
            if not any(row):
                continue
            where = f"{place}, row {number}"
            labelled = form and any(map(_is_labelled, row))
            if filled < 2 or counted or labelled or any(map(_is_text, row)):
                for piece in _entries(row) if form else _led(row):
                    self.add(piece, where)
                tabled = False
                continue
            if not tabled:
                self._blank()
            cells = [_cell(cell) for cell in row] + [""] * (width - len(row))
            self._put(_row(cells), where)
            if table.head and number == 1:
                self._put("|" + " --- |" * width, where)
            tabled = True

    def _put(self, line: str, words: str) -> None:
        prefix = "\f" if self.turned else ""
        self.turned = self.listing = False
        self.lines.append(f"{prefix}{line}\n")
        if self.page is not None and not words.startswith("table"):
            words = ""
        self.places.append(Place(self.page, ", ".join(filter(None, (self.part, words)))))

    def _blank(self) -> None:
        """A blank line, but not at the top and not after another one."""
        if self.lines and self.lines[-1].strip():
            self.lines.append("\n")
            self.places.append(Place(self.page, self.part))


# ---- paragraphs


def _tidy(text: str) -> str:
    """The text with plain line ends and without blank lines and control characters."""
    lines = (re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", each) for each in _LINE_ENDS.split(text))
    return "\n".join(line.strip(" ") for line in lines if line.strip())


def _lines(piece: Heading | Paragraph | ListItem, text: str) -> Iterator[str]:
    if isinstance(piece, Heading):
        yield "#" * min(max(piece.level, 1), 6) + " " + _escaped(text.replace("\n", " "))
        return
    first, *rest = _escaped(text).split("\n")
    if isinstance(piece, ListItem):
        indent = "  " * min(max(piece.depth, 0), _MOST_DEPTH)
        yield f"{indent}{piece.marker} {first}"
        yield from (f"{indent}  {line}" for line in rest)
    else:
        yield _OPENS_MARKED.sub("\\\\", first, count=1) if first[0] in "#|>" else first
        yield from rest


def _escaped(text: str) -> str:
    """The text so that what stands between angle brackets is not taken for HTML."""
    return _TAG.sub(r"\\<", text)


# ---- tables


def _is_text(cell: Sequence[Piece]) -> bool:
    """Whether a cell holds a part of the minutes, as where a table only gives the layout."""
    if any(isinstance(piece, (Heading, Table, Verbatim)) for piece in cell):
        return True
    return len(cell) >= _MANY_PARAGRAPHS and sum(map(len, _texts(cell))) > _LONG_CELL


def _is_labelled(cell: Sequence[Piece]) -> bool:
    """Whether a cell opens with a label in bold, above what it labels, as forms have it."""
    if len(cell) < 2 or not all(isinstance(piece, Paragraph) for piece in cell):
        return False
    first = cell[0]
    return isinstance(first, Paragraph) and bool(re.fullmatch(r"\*\*[^*\n]+\*\*", first.text))


def _is_counted(rows: Sequence[Sequence[Sequence[Piece]]]) -> bool:
    """Whether the rows are numbered parts of the minutes: a number, and text beside it."""
    filled = [row for row in rows if any(row)]
    return (
        all(len(row) == 2 and (not row[0] or _number(row[0])) for row in filled)
        and any(_number(row[0]) for row in filled)
        and any(sum(text.count("\n") + 1 for text in _texts(row[1])) > 2 for row in filled)
    )


def _number(cell: Sequence[Piece]) -> str:
    """The number that is all that stands in a cell, or ""."""
    texts = list(_texts(cell))
    alone = len(texts) == 1 and re.fullmatch(r"\W*\d{1,2}(\.\d{1,2})*\W*", texts[0])
    return texts[0].strip("* ") if alone else ""


def _entries(row: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
    """The cells of a form as lines such as "Aanwezig: Anna, Bob"."""
    for cell in row:
        if _is_labelled(cell):
            label, *rest = _texts(cell)
            yield Paragraph(f"{label.strip('*: ')}: {', '.join(rest)}")
        else:
            yield from cell


def _led(row: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
    """The pieces of the cells of a row, a number in a cell of its own put before what it
    counts."""
    number = ""
    for cell in row:
        pieces = list(cell)
        if counts := _number(cell):
            number = counts
            continue
        if number and pieces and isinstance(pieces[0], (Heading, Paragraph)):
            first = pieces[0]
            words = f"{number} {first.text}"
            pieces[0] = (
                Heading(words, first.level) if isinstance(first, Heading) else Paragraph(words)
            )
            number = ""
        yield from pieces
    if number:
        yield Paragraph(number)


def _texts(cell: Sequence[Piece]) -> Iterator[str]:
    """The texts of the pieces in a cell, those of tables in it included."""
    stack: list[Piece] = list(reversed(cell))
    while stack:
        piece = stack.pop()
        if isinstance(piece, Table):
            stack += [
                each
                for row in reversed(piece.rows)
                for inner in reversed(row)
                for each in reversed(inner)
            ]
        elif not isinstance(piece, (Page, Part)):
            yield piece.text


def _cell(cell: Sequence[Piece]) -> str:
    words = "<br>".join(_escaped(each) for text in _texts(cell) for each in _tidy(text).split("\n"))
    return words.replace("|", "\\|").replace("\t", " ").strip()


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
