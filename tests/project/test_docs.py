"""What the documentation shows is what the command does."""

from __future__ import annotations

import doctest
import importlib
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import command_server
import make_formats
import pytest
from _pytest.mark import ParameterSet

from lovp_actions import errors, lexicon
from lovp_actions.cli import app
from lovp_actions.cli.exits import EXIT_FOUND
from lovp_actions.items import FIELDS, SCHEMA_VERSION, TYPES
from lovp_actions.lists import columns, diff, due

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
LISTS = (ROOT / "docs/lists.md").read_text("utf-8")
FORMATS = (ROOT / "docs/formats.md").read_text("utf-8")


refresh = importlib.import_module("docs.refresh") if os.name != "nt" else None
posix = pytest.mark.skipif(refresh is None, reason="needs a terminal")
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""Commands in `console` blocks are run and their output compared, and so is the Python of `pycon`
blocks; commands in `sh` blocks, which show none, are run on files that stand in for those named;
what stands in `text` and `python` blocks is run elsewhere: what turns completion on
(`test_completion.py`), what installs the package (`.ci/run`), the clusters (`test_docs_cluster.py`)
and the figures (`test_docs_figures.py`)."""


def test_the_architecture_names_only_what_is_there() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    files = {path.name for path in (ROOT / "lovp_actions").rglob("*.py")}
    for name in re.findall(r"`([\w/]+\.py)`", page):
        assert name in files or any((ROOT / each / name).exists() for each in (".", "lovp_actions"))


def blocks(page: Path, tag: str) -> list[str]:
    return [text for name, text in BLOCK.findall(page.read_text("utf-8")) if name == tag]


def with_blocks(tag: str) -> list[ParameterSet]:
    pages = [page for page in PAGES if blocks(page, tag)]
    return [pytest.param(page, id=page.name) for page in pages]


@posix
@pytest.mark.usefixtures("served_command")
@pytest.mark.parametrize("page", with_blocks("console"))
def test_pages_show_real_output(page: Path) -> None:
    assert refresh is not None
    text = page.read_text("utf-8")
    with refresh.shell(text, command_server.command("real")) as output_of:
        for command, shown in refresh.examples(text):
            assert output_of(command) == shown, "run: python docs/refresh.py"


@posix
@pytest.mark.slow
@pytest.mark.usefixtures("served_command")
@pytest.mark.parametrize("page", with_blocks("sh"))
def test_commands_without_output_run(page: Path, tmp_path: Path) -> None:
    text = make_formats.docx("Notulen\n\ntoezegging|wethouder|belt.")
    for name in ("notulen", "notulen-oktober", "notulen-november", "concept", "vastgesteld"):
        (tmp_path / f"{name}.docx").write_bytes(text)
    (tmp_path / "verslag.pdf").write_bytes(make_formats.pdf("Notulen\n\nEr is koffie."))
    (tmp_path / "notulen.txt").write_text("toezegging|wethouder|belt\n")
    shutil.copytree(tmp_path, tmp_path / "map")
    assert refresh is not None
    for name, words in refresh.files(page.read_text("utf-8")).items():
        (tmp_path / name).write_text(words)
    real, fake = (shlex.join(command_server.command(main)) for main in ("real", "fake"))
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, command in {
        "lovp-actions": f'case "$*" in \'lexicon check\'*) exec {real} "$@";; esac\n'
        f'exec {fake} "$@"',
        "mail": "cat",
    }.items():
        (programs / name).write_text(f"#!/bin/sh\n{command}\n")
        (programs / name).chmod(0o755)
    lines = "".join(blocks(page, "sh")).splitlines()
    env = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    for line in ["lovp-actions merge actielijst.xlsx notulen.docx", *lines]:
        assert line.startswith("lovp-actions "), f"mark the block of {line!r} as text"
        done = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode in (0, EXIT_FOUND), f"{line}: {done.stderr}"
        assert "Cannot" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("page", with_blocks("pycon"))
def test_python_gives_the_results_shown(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own, *_) = blocks(ROOT / "docs/lexicon.md", "toml")
    (tmp_path / "gemeente.toml").write_text(own, encoding="utf-8")
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    session = "\n".join(blocks(page, "pycon"))
    examples = doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0)
    told: list[str] = []
    try:
        assert doctest.DocTestRunner().run(examples, out=told.append).failed == 0, "".join(told)
    finally:
        lexicon.use()


def test_few_blocks_are_not_run() -> None:
    known = {"console", "sh", "text", "toml", "python", "pycon"}
    assert {name for page in PAGES for name, _ in BLOCK.findall(page.read_text("utf-8"))} == known
    left = [text for page in PAGES if page.name != "commands.md" for text in blocks(page, "text")]
    assert len(left) <= 8


@posix
def test_refresh_changes_outputs_only() -> None:
    assert refresh is not None
    for page in PAGES:
        text = page.read_text("utf-8")
        examples = refresh.examples(text)
        assert len(examples) == text.count("\n$ lovp-actions ")
        shown = iter(output for _, output in examples)
        assert refresh.replaced(text, lambda command, shown=shown: next(shown)) == text
        changed = refresh.replaced(text, lambda command: "nieuw\n")
        assert [output for _, output in refresh.examples(changed)] == ["nieuw\n"] * len(examples)


def test_every_field_is_described_in_order() -> None:
    assert re.findall(r"^\| `(\w+)` \| (?:string|integer|number)", FORMATS, re.M) == list(FIELDS)
    assert f'"schema_version": {SCHEMA_VERSION}' in FORMATS


def test_every_type_is_described() -> None:
    assert tuple(re.findall(r"^\| \*\*(\w+)\*\* \|", README, re.M)) == TYPES


def test_every_exit_code_is_described() -> None:
    cells = re.findall(r"^\| (\d[\d, ]*) \|", README, re.M)
    described = {int(code) for cell in cells for code in cell.split(",")}
    failures = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    codes = {kind.exit_code for kind in failures if issubclass(kind, errors.LovpError)}
    assert described == {0, 2, EXIT_FOUND, 129, 130, 141, 143} | codes


def test_every_column_of_a_list_is_described_in_order() -> None:
    described = re.findall(r"^\| `(\w+)` \|", LISTS, re.M)
    assert described == [*columns.COLUMNS, *columns.ADDED]
    for names in (due.NAMES, diff.NAMES):
        assert ", ".join(f"`{name}`" for name in names) in " ".join(LISTS.split())


@pytest.mark.parametrize("command", ["merge", "due", "diff"])
def test_every_option_of_the_list_commands_is_described(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main([command, "--help"]) == 0
    offered = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    section = LISTS.split(f"## `lovp-actions {command}", 1)[1].split("\n## ", 1)[0]
    assert set(re.findall(r"--[a-z-]+", section)) == offered


def test_the_readme_and_ci_run_the_same_tests() -> None:
    match = re.search(r"^python3 -m venv .*pytest$", README, re.M)
    assert match is not None
    assert match[0] in (ROOT / ".ci/run").read_text("utf-8").splitlines()
