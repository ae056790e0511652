"""Rows with a list in the cell of their action: an action for each of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lovp_actions.language import sentences
from lovp_actions.structure import bullets, layout, line_starts
from lovp_actions.structure.passage import Passage, joined, read
from lovp_actions.structure.tables.cells import KNOWN_DOERS, Known, kind_of
from lovp_actions.structure.tables.doers import doer
from lovp_actions.structure.tables.row import Draft
from lovp_actions.structure.tables.table import Span

_BREAK = re.compile(r"(?i)<br ?/?>")
_DOTS = re.compile(r"(?=[•·▪◦●○■□☐☑☒✅➢‣])")
_SEMICOLON = re.compile(r";\s{1,9}")
_BESIDE = ("actor", "deadline", "status")
"""Roles of columns whose cell may have a line for each line of the action."""


@dataclass(slots=True)
class _Line:
    """A line of a list in a cell: where its words stand, and the tick before them."""

    words: list[Span]
    bullet: bool
    tick: str = ""


def rows(source: str, row: Draft, known: Known) -> Iterator[Draft]:
    """A row for each line of the list that the cell of the action is; the row as it is where that
    is no list: its lines have bullets, or name those who are to act."""
    role = next((each for each in ("action", "action+actor") if row.cell(each)), "")
    index = row.columns.index(role) if role else -1
    lines = _lines(source, row, index, known) if role else []
    if not lines:
        yield row
        return
    beside = {
        column: parts
        for column, kind in enumerate(row.columns)
        if kind in _BESIDE and len(parts := _broken(source, row.spans[column], _BREAK)) > 1
    }
    for number, line in enumerate(lines):
        cells, spans, columns = list(row.cells), list(row.spans), list(row.columns)
        cells[index], spans[index] = read(source, line.words), line.words
        for column, parts in beside.items():
            if len(parts) == len(lines):
                cells[column], spans[column] = read(source, parts[number : number + 1]), []
        if named := doer(source, cells[index], known):
            cells[index], who = named
            columns[index] = "action"
            if "actor" in columns:
                own = columns.index("actor")
                cells[own], spans[own] = who, []
            else:
                cells.append(who)
                columns.append("actor")
        if line.tick:
            cells.append(Passage(line.tick))
            columns.append("done")
        yield replace(row, cells=tuple(cells), spans=spans, columns=tuple(columns))


def names(source: str, cell: Passage, spans: list[Span], known: Known) -> Passage:
    """A cell with commas between the names that stand below each other in it, each of which alone
    is somebody's: not "Piet", "Jansen"."""
    parts = [read(source, [span]) for span in _broken(source, spans, _BREAK)]
    apart = all(
        kind_of(part.text, known) in KNOWN_DOERS and part.text[-1].isalnum() for part in parts
    )
    is_one = len(parts) < 2 or cell.text.lower() in known.people
    return joined(parts, ", ") if apart and not is_one else cell


def _lines(source: str, row: Draft, index: int, known: Known) -> list[_Line]:
    """The lines of the list in a cell, [] where it holds none."""
    spans = row.spans[index]
    for mark in (_BREAK, _DOTS, _SEMICOLON):
        if len(parts := _broken(source, spans, mark)) > 1:
            lines = _joined(source, parts)
            break
    else:
        cell = row.cells[index]
        told = [cell.source_span(*each) for each in sentences.split(cell.text)]
        lines = [_Line([span], bullet=False) for span in told]
    return lines if len(lines) > 1 and all(_is_entry(source, each, known) for each in lines) else []


def _broken(source: str, spans: list[Span], mark: re.Pattern[str]) -> list[Span]:
    """The filled stretches between the marks in the stretches of a cell."""
    found: list[Span] = []
    for start, end in spans:
        ends = [(each.start(), each.end()) for each in mark.finditer(source, start, end)]
        starts = [start, *(each for _, each in ends)]
        found += zip(starts, [*(each for each, _ in ends), end], strict=True)
    return [span for span in found if any(map(str.isalnum, source[slice(*span)]))]


def _joined(source: str, parts: list[Span]) -> list[_Line]:
    """The lines with their bullets and ticks; one in small letters without a bullet goes on with
    the line above it, and a label that leads in the list is left out."""
    lines: list[_Line] = []
    for start, end in parts:
        text = source[start:end]
        start += len(text) - len(text.lstrip())
        line = layout.Line(0, start, end, source[start:end].rstrip())
        bullet = bullets.match(line.text)
        if bullet is None and lines and line.text[:1].islower():
            lines[-1].words.append((start, end))
            continue
        if bullet is None and not lines and line.text.endswith(":"):
            continue
        first, ticked = line_starts.of_entry(line, bullet) if bullet else (start, False)
        lines.append(_Line([(first, end)], bullet is not None, "x" if ticked else ""))
    return lines


def _is_entry(source: str, line: _Line, known: Known) -> bool:
    return line.bullet or doer(source, read(source, line.words), known) is not None
