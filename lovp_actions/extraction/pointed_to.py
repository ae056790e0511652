"""What an action points to that does not say it itself: "stuurt die rond"."""

from __future__ import annotations

from lovp_actions import lexicon
from lovp_actions.extraction.same_words import infinitives, tokens, without
from lovp_actions.extraction.units import Unit
from lovp_actions.items import fold
from lovp_actions.language import sentences
from lovp_actions.structure.passage import Passage

MOST_BEFORE = 6
"""Words of its own sentence before an action; behind more it points to these."""


def context_of(source: str, unit: Unit, action: str, deadline: str = "", actor: str = "") -> str:
    """The sentence before that of `unit`, where `action` only points to what it says; else "".

    It stands before it in the same block, or at the end of the block above in the same section.
    """
    if unit.block.row or not points(action, deadline, actor):
        return ""
    if len(fold(unit.text).partition(action)[0].split()) > MOST_BEFORE:
        return ""
    passage: Passage = unit.block.passage
    before = sentences.split(passage.text[: unit.start])
    if not before:
        above = [each for each in unit.section.blocks if each.start < unit.block.start]
        if not above or above[-1].kind not in ("paragraph", "item"):
            return ""
        passage = above[-1].passage
        before = sentences.split(passage.text)
    return fold(passage.quote(source, *before[-1])) if before else ""


def points(action: str, deadline: str = "", actor: str = "") -> bool:
    """Whether the action has a pronoun for what is done, or no words for it at all but one that
    points back. "Die brief" and "dat hij belt" do not."""
    told = tuple(word.casefold() for word in tokens(action))
    for some in (deadline, actor):
        told = without(told, tuple(word.casefold() for word in tokens(some)))
    pointing = lexicon.load("grammar")["pointing"]
    for place, word in enumerate(told):
        if word in pointing["pronouns"]:
            behind = told[place + 1 : place + 2]
            clause = word == "dat" and len(told) > place + 3
            if not clause and all(map(_says_nothing, behind)):
                return True
    back = _pointing_back()
    return any(word in back for word in told) and all(
        word in back or _says_nothing(word) or word in _parties() for word in told
    )


@lexicon.derived
def _pointing_back() -> frozenset[str]:
    words = lexicon.load("grammar")["pointing"]
    joined = (first + last for first in words["first_parts"] for last in words["last_parts"])
    return frozenset([*words["pronouns"], *words["alone"], *joined])


@lexicon.derived
def _parties() -> frozenset[str]:
    """Who is told of it: "de raad hierover informeren"."""
    roles = lexicon.load("roles")
    return frozenset([*roles["person"]["words"], *roles["body"]["words"]])


def _says_nothing(word: str) -> bool:
    """Whether a word beside one that points tells nothing of what is done but the verb."""
    return word in lexicon.load("grammar")["pointing"]["beside"] or word in infinitives()
