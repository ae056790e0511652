"""From the text of minutes to items: the whole way, one document at a time or many together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from lovp_actions.extraction import done_since, recalled, rejected, repeats
from lovp_actions.extraction.antecedents import Parse, Sentence, parse_likely
from lovp_actions.extraction.candidates import (
    Candidate,
    Frame,
    Grounded,
    candidates,
    date_of_name,
    grounded,
    place_of,
)
from lovp_actions.extraction.document import DocumentReader
from lovp_actions.extraction.joined import Joined
from lovp_actions.extraction.joining import (
    abbreviated,
    decided,
    headed,
    nobodys,
    parties,
    promises,
    subjects,
    wanted,
)
from lovp_actions.extraction.joining.pairs import lines_of, pairs
from lovp_actions.extraction.prefilter import Look, Prefilter
from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE, JOINED_FROM, ExtractionSettings
from lovp_actions.extraction.times import may_be_due
from lovp_actions.extraction.units import Unit, dated, units
from lovp_actions.items import Item
from lovp_actions.language import nlp
from lovp_actions.people.cast import Cast, Mention, capitals
from lovp_actions.people.turns import speakers
from lovp_actions.reader.decoding import Output, readings
from lovp_actions.reader.network import Reader, shipped
from lovp_actions.rules import commitments
from lovp_actions.structure import minutes
from lovp_actions.structure.minutes import Minutes
from lovp_actions.structure.parts import Part, parts

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Doc


@dataclass(frozen=True, slots=True)
class Structure:
    """A document, or a part of one, before anything of it is parsed: its sections, its people."""

    part: Part
    minutes: Minutes
    cast: Cast


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document up to its parsing: its units, each with what the prefilter says."""

    frame: Frame
    cast: Cast
    units: list[tuple[Unit, Look]]
    settings: ExtractionSettings

    @property
    def sentences(self) -> list[str]:
        """The sentences to parse."""
        return [unit.words for unit, look in self.units if look == "parse"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read: its candidates, each unit with its parse, and what the network
    tells, which is nothing where it was read by rules alone."""

    text: str
    candidates: list[Candidate]
    seen: list[tuple[Unit, Sentence | None]]
    outputs: list[Output]

    def place(self, unit: Unit) -> tuple[int, int, int]:
        """Offsets of a unit in the source, and its line."""
        return place_of(self.text, unit)


class Extractor:
    """A loaded pipeline with the rules on top; one instance reads any number of documents."""

    def __init__(self, model: str | None = None) -> None:
        """Load the pipeline `model` (name or path; None is the one shipped).

        Raises ModelError where it is missing or does not fit.
        """
        self.nlp = nlp.load(model)
        self._parse: Parse = partial(nlp.parse, self.nlp)

    def extract(
        self,
        text: str,
        *,
        source: str = "-",
        meeting_date: dt.date | None = None,
        min_confidence: float = DEFAULT_CONFIDENCE,
        closed: bool = False,
        fast: bool = False,
    ) -> list[Item]:
        """The action items of minutes, in the order of the text.

        `meeting_date` overrides the date found in the text; deadlines count from it. `closed`
        takes in the rows of action tables that their status closes, `fast` reads by rules alone.
        """
        settings = ExtractionSettings(meeting_date, min_confidence, closed, fast)
        found = (self.items([prepare(part, source, settings)]) for part in parts([text]))
        return [item for each in found for items in each for item in items]

    def items(self, documents: Sequence[Prepared]) -> Iterator[list[Item]]:
        """The items of each document; their sentences are parsed together, which is faster."""
        docs = self._parse(chain.from_iterable(each.sentences for each in documents))
        readers = [_reader(document, docs, self._parse) for document in documents]
        parse_likely(chain.from_iterable(map(_people, readers)), self._parse)
        for document, reader in zip(documents, readers, strict=True):
            yield _items(document, reader)

    def read(
        self,
        text: str,
        *,
        source: str = "-",
        meeting_date: dt.date | None = None,
        fast: bool = False,
    ) -> Reading:
        """The candidates, with all that was looked at to find them; all sentences are parsed."""
        document = prepare(Part(text), source, ExtractionSettings(meeting_date, 0.0, fast=fast))
        reader = _reader(document, self._parse(document.sentences), self._parse)
        found, outputs = _candidates(document, reader)
        return Reading(document.frame.minutes.text, list(found), reader.seen, outputs)

    def joined(self, text: str, network: Reader, *, source: str = "-") -> Joined:
        """What the rules found, however doubtful, and what `network` reads: on this the scorer is
        fitted."""
        document = prepare(Part(text), source, ExtractionSettings(min_confidence=0.0))
        reader = _reader(document, self._parse(document.sentences), self._parse)
        return _joined(document, reader, network)[0]


def structure(part: Part) -> Structure:
    """The first step: the sections of a document, or of a part of one, and who is known in it."""
    parsed = minutes.parse(part.text, part.head, sent=part.date)
    return Structure(part, parsed, _cast(parsed))


def mentions(known: Structure, parse: Parse) -> Iterator[tuple[Mention, int, int]]:
    """Who is named in the sentences and can act, each with its offsets in the whole source; not in
    order, and some of them twice."""
    reader = DocumentReader(known.cast, parse)
    for unit in units(known.minutes, known.cast):
        reader.read(unit, None)
        if (sentence := reader.seen[-1][1]) is None:
            continue
        parsed = sentence.parsed
        for each in (*parsed.mentions, *filter(None, map(parsed.opening, parsed.clauses))):
            start, end = unit.block.passage.source_span(
                unit.body + each.start, unit.body + each.end
            )
            yield each, known.part.start + start, known.part.start + end


def prepare(part: Part, source: str, settings: ExtractionSettings) -> Prepared:
    """A document, or a part of one, up to its parsing."""
    return plan(structure(part), source, settings)


def plan(known: Structure, source: str, settings: ExtractionSettings) -> Prepared:
    """The second step: which sentences to parse.

    Sentences that cannot hold an item of the confidence wanted are not parsed; of what they hold
    below it nothing is found.
    """
    parsed, cast = known.minutes, known.cast
    date = settings.meeting_date or parsed.date or date_of_name(source) or known.part.date
    look = Prefilter(cast, settings.least, may_be_due, general=settings.fast)
    fixed = settings.meeting_date is not None
    found = [(unit, look.at(unit)) for unit in dated(parsed, cast, date, fixed=fixed)]
    return Prepared(Frame(parsed, source, known.part), cast, found, settings)


def _reader(document: Prepared, docs: Iterator[Doc], parse: Parse) -> DocumentReader:
    """What reads the document, at its end."""
    reader = DocumentReader(document.cast, parse, closed=document.settings.closed)
    for unit, look in document.units:
        doc = next(docs) if look == "parse" else None
        reader.read(unit, doc, silent=look == "silent")
    return reader


def items_of(document: Prepared, docs: Iterator[Doc], parse: Parse) -> list[Item]:
    """The last step: the items of the document, with the parses of its sentences, which are taken
    from `docs`; `parse` gives those of others."""
    reader = _reader(document, docs, parse)
    parse_likely(_people(reader), parse)
    return _items(document, reader)


def _people(reader: DocumentReader) -> Iterator[Mention]:
    """Who acts or is addressed in what was found."""
    return (person for each in reader.found for person in each.commitment.people)


def _items(document: Prepared, reader: DocumentReader) -> list[Item]:
    (found, _), least = _candidates(document, reader), document.settings.min_confidence
    return list(repeats.link(each.item for each in found if each.item.confidence >= least))


def _candidates(
    document: Prepared, reader: DocumentReader
) -> tuple[Iterator[Candidate], list[Output]]:
    """What the rules found, joined with what the network tells, which is given too; where rules
    alone read it tells nothing."""
    if not document.settings.fast:
        joined, outputs = _joined(document, reader, shipped())
        return joined.candidates(), outputs
    units = [unit for unit, _ in reader.seen]
    found = recalled.weighed(rejected.left(grounded(reader.found), units))
    left = found if document.settings.closed else done_since.left(found, units)
    return candidates(document.frame, left), []


def _sure(reader: DocumentReader) -> list[Grounded]:
    """What the rules found that are sure."""
    general = commitments.general()
    found = [
        each
        for each in map(decided.as_sure, reader.found)
        if each.commitment.rule not in general or each.commitment.type == "actiepunt"
    ]
    return [each for each in grounded(found) if each.confidence >= JOINED_FROM]


def _joined(
    document: Prepared, reader: DocumentReader, network: Reader
) -> tuple[Joined, list[Output]]:
    """What the rules that are sure found, and what the network reads, with all that it tells."""
    found, units = _sure(reader), [unit for unit, _ in reader.seen]
    also = {each.found.unit.number for each in found}  # the network reads these anyway
    outputs = network.outputs(lines_of(reader.seen), also)
    made = pairs(units, found, readings(outputs))
    made = nobodys.without_false_owners(made, document.cast)
    made = headed.with_name_above(made, document.cast)
    made = parties.with_acting_party(made)
    made = abbreviated.without_abbreviations(made)
    made = wanted.as_wanted_or_planned(made)
    made = promises.as_own(made)
    made = subjects.with_subjects(made, reader.seen)
    return Joined(document.frame, reader.seen, list(made), document.settings.closed), outputs


def _cast(parsed: Minutes) -> Cast:
    """The people known in a document."""
    blocks = [block for section in parsed.sections for block in section.blocks]
    listed = [block.passage.text for block in blocks if block.kind == "attendees"]
    texts = [block.passage.text for block in blocks if block.kind != "attendees"]
    known = capitals(texts, listed, {person.name for person in parsed.attendees})
    return Cast(parsed.attendees, known.bodies, known.people, known.common, speakers(texts))
