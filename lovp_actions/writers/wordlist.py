"""The words of the lexicon: wrapped and grouped for people, one a line or JSON for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, TextIO

from lovp_actions.lexicon.form import TABLES
from lovp_actions.writers.cells import guarded, plain
from lovp_actions.writers.json import dumps

if TYPE_CHECKING:
    from lovp_actions.lexicon.vocabulary import Word

NAMES: Final = ("table", "key", "word", "details", "example", "counter", "file", "line")


def write_tsv(words: Iterable[Word], out: TextIO) -> None:
    """Write a line for each word, below a line of names."""
    out.write("\t".join(NAMES) + "\n")
    for each in words:
        texts = " | ".join(each.example), " | ".join(each.counter)
        cells = (each.table, each.key, each.word, _told(each.details), *texts)
        out.write("\t".join(map(guarded, (*cells, each.file, each.line or ""))) + "\n")


def write_json(words: Iterable[Word], out: TextIO) -> None:
    """Write a list of objects, one for each word; what there is not is null."""
    records = [{name: getattr(each, name) or None for name in NAMES} for each in words]
    out.write(dumps(records, indent=2) + "\n")


def as_text(
    words: Iterable[Word], width: int, *, colour: bool, told: Callable[[str], str] = str
) -> str:
    """The words below their table and key, wrapped at `width`, those of the user by file; `told`
    gives what they are for in the language of the user."""
    lines: list[str] = []
    for (table, key), group in groupby(words, lambda each: (each.table, each.key)):
        form = TABLES.get(table, {}).get(key)
        about = f": {told(form.about)}" if form else ""
        lines += ["", _bold(f"[{table}] {key}" if key else f"[[{table}]]", colour) + about]
        found = list(group)
        lines += _entries(found, width) if not key else _words(found, width, colour)
    return "\n".join(lines[1:]) + "\n" if lines else ""


def _words(found: Sequence[Word], width: int, colour: bool) -> Iterator[str]:
    for file, group in groupby(found, lambda each: each.file):
        if file:
            yield f"  {_bold(plain(file), colour)}"
        yield from _wrapped(", ".join(plain(each.word) for each in group), width, 4 if file else 2)


def _entries(found: Sequence[Word], width: int) -> Iterator[str]:
    for each in found:
        place = f" ({plain(each.file)}:{each.line})" if each.file else ""
        yield f"  {plain(each.word)}{place}"
        yield from _wrapped(_told(each.details), width, 6)
        for sign, texts in (("+", each.example), ("-", each.counter)):
            for text in texts:
                yield from _wrapped(f"{sign} {plain(text)}", width, 6)


def _told(details: dict[str, Any]) -> str:
    """The keys of an entry with their values, such as "type toezegging; verbs beloven"."""
    return "; ".join(
        f"{key} {', '.join(value) if isinstance(value, list) else value}"
        for key, value in details.items()
    )


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    from textwrap import wrap

    space = " " * indent
    return wrap(plain(text), width, initial_indent=space, subsequent_indent=space)


def _bold(text: str, colour: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colour else text
