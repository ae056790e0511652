"""Libraries that come with `pip install 'lovp-actions[docs]'`."""

from __future__ import annotations

import importlib
from typing import Any

from ..errors import InputError


def library(module: str, name: str) -> Any:
    """The module of that name; raises InputError, about the file `name`, where it is missing."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise InputError(
            f"Cannot read {name}: that needs more packages; "
            "install them with: pip install 'lovp-actions[docs]'"
        ) from error
