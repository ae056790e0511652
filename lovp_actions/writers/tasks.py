"""What programs that keep tasks are told of an item: a title, a description, who, when, how far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from lovp_actions import lexicon
from lovp_actions.items import Item, KeptItem, fold
from lovp_actions.writers.cells import plain, told
from lovp_actions.writers.people import people_of
from lovp_actions.writers.status import is_closed
from lovp_actions.writers.style import Style
from lovp_actions.writers.words import list_word

LONGEST: Final = 255
"""Characters of a title: the most that a summary of Jira, a title of Planner and a subject of
Outlook hold."""


@dataclass(frozen=True, slots=True)
class Task:
    """An item as a task; what is not known is empty."""

    title: str
    """The action, cut at LONGEST characters."""
    description: str
    """All that the item says, on one line: no importer takes a line end in it for a new row."""
    people: tuple[str, ...]
    """The names of those who must act, or the address where the list tells it."""
    due: dt.date | None
    state: Literal["open", "busy", "done"]
    label: str
    """The type, in Dutch whatever the language: one word, so that it is a label everywhere."""
    group: str
    """The meeting."""


def tasks(items: Iterable[Item], style: Style) -> Iterator[Task]:
    """The items as tasks, without those that only say again what an earlier one says."""
    for item in once(items):
        title = told(item) or item.type
        yield Task(
            title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…",
            _description(item, title, style),
            (item.address,) if isinstance(item, KeptItem) and item.address else people_of(item),
            day(item.deadline_date),
            _state(item),
            item.type,
            plain(item.meeting),
        )


def once(items: Iterable[Item]) -> Iterator[Item]:
    """The items, without those that repeat one that came before."""
    seen: set[str] = set()
    for item in items:
        repeats = item.repeats in seen
        seen.add(item.id)
        if not repeats:
            yield item


def day(value: str) -> dt.date | None:
    """The date in ISO form as one, None for an unknown one."""
    return dt.date.fromisoformat(value) if value else None


def beside(item: Item, style: Style) -> dict[str, str]:
    """What a list tells of an item beside it, by the word for that."""
    told_of = {name: plain(getattr(item, name, "")) for name in ("proposal", "remarks")}
    return {list_word(name, style.language): words for name, words in told_of.items() if words}


def _description(item: Item, title: str, style: Style) -> str:
    where = ", ".join(filter(None, map(plain, (item.meeting, item.meeting_date))))
    line = f", {style.heading('line')} {item.line}" if item.line else ""
    named = {
        style.heading("actor"): plain(item.actor_full or item.actor),
        style.heading("deadline"): plain(item.deadline),
        style.heading("status"): plain(item.status),
        **beside(item, style),
        style.heading("meeting"): where,
        style.heading("section"): plain(item.section),
        style.heading("source"): f"{plain(item.source)}{line}" if item.source else "",
    }
    parts = [title] if len(title) > LONGEST else []
    parts += [f"“{plain(item.sentence)}”"] if item.sentence else []
    return " · ".join([*parts, *(f"{name}: {value}" for name, value in named.items() if value)])


def _state(item: Item) -> Literal["open", "busy", "done"]:
    if is_closed(item):
        return "done"
    busy = lexicon.load("lists")["busy"]["words"]
    return "busy" if fold(item.status).casefold() in busy else "open"
