"""The scripts beside the package, of which the tests run few: what they want of it is there."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = [
    script
    for folder in ("benchmarks", "docs", "samples", "training")
    for script in sorted((ROOT / folder).glob("*.py"))
]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_script_takes_from_the_package_is_there(script: Path) -> None:
    for node in ast.walk(ast.parse(script.read_text("utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("lovp_"):
            continue
        module = import_module(str(node.module))
        for name in node.names:
            if not hasattr(module, name.name):  # a module of its own, not yet loaded
                import_module(f"{node.module}.{name.name}")
