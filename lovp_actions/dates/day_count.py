"""From matched time words to the last day they allow, counted from the meeting.

Each `read_*` method takes the match of a pattern of `lexicon/time_patterns.toml` (whose named
groups are explained there) and the meeting date, and gives the day, None where the words give no
day, or ValueError (KeyError, OverflowError) where they are no time at all. The rules are
those of the annotation guide for `deadline_date`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from lovp_actions.dates import time_patterns
from lovp_actions.dates.sums import DAY, WEEK, add, month_end, upcoming

Match = re.Match[str]
Resolver = Callable[[Match, date], "date | None"]

_ALONE = {"noun": "around", "body": "after", "period": "season", "milestone": "after"}
"""Kind of event to the list of [event] with the prepositions that do without "volgende"."""


def fold(text: str) -> str:
    """Lower case, white space folded."""
    return " ".join(text.lower().split())


def rows(group: dict[str, Any]) -> dict[str, int]:
    """Word to number of its row, counted from 1."""
    return {word: number for number, row in enumerate(group["words"], 1) for word in row}


def _keys(group: dict[str, Any]) -> dict[str, str]:
    """Word to the key of the list it stands in."""
    return {word: key for key, words in group.items() if key != "example" for word in words}


class DayCount:
    """The words of the lexicon as numbers, and one method for each way of writing a time."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self.weekdays, self.ordinals, self.numbers, self.tens, self.day_words = (
            rows(lexicon[group]) for group in ("weekday", "ordinal", "number", "ten", "day_word")
        )
        self.months = rows(lexicon["month_english"]) | rows(lexicon["month"])
        self.units, self.edges, self.relative = (
            _keys(lexicon[group]) for group in ("unit", "edge", "relative")
        )
        self.named: dict[str, Any] = lexicon["named_day"]
        self.events: dict[str, list[str]] = lexicon["event"]
        self.gatherings = tuple(self.events["gathering"])

    def _number(self, word: str) -> int:
        """The number in digits or words: "eenentwintig" is one "en" twenty."""
        word = fold(word)
        if word.isdecimal():
            return int(word)
        for ten, count in self.tens.items():
            if word.endswith(ten) and word not in self.numbers:
                ones = word[: -len(ten)].removesuffix("en").removesuffix("ën")
                return 10 * count + (self.numbers[ones] if ones else 0)
        return self.numbers[word]

    def _year(self, words: dict[str, Any], today: date) -> int | None:
        """The year written, or meant by "volgend jaar"; None where there is neither."""
        if written := words.get("y") or words.get("y0"):
            digits = written.lstrip("'’")
            return int(digits) if len(digits) == 4 else 2000 + int(digits)
        if words.get("ry"):
            return self._coming_year(self.relative[fold(words["ry"])], today)
        return None

    @staticmethod
    def _coming_year(relative: str, today: date) -> int:
        """The year meant; "komend jaar" is where most of the next twelve months lie."""
        return today.year + (relative == "next" or (relative == "coming" and today.month > 6))

    def _edge(self, words: dict[str, Any], first: date, last: date) -> date | None:
        """The last day of a part of the period from `first` to `last`.

        The annotation guide: "eind mei" is the 31st, "medio juni" the 15th, "begin 2019"
        gives no day. The middle of anything but a month gives none either.
        """
        edge = self.edges[fold(words["edge"])] if words["edge"] else "end"
        if edge in ("end", "late", "second"):
            return last
        if edge in ("mid", "first") and first == last.replace(day=1):
            return first.replace(day=15)
        if edge == "first" and (first.month, last.month) == (1, 12):
            return month_end(first.year, 6)
        return None

    def read_none(self, match: Match, today: date) -> None:
        """Words that give no day."""

    def read_day(self, match: Match, today: date) -> date | None:
        """A day of a month; without a year the first such day on or after the meeting."""
        words: dict[str, Any] = {"y": None, "mn": None, "sep": None, **match.groupdict()}
        if words["sep"] == "." and words["y"].isdecimal() and len(words["y"]) < 4:
            raise ValueError("a version or article number")
        month = int(words["mn"] or self.months[words["m"].lower()])
        return upcoming(
            lambda year: date(year, month, int(words["d"])), self._year(words, today), today
        )

    def read_dotted_day(self, match: Match, today: date) -> date | None:
        """A day as "18.3" or "18.3.24"."""
        year = 2000 + int(match["yy"]) if match["yy"] else None
        return upcoming(lambda year: date(year, int(match["mn"]), int(match["d"])), year, today)

    def read_nth_day(self, match: Match, today: date) -> date | None:
        """A day of the month that "de 25e" falls in next, or of the one that is told; none where
        it is not on the weekday beside it."""
        words = {"this": None, "rel": None, "wd": None, **match.groupdict()}
        relative = "this" if words["this"] else self.relative.get(fold(words["rel"] or ""))
        ahead = relative in ("next", "coming")
        months = range(ahead, ahead + 1 if relative else 4)
        for first in (month_end(today.year, today.month + each) for each in months):
            if int(match["d"]) <= first.day:
                day = first.replace(day=int(match["d"]))
                if relative or day >= today:
                    named = words["wd"] and self._weekday(words["wd"].rstrip("."))
                    return day if named in (None, day.isoweekday()) else None
        raise ValueError("no such day")

    def read_month(self, match: Match, today: date) -> date | None:
        """A month: "in juni" is its last day. Without a year: the first not over."""
        words = match.groupdict()
        month = int(words["m"]) if words["m"].isdecimal() else self.months[words["m"].lower()]
        year = self._year(words, today)
        alone = match.string.strip(" .") == "jan"
        if words["m"].lower() == "jan" and not (year or words["edge"] or alone):
            raise ValueError("a name")
        return upcoming(
            lambda year: self._edge(words, date(year, month, 1), month_end(year, month)),
            year,
            today,
        )

    def read_quarter(self, match: Match, today: date) -> date | None:
        """A quarter: "Q3" is 30 September. Without a year: the first not over."""
        return self._read_part(match, today, 3)

    def read_half(self, match: Match, today: date) -> date | None:
        """A half of a year: "H1" is 30 June."""
        return self._read_part(match, today, 6)

    def _read_part(self, match: Match, today: date, months: int) -> date | None:
        """One of the parts of a year that are `months` long."""
        words = match.groupdict()
        number = words["q"] or min(12 // months, self.ordinals[fold(words["o"])])
        month = months * int(number)
        return upcoming(
            lambda year: self._edge(
                words, month_end(year, month - months) + DAY, month_end(year, month)
            ),
            self._year(words, today),
            today,
        )

    def read_nth(self, match: Match, today: date) -> date | None:
        """A week or weekday of a month: "eerste week van mei", "week 1 van mei" end on the 7th, or
        where that is a day of the weekend on the Friday before."""
        words = match.groupdict()
        order = words["o"]
        nth = self.ordinals.get(fold(order)) or self._number(order)
        month = self.months[words["m"].lower()]
        weekday = self.weekdays.get(words["what"].lower())
        return self._nth(nth, weekday, month, self._year(words, today), today)

    def read_named_day(self, match: Match, today: date) -> date | None:
        """A day with a name of its own: "Prinsjesdag", the third Tuesday of September."""
        order, weekday, month = self.named["days"][rows(self.named)[match["w"].lower()] - 1]
        day = self.ordinals[order], self.weekdays[weekday], self.months[month]
        return self._nth(*day, self._year(match.groupdict(), today), today)

    @staticmethod
    def _nth(
        nth: int, weekday: int | None, month: int, year: int | None, today: date
    ) -> date | None:
        """The end of a week of a month, or the weekday in it; without a year the first to come."""

        def make(year: int) -> date:
            last = month_end(year, month)
            day = last if nth == 5 else last.replace(day=nth * 7)
            if weekday is None:
                return day - max(0, day.isoweekday() - 5) * DAY
            return day - (day.isoweekday() - weekday) % 7 * DAY

        return upcoming(make, year, today)

    def read_relative(self, match: Match, today: date) -> date | None:
        """A week, month, quarter or year from the meeting: "deze week", "eind van het jaar".

        A week ends on Friday, as in the annotation guide's "week 4"; "de komende week" is
        seven days; "volgend jaar" ends on 31 December.
        """
        words = match.groupdict()
        relative = self.relative.get(fold(words["rel"] or ""), "the")
        unit = self.units.get(fold(words["u"]), "weekend")
        if relative == "the" and not words["edge"]:
            raise ValueError("no time of its own")
        ahead = relative in ("next", "coming")
        monday = today - today.weekday() * DAY
        if unit == "weekend":
            monday += (relative == "next") * WEEK
            return self._edge(words, monday, monday + 6 * DAY)
        if unit == "week":
            if relative == "coming":
                return today + WEEK
            friday = monday + 4 * DAY + ahead * WEEK
            return self._edge(words, friday - 4 * DAY, max(friday, today))
        if unit == "year":
            year = self._coming_year(relative, today)
            return self._edge(words, date(year, 1, 1), date(year, 12, 31))
        size = 3 if unit == "quarter" else 1
        last = month_end(today.year, (today.month - 1) // size * size + size * (1 + ahead))
        return self._edge(words, month_end(last.year, last.month - size) + DAY, last)

    def read_same(self, match: Match, today: date) -> date | None:
        """The day or week of the meeting, "nog diezelfde week"; none where a time stands before."""
        if time_patterns.compiled("@timely", "", "").search(match.string, 0, match.start()):
            return None
        return max(today, today + (4 - today.weekday()) * DAY) if match["u"] == "week" else today

    def read_coming(self, match: Match, today: date) -> date | None:
        """A stretch from the meeting: "komende twee weken" is 14 days, "komende weken" none."""
        unit = self.units[fold(match["u"])]
        if not match["n"] and unit != "halfyear":
            return None
        return add(today, self._number(match["n"] or "1"), unit)

    def read_year(self, match: Match, today: date) -> date | None:
        """A year: "eind 2020" is 31 December, and "in 2020" ends there too."""
        words = match.groupdict()
        year = self._year(words, today) or today.year
        return self._edge(words, date(year, 1, 1), date(year, 12, 31))

    def read_weekday(self, match: Match, today: date) -> date:
        """The first such day after the meeting, or that of the week named."""
        words = match.groupdict()
        ahead = self._weekday(words.get("wd") or words["short"]) - today.isoweekday()
        week = words.get("week") or words.get("week2")
        if week:
            return today + ahead * DAY + (self.relative[fold(week)] != "this") * WEEK
        return today + ((ahead - 1) % 7 + 1) * DAY

    def _weekday(self, word: str) -> int:
        """The number, from Monday 1, of a weekday or the letters with which it begins."""
        return next(n for name, n in self.weekdays.items() if name.startswith(word.lower()))

    def read_week(self, match: Match, today: date) -> date | None:
        """The Friday of an ISO week, or the weekday named; without a year the first to come."""
        words = match.groupdict()
        number, named = int(words["w2"] or words["w"]), words.get("wd")
        weekday = self._weekday(named) if named else 5

        def make(year: int) -> date | None:
            monday = date.fromisocalendar(year, number, 1)
            return self._edge(words, monday, monday + (weekday - 1) * DAY)

        return upcoming(make, self._year(words, today), today)

    def read_duration(self, match: Match, today: date) -> date | None:
        """A time from the meeting: "over twee weken", "binnen een maand"."""
        amount = self.amount(match)
        return add(today, *amount) if amount else None

    def amount(self, match: Match) -> tuple[int, str] | None:
        """How many of which unit; None where that is not told, as by "een maand of twee"."""
        words = match.groupdict()
        if words["vague"] or words["about"] or words.get("the"):
            return None
        return self._number(words["n"]), self.units[fold(words["u"])]

    def read_day_word(self, match: Match, today: date) -> date:
        """A day named from the meeting: "morgen"."""
        return today + (self.day_words[match["w"].lower()] - 1) * DAY

    def read_event(self, match: Match, today: date) -> None:
        """An event gives no day; ValueError where nothing says that it lies ahead."""
        words = match.groupdict()
        if int(words["ey"] or today.year) < today.year:
            raise ValueError("a year that is over")
        if words["adj"] and not (words["occasion"] and fold(words["adj"]) in self.events["first"]):
            return
        group = next((group for group in _ALONE if words[group]), "occasion")
        gathering = group == "noun" and words["noun"].lower().endswith(self.gatherings)
        allowed = "alone" if gathering else _ALONE.get(group, "")
        if not allowed or fold(words["p"]) not in self.events[allowed]:
            raise ValueError("no deadline after this preposition")
        if not words["art"] and group in ("noun", "body"):
            raise ValueError("no article")
