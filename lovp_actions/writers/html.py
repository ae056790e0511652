"""One web page with everything in it: the minutes with their items marked, and the list."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TextIO

from lovp_actions.items import Item, Result
from lovp_actions.writers.cells import plain, readable
from lovp_actions.writers.counts import GROUPS, counts, name_of
from lovp_actions.writers.marked_text import Paragraph, paragraphs
from lovp_actions.writers.page_words import WORDS
from lovp_actions.writers.style import PLAIN, Style
from lovp_actions.writers.words import type_word

_LONG: Final = 24
"""A time line of more months leaves out those in which nothing is due."""

View = dict[str, Any]
"""What the template is given: texts it escapes itself, numbers and lists of views."""


def write(results: Iterable[Result], out: TextIO, style: Style = PLAIN) -> None:
    """Write one page with a part for each of `results` to `out`."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("lovp_actions.writers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    base, look, script = (_asset(environment, name) for name in ("base.css", "page.css", "page.js"))
    parts, items = [], list[View]()
    found = list(results)
    for number, result in enumerate(found, start=1):
        part = _part(number, result, len(items) + 1, style)
        items += part["entries"]
        parts.append(part)
    all_items = [item for result in found for item in result.items]
    pieces = environment.get_template("page.html").generate(
        language=style.language,
        words=WORDS[style.language],
        title=parts[0]["title"] if len(parts) == 1 else WORDS[style.language]["list"],
        parts=parts,
        items=items,
        months=_months(items, style),
        counts=_counts(all_items, len(found), style),
        actors=sorted({item["group"] for item in items if item["group"]}, key=_order),
        types=[(name, type_word(name, style.language)) for name in _types(all_items)],
        look=Markup(base + look),
        script=Markup(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )
    out.writelines(pieces)
    out.write("\n")


def _order(name: str) -> tuple[str, str]:
    """Names that differ in capitals only are in the same order on every run."""
    return name.casefold(), name


def _asset(environment: Any, name: str) -> str:
    """A file of this package, to be put in the page as it is."""
    source: str = environment.loader.get_source(environment, name)[0]
    return source


def _part(number: int, result: Result, first: int, style: Style) -> View:
    """One file: its title, its paragraphs, and its items, counted from `first`."""
    parts = paragraphs(result.text, result.items)
    placed = {index for part in parts for run in part.runs for index in run.begins}
    named = next((item for item in result.items if item.meeting), None)
    title = plain(", ".join(filter(None, (named.meeting, named.meeting_date)))) if named else ""
    return {
        "number": number,
        "source": plain(result.name),
        "title": title or plain(result.name),
        "paragraphs": [_paragraph(part, result.items, first, style) for part in parts],
        "entries": [
            _item(item, first + index, index in placed, style)
            for index, item in enumerate(result.items)
        ],
    }


def _paragraph(part: Paragraph, items: Sequence[Item], first: int, style: Style) -> View:
    """A paragraph with its sentences opened and closed; those that go on behind its end are
    closed there."""
    runs: list[View] = []
    opened = 0
    for run in part.runs:
        opened += len(run.begins)
        closed = min(len(run.ends), opened)
        opened -= closed
        runs.append(
            {
                "words": readable(run.text),
                "number": None if run.item is None else first + run.item,
                "type": "" if run.item is None else items[run.item].type,
                "opens": [first + index for index in run.begins],
                "closes": closed,
                "labels": [_label(items[index], first + index, style) for index in run.ends],
            }
        )
    runs[-1]["closes"] += opened
    rows = all(line.lstrip().startswith("|") for run in part.runs for line in run.text.split("\n"))
    return {"level": part.level, "rows": rows, "runs": runs}


def _label(item: Item, number: int, style: Style) -> View:
    return {
        "number": number,
        "type": item.type,
        "word": style.type_word(item),
        "actor": plain(item.actor),
    }


def _item(item: Item, number: int, placed: bool, style: Style) -> View:
    return {
        **_label(item, number, style),
        "placed": placed,
        "group": plain(name_of(item, "actor")),
        "other": plain(item.counterparty),
        "arrow": "←" if item.type == "verzoek" else "→",
        "action": plain(item.action) or plain(item.sentence),
        "context": plain(item.context),
        "deadline": plain(item.deadline),
        "date": plain(item.deadline_date),
        "section": plain(item.section),
        "status": plain(item.status),
        "line": item.line,
    }


def _months(items: Sequence[View], style: Style) -> list[View]:
    """The months of the time line, each with the items that are due in it, by day."""
    dated = sorted(_dated(items), key=lambda pair: pair[0])
    if not dated:
        return []
    first, last = (day.year * 12 + day.month - 1 for day in (dated[0][0], dated[-1][0]))
    every = last - first < _LONG
    names = WORDS[style.language]["months"].split()
    months = []
    for month in range(first, last + 1) if every else sorted({_month(day) for day, _ in dated}):
        due = [{"day": day.day, **item} for day, item in dated if _month(day) == month]
        months.append({"name": f"{names[month % 12]} {month // 12}", "due": due})
    return months


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _dated(items: Iterable[View]) -> Iterator[tuple[dt.date, View]]:
    for item in items:
        if item["date"]:
            yield dt.date.fromisoformat(item["date"]), item


def _counts(items: Sequence[Item], files: int, style: Style) -> list[View]:
    """The counts of `stats`; those by meeting only when there are several files."""
    tallies = counts(items)
    return [
        {
            "name": style.heading(group),
            "rows": [
                {
                    "name": type_word(name, style.language) if group == "type" else plain(name),
                    "count": count,
                    "share": round(100 * count / max(tallies[group].values())),
                }
                for name, count in tallies[group].most_common()
            ],
        }
        for group in GROUPS
        if group != "meeting" or files > 1
    ]


def _types(items: Iterable[Item]) -> list[str]:
    return [name for name, _ in Counter(item.type for item in items).most_common()]
