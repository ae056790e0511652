"""Names of people in attendee lists, in the layouts they come in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lovp_actions import lexicon
from lovp_actions.tables import Row

PARTICLE = r"(?:van|von|de|der|den|het|'t|’t|te|ten|ter|la|le|el|vd|v\.d\.|vander|in|op)"
_WORD = r"[A-ZÀ-Þ][\w'’-]+"
_NAME = re.compile(
    rf"(?:(?:[A-Z]\.\s?){{1,4}}|{_WORD}\s+)?"  # initials or first name
    rf"(?:(?:{PARTICLE}|{PARTICLE.capitalize()}|Van|De|Den|Der|Ter|Ten|Te|El)\s+)*"
    rf"{_WORD}(?:\s+(?:{PARTICLE}\s+)*{_WORD}){{0,3}}"
)
_SPLIT = re.compile(r"[,;/•|\n&+]|\s+en\s+|\s[-–]\s")
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


def names_in(passages: Iterable[str], rows: Iterable[Row] = ()) -> tuple[Attendee, ...]:
    """The people named in the attendee lines and in the rows of attendee tables, once each."""
    seen: dict[str, Attendee] = {}
    titles = lexicon.load("roles")["titles"]["words"]
    for passage in passages:
        label, colon, rest = passage.partition(":")
        text = rest if colon and len(label) < 60 else passage
        for part in _SPLIT.split(_BRACKETS.sub(",", text)):
            words = part.strip(" .:*-–\t").split()
            while words and words[0].lower().rstrip(".") in titles:
                words.pop(0)
            match = _NAME.match(" ".join(words))
            if match and not match[0].isupper() or match and len(match[0]) <= 4:
                seen.setdefault(match[0].strip(), Attendee(match[0].strip()))
    for row in rows:
        if name := row.person:
            seen.setdefault(name, Attendee(name))
    return tuple(seen.values())
