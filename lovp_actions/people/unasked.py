"""Who is named beside a verb of asking and is not asked: what is told in brackets of a thing, who
is to be invited, told or asked by another."""

from __future__ import annotations

import re

from lovp_actions import lexicon
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import words
from lovp_actions.language.words import ARTICLES


def is_aside(text: str, start: int) -> bool:
    """Whether what stands at `start` is told in brackets, in small letters, of a thing: "vraagt
    brief 7 (klacht | ouders) te beantwoorden"."""
    opens = text.rfind("(", 0, start)
    closes = text.find(")", opens)
    beside = text[: max(opens, 0)].strip()
    return bool(beside) and opens < start < closes and text[opens:closes].islower()


def is_to_be_told(text: str, start: int, end: int) -> bool:
    """Whether who is named from `start` to `end` is the object of what is asked of somebody who is
    not named: "vraagt | de leden | uit te nodigen"."""
    before = text[:start].casefold().split()[-2:]
    asks = before[-2:-1] if before and before[-1] in ARTICLES else before[-1:]
    asked = not verbs.grammar()["asking"].isdisjoint(asks)
    return asked and _told().match(text, end) is not None


def is_to_be_asked(text: str, start: int, end: int) -> bool:
    """Whether somebody who is not named is told to ask the one from `start` to `end`: "Jan: vraag
    | Els | of zij nog stoelen heeft"."""
    return text.startswith(" of ", end) and _ASK.search(text[:start]) is not None


_ASK = re.compile(r"(?:\A\W{0,3}|: )vraag (?:de |het )?\Z", re.IGNORECASE)
"""What tells somebody to ask."""


@lexicon.derived
def _told() -> re.Pattern[str]:
    how, deeds = "|".join(words("told_how")), "|".join(words("told_to"))
    articles, word = "|".join(ARTICLES), r"[a-zà-ÿ]{2,40}"
    where = rf"(?:{'|'.join(verbs.grammar()['prepositions'])})\s(?:(?:{articles})\s)?"
    beside = rf"(?:{how}|{where}{word}(?:\s(?!(?:{articles})\s){word})?)"
    return re.compile(rf"(?:\s{beside}){{0,4}}\s(?:{deeds})\b")
