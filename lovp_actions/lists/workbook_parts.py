"""Parts of a workbook that openpyxl leaves out and that hang on no cell, such as labels of
sensitivity: they go along as they are (ECMA-376 part 2, Open Packaging Conventions)."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from lovp_actions import lexicon

_TYPES: Final = "[Content_Types].xml"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMPTY: Final = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b"</Relationships>"
)
_PAGE: Final = re.compile(rb"<pageSetup\b")
"""What names the settings of a printer in a sheet."""


@lexicon.derived
def _kinds() -> frozenset[str]:
    """The last words of the types of relations by which such parts are found."""
    return frozenset(lexicon.load("workbooks")["along"])


@dataclass(frozen=True, slots=True)
class _Relation:
    id: str
    type: str
    target: str
    """The name of the part."""

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


class _Package:
    """The parts of a workbook, and what relates them; "" stands for the whole."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def relations(self, owner: str) -> Iterator[_Relation]:
        for each in ElementTree.fromstring(self.parts.get(relations_of(owner), _EMPTY)):
            if each.get("TargetMode") != "External":
                path = posixpath.join("/", posixpath.dirname(owner), each.get("Target", ""))
                target = posixpath.normpath(path).lstrip("/")
                yield _Relation(each.get("Id", ""), each.get("Type", ""), target)

    def owners(self) -> Iterator[str]:
        """The whole, the workbook in it, and the sheets in their order."""
        yield ""
        for book in self.relations(""):
            if book.kind == "officeDocument":
                yield book.target
                sheets = {each.id: each.target for each in self.relations(book.target)}
                for element in ElementTree.fromstring(self.parts[book.target]).iter():
                    if element.tag.rpartition("}")[2] == "sheet":
                        yield sheets.get(_link(element), "")

    def type_of(self, part: str) -> str:
        """What [Content_Types].xml tells of a part."""
        found = ""
        for each in ElementTree.fromstring(self.parts[_TYPES]):
            if each.get("PartName", "").lstrip("/") == part:
                return each.get("ContentType", "")
            if each.get("Extension", " ").lower() == part.rpartition(".")[2].lower():
                found = each.get("ContentType", "")
        return found


@dataclass
class _Added:
    """A workbook that gets parts of another."""

    old: _Package
    new: _Package
    count: int = field(default=0)

    def part(self, name: str) -> None:
        """The part, with all that it leads to."""
        waiting = [name]
        while waiting:
            name = waiting.pop()
            if name in self.new.parts or name not in self.old.parts:
                continue
            self.new.parts[name] = self.old.parts[name]
            kind = quoteattr(self.old.type_of(name))
            self._append(_TYPES, f"<Override PartName={quoteattr('/' + name)} ContentType={kind}/>")
            if (led := relations_of(name)) in self.old.parts:
                self.new.parts[led] = self.old.parts[led]
                waiting += [each.target for each in self.old.relations(name)]

    def relation(self, owner: str, relation: _Relation) -> str:
        """That `owner` leads to the part; gives the id of the relation."""
        self.count += 1
        made = f"along{self.count}"
        self.new.parts.setdefault(relations_of(owner), _EMPTY)
        told = f"Type={quoteattr(relation.type)} Target={quoteattr('/' + relation.target)}"
        self._append(relations_of(owner), f'<Relationship Id="{made}" {told}/>')
        return made

    def _append(self, name: str, element: str) -> None:
        """Put an element at the end of a part."""
        start, end, rest = self.new.parts[name].rpartition(b"</")
        self.new.parts[name] = start + element.encode() + end + rest


def with_parts(before: bytes, after: bytes) -> bytes:
    """The workbook `after`, which openpyxl made of `before`, with the parts that go along."""
    added = _Added(_Package(before), _Package(after))
    for old, new in zip(added.old.owners(), list(added.new.owners()), strict=False):
        for relation in added.old.relations(old):
            if relation.kind not in _kinds() or relation.target in added.new.parts:
                continue
            named = relation.kind == "printerSettings"
            if named and not _PAGE.search(added.new.parts.get(new, b"")):
                continue
            added.part(relation.target)
            made = added.relation(new, relation)
            if named:
                link = f'<pageSetup xmlns:along="{_LINKS}" along:id="{made}"'.encode()
                added.new.parts[new] = _PAGE.sub(link, added.new.parts[new], count=1)
    if not added.count:
        return after
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in added.new.parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def relations_of(part: str) -> str:
    """The part in which stands what another leads to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _link(element: ElementTree.Element) -> str:
    """The id of a relation in an attribute, in the namespace of whatever edition."""
    return next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
