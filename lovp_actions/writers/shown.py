"""The minutes with their items marked: in colour on a terminal, with labels everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lovp_actions.items import Item, Result
from lovp_actions.writers.cells import plain, readable
from lovp_actions.writers.marked_text import Paragraph, paragraphs
from lovp_actions.writers.style import Style

if TYPE_CHECKING:
    from rich.text import Text

STYLES: Final = {
    "toezegging": "bold green",
    "afspraak": "bold blue",
    "verzoek": "bold yellow",
    "voornemen": "bold cyan",
    "besluit": "bold magenta",
    "actiepunt": "bold red",
}
"""How the words of each type look."""


def as_plain(result: Result, style: Style) -> str:
    """The text with a label such as "[toezegging: minister]" behind each sentence that holds
    an item, and nothing that drives a terminal."""
    return "\n".join(
        "".join(readable(run.text) + _labels(result, run.ends, style) for run in paragraph.runs)
        + "\n"
        for paragraph in paragraphs(result.text, result.items)
    )


def in_colour(result: Result, style: Style) -> str:
    """As `as_plain`, wrapped to the terminal's width, with headings and the words of items in a
    style of their own; without colours where NO_COLOR is set."""
    from rich.console import Console

    console = Console(force_terminal=True, markup=False, highlight=False, emoji=False)
    with console.capture() as capture:
        for number, paragraph in enumerate(paragraphs(result.text, result.items)):
            if number:
                console.print()
            console.print(_rich(paragraph, result, style))
    return "".join(line.rstrip() + "\n" for line in capture.get().split("\n")[:-1])


def _rich(paragraph: Paragraph, result: Result, style: Style) -> Text:
    from rich.text import Text

    line = Text(style="bold underline" if paragraph.level else "", overflow="fold")
    for run in paragraph.runs:
        look = "" if run.item is None else STYLES[result.items[run.item].type]
        line.append(readable(run.text), look)
        for index in run.ends:
            look = f"not bold {STYLES[result.items[index].type].removeprefix('bold ')} reverse"
            line.append(" ").append(_label(result.items[index], style), look)
    return line


def _labels(result: Result, indexes: tuple[int, ...], style: Style) -> str:
    return "".join(f" {_label(result.items[index], style)}" for index in indexes)


def _label(item: Item, style: Style) -> str:
    who = ", ".join(filter(None, (plain(item.actor), item.deadline_date)))
    return f"[{style.type_word(item)}: {who or '—'}]"
