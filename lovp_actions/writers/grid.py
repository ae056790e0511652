"""Rows of cells side by side, wrapped to columns; rich's own tables space these by version."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, Literal, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

GAP: Final = 2
"""Columns of the terminal between two cells."""
Side = Literal["left", "right"]


def longest_word(texts: Iterable[str]) -> int:
    """How many columns of the terminal the longest word takes, 0 without any."""
    from rich.cells import cell_len

    return max((cell_len(word) for text in texts for word in text.split()), default=0)


def narrowed(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widths of columns made to fit in `room` together, with the gaps between them: the widest
    give way first, and none gets narrower than its `least`, so they may not fit even so."""
    found = list(widths)
    excess = sum(found) + GAP * (len(found) - 1) - room
    while excess > 0 and (free := [at for at, width in enumerate(found) if width > least[at]]):
        found[max(free, key=found.__getitem__)] -= 1
        excess -= 1
    return found


@contextlib.contextmanager
def console_to(out: TextIO) -> Iterator[Console]:
    """A console for text without markup; after the block what was printed goes to `out`, without
    the spaces at the ends of lines, in colour when that is a terminal that wants it."""
    from rich.console import Console

    terminal = out.isatty()
    console = Console(file=out, force_terminal=terminal, markup=False, highlight=False, emoji=False)
    with console.capture() as capture:
        yield console
    out.writelines(line.rstrip() + "\n" for line in capture.get().splitlines())


def print_row(
    console: Console, cells: Sequence[Text], widths: Sequence[int], sides: Sequence[Side]
) -> None:
    """Print the cells of a row, each wrapped to the width of its column and set to its side."""
    from rich.text import Text

    blocks = [
        cell.wrap(console, width, overflow="fold")
        for cell, width in zip(cells, widths, strict=True)
    ]
    for pieces in zip_longest(*blocks):
        line = Text()
        for piece, width, side in zip(pieces, widths, sides, strict=True):
            part = piece or Text()
            part.align(side, width)
            line.append_text(part).append(" " * GAP)
        console.print(line, soft_wrap=True)
