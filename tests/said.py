"""The messages in the source of the package, found in its syntax trees.

A message is a text that `say` or an error gets, or that begins with "Cannot ". A field in it is
written {}; where it is one of two texts, both are given.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from lovp_actions import errors

PACKAGE = Path(errors.__file__).parent
_SAYING = {"say", "detail", *(name for name in vars(errors) if name.endswith("Error"))}


def messages() -> dict[str, str]:
    """Every message, with the file and line of one that says it."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for text, line in _in(ast.parse(path.read_text("utf-8"))):
            found.setdefault(text, f"{path.relative_to(PACKAGE)}:{line}")
    return found


def _in(tree: ast.Module) -> Iterator[tuple[str, int]]:
    nodes = list(ast.walk(tree))
    inner = {part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        if isinstance(node, ast.Call) and node.args and _name(node.func) in _SAYING:
            texts = list(_texts(node.args[0]))
        elif isinstance(node, ast.JoinedStr | ast.Constant) and node not in inner:
            texts = [text for text in _texts(node) if text.startswith("Cannot ")]
        else:
            continue
        yield from ((text, node.lineno) for text in texts)


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _texts(node: ast.expr) -> Iterator[str]:
    """What a literal text can be; nothing for any other expression."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
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
