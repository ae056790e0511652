"""What the network reads: headings, speakers and sentences, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

Kind = Literal["heading", "speaker", "sentence", "item", "row"]
"""Of a line; the last three are units: a sentence of prose, of a list item, a row of a table."""
LONGEST_HEADING = 200
LONGEST_SPEAKER = 80
"""Characters that are read of a heading, and of a speaker's name."""


class Line(NamedTuple):
    """A line as the network reads it; `unit` is the number of its unit, -1 where it is none."""

    kind: Kind
    text: str
    unit: int = -1

    @property
    def is_unit(self) -> bool:
        """Whether items are sought in it; the others are context."""
        return self.unit >= 0


class Told(NamedTuple):
    """What the lines are made of: a unit's words, the heading above it, who speaks, its block."""

    text: str
    heading: str
    speaker: str
    block: str


def lines(units: Iterable[Told]) -> Iterator[Line]:
    """The lines of a document: each unit behind its heading, and its speaker where the turn is
    another's and the words do not name him."""
    heading, speaker = "", ""
    for number, unit in enumerate(units):
        if unit.heading != heading:
            heading, speaker = unit.heading, ""
            if heading:
                yield Line("heading", heading[:LONGEST_HEADING])
        named = unit.text.lower().startswith(unit.speaker.lower())
        if unit.speaker and unit.speaker != speaker and not named:
            yield Line("speaker", unit.speaker[:LONGEST_SPEAKER] + ":")
        speaker = unit.speaker
        kind: Kind = unit.block if unit.block in ("item", "row") else "sentence"  # type: ignore[assignment]
        yield Line(kind, unit.text, number)
