"""Messages in the language of the user, and which of them are no more than notes.

The modules that find something out say so in English, each in its own words, as does typer. Only
where a message is shown it is looked up in `locale/nl.toml`: it is held against the templates
there, and what stands in the fields of the one that fits goes into its Dutch. A message without
one stays English; the tests see to it that every message has one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Final, Literal

Kind = Literal["usage", "explained", "examples", "abouts"]
"""What is told in other ways than `say` does; each has a table of its own in `locale/nl.toml`."""

_SAID: Final = ("errors", "notes", "details")
"""The tables of what `say` tells."""
_SHAPES: Final = {"place": r".+?:\d+", "type": r"\w+"}
"""Of fields that do not hold just anything: a file and a line in it, a word."""
_ENDED: Final = re.compile(r"(.*?)(\.|(?:; did you mean '(.*)'\?))", re.DOTALL)
_FIELD: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class _Template:
    pattern: re.Pattern[str]
    dutch: str

    def fill(self, fields: dict[str, str]) -> str:
        return _FIELD.sub(lambda field: fields[field[1]], self.dutch)


def in_dutch(message: str, kind: Kind | None = None) -> str:
    """The message in Dutch; as it is where there is no template for it. Without a kind it is one
    that `say` tells."""
    for table in (kind,) if kind else _SAID:
        found = _looked_up(message, table)
        if found is not None:
            return found
    return message


def is_note(message: str) -> bool:
    """Whether the message tells how it went, and not that something went wrong."""
    return _looked_up(message, "notes") is not None


def _looked_up(message: str, table: str) -> str | None:
    for template in _templates()[table]:
        if match := template.pattern.fullmatch(message):
            fields = match.groupdict()
            ours = {name: _OURS[name](fields[name]) for name in _OURS if name in fields}
            return template.fill({**fields, **ours})
    return None


def _in_table(table: str, text: str) -> str:
    found = _looked_up(text, table)
    return text if found is None else found


_part = partial(_in_table, "parts")


def _things(text: str) -> str:
    """A part, or parts with "and" between."""
    found = _looked_up(text, "parts")
    return " en ".join(map(_part, text.split(" and "))) if found is None else found


def _counts(text: str) -> str:
    """Parts with commas between."""
    return ", ".join(map(_part, text.split(", ")))


def _mistake(text: str) -> str:
    """A mistake in a lexicon file, with what may have been meant."""
    ended = _ENDED.fullmatch(text)
    found = _looked_up(ended[1], "mistakes") if ended else None
    if ended is None or found is None:
        return text
    return f"{found}; bedoelde u '{ended[3]}'?" if ended[3] else f"{found}."


_OURS: Final[dict[str, Callable[[str], str]]] = {
    "why": _part,
    "owner": _part,
    "who": _part,
    "theirs": _part,
    "what": _things,
    "counts": _counts,
    "mistake": _mistake,
    "fault": partial(_in_table, "faults"),
    "wrong": partial(_in_table, "values"),
    "reason": partial(_in_table, "reasons"),
}
"""The fields whose contents are looked up as well, and how."""


@cache
def _templates() -> dict[str, list[_Template]]:
    """Those of each table, the ones with the most words of their own first."""
    from importlib import resources

    from .lexicon.toml import tomllib

    words = resources.files(__package__).joinpath("locale/nl.toml").read_text(encoding="utf-8")
    return {
        kind: [
            _Template(_pattern(english), dutch)
            for english, dutch in sorted(
                table.items(), key=lambda pair: -len(_FIELD.sub("", pair[0]))
            )
        ]
        for kind, table in tomllib.loads(words).items()
    }


def _pattern(template: str) -> re.Pattern[str]:
    """What fits `template`, with a group for each field: the first as long as can be, for it is
    most often a path, which may hold what stands between fields."""
    pieces = _FIELD.split(template)  # text and names of fields by turns
    pieces[::2] = map(re.escape, pieces[::2])
    pieces[1::2] = (f"(?P<{name}>{_SHAPES.get(name, '.*')})" for name in pieces[1::2])
    return re.compile("".join(pieces), re.DOTALL | re.IGNORECASE)
