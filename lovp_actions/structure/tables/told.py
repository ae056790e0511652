"""Cells of a table that tell what was said, as prose does: beside a topic, or beside an action."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lovp_actions.language import sentences
from lovp_actions.language.words import CAPITALS
from lovp_actions.structure import layout, wording
from lovp_actions.structure.layout import Line
from lovp_actions.structure.passage import Passage, read
from lovp_actions.structure.tables import heads
from lovp_actions.structure.tables.cells import NUMBER, Known, day_of
from lovp_actions.structure.tables.columns import Columns
from lovp_actions.structure.tables.doers import sentence_ahead, tells_ahead
from lovp_actions.structure.tables.row import Draft, Row, Told
from lovp_actions.structure.tables.table import Span

_ACTED = frozenset({"action", "actor", "deadline", "status", "done"})
"""Kinds of headings of tables of actions, in which only some columns tell what was said."""
_NEVER = frozenset({"number", "entered", "other", "elsewhere", "settled"})
"""Kinds of headings of columns that do not."""
_DOTS = "•·▪◦●○■➢‣"
_PARTS = re.compile(rf"(?i:<br ?/?>)(?=[\s*_]{{0,9}}(?:[-–*]\s|[{CAPITALS}]))|(?=[{_DOTS}])")
"""What parts the paragraphs and the entries of lists in a cell."""
_BULLET = re.compile(rf"\s{{0,9}}(?:[{_DOTS}]|[-–*]\s)\s{{0,9}}")


def columns(names: Sequence[str], rows: Sequence[Sequence[str]], given: Columns) -> frozenset[int]:
    """The columns that tell in sentences what was said, below their `names`, if they have any: in
    a table of actions those whose heading says so, or that somebody stands beside; in others all
    that do, without headings but the first."""
    kinds = [heads.all_kinds(name) for name in names]
    acted = any(given.roles) or any(_ACTED & each for each in kinds)
    found = set()
    for index, role in enumerate(given.roles):
        own = kinds[index] if index < len(kinds) else frozenset[str]()
        fits = "told" in own if acted else not own & _NEVER and bool(names or index)
        fits = (fits and role in ("", "action")) or (given.margin and role == "action")
        if fits and any(_tells(row[index]) for row in rows if index < len(row)):
            found.add(index)
    return frozenset(found)


def _tells(words: str) -> bool:
    """Whether a cell has several sentences, one with a verb."""
    found = [words[start:end] for start, end in sentences.split(words)]
    return len(found) > 1 and any(map(wording.is_sentence, found))


def taken(
    source: str, drafts: Sequence[Draft], given: Columns, columns: frozenset[int]
) -> tuple[list[Draft], list[Told]]:
    """The rows without what their cells tell in the columns that do, where something to do is left
    of them, and what is told. Of a text beside which somebody stands the sentence that is his is
    left; any other row that names who acts and not what he does is left as it is."""
    left, found = [], list[Told]()
    for draft in drafts:
        own = [i for i, cell in enumerate(draft.cells) if cell and i in columns]
        filled = [i for i, cell in enumerate(draft.cells) if cell and i not in own]
        acts = [i for i in filled if given.roles[i] not in ("", "topic")]
        beside = [i for i in filled if i not in acts]
        does = any("action" in given.roles[i] for i in acts)
        margin = given.margin and any(tells_ahead(draft.cells[i].text) for i in own)
        margin = margin and len(own) == 1 == len(draft.spans[own[0]])
        if not own or _is_front(draft.cells[0].text) or (acts and not (does or margin)):
            left.append(draft)
            continue
        about = [i for i in beside if i < own[0] and _names_topic(draft.cells[i].text)]
        topic = draft.cells[about[0]].text if about else ""
        aside = [i for i in beside if i in about or _counts(draft.cells[i].text)]
        place = draft.line, topic, tuple(span for i in aside for span in draft.spans[i])
        if acts and not does:
            draft, *others = _sentence_of_owner(source, draft, own[0])
            said = [[span] for span in others]
        else:
            said = [draft.spans[i] for i in sorted({*own, *beside} - set(aside))]
            cells = (Passage("") if i in own else cell for i, cell in enumerate(draft.cells))
            draft = replace(draft, cells=tuple(cells))
        for spans in said:
            found.append(Told(*place, tuple(_parted(source, spans))))
        left += [draft] if acts else []
    return left, found


def _is_front(words: str) -> bool:
    return layout.section_kind(words) == "attendees" or layout.labels_front(words)


def _names_topic(words: str) -> bool:
    short = len(words) <= layout.LONGEST_HEADING and not _counts(words)
    return short and not wording.is_prose(words)


def _counts(words: str) -> bool:
    """Whether a cell is only the number or the day of what is told."""
    return bool(NUMBER.fullmatch(words.strip()) or day_of(words, Known()))


def _sentence_of_owner(source: str, draft: Draft, index: int) -> tuple[Draft, Span, Span]:
    """The row with the one sentence of a cell that tells what is to be done, and where those before
    it and behind it stand."""
    cell, ((first, last),) = draft.cells[index], draft.spans[index]
    at, _ = sentence_ahead(cell.text)
    found = [each for each in sentences.split(cell.text) if each[0] <= at]
    start, end = cell.source_span(*found[-1])
    cells, spans = list(draft.cells), list(draft.spans)
    cells[index], spans[index] = read(source, [(start, end)]), [(start, end)]
    return replace(draft, cells=tuple(cells), spans=spans), (first, start), (end, last)


def _parted(source: str, spans: list[Span]) -> Iterator[tuple[Passage, bool]]:
    """The paragraphs of a cell, each with whether it is an entry of a list; of a cell whose lines
    are lines of the source all is one."""
    if len(spans) > 1:
        yield read(source, spans), False
        return
    ((start, end),) = spans
    ends = [match.span() for match in _PARTS.finditer(source, start, end)]
    starts = [start, *(b for _, b in ends)]
    for first, last in zip(starts, [*(a for a, _ in ends), end], strict=True):
        bullet = _BULLET.match(source, first, last)
        first = bullet.end() if bullet else first
        if passage := read(source, [(first, last)]):
            yield passage, bullet is not None


def rows(told: Sequence[Told], acting: Iterable[tuple[Line, Row]]) -> Iterator[tuple[Line, Row]]:
    """The rows `acting` and what is `told`, as rows of nothing else, in the order of the text."""
    about = {each.line.start: each for each in told}
    telling = [_telling(each) for each in told if each.parts]
    own = []
    for line, row in acting:
        if each := about.get(line.start):
            ranges = tuple(span for span in row.ranges if span not in each.aside)
            row = replace(row, ranges=ranges, topic=each.topic)
        own.append((line, row))
    yield from sorted(own + telling, key=_place)


def _telling(told: Told) -> tuple[Line, Row]:
    spans = [passage.source_span(0, len(passage.text)) for passage, _ in told.parts]
    return told.line, Row((), (), tuple(spans), topic=told.topic, told=told)


def _place(each: tuple[Line, Row]) -> tuple[int, int]:
    line, row = each
    return line.start, row.ranges[0][0] if row.ranges else line.start
