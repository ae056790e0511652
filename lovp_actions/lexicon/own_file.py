"""A lexicon file of a user, as it was read, with the lines of what is in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from lovp_actions.lexicon.form import REMOVE
from lovp_actions.lexicon.places import Path, Places
from lovp_actions.lexicon.toml import tomllib

ROOT: Final = "lexicon"
"""The table that may hold all others, and in a project file must: it has room for more."""


@dataclass(frozen=True)
class OwnFile:
    """A file as it was read: its `name`, as messages call it, its `text`, and its `tables`, with
    all that may be left out filled in: words are lists, entries are lists of tables."""

    name: str
    text: str
    tables: dict[str, Any]

    def line(self, path: Path, value: object = None) -> int:
        """The line of what `path`, keys and indexes in `tables`, leads to (see `Places.line`)."""
        places, root = self._places
        return places.line((*root, *path), value)

    @property
    def removed(self) -> tuple[str, ...]:
        """The words and rules that it takes away."""
        tables = (table for table in self.tables.values() if isinstance(table, dict))
        return tuple(word for table in tables for word in table.get(REMOVE, ()))

    @cached_property
    def _places(self) -> tuple[Places, Path]:
        return Places(self.text), (ROOT,) if ROOT in tomllib.loads(self.text) else ()
