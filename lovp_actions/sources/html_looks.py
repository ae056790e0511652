"""What styles say of the words of a web page: hidden, struck through, shown as a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_HIDDEN = re.compile(
    r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore"
)
_SHOWN = re.compile(r"(?i)(?<![\w-])(?:display\s*:\s*(?!none)[a-z]|visibility\s*:\s*visible)")
_URGENT = re.compile(r"(?i)(?:display|visibility)\s*:\s*[a-z-]{1,20}\s*!\s*important")
_STRUCK = re.compile(
    r"(?i)text-decoration(?:-line)?\s*:(?:(?P<struck>[^;]{0,60}line-through)|\s*none\b)"
)
_PRINTED = re.compile(r"(?i)@media\s+print\s*\Z")
_SCREEN = re.compile(r"(?i)@media\s+(?:only\s+)?(?:screen|all)\s*\Z|@layer\b[^@]{0,100}\Z")
"""What holds for every screen; what does for narrow ones, or some browsers, hides nothing."""
_STRUCK_TAGS = frozenset(("s", "strike", "del"))
_DISPLAY = re.compile(r"(?i)(?<![\w-])display\s*:\s*(?P<kind>table(?:-[a-z-]{1,30})?)\b")
_ROLES = {
    "table": "table", "grid": "table", "rowgroup": "table-row-group", "row": "table-row",
    **dict.fromkeys(("cell", "gridcell", "columnheader", "rowheader"), "table-cell"),
}  # fmt: skip
"""The parts of a table that programs which read pages aloud are told of."""
_COMPOUND = re.compile(
    r"(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,20}|\*)?(?P<names>(?:[.#][\w-]{1,100}){0,4})"
)
"""What a selector holds for: a tag, classes and an id; others ("a:hover") are passed over."""
_MOST_TOLD, _MOST_COMPOUNDS = 40, 4
"""Selectors of several parts, those for one name or tag, and parts of one."""
_MOST_WEIGHED = 80
"""Selectors that hide or show one name."""
_MOST_STYLE = 400_000
"""Characters of style sheets that are looked through."""
_MOST_SELECTORS, _LONGEST_RULE = 400, 2000
"""Characters of what a rule of theirs holds for, and of what it says."""
_LISTED = re.compile(r"(?i)mso-list\s*:\s*l\d{1,4}\s{1,4}level(?P<level>\d)")

Weight = tuple[bool, int, int, int, int]
"""By what one rule gives way to another: "!important", ids, classes and tags, and its place."""
Compound = tuple[str, frozenset[str]]
"""A tag in small letters, or "", and names of classes and ids with their sign: ".klaar", "#x"."""
Weighed = defaultdict[str, list[tuple[Weight, list[Compound]]]]


class Look(NamedTuple):
    """What a style says of an element: whether it is struck through (None where it does not say
    so), and the part of a table that it is shown as, such as "table-row"."""

    struck: bool | None
    display: str

    @classmethod
    def of(cls, style: str) -> Look | None:
        """The look that the declarations of a style give, None where they give none."""
        struck, display = _STRUCK.search(style), _DISPLAY.search(style)
        look = cls(
            bool(struck["struck"]) if struck else None,
            display["kind"].lower() if display else "",
        )
        return None if look == (None, "") else look


@dataclass
class Looks:
    """The looks of the elements of one page."""

    told: defaultdict[str, list[tuple[int, list[Compound], Look]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """What its style sheets tell, by a name or the tag of the last compound: the place in them,
    and the look of elements that are of that compound, within elements of those before it."""
    hidden: Weighed = field(default_factory=lambda: defaultdict(list))
    """What they hide, by its class. Only classes are hidden by them: what a tag, an id or a place
    hides is so until a script shows it."""
    shown: Weighed = field(default_factory=lambda: defaultdict(list))
    """What they show, by a name of the last compound."""

    @classmethod
    def of(cls, root: Any) -> Looks:
        """The looks that the style sheets in a page give."""
        looks, chained = cls(), 0
        sheets = "".join(each.text or "" for each in root.iter("style"))[:_MOST_STYLE]
        for place, (selectors, style, everywhere) in enumerate(_rules(sheets)):
            look = Look.of(style)
            if everywhere:
                looks._note(place, selectors, style)
            for selector in selectors.split(",") if look else ():
                chain = _chain(selector)
                chained += len(chain) > 1
                if look and chain and (len(chain) == 1 or chained <= _MOST_TOLD):
                    told = looks.told[min(chain[-1][1], default=chain[-1][0])]
                    told += [(place, chain, look)] * (len(told) < _MOST_TOLD)
        return looks

    def _note(self, place: int, selectors: str, style: str) -> None:
        """Note what a rule of a style sheet hides, or shows again."""
        hides, shows = _HIDDEN.search(style), _SHOWN.search(style)
        for selector in selectors.split(",") if hides or shows else ():
            chain = _chain(selector)
            names = chain[-1][1] if chain else frozenset[str]()
            classes = [name for name in names if name[0] == "."]
            if not names or (hides and not len(chain) == len(names) == len(classes)):
                continue
            told = (self.hidden if hides else self.shown)[min(names)]
            weight = _weight(chain, place, urgent=bool(_URGENT.search(style)))
            told += [(weight, chain)] * (len(told) < _MOST_WEIGHED)

    def is_hidden(self, element: Any) -> bool:
        """Whether nobody sees the element."""
        if element.get("hidden") is not None or element.get("aria-hidden") == "true":
            return True
        style = element.get("style", "")
        if _HIDDEN.search(style):
            return True
        hiding = max(_weights(self.hidden, element), default=None)
        if not hiding or _SHOWN.search(style) or element.tag in ("html", "body"):
            return False
        return not any(weight > hiding for weight in _weights(self.shown, element))

    def is_struck(self, element: Any) -> bool:
        """Whether the words of the element are struck through."""
        said = (look.struck for look in self._of(element) if look.struck is not None)
        return element.tag in _STRUCK_TAGS or next(said, False)

    def display(self, element: Any) -> str:
        """The part of a table that the element is shown as, such as "table-row", or ""."""
        said = (look.display for look in self._of(element) if look.display)
        return next(said, _ROLES.get(element.get("role", ""), ""))

    def _of(self, element: Any) -> Iterator[Look]:
        """What the own style of an element says, and then what style sheets do, the last first."""
        if (style := element.get("style")) and (look := Look.of(style)):
            yield look
        if self.told:
            names = (element.tag, "", f"#{element.get('id', '')}", *_classes(element))
            told = (each for name in names for each in self.told.get(name, ()))
            for _, chain, look in sorted(told, key=lambda each: -each[0]):
                if _is_chained(element, chain):
                    yield look


def _chain(selector: str) -> list[Compound]:
    """The compounds of a selector, a child told as any element within; [] where it is another."""
    parts = selector.replace(">", " ").split()
    found = [match for part in parts if (match := _COMPOUND.fullmatch(part))]
    if len(found) < len(parts) or len(parts) > _MOST_COMPOUNDS:
        return []
    return [
        (
            (match["tag"] or "").lower().strip("*"),
            frozenset(re.findall("[.#][^.#]+", match["names"])),
        )
        for match in found
    ]


def _weights(told: Weighed, element: Any) -> Iterator[Weight]:
    """The weights of what is told of an element."""
    for name in (f"#{element.get('id', '')}", *_classes(element)) if told else ():
        yield from (weight for weight, chain in told.get(name, ()) if _is_chained(element, chain))


def _weight(chain: Sequence[Compound], place: int, *, urgent: bool) -> Weight:
    names = [name for _, names in chain for name in names]
    ids = sum(name[0] == "#" for name in names)
    return urgent, ids, len(names) - ids, sum(bool(tag) for tag, _ in chain), place


def _is_chained(element: Any, chain: Sequence[Compound]) -> bool:
    """Whether an element is of the last compound, and stands within those before it."""
    if not _is_of(element, chain[-1]):
        return False
    left = list(chain[:-1])
    for around in element.iterancestors() if left else ():
        if _is_of(around, left[-1]):
            left.pop()
            if not left:
                break
    return not left


def _is_of(element: Any, compound: Compound) -> bool:
    tag, names = compound
    if tag and element.tag != tag:
        return False
    return not names or names <= {*_classes(element), f"#{element.get('id', '')}"}


def _classes(element: Any) -> Iterator[str]:
    return (f".{each}" for each in element.get("class", "").split())


def _rules(sheets: str) -> Iterator[tuple[str, str, bool]]:
    """The innermost rules of style sheets, but those for paper: what each holds for, what it says,
    and whether it does so on every screen."""
    *blocks, _ = sheets.split("}")
    around: list[tuple[bool, bool]] = []  # of what is open: whether it is for paper, and for all
    for block in blocks:
        *outer, selectors, style = block.split("{") if "{" in block else ("", block)
        for each in outer:
            printed, everywhere = around[-1] if around else (False, True)
            all_screens = "@" not in each or bool(_SCREEN.search(each))
            around.append((printed or bool(_PRINTED.search(each)), everywhere and all_screens))
        printed, everywhere = around[-1] if around else (False, True)
        selectors = selectors[-_MOST_SELECTORS:]
        if "{" not in block:
            del around[-1:]
        elif selectors and len(style) <= _LONGEST_RULE and not printed:
            yield selectors, style, everywhere


def list_level(element: Any) -> int:
    """The level, from 1, of a paragraph that Word made an entry of a list; 0 for others."""
    match = _LISTED.search(element.get("style", ""))
    return int(match["level"]) if match else 0
