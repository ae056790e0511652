"""What the styles of an OpenDocument text say of paragraphs, words and lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from lovp_actions.sources import list_styles

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, DRAW, STYLE = (
    _NS % name for name in ("office", "text", "table", "drawing", "style")
)
FO = _NS % "xsl-fo-compatible"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
"""Tables in shapes, as LibreOffice writes them."""
SVG = _NS % "svg-compatible"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"


class Looks(NamedTuple):
    """How words look."""

    bold: bool = False
    struck: bool = False
    hidden: bool = False


@dataclass(slots=True)
class _Style:
    parent: str = ""
    bold: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None


class Styles:
    """Styles of paragraphs and words by name, and the numbers of lists by name and level."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._lists: dict[str, dict[int, tuple[str, str, int]]] = {}
        """Form of the number ("" for bullets), what stands after it, and the first number."""

    def add(self, root: Any) -> None:
        """Take in the styles of a file."""
        for style in root.iter(f"{STYLE}style"):
            words = style.find(f"{STYLE}text-properties")
            found = _Style(style.get(f"{STYLE}parent-style-name", ""))
            if words is not None:
                weight = words.get(f"{FO}font-weight")
                found.bold = None if weight is None else weight in ("bold", "700", "800", "900")
                line = words.get(f"{STYLE}text-line-through-style") or words.get(
                    f"{STYLE}text-line-through-type"
                )
                found.struck = None if line is None else line != "none"
                shown = words.get(f"{TEXT}display")
                found.hidden = None if shown is None else shown == "none"
            self._styles[style.get(f"{STYLE}name", "")] = found
        for listed in root.iter(f"{TEXT}list-style"):
            levels = self._lists.setdefault(listed.get(f"{STYLE}name", ""), {})
            for level in listed:
                number = level.tag == f"{TEXT}list-level-style-number"
                levels[to_int(level.get(f"{TEXT}level"))] = (
                    level.get(f"{STYLE}num-format", "") if number else "-",
                    level.get(f"{STYLE}num-suffix", "") if number else "",
                    to_int(level.get(f"{TEXT}start-value")) or 1,
                )

    def chain(self, name: str) -> Iterator[tuple[str, _Style]]:
        """The style of that name and those it builds on."""
        for _ in range(20):
            if name not in self._styles:
                return
            yield name, self._styles[name]
            name = self._styles[name].parent

    def is_title(self, name: str) -> bool:
        """Whether paragraphs of that style are the title."""
        return any(each in ("Title", "Titel") for each, _ in self.chain(name)) or name in (
            "Title",
            "Titel",
        )

    def depth(self, name: str) -> int:
        """The depth from 0 that paragraphs of that style have in a list."""
        names = (each.replace("_20_", " ") for each, _ in self.chain(name))
        return max(map(list_styles.depth, names), default=0)

    def looks(self, name: str, around: Looks) -> Looks:
        """How words in that style look, among words that look as those `around`."""
        said: dict[str, bool] = {}
        for _, style in self.chain(name):
            for look in Looks._fields:
                if look not in said and (says := getattr(style, look)) is not None:
                    said[look] = says
        return around._replace(**said)

    def level(self, list_name: str, depth: int) -> tuple[str, str, int]:
        """How the entries of a list are marked at a depth from 0."""
        return self._lists.get(list_name, {}).get(depth + 1, ("-", "", 1))


def to_int(value: str | None) -> int:
    """The number that an attribute holds, 0 where it holds none."""
    return int(value) if value and value.isdecimal() and len(value) < 6 else 0
