"""The TOML files of the package, and the name of that of a project."""

from __future__ import annotations

from importlib import resources
from typing import Any, Final

from lovp_actions.errors import LexiconError
from lovp_actions.lexicon.toml import tomllib

PROJECT: Final = "lovp-actions.toml"
"""The file that is looked for in the current folder and those above it."""


def shipped(name: str) -> dict[str, Any]:
    """The contents of `lexicon/NAME.toml` as they are in the package. Raises LexiconError."""
    try:
        words = resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
        return tomllib.loads(words)
    except FileNotFoundError:
        raise LexiconError(f"There is no lexicon {name}.toml in the package.") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"The lexicon {name}.toml cannot be read: {error}.") from error
