"""Word files: python-docx opens them, and a walk over the body gives the pieces."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lovp_actions.errors import InputError
from lovp_actions.sources import docx_signs, limits
from lovp_actions.sources.docx_lists import Lists
from lovp_actions.sources.docx_styles import R, Styles, W, is_on
from lovp_actions.sources.extras import library
from lovp_actions.sources.inline import Inline
from lovp_actions.sources.pieces import (
    Above,
    Heading,
    ListItem,
    Paragraph,
    Part,
    Piece,
    PiecesOf,
    Table,
    Unread,
    blocks_in,
)

if TYPE_CHECKING:
    from docx.document import Document

_LEFT_OUT = {
    f"{W}{tag}"
    for tag in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sdtPr", "rt", "tblPr")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_WRAPPERS = {
    f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")
}
_MOST_COLUMNS = 60
_MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def read(data: bytes, name: str, pieces_of: PiecesOf, packed: int = 0) -> Iterator[Piece]:
    """The pieces of a Word file; headers, footers, deletions, hidden text, placeholders and the
    table of contents are left out. `packed` is in how many files this one is packed,
    `pieces_of` reads those that are packed in it.

    Raises InputError when it is damaged, unsafe, or python-docx is missing."""
    members = limits.members(data, name)
    document = _open(data, members, name)
    return _Walk(document, name, pieces_of, packed).pieces()


def _open(data: bytes, members: Mapping[str, bytes], name: str) -> Document:
    library("docx", name)
    from docx.opc.part import PartFactory
    from docx.package import Package
    from docx.parts.document import DocumentPart

    from lovp_actions.sources import docx_package

    for content_type in (_MACRO, _TEMPLATE):
        PartFactory.part_type_for[content_type] = DocumentPart
    try:
        part = Package.open(io.BytesIO(docx_package.mended(data, members))).main_document_part
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

    def __init__(self, document: Document, name: str, pieces_of: PiecesOf, packed: int) -> None:
        self.name = name
        self.pieces_of, self.packed = pieces_of, packed
        self.parts = document.part.rels
        self.body = document.element.body
        self.styles = Styles(document)
        self.lists = Lists(document, self.styles)
        self.notes = _notes(document)
        self.below: list[str] = []
        """The notes of what is read, which stand below it, those of cells below their table."""
        self.tally = limits.Tally(name)

    def pieces(self) -> Iterator[Piece]:
        for piece in self._blocks(self.body, 0):
            yield piece
            yield from self._notes_below()
        yield from self._notes_below()

    def _notes_below(self) -> Iterator[Piece]:
        yield from map(Paragraph, self.below)
        self.below.clear()

    def _blocks(self, container: Any, depth: int) -> Iterator[Piece]:
        """The pieces of the children of `container`, wrappers looked through."""
        if depth > limits.NESTED_TABLES:
            raise InputError(f"Cannot read {self.name}: tables are nested too deep in it.")
        stack = list(reversed(container))
        begun: list[Any] = []  # paragraphs whose end was deleted: they go on in the next
        while stack:
            element = stack.pop()
            if element.tag == f"{W}p":
                self.tally.add()
                begun.append(element)
                if stack and _goes_on(element):
                    continue
                yield from self._paragraph(begun, depth)
                begun = []
            elif element.tag == f"{W}tbl":
                if begun:
                    yield from self._paragraph(begun, depth)
                    begun = []
                yield self._table(element, depth)
            elif element.tag == f"{W}altChunk":
                yield from self._inserted(element)
            elif element.tag in _WRAPPERS and not self._is_left_out(element):
                stack.extend(reversed(element))
        if begun:
            yield from self._paragraph(begun, depth)

    def _inserted(self, chunk: Any) -> Iterator[Piece]:
        """The pieces of a file that is packed in this one, as programs that make Word files of
        web pages do."""
        from lovp_actions.sources import kinds

        relation = self.parts.get(chunk.get(f"{R}id", ""))
        part = None if relation is None or relation.is_external else relation.target_part
        inner = str(part.partname).lstrip("/") if part is not None else "altChunk"
        label = f"{inner} in {self.name}"
        try:
            if part is None or self.packed >= limits.NESTED_MAILS:
                raise _unknown(label)
            data = part.blob
            kind = kinds.kind_of(data, label, inner)
            found = list(self.pieces_of(kind, data, label, None, self.packed + 1))
        except InputError as error:
            yield Unread(str(error))
            return
        self.tally.add(blocks_in(found))  # again each time that the file is put in
        yield from (each for each in found if not isinstance(each, Part))

    # ---- paragraphs

    def _paragraph(self, elements: Sequence[Any], depth: int) -> Iterator[Piece]:
        """The pieces of a paragraph, in more elements where the ends of some were deleted; it
        looks like the last."""
        element = elements[-1]
        style = self.styles.of(element)
        if style.contents:
            return
        inline, boxes = Inline(), list[Any]()
        for each in elements:
            self._runs(each, inline, boxes)
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

    def _runs(self, paragraph: Any, inline: Inline, boxes: list[Any]) -> None:
        """Add the words of a paragraph, the text boxes that hang on it, and its notes."""
        style = self.styles.of(paragraph)
        stack = list(reversed(paragraph))
        run: Any = None
        while stack:
            element = stack.pop()
            tag = element.tag
            if tag in _LEFT_OUT or (tag == f"{W}sdt" and self._is_left_out(element)):
                continue
            if tag == f"{W}txbxContent":
                boxes.append(element)
                continue
            if tag == f"{W}r":
                run = element.find(f"{W}rPr")
                if self.styles.has(run, "vanish", style.vanish) or self.styles.is_empty(run):
                    continue
            if text := docx_signs.text_of(element, run):
                inline.add(
                    text,
                    bold=self.styles.has(run, "b", style.bold),
                    struck=self.styles.has(run, "strike", style.strike)
                    or self.styles.has(run, "dstrike", style.dstrike),
                )
                if tag == f"{W}sdt":  # a box to tick: the sign drawn for it can be any
                    continue
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self.below += filter(None, [self.notes.get((tag, element.get(f"{W}id")), "")])
            stack.extend(reversed(element))

    @staticmethod
    def _is_left_out(element: Any) -> bool:
        """Whether a content control is the table of contents that Word made, or shows only what
        is to be filled in."""
        if is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
            return True
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        return gallery is not None and "Contents" in gallery.get(f"{W}val", "")

    # ---- tables

    def _table(self, table: Any, depth: int) -> Table:
        rows: list[list[list[Piece]]] = []
        head = False
        for row in _through(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and (
                properties.find(f"{W}del") is not None or is_on(properties.find(f"{W}hidden"))
            ):
                continue
            if not rows and properties is not None:
                head = is_on(properties.find(f"{W}tblHeader"))
            rows.append(self._row(row, depth))
        return Table(rows, head)

    def _row(self, row: Any, depth: int) -> list[list[Piece]]:
        cells: list[list[Piece]] = [[] for _ in range(_count(row, "trPr/gridBefore"))]
        for cell in _through(row, f"{W}tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            width = max(_count(cell, "tcPr/gridSpan"), 1)
            self.tally.add(width)
            cells.append([Above()] if goes_on else list(self._blocks(cell, depth + 1)))
            cells += [[] for _ in range(width - 1)]
        return cells


def _goes_on(paragraph: Any) -> bool:
    """Whether the end of the paragraph was deleted or moved away."""
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    tags = (f"{W}del", f"{W}moveFrom")
    return marks is not None and any(marks.find(tag) is not None for tag in tags)


def _count(element: Any, path: str) -> int:
    """How many columns a property of a row or a cell tells, 0 where it tells none."""
    found = element.find("/".join(W + tag for tag in path.split("/")))
    width = found.get(f"{W}val", "") if found is not None else ""
    return min(int(width), _MOST_COLUMNS) if width.isdecimal() and len(width) < 4 else 0


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
