"""The messages in the source of the package, found in its syntax trees.

A message is a text that `say` or an error gets, or that begins with "Cannot ". Apart from these
there is what is wrong with the value of an option, and why a sentence gives no item. A field in a
text is written {}; where it is one of two texts, both are given.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from lovp_actions import errors
from lovp_actions.lexicon.toml import tomllib

PACKAGE = Path(errors.__file__).parent
_GIVING_REASONS = {"obstacle", "silence", "_against", "_reasons"}
"""Functions whose texts tell why there is no item."""
_SAYING = {"say", "detail", *(name for name in vars(errors) if name.endswith("Error"))}


@cache
def messages() -> dict[str, str]:
    """Every message, with the file and line of one that says it."""
    return _all(_messages_in)


@cache
def wrong_values() -> dict[str, str]:
    """What can be wrong with the value of an option, with a file and line."""
    return _all(_wrong_values_in)


@cache
def reasons() -> dict[str, str]:
    """Why a sentence, or a clause of it, gives no item, with a file and line."""
    return _all(_reasons_in)


def dutch() -> dict[str, Any]:
    """The tables of messages in English and in Dutch."""
    files = sorted((PACKAGE / "cli/locale").glob("*.toml"))
    return {
        kind: table
        for path in files
        for kind, table in tomllib.loads(path.read_text("utf-8")).items()
    }


def _all(texts_in: Callable[[list[ast.AST]], Iterator[tuple[str, int]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, nodes in _nodes().items():
        for text, line in texts_in(nodes):
            found.setdefault(text, f"{name}:{line}")
    return found


@cache
def _nodes() -> dict[str, list[ast.AST]]:
    """Of each file those of its syntax tree."""
    return {
        str(path.relative_to(PACKAGE)): list(ast.walk(ast.parse(path.read_text("utf-8"))))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def _messages_in(nodes: list[ast.AST]) -> Iterator[tuple[str, int]]:
    inner = {part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        if isinstance(node, ast.Call) and node.args and _name(node.func) in _SAYING:
            texts = list(_texts(node.args[0]))
        elif isinstance(node, ast.JoinedStr | ast.Constant) and node not in inner:
            texts = [text for text in _texts(node) if text.startswith("Cannot ")]
        else:
            continue
        yield from ((text, node.lineno) for text in texts)


def _wrong_values_in(nodes: list[ast.AST]) -> Iterator[tuple[str, int]]:
    for node in nodes:
        if isinstance(node, ast.Call) and _name(node.func) == "BadParameter":
            yield from ((text, node.lineno) for text in _texts(node.args[0]) if text != "{}.")


def _reasons_in(nodes: list[ast.AST]) -> Iterator[tuple[str, int]]:
    for function in nodes:
        if isinstance(function, ast.FunctionDef) and function.name in _GIVING_REASONS:
            for node in ast.walk(function):
                if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
                    yield from ((text, node.lineno) for text in _texts(node.value) if text)


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _texts(node: ast.expr) -> Iterator[str]:
    """What a literal text can be; nothing for any other expression."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))
    elif isinstance(node, ast.JoinedStr):
        yield from map("".join, product(*map(_part, node.values)))


def _part(node: ast.expr) -> list[str]:
    if isinstance(node, ast.FormattedValue):
        choice = node.value
        if isinstance(choice, ast.IfExp):
            texts = [*_texts(choice.body), *_texts(choice.orelse)]
            return texts if len(texts) == 2 else ["{}"]
        return ["{}"]
    return list(_texts(node))
