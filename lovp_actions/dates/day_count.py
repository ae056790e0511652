"""From matched time words to the last day they allow, counted from the meeting.

Each `read_*` method takes the match of a pattern of `lexicon/time_patterns.toml` (whose named
groups are explained there) and the meeting date, and gives the day, None where the words give no
day, or ValueError (KeyError, OverflowError) where they are no time at all. The rules are
those of the annotation guide for `deadline_date`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

Match = re.Match[str]
Resolver = Callable[[Match, date], "date | None"]

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_ALONE = {"noun": "around", "body": "after", "period": "season", "milestone": "after"}
"""Kind of event to the list of [event] with the prepositions that do without "volgende"."""


def fold(text: str) -> str:
    """Lower case, white space folded."""
    return " ".join(text.lower().split())


def month_end(year: int, month: int) -> date:
    """The last day of a month; `month` may lie outside 1 to 12 and then moves the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def add(day: date, number: int, unit: str) -> date:
    """`number` of `unit` (a key of [unit] in the lexicon) after `day`.

    The annotation guide: "over twee weken" is the meeting date plus 14 days. Months end
    where the shorter month ends: a month after 31 January is the last of February.
    """
    months = {"month": 1, "quarter": 3, "halfyear": 6, "year": 12}.get(unit)
    if months:
        last = month_end(day.year, day.month + number * months)
        return last.replace(day=min(day.day, last.day))
    if unit == "workday":
        for _ in range(number):
            day += timedelta(days={4: 3, 5: 2}.get(day.weekday(), 1))
        return day
    return day + number * (_WEEK if unit == "week" else _DAY)


def upcoming(make: Callable[[int], date | None], year: int | None, today: date) -> date | None:
    """`make(year)`, or without a year that of the first year in which it is not over.

    Nine years hold every 29 February; week 53 may belong to the year before.
    """
    if year is not None:
        return make(year)
    for guess in range(today.year - 1, today.year + 9):
        try:
            day = make(guess)
        except ValueError:
            continue
        if day is None or day >= today:
            return day
    raise ValueError("no such day")


def _rows(group: dict[str, Any]) -> dict[str, int]:
    """Word to number of its row, counted from 1."""
    return {word: number for number, row in enumerate(group["words"], 1) for word in row}


def _keys(group: dict[str, Any]) -> dict[str, str]:
    """Word to the key of the list it stands in."""
    return {word: key for key, words in group.items() if key != "example" for word in words}


class DayCount:
    """The words of the lexicon as numbers, and one method for each way of writing a time."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self.months, self.weekdays, self.ordinals, self.numbers, self.day_words = (
            _rows(lexicon[group]) for group in ("month", "weekday", "ordinal", "number", "day_word")
        )
        self.units, self.edges, self.relative = (
            _keys(lexicon[group]) for group in ("unit", "edge", "relative")
        )
        self.events: dict[str, list[str]] = lexicon["event"]
        self.gatherings = tuple(self.events["gathering"])

    def _number(self, word: str) -> int:
        return int(word) if word.isdecimal() else self.numbers[fold(word)]

    def _year(self, words: dict[str, Any], today: date) -> int | None:
        """The year written, or meant by "volgend jaar"; None where there is neither."""
        if words["y"]:
            digits = words["y"].lstrip("'’")
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
        if words["sep"] == "." and len(words["y"]) < 4:
            raise ValueError("a version or article number")
        month = int(words["mn"] or self.months[words["m"].lower()])
        return upcoming(
            lambda year: date(year, month, int(words["d"])), self._year(words, today), today
        )

    def read_month(self, match: Match, today: date) -> date | None:
        """A month: "in juni" is its last day. Without a year: the first not over."""
        words = match.groupdict()
        month, year = self.months[words["m"].lower()], self._year(words, today)
        if words["m"].lower() == "jan" and not (year or words["edge"]):
            raise ValueError("a name")
        return upcoming(
            lambda year: self._edge(words, date(year, month, 1), month_end(year, month)),
            year,
            today,
        )

    def read_quarter(self, match: Match, today: date) -> date | None:
        """A quarter: "Q3" is 30 September. Without a year: the first not over."""
        words = match.groupdict()
        number = words["q"] or words["q2"] or min(4, self.ordinals[fold(words["o"])])
        month = 3 * int(number)
        return upcoming(
            lambda year: self._edge(words, date(year, month - 2, 1), month_end(year, month)),
            self._year(words, today),
            today,
        )

    def read_nth(self, match: Match, today: date) -> date | None:
        """A week or weekday of a month: "eerste week van mei" ends on the 7th."""
        words = match.groupdict()
        nth, month = self.ordinals[fold(words["o"])], self.months[words["m"].lower()]
        weekday = self.weekdays.get(words["what"].lower())

        def make(year: int) -> date:
            last = month_end(year, month)
            day = last if nth == 5 else last.replace(day=nth * 7)
            return day if weekday is None else day - (day.isoweekday() - weekday) % 7 * _DAY

        return upcoming(make, self._year(words, today), today)

    def read_relative(self, match: Match, today: date) -> date | None:
        """A week, month, quarter or year from the meeting: "deze week", "eind van het jaar".

        A week ends on Friday, as in the annotation guide's "week 4"; "de komende week" is
        seven days; "volgend jaar" gives no day unless its end is named.
        """
        words = match.groupdict()
        relative, unit = self.relative.get(fold(words["rel"]), "the"), words["u"].lower()
        if relative == "the" and not words["edge"]:
            raise ValueError("no time of its own")
        ahead = relative in ("next", "coming")
        monday = today - today.weekday() * _DAY
        if unit == "weekend":
            return self._edge(words, monday, monday + 6 * _DAY)
        if unit == "week":
            if relative == "coming":
                return today + _WEEK
            friday = monday + 4 * _DAY + ahead * _WEEK
            return self._edge(words, friday - 4 * _DAY, max(friday, today))
        if unit == "jaar":
            if relative == "next" and not words["edge"]:
                return None
            year = self._coming_year(relative, today)
            return self._edge(words, date(year, 1, 1), date(year, 12, 31))
        size = 3 if unit == "kwartaal" else 1
        last = month_end(today.year, (today.month - 1) // size * size + size * (1 + ahead))
        return self._edge(words, month_end(last.year, last.month - size) + _DAY, last)

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
        ahead = self.weekdays[match["wd"].lower()] - today.isoweekday()
        week = match["week"] or match["week2"]
        if week:
            return today + ahead * _DAY + (self.relative[fold(week)] != "this") * _WEEK
        return today + ((ahead - 1) % 7 + 1) * _DAY

    def read_week(self, match: Match, today: date) -> date | None:
        """The Friday of an ISO week; without a year the first to come."""
        number = int(match["w2"] or match["w"])
        return upcoming(
            lambda year: date.fromisocalendar(year, number, 5),
            self._year(match.groupdict(), today),
            today,
        )

    def read_duration(self, match: Match, today: date) -> date | None:
        """A time from the meeting: "over twee weken", "binnen een maand"."""
        if match["vague"]:
            return None
        return add(today, self._number(match["n"]), self.units[fold(match["u"])])

    def read_day_word(self, match: Match, today: date) -> date:
        """A day named from the meeting: "morgen"."""
        return today + (self.day_words[match["w"].lower()] - 1) * _DAY

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
