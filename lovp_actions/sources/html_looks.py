"""What tags, classes and styles say of the words of a web page: hidden, struck through, ticked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

_HIDDEN = re.compile(
    r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore"
)
_STRUCK = re.compile(r"(?i)text-decoration(?:-line)?\s*:[^;]{0,60}line-through")
_PLAIN = re.compile(r"(?i)text-decoration(?:-line)?\s*:\s*none\b")
_PRINTED = re.compile(r"(?i)@media\s+print\s*\Z")
_STRUCK_TAGS = frozenset(("s", "strike", "del"))
_DISPLAY = re.compile(r"(?i)(?<![\w-])display\s*:\s*(?P<kind>table(?:-[a-z-]{1,30})?)\b")
_COMPOUND = re.compile(
    r"(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,20}|\*)?(?P<names>(?:[.#][\w-]{1,100}){0,4})"
)
"""What a selector holds for: a tag, classes and an id; others ("a:hover") are passed over."""
_MOST_CHAINS, _MOST_COMPOUNDS = 40, 4
"""Selectors of struck words, and their parts."""
_CLASS = re.compile(r"\s*(?:[a-zA-Z][a-zA-Z0-9]{0,20})?\.([\w-]{1,100})\s*")
_MOST_STYLE = 400_000
"""Characters of style sheets that are looked through."""
_MOST_SELECTORS, _LONGEST_RULE = 400, 2000
"""Characters of what a rule of theirs holds for, and of what it says."""
_LISTED = re.compile(r"(?i)mso-list\s*:\s*l\d{1,4}\s{1,4}level(?P<level>\d)")
_TICKED = frozenset(
    ("checked", "checkbox-on", "is-checked", "task-list-item-checked", "task-done", "completed")
)
_UNTICKED = frozenset(("unchecked", "checkbox-off"))
_ITEMS = frozenset(("li", "div", "span", "ul", "p"))


Compound = tuple[str, frozenset[str]]
"""A tag in small letters, or "", and names of classes and ids with their sign: ".klaar", "#x"."""


@dataclass
class Looks:
    """The looks of the elements of one page."""

    hidden: set[str] = field(default_factory=set)
    """Classes that its style sheets hide."""
    struck: list[tuple[list[Compound], bool]] = field(default_factory=list)
    """What its style sheets strike through or, again, do not, the last one counting: elements that
    are of the last of the compounds, within elements of those before it."""
    tabled: dict[str, str] = field(default_factory=dict)
    """The part of a table that classes are shown as."""

    @classmethod
    def of(cls, root: Any) -> Looks:
        """The looks that the style sheets in a page give."""
        looks = cls()
        sheets = "".join(each.text or "" for each in root.iter("style"))[:_MOST_STYLE]
        for selectors, style in _rules(sheets):
            hidden, struck = _HIDDEN.search(style), _STRUCK.search(style) is not None
            told = struck or (looks.struck and _PLAIN.search(style))
            display = _DISPLAY.search(style)
            for selector in selectors.split(",") if hidden or told or display else ():
                if told and len(looks.struck) < _MOST_CHAINS and (chain := _chain(selector)):
                    looks.struck.append((chain, struck))
                if match := _CLASS.fullmatch(selector):
                    if hidden:
                        looks.hidden.add(match[1])
                    if display:
                        looks.tabled[match[1]] = display["kind"].lower()
        return looks

    def is_hidden(self, element: Any) -> bool:
        """Whether nobody sees the element."""
        if element.get("hidden") is not None or element.get("aria-hidden") == "true":
            return True
        if _HIDDEN.search(element.get("style", "")):
            return True
        return bool(self.hidden) and not self.hidden.isdisjoint(element.get("class", "").split())

    def is_struck(self, element: Any) -> bool:
        """Whether the words of the element are struck through."""
        if element.tag in _STRUCK_TAGS or _STRUCK.search(element.get("style", "")):
            return True
        if _PLAIN.search(element.get("style", "")):
            return False
        told = (struck for chain, struck in reversed(self.struck) if _is_chained(element, chain))
        return next(told, False)

    def display(self, element: Any) -> str:
        """The part of a table that the element is shown as, such as "table-row", or ""."""
        if match := _DISPLAY.search(element.get("style", "")):
            return match["kind"].lower()
        classes = element.get("class", "").split() if self.tabled else ()
        return next((self.tabled[each] for each in classes if each in self.tabled), "")


def _chain(selector: str) -> list[Compound]:
    """The compounds of a selector, a child told as any element within; [] where it is another."""
    parts = selector.replace(">", " ").split()
    found = [match for part in parts if (match := _COMPOUND.fullmatch(part))]
    if len(found) < len(parts) or len(parts) > _MOST_COMPOUNDS:
        return []
    return [
        (
            (match["tag"] or "").lower().strip("*"),
            frozenset(re.findall("[.#][^.#]+", match["names"])),
        )
        for match in found
    ]


def _is_chained(element: Any, chain: Sequence[Compound]) -> bool:
    """Whether an element is of the last compound, and stands within those before it."""
    if not _is_of(element, chain[-1]):
        return False
    left = list(chain[:-1])
    for around in element.iterancestors() if left else ():
        if _is_of(around, left[-1]):
            left.pop()
            if not left:
                break
    return not left


def _is_of(element: Any, compound: Compound) -> bool:
    tag, names = compound
    if tag and element.tag != tag:
        return False
    own = {f".{each}" for each in element.get("class", "").split()} if names else set[str]()
    return names <= own | {f"#{element.get('id', '')}"}


def _rules(sheets: str) -> Iterator[tuple[str, str]]:
    """The innermost rules of style sheets, but those for paper: what each holds for, and what it
    says."""
    *blocks, _ = sheets.split("}")
    around = ""
    for block in blocks:
        before, opens, style = block.rpartition("{")
        outer, _, selectors = before.rpartition("{")
        around = (outer or around) if opens else ""
        selectors = selectors[-_MOST_SELECTORS:]
        if selectors and len(style) <= _LONGEST_RULE and not _PRINTED.search(around):
            yield selectors, style


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
    if (said := element.get("data-tag", "")).startswith("to-do"):
        return "x" if said.endswith(":completed") else " "
    classes = element.get("class", "").split() if tag in _ITEMS else ()
    if not _TICKED.isdisjoint(classes):
        return "x"
    return "" if _UNTICKED.isdisjoint(classes) else " "


def list_level(element: Any) -> int:
    """The level, from 1, of a paragraph that Word made an entry of a list; 0 for others."""
    match = _LISTED.search(element.get("style", ""))
    return int(match["level"]) if match else 0
