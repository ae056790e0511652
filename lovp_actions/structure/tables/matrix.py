"""Tables with a column for each person, ticked in the rows of what that person does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lovp_actions.structure.passage import joined, read
from lovp_actions.structure.tables.cells import Known, is_one_of, is_tick, kind_of
from lovp_actions.structure.tables.row import Draft
from lovp_actions.structure.tables.table import Span

_FEWEST = 2
"""Columns of people."""


def owned(
    source: str, heads: Sequence[list[Span]], rows: Sequence[Draft], known: Known
) -> Iterator[Draft]:
    """The rows, each with the names over its ticks, which stand in the cells `heads`, as those who
    act, where the columns are of people."""
    people = {
        at: name
        for at, spans in enumerate(heads)
        if kind_of((name := read(source, spans)).text, known) in ("person", "given")
        and all(is_tick(_cell(row, at)) or _is_empty(_cell(row, at)) for row in rows)
    }
    for row in rows:
        names = [name for at, name in people.items() if is_one_of("yes", _cell(row, at))]
        if names and len(people) >= _FEWEST:
            cells, columns = (*row.cells, joined(names, ", ")), (*row.columns, "actor")
            row = replace(row, cells=cells, columns=columns)
        yield row


def _is_empty(words: str) -> bool:
    return not words or is_one_of("blank", words)


def _cell(row: Draft, at: int) -> str:
    return row.cells[at].text.strip().lower() if at < len(row.cells) else ""
