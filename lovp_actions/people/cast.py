"""Who is known in a document: mentions, attendees, speakers (pronouns: `antecedents`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from lovp_actions import lexicon
from lovp_actions.language.words import CAPITALS, SMALL
from lovp_actions.structure.attendees import Attendee, known

Kind = Literal["name", "person", "body", "group", "self", "pronoun", "thing"]
ACTING = ("name", "person", "body", "group", "self", "pronoun")


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that may act, a name unless told otherwise. `start` and `end` are character
    offsets in the passage, -1 where the words come from elsewhere (a pronoun's antecedent)."""

    text: str
    kind: Kind = "name"
    plural: bool = False
    start: int = -1
    end: int = -1
    address: str = ""
    """The forms of address that stand before it."""

    @property
    def acts(self) -> bool:
        return self.kind in ACTING

    def resolved(self) -> Mention:
        """Who is meant: the mention itself, where it is no pronoun."""
        return self

    @property
    def indefinite(self) -> bool:
        """Whether it is some of a kind ("drie leden", "iedereen"), whom "zij" seldom means."""
        first = self.text.split(" ", 1)[0].lower()
        return first in lexicon.load("roles")["indefinite"]["words"]


@lexicon.derived
def pronouns() -> frozenset[str]:
    """Words that stand for somebody from before, or whose turn it is."""
    groups = lexicon.load("roles")["pronouns"]
    kinds = ("self", "group", "singular", "plural")
    return frozenset(word for kind in kinds for word in groups[kind]) - {"deze"}


@dataclass
class Cast:
    """The people known in a document."""

    attendees: tuple[Attendee, ...] = ()
    proper: frozenset[str] = frozenset()
    """Words the document writes with a capital everywhere: names of bodies and products."""
    people: frozenset[str] = frozenset()
    """The same of persons."""
    common: frozenset[str] = frozenset()
    """Words the document also writes without a capital."""
    speakers: frozenset[str] = frozenset()
    """Names that open turns."""

    def __post_init__(self) -> None:
        self.names = {name.lower() for name in self.speakers}
        people = (*self.attendees, *known())
        for person in people:
            self.names |= {n.lower() for n in (person.name, person.first, person.last) if n}
            self.names |= {n.lower() for n in (person.name.split()[:1] + person.name.split()[-1:])}
        self.initials = set[str]().union(*(person.letters for person in people))

    def knows(self, name: str) -> bool:
        """Whether it names somebody: in full, by a first or last name, or by initials."""
        folded = name.lower().strip(" .:")
        return folded in self.names or name.strip() in self.initials


_CASED = re.compile(
    r"(?<=[a-z,;] )[A-Z][\w'’-]{1,60}|(?<![\w/.@:-])[a-z][\w'’-]{1,60}(?![\w/@]|\.\w)"
)
_WITH_ARTICLE = re.compile(
    rf"\b(?:[Dd]e|[Hh]et|[Ee]en|[Dd]eze|[Dd]it|[Oo]nze?)\s{{1,9}}([{CAPITALS}][\w'’-]{{1,60}})"
)
_PLAIN_NAME = re.compile(rf"[{CAPITALS}][{SMALL}’'-]{{1,60}}(?:-[{CAPITALS}][{SMALL}]{{1,60}})?")
_ORGANISATION = re.compile(
    r"[(,]\s{0,9}([A-Z][\w&.-]{0,60}(?: [A-Z][\w&.-]{0,60}){0,3})\s{0,9}(?=[),;]|$)"
)


@dataclass(frozen=True, slots=True)
class Capitals:
    """Words that a document writes with a capital in the middle of sentences, twice at least and
    never without: `people` look like names of persons, `bodies` are the rest, with the
    organisations of those present. `common` are the words it also writes without."""

    bodies: frozenset[str]
    people: frozenset[str]
    common: frozenset[str]


def capitals(
    texts: Iterable[str], listed: Iterable[str], present: Collection[str] = ()
) -> Capitals:
    """The capitalised words of the passages; `listed` are the lines of those `present`.

    Persons have no article: "het Kadaster" is a body, and so is what has more capitals.
    """
    upper: dict[str, int] = {}
    lower: set[str] = set()
    articled: set[str] = set()
    words: list[str] = []
    for text in texts:
        articled.update(_WITH_ARTICLE.findall(text))
        words += _CASED.findall(text)
    for word, count in Counter(words).items():
        if word[0].isupper():
            upper[word] = count
        else:
            lower.add(word)
    proper = {word for word, count in upper.items() if count > 1 and word.lower() not in lower}
    people = {word for word in proper - articled if _PLAIN_NAME.fullmatch(word)}
    bodies = proper - people
    for names in listed:
        found = set(_ORGANISATION.findall(names)) - set(present)
        bodies |= {name for name in found if name.lower() not in lower}
    return Capitals(frozenset(bodies), frozenset(people - bodies), frozenset(lower))
