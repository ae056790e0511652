"""`--help` in Dutch."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs import reference
from lovp_actions.cli import app, messages, translation

ROOT = Path(__file__).parents[2]
COMMANDS = {command.name: command for command in reference.commands()}


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COLUMNS", "80")
    yield
    messages.manner.language = "en"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_text_has_its_dutch(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = COMMANDS[name]
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert app.main([*name.split(), "--help"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    texts = [command.help, *(each.help for each in (*command.arguments, *command.options))]
    for text in texts:
        text = text.replace("[60].", "[60]")
        dutch = translation.in_dutch(text, "help")
        assert dutch != text, f"put {text!r} in locale/nl_help.toml"
        assert dutch in shown
        assert text not in shown
    assert not re.search(r"Usage:|Options:|Arguments:|Show this|default:|required\]", shown)


def test_the_list_of_commands_and_the_locale(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    for group in ([], ["lexicon"]):
        assert app.main([*group, "--help"]) == 0
        lines = capsys.readouterr().out.split("Commando's:\n")[1].splitlines()
        told = [line.split(maxsplit=1)[1] for line in lines]
        assert all(re.fullmatch(r"[A-Z][^.]+\.", each) for each in told), told
    assert app.main(["--help", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("Usage:")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for words, begins in ((["--lang", "nl"], "Gebruik:"), ([], "Usage:")):
        assert app.main(["due", "--help", *words]) == 0
        assert capsys.readouterr().out.startswith(begins)


def test_the_command_itself_tells_it() -> None:
    """Where nothing is kept from one run to the next, as here in the tests."""
    done = subprocess.run(
        [sys.executable, "-m", "lovp_actions", "due", "--help", "--lang", "nl"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert done.stdout.startswith("Gebruik:")
    assert "Opties:" in done.stdout


def test_every_dutch_text_is_of_an_option_or_a_command() -> None:
    told = {
        text.replace("[60].", "[60]")
        for each in COMMANDS.values()
        for text in (each.help, *(one.help for one in (*each.arguments, *each.options)))
    }
    table = translation._templates()["help"]
    unused = [
        each.dutch for each in table if not any(each.fields(text) is not None for text in told)
    ]
    assert unused == [
        translation.in_dutch(text, "help") for text in (app.app.info.help, "Show the version.")
    ]
