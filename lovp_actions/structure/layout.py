"""What a single line of minutes is by its looks: heading, list item, table row, label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lovp_actions import lexicon
from lovp_actions.language.words import CAPITALS

EMOJI = r"[\u2300-\u23ff\u25b6\u2600-\u27bf\u2b00-\u2bff\U0001f100-\U0001faff]\ufe0f?"
"""A small picture, as a regular expression; ticks and arrows are some too."""
ARROW = r"(?:[→⇒]|[-=]{1,3}>)"
HASH_HEADING = re.compile(
    r"\s{0,3}(?P<hashes>#{1,6}|={2,6}(?=[^=]{1,200}={2,6}\s*$))"
    rf"(?:[ \t]+(?=\S)|(?=[{CAPITALS}])|(?<=##)(?=[^\s#]))(?P<words>.*)$"
)
BOLD_LINE = re.compile(
    r"\s{0,9}(?P<emphasis>\*{1,3}|_{1,3})(?P<words>[^*_\s][^\n]*?)(?P=emphasis)"
    r"[ \t]{0,9}:?[ \t]{0,9}(?:<br ?/?>|\\)?\s{0,99}$"
)
BULLET = re.compile(
    r"(?P<indent>\s{0,99}(?:>\s{0,99})*)"
    rf"(?P<mark>[-*+•–—·▪◦●○■□➢✓→☐☑☒✅‣⁃∙◾►▶❖\uf0a7\uf0b7\uf0d8\uf0fc]\ufe0f?|✔\ufe0f?|🗹|[oØü§](?=\s{{1,20}}[{CAPITALS}])"
    r"|\[\s?[xXvV✓✔]?\s?\]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\\?[.)])"
    r"(?:[ \t]|(?<![.)\]])\u00a0)+(?P<words>\S.*)$"
)
CHECKBOX = re.compile(r"[\[(]\s?(?P<tick>[xXvV✓✔]?)\s?[\])]\s{1,99}")
PIPE_ROW = re.compile(r"\s{0,99}\|.*\|\s{0,99}$|\s{0,99}\|[^|]+\|[^|]+")
QUOTE_MARK = re.compile(r"\s{0,99}(?:>\s?)+")
TERMINAL = re.compile(r"[.!?;,…][\"'”’)]*$")
_DRAWN = re.compile(r"\s{0,99}[│┃║┌┏╔├┣╠└┗╚╒╞╘╭╰]")
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("│┃║", "|"),
        **dict.fromkeys("─━", "-"),
        "═": "=",
        **dict.fromkeys("┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╭╮╰╯╟╫╢", "+"),
    }
)
"""The signs of a table that is drawn, and those of a grid in plain characters."""
_SPACED = re.compile(r"(?:[^\W\d_][ \u00a0]{1,3}){3,40}[^\W\d_][ \u00a0]?:?")
LONGEST_HEADING = 300
"""Characters; a longer line is text, whatever its marks."""


class Line(NamedTuple):
    """A line of the source: `text` is `source[start:end]`, without its line end, but for the
    borders of a table that is drawn ("│ Actie │"), which are those of a grid."""

    number: int
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip("\f\v \t\r\n\u00a0\u200b\ufeff>")

    @property
    def indent(self) -> int:
        """How many characters of white space the line begins with."""
        return len(self.text) - len(self.text.lstrip())


def lines_of(source: str) -> Iterator[Line]:
    """The lines of `source`, numbered from 1, at \\n, \\r\\n, \\r and form feeds.

    A form feed ends a line for the layout without counting as a new line. A byte order mark
    is no part of the first line.
    """
    number, position = 1, int(source.startswith("\ufeff"))
    for match in re.finditer(r"\r\n|\n|\r|\f", source):
        yield Line(number, position, match.start(), _plain(source[position : match.start()]))
        position = match.end()
        number += match[0] != "\f"
    if position < len(source):
        yield Line(number, position, len(source), _plain(source[position:]))


def _plain(text: str) -> str:
    return text.translate(_SIGNS) if not text.isascii() and _DRAWN.match(text) else text


@lexicon.derived
def pattern(table: str, entry: str, file: str = "layout") -> re.Pattern[str]:
    """The alternatives of an entry of `layout.toml`, or of another file, to be matched whole."""
    alternatives = lexicon.load(file)[table][entry]
    return re.compile("|".join(f"(?:{alternative})" for alternative in alternatives), re.IGNORECASE)


@lexicon.derived
def _numbered() -> re.Pattern[str]:
    before = pattern("headings", "numbered").pattern
    return re.compile(
        rf"\s{{0,40}}(?:(?P<named>{before})\s{{0,3}})?"
        r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?|[IVX]{1,4}(?=[.):])|[A-Z](?=[.)]))"
        r"(?P<mark>\\?[.):]?)(?:[ \t]{1,40}|(?<=:))(?:[-–:]\s{1,9})?(?P<words>\S.*)$",
        re.IGNORECASE,
    )


def numbered(text: str) -> re.Match[str] | None:
    """The `number`, its `mark` (full stop, bracket) and the `words` of a numbered line.

    `named` is the word before the number, as in "Agendapunt 3: Financiën".
    """
    return _numbered().match(text[: 2 * LONGEST_HEADING])


def opens_topic(text: str) -> bool:
    """Whether a line is a heading by its marks, or has a number with which no list begins."""
    if HASH_HEADING.match(text) or BOLD_LINE.match(text):
        return True
    number = numbered(text)
    if number is None or number["number"] == "1" or not number["number"][0].isdigit():
        return False
    return bool(number["mark"] or number["words"][0].isupper())


_RULES = frozenset("=-_~*")


def is_rule(text: str) -> bool:
    """Whether the line is a rule: the underline of a heading, or a line across the page."""
    if text.lstrip()[:1] not in _RULES:
        return False
    marks = "".join(text[:LONGEST_HEADING].split())
    return len(marks) >= 3 and set(marks) == {marks[0]}


def underlines(text: str) -> bool:
    """Whether the line makes a heading of the line above it."""
    return is_rule(text) and text.strip()[0] in "=-~" and " " not in text.strip()


def is_table_rule(text: str) -> bool:
    """Whether the line parts the rows of a table: "|---|:--|", "+----+"."""
    marks = text.strip()
    return ("--" in text or "==" in text) and len(marks) > 2 and set(marks) <= set("|+:=- \t")


def unspaced(words: str) -> str:
    """A word with blanks between its letters without these: "A C T I E S"."""
    return re.sub(r"\s", "", words) if _SPACED.fullmatch(words) else words


def section_kind(heading: str) -> str:
    """attendees, agenda, actions, done, law, proposals, or "" for an ordinary heading."""
    return _section_kind(heading[:LONGEST_HEADING])


@lexicon.derived
@lru_cache(maxsize=4096)
def _section_kind(heading: str) -> str:
    words, *bracket = re.split(r"[ \t]{0,9}\(([^()]{0,300})\)[ \t:]{0,9}$", heading)
    words = unspaced(words.strip(" :.\t*_"))
    if bracket and pattern("sections", "done").fullmatch(f"{words} {bracket[0].strip()}"):
        return "done"
    for kind in lexicon.load("layout")["sections"]:
        if pattern("sections", kind).fullmatch(words):
            return str(kind)
    return ""


def is_placeholder(words: str) -> bool:
    """Whether the words only ask to fill in something, as empty fields of a form do."""
    short = words[:LONGEST_HEADING].strip(" .*_…\\")
    bare = short.strip("[]<>{}")
    named = bare != short and pattern("placeholder", "named").fullmatch(bare)
    return bool(named or pattern("placeholder", "words").fullmatch(bare.strip(" .*_…")))


def labels_front(words: str) -> bool:
    """Whether a line begins with a label of front matter: date, place, time, author."""
    parts = words[:LONGEST_HEADING].strip(" *_|#>\t").split(maxsplit=1)
    label, colon, _ = parts[0].partition(":") if parts else ("", "", "")
    label = label.strip("*_")
    if not any(pattern("title", entry).fullmatch(label) for entry in ("date", "place")):
        return False
    rest = parts[1] if len(parts) > 1 else ""
    return bool(colon) or not rest or rest[0] in "0123456789:*|" or rest[:1].isupper()
