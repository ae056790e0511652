"""What can be wrong in a lexicon file: every mistake with its place and a sentence about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from lovp_actions.errors import closest
from lovp_actions.lexicon import merge
from lovp_actions.lexicon.form import BESIDE, ENTRIES, EXAMPLES, NAMED, REMOVE, TABLES, Field

if TYPE_CHECKING:
    from lovp_actions.lexicon.own_file import OwnFile
    from lovp_actions.lexicon.places import Path

_INFINITIVE: Final = re.compile(r"(?:[^\W\d_]+\|)?[^\W\d_]*(?:[eë]|aa|oe|ie|ij)n")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, where in the file, and the value that is."""

    path: Path
    message: str
    value: object = None

    def __str__(self) -> str:
        return self.message if self.message.endswith("?") else f"{self.message}."

    def below(self, path: Path) -> Mistake:
        """The same where the tables stand below `path`."""
        return replace(self, path=(*path, *self.path))


def in_tables(tables: dict[str, Any], before: Sequence[OwnFile]) -> Iterator[Mistake]:
    """The mistakes in the tables of a file that goes over those `before` it."""
    for name, table in tables.items():
        if name in ENTRIES:
            yield from _of_entries(name, table)
        elif name in TABLES:
            yield from _of_table(name, table)
        else:
            yield Mistake((name,), f"there is no table [{name}]{_meant(name, [*TABLES, *ENTRIES])}")
    yield from _of_names(tables, before)
    yield from _of_removed(tables, before)


def outside(content: dict[str, Any], root: str) -> Iterator[Mistake]:
    """Mistakes in what stands beside the table `root`, which holds the others."""
    if not isinstance(content.get(root, {}), dict):
        yield Mistake((root,), f"{root} is a table: write [{root}.person] and the like")
    for key in content:
        if key in TABLES or key in ENTRIES:
            yield Mistake((key,), f"in this file [{key}] stands in [{root}]: write [{root}.{key}]")
        elif key != root:
            yield Mistake((key,), f"there is no table [{key}] in this file{_meant(key, [root])}")


def _of_table(name: str, table: object) -> Iterator[Mistake]:
    """Mistakes in a table of words."""
    if not isinstance(table, dict):
        yield Mistake((name,), f"{name} is a table: write [{name}] on a line of its own")
        return
    keys = TABLES[name]
    known = [*keys, REMOVE, *EXAMPLES] if keys else [REMOVE]
    for key, value in table.items():
        path = (name, key)
        if key not in known:
            yield Mistake(path, f"[{name}] has no key '{key}'{_meant(key, known)}")
        elif key in EXAMPLES:
            yield from _texts(path, value)
        else:
            yield from _CHECKS["word" if key == REMOVE else keys[key].kind](path, value)


def _of_entries(name: str, entries: object) -> Iterator[Mistake]:
    """Mistakes in entries such as [[cue]], one by one."""
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        yield Mistake((name,), f"write [[{name}]], in two pairs of brackets, above each {name}")
        return
    fields = ENTRIES[name]
    for index, entry in enumerate(entries):
        for key, value in entry.items():
            path = (name, index, key)
            if key in fields:
                yield from _value(path, value, fields[key])
            else:
                yield Mistake(path, f"[[{name}]] has no key '{key}'{_meant(key, fields)}")
        missing = [key for key, field in fields.items() if field.required and key not in entry]
        if missing:
            yield Mistake((name, index), f"this {name} lacks {', '.join(missing)}")
        if name == "cue":
            yield from _beside(index, entry)


def _beside(index: int, cue: dict[str, Any]) -> Iterator[Mistake]:
    """Frames that look at single words beside the verb need some."""
    frame, words = cue.get("frame"), cue.get("with")
    if frame not in BESIDE:
        return
    if not words:
        message = f"the frame '{frame}' needs words beside the verb: with = [\"…\"]"
        yield Mistake(("cue", index, "frame"), message)
    for word in words if isinstance(words, list) else ():
        if isinstance(word, str) and len(word.split()) > 1:
            message = f"with the frame '{frame}' each of `with` is one word, not '{word}'"
            yield Mistake(("cue", index, "with"), message, word)


def _of_names(tables: dict[str, Any], before: Sequence[OwnFile]) -> Iterator[Mistake]:
    """Cues and labels whose name is taken."""
    for plural, kind in NAMED.items():
        removed = {each.lower() for each in _removed(tables, plural)}
        taken = {each.lower() for each in merge.names(kind, before)} - removed
        entries = tables.get(kind, ())
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            name = entry.get("name") if isinstance(entry, dict) else None
            if not isinstance(name, str):
                continue
            if name.lower() in taken:
                message = f"there is a {kind} '{name}' already: name this one otherwise"
                yield Mistake((kind, index, "name"), message)
            taken.add(name.lower())


def _of_removed(tables: dict[str, Any], before: Sequence[OwnFile]) -> Iterator[Mistake]:
    """Words to be taken away that are not there."""
    for name in TABLES:
        for word in _removed(tables, name):
            there = merge.words(name, before)
            if not merge.has(name, there, word):
                message = f"there is no '{word}' to take out of [{name}]{_meant(word, there)}"
                yield Mistake((name, REMOVE), message, word)


def _removed(tables: dict[str, Any], name: str) -> Iterator[str]:
    """The words that a table takes away, whatever else is wrong with it."""
    table = tables.get(name)
    words = table.get(REMOVE) if isinstance(table, dict) else None
    for word in words if isinstance(words, list) else ():
        if isinstance(word, str) and word.strip():
            yield word


# ---- one value


def _words(path: Path, value: object) -> Iterator[Mistake]:
    if not isinstance(value, list):
        yield Mistake(path, f'`{path[-1]}` is a list of words: {path[-1]} = ["…"]')
        return
    for word in value:
        if not isinstance(word, str):
            yield Mistake(path, f"a word is text in quotes, not {_told(word)}", word)
        elif not word.strip():
            yield Mistake(path, "an empty word", word)


def _each(value: object) -> Iterator[str]:
    """The words of a list that are words."""
    for word in value if isinstance(value, list) else ():
        if isinstance(word, str) and word.strip():
            yield word


def _phrases(path: Path, value: object) -> Iterator[Mistake]:
    yield from _words(path, value)
    for word in _each(value):
        if not word.strip(" *"):
            yield Mistake(path, f"'{word}' would be any words at all", word)


def _infinitives(path: Path, value: object) -> Iterator[Mistake]:
    yield from _words(path, value)
    shipped = merge.words("verbs", ())
    for word in _each(value):
        parted = [each for each in shipped if "|" in each and each.replace("|", "") == word]
        if not _INFINITIVE.fullmatch(word.strip().lower()):
            message = f'\'{word}\' is no infinitive such as "regelen" or, parted, "op|lossen"'
            yield Mistake(path, message, word)
        elif parted and word not in shipped:
            yield Mistake(path, f"'{word}' can be parted: write \"{parted[0]}\"", word)


def _strong(path: Path, value: object) -> Iterator[Mistake]:
    yield from _words(path, value)
    for word in _each(value):
        if len(word.split()) != 4:
            message = f"'{word}' is no row of four forms such as \"nemen nam namen genomen\""
            yield Mistake(path, message, word)


def _texts(path: Path, value: object) -> Iterator[Mistake]:
    texts = value if isinstance(value, list) else [value]
    for text in texts:
        if not isinstance(text, str) or not text.strip():
            message = f"`{path[-1]}` is a text, or a list of texts, not {_told(text)}"
            yield Mistake(path, message, text)


_CHECKS: Final[dict[str, Callable[[Path, object], Iterator[Mistake]]]] = {
    "word": _words,
    "words": _words,
    "phrase": _phrases,
    "infinitive": _infinitives,
    "infinitives": _infinitives,
    "strong": _strong,
    "texts": _texts,
}


def _value(path: Path, value: object, field: Field) -> Iterator[Mistake]:
    """Mistakes in a value of an entry."""
    key = path[-1]
    if check := _CHECKS.get(field.type):
        yield from check(path, value)
        if field.required and value == []:
            yield Mistake(path, f"`{key}` is empty")
    elif field.type == "number":
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not number or not 0 <= float(str(value)) <= 1:
            yield Mistake(path, f"`{key}` is a number from 0 to 1, not {_told(value)}")
    elif not isinstance(value, str):
        yield Mistake(path, f"`{key}` is text in quotes, not {_told(value)}")
    elif not value.strip():
        yield Mistake(path, f"`{key}` is empty")
    elif field.values and value not in field.values:
        known = f"is one of {', '.join(field.values)}"
        yield Mistake(
            path, f"'{value}' is no {key}{_meant(value, field.values) or f': it {known}'}"
        )


def _told(value: object) -> str:
    """A value in words, as short as may be."""
    if isinstance(value, str):
        return f"'{value}'" if value.strip() else "an empty text"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "a table"
    return str(value)


def _meant(word: str, known: Iterable[str]) -> str:
    """A question after the known word that is most like it, where one is."""
    found = closest(word, known)
    return f"; did you mean '{found}'?" if found else ""
