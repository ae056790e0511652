"""What `lovp-actions --help` tells, as data, and the page `docs/commands.md` made of it.

The signatures of the commands are read, of which typer makes `--help`, and not its text, whose
layout changes with the version of typer; `tests/project/test_reference.py` holds the two together.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo

from lovp_actions.cli.app import app
from lovp_actions.cli.completion import PROGRAM

PAGE = Path(__file__).with_name("commands.md")

_HEAD = """\
# Commands and options

Made from the program itself by `python docs/refresh.py`; `lovp-actions COMMAND --help` tells the
same. Every command also takes `-h`, `--help`. Exit codes stand in the
[README](../README.md#exit-codes), the fields and forms of the output in [formats.md](formats.md),
kept lists in [lists.md](lists.md).
"""


@dataclass(frozen=True)
class Parameter:
    """An option or an argument of a command."""

    names: tuple[str, ...]
    """How it is written, a short name first; of an argument its word, such as FILES."""
    value: str
    """What stands for the value of an option, such as FILE or "nl|en", "" for one that takes none;
    of an argument how it stands in the usage, such as "[FILES]..."."""
    help: str
    default: str
    variable: str
    """The environment variable that sets it, or ""."""

    @property
    def told(self) -> str:
        """The help text with the default and the variable."""
        default = f" Default: {self.default}." if self.default else ""
        variable = f" Also set by {self.variable}." if self.variable else ""
        return f"{self.help}{default}{variable}"


@dataclass(frozen=True)
class Command:
    """A command with its parameters."""

    name: str
    help: str
    arguments: tuple[Parameter, ...]
    options: tuple[Parameter, ...]
    usage: str


def commands() -> Iterator[Command]:
    """Every command, in the order of `--help`."""
    for name, callback in _callbacks():
        arguments, options = [], []
        for parameter in _parameters(callback):
            (options if parameter.names[0].startswith("-") else arguments).append(parameter)
        usage = " ".join([PROGRAM, name, "[OPTIONS]", *(each.value for each in arguments)])
        told = " ".join((callback.__doc__ or "").split())
        yield Command(name, told, tuple(arguments), tuple(options), usage)


def _callbacks() -> Iterator[tuple[str, Callable[..., Any]]]:
    """The commands by their names, those of a group behind it."""
    for command in app.registered_commands:
        assert command.callback is not None
        yield command.callback.__name__, command.callback
    for group in app.registered_groups:
        inner = group.typer_instance
        assert inner is not None
        assert inner.registered_callback is not None
        assert inner.registered_callback.callback is not None
        yield str(group.name), inner.registered_callback.callback
        for command in inner.registered_commands:
            assert command.callback is not None
            yield f"{group.name} {command.callback.__name__}", command.callback


def _parameters(callback: Callable[..., Any]) -> Iterator[Parameter]:
    hints = get_type_hints(callback, include_extras=True)
    for name, parameter in inspect.signature(callback).parameters.items():
        if name == "context":
            continue
        hint = hints[name]
        if get_origin(hint) is not Annotated:  # Python 3.10 makes "or None" of a default None
            hint = get_args(hint)[0]
        kind, info = get_args(hint)
        optional = parameter.default is not parameter.empty
        told = info.help.removesuffix(".") + "."
        if isinstance(info, ArgumentInfo):
            several = "..." if _is_list(kind) else ""
            usage = f"[{info.metavar}]" if optional else str(info.metavar)
            yield Parameter((str(info.metavar),), usage + several, told, "", "")
            continue
        first = info.default if isinstance(info.default, str) else f"--{name.replace('_', '-')}"
        names = (first, *(info.param_decls or ()))  # of Annotated typer takes the first for that
        default = parameter.default
        default = default.value if isinstance(default, Enum) else default
        yield Parameter(
            tuple(sorted(names, key=len)),
            "" if kind is bool else info.metavar or _choices(kind),
            told,
            "" if kind is bool or default in (None, "") else str(default),
            str(info.envvar or ""),
        )


def _is_list(kind: Any) -> bool:
    return any(get_origin(each) is list for each in (kind, *get_args(kind)))


def _choices(kind: Any) -> str:
    """The values of an enumeration, such as "nl|en"."""
    kinds = (each for each in (kind, *get_args(kind)) if isinstance(each, type))
    enum = next(each for each in kinds if issubclass(each, Enum))
    return "|".join(each.value for each in enum)


def page() -> str:
    """The text of `docs/commands.md`."""
    lines = [_HEAD, *(line for command in commands() for line in _section(command))]
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(command: Command) -> Iterator[str]:
    yield f"## {command.name}\n"
    yield f"```text\n{command.usage}\n```\n"
    yield f"{command.help}\n"
    for each in command.arguments:
        yield _entry(f"- `{each.names[0]}`: {each.told}")
    for each in command.options:
        names = ", ".join(f"`{name}`" for name in each.names)
        yield _entry(f"- {names}{f' `{each.value}`' if each.value else ''}: {each.told}")
    yield ""


def _entry(text: str) -> str:
    return textwrap.fill(
        text, 100, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
