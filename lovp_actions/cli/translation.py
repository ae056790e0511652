"""Messages in the language of the user, and which of them are no more than notes.

The modules that find something out say so in English, each in its own words, as does typer. Only
where a message is shown it is looked up in `locale/*.toml`: it is held against the templates
there, and what stands in the fields of the one that fits goes into its Dutch. A message without
one stays English; the tests see to it that every message has one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Final, Literal

Kind = Literal["usage", "explained", "examples", "abouts", "help"]
"""What is told in other ways than `say` does; each has a table of its own in `locale/*.toml`."""

_SAID: Final = ("errors", "notes", "details")
"""The tables of what `say` tells."""
_SHAPES: Final = {"place": re.compile(r":\d+(?=: )"), "type": re.compile(r"\w+")}
"""How those fields end that do not hold just anything: a file and a line in it, a word. At the
beginning of a message they are as short as can be."""
_GUESS: Final = "; did you mean '"
_FIELD: Final = re.compile(r"\{(\w+)\}")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
"""A number as English has it; Dutch has dots in it."""


@dataclass(frozen=True)
class _Template:
    texts: tuple[str, ...]
    """What stands before, between and behind the fields, in small letters."""
    names: tuple[str, ...]
    dutch: str

    def fields(self, message: str) -> dict[str, str] | None:
        """What stands in the fields of a message, None where it does not fit: the first as long
        as can be, for it is most often a path, which may hold what stands between fields."""
        folded, (first, *between) = _folded(message), self.texts
        if not folded.startswith(first):
            return None
        if not between:
            return {} if folded == first else None
        end = len(message) - len(between[-1])
        if end < len(first) or not folded.endswith(between[-1]):
            return None
        found = {}
        for name, text in zip(self.names[:0:-1], between[-2::-1], strict=True):
            at = folded.rfind(text, len(first), end)
            if name == self.names[1] and (shape := _SHAPES.get(self.names[0])):
                ends = (match.end() for match in shape.finditer(folded, len(first), end))
                at = next((each for each in ends if folded.startswith(text, each)), -1)
            if at < 0:
                return None
            found[name], end = message[at + len(text) : end], at
        found[self.names[0]] = message[len(first) : end]
        word = found.get("type")
        return found if word is None or word.isidentifier() else None

    def fill(self, fields: dict[str, str]) -> str:
        return _FIELD.sub(lambda field: _number(fields[field[1]]), self.dutch)


def _number(text: str) -> str:
    return text.replace(",", ".") if _THOUSANDS.fullmatch(text) else text


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
        fields = template.fields(message)
        if fields is not None:
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
    said, guessed, guess = text.removesuffix("'?").partition(_GUESS)
    found = _looked_up(said if guessed else text.removesuffix("."), "mistakes")
    if found is None:
        return text
    return f"{found}; bedoelde u '{guess}'?" if guessed else f"{found}."


def _choices(text: str) -> str:
    """Names to choose from: those of columns as tables have them."""
    from lovp_actions.writers.words import HEADINGS

    dutch, names = HEADINGS["nl"], text.split(", ")
    return ", ".join(dutch[name] for name in names) if set(names) == dutch.keys() else text


_OURS: Final[dict[str, Callable[[str], str]]] = {
    "values": _choices,
    "why": _part,
    "owner": _part,
    "who": _part,
    "theirs": _part,
    "format": _part,
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

    from lovp_actions.lexicon.toml import tomllib

    folder = resources.files(__package__).joinpath("locale")
    files = (
        folder.joinpath(name).read_text("utf-8")
        for name in ("nl.toml", "nl_lexicon.toml", "nl_usage.toml", "nl_help.toml")
    )
    return {
        kind: [
            _template(english, dutch)
            for english, dutch in sorted(
                table.items(), key=lambda pair: -len(_FIELD.sub("", pair[0]))
            )
        ]
        for words in files
        for kind, table in tomllib.loads(words).items()
    }


def _template(english: str, dutch: str) -> _Template:
    pieces = _FIELD.split(english)  # text and names of fields by turns
    return _Template(tuple(map(_folded, pieces[::2])), tuple(pieces[1::2]), dutch)


def _folded(text: str) -> str:
    """The text in small letters, of the same length."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
