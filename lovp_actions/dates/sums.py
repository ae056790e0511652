"""Sums with days: ends of months, days ahead, the year that is meant."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

DAY, WEEK = timedelta(days=1), timedelta(days=7)


def month_end(year: int, month: int) -> date:
    """The last day of a month; `month` may lie outside 1 to 12 and then moves the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def add(day: date, number: int, unit: str) -> date:
    """`number` of `unit` (a key of [unit] in the lexicon) after `day`, or before it.

    The annotation guide: "over twee weken" is the meeting date plus 14 days. Months end
    where the shorter month ends: a month after 31 January is the last of February.
    """
    if unit == "hour":
        return day + -(-number // 24) * DAY if number >= 24 else day
    months = {"month": 1, "quarter": 3, "halfyear": 6, "year": 12}.get(unit)
    if months:
        last = month_end(day.year, day.month + number * months)
        return last.replace(day=min(day.day, last.day))
    if unit == "workday":
        step = DAY if number > 0 else -DAY
        for _ in range(abs(number)):
            day += step
            while day.weekday() > 4:
                day += step
        return day
    return day + number * (WEEK if unit == "week" else DAY)


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
