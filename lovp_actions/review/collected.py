"""What people decided, in the form of annotated minutes, on the machine of the user."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Any, Final

from lovp_actions.errors import OutputError, reason
from lovp_actions.items import Item, Result, fold
from lovp_actions.review.decided import matched, outcome, placed
from lovp_actions.review.decisions import Decided
from lovp_actions.writers.output import writing

_UNSAFE: Final = re.compile(r"[^\w.-]")


def annotated(result: Result, told: Iterable[Decided]) -> Iterator[dict[str, Any]]:
    """One record an item, as the annotated minutes have it: what a person kept, changed or added
    is required, what nobody looked at optional, and what was struck is none."""
    told = list(told)
    decisions, _ = placed(result, told)
    by_item = matched(result.items, decisions)
    struck = {each.id for each in outcome(result, told).struck}
    yield from (_record(each) for each in outcome(result, told, least=2.0).items)
    for index, item in enumerate(result.items):
        if index not in by_item and item.id not in struck:
            yield {**_record(item), "optional": True}


def _record(item: Item) -> dict[str, Any]:
    return {
        "quote": fold(item.sentence),
        "actor": item.actor,
        "type": item.type,
        "action": item.action,
        "deadline": item.deadline,
        "deadline_date": item.deadline_date,
        "also": [item.actor_full] if item.actor_full else [],
        "optional": False,
    }


def collect(results: Iterable[Result], told: Iterable[Decided], folder: str) -> int:
    """Write the text of each of the minutes that was decided about, and its annotations, to the
    folder, made where there is none; gives how many there are. Raises OutputError."""
    told, count = list(told), 0
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"Cannot write {folder}: {reason(error)}.") from error
    for result in results:
        if not placed(result, told)[0]:
            continue
        count += 1
        stem = Path(folder, _UNSAFE.sub("_", PurePath(result.name).stem) or "minutes")
        with writing(f"{stem}.txt") as out:
            out.write(result.text)
        with writing(f"{stem}.jsonl") as out:
            for each in annotated(result, told):
                out.write(json.dumps(each, ensure_ascii=False) + "\n")
    return count
