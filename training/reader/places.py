"""Annotations of texts that may not be passed on, as places in them instead of words.

    python -m training.reader.places GOLD TEXTS OUT

GOLD has annotations in the form of the gold, TEXTS the minutes of the same names; OUT gets a file
for each, without a word of the text. A place is the first character and the one behind the last of
the text as `gold.fold` leaves it; other spellings of an actor stay where the text has them. The
first line tells which text it was, so that another one is not taken for it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from lovp_actions.run import reading
from training.reader.gold import WORDS, Gold, fold, mark, pairs


def of(source: str, items: list[Gold]) -> list[dict[str, Any]]:
    """The items with places for words, behind the mark of the text. Raises ValueError where words
    are not in the text."""
    text = fold(source)
    found: list[dict[str, Any]] = [{"text": mark(text)}]
    for item in items:
        quote = _place(text, item["quote"])
        if quote is None:
            raise ValueError(f"not in the text: {item['quote']}")
        places = {name: _near(text, item[name], quote) for name in WORDS}
        also = [place for each in item["also"] if (place := _near(text, each, quote))]
        found.append({**item, **places, "quote": quote, "also": also})
    return found


def _place(text: str, words: str, start: int = 0) -> list[int] | None:
    wanted = fold(words)
    at = text.find(wanted, start) if wanted else -1
    return [at, at + len(wanted)] if at >= 0 else None


def _near(text: str, words: str, quote: list[int]) -> list[int] | None:
    """In the quote if it is there, else where it stands first."""
    inside = _place(text, words, quote[0])
    return inside if inside and inside[1] <= quote[1] else _place(text, words)


def main() -> None:
    gold, texts, out = map(Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    for path, text in pairs(gold, texts):
        items = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        lines = map(json.dumps, of(reading.read(str(text)).text, items))
        (out / path.name).write_text("".join(line + "\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()
