"""From lines to windows of tokens, short enough for the network, with what stands before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from lovp_actions.reader.lines import Line

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

LONGEST = 120
"""Tokens that are read of one unit."""
LONGEST_HEADING, LONGEST_SPEAKER = 40, 20
BUDGET, CONTEXT = 160, 40
"""Tokens of a window, and those of them that stand before what is read. Longer windows are read
less well: see `training/reader/README.md`."""


@dataclass(frozen=True)
class Row:
    """A line as tokens. `ids` (n) with what opens it; `offsets` (n, 2) are characters of the
    line, equal where a token stands for none of them."""

    line: Line
    ids: list[int]
    offsets: list[tuple[int, int]]


@dataclass(frozen=True)
class Marks:
    """Ids of the tokens that have a meaning of their own: what opens a window, ends it (and opens
    a heading), opens a unit, a list item, a table row; `pad` fills up."""

    start: int
    end: int
    unit: int
    item: int
    row: int
    pad: int


@dataclass(frozen=True)
class Window:
    """Rows one behind the other as the network reads them; items are sought in `read`, which
    holds indices of rows; the others are context."""

    rows: Sequence[Row]
    chosen: list[int]
    read: frozenset[int]
    marks: Marks

    @cached_property
    def bases(self) -> dict[int, int]:
        """Of each chosen row the position of its first token."""
        at, found = 1, {}
        for index in self.chosen:
            found[index] = at
            at += len(self.rows[index].ids)
        return found

    @cached_property
    def ids(self) -> list[int]:
        """The tokens."""
        inner = [token for index in self.chosen for token in self.rows[index].ids]
        return [self.marks.start, *inner, self.marks.end]

    @cached_property
    def origins(self) -> list[tuple[int, int]]:
        """Of each token its row and its index in it; (-1, 0) for the two outermost."""
        inner = [(row, n) for row in self.chosen for n in range(len(self.rows[row].ids))]
        return [(-1, 0), *inner, (-1, 0)]

    @property
    def units(self) -> list[int]:
        """Indices of the rows in which items are sought."""
        return [index for index in self.chosen if index in self.read]

    @property
    def numbers(self) -> dict[int, int]:
        """Of each unit in which items are sought the index of its row."""
        return {self.rows[index].line.unit: index for index in self.units}

    @cached_property
    def edges(self) -> NDArray[np.bool_]:
        """Of each token (3, n): whether it is part of the text, may open a span, may end one."""
        found = np.zeros((3, len(self.ids)), dtype=bool)
        for at, (index, token) in enumerate(self.origins):
            if index >= 0:
                row = self.rows[index]
                found[:, at] = _edges(row.line.text, *row.offsets[token])
        return found


def _edges(text: str, start: int, end: int) -> tuple[bool, bool, bool]:
    if end <= start:
        return False, False, False
    while start < end and text[start] == " ":
        start += 1
    opens = start < end and (text[start].isalnum() or text[start] in "@(#€")
    opens = opens and not (start > 0 and text[start - 1].isalnum())
    ends = text[end - 1].isalnum() or text[end - 1] in ").'"
    return True, opens, ends and not (end < len(text) and text[end].isalnum())


def _whole(text: str) -> str:
    """The text without halves of characters, which no tokenizer takes; as long as before."""
    return text.encode("utf-8", "replace").decode()


def rows(lines: Sequence[Line], tokenizer: Tokenizer, marks: Marks) -> list[Row]:
    """The lines as tokens."""
    encoded = tokenizer.encode_batch(
        [_whole(line.text) for line in lines], add_special_tokens=False
    )
    return [
        _row(line, each.ids, each.offsets, marks) for line, each in zip(lines, encoded, strict=True)
    ]


def _row(line: Line, ids: list[int], offsets: list[tuple[int, int]], marks: Marks) -> Row:
    opening = {"heading": [marks.end], "item": [marks.unit, marks.item]}.get(line.kind)
    if opening is None:
        opening = {"row": [marks.unit, marks.row], "speaker": []}.get(line.kind, [marks.unit])
    most = {"heading": LONGEST_HEADING, "speaker": LONGEST_SPEAKER}.get(line.kind, LONGEST)
    return Row(line, opening + ids[:most], [(0, 0)] * len(opening) + offsets[:most])


def headings(rows: Sequence[Row]) -> list[int]:
    """Of each row the index of the heading above it, -1 where there is none."""
    above, found = -1, []
    for number, row in enumerate(rows):
        found.append(above)
        if row.line.kind == "heading":
            above = number
    return found


def windows(
    rows: Sequence[Row], marks: Marks, budget: int = BUDGET, context: int = CONTEXT, first: int = 0
) -> Iterator[Window]:
    """Windows that read each unit once. Each opens with the heading in force, then up to `context`
    tokens of what stands before; the last unit looks ahead, and is read by the next window.

    `first` is the number of rows of the first window, 0 for as many as it holds.
    """
    above, at = headings(rows), 0
    while at < len(rows):
        left, size = at, 0
        while left > 0 and at and size + len(rows[left - 1].ids) <= context:
            left -= 1
            size += len(rows[left].ids)
        opens = above[left] >= 0 and rows[left].line.kind != "heading"
        heading = [above[left]] if opens else []
        size += sum(len(rows[n].ids) for n in heading)
        right = at
        while right < len(rows) and (right == at or size + len(rows[right].ids) <= budget):
            if first and at == 0 and right >= first:
                break
            size += len(rows[right].ids)
            right += 1
        stop = right - 1 if context and right < len(rows) and right - at >= 3 else right
        read = frozenset(n for n in range(at, stop) if rows[n].line.is_unit)
        if read:
            yield Window(rows, [*heading, *range(left, right)], read, marks)
        at = stop
