"""Lexicon files of users, as they are read: checked (`checks.py`), and in one form."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Sequence
from typing import Any, Final

from lovp_actions import special_files
from lovp_actions.errors import InputError, LexiconError, reason
from lovp_actions.lexicon.checks import in_tables, outside
from lovp_actions.lexicon.files import PROJECT
from lovp_actions.lexicon.form import CONFIDENCE, ENTRIES, EXAMPLES, TABLES
from lovp_actions.lexicon.own_file import ROOT, OwnFile
from lovp_actions.lexicon.places import Path, Places
from lovp_actions.lexicon.toml import tomllib

MOST_BYTES: Final = 1_000_000
_MOST_DOTS: Final = 20
_DOTTED: Final = re.compile(
    r"""(?<![\w"'-])(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
    rf"""(?:[ \t]{{0,9}}\.[ \t]{{0,9}}(?:[\w-]+|"[^"\n]*"|'[^'\n]*')){{{_MOST_DOTS}}}"""
)
"""A key of many parts, for which the parser takes time with the square of their number."""
_AT: Final = re.compile(r" \((?:at line (\d+), column \d+|at end of document)\)$")
_KEYS: Final = re.compile(r"\((['\"]).{0,200}\1,?\)")
"""How the parser names a table: as a tuple of its keys."""


def read(names: Sequence[str]) -> tuple[OwnFile, ...]:
    """The files at these paths, each once. Raises LexiconError with all mistakes of all."""
    files: list[OwnFile] = []
    messages: list[str] = []
    for name in {os.path.realpath(name): name for name in names}.values():
        try:
            files.append(_read(name, files))
        except LexiconError as error:
            messages += error.messages
    if messages:
        raise LexiconError(*messages)
    return tuple(files)


def _read(name: str, before: Sequence[OwnFile]) -> OwnFile:
    """The file `name`, which goes over those `before` it."""
    text = _text(name)
    if dotted := _DOTTED.search(text):
        line = text.count("\n", 0, dotted.start()) + 1
        raise LexiconError(f"{name}:{line}: more than {_MOST_DOTS} words with points between.")
    try:
        content = tomllib.loads(text)
    except RecursionError as error:
        raise LexiconError(f"Cannot read the lexicon {name}: it is nested too deep.") from error
    except tomllib.TOMLDecodeError as error:
        words = str(error)
        at = _AT.search(words)
        line = int(at[1]) if at and at[1] else max(1, len(text.splitlines()))
        fault = _KEYS.sub(_as_table, _AT.sub("", words))
        raise LexiconError(f"{name}:{line}: this is no TOML: {fault}.") from error
    except ValueError as error:  # what Python says of a number without end
        raise LexiconError(f"Cannot read the lexicon {name}: it has too long a number.") from error
    rooted = ROOT in content or os.path.basename(name) == PROJECT
    tables = content.get(ROOT, {}) if rooted else content
    mistakes = [*(outside(content, ROOT) if rooted else ())]
    if isinstance(tables, dict):
        inside: Path = (ROOT,) if rooted else ()
        mistakes += [each.below(inside) for each in in_tables(tables, before)]
    if mistakes:
        places = Places(text)
        told = [(places.line(each.path, each.value), str(each)) for each in mistakes]
        raise LexiconError(*(f"{name}:{line}: {message}" for line, message in sorted(told)))
    return OwnFile(name, text, _filled(tables))


def _as_table(keys: re.Match[str]) -> str:
    return f"[{'.'.join(ast.literal_eval(keys[0]))}]"


def _text(name: str) -> str:
    try:
        special_files.refuse(name)
        with open(name, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except InputError as error:
        raise LexiconError(
            f"Cannot read the lexicon {name}: it is no file but a pipe or a device."
        ) from error
    except FileNotFoundError as error:
        raise LexiconError(f"Cannot read the lexicon {name}: there is no such file.") from error
    except IsADirectoryError as error:
        raise LexiconError(f"Cannot read the lexicon {name}: it is a folder.") from error
    except (OSError, ValueError) as error:
        raise LexiconError(f"Cannot read the lexicon {name}: {reason(error)}.") from error
    if len(data) > MOST_BYTES:
        raise LexiconError(
            f"Cannot read the lexicon {name}: it is larger than {MOST_BYTES // 1_000_000} MB; "
            "split it."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{name}:{line}: this is no UTF-8; save the file as UTF-8.") from error


def _filled(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables in one form: words as the engine compares them, a text alone as a list of one,
    and a confidence where none is given."""
    found: dict[str, Any] = {}
    for name, table in tables.items():
        if name in TABLES:
            found[name] = {key: _strings(key, value) for key, value in table.items()}
        else:
            found[name] = [_entry(name, entry) for entry in table]
    if short := found.get("abbreviations"):
        for key in TABLES["abbreviations"].keys() & short.keys():
            short[key] = [each.removesuffix(".") for each in short[key]]
    return found


def _entry(name: str, entry: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in entry.items():
        alone = ENTRIES[name][key].type in ("text", "number")
        found[key] = value if alone else _strings(key, value)
    if name in CONFIDENCE:
        found.setdefault("confidence", CONFIDENCE[name])
    return found


def _strings(key: str, value: str | list[str]) -> list[str]:
    texts = value if isinstance(value, list) else [value]
    return texts if key in EXAMPLES else [" ".join(each.split()).lower() for each in texts]
