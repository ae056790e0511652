"""Of which sentence of a paragraph the fields below it tell, and whether they close it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from lovp_actions.language import sentences, tense, verbs
from lovp_actions.language.words import Words
from lovp_actions.structure import closed_rows
from lovp_actions.structure.tables.row import Row

_FEW = 3
"""Words; fewer without a verb are whose an action is, or its state."""


def told(below: Row | None, text: str, date: dt.date | None) -> tuple[bool, Row | None, int]:
    """Whether the fields `below` a text close it, what they tell of it, and the last character of
    the sentence of which they do, -1 for none. That is the last that can be an action; where it is
    not the only one, a state that closes may be of any of them, and tells nothing."""
    if below is None:
        return False, None, -1
    spans = sentences.split(text)
    acting = [(start, end) for start, end in spans if may_act(text[start:end])]
    acting = acting if len(spans) > 1 else spans
    at = acting[-1][1] - 1 if acting else -1
    if closed_rows.open_row(below, date=date):
        return False, below, at
    if len(acting) == 1:
        return True, below, at
    kinds = tuple("" if kind == "status" else kind for kind in below.columns)
    return False, replace(below, columns=kinds), at


def may_act(sentence: str) -> bool:
    """Whether a sentence can be an action: it has a verb of doing that is no past, or none that is
    known, and then words enough. "De zaal was vol", "Dat is van belang" and "(Jan)" cannot."""
    words = Words(sentence)
    carried = verbs.auxiliary_forms()
    found = [carried[word] for word in words.order if word in carried]
    if any(told not in _IDLE and when == "present" for told, when in found):
        return True
    if any(_tells_deed(word, words) for word in words.order):
        return True
    short = len(words.order) < _FEW or sentence.startswith(("(", "[", ">"))
    return not (short or found or any(map(verbs.is_known, words.order)))


_IDLE = ("zijn", "hebben")


def _tells_deed(word: str, words: Words) -> bool:
    """Whether a word is an infinitive of a verb of doing or telling, or by its place a present."""
    classes = verbs.classes()
    if word not in classes["action"] and word not in classes["report"]:
        return False
    forms = verbs.readings(word)
    return verbs.INFINITIVE in forms or (
        verbs.PRESENT in forms and tense.may_be_finite(word, words)
    )
