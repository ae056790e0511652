"""Absolute dates, as in titles."""

from lovp_actions.deadlines import find_meeting_date

__all__ = ["find_meeting_date"]
