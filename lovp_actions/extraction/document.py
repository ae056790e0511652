"""One document read from its first sentence to its last: what is found, with what came before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lovp_actions.extraction import list_entries
from lovp_actions.extraction.antecedents import Context, Parse, Sentence
from lovp_actions.extraction.units import Unit
from lovp_actions.language import verbs
from lovp_actions.people import entries, owners, turns
from lovp_actions.people.cast import Cast, Mention
from lovp_actions.people.parsed_sentence import ParsedSentence
from lovp_actions.rules import commitments, left_open, markers, phrases, short_entries
from lovp_actions.rules.commitment import Commitment
from lovp_actions.rules.markers import Marker
from lovp_actions.structure import closed_rows, legends, names
from lovp_actions.structure.tables import heads, sorts
from lovp_actions.structure.tables.cells import is_role

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Doc
    from lovp_actions.rules.request_frames import Asked
    from lovp_actions.structure.minutes import Block, Section


@dataclass(frozen=True, slots=True)
class Finding:
    """A commitment in its unit; its offsets are characters of the unit's text.

    `parsed` is the parsed sentence, None for a table row.
    """

    unit: Unit
    commitment: Commitment
    parsed: ParsedSentence | None


class DocumentReader:
    """Reads the units of one document in order and keeps what later ones lean on: the people
    mentioned in the section, whose turn it is, who acted last."""

    def __init__(self, cast: Cast, parse: Parse, *, closed: bool = False) -> None:
        """`cast` are the people known, `parse` gives the Docs of sentences that were passed over;
        `closed` takes in closed rows of action tables."""
        self.cast, self.closed, self._parse = cast, closed, parse
        self.context = Context(cast, parse)
        self.seen: list[tuple[Unit, Sentence | None]] = []
        self.found: list[Finding] = []
        self._section: Section | None = None
        self._block: Block | None = None
        self._turn: Mention | None = None
        self._speaker: Mention | None = None
        self._previous: Sentence | None = None
        self._asked: tuple[str, Asked] | None = None
        self._closing: set[str] = set()
        """Codes by which rows are closed, as a legend tells ("G=gesloten")."""

    def read(self, unit: Unit, doc: Doc | None, *, silent: bool = False) -> None:
        """Add what the unit holds; `doc` is the parse of its words, None to pass it over, and
        `silent` tells that it names nobody."""
        self._enter(unit)
        self.seen.append((unit, None))
        words = unit.words
        if ":" in words and (alone := turns.speaker_alone(words, self.cast)):
            self._turn = Mention(alone)
        elif "=" in unit.text and (codes := legends.legend(unit.text)):
            self._closing |= {code for code, word in codes.items() if closed_rows.is_closed(word)}
        elif unit.block.kind == "row":
            found = _of_row(unit, self.cast, self._closing, closed=self.closed)
            self.found.extend(Finding(unit, each, None) for each in found)
        elif len(words.split()) == 1 and closed_rows.is_closed(words):
            self._close_previous()
        elif words:
            sentence = Sentence(unit, self._speaker, self.context, doc, silent)
            self.seen[-1] = unit, sentence
            if doc is not None:
                self._read_sentence(unit, sentence.parsed)
            self.context.add(sentence)
            self._previous = sentence

    def _enter(self, unit: Unit) -> None:
        if unit.section is not self._section:
            self._section = unit.section
            self.context = Context(self.cast, self._parse)
            self._turn = None
        if unit.block is not self._block:
            self._block = unit.block
            spoken = unit.block.speaker
            self._speaker = Mention(spoken) if spoken else self._turn
        if unit.speaker:
            self._speaker = Mention(unit.speaker)

    def _read_sentence(self, unit: Unit, parsed: ParsedSentence) -> None:
        found = [self._spoken(each, unit) for each in commitments.find(parsed)]
        listed = unit.first and unit.in_action_list
        prose = unit.block.kind == "paragraph" and any(not c.mark for c in parsed.clauses)
        if listed and prose and entries.read(unit.text, self.cast) is None:
            listed = False  # below such a heading
        if asked := commitments.asked_below(parsed):
            self._asked = unit.block.passage.text, asked
        marked = self._marked(unit, parsed, found)
        loose = marked is None or any(each.rule in markers.LOOSE for each in marked)
        entry = list_entries.divided(unit, self.cast)
        if entry is None and listed and loose:
            entry = list_entries.find(unit, parsed, found)
        if entry is not None:
            self.found.extend(Finding(unit, each, parsed) for each in entry)
            return
        if marked is not None:
            found = marked
        elif not found and self._asked and unit.block.lead_in == self._asked[0]:
            found = phrases.asked(parsed, self._asked[1])
        elif not found and unit.in_resolution and (decided := phrases.resolved(parsed)):
            found = decided
        elif not found:
            named = list_entries.owner_above(unit, self.cast)
            owner = Mention(named, "body", False) if named else None
            found = phrases.find(parsed, spoken=bool(unit.speaker), listed=listed, owner=owner)
        elif listed and unit.in_actions:
            found = [list_entries.retyped(each) for each in found]
        if listed:
            found = list_entries.owned(found, unit, self.cast)
        if unit.told:
            found = [replace(each, actor=Mention(unit.told)) for each in found]
        offset = unit.body - unit.start
        self.found.extend(Finding(unit, _shifted(each, offset), parsed) for each in found)

    def _spoken(self, commitment: Commitment, unit: Unit) -> Commitment:
        """In a transcript "we" is whoever says it: nobody else can be held to it; "ik" is who has
        the floor."""
        actor = commitment.actor
        if actor is not None and actor.kind == "self" and unit.turn:
            return replace(commitment, actor=Mention(unit.turn))
        if actor is None or actor.kind != "group" or not unit.block.speaker:
            return commitment
        return replace(commitment, actor=self._speaker)

    # ---- markers

    def _marked(
        self, unit: Unit, parsed: ParsedSentence, found: list[Commitment]
    ) -> list[Commitment] | None:
        """What explicit markers make of the sentence; None where it has none."""
        words = unit.words
        if unit.label and (names.no_action(words) or names.says_nothing(words)):
            return []
        if unit.label:
            if unit.body > unit.start:
                return list(self._by_label(unit.label, words, found))
            self._mark_previous(unit.label)
            return []
        marker = (
            markers.bracketed(words, self.cast)
            or markers.closing(words, self.cast)
            or markers.asked(words, self.cast)
            or markers.addressed(words, self.cast)
            or markers.owned(words, self.cast)
            or left_open.find(words, self.cast)
        )
        if marker is None and not found:
            marker = markers.name_at_end(words, self.cast)
            initials = marker is not None and marker.actor in self.cast.initials
            if marker is not None and not initials and not phrases.has_infinitive(parsed):
                marker = replace(marker, confidence=0.35)
            marker = marker or short_entries.find(words, self.cast)
        if marker is None:
            return None
        if not re.sub(r"\W", "", words.replace(marker.actor, "")):  # "→ Jan." and no more
            self._mark_previous(marker)
            return []
        if not marker.actor:
            marker = self._with_owner(marker, words)
        made = _of_marker(marker, words)
        return [replace(made, actor=made.actor or (found[0].actor if found else None))]

    def _with_owner(self, marker: Marker, words: str) -> Marker:
        """A marker that names nobody with the owner whom its words name: "[Actie] Petra: …"."""
        entry = entries.read(words[marker.start : marker.end], self.cast)
        if entry is None or not entry.actor:
            return marker
        start = marker.start
        return replace(marker, actor=entry.actor, start=start + entry.start, end=start + entry.end)

    def _by_label(self, label: Marker, words: str, found: list[Commitment]) -> Iterator[Commitment]:
        """A label with its action: the owner is the label's name, or the subject behind it."""
        bare = label.confidence < markers.WITH_COLON
        entry = entries.read(words, self.cast)
        if found and not label.actor and not bare and not list_entries.is_noted(entry, found):
            for each in found:
                yield replace(
                    each,
                    type=label.type,
                    rule=label.name,
                    cue=label.cue,
                    confidence=label.confidence,
                )
            return
        actor, start, end = label.actor, 0, len(words)
        if not actor and entry:
            actor, start, end = entry.actor, entry.start, entry.end
        if not actor and (leading := owners.leading_names(words)):
            behind = words[words.find(leading) + len(leading) :].split()
            infinitive = bool(behind) and _is_infinitive_of(leading, behind[0])
            known = self.cast.knows(leading) or self.cast.knows(leading.split()[0])
            if not known and leading.split()[0].lower() in self.cast.common:
                behind = []  # a word the minutes also write without a capital
            finite = bool(behind) and verbs.is_known(behind[0].lower())
            if not infinitive and (known or finite):  # "Jan uitnodigen": Jan is not the one to act
                actor = leading
                after = words.find(leading) + len(leading)
                start = after + 1 if words[after : after + 1] in (",", ".") else start
        if not actor and (bare or (":" in words and not found)):
            actor = owners.closing_names(words, self.cast)
            end = words.rindex(actor.split()[0]) if actor and bare else end
        yield _of_marker(replace(label, actor=actor, start=start, end=end), words)

    def _close_previous(self) -> None:
        """A status alone ("*gesloten*") closes the action before it."""
        before = self._previous
        if before and before.unit.block is self._block and not self.closed:
            self.found = [each for each in self.found if each.unit is not before.unit]

    def _mark_previous(self, label: Marker) -> None:
        """A label ("Actie Jan.") or a name alone makes an actiepunt of the sentence before it."""
        before = self._previous
        if before is None or before.unit.block is not self._block:
            return
        self.found = [each for each in self.found if each.unit is not before.unit]
        words = before.unit.text.rstrip(" –—-([")
        commitment = _of_marker(replace(label, start=0, end=0), words)
        self.found.append(Finding(before.unit, commitment, before.parsed))


def _shifted(commitment: Commitment, offset: int) -> Commitment:
    return replace(
        commitment,
        start=commitment.start + offset,
        end=commitment.end + offset,
        anchor=commitment.anchor + offset,
    )


def _is_infinitive_of(names: str, verb: str) -> bool:
    """Whether a verb behind names is an infinitive, not their plural present: "Jan uitnodigen",
    "Besluit nemen", but "Jan en Piet nemen"."""
    if not verb.endswith("n"):
        return False
    one = len(re.split(r"\s{1,9}en\s{1,9}|[,&+/]", names)) == 1
    return verbs.in_class("action", verb) or (one and verbs.is_known(verb))


_OPENS = "€$£"
"""Signs with which an action can begin: "€ 50 overmaken"."""


def _of_marker(marker: Marker, words: str) -> Commitment:
    start, end = marker.start, marker.end
    while start < end and not (words[start].isalnum() or words[start] in _OPENS):
        start += 1
    while end > start and words[end - 1] in " .:;,-":
        end -= 1
    if start >= end:
        start, end = 0, len(words)
    actor = Mention(marker.actor) if marker.actor else None
    return Commitment(
        marker.type, actor, None, start, end, marker.cue, marker.name, marker.confidence, start
    )


def _of_row(unit: Unit, cast: Cast, codes: set[str], *, closed: bool) -> Iterator[Commitment]:
    """The actiepunt of a row of an action table that is open, or `closed` and wanted."""
    row = unit.block.row
    if row is None or not (closed or closed_rows.open_row(row, codes, unit.date)):
        return
    if sorts.is_no_action(row):
        return
    action, actor = row.cell("action") or row.cell("topic"), row.cell("actor")
    if action is None or names.says_nothing(action.text) or names.no_action(action.text):
        return
    if not row.named and len(row.cells) < 2:
        return
    who = owners.of_cell(actor.text) if actor else ""
    untitled = names.without_title(who)  # whose full stops end no name
    if (leading := owners.leading_names(untitled)) and (
        (len(untitled.split()) > 4 and not owners.are_names(untitled))
        or owners.goes_on(untitled[len(leading) :])
    ):
        who = leading  # "Frank vraagt Yvonne": Frank
    heading = heads.column_kind(who) and not is_role(who)
    nobody = (names.nobody(who) or heading) and not any(map(cast.knows, names.parts(who)))
    mention = None if nobody else Mention(who)
    start = max(unit.text.find(action.text), 0)
    end = min(start + len(action.text), len(unit.text))
    sureness = 0.95 if row.named else 0.9
    yield Commitment("actiepunt", mention, None, start, end, "", "actietabel", sureness, start)
