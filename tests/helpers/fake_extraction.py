"""A stand-in for `lovp_actions.extraction.engine`: a line such as
`toezegging|Jansen|belt de school` is an item, and words such as FOUT make trouble. Run as a
script it is the whole command, started without loading spaCy.
"""

from __future__ import annotations

import datetime
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lovp_actions.errors import ModelError
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.items import TYPES, Item, item_id
from lovp_actions.structure.parts import Part

_BUGS: dict[str, Exception] = {
    "FOUT": KeyError("een\x1b[2J fout"),
    "DIEP": RecursionError("maximum recursion depth exceeded"),
    "VOL": MemoryError(),
    "VAL": ValueError(),
}


def make_item(**changes: object) -> Item:
    values: dict[str, object] = {
        "id": "0123456789",
        "source": "notulen.txt",
        "meeting": "Ledenvergadering",
        "meeting_date": "2024-05-14",
        "section": "Mededelingen",
        "line": 3,
        "actor": "voorzitter",
        "counterparty": "",
        "type": "toezegging",
        "action": "belt de school",
        "deadline": "",
        "deadline_date": "",
        "cue": "zegt toe",
        "rule": "fake",
        "confidence": 0.9,
        "sentence": "De voorzitter zegt toe dat hij de school belt.",
        "start": 10,
        "end": 56,
    }
    return Item(**{**values, **changes})  # type: ignore[arg-type]


class Prepared(NamedTuple):
    part: Part
    source: str
    settings: ExtractionSettings

    @property
    def sentences(self) -> list[str]:
        return self.part.text.splitlines()


def prepare(part: Part, source: str, settings: ExtractionSettings) -> Prepared:
    return Prepared(part, source, settings)


class Extractor:
    def __init__(self, model: str | None = None) -> None:
        if model == "nergens":
            raise ModelError("There is no spaCy pipeline 'nergens'.")

    def items(self, documents: Sequence[Prepared]) -> Iterator[list[Item]]:
        for part, source, settings in documents:
            yield self.extract(
                part.text,
                source=source,
                meeting_date=settings.meeting_date,
                min_confidence=settings.min_confidence,
                closed=settings.closed,
            )

    def extract(
        self,
        text: str,
        *,
        source: str = "-",
        meeting_date: datetime.date | None = None,
        min_confidence: float = 0.5,
        closed: bool = False,
    ) -> list[Item]:
        """The items of the lines; those of actor "gesloten" only when `closed` are wanted."""
        items, section = [], ""
        for number, line in enumerate(text.split("\n"), start=1):
            kind, _, rest = line.strip().partition("|")
            if kind == "WACHT":
                os.kill(os.getppid(), signal.SIGINT)  # as of a person, to the command itself
                time.sleep(60)
            if kind == "SLAAP":
                time.sleep(60)
            if kind == "LEEST":  # as the network does in so many windows
                from lovp_actions.heartbeat import beat

                for done in range(0, int(rest), 8):
                    beat(done, int(rest))
            if kind in _BUGS:
                raise _BUGS[kind]
            if kind.startswith("# "):
                section = kind[2:]
            if kind in TYPES:
                actor, _, action = rest.partition("|")
                items.append(
                    make_item(
                        id=item_id(line),
                        source=source,
                        section=section,
                        line=number,
                        type=kind,
                        actor=actor,
                        action=action,
                        meeting_date=meeting_date.isoformat() if meeting_date else "",
                        confidence=0.5 if kind == "voornemen" else 0.9,
                    )
                )
        open_items = [item for item in items if closed or item.actor != "gesloten"]
        return [item for item in open_items if item.confidence >= min_confidence]


if __name__ == "__main__":
    from lovp_actions.__main__ import command

    sys.modules["lovp_actions.extraction.engine"] = sys.modules["__main__"]
    command()
