"""The values of options: what is read of them, and what is said of those that cannot be right."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Collection, Iterable

import typer

from lovp_actions.errors import closest
from lovp_actions.items import FIELDS, TYPES
from lovp_actions.sources import limits
from lovp_actions.writers.words import ENGLISH_TYPES, HEADINGS

_FIELD_OF = {
    **{word: name for words in HEADINGS.values() for name, word in words.items()},
    **{name: name for name in FIELDS},
    **{
        "what": "action",
        "who": "actor",
        "when": "deadline",
        "wat": "action",
        "wanneer": "deadline",
    },
}
"""Each field by its own name, its headings, and what else people call it."""
_NEAR = {
    "eergisteren": -2,
    "gisteren": -1,
    "yesterday": -1,
    "vandaag": 0,
    "today": 0,
    "morgen": 1,
    "tomorrow": 1,
    "overmorgen": 2,
}
"""Days from today."""
_LONGEST = 1_000_000
"""Seconds that a file may take at most."""
_MOST = 1_000_000_000
"""Lines and processes."""
_DUTCH = {english: name for name, english in ENGLISH_TYPES.items()}


def check_types(values: list[str] | None) -> list[str]:
    names = [_DUTCH.get(value.lower(), value.lower()) for value in values or []]
    for name in names:
        if name not in TYPES:
            raise not_one_of(name, TYPES, _DUTCH)
    return names


def not_one_of(word: str, names: Collection[str], others: Iterable[str] = ()) -> typer.BadParameter:
    """That `word` is none of the names; one of these, or of the others that are taken as well, may
    have been meant."""
    known, guess = ", ".join(names), closest(word, [*names, *others])
    return typer.BadParameter(
        f"{word!r} is not one of {known}; did you mean {guess!r}?"
        if guess
        else f"{word!r} is not one of {known}."
    )


def columns_of(value: str | None) -> tuple[str, ...]:
    """The fields that the value of --columns names, by their own names or by the headings that
    tables and lists have in Dutch or English; a name that is none of these as it is."""
    told = (" ".join(name.lower().split()) for name in (value or "").split(","))
    return tuple(_FIELD_OF.get(name, name) for name in told if name)


def check_columns(value: str | None) -> str | None:
    if value is None:
        return None
    names = columns_of(value)
    for name in names:
        if name not in FIELDS:
            raise not_one_of(name, FIELDS, _FIELD_OF)
    if len(set(names)) < len(names) or not names:
        raise typer.BadParameter("Name each column once, as in actor,action,deadline.")
    return value


def share(value: str | float) -> float:
    """A number from 0 to 1, with a point or a comma; a default is one already. Raises
    typer.BadParameter."""
    if (number := _up_to(1, value)) is not None:
        return number
    raise typer.BadParameter(f"{value!r} is no number from 0 to 1, such as 0.8.")


def _up_to(most: float, value: str | float) -> float | None:
    """A number from 0 to `most`, with a point or a comma; None for others."""
    with contextlib.suppress(ValueError):
        if 0 <= (number := float(str(value).replace(",", "."))) <= most:
            return number
    return None


def day(value: str) -> datetime.date:
    """The day that an option names, as 2026-10-12, 12-10-2026, "12 oktober 2026" or morgen. Raises
    typer.BadParameter."""
    text = value.strip()
    if text.lower() in _NEAR:
        return datetime.date.today() + datetime.timedelta(days=_NEAR[text.lower()])
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"):
        with contextlib.suppress(ValueError):
            return datetime.datetime.strptime(text, form).date()
    from lovp_actions.dates.full_dates import find_meeting_date

    found = find_meeting_date(text)
    if found and found[:2] == (0, len(text)):
        return found[2]
    raise typer.BadParameter(f"{value!r} is no date such as 2026-10-12 or 12-10-2026.")


def check_encoding(value: str | None) -> str | None:
    from lovp_actions.run.reading import is_encoding

    if value is not None and not is_encoding(value):
        raise typer.BadParameter(f"{value!r} is not a known text encoding.")
    return value


def check_output(value: str) -> str:
    if not value:
        raise typer.BadParameter("Name a file, or - for standard output.")
    return value


def seconds(value: str) -> float:
    """A number of seconds, with a point or a comma. Raises typer.BadParameter."""
    if (number := _up_to(_LONGEST, value)) is not None:
        return number
    raise typer.BadParameter(f"{value!r} is no number of seconds from 0 to {_LONGEST:,}.")


def check_timeout(value: float | None) -> float | None:
    """The seconds; None where there is no limit."""
    return limits.SECONDS if value is None else value or None


def whole(value: str) -> int:
    """A whole number from 1 on. Raises typer.BadParameter."""
    with contextlib.suppress(ValueError):
        if 1 <= (number := int(value)) <= _MOST:
            return number
    raise typer.BadParameter(f"{value!r} is no whole number from 1 on, such as 3.")
