"""Tables in minutes: Markdown rows, tab-separated rows and aligned columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lovp_actions import layout
from lovp_actions.layout import Line
from lovp_actions.passage import Passage, read

_GAP = re.compile(r"[ \t]{3,}|\t")
_PERSON_COLUMNS = {"naam": 1, "name": 1, "voornaam": 0, "achternaam": 2, "deelnemer": 1, "persoon": 1}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells and what their columns hold (see `layout.column_kind`)."""

    cells: tuple[Passage, ...]
    columns: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...]
    attendees: bool = False
    person: str = ""

    def cell(self, kind: str) -> Passage | None:
        """The first filled cell of a column of that kind."""
        for passage, column in zip(self.cells, self.columns, strict=False):
            if column == kind and passage:
                return passage
        return None


def end_of_table(lines: list[str]) -> int:
    """How many of the lines form a table from the first on; 0 where none begins there."""
    if layout.PIPE_ROW.match(lines[0]):
        return _count(lines, lambda line: bool(layout.PIPE_ROW.match(line) or layout.PIPE_RULE.match(line)))
    gap = _separator(lines[0])
    if gap is None:
        return 0
    size = _count(lines, lambda line: bool(gap.search(line.strip())) and not layout.BULLET.match(line))
    heads = [layout.column_kind(cell) for cell in gap.split(lines[0].strip())]
    known = sum(bool(kind) for kind in heads) >= 2
    if size >= 2 and (known or gap.pattern == "\t" and _regular(lines[:size])):
        return size
    return 0


def rows_of(source: str, lines: list[Line], section_kind: str) -> Iterator[tuple[Line, Row]]:
    """The filled rows below the heading row, each with its line."""
    piped = bool(layout.PIPE_ROW.match(lines[0].text))
    split = _pipe_cells if piped else _gap_cells
    table = [(line, split(line)) for line in lines if not (piped and layout.PIPE_RULE.match(line.text))]
    heads = [source[start:end].strip() for start, end in table[0][1]]
    columns = tuple(layout.column_kind(head) for head in heads)
    plain = [re.sub(r"[*_:]", "", head).strip().lower() for head in heads]
    people = any(head in _PERSON_COLUMNS for head in plain) and "action" not in columns
    known = sum(bool(kind) for kind in columns) >= 2 or people
    underlined = piped and len(lines) > 1 and bool(layout.PIPE_RULE.match(lines[1].text))
    has_head = known or underlined and not any(columns)
    if not known:
        columns = ("",) * len(columns)
    for line, ranges in table[1:] if has_head else table:
        cells = tuple(read(source, [span]) for span in ranges)
        filled = tuple(span for span, cell in zip(ranges, cells, strict=True) if cell)
        if not filled:
            continue
        labelled = bool(cells) and layout.section_kind(cells[0].text) == "attendees"
        attendees = people or labelled or section_kind == "attendees"
        yield line, Row(cells, columns, filled, attendees, _person(plain, cells) if people else "")


def _person(heads: list[str], cells: tuple[Passage, ...]) -> str:
    parts = sorted(
        (_PERSON_COLUMNS[head], cell.text)
        for head, cell in zip(heads, cells, strict=False)
        if head in _PERSON_COLUMNS and cell
    )
    return " ".join(words for _, words in parts)


def _count(lines: list[str], belongs: object) -> int:
    size = 0
    for line in lines:
        if not line.strip() or not belongs(line):  # type: ignore[operator]
            break
        size += 1
    return size


def _separator(line: str) -> re.Pattern[str] | None:
    words = line.strip()
    if "\t" in words and not layout.BULLET.match(line):
        return re.compile("\t")
    if len(_GAP.split(words)) >= 3:
        return _GAP
    return None


def _regular(lines: list[str]) -> bool:
    counts = {len(line.strip().split("\t")) for line in lines}
    return len(counts) == 1 and counts.pop() >= 3


def _pipe_cells(line: Line) -> list[tuple[int, int]]:
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", line.text)]
    text = line.text.rstrip()
    edges = ([] if text.lstrip().startswith("|") else [-1]) + bars
    if not text.endswith("|"):
        edges.append(len(text))
    return [
        (line.start + left + 1, line.start + right)
        for left, right in zip(edges, edges[1:], strict=False)
    ]


def _gap_cells(line: Line) -> list[tuple[int, int]]:
    gap = re.compile("\t") if "\t" in line.text.strip() else _GAP
    offset = len(line.text) - len(line.text.lstrip(" "))
    body = line.text.rstrip()[offset:]
    spans, position = [], 0
    for match in gap.finditer(body):
        spans.append((position, match.start()))
        position = match.end()
    spans.append((position, len(body)))
    return [(line.start + offset + start, line.start + offset + end) for start, end in spans]
