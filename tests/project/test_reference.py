"""The pages that are made of the program's own options: docs/commands.md and the man page."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess

import pytest

from docs import man, reference
from lovp_actions.cli import app

COMMANDS = {command.name: command for command in reference.commands()}


@pytest.mark.parametrize("name", ["docs.man", "docs.reference"])
def test_the_page_is_up_to_date(name: str) -> None:
    made = importlib.import_module(name)
    assert made.PAGE.read_text("utf-8") == made.page(), "run: python docs/refresh.py"


def test_every_command_is_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--help"]) == 0
    offered = capsys.readouterr().out.split("Commands:\n")[1]
    assert re.findall(r"^  (\w+)", offered, re.M) == [name for name in COMMANDS if " " not in name]


@pytest.mark.parametrize("name", COMMANDS)
def test_it_tells_what_help_tells(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main([*name.split(), "--help"]) == 0
    shown = capsys.readouterr().out
    words = " ".join(shown.split())
    command = COMMANDS[name]
    assert command.help in words
    told = [each for option in command.options for each in option.names]
    offered = re.findall(r"^  (-\w, )?(--[\w-]+)", shown, re.M)
    names = [each.rstrip(", ") for pair in offered for each in pair if each]
    assert sorted(told) == sorted(set(names) - {"-h", "--help"})
    for parameter in (*command.arguments, *command.options):
        assert parameter.help.rstrip(".") in words
        assert parameter.variable in words
        assert f"[default: {parameter.default}" in words or not parameter.default


def test_help_tells_of_each_command_in_a_whole_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for group in ([], ["lexicon"]):
        assert app.main([*group, "--help"]) == 0
        lines = capsys.readouterr().out.split("Commands:\n")[1].splitlines()
        told = [line.split(maxsplit=1)[1] for line in lines]
        assert all(re.fullmatch(r"[A-Z][^.]+\.", each) for each in told), told


def test_every_command_tells_as_much_as_is_wanted_in_the_language_that_is_wanted() -> None:
    without = {name for name, each in COMMANDS.items() if not {"--lang", "-q", "-v"} <= names(each)}
    assert without == {"completion"}


def test_commands_that_choose_items_choose_them_by_the_same() -> None:
    filters = {"--actor", "--type", "--section"}
    choosing = {name: names(each) & filters for name, each in COMMANDS.items()}
    assert {name for name, each in choosing.items() if each} == {
        "extract",
        "merge",
        "show",
        "stats",
        "export",
    }
    assert all(each in (set(), filters) for each in choosing.values())


def names(command: reference.Command) -> set[str]:
    return {name for option in command.options for name in option.names}


def test_the_same_option_has_one_name_and_one_letter() -> None:
    """No letter stands for two options, and no option has a letter in some commands only."""
    known: dict[str, set[tuple[str, ...]]] = {}
    for command in COMMANDS.values():
        for option in command.options:
            for name in option.names:
                known.setdefault(name, set()).add(option.names)
    assert {name: each for name, each in known.items() if len(each) > 1} == {}


@pytest.mark.parametrize(
    "reader",
    [["mandoc", "-T", "lint", "-W", "warning"], ["groff", "-man", "-ww", "-Tutf8", "-Z"]],
    ids=["mandoc", "groff"],
)
def test_readers_of_man_pages_find_nothing_wrong(reader: list[str]) -> None:
    if not shutil.which(reader[0]):
        pytest.skip(f"needs {reader[0]}")
    done = subprocess.run([*reader, str(man.PAGE)], capture_output=True, text=True, check=False)
    complaints = done.stdout if reader[0] == "mandoc" else done.stderr
    assert (done.returncode, complaints) == (0, "")


def test_the_man_page_holds_every_option_and_exit_code() -> None:
    text = man.PAGE.read_text("utf-8").replace(r"\-", "-")
    for command in COMMANDS.values():
        section = text.split(f'.SS "{command.usage}"')[1].split("\n.SS ")[0]
        for option in command.options:
            assert all(rf"\fB{name}\fR" in section for name in option.names)
    codes = man.exit_codes()
    assert len(codes) >= 8
    assert all(rf"\fB{code}\fR" in text for code, _ in codes)
