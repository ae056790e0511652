"""A pronoun in, the name that it stands for out: who was mentioned before, who acted last.

Few sentences lean on this. So it is worked out, and sentences passed over until then are parsed,
only when one does: when a pronoun stands for somebody, or a subject is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from lovp_actions import lexicon
from lovp_actions.extraction.units import Unit
from lovp_actions.language.tokens import Doc
from lovp_actions.people import genders
from lovp_actions.people.cast import Cast, Mention
from lovp_actions.people.parsed_sentence import ParsedSentence

MOST_RECENT = 12
"""Mentions that are kept."""
LIKELY = 2
"""Sentences among which the one is mostly found whom a pronoun stands for."""
Parse = Callable[[Iterable[str]], Iterator["Doc"]]


@dataclass(eq=False)
class Sentence:
    """A sentence in its place, parsed only when that is asked for."""

    unit: Unit
    speaker: Mention | None
    """Whose turn it is."""
    context: Context
    doc: Doc | None = None
    silent: bool = False
    """Whether it names nobody, so that nothing of it needs to be remembered."""
    _parsed: ParsedSentence | None = None

    @property
    def parsed(self) -> ParsedSentence:
        """The sentence with its parse."""
        if self._parsed is None:
            if self.doc is None:
                self.doc = next(iter(self.context.parse([self.unit.words])))
            self._parsed = ParsedSentence(self.doc[:], self.context, self.speaker, self.unit.block)
        return self._parsed

    @property
    def leaves(self) -> list[Mention]:
        """Who is mentioned in it that a later pronoun can stand for."""
        kinds = ("name", "person", "body")
        return [m for m in self.parsed.mentions if m.kind in kinds and not m.indefinite]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Antecedent(Mention):
    """Somebody that a pronoun stands for; who it is, is worked out when that is asked for.

    `here` are those mentioned before it in its own sentence, `place` tells how many sentences of
    the section can hold who is meant.
    """

    context: Context
    here: tuple[Mention, ...]
    place: int

    def resolved(self) -> Mention:
        """The nearest in the sentences before who fits; with an empty name where none does, or
        where a name nearby may be meant as well."""
        found = next(filter(self.fits, self.context.before(self.place)), None)
        if self.in_doubt(found):
            found = None
        if found is None and self.plural:  # "het bestuur … zij"
            nearest = (*reversed(self.here), *self.context.before(self.place))
            found = next((each for each in nearest if each.kind == "body"), None)
        return replace(found, start=-1, end=-1) if found else Mention("", "pronoun", self.plural)

    def in_doubt(self, found: Mention | None) -> bool:
        """Whether somebody by name beside whom the nearest sentence is about may be meant as well:
        of "Jan sprak met Piet. Hij …" Piet."""
        near = None if self.plural else self.context.nearest(self.place)
        if near is None:
            return False
        about = found is not None and found in near.leaves
        if about and found is not None and found.kind != "name":
            return False
        others = filter(self.fits, near.parsed.partners(equal=about))
        return any(found is None or not _is_same(each.text, found.text) for each in others)

    def fits(self, mention: Mention) -> bool:
        """Whether the pronoun can stand for the mention."""
        if mention.plural != self.plural:
            return False
        named = f"{mention.address}{mention.text}"
        if genders.clashes(self.text, named, plural=self.plural):
            return False
        masculine = lexicon.load("roles")["pronouns"]["masculine"]
        return mention.kind != "body" or self.text.lower() not in masculine


def _is_same(one: str, other: str) -> bool:
    return one in other or other in one


class Context:
    """The memory of one section."""

    def __init__(self, cast: Cast, parse: Parse) -> None:
        """`cast` are the people known in the document; `parse` gives the Docs of sentences."""
        self.cast, self.parse = cast, parse
        self._sentences: list[Sentence] = []
        self._place: int | None = None
        """After which sentence pronouns are met; None for the one that is read."""

    def add(self, sentence: Sentence) -> None:
        """Note the sentence that was read last."""
        if not sentence.silent:
            self._sentences.append(sentence)

    def resolve(self, pronoun: str, plural: bool, here: list[Mention]) -> Mention:
        """The nearest fitting actor for a pronoun: in its own sentence first (`here`, in the order
        of their weight, least first), then before it."""
        place = len(self._sentences) if self._place is None else self._place
        asked = Antecedent(pronoun, "pronoun", plural, context=self, here=tuple(here), place=place)
        found = next(filter(asked.fits, reversed(here)), None)
        return replace(found, start=-1, end=-1) if found else asked

    def before(self, place: int) -> Iterator[Mention]:
        """Those mentioned in the sentences up to `place`, the nearest first."""
        left = MOST_RECENT
        for sentence in reversed(self._sentences[:place]):
            for mention in reversed(sentence.leaves):
                if not left:
                    return
                left -= 1
                yield mention

    def nearest(self, place: int) -> Sentence | None:
        """The nearest sentence up to `place` that names anybody."""
        before = reversed(self._sentences[max(0, place - MOST_RECENT) : place])
        return next((each for each in before if each.leaves or each.parsed.partners()), None)

    def likely(self, place: int) -> list[Sentence]:
        """The sentences up to `place` that are not parsed and likely to be asked about."""
        near = self._sentences[max(0, place - LIKELY) : place]
        return [sentence for sentence in near if sentence.doc is None]

    def last_subject(self, block: object) -> Mention | None:
        """Who acted in the last sentence of the block that says so."""
        for place in range(len(self._sentences), 0, -1):
            sentence = self._sentences[place - 1]
            if sentence.unit.block is not block:
                return None
            if subject := self._subject(sentence, place):
                return subject
        return None

    def named(self, sentence: Sentence, pronoun: str) -> Mention | None:
        """Whom a pronoun of a sentence that was added stands for, where that can be told."""
        with self._at(self._place_of(sentence)):
            parsed = sentence.parsed
            subjects = filter(None, map(parsed.subject, parsed.clauses))
            meant = [each for each in (*subjects, *parsed.mentions) if each.text == pronoun]
        return next((who for each in meant if (who := each.resolved()).text), None)

    def in_doubt(self, sentence: Sentence, pronoun: str, name: str) -> bool:
        """Whether a pronoun of one, of a sentence that was added, may stand for another than the
        one of that name."""
        place = self._place_of(sentence)
        asked = Antecedent(pronoun, "pronoun", False, context=self, here=(), place=place)
        return asked.in_doubt(Mention(name))

    def in_block(self, sentence: Sentence, pronoun: str, owner: str) -> bool:
        """Whether a pronoun of one, of a sentence that was added, can stand for somebody else than
        the `owner` who is named before it in its block."""
        place = self._place_of(sentence)
        asked = Antecedent(pronoun, "pronoun", False, context=self, here=(), place=place)
        block = (s for s in self._sentences[:place] if s.unit.block is sentence.unit.block)
        named = (who for each in block for who in (*each.leaves, *each.parsed.partners()))
        return any(asked.fits(who) and not _is_same(who.text, owner) for who in named)

    def before_it(self, sentence: Sentence, pronoun: str) -> Mention | None:
        """Whom a pronoun that is an object stands for ("vroeg haar om …"): the nearest who fits in
        the sentences before it and does not act in this one."""
        plural = pronoun in lexicon.load("roles")["pronouns"]["plural"]
        place = self._place_of(sentence)
        asked = Antecedent(pronoun, "pronoun", plural, context=self, here=(), place=place)
        with self._at(place):
            subjects = filter(None, map(sentence.parsed.subject, sentence.parsed.clauses))
            acting = {each.resolved().text for each in subjects}
        fitting = filter(asked.fits, self.before(place))
        found = next((each for each in fitting if each.text not in acting), None)
        return replace(found, start=-1, end=-1) if found else None

    def _place_of(self, sentence: Sentence) -> int:
        added = (place for place, each in enumerate(self._sentences) if each is sentence)
        return next(added, len(self._sentences))

    def _subject(self, sentence: Sentence, place: int) -> Mention | None:
        parsed = sentence.parsed
        with self._at(place):
            subjects = (parsed.actor(c.subject, c) for c in parsed.clauses if c.subject is not None)
            return next((each for each in subjects if each), None)

    @contextmanager
    def _at(self, place: int) -> Iterator[None]:
        """Pronouns are then resolved from the sentences up to `place`."""
        before, self._place = self._place, place
        try:
            yield
        finally:
            self._place = before


def parse_likely(people: Iterable[Mention], parse: Parse) -> None:
    """Parse the sentences that pronouns among these people likely lean on, all together."""
    wanted: dict[int, Sentence] = {}
    for person in people:
        if isinstance(person, Antecedent):
            near = person.context.likely(person.place)
            wanted.update((id(sentence), sentence) for sentence in near)
    docs = parse([sentence.unit.words for sentence in wanted.values()])
    for sentence, doc in zip(wanted.values(), docs, strict=True):
        sentence.doc = doc
