"""Action items from Dutch minutes: who promised, agreed or was asked to do what, by when."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lovp_actions.version import __version__

if TYPE_CHECKING:
    from lovp_actions.api import extract, extract_many
    from lovp_actions.errors import InputError, LexiconError, LovpError, ModelError
    from lovp_actions.extraction.engine import Extractor
    from lovp_actions.items import Item, Result

__all__ = [
    "Extractor",
    "InputError",
    "Item",
    "LexiconError",
    "LovpError",
    "ModelError",
    "Result",
    "__version__",
    "extract",
    "extract_many",
]
_HOMES = {
    "extract": "api",
    "extract_many": "api",
    "InputError": "errors",
    "LexiconError": "errors",
    "LovpError": "errors",
    "ModelError": "errors",
    "Extractor": "extraction.engine",
    "Item": "items",
    "Result": "items",
}
"""The module of each public name, loaded when the name is first used."""


if not TYPE_CHECKING:  # a type checker would take any name for a public one

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
