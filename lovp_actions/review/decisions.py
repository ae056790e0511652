"""What people decide about the items of minutes, and the small file in which it is kept."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path, PurePath
from typing import Any, Final, Literal, get_args

from lovp_actions import special_files
from lovp_actions.errors import InputError
from lovp_actions.items import TYPES, Item, Result
from lovp_actions.run.reading import opening
from lovp_actions.sources.folders import DECISIONS

VERSION: Final = 1
"""Of the file; one of a later version is refused."""
ENDING: Final = DECISIONS
"""What the name of such a file ends in, behind that of the minutes."""
BYTES: Final = 20_000_000
"""A larger file holds no decisions of people."""
_ID: Final = re.compile(r"[0-9a-f]{10}")
Verdict = Literal["keep", "strike", "change", "add"]


@dataclass(frozen=True, slots=True)
class Words:
    """What people can change of an item; the fields are those of `Item`."""

    actor: str = ""
    type: str = TYPES[-1]
    action: str = ""
    deadline: str = ""
    deadline_date: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one item. `start` and `end` are character offsets in the text of the
    minutes; `quote` is what stands there, white space folded."""

    decision: Verdict
    id: str
    quote: str
    start: int
    end: int
    item: Words
    """As it is to be."""
    found: Words | None = None
    """As it was found; None for an item that a person added."""
    section: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Decided:
    """All decisions about the minutes `source`, whose text has the `digest`."""

    source: str
    digest: str
    decisions: tuple[Decision, ...]

    def is_about(self, result: Result) -> bool:
        """Whether these are the minutes of the result: by the name of the file, or by the text."""
        name = PurePath(self.source).name == PurePath(result.name).name
        return name or self.digest == digest_of(result.text)


def words_of(item: Item) -> Words:
    """What people can change of the item, as it was found."""
    return Words(**{each.name: getattr(item, each.name) for each in fields(Words)})


def digest_of(text: str) -> str:
    """A text in 64 hexadecimal digits: the same text has the same."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def as_json(decided: Iterable[Decided]) -> str:
    """The contents of a file of decisions."""
    told = {"version": VERSION, "minutes": [asdict(each) for each in decided]}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read(path: str) -> list[Decided]:
    """The decisions in a file. Raises InputError where it is missing or holds none."""
    special_files.refuse(path)
    with opening(path), Path(path).open("rb") as file:
        data = file.read(BYTES + 1)
    return parse(data, path)


def parse(data: bytes, name: str) -> list[Decided]:
    """The decisions in the contents of a file called `name`. Raises InputError."""
    try:
        if len(data) > BYTES:
            raise ValueError
        told = json.loads(data.decode("utf-8-sig"))
        if told["version"] != VERSION:
            raise ValueError
        return [_decided(each) for each in told["minutes"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"Cannot read {name}: it is no file of decisions as `lovp-actions review` saves it."
        ) from error


def _decided(told: dict[str, Any]) -> Decided:
    decisions = tuple(map(_decision, told["decisions"]))
    return Decided(_text(told["source"]), _text(told["digest"]), decisions)


def _decision(told: dict[str, Any]) -> Decision:
    if not _ID.fullmatch(told["id"]):
        raise ValueError
    start, end, line = told["start"], told["end"], told.get("line", 1)
    if told["decision"] not in get_args(Verdict):
        raise ValueError
    if not all(type(each) is int for each in (start, end, line)) or not 0 <= start < end:
        raise ValueError
    return Decision(
        told["decision"],
        told["id"],
        _text(told["quote"]),
        start,
        end,
        _words(told["item"]),
        None if told.get("found") is None else _words(told["found"]),
        _text(told.get("section", "")),
        line,
    )


def _words(told: dict[str, Any]) -> Words:
    found = Words(**{each.name: _text(told[each.name]) for each in fields(Words)})
    if found.type not in TYPES:
        raise ValueError
    day = found.deadline_date
    if day and dt.date.fromisoformat(day).isoformat() != day:  # "2026-W01-1", too, is one of ISO
        raise ValueError
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.encode("utf-8", "replace").decode()  # as it can be written
