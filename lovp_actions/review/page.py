"""One page with minutes beside their items, to be kept, struck or changed: data and one script."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any, Final

from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE
from lovp_actions.items import TYPES, Item, Result
from lovp_actions.lists.columns import COLUMNS, MERGED
from lovp_actions.people.turns import speakers
from lovp_actions.review.decided import made, matched, meeting_of, placed
from lovp_actions.review.decisions import VERSION, Decided, Decision, digest_of, words_of
from lovp_actions.review.sentences import paragraphs
from lovp_actions.review.words import WORDS
from lovp_actions.sources import limits
from lovp_actions.structure.minutes import parse
from lovp_actions.version import __version__
from lovp_actions.writers.cells import plain
from lovp_actions.writers.status import STATUSES
from lovp_actions.writers.words import Language, list_word, type_word

_SCRIPTS: Final = (
    "state.js", "view.js", "overview.js", "zip.js", "export.js", "parts.js", "main.js",
)  # fmt: skip
"""Put in the page one behind the other, as one script."""
_NAMED: Final = 300
"""People whom an owner can be chosen from."""


def part(
    result: Result,
    told: Iterable[Decided] = (),
    least: float = DEFAULT_CONFIDENCE,
    wants: Callable[[Item], bool] = lambda item: True,
) -> Any:
    """Minutes as the page takes them, with the items that are wanted, and what was decided about
    them before; what was decided about others is saved with it, unseen. Offsets are those of
    Python, and the script never counts with them."""
    parsed = parse(result.text)
    meeting, date = meeting_of(result, parsed)
    decisions, lost = placed(result, told)
    by_item = matched(result.items, decisions)
    used = {id(each) for each in by_item.values()}
    others = [each for each in decisions if id(each) not in used]
    shown = {index for index, item in enumerate(result.items) if wants(item)}
    unseen = [
        *(each for index, each in by_item.items() if index not in shown),
        *(each for each in others if not wants(made(result, each))),
    ]
    actors = [item.actor_full or item.actor for item in result.items]
    passages = (block.passage.text for each in parsed.sections for block in each.blocks)
    present = [each.name for each in parsed.attendees]
    people = [*actors, *present, *sorted(speakers(list(passages)))]
    return {
        "source": plain(result.name),
        "digest": digest_of(result.text),
        "meeting": plain(meeting),
        "meeting_date": date,
        "people": [plain(name) for name in dict.fromkeys(people) if name][:_NAMED],
        "paragraphs": [
            each.as_dict()
            for each in paragraphs(parsed, dt.date.fromisoformat(date) if date else None)
        ],
        "items": [
            _item(item, by_item.get(index), sure=item.confidence >= least)
            for index, item in enumerate(result.items)
            if index in shown
        ],
        "others": [asdict(each) for each in others if each not in unseen],
        "unseen": [asdict(each) for each in (*lost, *unseen)],
    }


def _item(item: Item, told: Decision | None, *, sure: bool) -> dict[str, Any]:
    return {
        "id": item.id,
        "quote": item.sentence,
        "start": item.start,
        "end": item.end,
        "section": plain(item.section),
        "line": item.line,
        "other": plain(item.counterparty),
        "status": plain(item.status),
        "context": plain(item.context),
        "sure": sure,
        "full": plain(item.actor_full),
        "found": asdict(words_of(item)),
        "decision": told.decision if told else None,
        "item": asdict(told.item) if told else None,
    }


def page(parts: Sequence[Any], language: Language, *, served: str = "", revision: int = 0) -> str:
    """The page with these minutes. One that is `served` tells so: "review" where decisions are
    sent back as they are made, "app" where minutes can be dropped on it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("lovp_actions.review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = plain
    look, script = look_and_script()
    data = {
        "version": VERSION,
        "program": f"lovp-actions {__version__}",
        "language": language,
        "words": WORDS[language],
        "types": {name: type_word(name, language) for name in TYPES},
        "headings": {name: list_word(name, language) for name in COLUMNS},
        "merged": MERGED[language],
        "statuses": STATUSES[language],
        "served": served,
        "revision": revision,
        "largest": limits.FILE_BYTES,
        "parts": parts,
    }
    return environment.get_template("review.html").render(
        language=language,
        words=WORDS[language],
        title=_title(parts, language),
        parts=parts,
        policy=policy(served=bool(served)),
        app=served == "app",
        look=Markup(look),
        script=Markup(script),
        data=Markup(_embedded(data)),
    )


def _title(parts: Sequence[Any], language: Language) -> str:
    """What a window with these minutes is called."""
    title = WORDS[language]["title"]
    if len(parts) != 1:
        return title
    named = (parts[0]["meeting"] or parts[0]["source"], parts[0]["meeting_date"], title)
    return ", ".join(filter(None, named))


def policy(*, served: bool) -> str:
    """The content policy of the page: its own style and script, and nothing from elsewhere."""
    look, script = map(_hash, look_and_script())
    asks = "; connect-src 'self'" if served else ""
    return (
        f"default-src 'none'; style-src '{look}'; script-src '{script}'{asks}; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def look_and_script() -> tuple[str, str]:
    """The style sheet and the script of the page."""
    own = resources.files("lovp_actions.review").joinpath("templates")
    look, *scripts = (own.joinpath(name).read_text("utf-8") for name in ("review.css", *_SCRIPTS))
    return look, '"use strict";\n(() => {\n' + "\n".join(scripts) + "})();\n"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _embedded(data: object) -> str:
    """JSON that can stand in a page: nothing in it ends the element."""
    text = json.dumps(data, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
