"""Web pages: lxml reads them as browsers do, and one walk over the tree gives the pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lovp_actions.errors import InputError
from lovp_actions.sources import html_tree, limits
from lovp_actions.sources.extras import library
from lovp_actions.sources.html_looks import Looks, list_level
from lovp_actions.sources.html_rows import Rows
from lovp_actions.sources.html_ticks import tick
from lovp_actions.sources.inline import Inline
from lovp_actions.sources.pieces import Heading, ListItem, Paragraph, Piece, Verbatim

_LEFT_OUT = frozenset(
    (
        "script", "style", "nav", "head", "template", "noscript", "svg", "math", "iframe",
        "object", "select", "option", "button", "textarea", "audio", "video", "canvas",
        "datalist",
    )
)  # fmt: skip
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details",
        "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu",
        "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
        "tr", "ul", "caption",
    )
)  # fmt: skip
_ENCODING = re.compile(
    rb"(?i)(?:charset\s{0,9}=|encoding\s{0,9}=(?=\s{0,9}[\"']utf-?8\b))"
    rb"\s{0,9}[\"']?(?P<utf8>utf-?8\b)?"
)
"""What tells the encoding of a page; another that only its XML declaration tells is passed over,
as lxml does."""
_BOLD = frozenset(("b", "strong"))
_GROUPS = ("thead", "tbody", "tfoot")


def read(data: bytes, name: str, encoding: str | None = None) -> Iterator[Piece]:
    """The pieces of a page; scripts, styles, menus and hidden text are left out.

    Without `encoding` the page tells its own, or it is guessed. Raises InputError when it holds
    no HTML, is nested too deep, or lxml is missing.
    """
    etree = library("lxml.etree", name)
    try:
        parser = etree.HTMLParser(
            encoding=encoding or _told(data), no_network=True, huge_tree=True, remove_comments=True
        )
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise InputError(f"Cannot read {name}: it is no HTML that can be read.") from error
    looks = Looks() if root is None else Looks.of(root)
    walk = _Walk(name, looks)
    if root is not None:
        html_tree.mend(root, looks)
        walk.over(etree.iterwalk(root, events=("start", "end")))
    cut = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    if cut or walk.deepest > limits.NESTED_TABLES:
        raise InputError(
            f"Cannot read {name}: its parts are nested too deep; save the page as text."
        )
    return iter(walk.pieces)


def _told(data: bytes) -> str | None:
    """The encoding where the page does not tell it, or tells UTF-8 and is none: UTF-8, or else
    Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    told = _ENCODING.search(data[:2048])
    if told and not told["utf8"] and not data.startswith(b"\xef\xbb"):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        broken = told and not data.decode("utf-8", "ignore").isascii()
        return "utf-8" if broken else "cp1252"
    return "utf-8"


@dataclass
class _List:
    """An open list; `count` is the number of its last entry, or None where it has bullets."""

    count: int | None
    entered: bool = False
    """Whether the entry that is open has no text yet."""


@dataclass
class _Open:
    """An open table, and what its cells put on hold."""

    rows: Rows
    pieces: list[Piece]
    lists: list[_List]


class _Walk:
    def __init__(self, name: str, looks: Looks) -> None:
        self.tally = limits.Tally(name)
        self._looks = looks
        self.pieces: list[Piece] = []
        self.deepest = 0
        """How many tables are in each other, at most."""
        self._inline = Inline()
        self._lists: list[_List] = []
        self._tables: list[_Open] = []
        self._bold = self._verbatim = self._struck = 0
        self._line_begins = True
        """Whether no words stand on the line that is open."""
        self._tick = ""
        """ "x" or " " where the entry that is open has a box, see `html_looks.tick`."""
        self._level = 0
        """Of a paragraph that Word made an entry of a list."""

    def over(self, events: Any) -> None:
        """Go through the tree; `events` come from lxml's iterwalk."""
        for event, element in events:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if not tag or tag in _LEFT_OUT or self._looks.is_hidden(element):
                    events.skip_subtree()
                    continue
                self._open(tag, element)
                self._text(element.text)
            else:
                if tag and tag not in _LEFT_OUT and not self._looks.is_hidden(element):
                    self._close(tag)
                    self._struck -= self._looks.is_struck(element)
                self._text(element.tail)
        self._flush()

    def _open(self, tag: str, element: Any) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag in ("li", "td", "th"):
            self._tick = ""
        if (ticked := tick(element)) and (self._line_begins or tag != "i"):
            if self._line_begins:
                self._flush()
            self._tick = ticked
        self._struck += self._looks.is_struck(element)
        if tag == "p":
            self._level = list_level(element)
        if tag == "br":
            self._add("\n")
        elif tag in ("ul", "ol", "menu"):
            start = element.get("start", "1")
            first = int(start) - 1 if start.isdecimal() and len(start) < 5 else 0
            self._lists.append(_List(first if tag == "ol" else None))
        elif tag == "li" and self._lists:
            self._lists[-1].entered = True
            if self._lists[-1].count is not None:
                self._lists[-1].count += 1
        elif tag == "table":
            self._tables.append(_Open(Rows(self.tally), self.pieces, self._lists))
            self.deepest = max(self.deepest, len(self._tables))
            self.pieces, self._lists = [], []
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.begin_row()
        elif tag in _GROUPS and self._tables:
            self._tables[-1].rows.begin_group()
        elif tag in ("td", "th") and self._tables:
            self._cell(tag, element)
        self._bold += tag in _BOLD or tag == "th"
        self._verbatim += tag == "pre"

    def _cell(self, tag: str, element: Any) -> None:
        self.pieces, self._lists = [], []
        self._tables[-1].rows.place(tag, element, self.pieces)

    def _close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush(tag)
        self._bold -= tag in _BOLD or tag == "th"
        self._verbatim -= tag == "pre"
        if tag in ("ul", "ol", "menu") and self._lists:
            self._lists.pop()
        elif tag in ("td", "th") and self._tables:
            if self._tick and not self.pieces:
                self.pieces.append(Paragraph("☑" if self._tick == "x" else "☐"))
            self._tick = ""
            self.pieces, self._lists = [], []  # what stands between cells is dropped
        elif tag in _GROUPS and self._tables:
            self._tables[-1].rows.end_group(tag)
        elif tag == "caption" and self._tables:
            self._tables[-1].pieces += self.pieces
            self.pieces = []
        elif tag == "table" and self._tables:
            table = self._tables.pop()
            self.pieces, self._lists = table.pieces, table.lists
            self.pieces.append(table.rows.table())

    def _text(self, text: str | None) -> None:
        if not text:
            return
        self._add(text if self._verbatim else re.sub(r"[ \t\r\n\f]+", " ", text))

    def _add(self, text: str) -> None:
        if text == "\n" or text.strip():
            self._line_begins = text == "\n"
        self._inline.add(text, bold=self._bold > 0, struck=self._struck > 0)

    def _flush(self, tag: str = "") -> None:
        """End the paragraph that is open; `tag` is that of the element that ends with it."""
        inline, self._inline = self._inline, Inline()
        self._line_begins = True
        words = inline.plain()
        if not words.strip():
            return
        self.tally.add()
        box, self._tick = self._tick and f"[{self._tick}] ", ""
        level, self._level = self._level, 0
        if self._verbatim:
            self.pieces.append(Verbatim(words.strip("\n")))
        elif re.fullmatch("h[1-6]", tag):
            self.pieces.append(Heading(words.strip(), int(tag[1])))
        elif self._lists and self._lists[-1].entered:
            entry = self._lists[-1]
            entry.entered = False
            marker = "-" if entry.count is None else f"{entry.count}."
            self.pieces.append(ListItem(box + inline.text().strip(), len(self._lists) - 1, marker))
        elif box or level:
            self.pieces.append(ListItem(box + inline.text().strip(), max(level - 1, 0)))
        else:
            self.pieces.append(Paragraph(inline.text().strip()))
