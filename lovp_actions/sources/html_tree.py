"""The tree of a web page, in which tables made with styles, tasks, lists of terms, fields and
pictures of a word are put as the tables, lines and words that they show."""

from __future__ import annotations

import itertools
import re
from typing import Any

from lovp_actions.language.words import CAPITALS
from lovp_actions.sources.html_looks import Looks

_ROWS = {"table-row-group": "tbody", "table-header-group": "thead", "table-footer-group": "tfoot"}
_TERM = re.compile(r"[^\W\d][^.!?:;\n]{0,60}:?")
"""A term that labels what stands behind it; numbers and sentences do not."""
_WORD = re.compile(r"\S{1,12}")
_SIGN = re.compile(r"[☐☑☒✅✓✔√✕✖✗✘❌❎⬜🔲]\ufe0f?|:[a-z_]{0,20}check[a-z_]{0,20}:|\(tick\)")
"""A tick, box or cross, or what chats and wikis write for a tick."""
_CAPITAL = re.compile(rf"\s{{1,9}}[{CAPITALS}]")
_MOST_BEFORE = 20
"""Elements of a line that are looked at for words before a sign."""
_BESIDE = frozenset(("aside", "dialog", "complementary", "alertdialog"))
_BELOW = frozenset(("footer", "contentinfo"))
"""Tags and roles."""
_FURNITURE = re.compile(
    r"(?i)cookie|(?<![\w-])(?:(?:site-|page-)?footer|site-info|colophon|disclaimer"
    r"|newsletter[\w-]{0,20}|related(?:-posts)?|(?:main-)?menu|navbar|navigation)(?![\w-])"
)
"""The class, id or label of a bar that asks to allow cookies, or of what no page is about."""
_PARTS = frozenset(("div", "section", "ul"))
_UNSEEN = frozenset(("script", "style", "noscript", "template", "nav", "head"))
_INLINE = frozenset(("a", "abbr", "b", "br", "em", "i", "s", "small", "span", "strong", "u"))


def mend(root: Any, looks: Looks) -> None:
    """Put tables, tasks, terms and words in the tree, and leave out what stands around the text."""
    _empty_around(root)
    for task in root.iter("ac:task"):
        _list(task)
    for element in root.iter("div", "section", "ul", "span"):
        if looks.display(element) == "table":
            _tabulate(element, looks)
    for term in root.iter("dt"):
        _label(term)
    for field in root.iter("select", "input"):
        _fill(field)
    for picture in root.iter("img", "i", "span"):
        _say(picture)
    for name in root.iter("a", "span", "time"):
        _end(name)


def _empty_around(root: Any) -> None:
    """Empty what stands above and below the text of a page, such as a menu, a foot or a bar for
    cookies, where it is less than the text; and what stands beside it, where a `main` or `article`
    tells which that is and has more of the words than all others."""
    around, lengths = list[tuple[Any, str]](), dict.fromkeys(("core", "beside", "below", ""), 0)
    stack = [(root, "")]
    while stack:
        element, place = stack.pop()
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            continue
        if not place and (place := _place(element)) in ("beside", "below"):
            around.append((element, place))
        texts = (element.text, *(child.tail for child in element))
        lengths[place] += sum(len(text.strip()) for text in texts if text)
        stack += [(child, place) for child in element]
    known = lengths["core"] > lengths[""]
    less = lengths["below"] < lengths["core"] + lengths[""]
    for element, place in around:
        if known or (less and place == "below"):
            element.clear(keep_tail=True)


def _place(element: Any) -> str:
    """What an element says that it holds: the "core" of the page, what stands "beside" or "below"
    or above that, or ""."""
    if element.tag in ("main", "article") or element.get("role") == "main":
        return "core"
    told, names = {element.tag}, ""
    if element.tag in _PARTS:
        told.add(element.get("role", ""))
        names = " ".join(element.get(each, "") for each in ("id", "class", "aria-label"))
    if told & _BELOW or _FURNITURE.search(names):
        return "below"
    return "beside" if told & _BESIDE else ""


def _tabulate(table: Any, looks: Looks) -> None:
    """Make a table of an element that is shown as one, where all in it is shown as rows."""
    groups = {child: _ROWS[looks.display(child)] for child in table if _is(looks, child, *_ROWS)}
    rows = [row for child in table for row in (child if child in groups else [child])]
    cells = [cell for row in rows for cell in row]
    if (
        cells
        and all(_is(looks, row, "table-row") for row in rows)
        and all(_is(looks, cell, "table-cell") for cell in cells)
        and all(_is_bare(each) for each in (table, *groups, *rows))
    ):
        table.tag = "table"
        for group, tag in groups.items():
            group.tag = tag
        for row in rows:
            row.tag = "tr"
        for cell in cells:
            cell.tag = "td"


def _is(looks: Looks, element: Any, *displays: str) -> bool:
    return isinstance(element.tag, str) and looks.display(element) in displays


def _is_bare(element: Any) -> bool:
    """Whether all text in an element stands in its children."""
    return not any((text or "").strip() for text in (element.text, *(c.tail for c in element)))


def _label(term: Any) -> None:
    """Put a short term before each of its lines: "Jan: zaal boeken"."""
    lines = list(itertools.takewhile(lambda each: each.tag == "dd", term.itersiblings()))
    if not lines or not all(map(_is_line, (term, *lines))):
        return
    words = " ".join("".join(term.itertext()).split())
    if _TERM.fullmatch(words):
        term.clear(keep_tail=True)
        for line in lines:
            line.text = f"{words.rstrip(':')}: {(line.text or '').lstrip()}"


def _is_line(element: Any) -> bool:
    """Whether an element holds words and no blocks."""
    inline = all(each.tag in _INLINE for each in element.iterdescendants())
    return inline and any(text.strip() for text in element.itertext())


def _list(task: Any) -> None:
    """Make an entry of a list, ticked or not, of a task as Confluence keeps it."""
    around = task.getparent()
    if around.tag == "ac:task-list":
        around.tag = "ul"
    task.tag = "li"
    for part in [each for each in task if each.tag in ("ac:task-id", "ac:task-status")]:
        if part.tag == "ac:task-status":
            task.set("data-checked", "true" if part.text == "complete" else "false")
        part.clear(keep_tail=True)
    for day in task.iter("time"):
        if not "".join(day.itertext()).strip():
            day.text = day.get("datetime")


def _fill(field: Any) -> None:
    """Put what is filled in or chosen in a field of a cell behind it."""
    if next(field.iterancestors("td", "th"), None) is None:
        return
    words = field.get("value", "") if field.get("type", "text") in ("text", "date") else ""
    if field.tag == "select":
        chosen = (each for each in field.iter("option") if each.get("selected") is not None)
        words = ", ".join("".join(each.itertext()).strip() for each in chosen)
    field.tail = f"{words} {field.tail or ''}"


def _say(picture: Any) -> None:
    """Put the sign that a picture shows in its place at the beginning of a line, or the word that
    describes it in the cell where it stands alone."""
    if picture.tag != "img" and (len(picture) or (picture.text or "").strip()):
        return
    word = (picture.get("alt") or picture.get("title") or "").strip()
    cell = picture.getparent()
    if cell is not None and cell.tag in ("a", "span") and len(cell) == 1 and _is_bare(cell):
        cell = cell.getparent()
    alone = cell is not None and cell.tag in ("td", "th") and len(cell) == 1 and _is_bare(cell)
    if _SIGN.fullmatch(word) and _begins(picture):
        picture.tail = f"{word} {picture.tail or ''}"
    elif alone and _WORD.fullmatch(word):
        picture.tail = word


def _end(name: Any) -> None:
    """Put a colon behind somebody mentioned before what is to be done, where the name could go on
    there: "@Jan: Zaal boeken"; and take the sign of a mention from a time."""
    if not "".join(name.itertext()).lstrip().startswith("@"):
        return
    if name.tag == "time":
        name.text = (name.text or "").lstrip().removeprefix("@")
    elif _CAPITAL.match(name.tail or "") and _begins(name):
        name.tail = f":{name.tail}"


def _begins(element: Any) -> bool:
    """Whether no words stand before an element on its line."""
    for around in itertools.islice(
        itertools.chain([element], element.iterancestors()), _MOST_BEFORE
    ):
        if around is not element and (around.text or "").strip():
            return False
        if around is not element and around.tag not in _INLINE:
            return True
        before = list(itertools.islice(around.itersiblings(preceding=True), _MOST_BEFORE))
        for each in before:
            if (each.tail or "").strip():
                return False
            if each.tag == "br" or each.tag not in (*_INLINE, "img", "input"):
                return True
            if "".join(each.itertext()).strip():
                return False
        if len(before) == _MOST_BEFORE:
            return False
    return False
