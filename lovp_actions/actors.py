"""Who acts: noun phrases of a sentence as actors, and what pronouns stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from lovp_actions import lexicon, verbs
from lovp_actions.attendees import PARTICLE, Attendee

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal["name", "person", "body", "group", "self", "pronoun", "thing"]
ACTING = ("name", "person", "body", "group", "self", "pronoun")

_BESIDE = {"det", "amod", "nummod", "flat", "fixed", "appos", "nmod:poss"}
_REST_OF_NAME = re.compile(rf"(?:\s+{PARTICLE})+\s+[A-ZÀ-Þ][\w'’-]+")
"""Particles and surname that a parse may leave off a name: "Bob" of "Bob te Riele"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that may act. `start` and `end` are character offsets in the passage,
    -1 where the words come from elsewhere (a pronoun's antecedent)."""

    text: str
    kind: Kind
    plural: bool
    start: int = -1
    end: int = -1

    @property
    def acts(self) -> bool:
        return self.kind in ACTING

    @property
    def indefinite(self) -> bool:
        """Whether it is some of a kind ("drie leden", "iedereen"), whom "zij" seldom means."""
        first = self.text.split(" ", 1)[0].lower()
        return first in lexicon.load("roles")["indefinite"]["words"]


@lru_cache(maxsize=1)
def _lists() -> tuple[
    frozenset[str], frozenset[str], tuple[str, ...], frozenset[str], dict[str, list[str]]
]:
    roles = lexicon.load("roles")
    return (
        frozenset(roles["person"]["words"]),
        frozenset(roles["body"]["words"]),
        tuple(roles["endings"]["words"]),
        frozenset(roles["not_actors"]["words"]),
        roles["pronouns"],
    )


@lru_cache(maxsize=1)
def _titles() -> re.Pattern[str]:
    """Articles and forms of address that stand before an actor."""
    roles = lexicon.load("roles")
    titles = "|".join(sorted(map(re.escape, roles["titles"]["words"]), key=len, reverse=True))
    articles = "|".join(roles["titles"]["articles"])
    return re.compile(rf"(?:(?:{articles})\s+)?(?:(?:{titles})\.?\s+)*", re.IGNORECASE)


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    """Fixed names of bodies in several words, which a parse may tear apart."""
    words = sorted(lexicon.load("roles")["phrases"]["words"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)


def role_kind(word: str) -> Kind | None:
    """person or body for a word (or fixed phrase) of the roles, else None."""
    person, body, endings, none, _ = _lists()
    folded = word.lower().strip(".,:;()'’\"")
    if folded in none:
        return None
    if folded in person:
        return "person"
    if folded in body:
        return "body"
    for ending in endings:
        if folded.endswith(ending.strip("-")) and len(folded) > len(ending) + 2:
            return role_kind(ending.strip("-")) or "person"
    return None


@dataclass
class Cast:
    """The people known in a document, and those mentioned so far in the section."""

    attendees: tuple[Attendee, ...] = ()
    proper: frozenset[str] = frozenset()
    """Words the document writes with a capital everywhere: names of bodies and products."""

    common: frozenset[str] = frozenset()
    """Words the document also writes without a capital."""
    speakers: frozenset[str] = frozenset()
    """Names that open turns."""
    recent: list[Mention] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = {name.lower() for name in self.speakers}
        for person in self.attendees:
            self.names |= {n.lower() for n in (person.name, person.first, person.last) if n}
            self.names |= {n.lower() for n in (person.name.split()[:1] + person.name.split()[-1:])}
        self.initials = {person.initials for person in self.attendees if len(person.initials) > 1}

    def knows(self, name: str) -> bool:
        """Whether the name, or its first word, is one of the attendee list."""
        folded = name.lower().strip(" .:")
        return folded in self.names or name.strip() in self.initials

    def new_section(self) -> None:
        self.recent.clear()

    def remember(self, mentions: Iterable[Mention]) -> None:
        """Add the mentions of a sentence, in the order of their weight, least first."""
        self.recent.extend(
            m for m in mentions if m.kind in ("name", "person", "body") and not m.indefinite
        )
        del self.recent[:-12]

    def resolve(self, pronoun: str, plural: bool, here: list[Mention]) -> Mention | None:
        """The nearest fitting actor for a pronoun: in its own sentence first, then before it."""
        masculine = pronoun.lower() in _lists()[4]["masculine"]
        nearest = [*reversed(here), *reversed(self.recent)]
        fitting = [
            m for m in nearest if m.plural == plural and not (masculine and m.kind == "body")
        ]
        if not fitting and plural:  # "het bestuur … zij"
            fitting = [m for m in nearest if m.kind == "body"]
        return replace(fitting[0], start=-1, end=-1) if fitting else None


_CASED = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]+|(?<![\w/.@:-])[a-z][\w'’-]+(?![\w/@]|\.\w)")
_ORGANISATION = re.compile(r"[(,]\s*([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})\s*(?=[),;]|$)")


def capitals(texts: Iterable[str], listed: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Words written with a capital in the middle of sentences, twice at least and never without,
    or as the organisation of somebody `listed` as present; and the words written without."""
    upper: Counter[str] = Counter()
    lower: set[str] = set()
    for text in texts:
        for match in _CASED.finditer(text):
            if match[0][0].isupper():
                upper[match[0]] += 1
            else:
                lower.add(match[0])
    proper = {word for word, count in upper.items() if count > 1 and word.lower() not in lower}
    for names in listed:
        proper |= {found for found in _ORGANISATION.findall(names) if found.lower() not in lower}
    return frozenset(proper), frozenset(lower)


def mention_of(head: Token, cast: Cast, *, plural_verb: bool = False) -> Mention:
    """The noun phrase around `head` as an actor, without its leading article."""
    words = _lists()[4]
    folded = head.lower_
    if folded in words["group"]:
        return Mention(head.text, "group", True, head.idx, head.idx + len(head))
    if folded in words["self"]:
        return Mention(head.text, "self", False, head.idx, head.idx + len(head))
    if folded in ("hij", "ze", "zij") or (
        folded in ("hem", "haar", "hen", "hun") and head.pos_ == "PRON"
    ):
        plural = plural_verb if folded in ("ze", "zij") else folded in ("hen", "hun")
        return Mention(head.text, "pronoun", plural, head.idx, head.idx + len(head))
    first, last = _phrase(head)
    doc = head.doc
    while first < last and doc[first].lower_ in lexicon.load("roles")["titles"]["articles"]:
        if cast.knows(doc[first : last + 1].text):
            break  # a surname such as "De Wit"
        first += 1
    while last > first and (doc[last].is_punct or doc[last].pos_ in ("CCONJ", "ADP")):
        last -= 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    if longer := _phrases().match(doc.text, start):
        end = max(end, longer.end())
    if (rest := _REST_OF_NAME.match(doc.text, end)) and doc[last].text[:1].isupper():
        end = rest.end()
    text = doc.text[start:end]
    titles = _titles().match(text)
    if titles and titles.end() < len(text):
        start += titles.end()
        text = text[titles.end() :]
    tokens = list(doc[first : last + 1])
    plural = _is_plural(head, tokens) or plural_verb
    return Mention(text, _kind(head, tokens, text, cast), plural, start, end)


_NO_ONE = frozenset({"geen", "welke", "welk"})
_TIMES = frozenset({"volgende", "komende", "vorige", "eerstvolgende", "aankomende", "afgelopen"})


def _kind(head: Token, tokens: list[Token], text: str, cast: Cast) -> Kind:
    folded = text.lower()
    if folded in ("je", "jij", "u", "jullie", "dat", "dit", "wie"):
        return "thing"
    if any(token.lower_ in _TIMES for token in tokens) or tokens[0].lower_ in _NO_ONE:
        return "thing"  # "volgende vergadering" is a time
    if kind := role_kind(folded):
        return kind
    if cast.knows(text) or (cast.knows(head.text) and head.text[0].isupper()):
        return "name"
    if kind := role_kind(head.lower_):
        return kind
    if any(cast.knows(token.text) and token.text[0].isupper() for token in tokens[:1]):
        return "name"
    first = tokens[0]
    if (kind := role_kind(first.lower_)) and (first.head == head or head.pos_ == "PROPN"):
        return kind
    if head.text in cast.proper and len(tokens) <= 3:
        return "body"
    if (
        head.i == head.sent.start
        and cast.proper
        and head.text not in cast.proper
        and len(tokens) == 1
    ) and head.text.lower() in cast.common:
        return "thing"
    if opens_as_label(tokens):
        return "thing"
    names = [t for t in tokens if t.pos_ == "PROPN" and t.text[0].isupper()]
    if (
        head.pos_ == "PROPN"
        and head.text[0].isupper()
        and names
        and not any(c.isdigit() for c in text)
    ):
        return "name"
    if (
        head.lower_ in ("één", "een", "iemand", "niemand", "ieder", "elk", "allen", "iedereen")
        and head.pos_ == "PRON"
    ):
        return "person"
    return "thing"


def opens_as_label(tokens: list[Token]) -> bool:
    """Whether the phrase opens its sentence with a word that has its capital from there only:
    "Voorstel", "Afgesproken", "Welke"."""
    first = tokens[0]
    if first.i != first.sent.start:
        return False
    word = first.lower_
    roles = lexicon.load("roles")
    if word in roles["labels"]["words"]:
        return True
    return word.endswith(("d", "t", "en", "de")) and verbs.is_participle(word)


def _phrase(head: Token) -> tuple[int, int]:
    """First and last token of the noun phrase: determiner to names, conjuncts and "van …"."""
    wanted = {head.i}
    stack = [head]
    while stack:
        token = stack.pop()
        for child in token.children:
            if abs(child.i - head.i) > 9:
                continue
            take = child.dep_ in _BESIDE and child.lower_ not in ("ook", "zelf")
            if child.dep_ in ("amod", "det", "nummod") and child.i > token.i:
                take = False
            if child.dep_ == "appos" and child.pos_ not in ("PROPN", "X"):
                take = False
            if child.dep_ == "appos" and (child.i != token.i + 1 and not _adjacent(token, child)):
                take = False
            if (
                child.dep_ == "conj"
                and (child.pos_ in ("NOUN", "PROPN", "PRON", "X") or child.text[0].isupper())
                and not _has_verb(child)
            ):
                take = True
            if (
                child.dep_ == "nmod"
                and role_kind(token.lower_)
                and _is_of(child)
                and child.i > token.i
            ):
                take = True
            if child.dep_ in ("cc", "case") and token.i != head.i and child.i > head.i:
                take = True
            if child.dep_ == "cc" and token.i == head.i:
                take = any(c.dep_ == "conj" for c in token.children)
            if take and child.i not in wanted:
                wanted.add(child.i)
                stack.append(child)
    first = last = head.i
    while first - 1 in wanted:
        first -= 1
    while (last + 1 in wanted and not _begins_another(head, last + 1)) or (
        last + 2 in wanted and head.doc[last + 1].text in (",", "(", "/", "&", "+", "-")
    ):
        last += 1
    return first, last


def _begins_another(head: Token, index: int) -> bool:
    """Whether an article behind a noun begins another phrase: "de Commissie Onderwijs | de dag"."""
    token = head.doc[index]
    before = head.doc[index - 1]
    return token.pos_ == "DET" and before.pos_ not in ("CCONJ", "ADP") and before.text not in ",&+/"


def _adjacent(token: Token, child: Token) -> bool:
    return not any(t.is_punct for t in token.doc[min(token.i, child.i) : max(token.i, child.i)])


def _has_verb(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubj:pass", "aux", "cop") for child in token.children)


def _is_of(token: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ in ("van", "der", "des") for c in token.children)


def _is_plural(head: Token, tokens: list[Token]) -> bool:
    if "Plur" in head.morph.get("Number", []):
        return True
    return any(token.dep_ == "conj" and token.head == head for token in tokens)
