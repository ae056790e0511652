"""Tables of people: those present, with their organisations."""

from __future__ import annotations

from collections.abc import Sequence

from lovp_actions.structure import layout
from lovp_actions.structure.tables import heads

_PARTS = ("first", "last", "name")


def are_people(headings: Sequence[str], section_kind: str) -> bool:
    """Whether the columns are those of a table of people."""
    if "action" in map(heads.column_kind, headings):
        return False
    named = [
        any(layout.pattern("people", part).fullmatch(head) for part in _PARTS) for head in headings
    ]
    other = [bool(layout.pattern("people", "other").fullmatch(head)) for head in headings]
    if not any(named):
        return False
    label = layout.section_kind(headings[0]) == "attendees"  # of a row: "| Aanwezig | Anna |"
    whole = all(a or b for a, b in zip(named, other, strict=True))
    return whole or (section_kind == "attendees" and not label)


def person(headings: Sequence[str], cells: Sequence[str]) -> str:
    """The name in a row of a table of people."""
    parts = {"first": "", "name": "", "last": ""}
    for head, cell in zip(headings, cells, strict=False):
        for part in parts:
            if not parts[part] and layout.pattern("people", part).fullmatch(head):
                parts[part] = cell
    surname, comma, given = parts["name"].partition(",")
    if comma and given.strip() and "," not in given:
        parts["name"] = f"{given.strip()} {surname.strip()}"  # "Bakker, Anna"
    return " ".join(part for part in parts.values() if part)
