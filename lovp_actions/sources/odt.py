"""OpenDocument texts: a walk over content.xml, or over the one XML file that is the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lovp_actions.errors import InputError
from lovp_actions.sources import limits
from lovp_actions.sources.extras import library
from lovp_actions.sources.inline import Inline
from lovp_actions.sources.odt_styles import (
    DRAW,
    FIELD,
    LOEXT,
    OFFICE,
    SVG,
    TABLE,
    TEXT,
    Looks,
    Styles,
    to_int,
)
from lovp_actions.sources.pieces import Above, Heading, ListItem, Paragraph, Piece, Table

_LEFT_OUT = {
    f"{TEXT}tracked-changes",
    f"{TEXT}table-of-content",
    f"{TEXT}alphabetical-index",
    f"{TEXT}sequence-decls",
    f"{OFFICE}annotation",
    f"{OFFICE}annotation-end",
    f"{TEXT}ruby-text",
    f"{OFFICE}forms",
    f"{OFFICE}binary-data",
    f"{SVG}title",
    f"{SVG}desc",
    f"{TEXT}placeholder",
    f"{TEXT}hidden-text",
    f"{TEXT}script",
}
_BOXES = {
    f"{TEXT}note-body",
    *(f"{DRAW}{tag}" for tag in ("text-box", "custom-shape", "rect", "ellipse", "circle")),
}
"""What hangs on a paragraph and has its own."""
_MOST_SPACES = 40
_MOST_CELLS = 60


def read(data: bytes, name: str) -> Iterator[Piece]:
    """The pieces of an OpenDocument text; deletions, comments and the table of contents are left
    out. Raises InputError when it is damaged, protected by a password or unsafe."""
    if data.startswith(b"PK"):
        members = limits.members(data, name)
    else:
        limits.check_xml(data, "<office:document>", name)
        members = {"content.xml": data}
    if b"encryption-data" in members.get("META-INF/manifest.xml", b""):
        raise InputError(f"Cannot read {name}: it is protected by a password; save it without one.")
    content = _parse(members.get("content.xml", b""), name)
    styles = Styles()
    if "styles.xml" in members:
        styles.add(_parse(members["styles.xml"], name))
    styles.add(content)
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise limits.damaged(name)
    return _Walk(styles, name).blocks(body)


def _parse(xml: bytes, name: str) -> Any:
    etree = library("lxml.etree", name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.LxmlError as error:
        raise limits.damaged(name) from error
    for element in root.iter(f"{LOEXT}*"):
        element.tag = element.tag.replace(f"{LOEXT}table", f"{TABLE}table")
    return root


@dataclass(slots=True)
class _Frame:
    """What is around an element: the list it is in, and the marker of its entry until used."""

    list_name: str = ""
    depth: int = -1
    marker: list[str] = field(default_factory=list)


class _Walk:
    def __init__(self, styles: Styles, name: str) -> None:
        self.styles = styles
        self.name = name
        self.tally = limits.Tally(name)
        self.counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self.below: list[Any] = []
        """The notes of cells and boxes, which stand below these."""

    def blocks(self, container: Any, nested: int = 0) -> Iterator[Piece]:
        """The pieces of what stands in `container`."""
        if nested > limits.NESTED_TABLES:
            raise InputError(f"Cannot read {self.name}: tables are nested too deep in it.")
        stack = [(child, _Frame()) for child in reversed(container)]
        while stack:
            element, frame = stack.pop()
            if not isinstance(element.tag, str) or _is_left_out(element):
                continue
            if element.tag in (f"{TEXT}p", f"{TEXT}h"):
                self.tally.add()
                yield from self._paragraph(element, frame, nested)
            elif element.tag == f"{TABLE}table":
                yield self._table(element, nested)
            elif element.tag == f"{TEXT}list":
                inner = self._list(element, frame)
                stack += [(child, inner) for child in reversed(element)]
            elif element.tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
                entry = _Frame(frame.list_name, frame.depth)
                if element.tag == f"{TEXT}list-item":
                    entry.marker = [""]
                stack += [(child, entry) for child in reversed(element)]
            else:
                stack += [(child, frame) for child in reversed(element)]
            while self.below and not nested:
                yield from self.blocks(self.below.pop(0), 1)

    def _list(self, element: Any, frame: _Frame) -> _Frame:
        name = element.get(f"{TEXT}style-name", "") or frame.list_name
        depth = frame.depth + 1
        goes_on = element.get(f"{TEXT}continue-numbering") == "true"
        if depth == 0 and not (goes_on or element.get(f"{TEXT}continue-list")):
            self.counts[name].clear()
        for deeper in [each for each in self.counts[name] if each >= depth and depth]:
            del self.counts[name][deeper]
        return _Frame(name, depth)

    # ---- paragraphs

    def _paragraph(self, element: Any, frame: _Frame, nested: int) -> Iterator[Piece]:
        style = element.get(f"{TEXT}style-name", "")
        if _hides(element):
            return
        inline, boxes = self._words(element, style)
        marker = self._mark(frame) if inline.plain().strip() and frame.marker else ""
        if not inline.plain().strip():
            pass
        elif self.styles.is_title(style):
            yield Heading(inline.plain(), 1)
        elif element.tag == f"{TEXT}h":
            words = inline.plain().strip()
            level = to_int(element.get(f"{TEXT}outline-level")) or 1
            yield Heading(f"{marker} {words}" if marker[:1].isalnum() else words, level + 1)
        elif marker:
            yield ListItem(inline.text(), max(frame.depth, self.styles.depth(style)), marker)
        else:
            yield Paragraph(inline.text())
        for box in boxes:
            if nested and box.tag == f"{TEXT}note-body":
                self.below.append(box)
            else:
                yield from self.blocks(box, nested + 1)

    def _mark(self, frame: _Frame) -> str:
        """The marker of the entry that is open, once."""
        frame.marker.pop()
        form, suffix, start = self.styles.level(frame.list_name, frame.depth)
        counts = self.counts[frame.list_name]
        counts[frame.depth] = counts.get(frame.depth, start - 1) + 1
        for deeper in [each for each in counts if each > frame.depth]:
            del counts[deeper]
        if form in ("-", ""):
            return "-" if form else ""
        count = counts[frame.depth]
        if form in ("a", "A"):
            letter = chr(ord("a") + (count - 1) % 26)
            return (letter if form == "a" else letter.upper()) + (suffix.strip() or ".")
        return f"{count}{suffix.strip() or '.'}"

    def _words(self, paragraph: Any, style: str) -> tuple[Inline, list[Any]]:
        """The words of a paragraph, and the boxes and notes that hang on it."""
        inline, boxes = Inline(), []
        # Elements to open, or tails to add once their element is done.
        stack = [(paragraph, True, self.styles.looks(style, Looks()))]
        while stack:
            element, opens, looks = stack.pop()
            if not opens:
                if not looks.hidden:
                    inline.add(_folded(element.tail), bold=looks.bold, struck=looks.struck)
                continue
            if element is not paragraph:
                stack.append((element, False, looks))
            if not isinstance(element.tag, str) or _is_left_out(element):
                continue
            if element.tag in _BOXES:
                boxes.append(element)
                continue
            if element.tag == f"{TEXT}note-citation":
                continue
            if element.tag == f"{TEXT}span":
                looks = self.styles.looks(element.get(f"{TEXT}style-name", ""), looks)
            if not looks.hidden:
                words = _of_itself(element) + _folded(element.text)
                inline.add(words, bold=looks.bold, struck=looks.struck)
            stack += [(child, True, looks) for child in reversed(element)]
        return inline, boxes

    # ---- tables

    def _table(self, table: Any, nested: int) -> Table:
        rows: list[list[list[Piece]]] = []
        down: dict[int, int] = {}  # how many more rows the cell in a column goes on for
        head = False
        stack = list(reversed(table))
        while stack:
            element = stack.pop()
            if element.tag == f"{TABLE}table-row":
                if element.get(f"{TABLE}visibility", "visible") == "visible":
                    rows.append(self._row(element, nested, down))
            elif element.tag == f"{TABLE}table-header-rows":
                head = head or not rows
                stack += reversed(element)
            elif element.tag in (f"{TABLE}table-rows", f"{TABLE}table-row-group"):
                stack += reversed(element)
        return Table(rows, head)

    def _row(self, row: Any, nested: int, down: dict[int, int]) -> list[list[Piece]]:
        cells: list[list[Piece]] = []
        begun: dict[int, int] = {}
        for cell in row:
            repeated = to_int(cell.get(f"{TABLE}number-columns-repeated")) or 1
            repeated = min(repeated, _MOST_CELLS - len(cells))
            self.tally.add(max(repeated, 1))
            if cell.tag == f"{TABLE}table-cell":
                if (rows := to_int(cell.get(f"{TABLE}number-rows-spanned"))) > 1:
                    columns = to_int(cell.get(f"{TABLE}number-columns-spanned")) or 1
                    begun |= {len(cells) + n: rows for n in range(min(columns, _MOST_CELLS))}
                cells += [list(self.blocks(cell, nested + 1)) for _ in range(repeated)]
            elif cell.tag == f"{TABLE}covered-table-cell":
                for column in range(len(cells), len(cells) + repeated):
                    cells.append([Above()] if down.get(column, 0) > 0 else [])
        for column in down:
            down[column] -= 1
        down |= {column: rows - 1 for column, rows in begun.items()}
        return cells


def _is_left_out(element: Any) -> bool:
    """Whether the element is no text of the document, or a section that is hidden."""
    if element.tag in _LEFT_OUT:
        return True
    hidden = element.get(f"{TEXT}display", "true")
    return bool(element.tag == f"{TEXT}section") and (
        hidden == "none" or (hidden == "condition" and element.get(f"{TEXT}is-hidden") == "true")
    )


def _hides(paragraph: Any) -> bool:
    """Whether a field in the paragraph hides it."""
    fields = paragraph.iter(f"{TEXT}hidden-paragraph")
    return any(each.get(f"{TEXT}is-hidden") == "true" for each in fields)


def _of_itself(element: Any) -> str:
    """What an element stands for: spaces, a tab, a line break, a box to tick."""
    if element.get(f"{FIELD}type", "").endswith(".FORMCHECKBOX"):
        told = {each.get(f"{FIELD}name"): each.get(f"{FIELD}value") for each in element}
        return "☑" if told.get("Checkbox_Checked") == "true" else "☐"
    if element.tag == f"{TEXT}s":
        return " " * min(to_int(element.get(f"{TEXT}c")) or 1, _MOST_SPACES)
    return {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}.get(element.tag, "")


def _folded(text: str | None) -> str:
    """White space as the format reads it: line ends and tabs are spaces."""
    return "".join(" " if char in "\t\r\n" else char for char in text or "")
