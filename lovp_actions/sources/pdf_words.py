"""A word of a PDF page with its place, on a page as it is turned."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner of a page."""


@dataclass(slots=True, eq=False)
class Word:
    """A run of characters without white space; `size` is that of its font, in points."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool
    struck: bool = False
    note: str = ""
    """The mark of a note that stands raised at the end or the beginning of the word."""
    aslant: bool = False
    """Whether it is drawn at another angle than a quarter of a turn."""

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Turned:
    """A page that is turned clockwise by `turn` degrees, and its size as it is seen then."""

    turn: int
    width: float
    height: float

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box as it stands on the page that is seen."""
        if self.turn == 90:
            return bottom, self.height - right, top, self.height - left
        if self.turn == 180:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        if self.turn == 270:
            return self.width - top, left, self.width - bottom, right
        return left, bottom, right, top
