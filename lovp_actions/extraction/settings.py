"""The record of what a caller wants of a document: date, confidence, closed rows, reader."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

DEFAULT_CONFIDENCE = 0.45
"""Items below this are left out by default. From .4, half the F1, to .5 one more item hardly moves
the F1 (Lipton et al., 2014, say why); what others give stands in docs/accuracy.md."""

JOINED_FROM = 0.1
"""Confidence from which on a finding of the rules is joined with what the reader reads."""


@dataclass(frozen=True, slots=True)
class ExtractionSettings:
    """What is wanted of a document."""

    meeting_date: dt.date | None = None
    """Overrides the date found in the text; deadlines count from it."""
    min_confidence: float = DEFAULT_CONFIDENCE
    """From 0 to 1; items below it are left out."""
    closed: bool = False
    """Whether to take in the rows of action tables that their status closes."""
    fast: bool = False
    """Whether the rules alone read, without the learned reader."""

    @property
    def least(self) -> float:
        """The confidence below which the rules need not look: the scorer weighs what they doubt."""
        return self.min_confidence if self.fast else min(self.min_confidence, JOINED_FROM)

    def __post_init__(self) -> None:
        """Raises ValueError where `min_confidence` is not from 0 to 1, TypeError for a date that
        is none, such as "2026-10-12"."""
        if not isinstance(self.meeting_date, dt.date | None):
            kind = type(self.meeting_date).__name__
            raise TypeError(f"meeting_date must be a datetime.date or None, not {kind}")
        if not 0 <= self.min_confidence <= 1:
            raise ValueError(f"min_confidence must be from 0 to 1, not {self.min_confidence}")
        if isinstance(self.meeting_date, dt.datetime):
            object.__setattr__(self, "meeting_date", self.meeting_date.date())
