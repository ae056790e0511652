"""Rows of a kept list as items, so that what can be written of items can be written of a list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from lovp_actions.items import FIELDS, TYPES, KeptItem, fold, item_id
from lovp_actions.lists.table import KeptList, Row
from lovp_actions.writers.words import ENGLISH_TYPES

_TYPES: Final = {name: name for name in TYPES} | {
    word: name for name, word in ENGLISH_TYPES.items()
}


COLUMNS: Final = (
    "id", "source", "meeting", "meeting_date", "section", "line", "actor", "type", "action",
    "deadline", "deadline_date", "status", "sentence", "remarks", "address", "seen", "proposal",
    "evidence",
)  # fmt: skip
"""The fields that a list tells."""
_SHEET: Final = (
    "status", "type", "actor", "action", "deadline", "deadline_date", "remarks", "proposal",
    "section", "meeting", "meeting_date", "source", "line", "sentence", "address", "seen",
    "evidence", "id",
)  # fmt: skip
"""The same in a workbook."""


def sheet_columns(items: Iterable[KeptItem]) -> tuple[str, ...]:
    """The fields of a workbook of these items: those that only a list tells where it does."""
    told = {name for item in items for name in _SHEET if getattr(item, name)}
    return tuple(name for name in _SHEET if name in told or name in FIELDS)


def items_of(kept: KeptList) -> list[KeptItem]:
    """The rows with an action as items, in their order, as people left them."""
    return [_item(row) for row in kept.rows if row.get("action")]


def _item(row: Row) -> KeptItem:
    line = row.get("line")
    due, met = row.due, row.date("meeting_date")
    kind: Any = _TYPES.get(row.get("type").casefold(), "")
    words, day = row.get("deadline"), due.isoformat() if due else ""
    return KeptItem(
        id=row.id or item_id(row.get("actor"), row.get("action")),
        source=row.get("source"),
        meeting=row.get("meeting"),
        meeting_date=met.isoformat() if met else "",
        section=row.get("section"),
        line=int(line) if line.isascii() and line.isdigit() and len(line) < 10 else 0,
        actor=row.get("actor"),
        counterparty="",
        type=kind,
        action=row.get("action"),
        deadline="" if words == day else words,
        deadline_date=day,
        cue="",
        rule="",
        confidence=1.0,
        sentence=row.get("sentence"),
        start=0,
        end=0,
        status=row.status,
        repeats=row.kept.exported(row, "repeats"),
        remarks=row.get("remarks"),
        address=row.get("address"),
        proposal=row.get("proposal"),
        seen=row.get("seen"),
        evidence=row.get("evidence"),
        cells={
            fold(head).lower(): cell
            for head, cell in zip(row.kept.headings, row.cells, strict=False)
        },
    )
