"""All patterns of the package, and the texts on which each would be slow if it could be.

    python tests/helpers/patterns.py

runs the package in this process and writes every pattern that it compiles, with the place that
does so, as JSON. `found` gives these, and those that can be read from the code alone.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import importlib
import inspect
import json
import os
import pkgutil
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "lovp_actions"
CALLS = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
OF_USERS = {"has", "_lines_before", "_records", "action_span"}
"""Functions whose patterns are words at hand, escaped, or the shipped ones as they are."""
AT_ONE_PLACE = {"match", "fullmatch"}


@dataclass(frozen=True)
class Found:
    """A pattern, the places (file:line) that compile it, and whether it is only ever tried at one
    place of a text and not searched for."""

    pattern: str
    flags: int
    at: tuple[str, ...]
    anchored: bool

    def __str__(self) -> str:
        return f"{', '.join(self.at[:3])}: {self.pattern[:200]}"


# ---- where patterns are


@dataclass(frozen=True)
class Site:
    """A call in the code that compiles a pattern."""

    path: str
    first: int
    last: int
    call: str
    name: str
    """What the pattern is called: the constant it is, or the function that gives it."""
    pattern: str | None
    """It, where it follows from the code alone."""
    flags: int

    def __str__(self) -> str:
        return f"{self.path}:{self.first}"


@functools.cache
def sites() -> tuple[Site, ...]:
    """All calls of `re` in the package."""
    return tuple(
        site for path in sorted(PACKAGE.rglob("*.py")) for site in _sites(path, path.read_text())
    )


def _sites(path: Path, code: str) -> Iterator[Site]:
    relative = path.relative_to(ROOT)
    stack: list[tuple[ast.AST, str]] = [(ast.parse(code), "")]
    while stack:
        node, name = stack.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            name = node.name
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and not name:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = target.id if isinstance(target, ast.Name) else ""
        stack += [(child, name) for child in ast.iter_child_nodes(node)]
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in CALLS
        ):
            pattern, flags = _evaluated(node, relative)
            last = node.end_lineno or node.lineno
            yield Site(str(relative), node.lineno, last, node.func.attr, name, pattern, flags)


def _evaluated(call: ast.Call, path: Path) -> tuple[Any, int]:
    """The pattern of a call and its flags, (None, 0) where they depend on what is at hand."""
    module = importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
    given = [each for each in call.args[1:] if isinstance(each, ast.Attribute)]
    flags: list[ast.expr] = [each for each in given if ast.unparse(each).startswith("re.")]
    flags += [each.value for each in call.keywords if each.arg == "flags"]
    try:
        pattern, *rest = (
            eval(compile(ast.Expression(each), "x", "eval"), dict(vars(module)))
            for each in (call.args[0], *flags)
        )
    except NameError:
        return None, 0
    return pattern, sum(rest)


@functools.cache
def _is_anchored(site: Site) -> bool:
    """Whether nothing searches for the pattern: all that is done with it is `match`."""
    if site.call != "compile":
        return site.call in AT_ONE_PLACE
    if not site.name:
        return False
    used = re.compile(rf"(?<!def )\b{site.name}\b(?! =|:)(?:\([^()\n]*\))?(?:\.(\w+))?")
    done = {match[1] for line in _lines()[site.name] for match in used.finditer(line)}
    return bool(done) and done <= AT_ONE_PLACE


@functools.cache
def _lines() -> dict[str, set[str]]:
    """The lines of the package that are no imports, by the words in them."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        for line in path.read_text().splitlines():
            if not line.lstrip().startswith(("from ", "import ")):
                for word in re.findall(r"\w+", line):
                    found[word].add(line)
    return found


@functools.cache
def found() -> tuple[Found, ...]:
    """Every pattern of the package once."""
    places: dict[tuple[Any, int], list[Site]] = {}
    for site in sites():
        if site.pattern is not None:
            places.setdefault((site.pattern, site.flags), []).append(site)
    for path, line, pattern, flags in compiled():
        there = (each for each in sites() if each.path == path)
        if site := next((each for each in there if each.first <= line <= each.last), None):
            places.setdefault((pattern, flags), []).append(site)
    return tuple(
        Found(
            pattern if isinstance(pattern, str) else pattern.decode("latin-1"),
            flags,
            tuple(dict.fromkeys(map(str, at))),
            all(map(_is_anchored, at)),
        )
        for (pattern, flags), at in places.items()
    )


@functools.cache
def compiled() -> tuple[tuple[str, int, str, int], ...]:
    """What a run of the package compiles: file, line, pattern, flags."""
    done = subprocess.run(
        [sys.executable, __file__], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return tuple(tuple(each) for each in json.loads(done.stdout))


def _run() -> Iterable[tuple[str, int, str, int]]:
    """Import all, make all that follows from the lexicon, read the samples in both languages."""
    seen: set[tuple[str, int, str, int]] = set()
    plain = re._compile  # type: ignore[attr-defined]

    def compiling(pattern: Any, flags: int) -> Any:
        frame = sys._getframe(1)
        while frame.f_globals.get("__name__") == "re" and frame.f_back is not None:
            frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        if isinstance(pattern, str) and path.is_relative_to(PACKAGE):
            seen.add((str(path.relative_to(ROOT)), frame.f_lineno, pattern, int(flags)))
        return plain(pattern, flags)

    re._compile = compiling  # type: ignore[attr-defined]
    import lovp_actions

    for module in pkgutil.walk_packages(lovp_actions.__path__, "lovp_actions."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from lovp_actions import lexicon
    from lovp_actions.cli import translation
    from lovp_actions.extraction.engine import Extractor
    from lovp_actions.lists import columns
    from lovp_actions.review import decided
    from lovp_actions.sources import cells, pdf_columns
    from lovp_actions.sources.pieces import Paragraph
    from lovp_actions.structure import layout, quotations

    for function in _kept():
        wanted = inspect.signature(function).parameters.values()
        if not any(
            each.default is each.empty and each.kind != each.VAR_POSITIONAL for each in wanted
        ):
            function()
    extractor = Extractor()
    for path in sorted((ROOT / "samples").glob("*.*")):
        if path.suffix in (".txt", ".md"):
            extractor.extract(path.read_text("utf-8"), fast=True)
    for file in ("layout", "tables"):
        for table, entries in lexicon.load(file).items():
            for entry in entries:
                with contextlib.suppress(re.error, TypeError):  # of words that are no patterns
                    layout.pattern(table, entry, file)
    for kind in lexicon.load("tables")["columns"]:
        pdf_columns._heading(kind)
    for kind in lexicon.load("lists")["columns"]:
        columns._pattern(kind)
    for kind in lexicon.load("lists")["languages"]:
        columns._languages(kind)
    for entry in ("header", "told"):
        quotations._naming(entry)
    translation.in_dutch("x")
    decided._quoted("belt de school")
    cells.cell_text([Paragraph("Jan"), Paragraph("Bos")], "Jan Bos")
    return sorted(seen)


def _kept() -> Iterator[Callable[..., Any]]:
    """The functions of the package whose results are kept."""
    from lovp_actions import lexicon

    for name, module in sorted(sys.modules.items()):
        if name.startswith("lovp_actions"):
            for each in vars(module).values():
                derived = getattr(each, "__code__", None) is lexicon.load.__code__
                if (derived or hasattr(each, "cache_clear")) and each.__module__ == name:
                    yield each


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    json.dump(list(_run()), sys.stdout)
