"""Names of people in attendee lists, in the layouts they come in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lovp_actions import layout, lexicon

PARTICLE = r"(?:van|von|de|der|den|het|'t|’t|te|ten|ter|la|le|el|vd|v\.d\.|vander|in|op)"
_WORD = r"[A-ZÀ-Þ][\w'’-]+"
_NAME = re.compile(
    rf"(?:(?:[A-Z]\.\s?){{1,4}}|{_WORD}\s+)?"  # initials or first name
    rf"(?:(?:{PARTICLE}|{PARTICLE.capitalize()}|Van|De|Den|Der|Ter|Ten|Te|El)\s+)*"
    rf"{_WORD}(?:\s+(?:{PARTICLE}\s+)*{_WORD}){{0,3}}"
)
_SPLIT = re.compile(r"[,;/•|\n&+:]|\s+en\s+|\s[-–]\s")
_MARKUP = re.compile(r"<[^<>\n]{0,40}>|[*_#|`>]+|\t+")
_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person of the attendee list: the full name as written, and its short forms."""

    name: str

    @property
    def first(self) -> str:
        """The first name, or "" where only initials or one word are given."""
        words = self.name.split()
        return "" if len(words) < 2 or "." in words[0] else words[0]

    @property
    def last(self) -> str:
        """The surname with its particles ("van der Velde"), or "" where only one word is given."""
        words = self.name.split()
        if len(words) < 2:
            return ""
        skip = 1
        while skip < len(words) - 1 and "." in words[skip]:
            skip += 1
        return " ".join(words[skip:])

    @property
    def initials(self) -> str:
        """Capitals of the words of the name: "JB" for Jan Bakker."""
        return "".join(word[0] for word in self.name.split() if word[0].isupper())


def names_in(passages: Iterable[str]) -> tuple[Attendee, ...]:
    """The people named in attendee lines (source text, markup and all), once each."""
    seen: dict[str, Attendee] = {}
    words = "|".join(
        layout.pattern(*entry).pattern for entry in (("sections", "attendees"), ("labels", "people"))
    )
    labels = re.compile(rf"(?i)\W*(?:{words})\b\W*")
    for passage in passages:
        for part in _SPLIT.split(_BRACKETS.sub(",", _MARKUP.sub("\n", passage))):
            words = part.strip(" .:*-–\t")
            if label := labels.match(words):
                words = words[label.end() :]
            if name := _name(words.split()):
                seen.setdefault(name, Attendee(name))
    return tuple(seen.values())


def _name(words: list[str]) -> str:
    titles = lexicon.load("roles")["titles"]["words"]
    while words and words[0].lower().rstrip(".") in titles:
        words = words[1:]
    match = _NAME.match(" ".join(words))
    if not match or match[0].isupper() and len(match[0]) > 4:
        return ""
    return match[0].strip()
