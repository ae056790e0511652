"""Transcripts of meetings: who speaks which lines, in the layouts that programs write them in.

Subtitles (WebVTT, SubRip) hold times in lines of their own, and the speaker in a tag or before a
colon; Teams, Zoom, Otter and others put a line with the speaker and the time above the words, or
both before them, as exports of chats do, with the day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from lovp_actions.dates import full_dates
from lovp_actions.language.words import CAPITALS
from lovp_actions.structure import layout, names
from lovp_actions.structure.furniture import without_furniture
from lovp_actions.structure.layout import Line

_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_DAY = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}"
_UNIT = r"(?:uur|uren|u|minuut|minuten|seconden?|hours?|minutes?|seconds?)"
_SPAN = rf"(?:\d{{1,3}}\s{_UNIT}[\s,]{{0,3}}(?:en\s)?){{1,3}}"
_NUMBERED = r"(?:Spreker|Speaker|Deelnemer|Onbekend\w{0,3})\s\d{1,2}"
_WORDS = r"[^\n\d:<>\[\]|]{1,60}?"
_WHO = rf"(?P<who>[{CAPITALS}]{_WORDS}|{_NUMBERED})"
_OF = rf"\s\|\s{_WORDS}"
"""The organisation behind a name."""
_TIMING = re.compile(rf"\s{{0,9}}{_CLOCK}\s{{0,9}}-->\s{{0,9}}{_CLOCK}.{{0,100}}")
_SUBTITLES = re.compile(rf"\ufeff?\s{{0,9}}(?:WEBVTT\b|\d{{1,4}}\s{{1,9}}{_CLOCK}\s{{0,9}}-->)")
_TAG = re.compile(r"\s{0,9}<v(?:\.[\w.-]{1,40})?\s{1,9}(?P<who>[^<>\n]{1,80})>")
_LABEL = re.compile(rf"\s{{0,9}}{_WHO}\s{{0,3}}:\s{{1,9}}(?=\S)")
_FIRST = rf"[\W_]{{0,4}}(?:{_DAY},?\s{{1,3}})?{_CLOCK}[)\]]?[\s|,–-]{{1,12}}[*_]{{0,2}}{_WHO}"
_THEN = rf"[\W_]{{0,4}}{_WHO}(?:{_OF}(?=\]|\s[\s(]))?[\]*_]{{0,3}}[\s(\[|,·*_–-]{{1,12}}"
_ABOVE = (
    re.compile(rf"{_THEN}(?:{_CLOCK}|{_SPAN})[)\]*_:]{{0,3}}\s{{0,9}}"),
    re.compile(rf"{_FIRST}[\]*_:]{{0,4}}\s{{0,9}}"),
)
"""A line that is no more than a speaker and a time, in either order."""
_BEFORE = (
    re.compile(rf"{_FIRST}[*_]{{0,2}}\s?:[*_]{{0,2}}\s{{1,9}}(?=\S)"),
    re.compile(rf"{_THEN}{_CLOCK}[)\]]?\s?:\s{{1,9}}(?=\S)"),
)
"""A speaker and a time before the words, in either order."""
_STAMP = rf"[\u200e\u200f]{{0,2}}\[?{_DAY},?\s{{1,3}}{_CLOCK}(?:\]|\s{{0,3}}[-–])\s{{1,3}}"
_MESSAGE = re.compile(rf"{_STAMP}(?:~\s{{0,3}})?(?P<who>[^\n:\[\]<>|]{{1,60}}):\s{{1,9}}(?=\S)")
"""What stands before the words of a message in the export of a chat: day, time and name."""
_NOTICE = re.compile(_STAMP)
"""What stands before those of the chat program itself: "Karin heeft Ahmed toegevoegd"."""
_TIME = re.compile(rf"\W{{0,4}}(?:{_SPAN}(?:{_CLOCK})?|{_CLOCK})\W{{0,4}}")
_NAME = re.compile(rf"{_WHO}(?:{_OF})?")
_SENT = re.compile(r"(?:From|Van)\s{1,9}(?P<who>\S.{0,60}?)\s{1,9}(?:to|aan)\s{1,9}.{1,60}")
_LONGEST = 160
"""Characters before the words of a line in which its speaker stands."""


class Spoken(NamedTuple):
    """Who speaks in a line, "" where that is not known, and the offset at which the words begin;
    a `message` of a chat goes on in no other."""

    who: str
    start: int
    message: bool = False


@dataclass(frozen=True, slots=True)
class Transcript:
    """The lines of a text that are words, and those that are spoken, by the offset at which such a
    line begins."""

    lines: list[Line]
    spoken: dict[int, Spoken] = field(default_factory=dict)
    days: dict[int, dt.date] = field(default_factory=dict)
    """By the number of a line its day, where it is stamped with one, as those of chats are."""

    @property
    def speakers(self) -> list[str]:
        """Those who speak, once each, in order."""
        return [who for who in dict.fromkeys(each.who for each in self.spoken.values()) if who]


def read(source: str) -> Transcript:
    """The lines of a text, without what belongs to the page and, where it is a transcript, without
    those that only tell times and speakers."""
    if _SUBTITLES.match(source):
        return _subtitles(layout.lines_of(source))
    lines = without_furniture(source)
    turns = _turns(lines)
    if _is_transcript(turns):
        return _spoken(lines, turns)
    messages = {index: turn for index, turn in turns.items() if turn.message}
    if _is_chat(messages):
        return _spoken(
            lines, messages, whole=2 * len(messages) > sum(not each.blank for each in lines)
        )
    return Transcript(lines)


# ---- subtitles


def _subtitles(lines: Iterable[Line]) -> Transcript:
    told = Transcript([])
    who, cue = "", False
    for line in lines:
        if _TIMING.fullmatch(line.text):
            cue = True
        elif line.blank:
            cue = False
            told.lines.append(line)
        elif cue:
            start = 0
            if match := _TAG.match(line.text) or _LABEL.match(line.text[:_LONGEST]):
                who, start = match["who"].partition(" | ")[0].strip(), match.end()
            told.lines.append(line)
            told.spoken[line.start] = Spoken(who, line.start + start)
    return told  # what stands outside cues are their numbers and notes


# ---- a line with the speaker and the time


def _turns(lines: list[Line]) -> dict[int, Spoken]:
    """By the index of a line that opens a turn: who speaks, and where in the line the words begin,
    -1 where there are none."""
    found: dict[int, Spoken] = {}
    for index, line in enumerate(lines):
        if line.blank or not any(map(str.isdigit, line.text[:_LONGEST])):
            continue
        if match := _MESSAGE.match(line.text):
            found[index] = Spoken(_name(match["who"]), match.end(), message=True)
        elif _TIME.fullmatch(line.text[:_LONGEST]):
            above = _alone(lines[index - 1]) if index else ""
            if _NAME.fullmatch(above):
                found[index] = Spoken(above, -1)
        elif not _NOTICE.match(line.text) and (turn := _turn(line.text)):
            found[index] = turn
    return found


def _turn(text: str) -> Spoken | None:
    """The turn that a line opens with a speaker and a time; None where it opens none."""
    for pattern in _ABOVE:
        if match := pattern.fullmatch(text):
            return Spoken(_name(match["who"]), -1)
    for pattern in _BEFORE:
        if match := pattern.match(text):
            return Spoken(_name(match["who"]), match.end())
    return None


def _alone(line: Line) -> str:
    """The speaker who is all of a line, or else the line."""
    words = line.text.strip(" *_\t")
    match = _NAME.fullmatch(words)
    return match["who"] if match else words


def _name(who: str) -> str:
    """The name of a speaker, who in a chat may write to somebody."""
    sent = _SENT.fullmatch(who)
    return (sent["who"] if sent else who).strip(" ,-–")


def _is_chat(messages: dict[int, Spoken]) -> bool:
    """Whether these are messages, and no log of an agenda: a person sends one, or anybody two."""
    senders = Counter(each.who for each in messages.values())
    return any(number > 1 or _is_speaker(who) for who, number in senders.items())


def _is_transcript(turns: dict[int, Spoken]) -> bool:
    """Whether these are turns, and no times in an agenda: two at least, mostly of people."""
    speakers = Counter(each.who for each in turns.values())
    people = sum(n for who, n in speakers.items() if _is_speaker(who))
    return people > 1 and people >= 0.8 * len(turns)


def _is_speaker(who: str) -> bool:
    """Whether this is a person as programs show one: "Bakker, J. (Jan)", "Jan Bakker - Breda"."""
    surname, comma, given = re.split(r" \(| [-–] ", who)[0].partition(",")
    name = f"{given.strip()} {surname}" if comma else surname
    return who[-1:].isdigit() or names.is_person(name, lambda each: False)


def _spoken(lines: list[Line], turns: dict[int, Spoken], *, whole: bool = True) -> Transcript:
    """The lines with their speakers; where not the `whole` text is spoken, only those that open a
    turn."""
    told = Transcript([])
    who, speaking = "", False
    for index, line in enumerate(lines):
        if index + 1 in turns and turns[index + 1].who == _alone(line):
            continue  # the name above the time
        if layout.HASH_HEADING.match(line.text):
            speaking = False
        if index in turns:
            who, start, message = turns[index]
            speaking = whole
            if start < 0:
                continue
            told.spoken[line.start] = Spoken(who, line.start + start, message)
            if stamp := full_dates.find_meeting_date(line.text[:start]):
                told.days[line.number] = stamp[2]
        elif whole and _NOTICE.match(line.text):
            continue
        elif speaking and not line.blank:
            if _TIME.fullmatch(line.text):
                continue
            told.spoken[line.start] = Spoken(who, line.start)
        told.lines.append(line)
    return told
