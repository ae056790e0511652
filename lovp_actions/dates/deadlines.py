"""Time expressions in Dutch minutes: where they stand, and the last day they allow.

The words are in `lexicon/time.toml`, the patterns in `lexicon/time_patterns.toml`, the counting of
days in `day_count`. What counts as a deadline follows the annotation guide: `deadline` is the time
words verbatim, `deadline_date` "the last day the words allow, counted from the meeting date",
empty "where the words give no day". Offsets are counted in characters of the text given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from lovp_actions.dates import time_patterns
from lovp_actions.dates.day_count import DayCount, Match, Resolver, fold
from lovp_actions.dates.neighbours import Hit, event_pattern, joined, to_event
from lovp_actions.dates.slips import mended
from lovp_actions.dates.sums import DAY
from lovp_actions.language import verbs
from lovp_actions.lexicon import derived, load

_REACH = 60
"""Characters before an expression in which its preposition is looked for."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time expression; `text` is the given text from `start` up to `end`."""

    start: int
    end: int
    text: str
    date: date | None
    """Last day the words allow; None where they give no day."""


class _Rule(NamedTuple):
    """A rule of the lexicon; a text is searched only where it holds all of `needs`."""

    kind: str
    needs: int
    """The bits of `time_patterns.Needs`."""
    pattern: re.Pattern[str]
    resolver: Resolver


_YEARS = ("y", "y0", "yy")
"""Groups of a pattern that hold a year."""
_TAILED = ("day", "numeric", "dotted", "month", "weekday", "day_word")
"""Kinds of rule behind which a clock may stand."""
_DATED = (*_TAILED, "week")
"""Kinds that can tell which thing is meant."""
_SIGN = re.compile(r"\w")
_SOON = 92 * DAY
_RULED_MONTH = re.compile(r"(?:\s(?P<dash>[-–—])|\([^()]{1,58},)\s\Z")
_SCORE = 3
"""Characters of "3-2", which may count anything."""
_ALWAYS = "24/7"


def find_deadlines(text: str, meeting_date: date | None) -> list[Deadline]:
    """All time expressions of `text` that can be a deadline, left to right, none overlapping.

    The leftmost wins, and of those the longest. Without a meeting date only expressions
    with a year of their own get a date.
    """
    engine, given = _engine(), text
    text, origin = mended(given)
    hits = sorted(engine.hits(text, meeting_date), key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in hits:
        both = joined(text, kept[-1], hit, meeting_date) if kept else None
        if both:
            kept[-1] = both
        elif not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    ends = [*(hit.start for hit in kept[1:]), len(text)]
    told = (to_event(text, hit, end) for hit, end in zip(kept, ends, strict=False))
    spans = ((origin(hit.start), origin(hit.end), hit.date) for hit in told if not hit.behind)
    return [Deadline(start, end, given[start:end], day) for start, end, day in spans]


@derived
def _engine() -> _Engine:
    return _Engine(load("time"), load("time_patterns")["rule"])


class _Engine:
    """The patterns of the lexicon, compiled once, and what may stand around their matches."""

    def __init__(self, lexicon: dict[str, Any], rules: list[dict[str, Any]]) -> None:
        self.preps: dict[str, list[str]] = lexicon["preposition"]
        self.days = DayCount(lexicon)
        self.needs = time_patterns.Needs()
        self.rules = [
            _Rule(
                rule["kind"],
                self.needs.mask(rule["needs"]),
                time_patterns.compiled(rule["pattern"]),
                getattr(self.days, "read_" + rule["reads"]),
            )
            for rule in rules
        ]
        self.left, self.named, self.meeting, self.morning = (
            time_patterns.compiled(f"@{part}", right="")
            for part in ("left", "named", "meeting", "morning")
        )
        self.dated, self.paper, self.sent, self.told, self.see, self.article = (
            time_patterns.compiled(f"@{part}", right="")
            for part in ("dated", "paper", "sent", "told", "see", "article")
        )
        self.standing = time_patterns.compiled("@standing", right="")
        self.past, self.tail, self.attribute = (
            time_patterns.compiled(f"@{part}", left="") for part in ("past", "tail", "attribute")
        )
        self.cell = (
            re.compile(r"(?:\A|[\n|(])[ \t*_]{0,4}\Z"),
            re.compile(r"[ \t*_]{0,4}(?:\Z|[\n|)])"),
        )
        self.due = time_patterns.compiled("@due", right="")
        self.ends = re.compile(r"[ \t*_]{0,4}\.?[ \t]{0,4}(?:\Z|[\n|)\]])")
        self.ruled = re.compile(r"(?:[–—→>,]|\s-|@[\w-]{2,30})[ \t]{1,3}\Z")

    def hits(self, text: str, meeting_date: date | None) -> Iterator[Hit]:
        """Every match of every rule that its own words and its neighbours allow."""
        today, held = meeting_date or date(2000, 1, 1), self.needs.held(text)
        for kind, needs, pattern, resolver in self.rules:
            if held & needs != needs:
                continue
            for match in pattern.finditer(text):
                try:
                    day = resolver(match, today)
                except (ValueError, OverflowError, KeyError):
                    continue
                if meeting_date is None and not any(map(match.groupdict().get, _YEARS)):
                    day = None
                hit = self._in_context(text, kind, match, day, meeting_date)
                if hit:
                    yield hit

    def _in_context(
        self, text: str, kind: str, match: Match, day: date | None, today: date | None
    ) -> Hit | None:
        """The match with its preposition and tail, or None where it is no deadline there."""
        start, end = match.span()
        words = {key: word for key, word in match.groupdict().items() if word}
        prep = kind
        if kind not in ("duration", "length", "phrase", "event", "clause"):
            left = self.left.search(text, max(0, start - _REACH), start)
            prep = fold(left["p"] or "") if left else ""
            prep = "uiterlijk" if prep.startswith("uiterlijk ") else prep
            if left and (prep or (left["a"] and kind in ("relative", "nth_day"))):
                start = left.start()
        if kind in _TAILED:
            tail = self.tail.match(text, end)
            end = tail.end() if tail else end
        closes = (self.ends if kind == "month" else self.cell[1]).match(text, end)  # "nov."
        cell = bool(closes and self.cell[0].search(text, max(0, start - 6), start))
        alone = not (_SIGN.search(text, 0, start) or _SIGN.search(text, end))
        if kind in ("numeric", "week_sign", "number_of_month") and not (
            words.keys() & {"wd", "edge"}
            or cell
            or prep in self.preps["numeric"]
            or (closes and self.ruled.search(text, max(0, start - _REACH), start))
            or (self.ends.match(text, end) and self._is_due(text, start, end))
            or self.meeting.search(text, max(0, start - _REACH), start)
        ):
            return None
        short = words.get("short", "")  # in capitals they may be initials
        if kind == "weekday_short" and not (
            (alone and not short.isupper())
            or (short.islower() and (cell or prep in self.preps["short"]))
        ):
            return None
        if kind == "day_word" and self.morning.search(
            text, max(0, match.start() - _REACH), match.start()
        ):
            return None  # "in de morgen"
        if kind == "dotted" and not ("wd" in words or alone or prep in self.preps["dotted"]):
            return None
        if kind == "nth_day" and not (
            alone or (prep in self.preps["nth"] and ("this" in words or (left and left["a"])))
        ):
            return None
        if kind in ("month", "season", "feast") and not (
            prep
            or cell
            or words.keys() & {"y", "ry", "edge", "rel", "range"}
            or (closes and _is_ruled_month(text, start, end))
            or self.meeting.search(text, max(0, start - _REACH), start)
        ):
            return None
        bare = kind == "weekday" and match[0].startswith(words.get("wd", "\0"))
        if bare and prep in self.preps["before"] and left and left["a"]:
            return None  # "iemand voor de dinsdagavond"
        if kind == "year" and not ("edge" in words or alone or prep in self.preps["year"]):
            return None
        if words.get("u") == "jaar" and "edge" not in words and prep in self.preps["topic"]:
            return None
        if words.keys() & {"q", "o"} and "edge" not in words and prep in self.preps["about"]:
            return None  # "de cijfers over Q1"
        # A written year may lie behind as a limit that has passed, or in a row of a table.
        limit = words.keys() & set(_YEARS) and (cell or prep in self.preps["limit"])
        over = day and today and day < today
        # "De notulen morgen", "volgende week": no paper is named by such a day.
        ahead = kind in ("day_word", "weekday") or "rel" in words
        around, behind = (text, max(0, start - _REACH), start), ""
        if (over and not limit) or self.past.match(text, end):
            behind = "past"
        elif (
            self.named.search(*around)
            or (not prep and not ahead and self.paper.search(*around))
            or (kind in _DATED and self._is_of_thing(text, start, end, prep, day, today))
        ):
            behind = "van"
        elif kind == "length" and not alone:
            behind = "length"
        last = None if prep in self.preps["start"] or (over and not cell) else day
        if last and prep in self.preps["before"] and "edge" not in words:
            part = kind == "relative" and words.keys() & {"q", "o"} and "what" not in words
            last = last if "wd" in words else _before("quarter" if part else kind, last)
        if last and prep.endswith(("week van", "weekend van")):
            closing = 4 if prep.endswith("week van") else 6
            last += max(0, closing - last.weekday()) * DAY
        if kind in ("duration", "weekday") and self.standing.search(*around):
            last = None  # "voortaan binnen een week"
        event = event_pattern().match(text, end) if kind == "duration" else None
        if event and fold(event["p"]) in self.preps["behind"]:
            last = None  # "binnen een week na de start"
        amount = self.days.amount(match) if kind in ("length", "duration") else None
        return Hit(kind, start, end, day, last, behind, amount)

    def _is_of_thing(
        self, text: str, start: int, end: int, prep: str, day: date | None, today: date | None
    ) -> bool:
        """Whether a day tells which thing is meant, or where it was said: "zie mail 3 mei",
        "(gemeld op 3 mei)", "de op 3 mei besproken brief"; not one in the months to come that a
        paper bears, or on which something was told."""
        around = text, max(0, start - _REACH), start
        soon = day and today and day - today < _SOON
        if self.see.search(*around) or (not soon and self.dated.search(*around)):
            return True
        if not (soon or prep in self.preps["limit"]) and (
            self.told.search(*around) or self.sent.search(*around)
        ):
            return True
        behind = self.article.search(*around) and self.attribute.match(text, end)
        if not behind or (behind["past"] and not verbs.is_participle(behind["past"].lower())):
            return False
        noun = behind["noun"].lower()
        return noun not in verbs.auxiliary_forms() and noun not in verbs.grammar()["prepositions"]

    def _is_due(self, text: str, start: int, end: int) -> bool:
        """Whether "28/3" at an end is a day by what stands before it: "deadline", whose an action
        is, or a verb of doing."""
        if self.due.search(text, max(0, start - _REACH), start):
            return True
        before = text[max(0, start - _REACH) : start].split()
        # "1/3", "4-5" may be no day, and "W16" no week.
        day, *month = (int(each) for each in re.findall(r"[0-9]+", text[start:end])[:2])
        surely = bool(month) and day > month[0] and end - start > _SCORE
        deed = bool(before) and before[-1] in verbs.infinitives()
        return deed and surely and text[start:end] != _ALWAYS


def _is_ruled_month(text: str, start: int, end: int) -> bool:
    """Whether a month at an end is ruled off from what is before it, or stands behind a comma in
    brackets: "hek plaatsen – april", "(Arend, april)"; not "jan", who may be somebody."""
    before = _RULED_MONTH.search(text, max(0, start - _REACH), start)
    named = not text[start:end].islower() or text[start:end] == "jan"
    return before is not None and not named and bool(before["dash"] or text[end : end + 1] == ")")


def _before(kind: str, last: date) -> date | None:
    """The last day before a year of which `last` is the last; none before a week, month or quarter,
    which may be that for which something is made ("voor mei"); other days are allowed
    themselves, as in "voor 1 oktober"."""
    if kind == "year":
        return last.replace(year=last.year - 1)
    return None if kind in ("week", "week_sign", "month", "quarter") else last
