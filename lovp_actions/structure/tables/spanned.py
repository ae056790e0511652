"""Cells that stand over two columns, the number's and the action's: the words are the action."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from lovp_actions.structure.tables import heads
from lovp_actions.structure.tables.cells import NUMBER, Known, kind_of
from lovp_actions.structure.tables.row import Draft


def parted(names: tuple[str, ...], rows: Sequence[Draft]) -> tuple[str, ...]:
    """The headings, of which one of actions that stands over numbers, or of actors that stands over
    single letters, with nothing over the words beside these, is set over the words."""
    for index, (head, beside) in enumerate(pairwise(names)):
        kind = heads.column_kind(head)
        if beside or kind not in ("action", "actor"):
            continue
        both = [row.cells[index].text for row in rows if sum(map(bool, row.cells[index:][:2])) > 1]
        if both and all(map(_counts if kind == "action" else _is_letter, both)):
            return (*names[:index], beside, head, *names[index + 2 :])
    return names


def set_right(names: tuple[str, ...], rows: Iterable[Draft], given: tuple[str, ...]) -> list[Draft]:
    """The rows, with words below the heading of numbers set below that of actions where nothing
    stands there; `given` are the headings as they were before `parted`."""
    at = [
        index
        for index, (head, beside) in enumerate(pairwise(names))
        if heads.column_kind(beside) == "action"
        and ("number" in heads.all_kinds(head) or (not head and names != given))
    ]
    return [_moved(row, at[0]) if at else row for row in rows]


def _moved(row: Draft, index: int) -> Draft:
    over = row.cells[index : index + 2]
    alone = sum(map(bool, row.cells)) < 2
    if len(over) < 2 or alone or over[1] or not _tells(over[0].text):
        return row
    return swapped(row, index, index + 1)


def swapped(row: Draft, one: int, other: int) -> Draft:
    """A row with the words of two of its cells in each other's place."""
    cells, spans = list(row.cells), list(row.spans)
    cells[one], cells[other] = cells[other], cells[one]
    spans[one], spans[other] = spans[other], spans[one]
    return replace(row, cells=tuple(cells), spans=spans)


def _tells(words: str) -> bool:
    """Whether the cell of a number has words that tell something to do."""
    return len(words.split()) > 1 and not _counts(words) and kind_of(words, Known()) in _WORDS


_WORDS = ("task", "text")


def _is_letter(words: str) -> bool:
    return len(words.strip(" .()")) == 1


def _counts(words: str) -> bool:
    return NUMBER.fullmatch(words.strip()) is not None
