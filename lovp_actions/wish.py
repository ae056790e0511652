"""What is wanted of a document."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

DEFAULT_CONFIDENCE = 0.5
"""Items below this are left out by default: where F1 is best, see docs/accuracy.md."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a document."""

    meeting_date: dt.date | None = None
    """Overrides the date found in the text; deadlines count from it."""
    min_confidence: float = DEFAULT_CONFIDENCE
    closed: bool = False
    """Whether to take in the rows of action tables that their status closes."""
