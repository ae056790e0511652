"""Completion, asked for by the shells that are there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import command_server
import pytest

from lovp_actions.cli import app
from lovp_actions.items import TYPES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")

(_BLOCK,) = re.findall(r"^```text\n((?:.*completion .*\n)+)```$", README, re.M)
LINES = _BLOCK.splitlines()
"""What README.md has people put where their shell starts."""
CASES = [
    ("ext", ["extract"]),
    ("extract --fo", ["--format"]),
    ("extract -f j", ["json", "jsonl", "jira"]),
    ("extract --type v", ["verzoek", "voornemen"]),
    ("extract --columns actor,deadline_", ["actor,deadline_date"]),
    ("lexicon --table per", ["person"]),
    ("completion --he", ["--help"]),
]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served_command: None) -> Path:
    """A folder with the command in it, which is the first of the PATH, and two minutes."""
    command = tmp_path / "lovp-actions"
    command.write_text(f'#!/bin/sh\nexec {shlex.join(command_server.command("fake"))} "$@"\n')
    command.chmod(0o755)
    for name in ("notulen mei.txt", "notulen.txt"):
        (tmp_path / name).touch()
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def out_of(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr == ""
    return done.stdout


def needs(name: str) -> None:
    if os.name == "nt" or not shutil.which(name):
        pytest.skip(f"needs {name}")


@pytest.mark.slow
def test_bash(shell: Path) -> None:
    needs("bash")
    (shell / "script").write_text(out_of("lovp-actions", "completion", "bash"))
    for typed, expected in [*CASES, ("extract not", [])]:
        words = shlex.join(["lovp-actions", *typed.split()])
        script = (
            f"source ./script; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n"
            'function=$(complete -p lovp-actions | grep -o "_[a-z_]*"); $function lovp-actions\n'
            'printf "%s\\n" "${COMPREPLY[@]}"'
        )
        assert out_of("bash", "--norc", "-c", script).split() == expected
    registered = out_of("bash", "--norc", "-c", "source ./script; complete -p lovp-actions")
    assert "-o default" in registered, "without it no names of files are completed"


def test_fish(shell: Path) -> None:
    needs("fish")
    (shell / "script").write_text(out_of("lovp-actions", "completion", "fish"))
    files = ("extract not", ["notulen mei.txt", "notulen.txt"])
    for typed, expected in [*CASES, files]:
        asked = f"source script; complete -C {shlex.quote(f'lovp-actions {typed}')}"
        lines = out_of("fish", "--no-config", "-c", asked).splitlines()
        assert [line.split("\t")[0] for line in lines] == expected


def test_zsh(shell: Path) -> None:
    """What zsh would show is caught where the script hands it over."""
    needs("zsh")
    (shell / "script").write_text(out_of("lovp-actions", "completion", "zsh"))
    script = (
        'compdef() { :; }; _files() { print FILES; }; _arguments() { print -- "$*"; }\n'
        "source ./script; CURRENT=${#words}; _lovp_actions_completion"
    )
    for typed, expected in CASES:
        words = shlex.join(["lovp-actions", *typed.split()])
        shown = out_of("zsh", "-f", "-c", f"words=({words})\n{script}")
        assert all(f'"{each}"' in shown for each in expected)
        assert shown.count('"') <= 4 * len(expected)
    words = "lovp-actions extract not"
    assert out_of("zsh", "-f", "-c", f"words=({words})\n{script}") == "FILES\n"


@pytest.mark.slow
def test_powershell(shell: Path) -> None:
    """What the script does is done in its place; PowerShell itself is not asked."""
    if os.name == "nt":
        pytest.skip("needs a POSIX shell for the command")
    script = out_of("lovp-actions", "completion", "powershell")
    assert "PSReadLine" not in script
    assert 'lovp-actions | Where-Object { $_ -match ":::" } | ForEach-Object {' in script
    assert script.rstrip().endswith("-CommandName lovp-actions -ScriptBlock $scriptblock")
    for line in (
        '$Env:_LOVP_ACTIONS_COMPLETE = "complete_powershell"',
        "$Env:_TYPER_COMPLETE_ARGS = $commandAst.ToString()",
        "$Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $wordToComplete",
    ):
        assert line in script
    for typed, expected in [*CASES, ("extract not", [])]:
        asked = {
            "_LOVP_ACTIONS_COMPLETE": "complete_powershell",
            "_TYPER_COMPLETE_ARGS": f"lovp-actions {typed}",
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": typed.split()[-1],
        }
        lines = out_of("env", *(f"{name}={value}" for name, value in asked.items()), "lovp-actions")
        found = [line.split(":::") for line in lines.splitlines() if ":::" in line]
        assert [(word, bool(about)) for word, about in found] == [(each, True) for each in expected]


@pytest.mark.parametrize("line", LINES)
def test_the_lines_of_the_readme_turn_completion_on(line: str, shell: Path) -> None:
    (name,) = re.findall(r"completion (\w+)", line)
    needs(name)
    before, after, complete = {
        "bash": ("", "complete -p lovp-actions", "lovp-actions"),
        "zsh": (
            "autoload -Uz compinit; compinit -u -d dump",
            "print $_comps[lovp-actions]",
            "_lovp_actions_completion",
        ),
        "fish": ("", "complete -C 'lovp-actions extr'", "extract"),
    }[name]
    no_files = {"bash": "--norc", "zsh": "-f", "fish": "--no-config"}[name]
    assert complete in out_of(name, no_files, "-c", f"{before}\n{line}\n{after}")


def test_completing_loads_nothing_heavy(shell: Path) -> None:
    code = (
        "import sys; from lovp_actions.cli import app; app.main([])\n"
        "print(sorted({'spacy', 'thinc', 'numpy'} & set(sys.modules)))"
    )
    env = {
        **os.environ,
        "_LOVP_ACTIONS_COMPLETE": "complete_bash",
        "COMP_WORDS": "lovp-actions\nextract\n--type\n",
        "COMP_CWORD": "3",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True
    )
    assert done.stdout.split() == [*TYPES, "[]"]


def test_a_shell_without_a_script(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["completion", "ksh"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "ksh" in captured.err
