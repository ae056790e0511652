"""Libraries that come with an extra, as with `pip install 'lovp-actions[docs]'`."""

from __future__ import annotations

import importlib
from typing import Any

from lovp_actions.errors import InputError


def library(module: str, name: str, extra: str = "docs") -> Any:
    """The module of that name, which comes with `extra`; raises InputError, about the file
    `name`, where it is missing."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise InputError(
            f"Cannot read {name}: that needs more packages; "
            f"install them with: pip install 'lovp-actions[{extra}]'"
        ) from error


def is_missing(told: str) -> bool:
    """Whether what is said of a file, or of a part of it, is that such a library is missing."""
    return ": that needs more packages; " in told
