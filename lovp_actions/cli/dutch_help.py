"""`--help` in Dutch: the texts that the commands are declared with, looked up as messages are."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from lovp_actions.cli import translation
from lovp_actions.items import fold

_LAYOUT: Final = {
    "Usage:": "Gebruik:",
    "Arguments:": "Argumenten:",
    "Options:": "Opties:",
    "Commands:": "Commando's:",
    "Show this message and exit.": "Toon deze hulp en stop.",
    "[default:": "[standaard:",
    "[required]": "[verplicht]",
}
"""What typer puts around the texts."""


def is_asked(words: Sequence[str]) -> bool:
    """Whether the words of a command ask for help."""
    before = words[: words.index("--")] if "--" in words else words
    return not words or bool({"-h", "--help"} & set(before))


@contextlib.contextmanager
def put_in(command: Any) -> Iterator[None]:
    """Within the block a command of typer, with those under it, tells its help in Dutch."""
    with contextlib.ExitStack() as held:
        for each in (command, *command.params):
            if getattr(each, "help", None):
                held.callback(setattr, each, "help", each.help)
                each.help = translation.in_dutch(fold(each.help), "help")
        held.callback(delattr, command, "get_help")
        command.get_help = _around(command.get_help)
        for each in getattr(command, "commands", {}).values():
            held.enter_context(put_in(each))
        yield


def _around(told: Callable[[Any], str]) -> Callable[[Any], str]:
    """The help with the words that typer puts around the texts."""

    def in_dutch(context: Any) -> str:
        text = told(context)
        for english, dutch in _LAYOUT.items():
            text = text.replace(english, dutch)
        return text

    return in_dutch
