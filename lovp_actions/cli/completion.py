"""Completion in shells: the scripts, and what they ask the command on every Tab."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from enum import Enum
from typing import Annotated, Final

import typer

from lovp_actions.cli.exits import polite
from lovp_actions.items import FIELDS, TYPES
from lovp_actions.writers.output import standard_output, writing_to_standard_output

PROGRAM: Final = "lovp-actions"
_ASKED: Final = "_LOVP_ACTIONS_COMPLETE"
"""The variable by which a script asks for completions, as typer names it."""


class Shell(str, Enum):
    """The shells there is a script for."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"
    powershell = "powershell"


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
) -> None:
    """Print the script that completes this command in SHELL. Source it where SHELL starts."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    with polite():
        standard_output()
        script = get_completion_script(
            prog_name=PROGRAM, complete_var=_ASKED, shell=str(shell.value)
        )
        if shell is Shell.powershell:
            script = _mended(script)
        with writing_to_standard_output() as out:
            out.write(script + "\n")


def _mended(script: str) -> str:
    """The script of typer for PowerShell without what changes Tab for all other commands, and
    without lines that are no completion: the rest of a help text, which ends it with an error."""
    _, mark, rest = script.partition("$scriptblock = {")
    asked = f"{PROGRAM} | "
    return mark + rest.replace(asked, f'{asked}Where-Object {{ $_ -match ":::" }} | ', 1)


def prepare(environment: MutableMapping[str, str] = os.environ) -> None:
    """Make ready to answer a script, where one asks."""
    if _ASKED in environment:
        from typer.completion import completion_init  # type: ignore[attr-defined]

        completion_init()


def types_from(incomplete: str) -> list[str]:
    """The types that begin so."""
    return [name for name in TYPES if name.startswith(incomplete.lower())]


def columns_from(incomplete: str) -> list[str]:
    """The lists of columns that go on so: with each column that is not yet in it."""
    before, comma, last = incomplete.lower().rpartition(",")
    taken = before.split(",")
    return [before + comma + name for name in FIELDS if name.startswith(last) and name not in taken]
