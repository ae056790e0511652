"""Word files: python-docx opens them, and a walk over the body gives the pieces."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from . import limits
from .docx_styles import Lists, Styles, W, is_on
from .extras import library
from .inline import Inline
from .pieces import Heading, ListItem, Paragraph, Piece, Table

if TYPE_CHECKING:
    from docx.document import Document

_TEXTUAL = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
_LEFT_OUT = {
    f"{W}{tag}"
    for tag in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sdtPr", "rt", "tblPr")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_WRAPPERS = {
    f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")
}
_MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def read(data: bytes, name: str) -> Iterator[Piece]:
    """The pieces of a Word file; headers, footers, deletions and the table of contents are left
    out. Raises InputError when it is damaged, unsafe, or python-docx is missing."""
    limits.members(data, name)
    document = _open(data, name)
    return _Walk(document, name).pieces()


def _open(data: bytes, name: str) -> Document:
    library("docx", name)
    from docx.opc.part import PartFactory
    from docx.package import Package
    from docx.parts.document import DocumentPart

    for content_type in (_MACRO, _TEMPLATE):
        PartFactory.part_type_for[content_type] = DocumentPart
    try:
        part = Package.open(io.BytesIO(data)).main_document_part
        if isinstance(part, DocumentPart) and part.element.body is not None:
            document: Document = part.document
            return document
    except Exception as error:  # python-docx lets through what lxml and zipfile raise
        raise _unknown(name) from error
    raise _unknown(name)


def _unknown(name: str) -> InputError:
    return InputError(
        f"Cannot read {name}: it is no Word file as Word writes it; save it again as .docx."
    )


class _Walk:
    """Goes through the body once; lists are counted on the way."""

    def __init__(self, document: Document, name: str) -> None:
        self.name = name
        self.body = document.element.body
        self.styles = Styles(document)
        self.lists = Lists(document, self.styles)
        self.notes = _notes(document)
        self.tally = limits.Tally(name)

    def pieces(self) -> Iterator[Piece]:
        return self._blocks(self.body, 0)

    def _blocks(self, container: Any, depth: int) -> Iterator[Piece]:
        """The pieces of the children of `container`, wrappers looked through."""
        if depth > limits.NESTED_TABLES:
            raise InputError(f"Cannot read {self.name}: tables are nested too deep in it.")
        stack = list(reversed(container))
        while stack:
            element = stack.pop()
            if element.tag == f"{W}p":
                self.tally.add()
                yield from self._paragraph(element, depth)
            elif element.tag == f"{W}tbl":
                yield self._table(element, depth)
            elif element.tag in _WRAPPERS and not self._is_contents(element):
                stack.extend(reversed(element))

    # ---- paragraphs

    def _paragraph(self, element: Any, depth: int) -> Iterator[Piece]:
        style = self.styles.of(element)
        if style.contents:
            return
        inline, boxes, notes = self._runs(element)
        level = self.styles.level(element)
        marker, item_depth = self.lists.mark(element)
        if not inline.plain().strip():
            pass
        elif level:
            yield Heading(
                f"{marker} {inline.plain()}" if marker[:1].isalnum() else inline.plain(), level
            )
        elif marker:
            yield ListItem(inline.text(), item_depth, marker)
        else:
            yield Paragraph(inline.text())
        for box in boxes:
            yield from self._blocks(box, depth + 1)
        for note in notes:
            yield Paragraph(note)

    def _runs(self, paragraph: Any) -> tuple[Inline, list[Any], list[str]]:
        """The words of a paragraph, the text boxes that hang on it, and its notes."""
        inline = Inline()
        boxes: list[Any] = []
        notes: list[str] = []
        bold_style = self.styles.of(paragraph).bold
        stack = list(reversed(paragraph))
        run: Any = None
        while stack:
            element = stack.pop()
            tag = element.tag
            if tag in _LEFT_OUT:
                continue
            if tag == f"{W}txbxContent":
                boxes.append(element)
                continue
            if tag == f"{W}r":
                run = element.find(f"{W}rPr")
                if run is not None and is_on(run.find(f"{W}vanish")):
                    continue
            if tag == f"{W}t" or tag in _TEXTUAL:
                text = (element.text or "") if tag == f"{W}t" else _TEXTUAL[tag]
                inline.add(text, bold=self.styles.is_bold(run, bold_style))
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                notes += filter(None, [self.notes.get((tag, element.get(f"{W}id")), "")])
            stack.extend(reversed(element))
        return inline, boxes, notes

    @staticmethod
    def _is_contents(element: Any) -> bool:
        """Whether a content control is the table of contents that Word made."""
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        return gallery is not None and "Contents" in gallery.get(f"{W}val", "")

    # ---- tables

    def _table(self, table: Any, depth: int) -> Table:
        rows: list[list[list[Piece]]] = []
        head = False
        for row in _through(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            if not rows and properties is not None:
                head = is_on(properties.find(f"{W}tblHeader"))
            rows.append(self._row(row, depth))
        return Table(rows, head)

    def _row(self, row: Any, depth: int) -> list[list[Piece]]:
        cells: list[list[Piece]] = []
        for cell in _through(row, f"{W}tc"):
            properties = cell.find(f"{W}tcPr")
            span, merge = None, None
            if properties is not None:
                span, merge = properties.find(f"{W}gridSpan"), properties.find(f"{W}vMerge")
            before = len(cells)
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            cells.append([] if goes_on else list(self._blocks(cell, depth + 1)))
            width = span.get(f"{W}val", "1") if span is not None else "1"
            known = width.isdecimal() and len(width) < 4
            cells += [[] for _ in range(min(int(width), 60) - 1 if known else 0)]
            self.tally.add(len(cells) - before)
        return cells


def _through(parent: Any, tag: str) -> Iterator[Any]:
    """The children of `parent` with that tag, wrappers looked through."""
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            stack.extend(reversed(element))


def _notes(document: Document) -> dict[tuple[str, str | None], str]:
    """The texts of footnotes and endnotes, by the tag and id that refer to them."""
    from docx.oxml import parse_xml

    found = {}
    for relation in document.part.rels.values():
        kind = re.search(r"/(foot|end)notes$", relation.reltype)
        if kind is None or relation.is_external:
            continue
        for note in parse_xml(relation.target_part.blob).iterchildren(f"{W}{kind[1]}note"):
            words = " ".join("".join(p.itertext(f"{W}t")) for p in note.iter(f"{W}p"))
            found[f"{W}{kind[1]}noteReference", note.get(f"{W}id")] = words.strip()
    return found
