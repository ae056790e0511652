"""What a single line of minutes is by its looks: heading, list item, table row, page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lovp_actions import lexicon

HASH_HEADING = re.compile(r"\s{0,3}(?P<hashes>#{1,6})[ \t]*(?P<words>\S.*?)[ \t#]*$")
UNDERLINE = re.compile(r"\s{0,3}(?P<mark>=|-|_|~)(?P=mark){2,}\s*$")
BOLD_LINE = re.compile(r"\s*(?:\*\*|__)(?P<words>[^*_].*?)(?:\*\*|__)\s*:?\s*(?:<br ?/?>|\\)?\s*$")
NUMBERED = re.compile(
    r"\s*(?P<number>(?:agendapunt\s+)?(?:\d{1,2}|[IVX]{1,4}|[A-Z])(?:\.\d{1,2}){0,3}[a-z]?)"
    r"(?P<mark>[.):]?)[ \t]+(?P<words>\S.*)$",
    re.IGNORECASE,
)
BULLET = re.compile(
    r"(?P<indent>\s*(?:>\s*)*)(?P<mark>[-*+•–—·▪◦●○■□➢✓→]|o(?=\s{1,8}[A-Z])|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])"
    r"[ \t]+(?P<words>\S.*)$"
)
CHECKBOX = re.compile(r"\[(?P<tick>[ xX✓])\]\s+")
PIPE_ROW = re.compile(r"\s*\|.*\|\s*$|\s*\|[^|]+\|[^|]+")
PIPE_RULE = re.compile(r"\s*\|?[\s:|+=-]*-{2,}[\s:|+=-]*$")
QUOTE_MARK = re.compile(r"\s*(?:>\s?)+")
TERMINAL = re.compile(r"[.!?;,…][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source: `text` is `source[start:end]`, without its line end."""

    number: int
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip("\f\v \t\r\n\u00a0\ufeff>")


def lines_of(source: str) -> Iterator[Line]:
    """The lines of `source`, numbered from 1, at \\n, \\r\\n, \\r and form feeds.

    A form feed ends a line for the layout without counting as a new line.
    """
    number, position = 1, 0
    for match in re.finditer(r"\r\n|\n|\r|\f", source):
        yield Line(number, position, match.start(), source[position : match.start()])
        position = match.end()
        number += match[0] != "\f"
    if position < len(source):
        yield Line(number, position, len(source), source[position:])


@lru_cache(maxsize=None)
def pattern(table: str, entry: str) -> re.Pattern[str]:
    """The alternatives of an entry of `layout.toml`, to be matched whole."""
    alternatives = lexicon.load("layout")[table][entry]
    return re.compile("|".join(f"(?:{alternative})" for alternative in alternatives), re.IGNORECASE)


def is_furniture(text: str) -> bool:
    """Whether the line belongs to the page: page number, classification, form feed."""
    return bool(pattern("furniture", "lines").fullmatch(text.strip()))


def section_kind(heading: str) -> str:
    """attendees, agenda, actions, proposals, or "" for an ordinary heading."""
    words = heading.strip().rstrip(":").strip()
    for kind in lexicon.load("layout")["sections"]:
        if pattern("sections", kind).fullmatch(words):
            return str(kind)
    return ""


def column_kind(cell: str) -> str:
    """action, topic, actor, deadline, status, number, or "" for another or no column heading."""
    words = re.sub(r"[*_:]|\([^)]*\)", "", cell).strip()
    for kind in lexicon.load("layout")["columns"]:
        if pattern("columns", kind).fullmatch(words):
            return str(kind)
    return ""


def leads_in(words: str) -> bool:
    """Whether a short line that ends in a colon introduces what follows in its sentence."""
    known = lexicon.load("layout")["lead_in"]["words"]
    return any(word in known for word in re.findall(r"\w+", words.lower()))


def is_bare_heading(line: str, previous: str, following: str) -> bool:
    """Whether a line without any mark is a heading: short, alone, without a full stop."""
    words = line.strip()
    count = len(words.split())
    if not 1 <= count <= 12 or len(words) > 90 or TERMINAL.search(words):
        return False
    if not (words[0].isupper() or words[0].isdigit()) or "\t" in words or "http" in words:
        return False
    if words.endswith(":"):
        return count <= 6 and not leads_in(words)
    if pattern("headings", "common").fullmatch(words):
        return True
    if ":" in words and not words.lower().startswith("agendapunt"):
        return False
    if words.isupper() and len(words) > 3:
        return True
    if labels_front(words):
        return False
    room = 30 if count > 6 or previous.strip() else 0
    after = following.strip()
    prose = len(after) > 90 or len(after) >= len(words) + room and after[-1:] in tuple(".!?:;")
    if previous.strip():  # no blank line above: the line before must have ended
        ended = bool(TERMINAL.search(previous.strip())) or "\t" in previous
        return prose and (ended or count <= 8 and len(words) <= 60 and len(following) > 90)
    return not following.strip() or prose and len(words) <= 80


def labels_front(words: str) -> bool:
    """Whether a line begins with a label of front matter: date, place, time, author."""
    first = re.split(r"[:\s]", words.strip(" *_|#"), maxsplit=1)[0]
    return any(pattern("title", entry).fullmatch(first) for entry in ("date", "place"))
