"""The actiepunten of lines of lists of actions, by the owner that they name or stand below."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from lovp_actions import lexicon
from lovp_actions.dates import deadlines
from lovp_actions.language.words import CAPITALS, SMALL
from lovp_actions.people import entries, owners
from lovp_actions.people.actors import role_kind
from lovp_actions.people.cast import Mention, pronouns
from lovp_actions.rules import phrases
from lovp_actions.rules.commitment import Commitment
from lovp_actions.structure import closed_rows, layout, names

if TYPE_CHECKING:
    from lovp_actions.extraction.units import Unit
    from lovp_actions.items import ItemType
    from lovp_actions.people.cast import Cast
    from lovp_actions.people.parsed_sentence import ParsedSentence


_OWNERS = ("name", "person", "body")
_THING = re.compile(rf"[{CAPITALS}][{SMALL}-]{{1,40}}")
_TOLD = re.compile(r"\s(?P<told>[a-zà-ÿ]{2,30}(?:\s[a-zà-ÿ]{2,30}){0,2})(?=\s{0,3}(?:[^\w\s]|\Z))")
"""Words in small letters up to a sign, or the end."""
_LISTED = ("actielijst", phrases.OWNED[0])
"""Rules of lines of lists of actions."""


def find(unit: Unit, parsed: ParsedSentence, found: list[Commitment]) -> list[Commitment] | None:
    """The actiepunt of a line that names its owner, or stands below the name; None where nobody is
    named, or something is only stated. Nothing where the line is closed.

    `found` is what the verbs of the line tell.
    """
    if not found and phrases.states(parsed):
        return None
    words, cast = unit.text, parsed.cast
    entry = entries.read(words, cast)
    if entry is None and not any(each.actor for each in found):
        above = owner_above(unit, cast)
        lead_in = unit.block.lead_in
        headed = bool(above or (lead_in and names.nobody(lead_in)))
        entry = entries.below(words, cast, above) if headed else None
    if entry is None:
        return None
    closed = entry.closed or closed_rows.closes(words, unit.date)
    if closed and not closed_rows.is_due(words, unit.date):
        return []
    if _is_time(words[entry.start : entry.end]):
        return []  # "1 juni" below a name
    spoken = unit.task and not unit.announced
    return [_made(entry, "toezegging" if spoken else "actiepunt")]


def divided(unit: Unit, cast: Cast) -> list[Commitment] | None:
    """The actiepunten of a line that gives several people each a task; None where it does not."""
    found = entries.divided(unit.text, cast)
    return [_made(entry, "actiepunt") for entry in found] or None


def _made(entry: entries.Entry, type_: ItemType) -> Commitment:
    actor = Mention(entry.actor) if entry.actor else None
    return Commitment(type_, actor, None, entry.start, entry.end, "", *phrases.OWNED, entry.start)


def is_noted(entry: entries.Entry | None, found: list[Commitment]) -> bool:
    """Whether an entry that names its owner has "laten" and the infinitive behind its object, or
    ends with an infinitive, and a parse takes that for the verb of a clause: "Jan – het dak laten
    keuren", "J. Bos – stoelen tellen – 3 mei"."""
    if entry is None or not entry.actor:
        return False
    clauses = [each.clause for each in found if each.clause is not None]
    finite = [(each.finite.lower_, each.finite.idx) for each in clauses]
    return len(clauses) == len(found) and all(
        start > entry.start
        and (word == "laten" or (start + len(word) == entry.end and word[-1] == "n"))
        for word, start in finite
    )


def _is_time(words: str) -> bool:
    times = deadlines.find_deadlines(words, None)
    return bool(times) and times[0].start == 0 and len(times[0].text) == len(words.rstrip(" ."))


def opens_with(word: str, start: int, unit: Unit, cast: Cast) -> bool:
    """Whether a line opens with the word at `start`, and it is neither a name nor an office."""
    if re.search(r"\w", unit.text[:start]) or not _THING.fullmatch(word):
        return False
    return not names.is_person(word, cast.knows) and not role_kind(word)


def is_done_to(actor: str, start: int, unit: Unit, cast: Cast) -> bool:
    """Whether an actor at `start` is the word that a line opens with, with a capital or without,
    and no name, with no more than infinitives between it and a sign, or its end: "Dak laten dekken
    (Jan)"."""
    word = actor.strip(" *_")
    capital = word[:1].upper() + word[1:]
    if not opens_with(capital, max(start, 0), unit, cast) or word.lower() in pronouns():
        return False
    behind = _TOLD.match(unit.text, max(start, 0) + len(word))
    return behind is not None and all(each.endswith("en") for each in behind["told"].split())


def owned(found: list[Commitment], unit: Unit, cast: Cast) -> list[Commitment]:
    """The commitments of a line of a list, without owners to whom it is done."""
    return [
        replace(each, actor=None)
        if each.actor and is_done_to(each.actor.text, each.actor.start, unit, cast)
        else each
        for each in found
    ]


def owner_above(unit: Unit, cast: Cast) -> str:
    """Who is named by the line that leads in a unit, or by the heading above it; or ""."""
    above = (unit.block.lead_in, unit.section.heading)
    return next(filter(None, (owners.list_owner(each, cast) for each in above)), "")


def retyped(commitment: Commitment) -> Commitment:
    """The commitment of a sentence in a list of actions as an actiepunt, if the sentence begins
    with who is to act."""
    actor = commitment.actor
    opens = actor is not None and actor.kind in _OWNERS and 0 <= actor.start < 5
    return replace(commitment, type="actiepunt") if opens else commitment


def type_of(commitment: Commitment, unit: Unit) -> ItemType:
    """The type of a commitment: in a list or column of toezeggingen that, whatever its verb, but
    for a marker of its own ("Actie: …"); in a list of afspraken that of what is promised or decided
    there."""
    row, told = unit.block.row, commitment.rule in _LISTED
    if unit.label or not (row or told or unit.block.kind == "item"):
        return commitment.type
    types: Iterable[ItemType] = lexicon.load("markers")["listed"]
    if row or commitment.type not in ("toezegging", "besluit"):
        types = [each for each in types if each != "afspraak"]
    columns = zip(row.columns, row.heads, strict=False) if row else ()
    column = next((head for role, head in columns if role == "action"), "")
    for words in (column, unit.lead_in.rstrip(" :"), unit.section.heading):
        for type_ in types:
            if layout.pattern("listed", type_, "markers").fullmatch(words):
                return type_
    return commitment.type
