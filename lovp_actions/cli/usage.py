"""Commands that cannot be understood: what is wrong with them, in the language of the user.

typer tells of wrong options, values and arguments in English, and while it still reads the words
of the command: what `--lang` asks for must be found in them without it.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import IO, Any, Final, Protocol, TypeGuard

import typer

from lovp_actions.cli.messages import manner, say, told, write
from lovp_actions.errors import closest
from lovp_actions.writers.cells import on_terminal
from lovp_actions.writers.words import Language

_KIND: Final = typer.BadParameter.__mro__[1]
"""What all errors of usage are: a class that typer does not give out by name."""
_PREFIX: Final = "Value error, "
"""What typer puts before what is wrong with a choice, by its version."""
_CHOICE: Final = re.compile(r"'([^']*)' is not one of ('[^']*'(?:, '[^']*'){0,99})\.")
"""What typer says of a value that is none of a choice."""
_LANGUAGES: Final[dict[str, Language]] = {"nl": "nl", "en": "en"}


class UsageError(Protocol):
    """What typer finds wrong with a command."""

    exit_code: int
    ctx: Any

    def show(self, file: IO[Any] | None = None) -> None: ...


def is_usage_error(error: Exception) -> TypeGuard[UsageError]:
    """Whether typer raised the error because the command cannot be understood."""
    return isinstance(error, _KIND)


def tell(error: UsageError, words: Sequence[str]) -> None:
    """Tell what is wrong with the command of these words."""
    manner.language = language_asked(words) or manner.language
    shown = io.StringIO()
    error.show(shown)  # without any words it is the help, which goes to standard error at once
    message = shown.getvalue()
    unknown = (word for word in words if f"No such command {word!r}" in message)
    if error.ctx and not error.ctx.parent and _tell_of_file(next(unknown, "")):
        return
    if message := on_terminal(message).rstrip("\n"):
        message = _CHOICE.sub(_with_guess, message.replace(_PREFIX, "", 1))
        write(told(message, "usage") + "\n")


def _tell_of_file(name: str) -> bool:
    """Tell how a file is read whose name stands where a command should; gives whether it is one, or
    could be."""
    if os.path.exists(name):
        quoted = f'"{name}"' if " " in name else name
        say(
            f"There is no command {name}; to read what has that name type: "
            f"lovp-actions extract {quoted}"
        )
    elif os.path.dirname(name) or os.path.splitext(name)[1]:
        say(f"There is no file {name}; to read one that is there type: lovp-actions extract FILE")
    else:
        return False
    return True


def _with_guess(wrong: re.Match[str]) -> str:
    """What is wrong with a value, with the choice that may have been meant."""
    guess = closest(wrong[1], re.findall(r"'(.*?)'", wrong[2]))
    return f"{wrong[0].removesuffix('.')}; did you mean '{guess}'?" if guess else wrong[0]


def language_asked(words: Sequence[str]) -> Language | None:
    """What the last `--lang` among the words of a command asks for; None without one."""
    asked: Language | None = None
    for word, after in pairwise((*words, "")):
        if word == "--":
            break
        name, given, value = word.partition("=")
        if name == "--lang":
            asked = _LANGUAGES.get(value if given else after, asked)
    return asked
