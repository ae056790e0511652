"""Texts with other given names in them: who acts is told by where a name stands, not by whose it
is, and the minutes of one organisation have the same few names."""

from __future__ import annotations

import random
import re

from tokenizers import Tokenizer

from lovp_actions import lexicon
from lovp_actions.reader.windows import Marks, rows
from training.reader.gold import Gold
from training.reader.texts import Text

_GIVEN = lexicon.load("given_names")
NAMES = tuple(f"{_GIVEN['women']} {_GIVEN['men']} {_GIVEN['either']}".split())
_KNOWN = frozenset(name.casefold() for name in NAMES)


def renamed(text: Text, tokenizer: Tokenizer, marks: Marks, rng: random.Random) -> Text:
    """The text with another name for each given name of those who act in it, everywhere."""
    actors = [name for items in text.gold.values() for item in items for name in _told(item)]
    old = sorted({word for name in actors for word in re.findall(r"\w+", name.casefold())} & _KNOWN)
    if not old:
        return text
    new = dict(zip(old, rng.sample(NAMES, len(old)), strict=True))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(old)})(?!\w)", re.IGNORECASE)

    def other(words: str, everywhere: bool = False) -> str:
        return pattern.sub(
            lambda match: (
                new[match[0].casefold()] if everywhere or match[0][0].isupper() else match[0]
            ),
            words,
        )

    lines = [row.line._replace(text=other(row.line.text)) for row in text.rows]
    gold = {
        row: [
            {
                **item,
                **{name: other(item[name] or "", True) for name in ("actor", "action")},
                "also": [other(name, True) for name in item.get("also", [])],
            }
            for item in items
        ]
        for row, items in text.gold.items()
    }
    cut = rows(lines, tokenizer, marks)
    return Text(text.name, text.gold_path, cut, text.sentences, gold)


def _told(item: Gold) -> list[str]:
    return [item["actor"] or "", *item.get("also", [])]
