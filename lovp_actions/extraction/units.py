"""Sentences in their place: from the blocks of minutes to the units that are parsed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from lovp_actions import lexicon
from lovp_actions.dates.deadlines import find_deadlines
from lovp_actions.language import sentences
from lovp_actions.language.clause_tests import words
from lovp_actions.people import entries, entry_pieces, owners, turns
from lovp_actions.people.cast import Cast
from lovp_actions.rules import markers
from lovp_actions.rules.markers import Marker
from lovp_actions.structure import closed_rows, layout, names, signature, wording
from lovp_actions.structure.block import SILENT
from lovp_actions.structure.minutes import Block, Minutes, Section
from lovp_actions.structure.tables.cells import is_office
from lovp_actions.structure.tables.row import Row

_RESOLUTION = re.compile(
    r"(?:^.*\b)?(?:besluit(?:en)?|besloten|beslispunten|beslist)\s{0,9}(?:om)?\W{0,30}"
)
LONGEST = 2_000
"""Characters; what is longer is no sentence, and is cut."""
_TAIL = 80
"""Characters of names and a day behind a sentence."""
_RULES = " –—-→|,:;"
"""What rules off who acts from what is to be done."""
_FEW = 3
"""Words that only tell that an entry is done: "Is inmiddels gedaan."; a remark may follow."""


class Unit(NamedTuple):
    """A sentence of a block, or a whole table row. Offsets are characters of the block's passage.

    `body` is where its own words begin, after the name of the speaker; `turn` is who has spoken in
    the block before it. `told` is the addressee
    of "Anna aan Bob: …", `label` a marker such as "Actie Jan:" before the words,
    `prefix` a label that is none ("conclusie"). `first` marks
    the first sentence of its block, `task` one of several lines such as "Jan: offerte opvragen".
    """

    block: Block
    section: Section
    start: int
    end: int
    body: int
    speaker: str = ""
    told: str = ""
    label: Marker | None = None
    prefix: str = ""
    first: bool = True
    task: bool = False
    turn: str = ""
    date: dt.date | None = None
    """The day of the meeting that it is of."""
    number: int = -1
    """Its place among the units of its document."""

    @property
    def text(self) -> str:
        """The sentence as it reads, with its speaker."""
        return self.block.passage.text[self.start : self.end]

    @property
    def words(self) -> str:
        """The sentence as it is parsed."""
        return self.block.passage.text[self.body : self.end]

    @property
    def below(self) -> Row | None:
        """The fields below its block, where they tell of this sentence."""
        return self.block.below if self.start <= self.block.told_at < self.end else None

    @property
    def in_action_list(self) -> bool:
        """Whether it stands under a heading, or below a line, that announces actions, or behind a
        box to tick."""
        return self.section.kind == "actions" or self.task or self.block.boxed or self.announced

    @property
    def announced(self) -> bool:
        """Whether the line that it stands below announces actions."""
        return bool(self.block.lead_in and _announcing().search(self.lead_in.lower()))

    @property
    def lead_in(self) -> str:
        """The last sentence of the line that it stands below."""
        return self.block.lead_in.rsplit(". ", 1)[-1]

    @property
    def in_actions(self) -> bool:
        """Whether it is in a list of actions by its heading, not in one of what was agreed."""
        return self.section.kind == "actions" and "afspra" not in self.section.heading.lower()

    @property
    def in_resolution(self) -> bool:
        """Whether it stands under "Besluit" or below a line that says what is decided."""
        return bool(
            _RESOLUTION.search(self.lead_in.lower())
            or _RESOLUTION.fullmatch(self.section.heading.lower())
        )

    @property
    def decides(self) -> bool:
        """Whether its label, its heading or the line above it says that it is decided."""
        deciding = layout.pattern("deciding", "words", "markers")
        heads = (self.lead_in, self.section.heading, self.prefix)
        return any(deciding.fullmatch(each.rstrip(" :")) for each in heads)


@lexicon.derived
def _announcing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.load('markers')['announcing']['words'])})\b")


def place_evidence(unit: Unit) -> tuple[str, ...]:
    """Where a sentence or row stands, as evidence."""
    place = [f"section={unit.section.kind}"]
    place += ["listed"] if unit.in_action_list else []
    place += ["spoken"] if unit.speaker or unit.told else []
    place += [f"prefix={unit.prefix}"] if unit.prefix else []
    return tuple(place)


def dated(
    minutes: Minutes, cast: Cast, date: dt.date | None, *, fixed: bool = False
) -> Iterator[Unit]:
    """The sentences and table rows that can hold an item, each with its number, and the day of its
    own meeting, where the text has several and the day is not `fixed`, else with `date`."""
    for number, unit in enumerate(units(minutes, cast)):
        own = None if fixed else unit.block.date
        yield unit._replace(date=own or date, number=number)


def units(minutes: Minutes, cast: Cast) -> Iterator[Unit]:
    """The sentences and table rows that can hold an item, in the order of the text; not those
    that are struck out or ticked off."""
    for section in chain.from_iterable(map(_by_topic, minutes.sections)):
        tasks = _tasks(section, cast) if section.kind != "actions" else ()
        heading = section.heading.rstrip(" :")
        signed = bool(minutes.author)
        heads = heading if not signed and turns.is_speaker(heading, cast) else ""
        floor = heads
        for block in section.blocks:
            if block.kind in SILENT or block.crossed_off or _lists_done(section, block):
                continue
            if block.kind == "item" and _names_owner(section, block, cast):
                continue
            if block.kind == "row":
                yield Unit(block, section, 0, min(len(block.passage.text), LONGEST), 0)
                continue
            speaker = floor
            for index, (start, end) in enumerate(_sentences(block, section, cast)):
                end = min(end, start + LONGEST)
                unit = _unit(minutes.text, block, section, start, end, cast, first=index == 0)
                if not unit.in_action_list and signature.is_notice(unit.text, cast.knows):
                    continue
                if _has_nothing(unit.text, cast):
                    continue
                if own := unit.speaker or turns.floor(unit.text, cast, signed=signed):
                    speaker = own
                    floor = own if turns.goes_on(unit.text, block.kind) and not signed else heads
                elif index == 0 and turns.is_labelled(unit.text):
                    speaker = floor = heads
                if speaker and not unit.speaker:
                    unit = unit._replace(turn=speaker)
                yield unit._replace(task=True) if index == 0 and id(block) in tasks else unit


def _by_topic(section: Section) -> Iterator[Section]:
    """A section, of which what rows of a table tell stands each below a heading of its own."""
    for topic, blocks in groupby(section.blocks, key=lambda block: block.topic):
        if not topic:
            yield replace(section, blocks=tuple(blocks))
            continue
        kind = layout.section_kind(topic)
        yield replace(section, heading=topic, number="", kind=kind, blocks=tuple(blocks))


def _names_owner(section: Section, block: Block, cast: Cast) -> bool:
    """Whether an entry is only who owns what is below it, in a list of actions an office, too; or,
    behind a sign, who and by when, as what was to be done is struck out."""
    text = block.passage.text
    words = text.lstrip(_RULES)
    if text.endswith(":"):
        words = owners.without_verb(words)
    if words != text and entries.is_tail(words, cast):
        return True
    return names.are_people(words, cast.knows) or (section.kind == "actions" and is_office(words))


def _has_nothing(words: str, cast: Cast) -> bool:
    """Whether a line is somebody and a blank: "Jan: -"."""
    who, _, rest = words.partition(":")
    return bool(rest.strip()) and not re.search(r"\w", rest) and bool(entry_pieces.owner(who, cast))


def _lists_done(section: Section, block: Block) -> bool:
    """Whether a block is listed below "Gedaan", "Niet doen" or the like."""
    led = layout.section_kind(block.lead_in) if block.lead_in else ""
    head = block.lead_in if led else section.heading
    below = led == "done" or (section.kind == "done" and led in ("", "done"))
    if not below or wording.is_prose(block.passage.text):
        return False
    return not (words("rejected") & set(head.lower().split()) and _is_task(block))


def _is_task(block: Block) -> bool:
    """Whether a block tells what to do about something else or by when, as "aanvrager inlichten"
    below "Afgewezen" does."""
    if block.row is not None:
        return bool(block.row.cell("action")) and not {"", "topic"}.isdisjoint(block.row.columns)
    return bool(find_deadlines(block.passage.text, None))


def _tasks(section: Section, cast: Cast) -> frozenset[int]:
    """The blocks that are lines such as "Jan: offerte opvragen" below each other: a list of
    actions without a heading that says so. One of "Allen:" is so on its own, for they do not speak
    together."""
    lines = [block for block in section.blocks if block.kind in ("item", "paragraph")]
    found = [block for block in lines if entries.is_task(block.passage.text, cast)]
    if len(found) > 1 and any(one in found and other in found for one, other in pairwise(lines)):
        return frozenset(map(id, found))
    everybody = lexicon.load("markers")["everybody"]["words"]
    return frozenset(
        id(each) for each in found if each.passage.text.split(":")[0].lower() in everybody
    )


def _sentences(block: Block, section: Section, cast: Cast) -> list[tuple[int, int]]:
    """The sentences of a block, each with what only tells whose it is ("Zaal boeken. (Jan)"), in a
    list of actions also with what only tells that it is done ("Zaal boeken. Gereed.")."""
    text, spans = block.passage.text, sentences.split(block.passage.text)
    listed = Unit(block, section, 0, 0, 0).in_action_list
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and (closed := _brackets_before(text, start, joined[-1], cast)):
            joined[-1] = joined[-1][0], closed
            start = closed + 1
        led = listed or (joined and markers.labelled(text[slice(*joined[-1])]))
        short = end - start <= _TAIL and (led or text[start] in "([>")
        tail = joined and short and entries.is_tail(text[start:end], cast)
        marker = markers.closing(text[start:end], cast) if joined else None
        if tail or (marker and not marker.end) or (joined and listed and _is_done(text[start:end])):
            joined[-1] = joined[-1][0], end
            continue
        while parted := markers.parted(text[start:end]):
            if listed and entries.is_tail(text[start + parted[1] : end], cast):
                break
            joined.append((start, start + parted[0]))
            start += parted[1]
        joined.append((start, end))
    return joined


def _brackets_before(text: str, start: int, before: tuple[int, int], cast: Cast) -> int:
    """Where the brackets at `start` end that tell who does what the sentence `before` tells, in
    front of another sentence: "Er komt een rooster. (Jan, 1 april) De school …"; 0 where none do.
    Offsets are characters of the text."""
    told = text[slice(*before)]
    closed = text.find(")", start, start + _TAIL) + 1 if text[start] == "(" else 0
    if not closed or not told or text[0] == "(" or not text[closed : closed + 2].strip().isupper():
        return 0
    owned = told.startswith("(") or told.rstrip(" .").endswith(")")
    return closed if not owned and entries.is_tail(text[start:closed], cast) else 0


def _is_done(words: str) -> bool:
    few = len(words.split()) <= _FEW or closed_rows.closes_before(f"– {words}")
    return few and closed_rows.is_closed(words.rstrip(" .!"))


def _unit(
    source: str, block: Block, section: Section, start: int, end: int, cast: Cast, *, first: bool
) -> Unit:
    words = block.passage.text[start:end]
    if markers.opens_bracketed(words):
        return Unit(block, section, start, end, start, first=first)
    if label := markers.labelled(words):
        body = start + label.start if words[label.start :].strip(" .:-*_") else start
        return Unit(block, section, start, end, body, label=label, first=first)
    if ":" not in words:  # as all that follow have
        return Unit(block, section, start, end, start, first=first)
    if told := turns.told(words, cast):
        return Unit(block, section, start, end, start + told[1], told=told[0], first=first)
    place = block.passage.source_span(start, start + 1)[0]
    marked = first and source[max(0, place - 3) : place].endswith(("**", "__"))
    speaker = turns.speaker(words, cast, marked=marked)
    if speaker and speaker[1] < len(words):
        return Unit(block, section, start, end, start + speaker[1], speaker=speaker[0], first=first)
    if prefix := turns.prefix(words):
        return Unit(block, section, start, end, start + prefix[1], prefix=prefix[0], first=first)
    return Unit(block, section, start, end, start, first=first)
