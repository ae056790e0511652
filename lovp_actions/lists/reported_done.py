"""What minutes report as done: closed rows of action tables, and sentences that tell so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath

from lovp_actions import lexicon
from lovp_actions.dates import full_dates
from lovp_actions.extraction import same_words
from lovp_actions.items import fold
from lovp_actions.language import sentences, verbs
from lovp_actions.language.words import CAPITALS, WORD
from lovp_actions.lists import match
from lovp_actions.lists.elsewhere import is_elsewhere
from lovp_actions.lists.match import Promise, content, likeness, marks, of_row, unlike, words_of
from lovp_actions.lists.table import Row
from lovp_actions.people.full_names import full_name
from lovp_actions.structure import closed_rows, done_words, minutes
from lovp_actions.structure.attendees import Attendee
from lovp_actions.structure.block import SILENT, Block
from lovp_actions.structure.names import PARTICLE
from lovp_actions.structure.parts import count_lines

SHARED_WORDS = 2
"""Words of content that a report and an action have in common at least."""
SHARED_PART = 0.6
"""Part of the action's words of content that a report must hold."""
_CAPITAL = rf"[{CAPITALS}][\w'’-]{{0,40}}"
_FIRST_NAME = re.compile(rf"\b{_CAPITAL}(?=\s(?:{PARTICLE}\s){{0,3}}(?P<last>{_CAPITAL}))")
_LONGEST = 600
"""Characters; a longer sentence reports too much to be matched."""


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence, or a table row, that says that something was done."""

    sentence: str
    source: str
    line: int
    """Counted from 1, in the text as it was read."""
    date: dt.date | None
    """Of the meeting."""
    row: Promise | None = None
    """Actor and action of a table row; None of a sentence."""
    attendees: tuple[Attendee, ...] = ()
    """Those present at the meeting."""
    ticked: bool = False
    """Whether the sentence is an action that is ticked off or struck out."""
    dropped: bool = False
    """Whether it says that the action is closed without being done."""


def reports(text: str, source: str, meeting_date: dt.date | None = None) -> Iterator[Report]:
    """All that the minutes report as done, in the order of the text.

    `meeting_date` overrides the date that the text, or else the name of the file, tells.
    """
    parsed = minutes.parse(text)
    date = meeting_date or parsed.date
    if date is None and (found := full_dates.find_meeting_date(PurePath(source).stem)):
        date = found[2]
    for section in parsed.sections:
        for block in section.blocks:
            if block.kind in SILENT:
                continue
            if block.kind == "row":
                if report := _of_row(block, source, date):
                    yield report
                continue
            passage = block.passage
            for start, end in sentences.split(passage.text):
                words = passage.text[start:end]
                if len(words) <= _LONGEST and (block.crossed_off or done_words.tells_done(words)):
                    at = passage.source_span(start, end)[0]
                    line = block.line + count_lines(text[block.start : at])
                    yield Report(
                        fold(words),
                        source,
                        line,
                        date,
                        attendees=parsed.attendees,
                        ticked=block.crossed_off,
                    )


def _of_row(block: Block, source: str, date: dt.date | None) -> Report | None:
    row = block.row
    if row is None or (closed_rows.open_row(row, date=date) and not block.crossed_off):
        return None
    action, actor = row.cell("action") or row.cell("topic"), row.cell("actor")
    if action is None:
        return None
    promise = Promise(
        fold(actor.text) if actor else "",
        fold(action.text),
        meeting_date=date.isoformat() if date else "",
    )
    states = (cell.text for cell, column, _ in row.headed() if column in ("", "status", "done"))
    dropped = any(map(_dropped().match, states))
    return Report(fold(block.passage.text), source, block.line, date, promise, dropped=dropped)


@lexicon.derived
def _dropped() -> re.Pattern[str]:
    entries = "|".join(lexicon.load("lists")["done"]["dropped"])
    return re.compile(rf"\W{{0,9}}(?:{entries})(?!\w)", re.IGNORECASE)


def confirms(report: Report, row: Row) -> frozenset[str]:
    """The words of content by which a report of a later meeting says that the promise of `row` was
    kept; none where it does not."""
    if row.closed or not row.get("action") or not _is_later(report, row):
        return frozenset()
    promise = of_row(row)
    if report.row is not None:
        same = likeness(report.row, promise) > 0
        return content(report.row.action) if same else frozenset()
    return _shared(report, promise)


def _shared(report: Report, promise: Promise) -> frozenset[str]:
    """The words of content by which a sentence says that a promise was kept, if it does."""
    if match.points(promise.action):
        return frozenset()
    wanted, told = content(promise.action, promise.deadline), content(report.sentence)
    told |= content(" ".join(_done_of(report.sentence, promise.action)))
    shared = wanted & told
    made = _is_made(report.sentence, promise.action, wanted)
    if not made and len(shared) < max(SHARED_WORDS, SHARED_PART * len(wanted)):
        return frozenset()
    said = replace(promise, action=report.sentence, deadline="")
    if unlike(marks(promise), report.sentence) and unlike(marks(said), promise.action):
        return frozenset()
    if _is_of_else(report.sentence, promise) or is_elsewhere(
        report.sentence, promise.action, promise.actor, listed=report.ticked
    ):
        return frozenset()
    if not (_says_it if report.ticked else _does_it)(report.sentence, promise.action):
        return frozenset()
    return shared if _can_be_done_by(report, promise.actor) else frozenset()


def _is_made(sentence: str, action: str, wanted: frozenset[str]) -> bool:
    """Whether all that a sentence tells is that the one thing is ready that was to be made: "Het
    jaarplan is gereed" of "jaarplan schrijven"."""
    lists = done_words.lists()
    ready = lists["states"] & set(WORD.findall(sentence.lower()))
    things = wanted - content(" ".join(lists["making"]))
    makes = same_words.wording(action).verb in lists["making"]
    return bool(ready) and makes and things == content(sentence) - content(" ".join(ready))


def _is_later(report: Report, row: Row) -> bool:
    met, seen = row.date("meeting_date"), row.date("seen")
    if report.date and met:
        return report.date > met and not (seen and seen > report.date)
    return fold(row.get("source")) != fold(report.source)


def _says_it(sentence: str, action: str) -> bool:
    """Whether a sentence has a verb of the action, where that has one."""
    promised = match.verbs_of(action)
    return not promised or _any_of(match.verbs_of(sentence), promised)


def _does_it(sentence: str, action: str) -> bool:
    """Whether what was done, by its participle, is what the action says, where that has a verb:
    "verstuurd" of "stuurt". Of "gereed" and the like it is."""
    words = WORD.findall(sentence.lower())
    promised = match.verbs_of(action)
    planned = (word for before, word in pairwise(words) if before == "te")
    if _any_of({each for word in planned for each in match.verbs_of(word)}, promised):
        return False
    if done_words.lists()["states"] & set(words) or _done_of(sentence, action):
        return True
    if had := done_words.had_done(sentence):
        return had in words_of(action)
    if not promised:
        return any(map(verbs.is_participle, words)) and content(_last(action)) <= content(sentence)
    told = {
        each
        for before, word in pairwise(["", *words])
        if verbs.is_participle(word) and not _to_do(before, word)
        for each in match.verbs_of(word)
    }
    return _any_of(told, promised)


def _done_of(sentence: str, action: str) -> frozenset[str]:
    """The verbs of an action whose participles stand in a sentence, also a verb at its end that
    the lexicon lacks: "knippen" of "geknipt"."""
    words = words_of(sentence)
    promised = {*match.verbs_of(action), _last(action)}
    return frozenset(verb for verb in promised if words & verbs.participles_of(verb) - {verb})


def _last(action: str) -> str:
    """The last word of an action, where it can be an infinitive."""
    last = "".join(same_words.tokens(action)[-1:]).casefold()
    return last if last.endswith("en") else ""


def _is_of_else(sentence: str, promise: Promise) -> bool:
    """Whether what was done is something else, by the first words of content beside who acts:
    "de deur van de zaal" for "de muur van de zaal verven"."""
    action, told = _matters(promise.action, promise), _matters(sentence, promise)
    return bool(action and told) and action[0] not in told and told[0] not in action


def _matters(text: str, promise: Promise) -> list[str]:
    """The words of content in their order, without who acts and verbs that the lexicon has."""
    words = same_words.without(same_words.tokens(text), same_words.tokens(promise.deadline))
    named = words_of(promise.actor)
    return [
        stem
        for word in words
        if word.casefold() not in named and word.casefold() not in same_words.infinitives()
        for stem in content(word)
    ]


def _any_of(told: Iterable[str], promised: Iterable[str]) -> bool:
    """Whether one of the verbs is promised, whatever prefix it has: "versturen" is "sturen"."""
    return any(one.endswith(other) or other.endswith(one) for one in told for other in promised)


def _to_do(before: str, word: str) -> bool:
    """Whether what could be a participle is an infinitive by the word before it: "te herzien", "het
    herzien van"."""
    forms = same_words.infinitives()
    return before in done_words.lists()["infinitives"] and word in forms and forms[word][1] == word


def _can_be_done_by(report: Report, actor: str) -> bool:
    """Whether the sentence names the actor, or, in the passive, nobody."""
    words = words_of(report.sentence)
    full = full_name(actor, report.attendees)
    named = (words_of(actor) | words_of(full)) - verbs.small_words() - {"de"}
    names = words_of(" ".join(re.findall(_CAPITAL, re.sub(r"\([^()]*\)", "", f"{actor} {full}"))))
    if not actor or named & words_of(_without_others(report.sentence, names & named)):
        return True
    if any(_is_short(each, actor, report) for each in same_words.tokens(report.sentence)):
        return True
    return not (words & done_words.lists()["active"]) and "door" not in words


def _without_others(sentence: str, named: frozenset[str]) -> str:
    """A sentence without the first names of others who share one with the actor: without "Jan" of
    "Jan Visser" where that is Jan Bakker, not where only "Jan" is known."""

    def kept(full: re.Match[str]) -> str:
        last = full["last"].casefold()
        same = any(one.startswith(last) or last.startswith(one) for one in named)
        return full[0] if same or full[0].casefold() not in named else ""

    return sentence if len(named) < 2 else _FIRST_NAME.sub(kept, sentence)


def _is_short(word: str, actor: str, report: Report) -> bool:
    """Whether a word is the initials of the actor, and of nobody else who was present."""
    meant = full_name(word, report.attendees) or actor
    return match.are_initials(word, actor) and words_of(actor) <= words_of(meant)
