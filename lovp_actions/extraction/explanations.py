"""Why each sentence is or is not an item: cue, rule, actor, and what spoke for and against."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lovp_actions.extraction.joining.pairs import lines_of
from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE
from lovp_actions.items import TYPES, as_dict, fold
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import does, is_generic
from lovp_actions.language.finite_verbs import has
from lovp_actions.reader.decoding import chances
from lovp_actions.reader.network import shipped
from lovp_actions.rules import commitments, confidence
from lovp_actions.rules.obstacles import obstacle, reports
from lovp_actions.structure.parts import count_lines

if TYPE_CHECKING:
    from lovp_actions.extraction.candidates import Candidate
    from lovp_actions.extraction.engine import Extractor
    from lovp_actions.extraction.units import Unit
    from lovp_actions.language.clauses import Clause
    from lovp_actions.people.parsed_sentence import ParsedSentence
    from lovp_actions.reader.decoding import Chances


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was made of a sentence. `found` are its candidates, with those too doubtful to be
    items; `reasons` say why the rules have none, or no more. `chances` are what the reader gives
    an item of each of `items.TYPES` there, `reliance` by how much they fall, together, without a
    word; both are empty where it does not read, or was not asked."""

    line: int
    sentence: str
    found: tuple[Candidate, ...]
    reasons: tuple[str, ...]
    chances: Chances = ()
    reliance: tuple[tuple[str, float], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The explanation as JSON carries it."""
        return {
            "line": self.line,
            "sentence": self.sentence,
            "found": [
                {
                    "is_item": each.item.confidence >= DEFAULT_CONFIDENCE,
                    **{
                        name: value
                        for name, value in as_dict(each.item).items()
                        if name in ("type", "actor", "action", "deadline", "cue", "rule")
                    },
                    "confidence": each.item.confidence,
                    "confidence_of_rule": each.rule,
                    "confidence_of_reader": round(each.reader, 2),
                    "evidence": dict(weighed(each)),
                }
                for each in self.found
            ],
            "reasons": list(self.reasons),
            "reader": {
                name: round(chance, 2) for name, chance in zip(TYPES, self.chances, strict=False)
            },
            "reliance": [{"word": word, "fall": round(fall, 2)} for word, fall in self.reliance],
        }


def weighed(candidate: Candidate) -> list[tuple[str, float]]:
    """The evidence that moved the confidence, heaviest first, with its log-odds."""
    table = confidence.weights()
    moved = [(name, table[name]) for name in ("any", *candidate.evidence) if name in table]
    return sorted(moved, key=lambda each: (-abs(each[1]), each[0]))


def explain(
    extractor: Extractor,
    text: str,
    *,
    meeting_date: dt.date | None = None,
    line: int | None = None,
    fast: bool = False,
) -> Iterator[Explanation]:
    """An explanation for each sentence and table row that was looked at, in the order of the
    text, or only for those on a `line`, with the words that the reader relies on, which takes it
    a second a sentence. Attendee lists, agendas and front matter are not looked at."""
    reading = extractor.read(text, meeting_date=meeting_date, fast=fast)
    seen = [] if fast else lines_of(reading.seen)
    placed = [reading.place(unit) for unit, _ in reading.seen]
    wanted = {
        number
        for number, (start, end, at) in enumerate(placed)
        if line is None or at <= line <= at + count_lines(text[start:end])
    }
    likely = chances(reading.outputs)
    by_place: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for each in reading.candidates:
        by_place[each.item.start, each.item.end].append(each)
    for number, (unit, sentence) in enumerate(reading.seen):
        if number not in wanted:
            continue
        start, end, at = placed[number]
        found = tuple(by_place.get((start, end), ()))
        parsed = sentence.parsed if sentence else None
        read = number in likely
        cues = [each.item.cue for each in found]
        reasons = _reasons(unit, parsed, cues, passed_over=bool(seen) and not read)
        reliance = shipped().reliance(seen, number) if read and line is not None else ()
        quote = fold(text[start:end])
        yield Explanation(at, quote, found, tuple(reasons), likely.get(number, ()), tuple(reliance))


def _reasons(
    unit: Unit, parsed: ParsedSentence | None, found: list[str], *, passed_over: bool
) -> Iterator[str]:
    """What spoke against the sentence, `passed_over` by the network or not, and against its
    clauses but those whose cue was found."""
    if passed_over:
        yield "hardly an item, by the words here and near it, so the network does not read it"
    if parsed is None:
        if unit.block.row and not found:
            yield "a row that is closed or tells no action, or of a table without actions"
        return
    if silent := commitments.silence(parsed):
        yield silent
        return
    for clause in parsed.clauses:
        if any(clause.finite.text in cue.split() for cue in found):
            continue
        if why := _against(parsed, clause):
            yield f"'{_words(clause)}': {why}"
    if not parsed.clauses and not found:
        yield "no finite verb, and no infinitive of a verb of doing"


def _words(clause: Clause) -> str:
    parts = sorted({clause.finite, clause.verb}, key=lambda token: token.i)
    return " … ".join([token.text for token in parts] + [clause.particle] * bool(clause.particle))


def _against(parsed: ParsedSentence, clause: Clause) -> str:
    """What spoke against a clause, "" where nothing did."""
    if why := obstacle(clause):
        return why
    if clause.tense == verbs.PAST:
        return "it is told in the past"
    if clause.auxiliaries & {"hebben", "zijn"}:
        done = has(clause.verb, "VerbForm", "Part")
        return "it was done before" if done else "a state, nothing to be done"
    if does(clause, "state") and not does(clause, "action"):
        return "a state, nothing to be done"
    if reports(parsed, clause):
        return "it tells what was said"
    if is_generic(clause):
        return "its subject is a party in general"
    if clause.subject is not None and parsed.subject(clause) is None and not clause.passive:
        return f"its subject, '{clause.subject.text}', is no person or body"
    return ""
