"""Actions told in labelled fields: "Actie: offerte opvragen", "Wie: Jan", "Wanneer: 1 april".

The fields stand on lines of their own, or behind each other on one line; together they are what a
row of a table of actions is, and the labels are the headings of its columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from lovp_actions import lexicon
from lovp_actions.dates import deadlines, time_patterns
from lovp_actions.language import verbs
from lovp_actions.structure import (
    bullets,
    closed_rows,
    layout,
    names,
    quotations,
    wording,
    wrapping,
)
from lovp_actions.structure.layout import Line
from lovp_actions.structure.passage import read
from lovp_actions.structure.tables import heads
from lovp_actions.structure.tables.cells import Known, day_of, is_role
from lovp_actions.structure.tables.finding import holds_fields
from lovp_actions.structure.tables.row import Row

_LABEL = re.compile(
    r"(?:^|(?<=[.;,|–—(\[-])\s{0,9}|\s{2,9}|\s(?=[*_]))[*_]{0,2}"
    r"(?P<label>[^\W\d_][\w-]{0,30}(?:[ /][\w-]{1,20}){0,2})[*_]{0,2}\s{0,20}:[*_]{0,2}(?=\s|$)"
)
_KINDS = frozenset({"action", "actor", "deadline", "status"})
_OTHER = frozenset(
    {"besluit", "afspraak", "toezegging", "punt", "datum", "date", "voor", "door", "naam", "item"}
    | {"bestuurder", "gedeputeerde", "heemraad", "staatssecretaris"}
)
"""Headings of columns that are no labels of fields: what they say stands on its own."""
_BELOW = frozenset({"voor", "door"})
"""Those of them that are labels behind what is to be done."""
_SAYS = re.compile(r"\W{0,9}(?:acti|taak|to.?do)", re.IGNORECASE)
"""How the label begins that no head of minutes has."""
_STOP = re.compile(r"[^\W\d_]{2}[.!?]\s")
_ENDS = " \t*_.;,|–—-([)]"
_MARKS = " \t*_:>→•–-="
_FIELDS = 5
"""Lines of fields below an action, at most."""
_FEW, _MANY = 4, 12
"""Words of a state, and of owners, at most."""
_LONGEST = 1_000
"""Characters of a line with fields."""
Span = tuple[int, int]


@dataclass
class Record:
    """The fields of one action: the lines they stand on, and where each value does."""

    lines: list[Line] = field(default_factory=list)
    values: dict[str, list[Span]] = field(default_factory=dict)
    end: int = 0
    """The index of the line behind its last one."""

    @property
    def whole(self) -> bool:
        """Whether it says what is to be done and by whom."""
        return "action" in self.values and "actor" in self.values

    def row(self, source: str) -> Row:
        """The fields as a row of a table."""
        cells = tuple(read(source, spans) for spans in self.values.values())
        ranges = tuple((line.start, line.end) for line in self.lines)
        return Row(cells, tuple(self.values), ranges, named=True)


def find(source: str, lines: list[Line], index: int, *, head: bool = False) -> list[Record]:
    """The actions whose fields begin at `lines[index]`, up to the first line that holds none; []
    where none does. In the `head` of minutes, which has labels too, an action stands on one line,
    or its first label says that it is one, or there are several.
    """
    if not _may_open(lines, index):
        return []
    records = _records(source, lines, index)
    found = list(takewhile(lambda each: each.whole and not _is_two(source, each), records))
    if not found or found[0].lines[0] is not lines[index]:
        return []
    says = len(found) > 1 or len(found[0].lines) == 1 or _SAYS.match(lines[index].text)
    return found if says or not head else []


def _is_two(source: str, record: Record) -> bool:
    """Whether its owner and what is to be done stand behind the same label, a line each: "Actie:
    Jan" tells then of what is above it."""
    starts = [record.values[kind][0][0] for kind in ("actor", "action")]
    lines = (source[source.rfind("\n", 0, start) + 1 : start] for start in starts)
    one, other = (line.strip(_MARKS).lower() for line in lines)
    return bool(one) and one == other


def below(source: str, lines: list[Line], index: int) -> tuple[Row | None, int]:
    """The fields on the lines from `lines[index]` on that tell of what stands right above them by
    when, its state, or in which meeting it was said, as a row, and the index behind them; None and
    `index` where there are none:

    De wethouder stuurt een brief.
    Termijn: 1 maart
    Status: afgehandeld
    """
    record = Record()
    for place, line in enumerate(lines[index : index + _FIELDS], index):
        first = max(_words(line)[0] - line.start, line.indent)
        match = _LABEL.match(line.text[first:]) if len(line.text) <= _LONGEST else None
        span = _trimmed(source, line.start + first + match.end(), line.end) if match else (0, 0)
        kind = _of_above(match["label"].lower(), source[slice(*span)]) if match else ""
        if not kind or kind in record.values:
            break
        record.values[kind] = [span]
        record.lines.append(line)
        record.end = place + 1
    told = {"deadline", "status"} & record.values.keys()
    return (record.row(source), record.end) if told else (None, index)


def _of_above(label: str, value: str) -> str:
    """What a label with its value tells of the line above: deadline, span (how long it lasts),
    status, entered or ""."""
    if "entered" in heads.all_kinds(label):
        return "entered"
    kind = heads.column_kind(label)
    if kind == "deadline" and label not in _OTHER:
        if _span().fullmatch(value):
            return "span"
        return kind if day_of(value, Known()) or names.nobody(value) else ""
    words = value.lower().split()
    stated = len(words) <= _FEW and not any(map(verbs.is_known, words))
    told = stated or closed_rows.is_closed(value) or closed_rows.is_open(value.split(",")[0])
    return kind if kind == "status" and told else ""


@lexicon.derived
def _span() -> re.Pattern[str]:
    return time_patterns.compiled("@stretch", "", "")


def _may_open(lines: list[Line], index: int) -> bool:
    """Whether the line has a field, or heads fields that have no action."""
    return bool(_labels(lines[index], below=_acts_below(lines, index))) or _heads(lines, index)


def _acts_below(lines: list[Line], index: int, count: int = 1) -> bool:
    """Whether one of the `count` lines right below, up to a blank one, says first what to do."""
    below = takewhile(lambda line: not line.blank, lines[index + 1 : index + 1 + count])
    return any(kind == "action" for line in below for kind, *_ in _labels(line)[:1])


def _heads(lines: list[Line], index: int) -> bool:
    """Whether the line says what is to be done, and those below by whom, and no more of what."""
    kinds: list[str] = []
    for line in (each for each in lines[index + 1 : index + 11] if not each.blank):
        told = [kind for kind, *_ in _labels(line)]
        if not told:
            break
        kinds += told
    lacking = kinds.count("actor") - kinds.count("action")  # those have it from above
    text = lines[index].text
    section = wording.is_known_heading(text.strip(_MARKS + "#"))
    sent = quotations.tells_sent(text, lines[index + 1 :])
    return kinds[:1] == ["actor"] and lacking > 0 and "|" not in text and not (section or sent)


def _records(source: str, lines: list[Line], index: int) -> Iterator[Record]:
    record, kind, gap = Record(), "", 0
    for place, line in enumerate(lines[index:], index):
        if line.blank:
            gap += 1
            if gap > 1:
                break
            continue
        told = _told(source, line, below="action" in record.values or _acts_below(lines, place))
        if not (told or gap) and kind and wrapping.continues(record.lines[-1].text, line.text, 0):
            record.values[kind].append((line.start, line.end))
            record.lines.append(line)
            record.end = place + 1
            continue
        if not told:
            owned = _SAYS.match(lines[index].text) and record.values.keys() == {"actor"}
            owned = owned and not (gap or layout.opens_topic(line.text))
            if not owned and (not _heads(lines, place) or (place > index and not record.whole)):
                break
            told = [("action", _words(line))]
        own = gap and told[0][0] == "actor" and _acts_below(lines, place, _FIELDS)
        if (own and "action" in record.values) or any(kind in record.values for kind, _ in told):
            yield record
            record = Record()
        for kind, span in told:
            record.values[kind] = [span]
        record.lines.append(line)
        record.end = place + 1
        gap = 0
    yield record


def _words(line: Line) -> Span:
    """Where the words of a line stand, without its bullet, box or marks of a heading."""
    match = layout.HASH_HEADING.match(line.text) or bullets.match(line.text)
    start = line.start + (match.start("words") if match else 0)
    if box := layout.CHECKBOX.match(line.text[start - line.start :]):
        start += box.end()
    return start, line.end


def _labels(line: Line, *, below: bool = False) -> list[tuple[str, int, int]]:
    """The labels of a line: the kind, where it begins, and where its value does; `below` tells that
    what is to be done stands above it."""
    barred = "|" in line.text[:2] and not holds_fields(line)
    if ":" not in line.text or len(line.text) > _LONGEST or barred:
        return []
    first = _words(line)[0] - line.start
    text, found = line.text[first:], list[tuple[str, int, int]]()
    labels = list(_LABEL.finditer(text))
    more = _inner().finditer(text, labels[0].end()) if labels else ()
    for match in sorted((*labels, *more), key=re.Match.start):
        label, end = match["label"].lower(), first + match.end()
        kind = heads.column_kind(label)
        if label in _BELOW and (below or any(told == "action" for told, *_ in found)):
            kind = _kind_below(label, line.text[end:])
        elif label in _OTHER:
            continue
        if kind in _KINDS:
            found.append((kind, line.start + first + match.start(), line.start + end))
    return found


@lexicon.derived
def _inner() -> re.Pattern[str]:
    """Labels behind another, with a capital and no sign: "Wie: Jan Wanneer: mei"."""
    words = "|".join(lexicon.load("markers")["told"]["words"])
    return re.compile(rf"(?<=[\w)])\s(?=[A-Z])(?P<label>(?i:{words}))\s?:(?=\s|$)")


def _kind_below(label: str, behind: str) -> str:
    """What "Voor:" or "Door:" tells of what stands before it, by what stands behind: a day or who
    does it; "" where it is neither."""
    value = re.split(r"[.;|,]\s|\s[–—-]\s|\s[*_]", behind.strip(), maxsplit=1)[0]
    if label == "voor" and deadlines.find_deadlines(f"voor {value}", None):
        return "deadline"
    who = value.strip(_ENDS).removeprefix("de ").removeprefix("het ")
    office = is_role(who.split(" ")[0]) and len(who.split()) < 4
    told = _is_owner(who) or (label == "door" and (office or re.fullmatch(names.NAMES, who)))
    return "actor" if told else ""


def _told(source: str, line: Line, *, below: bool = False) -> list[tuple[str, Span]]:
    """The fields of a line, each with where its value stands; a sentence before several labels says
    what is to be done."""
    labels = _labels(line, below=below)
    if not labels:
        return []
    told: list[tuple[str, Span]] = []
    ends = [start for _, start, _ in labels[1:]] + [line.end]
    for (kind, _, start), end in zip(labels, ends, strict=True):
        value = source[start:end]
        if kind == "action" and _is_owner(value):
            kind = "actor"
        if kind == "actor" and (_is_deed(value) or wording.is_spoken(value)):
            return []
        bar = source.find("|", start, end)
        told.append((kind, _trimmed(source, start, bar if bar > 0 else end)))
    before = _trimmed(source, _words(line)[0], labels[0][1])
    if before[0] < before[1]:
        if len(told) < 2 or _STOP.search(source, *before):
            return []
        told.insert(0, ("action", before))
    kinds = [kind for kind, _ in told]
    return told if len(set(kinds)) == len(kinds) else []


def _is_owner(value: str) -> bool:
    """Whether the value of "Actie:" is whose it is."""
    return names.are_people(value.strip(_ENDS), lambda name: False)


def _is_deed(value: str) -> bool:
    """Whether the value of "Trekker:" is what is to be done, "VNG benaderen", or sentences."""
    times = (each.start for each in deadlines.find_deadlines(value[:_LONGEST], None))
    what = value[: min(times, default=None)].strip(_ENDS)
    told = _STOP.search(value) and len(value.split()) > _MANY
    return bool(told) or what.rpartition(" ")[2].lower() in verbs.infinitives()


def _trimmed(source: str, start: int, end: int) -> Span:
    while start < end and source[start] in _ENDS:
        start += 1
    while end > start and source[end - 1] in _ENDS:
        end -= 1
    return start, end
