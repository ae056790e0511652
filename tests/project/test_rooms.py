"""The rooms of the package: imports run one way, and in no circle, under TYPE_CHECKING too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "lovp_actions"
ROOMS = (
    "errors", "heartbeat", "items", "version", "systems", "special_files", "lexicon", "language",
    "dates",
    "sources", "structure", "people", "rules", "reader", "extraction", "writers", "run", "lists",
    "review", "cli", "api", "components", "__init__", "__main__",
)  # fmt: skip
"""In the order in which they may import: each what stands before it."""
MOST_AT_THE_TOP = 12
LONGEST = 300


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def room(module: str) -> str:
    return (*module.split("."), "__init__")[1]


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The modules of the package that are imported anywhere in a module, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: a relative import hides where it leads"
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield (whole if whole in MODULES else str(node.module)), node.lineno
        elif isinstance(node, ast.Import):
            yield from ((name.name, node.lineno) for name in node.names)


@cache
def found() -> dict[str, list[tuple[str, int]]]:
    """The imports of each module."""
    return {
        module: [
            (other, line)
            for other, line in imports(ast.parse(path.read_text("utf-8")))
            if other in MODULES
        ]
        for module, path in MODULES.items()
    }


@pytest.mark.parametrize("module", MODULES)
def test_nothing_is_imported_from_a_later_room(module: str) -> None:
    for other, line in found()[module]:
        assert ROOMS.index(room(other)) <= ROOMS.index(room(module)), f"line {line}: {other}"


def test_no_imports_run_in_a_circle() -> None:
    graph = {module: {other for other, _ in each} for module, each in found().items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_every_room_has_a_paragraph_in_the_architecture() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    for each in (path.parent.name for path in PACKAGE.glob("*/__init__.py")):
        assert f"**{each}/**" in page


def test_the_house_is_easy_to_look_over() -> None:
    assert len(list(PACKAGE.glob("*.py"))) <= MOST_AT_THE_TOP
    for path in MODULES.values():
        assert len(path.read_text("utf-8").splitlines()) <= LONGEST, path


def test_every_module_begins_with_what_it_is_for() -> None:
    for path in MODULES.values():
        words = ast.get_docstring(ast.parse(path.read_text("utf-8")))
        assert words, path
