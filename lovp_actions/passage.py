"""Text as it reads, without markup and line breaks, each character tied to its origin."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# What does not belong to the words: Markdown emphasis, code, strike-through, addresses of
# links, HTML, emoji short codes, escapes, soft hyphens, zero-width and direction marks. Every
# repetition has a bound, so that no text takes more than a fixed time for each character.
_MARKUP = re.compile(
    r"""
    !?\[(?P<label>[^\[\]\n]{0,300})\]\([^()\n]{0,600}(?:\([^()\n]{0,100}\)[^()\n]{0,200})?\)
                                                       # link or image: the label stays
  | <(?P<url>https?://[^>\s]{1,600})>                  # autolink: the address stays
  | </?(?!(?i:acti|akti|ap\b|besluit|afspra|toezegg|to.?do))[a-zA-Z][^<>\n]{0,200}>  # HTML tag
  | <!--[^\n]{0,500}?-->                               # comment
  | &(?:nbsp|\#160); | (?<=&)amp;                      # HTML characters
  | \*+ | ~~ | `+                                      # emphasis, strike-through, code
  | (?<![\w_])_+(?=[^\W_]|[("'“‘\[*]) | (?<=[^\s_])_+(?![\w_])  # underscores around words
  | :[a-z][a-z0-9_+-]{1,40}:(?=\s|$|\*)                # emoji short code
  | \\(?P<escaped>[^\w\s]|_)                           # escape: the mark stays
  | \\(?=\s{0,9}$)                                    # hard break
  | [\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]
    """,
    re.VERBOSE,
)
_PARTS_WORDS = re.compile(r"<|&(?:nbsp|#160);")
"""Markup that stands between two words, as <br> does."""
_WORD = r"[^\s\x00-\x1f]+"
_RUNS = re.compile(rf"(?P<blank>[\s\x00-\x1f]+)|{_WORD}(?: {_WORD}){{0,1000}}")
_JOINING = re.compile(r"\s*(?:en|of|tot|t/m)\b")
"""After these a hyphen at the end of a line is the word's own: "voor- / en nadelen"."""


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


@dataclass(frozen=True, slots=True)
class Passage:
    """Text fit for reading; `origins[i]` is the offset in the source of character `text[i]`.

    Origins never go back: a later character has the same origin or a later one. The letters of
    a ligature share theirs.
    """

    text: str
    origins: array[int]

    def __bool__(self) -> bool:
        return bool(self.text)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of `text[start:end]`; `start < end` is required."""
        return self.origins[start], self.origins[end - 1] + 1


def kept_spans(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of `source[start:end]` that remain when markup is taken out, in order."""
    position = start
    for match in _MARKUP.finditer(source, start, end):
        if match.start() > position:
            yield position, match.start()
        if match["label"]:
            yield from kept_spans(source, match.start("label"), match.end("label"))
        elif match["url"] or match["escaped"]:
            yield match.span("url" if match["url"] else "escaped")
        position = match.end()
    if position < end:
        yield position, end


def read(source: str, ranges: Iterable[tuple[int, int]]) -> Passage:
    """Join stretches of the source (lines, mostly; offsets, in order) to one passage.

    Between two stretches comes one space, which has its origin at the end of the first. A word
    hyphenated at the end of a stretch is made whole. Runs of white space become one space.
    """
    pieces: list[str] = []  # words as they stand, and single spaces between them
    origins = array("q")
    soft = False  # whether the last stretch ended in a soft hyphen

    def space(origin: int) -> None:
        if pieces and pieces[-1] != " ":
            pieces.append(" ")
            origins.append(origin)

    for start, end in ranges:
        spans = list(kept_spans(source, start, end))
        if pieces and not soft:
            if _is_hyphenated("".join(pieces[-2:]), source, spans):
                pieces[-1:] = [pieces[-1][:-1]] if len(pieces[-1]) > 1 else []
                origins.pop()
            else:
                space(origins[-1])
        previous_end = start
        for span_start, span_end in spans:
            if _PARTS_WORDS.search(source, previous_end, span_start):
                space(previous_end)
            for run in _RUNS.finditer(source, span_start, span_end):
                if run["blank"]:
                    space(run.start())
                    continue
                if run[0].isascii():
                    pieces.append(run[0])
                    origins.extend(range(*run.span()))
                    continue
                for offset, char in enumerate(run[0], run.start()):
                    letters = SPELLED.get(char, char)
                    pieces.append(letters)
                    origins.extend([offset] * len(letters))
            previous_end = span_end
        soft = source[start:end].rstrip()[-1:] == "\u00ad"
    if pieces and pieces[-1] == " ":
        origins.pop()
        pieces.pop()
    return Passage("".join(pieces), origins)


def _is_hyphenated(before: str, source: str, spans: list[tuple[int, int]]) -> bool:
    """Whether the hyphen that ends `before` only parts a word that goes on in `spans`."""
    if not before.endswith("-") or not before[-2:-1].isalpha():
        return False
    first = next((span for span in spans if not source[slice(*span)].isspace()), None)
    if first is None:
        return False
    return source[slice(*first)].lstrip()[:1].islower() and not _JOINING.match(source, *first)
