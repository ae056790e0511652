"""The form of a lexicon file: its tables and keys, and where their words go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from lovp_actions.items import TYPES

Kind = Literal["word", "phrase", "infinitive", "strong"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key that holds a list of words.

    `place` is the shipped file and the keys in it; `about` tells what the words do. The `kind`
    says how they are written: a "word" as it stands there, a "phrase" that becomes a pattern
    ("*" for any words), an "infinitive", or "strong", a verb with its strong forms.
    """

    place: tuple[str, ...]
    about: str
    kind: Kind = "word"

    @property
    def file(self) -> str:
        return self.place[0]

    @property
    def path(self) -> tuple[str, ...]:
        return self.place[1:]


_SECTION: Final = "A heading that is one of these"
_COLUMN: Final = "Headings of the column of an action table that holds"

TABLES: Final[dict[str, dict[str, Key]]] = {
    "person": {"words": Key(("roles", "person", "words"), "One person by office, who can act.")},
    "office": {
        "words": Key(
            ("roles", "office", "words"),
            "A person of whom minutes tell what they will do.",
        )
    },
    "body": {"words": Key(("roles", "body", "words"), "A body, organisation or group.")},
    "endings": {
        "words": Key(("roles", "endings", "words"), "Last parts of compounds that can act.")
    },
    "not_actors": {
        "words": Key(
            ("roles", "not_actors", "words"), "Words that cannot act, whatever they end in."
        )
    },
    "titles": {"words": Key(("roles", "titles", "words"), "Forms of address before a name.")},
    "verbs": {
        "action": Key(("verbs", "action"), "Doing something that can be ticked off.", "infinitive"),
        "report": Key(("verbs", "report"), "Telling and thinking in the meeting.", "infinitive"),
        "state": Key(("verbs", "state"), "Being so: nothing to be done.", "infinitive"),
        "strong": Key(
            ("verbs", "strong"), "Infinitive, past singular, past plural, participle.", "strong"
        ),
    },
    "sections": {
        "attendees": Key(
            ("layout", "sections", "attendees"), f"{_SECTION} lists people.", "phrase"
        ),
        "agenda": Key(("layout", "sections", "agenda"), f"{_SECTION} lists topics.", "phrase"),
        "actions": Key(
            ("layout", "sections", "actions"), f"{_SECTION} opens a list of actions.", "phrase"
        ),
        "law": Key(("layout", "sections", "law"), f"{_SECTION} opens a text of law.", "phrase"),
        "proposals": Key(
            ("layout", "sections", "proposals"), f"{_SECTION} lists what others ask.", "phrase"
        ),
    },
    "headings": {
        "common": Key(
            ("layout", "headings", "common"), "Lines that are headings without a mark.", "phrase"
        )
    },
    "columns": {
        "topic": Key(("tables", "columns", "topic"), f"{_COLUMN} the topic.", "phrase"),
        "action": Key(("tables", "columns", "action"), f"{_COLUMN} the action.", "phrase"),
        "actor": Key(("tables", "columns", "actor"), f"{_COLUMN} who acts.", "phrase"),
        "deadline": Key(("tables", "columns", "deadline"), f"{_COLUMN} the deadline.", "phrase"),
        "status": Key(("tables", "columns", "status"), f"{_COLUMN} the status.", "phrase"),
        "number": Key(("tables", "columns", "number"), f"{_COLUMN} a number.", "phrase"),
        "matter": Key(("tables", "columns", "matter"), f"{_COLUMN} what it is about.", "phrase"),
        "date": Key(("tables", "columns", "date"), f"{_COLUMN} a date.", "phrase"),
        "note": Key(("tables", "columns", "note"), f"{_COLUMN} remarks.", "phrase"),
        "done": Key(("tables", "columns", "done"), f"{_COLUMN} a tick when done.", "phrase"),
        "entered": Key(
            ("tables", "columns", "entered"), f"{_COLUMN} when it was noted down.", "phrase"
        ),
        "other": Key(("tables", "columns", "other"), f"{_COLUMN} something else.", "phrase"),
    },
    "status": {
        "closed": Key(("tables", "status", "closed"), "A row with this status is closed.", "phrase")
    },
    "abbreviations": {
        "inside": Key(("abbreviations", "inside"), "After these a sentence never ends."),
        "either": Key(("abbreviations", "either"), "A sentence ends where a capital follows."),
    },
    "cues": {},
    "labels": {},
}
"""Tables of words. Each can also take words away; `cues` and `labels` do no more than that."""

REMOVE: Final = "remove"
EXAMPLES: Final = ("example", "counter")
"""Keys of every table but the last two: text that must, and that must not, give an item."""
NAMED: Final = {"cues": "cue", "labels": "label"}
"""Tables that take away entries by name, and what the entries are called."""
FILES: Final = {"cue": "cues", "label": "markers", "name": "names"}
"""Entries, such as [[cue]], and the shipped file that has those of its kind."""

FRAMES: Final = (
    "promise",
    "agree",
    "request",
    "decide",
    "future",
    "must",
    "wish",
    "present",
    "phrase",
    "expect",
)
"""The frames of `rules/frames.py` for cues that name a verb."""
BESIDE: Final = ("present", "phrase")
"""Frames that match only beside one of the words of `with`, each of them a single word."""

Type = Literal["text", "number", "words", "infinitives", "texts"]


@dataclass(frozen=True, slots=True)
class Field:
    """A key of an entry: what it holds, whether it must be there, and the values it can have."""

    type: Type
    required: bool = False
    values: tuple[str, ...] = ()


_CASES: Final = {"example": Field("texts", required=True), "counter": Field("texts")}
ENTRIES: Final[dict[str, dict[str, Field]]] = {
    "cue": {
        "name": Field("text", required=True),
        "type": Field("text", required=True, values=TYPES),
        "frame": Field("text", required=True, values=FRAMES),
        "verbs": Field("infinitives", required=True),
        "with": Field("words"),
        "without": Field("words"),
        "needs": Field("text", values=("complement", "that")),
        "preposition": Field("words"),
        "confidence": Field("number"),
        **_CASES,
    },
    "label": {
        "name": Field("text", required=True),
        "type": Field("text", required=True, values=TYPES),
        "words": Field("words", required=True),
        "confidence": Field("number"),
        **_CASES,
    },
    "name": {
        "name": Field("text", required=True),
        "short": Field("text"),
        "first": Field("text"),
    },
}
CONFIDENCE: Final = {"cue": 0.8, "label": 0.9}
"""Of entries that do not tell theirs."""
