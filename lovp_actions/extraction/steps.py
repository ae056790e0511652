"""The steps of the engine over one text, one by one, as the spaCy components take them.

They are those that the command takes in `extraction/engine.py`; here each is done once for a text,
whichever component wants it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import TYPE_CHECKING

from lovp_actions import lexicon
from lovp_actions.extraction import engine, pipelines
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.items import Item, action_span
from lovp_actions.language import nlp
from lovp_actions.people.full_names import full_name
from lovp_actions.structure.minutes import Minutes
from lovp_actions.structure.parts import parts

if TYPE_CHECKING:
    from lovp_actions.extraction.engine import Structure
    from lovp_actions.language.tokens import Doc
    from lovp_actions.lexicon.own_file import OwnFile

SECTION = "section"
"""The label of a section of no special kind."""
Place = tuple[int, int, str, str]
"""What is found, as a stretch of the text: offsets, a label, and what is known of it."""


class Steps:
    """The steps over one text, with the words that are in force."""

    def __init__(self, text: str, words: tuple[OwnFile, ...]) -> None:
        self.of = text, words
        self._structures: list[Structure] = [engine.structure(part) for part in parts([text])]
        self._parses: dict[str | None, _Parses] = {}

    @property
    def head(self) -> Minutes:
        """The minutes, or their first part, with what their head tells."""
        return self._structures[0].minutes

    def sections(self) -> Iterator[Place]:
        """The sections, with their kinds and headings."""
        for each in self._structures:
            for section in each.minutes.sections:
                start, end = each.part.start + section.start, each.part.start + section.end
                yield start, end, section.kind or SECTION, section.heading

    def actors(self, model: str | None) -> Iterator[Place]:
        """Who can act, with their kinds and full names; one within another, as the name in
        "wethouder De Wit", is left out. Raises ModelError."""
        parse = self._parses_of(model)
        for each in self._structures:
            parse(
                engine.plan(each, "-", ExtractionSettings(min_confidence=0)).sentences
            )  # faster together
            last = 0
            found = engine.mentions(each, parse)
            for mention, start, end in sorted(found, key=lambda place: (place[1], -place[2])):
                if end > last:
                    yield start, end, mention.kind, full_name(mention.text, each.minutes.attendees)
                    last = end

    def items(self, model: str | None, settings: ExtractionSettings) -> list[Item]:
        """The action items. Raises ModelError."""
        parse = self._parses_of(model)
        planned = (engine.plan(each, "-", settings) for each in self._structures)
        found = (engine.items_of(each, parse(each.sentences), parse) for each in planned)
        return [item for items in found for item in items]

    def actions(self, items: Iterable[Item]) -> Iterator[Place]:
        """Where the actions of these items stand, with their types and ids."""
        for item in items:
            yield *action_span(self.of[0], item), item.type, item.id

    def _parses_of(self, model: str | None) -> _Parses:
        if model not in self._parses:
            self._parses[model] = _Parses(model)
        return self._parses[model]


class _Parses:
    """Gives the parses of sentences of a text; each is made once."""

    def __init__(self, model: str | None) -> None:
        self._nlp = pipelines.loaded(model).nlp
        self._done: dict[str, Doc] = {}

    def __call__(self, sentences: Iterable[str]) -> Iterator[Doc]:
        wanted = list(sentences)
        new = [each for each in dict.fromkeys(wanted) if each not in self._done]
        self._done.update(zip(new, nlp.parse(self._nlp, new), strict=True))
        return (self._done[each] for each in wanted)


_last: ContextVar[Steps | None] = ContextVar("steps", default=None)
"""Those over the text of the last Doc: each goes through all components before the next."""


def steps_over(text: str) -> Steps:
    """The steps over the text, with what was done of them since the last other text."""
    steps, of = _last.get(), (text, lexicon.in_force())
    if steps is None or steps.of != of:
        steps = Steps(*of)
        _last.set(steps)
    return steps
