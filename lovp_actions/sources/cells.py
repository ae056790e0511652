"""Tables of pieces: which are tables, which only lay text out, and cells as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lovp_actions import lexicon
from lovp_actions.dates.deadlines import find_deadlines
from lovp_actions.language import verbs
from lovp_actions.language.words import CAPITALS, SMALL
from lovp_actions.sources.pieces import (
    Above,
    Heading,
    ListItem,
    Page,
    Paragraph,
    Part,
    Piece,
    Table,
    Unread,
    Verbatim,
)

_LONG_CELL = 400
"""Characters; with four paragraphs or more a longer cell holds text and no entry of a table."""
_MANY_PARAGRAPHS = 4
_LONGEST_DAY = 30
LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CAPITAL = rf"[{CAPITALS}][\w.'’-]{{0,30}}"
_NAME = re.compile(rf"{_CAPITAL}(?: (?:van|de|der|den|ter|ten|te|’t|'t|{_CAPITAL})){{0,4}}")
"""A line of a cell that reads as a name."""
_OWNED = re.compile(rf"{_NAME.pattern}(?:\s?:\s|\s[a-z]{{2,20}}t\s)")
"""A line that names who does something: "Jan: zaal boeken", "Jan belt"."""
_DEED = re.compile(
    r"(?!(?:Met|Voor|Van|Aan|Op|In|En|Of|Om|Dat|Bij|Naar|Uit|Over|Per|Tot)\b)"
    rf"[{CAPITALS}][^.!?\n]{{2,80}} (?P<verb>[{SMALL}-]{{1,30}}en)"
)
"""A line that names a deed by its infinitive: "Zaal boeken"."""
_TYPED = re.compile(r"[-–•*·]\s{1,9}(?=\S)")
"""A bullet that is typed before a line."""
_HYPHENED = re.compile(
    rf"(?P<word>[{CAPITALS}{SMALL}]{{0,60}}[{SMALL}])-\n(?=[{SMALL}])(?!(?:en|of|tot)\b)"
)
"""A word that goes on in the next line."""
_TAG = re.compile(r"<(?=[/a-zA-Z!])")


def is_text(cell: Sequence[Piece]) -> bool:
    """Whether a cell holds a part of the minutes, as where a table only gives the layout."""
    if any(isinstance(piece, (Heading, Table, Verbatim)) for piece in cell):
        return True
    return len(cell) >= _MANY_PARAGRAPHS and sum(map(len, _texts(cell))) > _LONG_CELL


def unboxed(rows: Sequence[Sequence[Sequence[Piece]]]) -> Sequence[Sequence[Sequence[Piece]]]:
    """The rows of a table, in whose cells a table of one column is what it holds: all of them as
    they are where no row would be one of short cells, as where the table only gives the layout."""
    bare = [[[each for piece in cell for each in _held(piece)] for cell in row] for row in rows]
    tabled = (sum(map(is_filled, row)) > 1 and not any(map(is_text, row)) for row in rows)
    return bare if any(tabled) else rows


def _held(piece: Piece) -> Sequence[Piece]:
    """What a table of one column holds, or the piece itself."""
    if not isinstance(piece, Table) or any(sum(map(is_filled, row)) > 1 for row in piece.rows):
        return [piece]
    return [each for row in piece.rows for cell in row for inner in cell for each in _held(inner)]


def is_labelled(cell: Sequence[Piece]) -> bool:
    """Whether a cell opens with a label in bold, above what it labels, as forms have it."""
    if len(cell) < 2 or not all(isinstance(piece, Paragraph) for piece in cell):
        return False
    first = cell[0]
    return isinstance(first, Paragraph) and bool(re.fullmatch(r"\*\*[^*\n]+\*\*", first.text))


def is_counted(rows: Sequence[Sequence[Sequence[Piece]]]) -> bool:
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
    alone = len(texts) == 1 and re.fullmatch(r"\W{0,30}\d{1,2}(\.\d{1,2})*\W{0,30}", texts[0])
    return texts[0].strip("* ") if alone else ""


def entries(row: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
    """The cells of a form as lines such as "Aanwezig: Anna, Bob"."""
    for cell in row:
        if is_labelled(cell):
            label, *rest = _texts(cell)
            yield Paragraph(f"{label.strip('*: ')}: {', '.join(rest)}")
        else:
            yield from cell


def led(row: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
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
        elif not isinstance(piece, (Above, Page, Part, Unread)):
            yield piece.text


def is_filled(cell: Sequence[Piece]) -> bool:
    """Whether anything stands in a cell itself."""
    return bool(cell) and not isinstance(cell[0], Above)


def is_turn(row: Sequence[Sequence[Piece]]) -> bool:
    """Whether a row only tells that the page turns."""
    return len(row) == 1 and len(row[0]) == 1 and isinstance(row[0][0], Page)


def resolved(
    row: Sequence[Sequence[Piece]], above: Sequence[Sequence[Piece]]
) -> list[Sequence[Piece]]:
    """The cells of a row, those that go on from the row `above` with its words."""
    cells = []
    for column, cell in enumerate(row):
        goes_on = bool(cell) and not is_filled(cell)
        over = above[column] if goes_on and column < len(above) else ()
        short = sum(map(len, _texts(over))) <= _LONG_CELL
        cells.append((over if short else ()) if goes_on else cell)
    return cells


def parted(row: Sequence[Sequence[Piece]]) -> list[Sequence[Sequence[Piece]]]:
    """The rows that a row is where its cells hold a paragraph for each: two actions, and beside
    them two days; or a line for each: two deeds, and beside them two names."""
    if pairs := _deeds_and_names(row):
        return pairs
    counts = {len(cell) for cell in row if len(cell) > 1}
    several = [list(_texts(cell)) for cell in row if len(cell) > 1]
    if len(several) < 2 or len(counts) > 1:
        return [row]
    others = [texts for texts in several if not all(map(_is_day, texts))]
    wrapped = any("\n" in text or text[:1].islower() for texts in others for text in texts)
    if not 0 < len(others) < len(several) or wrapped:
        return [row]
    return [
        [cell[number : number + 1] if len(cell) > 1 else cell for cell in row]
        for number in range(counts.pop())
    ]


def _deeds_and_names(row: Sequence[Sequence[Piece]]) -> list[Sequence[Sequence[Piece]]]:
    """The rows for each line of two cells, one of which has a deed a line and the other a name;
    none where they are no such cells."""
    told = [[line for text in _texts(cell) for line in tidy(text).split("\n")] for cell in row]
    several = [lines for lines in told if len(lines) > 1]
    if len(several) != 2 or len(several[0]) != len(several[1]):
        return []
    if sorted(all(map(_NAME.fullmatch, lines)) for lines in several) != [False, True]:
        return []
    if sum(all(map(_is_deed, lines)) for lines in several) != 1:
        return []
    return [
        [
            [Paragraph(lines[number])] if lines in several else cell
            for lines, cell in zip(told, row, strict=True)
        ]
        for number in range(len(several[0]))
    ]


def _is_deed(line: str) -> bool:
    told = _DEED.fullmatch(line)
    return told is not None and told["verb"] in verbs.infinitives()


def _is_day(text: str) -> bool:
    """Whether a text is a day, or another time by which something is done, and no more."""
    words = text.strip()
    if len(words) > _LONGEST_DAY or re.fullmatch(r"\d{4}", words):
        return False
    return any(found.text == words for found in find_deadlines(words, None))


def cell_text(cell: Sequence[Piece], above: str = "") -> str:
    """The words of a cell in a row with bars: its lines put together, those of a list with dots
    before them, names with commas and paragraphs that begin with a capital with semicolons between
    them, as lines that name who acts. A name over two lines is one where it stands so `above`."""
    paragraphs = [_HYPHENED.sub(_joined, tidy(text)).split("\n") for text in _texts(cell)]
    lines = [line.strip() for lines in paragraphs for line in lines if line.strip()]
    listed = sum(isinstance(piece, ListItem) for piece in cell) > 1
    if len(lines) > 1 and all(map(_NAME.fullmatch, lines)):
        words = lines[0]
        for before, line in pairwise(lines):
            whole = re.search(rf"(?<!\w){re.escape(before)} {re.escape(line)}(?!\w)", above)
            words += f" {line}" if whole else f", {line}"
    elif len(lines) > 1 and all(map(_OWNED.match, lines)):
        words = " ".join(f"{line};" if line[-1:].isalnum() else line for line in lines).rstrip(";")
    elif listed or sum(bool(_TYPED.match(line)) for line in lines) > 1:
        listed_lines = _dotted(cell) if listed else [_TYPED.sub("• ", line) for line in lines]
        words = " ".join(listed_lines)
    else:
        words = ""
        for lines in paragraphs:
            text = " ".join(filter(None, map(str.strip, lines)))
            anew = words[-1:].isalnum() and text[:1].isupper()
            words += ("; " if anew else " " if words and text else "") + text
    words = re.sub(r"~~([,; ]{1,2})~~", r"\1", words)
    return escaped(words).replace("|", "\\|").replace("\t", " ").strip()


def _joined(broken: re.Match[str]) -> str:
    """A word that is broken off at the end of a line, with its hyphen where that is its own."""
    word = broken["word"]
    return f"{word}-" if word.lower() in lexicon.load("layout")["hyphen"]["own"] else word


def _dotted(cell: Sequence[Piece]) -> list[str]:
    """The texts of a cell, those of entries of a list with a dot before them."""
    return [
        "• " * isinstance(piece, ListItem) + " ".join(tidy(text).split("\n"))
        for piece in cell
        for text in _texts([piece])
    ]


def row_text(cells: Sequence[str]) -> str:
    """The line of a row of cells."""
    return "| " + " | ".join(cells) + " |"


def tidy(text: str) -> str:
    """The text with plain line ends and without blank lines and control characters."""
    lines = (re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", each) for each in LINE_ENDS.split(text))
    return "\n".join(line.strip(" ") for line in lines if line.strip())


def escaped(text: str) -> str:
    """The text so that what stands between angle brackets is not taken for HTML."""
    return _TAG.sub(r"\\<", text)
