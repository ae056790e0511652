"""spaCy components: the steps of the command, each over the text of a Doc (docs/spacy.md).

`lovp_sections`, `lovp_actors` and `lovp_actions` take the steps that the command takes, on
`doc.text`; what the pipeline around them says of its tokens makes no difference. This module,
`language/nlp.py` and `language/startup.py` are those that import spaCy. Whoever makes a pipeline of
any kind loads it, for spaCy loads all entry points then; so it loads the engine only when a text is
read.
"""

# No `from __future__ import annotations`: spaCy checks settings by the annotations of factories.
import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span

from lovp_actions import lexicon
from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE, ExtractionSettings
from lovp_actions.items import Item
from lovp_actions.language import nlp

if TYPE_CHECKING:
    from lovp_actions.extraction.steps import Place, Steps
    from lovp_actions.lexicon.own_file import OwnFile

SECTIONS, ACTORS, ACTIONS = nlp.OURS
_ITEMS, _MEETING, _DATE = "lovp_items", "lovp_meeting", "lovp_meeting_date"
_FILE = "lexicon.msgpack"


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
        from lovp_actions.extraction.steps import steps_over

        if self._own is None and self._paths:
            self._own = lexicon.read(*self._paths)
        with lexicon.instead(self._own):
            self.read(doc, steps_over(doc.text))
        return doc

    def read(self, doc: Doc, steps: "Steps") -> None:
        """Add to `doc` what this component finds in its text."""
        raise NotImplementedError

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The words of its own; all else stands in the config."""
        words = [vars(own) for own in self._own or ()]
        fields = ("name", "text", "tables")
        found: bytes = srsly.msgpack_dumps([{name: own[name] for name in fields} for own in words])
        return found

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Component":
        """Take the words that `to_bytes` gave."""
        from lovp_actions.lexicon.own_file import OwnFile

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

    def read(self, doc: Doc, steps: "Steps") -> None:
        if _ITEMS not in doc.user_data:  # `lovp_actions` told it, with the date it was given
            _tell_meeting(doc, steps, None)
        _mark(doc, SECTIONS, steps.sections())


class Actors(Component):
    """Finds who is named in the sentences of minutes and can act."""

    def __init__(self, model: str | None, paths: str | list[str] | None) -> None:
        super().__init__(paths)
        self._model = model

    def read(self, doc: Doc, steps: "Steps") -> None:
        _mark(doc, ACTORS, steps.actors(self._model))


class Actions(Component):
    """Finds the action items of minutes."""

    def __init__(
        self, settings: ExtractionSettings, model: str | None, paths: str | list[str] | None
    ) -> None:
        super().__init__(paths)
        self._wish, self._model = settings, model

    def read(self, doc: Doc, steps: "Steps") -> None:
        items = steps.items(self._model, self._wish)
        _tell_meeting(doc, steps, self._wish.meeting_date)
        doc.user_data[_ITEMS] = [asdict(item) for item in items]
        _mark(doc, ACTIONS, steps.actions(items))


def _tell_meeting(doc: Doc, steps: "Steps", date: dt.date | None) -> None:
    date = date or steps.head.date
    doc.user_data[_MEETING] = steps.head.meeting
    doc.user_data[_DATE] = date.isoformat() if date else ""


def _mark(doc: Doc, key: str, places: "Iterable[Place]") -> None:
    """Put spans under `key`, each of the tokens that its words, without space around, touch."""
    text = doc.text
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
    """The component `lovp_actors`. Raises LexiconError."""
    return Actors(model, lexicon)


@Language.factory(
    ACTIONS,
    default_config={
        "min_confidence": DEFAULT_CONFIDENCE,
        "meeting_date": None,
        "closed": False,
        "fast": False,
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
    fast: bool,
    model: str | None,
    lexicon: str | list[str] | None,
) -> Actions:
    """The component `lovp_actions`; `meeting_date` is an ISO date.

    Raises LexiconError, and ValueError for values out of range.
    """
    try:
        date = dt.date.fromisoformat(meeting_date) if meeting_date else None
    except ValueError:
        told = f"meeting_date must be a date such as 2026-10-12, not {meeting_date!r}"
        raise ValueError(told) from None
    return Actions(ExtractionSettings(date, min_confidence, closed, fast), model, lexicon)


def _items(doc: Doc) -> list[Item]:
    return [Item(**each) for each in doc.user_data.get(_ITEMS, ())]


def _meeting(doc: Doc) -> str:
    return str(doc.user_data.get(_MEETING, ""))


def _date(doc: Doc) -> dt.date | None:
    found = doc.user_data.get(_DATE)
    return dt.date.fromisoformat(found) if found else None


for _name, _getter in ((_ITEMS, _items), (_MEETING, _meeting), (_DATE, _date)):
    Doc.set_extension(_name, getter=_getter, force=True)
