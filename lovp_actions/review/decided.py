"""Decisions laid over the items of the same minutes, found anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from lovp_actions.extraction.candidates import date_of_name
from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE
from lovp_actions.items import Item, Result, fold
from lovp_actions.review.decisions import Decided, Decision, Words, digest_of
from lovp_actions.structure.minutes import Minutes, parse
from lovp_actions.structure.parts import count_lines

DOUBTFUL: Final = 0.2
"""Confidence from which on an item is shown to be looked over, below that which a list has."""
_SURE: Final = 1.0
"""Confidence of what a person decided."""
_RULE: Final = "review"
"""Of an item that no rule found."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The items of minutes as people decided: those of the list, in the order of the text, those
    struck, and the decisions about words that the minutes do not hold any more."""

    items: list[Item]
    struck: list[Item]
    lost: list[Decision]


def outcome(result: Result, told: Iterable[Decided], least: float = DEFAULT_CONFIDENCE) -> Outcome:
    """What becomes of the items of `result`, which are there from `DOUBTFUL` on: those that nobody
    decided about are in the list from the confidence `least` on."""
    decisions, lost = placed(result, told)
    by_item = matched(result.items, decisions)
    items = [
        each if (decision := by_item.get(index)) is None else _as_decided(each, decision)
        for index, each in enumerate(result.items)
        if index in by_item or each.confidence >= least
    ]
    struck = [result.items[index] for index, each in by_item.items() if each.decision == "strike"]
    gone = {each.id for each in struck}
    seen = {id(each) for each in by_item.values()}
    for each in decisions:
        if id(each) not in seen:
            (struck if each.decision == "strike" else items).append(made(result, each))
    kept = sorted((each for each in items if each.id not in gone), key=lambda each: each.start)
    known = {each.id for each in kept}
    return Outcome(
        [each if each.repeats in known else replace(each, repeats="") for each in kept],
        struck,
        lost,
    )


def matched(items: list[Item], decisions: list[Decision]) -> dict[int, Decision]:
    """The decision about each item, by its index: by the id, else by the words that were found,
    else by the sentence, where but one of its items and one decision are left."""
    keys: tuple[tuple[Callable[[Item], Any], Callable[[Decision], Any]], ...] = (
        (lambda item: item.id, lambda told: told.id),
        (
            lambda item: (fold(item.sentence), item.actor, item.action),
            lambda told: (told.quote, *_found(told)),
        ),
        (lambda item: fold(item.sentence), lambda told: told.quote),
    )
    found: dict[int, Decision] = {}
    for of_item, of_decision in keys:
        done = {id(each) for each in found.values()}
        left = [each for each in decisions if id(each) not in done and each.found is not None]
        places = [index for index in range(len(items)) if index not in found]
        often = Counter(of_item(items[index]) for index in places)
        rivals = Counter(map(of_decision, left))
        by_key = {of_decision(each): each for each in left}
        for index in places:
            key = of_item(items[index])
            if key in by_key and often[key] == rivals[key] == 1:
                found[index] = by_key[key]
    return found


def _found(told: Decision) -> tuple[str, str]:
    words = told.found or Words()
    return words.actor, words.action


def placed(result: Result, told: Iterable[Decided]) -> tuple[list[Decision], list[Decision]]:
    """The decisions about these minutes with the offsets that their words have in the text, and
    those without any; of two about the same item the later one."""
    digest = digest_of(result.text)
    placed: dict[str, Decision] = {}
    lost: dict[str, Decision] = {}
    for minutes in told:
        if not minutes.is_about(result):
            continue
        for each in minutes.decisions:
            same = minutes.digest == digest and each.end <= len(result.text)
            place = (each.start, each.end) if same else _place(result.text, each)
            if place is None:
                lost[each.id] = each
                continue
            quote = fold(result.text[slice(*place)])
            placed[each.id] = replace(each, quote=quote, start=place[0], end=place[1])
    return list(placed.values()), list(lost.values())


def _place(text: str, told: Decision) -> tuple[int, int] | None:
    """Where the quote stands in the text, the place that is nearest to where it stood."""
    if not told.quote.strip():
        return None
    found = (match.span() for match in _quoted(told.quote).finditer(text))
    return min(found, key=lambda span: abs(span[0] - told.start), default=None)


def _quoted(words: str) -> re.Pattern[str]:
    """The words, whatever white space stands between them."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _as_decided(item: Item, told: Decision) -> Item:
    """The item as a person wants it; the words that nobody touched are those found now."""
    changes = dict(_changes(told)) if told.decision == "change" else {}
    if "actor" in changes:
        changes["actor_full"] = ""
    return replace(item, confidence=_SURE, **changes)


def _changes(told: Decision) -> Iterator[tuple[str, Any]]:
    before = asdict(told.found) if told.found else {}
    for name, value in asdict(told.item).items():
        if before.get(name) != value:
            yield name, value


def made(result: Result, told: Decision) -> Item:
    """The item of a decision whose words nothing else finds."""
    meeting, date = meeting_of(result)
    return Item(
        id=told.id,
        source=result.name,
        meeting=meeting,
        meeting_date=date,
        section=told.section,
        line=1 + count_lines(result.text[: told.start]),
        counterparty="",
        cue="",
        rule=_RULE,
        confidence=_SURE,
        sentence=told.quote,
        start=told.start,
        end=told.end,
        **asdict(told.item),
    )


def meeting_of(result: Result, parsed: Minutes | None = None) -> tuple[str, str]:
    """Name and ISO date of the meeting, "" where they are not told."""
    for item in result.items:
        return item.meeting, item.meeting_date
    parsed = parsed or parse(result.text)
    day = parsed.date or date_of_name(result.name)
    return parsed.meeting, day.isoformat() if day else ""
