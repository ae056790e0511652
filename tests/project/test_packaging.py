"""What is built from the tree: a source distribution that can be tested, and from it a wheel that
holds all the command needs and nothing else. That the wheel works stands in `.ci/run`."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path, PurePosixPath

import pytest

from lovp_actions import __version__
from lovp_actions.lexicon.toml import tomllib

ROOT = Path(__file__).parents[2]
LEFTOVERS = shutil.ignore_patterns(
    "__pycache__", "*.pyc", "*.so", ".git", ".venv", ".*_cache", ".hypothesis", ".coverage*",
    "htmlcov", "*.egg-info", "build", "dist", "corpus", "output",
)  # fmt: skip


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository without what tools leave in it."""
    pytest.importorskip("build")
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("packaging") / "tree", ignore=LEFTOVERS)


@pytest.fixture(scope="module")
def built(tree: Path) -> Path:
    """The folder with both distributions, the wheel made from the source distribution."""
    out = tree.parent / "dist"
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(tree)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return out


def test_what_the_package_imports_is_among_its_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [
        *project["dependencies"],
        *extras["docs"],
        *extras["xlsx"],
        *extras["cluster"],
        *extras["app"],
    ]
    declared = {re.split(r"[<>=;]", each)[0] for each in asked}
    homes = packages_distributions()
    imported: set[str] = set()
    for path in (ROOT / "lovp_actions").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    outside = imported - set(sys.stdlib_module_names) - {"lovp_actions"}
    assert {"spacy", "numpy", "docx"} <= outside
    for name in outside:
        assert declared & {name, *homes.get(name, ())}, f"{name} is not declared"


def files_below(folder: Path, *, of: Path) -> set[str]:
    return {path.relative_to(of).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_the_source_distribution_holds_the_repository(built: Path, tree: Path) -> None:
    name = f"lovp_actions-{__version__}"
    with tarfile.open(built / f"{name}.tar.gz") as archive:
        inside = {member.name.removeprefix(f"{name}/") for member in archive if member.isfile()}
    # tree/ was copied before the build, which leaves an *.egg-info in it
    wanted = {each for each in files_below(tree, of=tree) if ".egg-info/" not in each}
    assert wanted <= inside
    assert {"tests/conftest.py", "samples/lovp.txt", "docs/refresh.py", ".ci/run"} <= inside


@pytest.mark.slow
def test_the_wheel_holds_the_package_and_nothing_else(built: Path, tree: Path) -> None:
    (wheel,) = built.glob("*.whl")
    assert wheel.name == f"lovp_actions-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    package = {name for name in inside if name.startswith("lovp_actions/")}
    assert package == files_below(tree / "lovp_actions", of=tree)
    for each in (
        "py.typed",
        "lexicon/cues.toml",
        "cli/locale/nl.toml",
        "review/templates/review.html",
        "reader/model/reader.onnx",
        "reader/model/tokenizer.json",
        "extraction/joining/scorer.json",
    ):
        assert f"lovp_actions/{each}" in package
    assert "lovp_actions/nl_minutes_sm/parser/model" in package
    others = {PurePosixPath(name).parts[0] for name in inside - package}
    assert others == {f"lovp_actions-{__version__}.{kind}" for kind in ("dist-info", "data")}


@pytest.mark.slow
def test_the_wheel_holds_the_licences_and_the_man_page(built: Path, tree: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        licences = f"lovp_actions-{__version__}.dist-info/licenses"
        for name in ("LICENSE", "LICENSES/EUPL-1.2.txt", "LICENSES/CC-BY-SA-4.0.txt"):
            assert archive.read(f"{licences}/{name}") == (tree / name).read_bytes()
        page = "data/share/man/man1/lovp-actions.1"
        held = archive.read(f"lovp_actions-{__version__}.data/{page}")
        assert held == (tree / "docs/lovp-actions.1").read_bytes()
