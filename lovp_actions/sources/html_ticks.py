"""Boxes to tick in a web page, whatever draws them."""

from __future__ import annotations

from typing import Any

_TICKED = frozenset(
    (
        "checked", "checkbox-on", "is-checked", "task-list-item-checked", "task-done", "completed",
        "fa-check-square", "fa-check-square-o", "fa-square-check", "bi-check-square",
        "bi-check-square-fill", "glyphicon-check", "mdi-checkbox-marked",
    )
)  # fmt: skip
_UNTICKED = frozenset(
    (
        "unchecked",
        "checkbox-off",
        "fa-square-o",
        "glyphicon-unchecked",
        "mdi-checkbox-blank-outline",
    )
)
_ITEMS = frozenset(("li", "div", "span", "ul", "p", "i"))
_ENTRIES = frozenset(("li", "td", "th", "dd", "label"))
"""Elements in which an icon tells of all that stands there, not only of words behind it."""


def tick(element: Any) -> str:
    """ "x" where the element ticks off the entry that it opens or stands in, " " where it has a
    box without a tick, or ""."""
    tag = element.tag
    if tag == "input" and element.get("type", "").lower() == "checkbox":
        return " " if element.get("checked") is None else "x"
    if tag == "en-todo":
        return "x" if element.get("checked", "false") == "true" else " "
    listed = element.getparent() if tag == "li" else None
    for name in ("aria-checked", "data-checked", "data-list"):
        said = element.get(name) or (listed.get(name) if listed is not None else None)
        if said in ("true", "false", "checked", "unchecked"):
            return "x" if said in ("true", "checked") else " "
    if said := element.get("data-task-state", ""):
        return "x" if said.upper() in ("DONE", "COMPLETE") else " "
    for said in element.get("data-tag", "").split(","):
        if said.startswith("to-do"):
            return "x" if said.endswith(":completed") else " "
    classes = element.get("class", "").split() if tag in _ITEMS else ()
    if tag == "i":
        around = element.getparent()
        in_entry = around is not None and around.tag in _ENTRIES
        of_entry = in_entry or (element.tail or "").strip()
        classes = [each for each in classes if of_entry and "-" in each]
    if not _TICKED.isdisjoint(classes):
        return "x"
    return "" if _UNTICKED.isdisjoint(classes) else " "
