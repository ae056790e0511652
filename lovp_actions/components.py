"""spaCy components: the steps of the command, each over the text of a Doc (docs/spacy.md).

`lovp_sections`, `lovp_actors` and `lovp_actions` call the functions of `extraction.py` that the
command calls, on `doc.text`; what the pipeline around them says of its tokens makes no difference.
This module, `nlp.py` and `lean.py` are those that import spaCy. It is loaded by spaCy, through the
entry points of the package, when a pipeline names a component, and never by the command.
"""

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span

from lovp_actions import extraction, lexicon, nlp
from lovp_actions.extraction import Structure
from lovp_actions.fullnames import full_name
from lovp_actions.items import Item
from lovp_actions.lexicon.own import OwnFile
from lovp_actions.marks import action_span
from lovp_actions.parts import parts
from lovp_actions.wish import DEFAULT_CONFIDENCE, Wish

SECTIONS, ACTORS, ACTIONS = nlp.OURS
SECTION = "section"
"""The label of a section of no special kind."""
_ITEMS, _MEETING, _DATE = "lovp_items", "lovp_meeting", "lovp_meeting_date"
_FILE = "lexicon.msgpack"


class _Steps:
    """The steps of the engine over one text, each done once, whichever component wants it."""

    def __init__(self, text: str, words: tuple[OwnFile, ...]) -> None:
        self.of = text, words
        self.structures: list[Structure] = [extraction.structure(part) for part in parts([text])]
        self._parses: dict[str | None, _Parses] = {}

    def parses(self, model: str | None) -> "_Parses":
        """The sentences as the pipeline `model` parses them."""
        if model not in self._parses:
            self._parses[model] = _Parses(model)
        return self._parses[model]


class _Parses:
    """Gives the parse of each sentence of a text, made once."""

    def __init__(self, model: str | None) -> None:
        if len(_pipeline(model).vocab) > nlp.MOST_WORDS:
            _pipeline.cache_clear()  # so that memory stays bounded over any number of texts
        self._nlp = _pipeline(model)
        self._done: dict[str, Doc] = {}

    def __call__(self, sentences: Iterable[str]) -> Iterator[Doc]:
        wanted = list(sentences)
        new = [each for each in dict.fromkeys(wanted) if each not in self._done]
        self._done.update(zip(new, nlp.parse(self._nlp, new), strict=True))
        return (self._done[each] for each in wanted)


_pipeline = cache(nlp.load)
_last: _Steps | None = None
"""Those of the text worked on last: a Doc goes through the components one after another."""


def _steps(text: str) -> _Steps:
    global _last
    steps, of = _last, (text, lexicon.in_force())
    if steps is None or steps.of != of:
        _last = steps = _Steps(*of)
    return steps


class Component:
    """What the components share: words of their own, kept when the pipeline is saved."""

    def __init__(self, paths: str | list[str] | None) -> None:
        """`paths` are lexicon files; without any the words in force are read with.

        Files that are missing are an error only when a text is read: a pipeline that was saved
        brings their contents along. Raises LexiconError where there is a mistake in them.
        """
        self._paths = [paths] if isinstance(paths, str) else list(paths or ())
        self._own: tuple[OwnFile, ...] | None = None
        if all(map(os.path.exists, self._paths)):
            self._own = lexicon.read(*self._paths) or None

    def __call__(self, doc: Doc) -> Doc:
        """Add to `doc` what is found in its text. Raises ModelError, LexiconError."""
        if self._own is None and self._paths:
            self._own = lexicon.read(*self._paths)
        with lexicon.instead(self._own):
            self.read(doc, doc.text, _steps(doc.text))
        return doc

    def read(self, doc: Doc, text: str, steps: _Steps) -> None:
        """Add to `doc`, whose text is given, what this component finds in it."""
        raise NotImplementedError

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The words of its own; all else stands in the config."""
        found: bytes = srsly.msgpack_dumps(
            [{"name": own.name, "text": own.text, "tables": own.tables} for own in self._own or ()]
        )
        return found

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Component":
        """Take the words that `to_bytes` gave."""
        self._own = tuple(OwnFile(**each) for each in srsly.msgpack_loads(data)) or self._own
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write what `to_bytes` gives into the folder `path`."""
        Path(path).mkdir(exist_ok=True)
        (Path(path) / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Component":
        """Take what `to_disk` wrote."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())


class Sections(Component):
    """Finds the sections of minutes, with the meeting's name and date."""

    def read(self, doc: Doc, text: str, steps: _Steps) -> None:
        head = steps.structures[0].minutes
        doc.user_data[_MEETING] = head.meeting
        doc.user_data[_DATE] = head.date.isoformat() if head.date else ""
        _mark(doc, text, SECTIONS, _sections(steps))


class Actors(Component):
    """Finds who is named in the sentences of minutes and can act."""

    def __init__(self, model: str | None, paths: str | list[str] | None) -> None:
        super().__init__(paths)
        self._model = model

    def read(self, doc: Doc, text: str, steps: _Steps) -> None:
        _mark(doc, text, ACTORS, _actors(steps, self._model))


class Actions(Component):
    """Finds the action items of minutes."""

    def __init__(self, wish: Wish, model: str | None, paths: str | list[str] | None) -> None:
        super().__init__(paths)
        self._wish, self._model = wish, model

    def read(self, doc: Doc, text: str, steps: _Steps) -> None:
        parse = steps.parses(self._model)
        planned = [extraction.plan(each, "-", self._wish) for each in steps.structures]
        found = [
            item
            for each in planned
            for item in extraction.items_of(each, parse(each.sentences), parse)
        ]
        frame = planned[0].frame
        doc.user_data[_MEETING] = frame.minutes.meeting
        doc.user_data[_DATE] = frame.date.isoformat() if frame.date else ""
        doc.user_data[_ITEMS] = [asdict(item) for item in found]
        _mark(
            doc, text, ACTIONS, ((*action_span(text, each), each.type, each.id) for each in found)
        )


_Place = tuple[int, int, str, str]
"""Offsets of a span, its label, and its id."""


def _sections(steps: _Steps) -> Iterator[_Place]:
    for each in steps.structures:
        for section in each.minutes.sections:
            start, end = each.part.start + section.start, each.part.start + section.end
            yield start, end, section.kind or SECTION, section.heading


def _actors(steps: _Steps, model: str | None) -> Iterator[_Place]:
    parse = steps.parses(model)
    found: dict[tuple[int, int], _Place] = {}
    for each in steps.structures:
        planned = extraction.plan(each, "-", Wish(min_confidence=0))
        parse(planned.sentences)  # all together, which is faster
        for mention, start, end in extraction.mentions(each, parse):
            name = full_name(mention.text, each.minutes.attendees)
            found.setdefault((start, end), (start, end, mention.kind, name))
    return iter(sorted(found.values()))


def _mark(doc: Doc, text: str, key: str, places: Iterable[_Place]) -> None:
    """Put spans under `key`, each of the tokens that its words, without space around, touch."""
    spans: list[Span] = []
    for start, end, label, known in places:
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        span = doc.char_span(start, end, label=label, span_id=known, alignment_mode="expand")
        if span is not None and start < end:
            spans.append(span)
    doc.spans[key] = spans


@Language.factory(SECTIONS, default_config={"lexicon": None}, assigns=["doc.spans"])
def make_sections(nlp: Language, name: str, lexicon: str | list[str] | None) -> Sections:
    """The component `lovp_sections`. Raises LexiconError."""
    return Sections(lexicon)


@Language.factory(ACTORS, default_config={"model": None, "lexicon": None}, assigns=["doc.spans"])
def make_actors(
    nlp: Language, name: str, model: str | None, lexicon: str | list[str] | None
) -> Actors:
    """The component `lovp_actors`. Raises LexiconError; ModelError when a text is read."""
    return Actors(model, lexicon)


@Language.factory(
    ACTIONS,
    default_config={
        "min_confidence": DEFAULT_CONFIDENCE,
        "meeting_date": None,
        "closed": False,
        "model": None,
        "lexicon": None,
    },
    assigns=["doc.spans", f"doc._.{_ITEMS}", f"doc._.{_MEETING}", f"doc._.{_DATE}"],
)
def make_actions(
    nlp: Language,
    name: str,
    min_confidence: float,
    meeting_date: str | None,
    closed: bool,
    model: str | None,
    lexicon: str | list[str] | None,
) -> Actions:
    """The component `lovp_actions`; `meeting_date` is an ISO date.

    Raises LexiconError, and ValueError for values out of range; ModelError when a text is read.
    """
    date = dt.date.fromisoformat(meeting_date) if meeting_date else None
    return Actions(Wish(date, min_confidence, closed), model, lexicon)


def _date(doc: Doc) -> dt.date | None:
    found = doc.user_data.get(_DATE)
    return dt.date.fromisoformat(found) if found else None


_GETTERS: dict[str, Any] = {
    _ITEMS: lambda doc: [Item(**each) for each in doc.user_data.get(_ITEMS, ())],
    _MEETING: lambda doc: doc.user_data.get(_MEETING, ""),
    _DATE: _date,
}
for _name, _getter in _GETTERS.items():
    Doc.set_extension(_name, getter=_getter, force=True)
