"""The markers of the lists of a Word file: numbers, counted as Word does, bullets and boxes."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from lovp_actions.sources import docx_signs
from lovp_actions.sources.docx_styles import Styles, W, value

if TYPE_CHECKING:
    from docx.document import Document

_TICKED = ("☑", "☒")


class Lists:
    """Counts the numbered paragraphs as Word does."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self._styles = styles
        try:
            root: Any = document.part.numbering_part.element
        except (KeyError, NotImplementedError):  # no part with lists
            root = ()
        abstract = {
            each.get(f"{W}abstractNumId"): each for each in root if each.tag == f"{W}abstractNum"
        }
        self._lists: dict[str, tuple[str, Any, dict[int, Any]]] = {}
        for each in root:
            of = each.find(f"{W}abstractNumId") if each.tag == f"{W}num" else None
            if of is not None and of.get(f"{W}val") in abstract:
                changed = {_int(o.get(f"{W}ilvl")): o for o in each.iter(f"{W}lvlOverride")}
                key = of.get(f"{W}val")
                self._lists[each.get(f"{W}numId")] = key, abstract[key], changed
        paragraphs = document.element.body.iter(f"{W}p") if self._lists else ()
        used = {place for each in paragraphs if (place := self._place(each))}
        signs = {
            (_sign(found), level)
            for n, level in used
            if (found := self._level(n, level)) is not None
        }
        self._ticked = {at for sign, at in signs if sign in _TICKED and ("☐", at) in signs}
        """The depths at which some paragraphs have a ticked box as their bullet, others an empty
        one."""
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def mark(self, paragraph: Any) -> tuple[str, int]:
        """The marker of a list paragraph and its depth from 0; "" for other paragraphs. A
        bullet is "-", or a box where some lists have empty ones and others ticked ones."""
        place = self._place(paragraph)
        if not place:
            return "", 0
        return self._count(*place), max(place[1], self._styles.of(paragraph).depth)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """The number of the list that a paragraph is of, and its level."""
        direct = paragraph.find(f"{W}pPr/{W}numPr")
        styled = self._styles.of(paragraph).numbering
        number, depth = value(direct, "numId"), value(direct, "ilvl")
        number = number or value(styled, "numId")
        depth = depth or value(styled, "ilvl") or "0"
        return (number, _int(depth)) if number in self._lists else None

    def _level(self, number: str, level: int) -> Any:
        """What defines a level of a list."""
        _, abstract, changed = self._lists[number]
        own = _level(changed.get(level), level)
        return own if own is not None else _level(abstract, level)

    def _count(self, number: str, level: int) -> str:
        key, abstract, changed = self._lists[number]
        counts = self._counts[key]
        start = value(changed.get(level), "startOverride")
        if start and (number, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((number, level))
        begin = _int(start or value(_level(abstract, level), "start") or "1")
        counts[level] = counts[level] + 1 if level in counts else begin
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        definition = self._level(number, level)
        form = value(definition, "numFmt") or "decimal"
        if form == "bullet":
            sign = _sign(definition)
            return sign if level in self._ticked and sign in ("☐", *_TICKED) else "-"
        if form == "none":
            return ""
        pattern = value(definition, "lvlText") or f"%{level + 1}."
        words = re.sub(r"%(\d)", partial(_counted, counts, abstract), pattern).strip()
        return words + "." if words[-1:].isalnum() and "." not in words else words


def _counted(counts: dict[int, int], abstract: Any, match: re.Match[str]) -> str:
    level = int(match[1]) - 1
    return _numeral(counts.get(level, 1), value(_level(abstract, level), "numFmt"))


def _numeral(count: int, form: str) -> str:
    if form.endswith("Letter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman"):
        roman = ""
        for value, sign in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
            times, count = divmod(count, value)
            roman += sign * min(times, 30)
        return roman.upper() if form.startswith("upper") else roman
    return str(count)


def _level(parent: Any, level: int) -> Any:
    if parent is None:
        return None
    levels = parent.iter(f"{W}lvl")
    return next((each for each in levels if _int(each.get(f"{W}ilvl")) == level), None)


def _sign(level: Any) -> str:
    """The sign that the entries of a level have before them."""
    return docx_signs.drawn(value(level, "lvlText"), level.find(f"{W}rPr"))


def _int(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else 0
