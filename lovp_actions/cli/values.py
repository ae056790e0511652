"""The values of options: what is read of them, and what is said of those that cannot be right."""

from __future__ import annotations

import datetime

import typer

from lovp_actions.items import FIELDS, TYPES
from lovp_actions.sources import limits
from lovp_actions.writers.words import ENGLISH_TYPES

_LONGEST = 1_000_000
"""Seconds that a file may take at most."""
_DUTCH = {english: name for name, english in ENGLISH_TYPES.items()}


def check_types(values: list[str] | None) -> list[str]:
    names = [_DUTCH.get(value.lower(), value.lower()) for value in values or []]
    for name in names:
        if name not in TYPES:
            raise typer.BadParameter(f"{name!r} is not one of {', '.join(TYPES)}.")
    return names


def columns_of(value: str | None) -> tuple[str, ...]:
    """The names of columns in the value of --columns, in lower case."""
    return tuple(name.strip().lower() for name in (value or "").split(",") if name.strip())


def check_columns(value: str | None) -> str | None:
    if value is None:
        return None
    names = columns_of(value)
    for name in names:
        if name not in FIELDS:
            raise typer.BadParameter(f"{name!r} is not one of {', '.join(FIELDS)}.")
    if len(set(names)) < len(names) or not names:
        raise typer.BadParameter("Name each column once, as in actor,action,deadline.")
    return value


def day(value: str) -> datetime.date:
    """The day that an option names. Raises typer.BadParameter."""
    try:
        return datetime.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date such as 2026-10-12.") from error


def check_encoding(value: str | None) -> str | None:
    from lovp_actions.run.reading import is_encoding

    if value is not None and not is_encoding(value):
        raise typer.BadParameter(f"{value!r} is not a known text encoding.")
    return value


def check_output(value: str) -> str:
    if not value:
        raise typer.BadParameter("Name a file, or - for standard output.")
    return value


def check_timeout(value: float | None) -> float | None:
    """The seconds; None where there is no limit."""
    if value is None:
        return limits.SECONDS
    if not 0 <= value <= _LONGEST:
        raise typer.BadParameter(f"{value:g} is no number of seconds from 0 to {_LONGEST:,}.")
    return value or None
