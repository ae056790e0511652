"""What the heading of a column, and the kinds of its cells, say for and against each role, set by
hand on tables of many minutes; `columns` adds them up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lovp_actions.structure.tables.cells import CellKind

HEADS: Final[Mapping[str, Mapping[str, float]]] = {
    "action": {"action": 6, "actor": 1},
    "matter": {"action": 3.5, "topic": 2},
    "topic": {"topic": 3, "action": 2},
    "actor": {"actor": 6},
    **{"contact": {}, "portfolio": {}, "decision": {}, "told": {}},
    **{"body": {"actor": 4, "topic": 1}, "party": {"actor": 4}, "office": {}},
    "deadline": {"deadline": 6},
    "date": {"deadline": 2.5},
    "entered": {"deadline": -9},
    "status": {"status": 5},
    "done": {"done": 5, "deadline": 2.5, "status": 1},
    "settled": {"done": 2.5, "status": 1},
    "note": {"status": 2, "action": 1},
    "number": {},
    **{"other": {}, "elsewhere": {}},
}
"""What a heading of a kind says for the roles."""
OTHERWISE = {"number": -7.0, "other": -7.0, "entered": -5.0}
"""What it says against all other roles; -1 for kinds that are not here."""
CELLS: Final[Mapping[str, Mapping[CellKind, float]]] = {
    "action": {
        **{"task": 3, "text": 1.5, "name": -1.5, "fullname": -2, "role": -3, "person": -5},
        **{"given": -4, "date": -6, "past": -6, "number": -9, "tick": -7, "status": -4},
    },
    "topic": {
        **{"text": 0.5, "name": 0.5, "person": -5, "date": -5, "past": -5, "number": -9},
        **{"given": -3},
        **{"tick": -7, "status": -5},
    },
    "actor": {
        **{
            "person": 4,
            "given": 3.5,
            "fullname": 3,
            "role": 3,
            "name": 2,
            "text": -2.5,
            "task": -7,
        },
        **{"date": -7, "past": -7, "number": -9, "tick": -7, "status": -5},
    },
    "deadline": {
        **{"date": 4, "past": -8, "text": -2.5, "task": -7, "name": -3, "person": -7},
        **{"given": -6, "fullname": -4, "role": -4, "number": -4, "tick": -6, "status": -3},
    },
    "status": {
        **{"status": 3, "tick": 2, "text": -1, "task": -2, "name": -2, "person": -6},
        **{"given": -5, "role": -5, "fullname": -4, "date": -2, "past": -2, "number": -5},
    },
    "done": {
        **{"tick": 4, "status": 3, "past": 4, "text": -2, "task": -4, "person": -6, "given": -6},
        **{"date": 0.5, "number": -5},
    },
}
"""What cells of a kind say for each role, as the share of the column's cells that they are."""
