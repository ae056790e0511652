"""What the sentences of a section leave to later ones: who was mentioned, who acted last.

Few sentences lean on this. So it is worked out, and sentences passed over until then are parsed,
only when one does: when a pronoun stands for somebody, or a subject is left out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lovp_actions import lexicon
from lovp_actions.cast import Cast, Mention
from lovp_actions.parsed import ParsedSentence

if TYPE_CHECKING:
    from lovp_actions.tokens import Doc
    from lovp_actions.units import Unit

MOST_RECENT = 12
"""Mentions that are kept."""
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


class Context:
    """The memory of one section, and of the block that is read."""

    def __init__(self, cast: Cast, parse: Parse) -> None:
        """`cast` are the people known in the document; `parse` gives the Docs of sentences."""
        self.cast, self.parse = cast, parse
        self._recent: list[Mention] = []
        self._last_subject: Mention | None = None
        self._block: object = None
        self._ahead: deque[Sentence] = deque()
        """Sentences read of which nothing is remembered yet."""
        self._catching_up = False

    def new_section(self) -> None:
        """Forget all."""
        self._recent.clear()
        self._ahead.clear()
        self._block = self._last_subject = None

    def add(self, sentence: Sentence) -> None:
        """Note the sentence that was read last."""
        if not sentence.silent:
            self._ahead.append(sentence)

    def resolve(self, pronoun: str, plural: bool, here: list[Mention]) -> Mention | None:
        """The nearest fitting actor for a pronoun: in its own sentence first (`here`, in the order
        of their weight, least first), then before it."""
        masculine = pronoun.lower() in lexicon.load("roles")["pronouns"]["masculine"]

        def fits(mention: Mention) -> bool:
            return mention.plural == plural and not (masculine and mention.kind == "body")

        found = next(filter(fits, reversed(here)), None)
        if found is None:
            self._catch_up()
            found = next(filter(fits, reversed(self._recent)), None)
        if found is None and plural:  # "het bestuur … zij"
            nearest = (*reversed(here), *reversed(self._recent))
            found = next((each for each in nearest if each.kind == "body"), None)
        return replace(found, start=-1, end=-1) if found else None

    def last_subject(self, block: object) -> Mention | None:
        """Who acted in the last sentence of the block that says so."""
        if self._block is not block and not any(s.unit.block is block for s in self._ahead):
            return None
        self._catch_up()
        return self._last_subject if self._block is block else None

    def _catch_up(self) -> None:
        """Remember what the sentences read so far leave behind, in their order."""
        if self._catching_up or not self._ahead:
            return
        self._catching_up = True
        passed = [each for each in self._ahead if each.doc is None]
        for sentence, doc in zip(passed, self.parse([s.unit.words for s in passed]), strict=True):
            sentence.doc = doc
        while self._ahead:
            self._remember(self._ahead.popleft())
        self._catching_up = False

    def _remember(self, sentence: Sentence) -> None:
        parsed = sentence.parsed
        self._recent.extend(
            m for m in parsed.mentions if m.kind in ("name", "person", "body") and not m.indefinite
        )
        del self._recent[:-MOST_RECENT]
        if self._block is not sentence.unit.block:
            self._block, self._last_subject = sentence.unit.block, None
        subjects = (parsed.actor(c.subject, c) for c in parsed.clauses if c.subject is not None)
        self._last_subject = next((each for each in subjects if each), self._last_subject)
