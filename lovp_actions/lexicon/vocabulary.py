"""The words in force, one by one: those shipped and those of the user, with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from lovp_actions import lexicon
from lovp_actions.lexicon import merge
from lovp_actions.lexicon.form import ENTRIES, EXAMPLES, FILES, NAMED, REMOVE, TABLES, Key
from lovp_actions.lexicon.own_file import OwnFile

GROUPS: Final = (*(name for name in TABLES if name not in NAMED), *ENTRIES)
"""The tables of a lexicon file, which have words of those shipped too."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or an entry by its name, in its `table` and under its `key` ("" for an entry).

    `details` are the other keys of an entry. `file` is the user's that has it, with its `line`
    from 1; "" and 0 for what is shipped. Under the key "remove" are words that were taken away.
    """

    table: str
    key: str
    word: str
    details: dict[str, Any] = field(default_factory=dict)
    example: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()
    file: str = ""
    line: int = 0


def words_of(table: str) -> Iterator[Word]:
    """The words of one of GROUPS that are in force, and those taken away."""
    own = lexicon.in_force()
    if table in ENTRIES:
        yield from _entries(table, own)
        table = next((plural for plural, kind in NAMED.items() if kind == table), table)
    for key, form in TABLES.get(table, {}).items():
        yield from _words(table, key, form, own)
    for file in own:
        for word in file.tables.get(table, {}).get(REMOVE, ()):
            yield Word(table, REMOVE, word, file=file.name, line=file.line((table, REMOVE), word))


def _words(table: str, key: str, form: Key, own: Sequence[OwnFile]) -> Iterator[Word]:
    shipped = dict.fromkeys(
        merge.listed(merge.at(lexicon.shipped(form.file), form.path), form.kind)
    )
    in_force = set(merge.listed(merge.at(lexicon.load(form.file), form.path), form.kind))
    patterns = form.kind == "phrase"
    for word in shipped:
        if patterns or word in in_force:
            yield Word(table, key, word)
    for file in own:
        for word in file.tables.get(table, {}).get(key, ()):
            if word not in shipped and (patterns or word in in_force):
                line = file.line((table, key), word)
                yield Word(table, key, word, file=file.name, line=line)


def _entries(table: str, own: Sequence[OwnFile]) -> Iterator[Word]:
    places = {
        entry["name"]: (file, index)
        for file in own
        for index, entry in enumerate(file.tables.get(table, ()))
    }
    for entry in lexicon.load(FILES[table])[table]:
        name, place = entry["name"], ("", 0)
        if name in places:
            file, index = places[name]
            entry, place = file.tables[table][index], (file.name, file.line((table, index)))
        details = {key: value for key, value in entry.items() if key not in ("name", *EXAMPLES)}
        example, counter = (_texts(entry.get(key, ())) for key in EXAMPLES)
        yield Word(table, "", name, details, example, counter, *place)


def _texts(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
