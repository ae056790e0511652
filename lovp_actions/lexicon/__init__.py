"""The word lists the rules are made of: one TOML file a subject, each group with an example."""

from __future__ import annotations

import sys
from functools import cache
from importlib import resources
from typing import Any

from lovp_actions.errors import LexiconError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@cache
def load(name: str) -> dict[str, Any]:
    """The contents of `lexicon/NAME.toml`, read once; callers must not change them.

    Raises LexiconError where the file is missing or is not TOML.
    """
    try:
        words = resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
        return tomllib.loads(words)
    except FileNotFoundError:
        raise LexiconError(f"There is no lexicon {name}.toml in the package.") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"The lexicon {name}.toml cannot be read: {error}.") from error
