"""Owners in the right margin: names or initials on the line of a text, behind a wide gap; and the
day by when behind another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lovp_actions.language import sentences
from lovp_actions.structure import closed_rows, layout
from lovp_actions.structure.layout import Line
from lovp_actions.structure.passage import read
from lovp_actions.structure.tables import heads
from lovp_actions.structure.tables.cells import Known, kind_of
from lovp_actions.structure.tables.doers import behind_subject
from lovp_actions.structure.tables.row import Row

Span = tuple[int, int]
_GAP = re.compile(r"[ \u00a0]{3,400}\t{0,99}[ \t]{0,99}|\t{1,99}[ \t]{0,99}")
_LABEL = re.compile(r"(?i:actie(?:punt)?|ap)(?:\s{0,3}:\s{0,3}|\s{1,3}(?=[A-ZÀ-Þ]))")
"""What may stand before who is named: "Actie: Jan"."""
_NAMES = ("person", "given", "fullname", "name", "role")
_BEHIND = ("deadline", "status")
"""What the heading behind "Actie" may announce."""
_FEWEST = 4
"""Words of a text that somebody can stand beside."""
_AHEAD = 60
"""Lines below "Actie" in which names in its column are looked for."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The words of a line, who stands beside them, and by when; offsets in the source."""

    text: Span
    who: Span
    when: Span | None


def beside(line: Line, known: Known, *, announced: bool) -> Beside | None:
    """Who stands beside the words of a line, known people or, below "Actie", any name."""
    text = line.text.rstrip()
    if "\t" not in text and "   " not in text:
        return None
    gaps = list(_GAP.finditer(text, line.indent))
    if not 0 < len(gaps) <= 1 + announced or "|" in text:
        return None
    words = text[: gaps[0].start()]
    if len(words.split()) < _FEWEST and not words.endswith((".", "!", "?")):
        return None
    label = _LABEL.match(text, gaps[0].end())
    at = label.end() if label else gaps[0].end()
    end = gaps[1].start() if gaps[1:] else len(text)
    kind = kind_of(text[at:end], known)
    if kind != "person" and not ((announced or label) and kind in _NAMES):
        return None
    when = (line.start + gaps[1].end(), line.start + len(text)) if gaps[1:] else None
    return Beside(
        (line.start, line.start + gaps[0].start()), (line.start + at, line.start + end), when
    )


def announces(lines: Sequence[Line], index: int) -> bool:
    """Whether a line ("Actie", alone) stands above names in the margin of a text."""
    words, *others = (part.strip(" \t#*_:") for part in _GAP.split(lines[index].text.strip()))
    heading = layout.pattern("margin", "heading", "tables").fullmatch(words)
    if not heading or not all(heads.column_kind(each) in _BEHIND for each in others):
        return False
    return any(
        (found := beside(line, Known(), announced=True))
        and line.text[: found.text[1] - line.start].endswith((".", "!", "?"))
        for line in lines[index + 1 : index + _AHEAD]
    )


def parted(
    source: str, ranges: Sequence[Span], found: Beside
) -> Iterator[tuple[list[Span], Row | None]]:
    """A text beside the last line of which somebody stands, in parts: what comes before its last
    sentence, and that sentence as a row."""
    text = read(source, ranges)
    first, last = list(sentences.split(text.text))[-1]
    start, end = text.source_span(first, first + len(text.text[first:last].rstrip(" .")))
    first += behind_subject(text.text[first:last])
    deed = text.source_span(first, first + 1)[0]
    beside = [span for span in (found.who, found.when) if span]
    cells = read(source, _clipped(ranges, deed, end)), *(read(source, [span]) for span in beside)
    yield _clipped(ranges, 0, start), None
    own = [*_clipped(ranges, start, end), *(span for span in beside if span[0] >= end)]
    behind = "status" if closed_rows.is_closed(cells[-1].text) else "deadline"
    roles = ("action", "actor", behind)[: len(cells)]
    yield own, Row(cells, roles, tuple(own), named=True, margin=True)
    yield _clipped(ranges, end, len(source)), None


def _clipped(ranges: Sequence[Span], start: int, end: int) -> list[Span]:
    clipped = [(max(a, start), min(b, end)) for a, b in ranges]
    return [(a, b) for a, b in clipped if a < b]
