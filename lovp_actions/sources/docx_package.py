"""Word files as python-docx wants them: what Word reads and that library does not is mended."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import unquote

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
"""The names of "Strict Open XML"; the usual ones hold a year."""
_TYPES = "[Content_Types].xml"
_PACKED = (".docx", ".docm", ".dotx", ".dotm")
"""Files that are packed in another as a whole; by what that tells of them they are its text."""
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def mended(data: bytes, members: Mapping[str, bytes]) -> bytes:
    """The file without relations to parts that it does not have, with the usual names for those
    of Strict Open XML, and with Word files in it told as such; `members` are its XML members.

    Raises what lxml raises for relations and types that are no XML.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.lower() for name in archive.namelist()}
        changed = {}
        for name, content in members.items():
            usual = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content)
            if name.endswith(".rels"):
                usual = _related(name, usual, names)
            if name == _TYPES:
                usual = _typed(usual)
            if usual != content:
                changed[name] = usual
        if not changed:
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as written:
            for info in archive.infolist():
                mended_one = changed.get(info.filename)
                written.writestr(info, mended_one or archive.read(info))
    return out.getvalue()


def _related(name: str, content: bytes, names: Collection[str]) -> bytes:
    """The relations of a part, those to parts that are not there left out."""
    from lxml import etree

    root: Any = etree.fromstring(content)
    folder = posixpath.dirname(posixpath.dirname(name))
    dangling = [
        each
        for each in root.iter(_RELATION)
        if each.get("TargetMode") != "External" and not _is_there(each, folder, names)
    ]
    if not dangling:
        return content
    for each in dangling:
        each.getparent().remove(each)
    return _written(root)


def _typed(content: bytes) -> bytes:
    """The types of the parts, those of Word files as of any data."""
    from lxml import etree

    root: Any = etree.fromstring(content)
    parts = ((each, each.get("PartName") or f".{each.get('Extension')}") for each in root)
    packed = [each for each, part in parts if part.lower().endswith(_PACKED)]
    if not packed:
        return content
    for each in packed:
        each.set("ContentType", "application/octet-stream")
    return _written(root)


def _written(root: Any) -> bytes:
    from lxml import etree

    out: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return out


def _is_there(relation: Any, folder: str, names: Collection[str]) -> bool:
    target = relation.get("Target", "").replace("\\", "/")
    path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
    return bool(target) and (path in names or unquote(path) in names)
