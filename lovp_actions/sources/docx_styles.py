"""What the styles of a Word file say of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lovp_actions.sources import list_styles

if TYPE_CHECKING:
    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?i)(?:heading|kop) ?(?P<level>[1-9])\b")
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PLACEHOLDER = re.compile(r"(?i)placeholder text|tekst van tijdelijke aanduiding")
_TITLE = re.compile(r"(?i)titel|title|documenttitel")
_CONTENTS = re.compile(r"(?i)(?:toc|inhopg|table of contents|inhoudsopgave)\b")
_MOST_STYLES = 20
"""Styles in a row that build on one another."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says; `level` 1 is the title and 0 no heading, `depth` that of an
    entry of a list."""

    level: int = 0
    bold: bool = False
    strike: bool = False
    dstrike: bool = False
    vanish: bool = False
    contents: bool = False
    numbering: Any = None
    depth: int = 0


def is_on(element: Any) -> bool:
    """Whether a switch such as <w:b/> is there and not turned off."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


class Styles:
    """The styles of a document, each looked up once."""

    def __init__(self, document: Document) -> None:
        try:
            root: Any = document.styles.element
        except KeyError:  # no part with styles
            root = ()
        self._elements = {
            style.get(f"{W}styleId"): style for style in root if style.tag == f"{W}style"
        }
        self._known: dict[str, Style] = {}
        self._default = next(
            (
                key
                for key, style in self._elements.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1"
            ),
            "",
        )

    def of(self, paragraph: Any) -> Style:
        """The style of a paragraph."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        key = style.get(f"{W}val", "") if style is not None else self._default
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def level(self, paragraph: Any) -> int:
        """The level of a heading, 0 for other paragraphs."""
        outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
        return _outlined(outline) if outline is not None else self.of(paragraph).level

    def has(self, run: Any, look: str, usual: bool) -> bool:
        """Whether a run with the properties `run` (or None) looks so, as "b" or "strike" tell;
        `usual` is what the style of its paragraph says."""
        if run is None:
            return usual
        if (direct := run.find(f"{W}{look}")) is not None:
            return is_on(direct)
        said = self._said(value(run, "rStyle"), look)
        return usual if said is None else said

    def is_empty(self, run: Any) -> bool:
        """Whether a run shows what is to be filled in, by its style."""
        key = value(run, "rStyle") if run is not None else ""
        return any(_PLACEHOLDER.fullmatch(value(style, "name")) for style in self._line(key))

    def _said(self, key: str, look: str) -> bool | None:
        """What the style, or the first that it builds on, says of a look; None where none does."""
        switches = (style.find(f"{W}rPr/{W}{look}") for style in self._line(key))
        return next((is_on(each) for each in switches if each is not None), None)

    def _read(self, key: str) -> Style:
        line = self._line(key)
        level, contents, numbering, depth = 0, False, None, 0
        for style in line:
            name = value(style, "name")
            contents = contents or bool(_CONTENTS.match(name))
            depth = depth or list_styles.depth(name)
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if not level and (match := _HEADING.match(name)):
                level = int(match["level"]) + 1
            elif not level and _TITLE.fullmatch(name):
                level = 1
            elif not level and outline is not None:
                level = _outlined(outline)
            if numbering is None:
                numbering = style.find(f"{W}pPr/{W}numPr")
        bold, strike, dstrike, vanish = (
            bool(self._said(key, look)) for look in ("b", "strike", "dstrike", "vanish")
        )
        return Style(level, bold, strike, dstrike, vanish, contents, numbering, depth)

    def _line(self, key: str) -> list[Any]:
        """The style and those it builds on."""
        line: list[Any] = []
        while key in self._elements and len(line) < _MOST_STYLES:
            line.append(self._elements[key])
            key = value(line[-1], "basedOn")
        return line


def _outlined(element: Any) -> int:
    value = element.get(f"{W}val", "9")
    return int(value) + 2 if value.isdecimal() and int(value) < 9 else 0


def value(parent: Any, tag: str) -> str:
    """The value of a child of that tag, "" where there is none."""
    child = parent.find(f"{W}{tag}") if parent is not None else None
    return str(child.get(f"{W}val", "")) if child is not None else ""
