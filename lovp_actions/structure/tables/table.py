"""A table as it was found, before its cells are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lovp_actions.structure.layout import Line

Span = tuple[int, int]
"""Characters of the source."""


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a table and how their cells are told apart."""

    lines: list[Line]
    split: Callable[[Line], list[Span]]
    aligned: bool = False
    """Whether cells stand below their heading, and may run over several lines."""
    height: int = 0
    """How many lines it takes, 0 for those of `lines` alone."""
