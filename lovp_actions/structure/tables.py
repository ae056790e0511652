"""Tables in minutes: Markdown rows, tab-separated rows and aligned columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lovp_actions.structure import layout
from lovp_actions.structure.layout import Line
from lovp_actions.structure.passage import Passage, read

Span = tuple[int, int]
_BAR = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r"[ \t]{2,}|\t")
_HEAD_ROWS = 3
"""A title or empty row may stand above the row of column headings."""
_COLUMNS = 40
"""More cells in a line than this are no table."""
_BARS = 200
"""Nor are more bars than this."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells and what their columns hold (see `layout.column_kind`).

    `ranges` are the offsets of its filled cells in the source, in order. `attendees` tells
    that the row names people; `person` is then the name, where a column holds just that.
    """

    cells: tuple[Passage, ...]
    columns: tuple[str, ...]
    ranges: tuple[Span, ...]
    attendees: bool = False
    person: str = ""

    def cell(self, kind: str) -> Passage | None:
        """The first filled cell of a column of that kind."""
        for passage, column in zip(self.cells, self.columns, strict=False):
            if column == kind and passage:
                return passage
        return None


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a table and how their cells are told apart."""

    lines: list[Line]
    split: Callable[[Line], list[Span]]
    aligned: bool = False
    """Whether cells stand below their heading, and may run over several lines."""


def find(lines: list[Line], index: int) -> Table | None:
    """The table that begins at `lines[index]`, None where none does."""
    text = lines[index].text
    if "|" in text:
        return _piped(lines, index) if text.count("|") <= _BARS else None
    if "\t" in text.strip() and not layout.BULLET.match(text):
        return _tabbed(lines, index)
    if "  " in text.strip() and len(text) <= layout.LONGEST_HEADING:
        return _aligned(lines, index)
    return None


def _piped(lines: list[Line], index: int) -> Table | None:
    if layout.PIPE_ROW.match(lines[index].text):

        def belongs(line: Line) -> bool:
            row = layout.PIPE_ROW.match(line.text) or layout.is_table_rule(line.text)
            return bool(row) and line.text.count("|") <= _BARS

    else:
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        ruled = "|" in following and layout.is_table_rule(following)
        heads = [lines[index].text[slice(*span)] for span in _pipe_spans(lines[index])]
        if not ruled and _known(heads) < 2:
            return None

        def belongs(line: Line) -> bool:
            return 0 < line.text.count("|") <= _BARS

    return Table(_run(lines, index, belongs), _pipe_cells)


def _tabbed(lines: list[Line], index: int) -> Table | None:
    """Rows with tabs: below known column headings, or all of three cells and more."""
    heads = re.split(r"\t+", lines[index].text.strip())
    if len(heads) > _COLUMNS:
        return None
    fewest = 2 if _known(heads) >= 2 or _are_people(heads, "") else 3

    def belongs(line: Line) -> bool:
        text = line.text.strip()
        return len(text.split("\t", fewest)) >= fewest and not layout.BULLET.match(line.text)

    run = _run(lines, index, belongs)
    return Table(run, _tab_cells) if len(run) >= 2 else None


def _aligned(lines: list[Line], index: int) -> Table | None:
    """Columns set with spaces below known column headings."""
    starts = _starts(lines[index])
    heads = [lines[index].text[start:end].strip() for start, end in starts]
    if len(heads) < 2 or _known(heads) < 2:
        return None
    columns = [start for start, _ in starts]

    def belongs(line: Line) -> bool:
        if layout.is_table_rule(line.text) or layout.is_rule(line.text):
            return True
        return bool(_GAP.search(line.text.strip())) or line.indent >= columns[1] - 1

    run = _run(lines, index, belongs)
    return Table(run, lambda line: _in_columns(line, columns), aligned=True)


def _run(lines: list[Line], index: int, belongs: Callable[[Line], bool]) -> list[Line]:
    """The lines from `index` on that belong to one table."""
    end = index + 1
    while end < len(lines) and lines[end].text.strip() and belongs(lines[end]):
        end += 1
    return lines[index:end]


def _known(heads: Sequence[str]) -> int:
    """How many different kinds of column the cells are headings of."""
    return len({layout.column_kind(head) for head in heads[:_COLUMNS]} - {""})


# ---- cells: offsets in the source


def _pipe_spans(line: Line) -> list[Span]:
    """Cells of a row with bars, as offsets in the line; one at least."""
    text = line.text.rstrip()
    edges = [match.start() for match in _BAR.finditer(text)]
    if not text.lstrip().startswith("|"):
        edges.insert(0, -1)
    if not text.endswith("|"):
        edges.append(len(text))
    return [(left + 1, right) for left, right in pairwise(edges)] or [(len(text), len(text))]


def _pipe_cells(line: Line) -> list[Span]:
    return [(line.start + start, line.start + end) for start, end in _pipe_spans(line)]


def _tab_cells(line: Line) -> list[Span]:
    offset = line.start + line.indent if line.text.startswith(" ") else line.start
    spans = []
    for cell in line.text[offset - line.start :].rstrip().split("\t"):
        spans.append((offset, offset + len(cell)))
        offset += len(cell) + 1
    return spans


def _starts(line: Line) -> list[Span]:
    """Cells parted by white space, as offsets in the line."""
    text, position, spans = line.text.rstrip(), line.indent, []
    for match in _GAP.finditer(text, position):
        spans.append((position, match.start()))
        position = match.end()
    return [*spans, (position, len(text))]


def _in_columns(line: Line, columns: list[int]) -> list[Span]:
    """The cell below each heading: what begins there, or up to two characters before it."""
    cells = [(line.start, line.start)] * len(columns)
    for start, end in _starts(line):
        column = max((i for i, at in enumerate(columns) if at <= start + 2), default=0)
        first, last = cells[column]
        cells[column] = (first if last > first else line.start + start, line.start + end)
    return cells


# ---- rows


def rows_of(source: str, table: Table, section_kind: str) -> Iterator[tuple[Line, Row]]:
    """The filled rows below the heading row, each with its line."""
    lines = [line for line in table.lines if not layout.is_table_rule(line.text)]
    lines = [line for line in lines if not layout.is_rule(line.text)]
    cut = [(line, [[span] for span in table.split(line)]) for line in lines]
    ruled = len(table.lines) > 1 and layout.is_table_rule(table.lines[1].text)
    heads = _Heads.of(source, [cells for _, cells in cut[:_HEAD_ROWS]], section_kind, ruled)
    rows = cut[heads.rows :]
    for line, spans in _joined(rows) if table.aligned else rows:
        cells = tuple(_filled(read(source, each)) for each in spans)
        if not any(cells) or heads.repeated(cells):
            continue
        ranges = tuple(
            sorted(span for each, cell in zip(spans, cells, strict=True) if cell for span in each)
        )
        labelled = layout.section_kind(cells[0].text) == "attendees"
        listed = section_kind == "attendees" and "action" not in heads.kinds
        listed = listed and not layout.labels_front(cells[0].text)
        columns = heads.kinds if heads.rows else ("",) * len(cells)
        person = heads.person(cells) if heads.people else ""
        yield line, Row(cells, columns, ranges, heads.people or labelled or listed, person)


def _filled(cell: Passage) -> Passage:
    """The cell, empty where it only asks to be filled in."""
    return Passage("") if layout.is_placeholder(cell.text) else cell


def _joined(
    rows: list[tuple[Line, list[list[Span]]]],
) -> Iterator[tuple[Line, list[list[Span]]]]:
    """Rows of aligned columns, with the lines on which their cells go on."""
    current: tuple[Line, list[list[Span]]] | None = None
    for line, cells in rows:
        opens = cells[0][0][0] < cells[0][0][1]
        if opens or current is None:
            if current is not None:
                yield current
            current = line, [list(cell) for cell in cells]
            continue
        for whole, part in zip(current[1], cells, strict=True):
            whole += [span for span in part if span[0] < span[1]]
    if current is not None:
        yield current


@dataclass(frozen=True, slots=True)
class _Heads:
    """The column headings of a table: its first `rows` rows, 0 where it has none."""

    rows: int
    kinds: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    people: bool = False

    @classmethod
    def of(
        cls, source: str, first: list[list[list[Span]]], section_kind: str, ruled: bool
    ) -> _Heads:
        """The headings among the first rows; `ruled` tells of a rule below the very first."""
        for index, cells in enumerate(first):
            words = _plain(source, cells)
            people = _are_people(words, section_kind)
            if people or _known(words) >= 2:
                kinds = tuple("" if people else layout.column_kind(word) for word in words)
                return cls(index + 1, kinds, words, people)
            if sum(map(bool, words)) > 1:
                break  # more than a title above the headings
        words = _plain(source, first[0]) if first else ("",)
        label = layout.section_kind(words[0]) == "attendees" or layout.labels_front(words[0])
        if ruled and not label:
            return cls(1, tuple(map(layout.column_kind, words)), words)
        return cls(0)

    def repeated(self, cells: tuple[Passage, ...]) -> bool:
        """Whether the row is the headings again, as at the top of a new page."""
        return bool(self.rows) and tuple(cell.text for cell in cells) == self.names

    def person(self, cells: tuple[Passage, ...]) -> str:
        """The name in a row of a table of people."""
        parts = {"first": "", "name": "", "last": ""}
        for head, cell in zip(self.names, cells, strict=False):
            for part in parts:
                if not parts[part] and layout.pattern("people", part).fullmatch(head):
                    parts[part] = cell.text
        surname, comma, given = parts["name"].partition(",")
        if comma and given.strip() and "," not in given:
            parts["name"] = f"{given.strip()} {surname.strip()}"  # "Bakker, Anna"
        return " ".join(part for part in parts.values() if part)


def _plain(source: str, cells: list[list[Span]]) -> tuple[str, ...]:
    """The words of the cells of one line, without emphasis."""
    return tuple(re.sub(r"[*_:]", "", source[slice(*cell[0])]).strip() for cell in cells)


def _are_people(heads: Sequence[str], section_kind: str) -> bool:
    """Whether the columns are those of a table of people."""
    if "action" in map(layout.column_kind, heads):
        return False
    parts = ("first", "last", "name")
    named = [
        any(layout.pattern("people", part).fullmatch(head) for part in parts) for head in heads
    ]
    other = [bool(layout.pattern("people", "other").fullmatch(head)) for head in heads]
    if not any(named):
        return False
    label = layout.section_kind(heads[0]) == "attendees"  # of a row: "| Aanwezig | Anna, Bob |"
    whole = all(a or b for a, b in zip(named, other, strict=True))
    return whole or (section_kind == "attendees" and not label)
