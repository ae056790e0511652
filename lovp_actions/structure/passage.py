"""Text as it reads, without markup and line breaks, each character tied to its origin."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from lovp_actions import lexicon

# What does not belong to the words: Markdown emphasis, code, strike-through, addresses of
# links, HTML, emoji short codes, escapes, soft hyphens, zero-width and direction marks. Every
# repetition has a bound, so that no text takes more than a fixed time for each character.
_MARKUP = re.compile(
    r"""
    !?\[(?P<label>[^\[\]\n]{0,300})\]\([^()\n]{0,600}(?:\([^()\n]{0,100}\)[^()\n]{0,200})?\)
                                                       # link or image: the label stays
  | \[\^[\w-]{1,30}\](?!:)                              # mark of a note
  | <(?P<url>https?://[^>\s]{1,600})>                  # autolink: the address stays
  | </?(?!(?i:acti|akti|ap\b|besluit|afspra|toezegg|to.?do))[a-zA-Z][^<>\n]{0,200}>  # HTML tag
  | <!--[^\n]{0,500}?-->                               # comment
  | &(?:nbsp|\#160); | (?<=&)amp;                      # HTML characters
  | ~~(?P<struck>[^~\n]{1,1000})~~ | <(?P<tag>s|del|strike)>(?P<deleted>[^<>\n]{1,1000})</(?P=tag)>
  | \*+ | ~~ | `+                                      # emphasis, strike-through, code
  | (?<![\w_])_+(?=[^\W_]|[("'“‘\[*]) | (?<=[^\s_])_+(?![\w_])  # underscores around words
  | :[a-z][a-z0-9_+-]{1,40}:(?=\s|$|\*)                # emoji short code
  | \\(?P<escaped>[^\w\s]|_)                           # escape: the mark stays
  | \\(?=\s{0,9}$)                                    # hard break
  | [\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]
    """,
    re.VERBOSE,
)
_AROUND = " \t*_"
"""Emphasis and space, which may stand around words that are struck through."""
_NEAR = 1_000
"""Characters before words in which the mark that strikes them is told from one that ends."""
_MARKS = re.compile(r"[]!<&*~`_\\\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|:[a-z]")
"""What all markup has one of."""
_PARTS_WORDS = re.compile(r"<|&(?:nbsp|#160);")
"""Markup that stands between two words, as <br> does."""
_WORD = r"[^\s\x00-\x1f]+"
_RUNS = re.compile(rf"(?P<blank>[\s\x00-\x1f]+)|{_WORD}(?: {_WORD}){{0,1000}}")
_JOINING = re.compile(r"\s{0,99}(?:en|of|tot|t/m)\b")
"""After these a hyphen at the end of a line is the word's own: "voor- / en nadelen"."""
_DAY = 6
"""Characters of a date before its year: "31-12-"."""
_VOWEL = re.compile(r"[aeiouyà-ÿ]", re.IGNORECASE)
_DATE = re.compile(r"(?<![\w-])\d{1,2}-\d{1,2}-(?:\d{2}|\d{4})(?![\w-])")


SPELLED = {
    **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    "ĳ": "ij",
    "Ĳ": "IJ",
    "’": "'",
    "‘": "'",
    "\u2010": "-",
    "\u2011": "-",
}
"""Ligatures and hyphens of typesetters, by what the words are written with otherwise."""
_SPELLED = str.maketrans(SPELLED)


_Hyphen = Literal["own", "soft", "none"]
"""At the end of a line: the word's own, one that only parts the word there, or of another kind."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text fit for reading, each character of which is known by its offset in the source.

    Offsets never go back: a later character has the same offset or a later one. The letters of
    a ligature share theirs.
    """

    text: str
    _starts: list[int] = field(default_factory=list)
    """Where in the text the stretches begin that stand in the source as they stand here."""
    _offsets: list[int] = field(default_factory=list)
    """Where each of them begins in the source."""

    def __bool__(self) -> bool:
        return bool(self.text)

    def origin(self, index: int) -> int:
        """The offset in the source of character `text[index]`; `index` is not negative."""
        stretch = bisect_right(self._starts, index) - 1
        return self._offsets[stretch] + index - self._starts[stretch]

    def quote(self, source: str, start: int, end: int) -> str:
        """`text[start:end]` with the apostrophes and the capitals of the source."""
        words = self.text[start:end]
        if not words or source[slice(*self.source_span(start, end))] == words:
            return words
        written = ((char, source[self.origin(index)]) for index, char in enumerate(words, start))
        return "".join(
            sign if char == "'" or sign.lower() == char.lower() else char for char, sign in written
        )

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of `text[start:end]`; `start < end` is required."""
        return self.origin(start), self.origin(end - 1) + 1


def kept_spans(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of `source[start:end]` that remain when markup is taken out, in order."""
    if not _MARKS.search(source, start, end):
        if start < end:
            yield start, end
        return
    position = start
    for match in _MARKUP.finditer(source, start, end):
        if match.start() > position:
            yield position, match.start()
        if match["label"]:
            yield from kept_spans(source, match.start("label"), match.end("label"))
        elif struck := "struck" if match["struck"] else "deleted" if match["deleted"] else "":
            around = source[start : match.start()] + source[match.end() : end]
            if not around.strip(_AROUND):  # or else it is withdrawn from the words around it
                yield from kept_spans(source, *match.span(struck))
        elif match["url"] or match["escaped"]:
            yield match.span("url" if match["url"] else "escaped")
        position = match.end()
    if position < end:
        yield position, end


def is_struck(source: str, start: int, end: int) -> bool:
    """Whether all of the words of `source[start:end]` are struck through, the marks of which may
    stand right around them."""
    words = source[start:end].strip(_AROUND)
    if len(words) > 4 and words[:2] == words[-2:] == "~~" and "~~" not in words[2:-2]:
        return True
    if re.fullmatch(r"~[^~\s][^~\n]{1,1000}~", words):  # as in a chat
        return True
    before, after = source[max(0, start - _NEAR) : start], source[end : end + 6]
    before = before[max(map(before.rfind, "\n\r|")) + 1 :]
    opens = before.rstrip(_AROUND)[-2:] == "~~" and before.count("~~") % 2 == 1
    return opens and after.lstrip(_AROUND)[:2] == "~~"


def read(source: str, ranges: Iterable[tuple[int, int]]) -> Passage:
    """Join stretches of the source (lines, mostly; offsets, in order) to one passage.

    Between two stretches comes one space, which has its origin at the end of the first. A word
    hyphenated at the end of a stretch is made whole. Runs of white space become one space.
    """
    ranges = list(ranges)
    struck = [is_struck(source, *each) for each in ranges]
    if any(struck) and not all(struck):
        ranges = [each for each, is_out in zip(ranges, struck, strict=True) if not is_out]
    pieces = _Pieces()
    soft = False  # whether the last stretch ended in a soft hyphen
    for start, end in ranges:
        start = end - len(source[start:end].lstrip())  # a word may go on behind an indent
        spans = list(kept_spans(source, start, end))
        if pieces and not soft:
            match _hyphen(pieces.ending, source, spans):
                case "soft":
                    pieces.drop_last()
                case "none":
                    pieces.space(pieces.last_origin)
        previous_end = start
        for span_start, span_end in spans:
            if previous_end < span_start and _PARTS_WORDS.search(source, previous_end, span_start):
                pieces.space(previous_end)
            for run in _RUNS.finditer(source, span_start, span_end):
                if run["blank"]:
                    pieces.space(run.start())
                else:
                    pieces.add(run[0], run.start())
            previous_end = span_end
        soft = source[start:end].rstrip()[-1:] == "\u00ad"
    return pieces.passage()


def joined(passages: Iterable[Passage], joint: str) -> Passage:
    """The passages as one, with `joint` between them, which has its origin at the end of the one
    before it."""
    pieces = _Pieces()
    for passage in passages:
        if pieces:
            last = pieces.last_origin
            for char in joint:
                pieces.append(char, last)
        for index, char in enumerate(passage.text):
            pieces.append(char, passage.origin(index))
    return pieces.passage()


class _Pieces:
    """What a passage is made of, as it grows: words as they stand, single spaces between them."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._offsets: list[int] = []
        self._length = 0

    def __bool__(self) -> bool:
        return bool(self._texts)

    def add(self, run: str, origin: int) -> None:
        """Add a run of words that stands in the source at `origin`."""
        spelled = run if run.isascii() else run.translate(_SPELLED)
        if len(spelled) == len(run):
            self.append(spelled, origin)
            return
        for offset, char in enumerate(run, origin):
            for letter in SPELLED.get(char, char):
                self.append(letter, offset)

    def space(self, origin: int) -> None:
        """Add a space, unless there is one or nothing yet."""
        if self._texts and self._texts[-1] != " ":
            self.append(" ", origin)

    def append(self, text: str, origin: int) -> None:
        """Add characters as they are."""
        self._texts.append(text)
        self._starts.append(self._length)
        self._offsets.append(origin)
        self._length += len(text)

    @property
    def ending(self) -> str:
        """The last characters."""
        return "".join(self._texts[-2:])

    @property
    def last_origin(self) -> int:
        return self._offsets[-1] + len(self._texts[-1]) - 1

    def drop_last(self) -> None:
        """Take the last character away."""
        last = self._texts.pop()
        start, offset = self._starts.pop(), self._offsets.pop()
        self._length = start
        if len(last) > 1:
            self.append(last[:-1], offset)

    def passage(self) -> Passage:
        """All of it, without a space at the end."""
        if self._texts and self._texts[-1] == " ":
            self.drop_last()
        return Passage("".join(self._texts), self._starts, self._offsets)


def _hyphen(before: str, source: str, spans: list[tuple[int, int]]) -> _Hyphen:
    """What the hyphen is that ends `before`, when the text goes on in `spans`."""
    if not before.endswith("-") or not before[-2:-1].isalnum():
        return "none"
    first = next((span for span in spans if not source[slice(*span)].isspace()), None)
    following = source[slice(*first)].lstrip()[:1] if first else ""
    if first is not None and following.isdigit():
        return "own" if parts_date(before, source[slice(*first)]) else "none"
    if first is None or not following.isalpha() or _JOINING.match(source, *first):
        return "none"
    word = re.split(r"[^\w]", before[:-1])[-1]
    own = (
        not following.islower()
        or not before[-2].islower()  # "HR-beleid", "65-plus"
        or (before[-2] == following and following in "aeiou")  # "mee-eten"
        or not _VOWEL.search(word)  # "cv-ketel"
        or word.lower() in _hyphened("own")
        or word in _hyphened("small")  # "Oost-erling" is a name
    )
    return "own" if own else "soft"


def parts_date(line: str, following: str) -> bool:
    """Whether a line ends at a hyphen within a date with which the following one goes on."""
    whole = line.rstrip()[-_DAY:] + following.lstrip()[: _DAY + 2]
    return line.rstrip()[-1:] == "-" and _DATE.search(whole) is not None


@lexicon.derived
def _hyphened(kind: str) -> frozenset[str]:
    return frozenset(lexicon.load("layout")["hyphen"][kind])
