"""The words of users over those shipped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lovp_actions.lexicon.files import shipped
from lovp_actions.lexicon.form import FILES, NAMED, REMOVE, TABLES

if TYPE_CHECKING:
    from lovp_actions.lexicon.own_file import OwnFile

_ROLES = ("person", "office", "body")


def merge(name: str, words: dict[str, Any], files: Sequence[OwnFile]) -> None:
    """Put the words of the files, the later over the earlier, into `words`, the shipped file
    `name`; a file takes away before it adds."""
    for file in files:
        for table, keys in TABLES.items():
            own = file.tables.get(table, {})
            for key, form in keys.items():
                if form.file == name:
                    kept = _without(at(words, form.path), own.get(REMOVE, ()), form.kind)
                    at(words, form.path[:-1])[form.path[-1]] = _with(
                        kept, own.get(key, ()), form.kind
                    )
        for plural, kind in NAMED.items():
            if FILES[kind] == name:
                gone = file.tables.get(plural, {}).get(REMOVE, ())
                words[kind] = [each for each in words[kind] if each["name"].lower() not in gone]
        for kind, home in FILES.items():
            if home == name:
                own = file.tables.get(kind, [])
                words[kind] = [*words[kind], *own] if kind != "label" else _labels(own, words[kind])
        if name == "roles":
            _add_roles(words, file.tables)
        elif name == "markers":
            headings = file.tables.get("sections", {}).get("actions", ())
            words["announcing"]["words"] += map(pattern, headings)
        for label in file.tables.get("label", ()):
            _mark(name, words, label)


def at(words: Any, path: Sequence[str]) -> Any:
    """What the keys of `path` lead to."""
    for key in path:
        words = words[key]
    return words


def _with(words: Any, own: Sequence[str], kind: str) -> Any:
    if kind in ("infinitive", "strong"):
        return words + "".join(f"\n{each}" for each in own)
    return [*words, *map(pattern, own)] if kind == "phrase" else [*words, *own]


def _without(words: Any, gone: Sequence[str], kind: str) -> Any:
    if not gone:
        return words
    if kind == "infinitive":
        return " ".join(each for each in words.split() if each not in gone)
    if kind == "strong":
        return "\n".join(row for row in listed(words, kind) if row.split()[0] not in gone)
    if kind == "phrase":
        none = "|".join(map(pattern, gone))
        return [f"(?!(?:{none})$)(?:{each})" for each in words]
    return [each for each in words if each not in gone]


def pattern(phrase: str) -> str:
    """A phrase as a regular expression: "*" is any words, or none, a space any white space."""
    parts = (r"\s{1,9}".join(map(re.escape, part.split(" "))) for part in phrase.split("*"))
    return ".{0,60}".join(parts)


def _add_roles(roles: dict[str, Any], own: dict[str, Any]) -> None:
    """An office is a person too, and names of several words are read as one."""
    for kind in _ROLES:
        gone = own.get(kind, {}).get(REMOVE, ())
        added = own.get(kind, {}).get("words", ())
        phrases = roles["phrases"]["words"]
        roles["phrases"]["words"] = [each for each in phrases if each not in gone]
        roles["phrases"]["words"] += [each for each in added if " " in each]
    roles["person"]["words"] += own.get("office", {}).get("words", ())


# ---- labels


def _labels(own: list[dict[str, Any]], shipped: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of the user go first: they are more special."""
    return [*({**label, "words": _of(label)} for label in own), *shipped]


def _of(label: dict[str, Any]) -> str:
    return f"(?:{'|'.join(map(pattern, label['words']))})"


def _mark(name: str, words: dict[str, Any], label: dict[str, Any]) -> None:
    """A label stands in more places than before an action: it is no speaker and no heading, and
    where it marks action points it can stand in brackets, or before a name."""
    own = _of(label)
    marks = label["type"] == "actiepunt"
    if name == "markers":
        words["labels"]["words"].append(own)
        if marks:
            for place in ("bracketed", "named", "announcing"):
                words[place]["words"].append(own)
    elif name == "abbreviations" and marks:
        words["marker"].append(own)
    elif name == "layout":
        words["headings"]["text"].append(rf"({own}\b[^:]{{0,30}}):.+")
        if marks:
            words["headings"]["marker"].append(rf"{own}\b")
    elif name == "roles":
        words["labels"]["words"] += label["words"]


# ---- what is there


def words(table: str, files: Sequence[OwnFile]) -> list[str]:
    """The words of all keys of a table, shipped and of the files: patterns as they are, strong
    verbs by their infinitives."""
    if table in NAMED:
        return names(NAMED[table], files)
    found: list[str] = []
    for key, form in TABLES[table].items():
        there = listed(at(shipped(form.file), form.path), form.kind)
        for file in files:
            there += file.tables.get(table, {}).get(key, ())
        found += [each.split()[0] for each in there] if form.kind == "strong" else there
    return found


def listed(words: Any, kind: str) -> list[str]:
    """The words under a key of a shipped file as a list."""
    if kind == "infinitive":
        return list(words.split())
    if kind == "strong":
        return [row for row in words.splitlines() if row.strip()]
    return list(words)


def names(kind: str, files: Sequence[OwnFile]) -> list[str]:
    """The names of all cues or labels."""
    return [each["name"] for each in _entries(kind, files)]


def _entries(kind: str, files: Sequence[OwnFile]) -> Iterator[dict[str, Any]]:
    yield from shipped(FILES[kind])[kind]
    for file in files:
        yield from file.tables.get(kind, ())


def has(table: str, there: Sequence[str], word: str) -> bool:
    """Whether a word is among those of a table, or fits one of its patterns."""
    folded = " ".join(word.split()).lower()
    if folded in (each.lower() for each in there):
        return True
    phrases = any(form.kind == "phrase" for form in TABLES[table].values())
    return phrases and any(re.fullmatch(each, folded, re.IGNORECASE) for each in there)
