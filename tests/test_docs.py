"""What the documentation shows is what the command does."""

from __future__ import annotations

import importlib
import os
import re
from pathlib import Path

import pytest

from lovp_actions import cli, errors
from lovp_actions.ends import EXIT_FOUND
from lovp_actions.items import FIELDS, SCHEMA_VERSION, TYPES
from lovp_actions.lists import columns, diff, due

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
LISTS = (ROOT / "docs/lists.md").read_text("utf-8")
FORMATS = (ROOT / "docs/formats.md").read_text("utf-8")


refresh = importlib.import_module("docs.refresh") if os.name != "nt" else None
EXAMPLES = refresh.examples(README) if refresh else []


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_the_readme_shows_real_output(command: str, shown: str) -> None:
    assert refresh is not None
    assert refresh.output_of(command) == shown, "run: python docs/refresh.py"


@pytest.mark.skipif(refresh is None, reason="needs a terminal")
def test_refresh_changes_outputs_only() -> None:
    assert refresh is not None
    assert len(EXAMPLES) >= 2
    shown = dict(EXAMPLES)
    assert refresh.replaced(README, lambda command: shown[command]) == README
    changed = refresh.replaced(README, lambda command: "nieuw\n")
    assert [output for _, output in refresh.examples(changed)] == ["nieuw\n"] * len(EXAMPLES)


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
    assert described == {0, 2, EXIT_FOUND, 130, 141, 143} | codes


def test_every_column_of_a_list_is_described_in_order() -> None:
    described = re.findall(r"^\| `(\w+)` \|", LISTS, re.M)
    assert described == [*columns.COLUMNS, *columns.ADDED]
    for names in (due.NAMES, diff.NAMES):
        assert ", ".join(f"`{name}`" for name in names) in " ".join(LISTS.split())


@pytest.mark.parametrize("command", ["merge", "due", "diff"])
def test_every_option_of_the_list_commands_is_described(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, "--help"]) == 0
    offered = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    section = LISTS.split(f"## `lovp-actions {command}", 1)[1].split("\n## ", 1)[0]
    assert set(re.findall(r"--[a-z-]+", section)) == offered


def test_the_readme_and_ci_run_the_same_tests() -> None:
    match = re.search(r"^python3 -m venv .*pytest$", README, re.M)
    assert match is not None
    assert match[0] in (ROOT / ".ci/run").read_text("utf-8").splitlines()
