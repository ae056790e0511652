"""The record of what a caller wants of a document: model, confidence, types, dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

DEFAULT_CONFIDENCE = 0.4
"""Items below this are left out by default: half the F1, from where one more item of a calibrated
probability raises it (Lipton et al., 2014). What others give stands in docs/accuracy.md."""

FAST_CONFIDENCE = 0.45
"""The same where the rules alone read, whose confidence only orders items."""

DOUBTED = 0.1
"""Confidence from which on a finding of the rules is joined with what the reader reads."""


def confidence(wanted: float | None, *, fast: bool) -> float:
    """The confidence `wanted`, from 0 to 1, or the default of the way of reading where it is
    None."""
    if wanted is not None:
        return wanted
    return FAST_CONFIDENCE if fast else DEFAULT_CONFIDENCE


@dataclass(frozen=True, slots=True)
class ExtractionSettings:
    """What is wanted of a document."""

    meeting_date: dt.date | None = None
    """Overrides the date found in the text; deadlines count from it."""
    min_confidence: float | None = None
    """None is the default of the way of reading."""
    closed: bool = False
    """Whether to take in the rows of action tables that their status closes."""
    fast: bool = False
    """Whether the rules alone read, without the learned reader."""

    @property
    def least(self) -> float:
        """The confidence below which the rules need not look: the scorer weighs what they doubt."""
        return self.wanted if self.fast else min(self.wanted, DOUBTED)

    @property
    def wanted(self) -> float:
        """The confidence below which items are left out."""
        return confidence(self.min_confidence, fast=self.fast)

    def __post_init__(self) -> None:
        """Raises ValueError where `min_confidence` is not from 0 to 1, TypeError for a date that
        is none, such as "2026-10-12"."""
        if not isinstance(self.meeting_date, dt.date | None):
            kind = type(self.meeting_date).__name__
            raise TypeError(f"meeting_date must be a datetime.date or None, not {kind}")
        if not 0 <= self.wanted <= 1:
            raise ValueError(f"min_confidence must be from 0 to 1, not {self.min_confidence}")
        if isinstance(self.meeting_date, dt.datetime):
            object.__setattr__(self, "meeting_date", self.meeting_date.date())
