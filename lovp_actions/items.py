"""The record of one action item and its JSON schema."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

SCHEMA_VERSION = 1

ItemType = Literal["toezegging", "afspraak", "verzoek", "voornemen", "besluit", "actiepunt"]
TYPES: tuple[ItemType, ...] = (
    "toezegging",
    "afspraak",
    "verzoek",
    "voornemen",
    "besluit",
    "actiepunt",
)
READER = "lezer"
"""The rule of an item that only the learned reader found."""


@dataclass(frozen=True, slots=True)
class Item:
    """One action item. What the minutes do not say is the empty string (null in JSON).

    `sentence` is `text[start:end]` of the source with white space folded; `action` and
    `deadline` are verbatim parts of it in the same sense.
    """

    id: str
    """Ten hexadecimal digits, the same on every run over the same words."""
    source: str
    """Where the minutes were read: the path as given, or "-" for standard input."""
    meeting: str
    """Name of the meeting, as in the title."""
    meeting_date: str
    """ISO date of the meeting."""
    section: str
    """The heading's own words, without number or markup."""
    line: int
    """Line on which the sentence begins, counted from 1, in the text as it was read."""
    actor: str
    """Who must act: role, name or body as written, without a leading article."""
    counterparty: str
    """The other party: to whom it is promised, or who asked."""
    type: ItemType
    action: str
    """What is to be done: a verbatim span."""
    deadline: str
    """The words that say when: a verbatim span."""
    deadline_date: str
    """The last day those words allow, as an ISO date."""
    cue: str
    """The words that gave the item away."""
    rule: str
    """Name of the rule that found it."""
    confidence: float
    """From 0 to 1; items of higher confidence are right more often."""
    sentence: str
    start: int
    """Character offset in the source text at which the sentence begins."""
    end: int
    """Character offset just past the sentence."""
    actor_full: str = ""
    """The actor's full name, where the attendee list tells it."""
    status: str = ""
    """What the status column of an action table says, or "gereed" where another ticks it off."""
    repeats: str = ""
    """Id of the earlier item that says the same."""
    page: int | None = None
    """Page of a PDF on which the sentence begins, counted from 1."""
    place: str = ""
    """Where the sentence begins in a document that is no plain text: "table 2, row 3"."""
    context: str = ""
    """The sentence before, where the action only points to what it says: "stuurt die rond"."""


@dataclass(frozen=True, slots=True)
class KeptItem(Item):
    """A row of a kept list as an item, with what only people write in it. What the list does not
    say is empty, the `type` too, and `line` is then 0."""

    remarks: str = ""
    address: str = ""
    """The e-mail address of the actor."""
    proposal: str = ""
    """What a merge proposes for it: "done?", "cancelled?", or another deadline."""
    seen: str = ""
    """The date of the latest meeting in which it was said again."""
    evidence: str = ""
    """What a merge proposes that by."""
    cells: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    """The whole row, by the headings of the list in small letters."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one source gave: its `name` as given, the `text` that was read, and the items in it."""

    name: str
    text: str
    items: list[Item]
    kind: str = "text"
    """Of the file, see `sources.kinds`."""
    error: str = ""
    """Why the source could not be read; "" where it was."""


FIELDS: tuple[str, ...] = tuple(field.name for field in dataclasses.fields(Item))
"""Field names in the order of the record: the columns of every writer."""


def fold(text: str) -> str:
    """White space folded to single spaces, as quotes are reported."""
    return " ".join(text.split())


def action_span(text: str, item: Item) -> tuple[int, int]:
    """Offsets in `text` of the item's action, or of its sentence where the action is not in it
    word for word."""
    start, end = item.start, min(item.end, len(text))
    words = r"\s+".join(map(re.escape, item.action.split()))
    found = re.compile(words).search(text, start, end) if words else None
    return found.span() if found else (start, end)


def item_id(*words: str, repeat: int = 0, part: int = 0) -> str:
    """A stable id made of what the item says, not of where the file lies.

    `repeat` counts earlier items with the very same words in the same `part` of a long text, so
    that ids stay unique.
    """
    import hashlib  # takes long to load

    told = (str(repeat) if repeat else "", *([str(part)] if part else ()))
    key = "\x1f".join((*words, *told))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def as_dict(item: Item, names: Iterable[str] = FIELDS) -> dict[str, Any]:
    """The fields `names` of the item as JSON carries them: empty ones are None."""
    return {name: (None if (value := value_of(item, name)) == "" else value) for name in names}


def value_of(item: Item, name: str) -> Any:
    """The field `name` of the item, with "" for the line of a row of a list that tells none."""
    value = getattr(item, name)
    return "" if name == "line" and not value else value
