"""What openpyxl does not carry from one workbook to the next: every part and every element before
must be there after, but for those that say nothing, or that Excel makes anew."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree

_ANEW: Final = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|docProps/(?:app|core)\.xml|xl/calcChain\.xml"
    r"|xl/sharedStrings\.xml|xl/theme/.*|.*\.vml"
)
"""Parts that are written anew, or kept byte for byte."""
_WORDS: Final = {
    "threadedComments/": "discussions beside cells",
    "slicer": "slicers",
    "timeline": "timelines",
    "ctrlProp": "buttons or other controls",
    "activeX/": "buttons or other controls",
    "embeddings/": "embedded files",
    "queryTable": "queries",
    "connections": "queries",
    "media/": "pictures",
    "chart": "charts",
    "printerSettings": "settings of a printer",
    "docMetadata/": "a sensitivity label",
    "_xmlsignatures": "a signature",
    "customXml/": "data of other programs",
    "drawings/": "text boxes or other shapes",
}
"""What parts hold, by what is in their names."""
_EXTENSIONS: Final = {
    "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}": "drop-down lists that refer to another sheet",
    "{78C0D931-6437-407D-A8EE-F0AAD7539E65}": "conditional formatting of a newer kind",
    "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}": "small charts in cells",
    "{A8765BA9-456A-4DAB-B4F3-ACF838C121DE}": "slicers",
}
"""What extensions of a sheet hold, by their address."""
_SAY_NOTHING: Final = {
    "{140A7094-0E35-4892-8432-C4D2EF3B4FBF}",
    "{B58B0392-4F1F-4190-BB64-5DF3571DCE5F}",
    "{79F54976-1DA5-4618-B147-4CDE4B953A38}",
    "{7523E5D3-25F3-A5E0-1632-64F254C22452}",
    "{EB79DEF2-80B8-43E5-95BD-54CBDDF9020C}",
    "{9260A510-F301-46A8-8635-F512D64BE5F5}",
}
"""Extensions that Excel puts in every workbook and every set of styles: its own settings."""
_PLAIN: Final = frozenset(
    {
        "extLst",
        "fileVersion",
        "absPath",
        "revisionPtr",
        "phoneticPr",
        "dimension",
        "conditionalFormatting",
        "cols",
        "col",
        "sheetPr",
        "outlinePr",
        "pageSetUpPr",
        "sheetFormatPr",
        "calcPr",
        "is",
        "t",
        "r",
        "rPr",
        "rFont",
        "family",
        "charset",
        "scheme",
        "sz",
        "b",
        "i",
        "u",
        "color",
        "v",
        "workbookPr",
        "workbookProtection",
        "definedNames",
        "definedName",
        "legacyDrawing",
    }
)
"""Elements that openpyxl writes in another number with the same meaning, or that Excel can do
without."""
_WHOLE: Final = {"styleSheet": ("dxf",), "comments": ("comment",)}
"""Elements that count in parts that are put together anew; in all other parts each does."""


@dataclass
class _Kind:
    """The parts with the same outermost element, or, of what is no XML, with the same bytes."""

    names: list[str] = field(default_factory=list)
    elements: Counter[str] = field(default_factory=Counter)


def lost(before: bytes, after: bytes) -> set[str]:
    """What the workbook `before` holds and `after` does not: in words, or by its name."""
    old, new = _kinds(before), _kinds(after)
    gone: set[str] = set()
    for root, kind in old.items():
        there = new.get(root, _Kind())
        if len(kind.names) > len(there.names):
            gone.add(_named(kind.names[-1]))
        else:
            gone.update(map(_called, kind.elements - there.elements))
    return gone


def _kinds(data: bytes) -> dict[object, _Kind]:
    """All parts but those that are written anew, by their outermost element or their bytes."""
    found: dict[object, _Kind] = defaultdict(_Kind)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith("/") or _ANEW.fullmatch(name):
                continue
            content = archive.read(name)
            root: object = content
            elements: list[str] = []
            if name.endswith(".xml"):
                with contextlib.suppress(ElementTree.ParseError):
                    root, elements = _elements(content)
            found[root].names.append(name)
            found[root].elements.update(elements)
    return found


def _elements(part: bytes) -> tuple[str, list[str]]:
    """The outermost element, and all that say something, by their names; what is in an extension
    counts as that, a cell only where it is filled or dressed."""
    root, found, inside, filled = "", [], 0, False
    for event, element in ElementTree.iterparse(io.BytesIO(part), ("start", "end")):
        tag = element.tag.rpartition("}")[2]
        whole = tag == "ext" or (tag == "AlternateContent" and root != "workbook")
        hidden = tag in ("ext", "AlternateContent")
        if event == "end":
            inside -= hidden
            filled = filled or bool(element.text)
            if tag == "c" and not inside and (filled or element.get("s", "0") != "0"):
                found += [tag, *(f"{tag} {name}" for name in ("cm", "vm") if element.get(name))]
            element.clear()
            continue
        root = root or tag
        filled = filled and tag != "c"
        address = element.get("uri", "").upper() if tag == "ext" else ""
        said = whole or (tag not in _PLAIN and tag != "c" and not hidden)
        if not inside and said and address not in _SAY_NOTHING and tag in _WHOLE.get(root, (tag,)):
            found.append(f"{tag} {address}".strip())
        inside += hidden
    return root, found


def _named(part: str) -> str:
    return next((words for sign, words in _WORDS.items() if sign in part), part)


def _called(element: str) -> str:
    tag, _, address = element.partition(" ")
    if tag in ("sp", "grpSp", "cxnSp"):
        return "text boxes or other shapes"
    return _EXTENSIONS.get(address, f"<{element}>")
