"""What openpyxl does not carry from one workbook to the next: every part and every element before
must be there after, but for those that say nothing, or that Excel makes anew."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from xml.etree import ElementTree

from lovp_actions import lexicon


@dataclass(frozen=True)
class _Words:
    """What `workbooks.toml` tells."""

    plain: frozenset[str]
    empty: frozenset[str]
    settings: frozenset[str]
    whole: dict[str, list[str]]
    parts: dict[str, str]
    extensions: dict[str, str]
    shapes: dict[str, str]


@lexicon.derived
def _words() -> _Words:
    told = lexicon.load("workbooks")
    return _Words(
        frozenset(told["plain"]),
        frozenset(told["empty"]),
        frozenset(told["settings"]),
        *(told[name] for name in ("whole", "parts", "extensions", "shapes")),
    )


@lexicon.derived
def _anew() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.load("workbooks")["anew"]))


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
            if name.endswith("/") or _anew().fullmatch(name):
                continue
            content = archive.read(name)
            root: object = content
            elements: list[str] = []
            if name.endswith(".xml"):
                with contextlib.suppress(ElementTree.ParseError):
                    root, elements = _elements(content)
                    if root in _words().empty and not elements:
                        continue
            found[root].names.append(name)
            found[root].elements.update(elements)
    return found


def _elements(part: bytes) -> tuple[str, list[str]]:
    """The outermost element, and all that say something, by their names; what is in an extension
    counts as that, a cell only where it is filled or dressed."""
    known = _words()
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
            if tag in known.empty and not inside and (element.text or len(element)):
                found.append(tag)
            element.clear()
            continue
        root = root or tag
        filled = filled and tag != "c"
        address = element.get("uri", "").upper() if tag == "ext" else ""
        said = whole or not (tag == "c" or hidden or tag in known.plain or tag in known.empty)
        said = said and address not in known.settings
        if not inside and said and tag in known.whole.get(root, (tag,)):
            found.append(f"{tag} {address}".strip())
        inside += hidden
    return root, found


def _named(part: str) -> str:
    return next((words for sign, words in _words().parts.items() if sign in part), part)


def _called(element: str) -> str:
    tag, _, address = element.partition(" ")
    known = _words()
    return known.shapes.get(tag) or known.extensions.get(address, f"<{element}>")
