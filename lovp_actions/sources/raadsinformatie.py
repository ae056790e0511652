"""Minutes as JSON of Open Raadsinformatie, and of OpenBesluitvorming, which takes its place.

Read are an answer of the Elastic endpoint, with its documents under `hits` or one by one
(https://github.com/openstate/open-raadsinformatie/blob/master/API-docs.md; fields as in its
`ocd_backend/models/definitions`), and of `/api/entities/{id}`
(https://github.com/ontola/openbesluitvorming/blob/main/API.md): meetings with their agenda and
documents with their text, nested or told by their ids.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from lovp_actions.errors import InputError
from lovp_actions.sources.pieces import Heading, Page, Paragraph, Part, Piece, PiecesOf, Verbatim

_WRAPS: Final = ("hits", "results", "_source", "payload", "@graph", "data")
"""What documents stand in, the outermost first."""
_IDS: Final = ("id", "entityid")
_TEXTS: Final = ("mdtext", "markdowntext", "text", "content")
"""Fields with the text of a document, the best first."""
_CHILDREN: Final = (
    "agenda", "agendaitems", "attachment", "attachments", "documents", "mediaobjects", "recordings",
)  # fmt: skip
_PARENTS: Final = ("parent", "superevent", "isreferencedby", "meetingid")
_EVENTS: Final = ("meeting", "agendaitem", "event")
_DEEPEST: Final = 50
"""Agenda items within each other."""
_MARKUP: Final = re.compile(r"(?i)<(?:p|br|ul|ol|div|table|h[1-6])\b")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")

_UNFIT: Final = re.compile(r"[\x00\ud800-\udfff]")

Record = dict[str, Any]
"""The fields of a document, their names in small letters without prefix and underscores."""


def read(
    data: bytes, name: str, pieces_of: PiecesOf, encoding: str | None = None
) -> Iterator[Piece]:
    """The meeting and its agenda items as headings, their texts and those of documents; a text in
    pages as pages. `pieces_of` reads what is HTML in it.

    Raises InputError when it is no such JSON, holds no text, or texts of several meetings.
    """
    roots = [root for root in _roots(data, name, encoding) if root.has_text]
    if not roots:
        raise InputError(
            f"Cannot read {name}: it is JSON without the text of minutes; save that of the minutes "
            "themselves, as https://openbesluitvorming.nl/api/entities/ID gives it."
        )
    if len({root.day for root in roots if root.day}) > 1:
        raise InputError(
            f"Cannot read {name}: it holds texts of meetings on several days; save each in a file "
            "of its own."
        )
    several = len(roots) > 1
    return (piece for root in roots for piece in _pieces(root, name, pieces_of, 1, several))


def met(data: bytes, encoding: str | None = None) -> dt.date | None:
    """The day of the meeting that the JSON holds, None where it tells none: a document tells only
    when it was discussed. Raises InputError."""
    days = {node.day for node in _roots(data, "", encoding) if node.is_event and node.day}
    return days.pop() if len(days) == 1 else None


@dataclass
class _Node:
    """A document with those that belong to it."""

    record: Record
    children: list[_Node] = field(default_factory=list)

    @property
    def is_event(self) -> bool:
        """Whether it is a meeting or a part of one, and no document."""
        kind = _text(self.record.get("type") or self.record.get("entitytype")).lower()
        if not kind:
            return any(name in self.record for name in ("agenda", "agendaitems"))
        return kind.endswith(_EVENTS)

    def parts(self, name: str) -> list[Any]:
        """What stands in a field that may hold several."""
        found = self.record.get(name)
        found = found.get("@list", [found]) if isinstance(found, dict) else found
        return found if isinstance(found, list) else [] if found is None else [found]

    @property
    def texts(self) -> list[str]:
        """The pages of the text, or the whole text as one."""
        found = next((pages for name in _TEXTS if (pages := _texts(self.record.get(name)))), [])
        said = " ".join(_texts([_record(each).get("text") for each in self.parts("segments")]))
        about = _texts(self.record.get("description")) if self.is_event else []
        return [*about, *found, *([said] if said else [])]

    @property
    def has_text(self) -> bool:
        """Whether there is text in it or in what belongs to it."""
        return bool(self.texts) or any(each.has_text for each in self.children)

    @property
    def day(self) -> dt.date | None:
        """The day of the meeting, or on which the document was discussed."""
        for name in ("startdate", "sortdate", "lastdiscussedat"):
            if match := _DAY.match(_text(self.record.get(name))):
                try:
                    return dt.date.fromisoformat(match[0])
                except ValueError:
                    continue
        return None


def _pieces(
    node: _Node, name: str, pieces_of: PiecesOf, level: int, named: bool
) -> Iterator[Piece]:
    """What stands in a document and in those that belong to it."""
    title = _text(node.record.get("name") or node.record.get("title"))
    texts = node.texts
    if node.is_event and title:
        number = _text(node.record.get("number"))
        yield Heading(" ".join(filter(None, (number, title))), level)
    elif named and title and texts:
        yield Part(title)
    for page, text in enumerate(texts, start=1):
        if len(texts) > 1 and not node.is_event:
            yield Page(page)
        if _MARKUP.search(text):
            yield from pieces_of("html", text.encode(), name, "utf-8", 0)
        elif node.is_event or "segments" in node.record:
            yield Paragraph(text)
        else:
            yield Verbatim(text)
    for child in sorted(node.children, key=lambda each: each.is_event):  # documents stand above
        yield from _pieces(child, name, pieces_of, level + 1, True)


# ---- from JSON to documents


def _roots(data: bytes, name: str, encoding: str | None) -> list[_Node]:
    """The documents that belong to no other one, with those that belong to them."""
    try:
        nodes = [_Node(_record(each)) for each in _unwrapped(_loaded(data, encoding))]
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"Cannot read {name}: it is no JSON that can be read; save it again."
        ) from error
    by_id = {key: node for node in nodes for key in _keys(node.record)}
    owned: set[int] = set()

    def give(parent: _Node, child: _Node) -> None:
        if id(child) not in owned and child is not parent:
            owned.add(id(child))
            parent.children.append(child)

    todo = list(nodes)
    while todo:
        node = todo.pop()
        for each in (each for kind in _CHILDREN for each in node.parts(kind)):
            known = next((by_id[key] for key in _keys(each) if key in by_id), None)
            if known is None and isinstance(each, dict):
                known = _Node(_record(each))
                todo.append(known)
            if known is not None:
                give(node, known)
    for node in nodes:
        keys = (key for kind in _PARENTS for key in _keys(node.record.get(kind)))
        if parent := next((by_id[key] for key in keys if key in by_id), None):
            give(parent, node)
    roots = [node for node in nodes if id(node) not in owned]
    _check_depth(roots, name)
    return roots


def _check_depth(roots: list[_Node], name: str) -> None:
    level = roots
    for _ in range(_DEEPEST):
        level = [child for node in level for child in node.children]
    if level:
        raise InputError(
            f"Cannot read {name}: its parts are packed too deep in each other; "
            "save the minutes from it and name that file."
        )


def _loaded(data: bytes, encoding: str | None) -> Any:
    """What the JSON holds; of JSON lines a list. Raises ValueError."""
    text = data.decode(encoding or json.detect_encoding(data))
    try:
        return json.loads(text)
    except ValueError:
        return [json.loads(line) for line in text.split("\n") if line.strip()]


def _unwrapped(value: Any) -> Iterator[Record]:
    """The documents in an answer, in their order."""
    todo = [value]
    while todo:
        each = todo.pop()
        if isinstance(each, list):
            todo += reversed(each)
        elif isinstance(each, dict):
            wrap = next((name for name in _WRAPS if isinstance(each.get(name), list | dict)), "")
            inner = each.get(wrap)
            if isinstance(inner, dict) and wrap in ("_source", "payload"):
                yield {"id": each.get("_id") or each.get("entity_id"), **inner}
            elif wrap:
                todo.append(inner)
            else:
                yield each


def _record(value: Any) -> Record:
    """The fields of a document: "@type" and "schema:startDate" are "type" and "startdate"."""
    fields = value if isinstance(value, dict) else {}
    return {
        re.split(r"[:/#]", key)[-1].strip("@_").replace("_", "").lower(): fields[key]
        for key in fields
    }


def _keys(value: Any) -> list[str]:
    """The ids that a reference or a document tells, without the address before them."""
    if isinstance(value, dict):
        fields = _record(value)
        value = [fields.get(name) for name in _IDS]
    told = value if isinstance(value, list) else [value]
    return [
        str(each).rstrip("/").rsplit("/", 1)[-1] for each in told if isinstance(each, str | int)
    ]


def _text(value: Any) -> str:
    """A value that is a few words, on one line."""
    return " ".join(" ".join(_texts(value)[:1]).split())


def _texts(value: Any) -> list[str]:
    """The texts in a field, those of pages one by one; no half characters, no NUL."""
    if isinstance(value, dict):
        value = value.get("@list", value.get("@value"))
    found = value if isinstance(value, list) else [value]
    words = [str(each) for each in found if isinstance(each, str | int)]
    return [_UNFIT.sub("\ufffd", each) for each in words if each.strip()]
