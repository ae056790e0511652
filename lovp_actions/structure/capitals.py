"""Sentences that are written in capitals throughout, read as others are: in small letters, with
capitals where names and sentences begin."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from lovp_actions import lexicon
from lovp_actions.language import verbs
from lovp_actions.structure import names
from lovp_actions.structure.passage import Passage
from lovp_actions.structure.tables.cells import is_role

_LOUD = re.compile(r"[^\sa-zà-öø-ÿ]{1,60}(?:\s[^\sa-zà-öø-ÿ]{1,60}){3,200}(?![^\s]*[a-zà-öø-ÿ])")
"""Four words and more without a small letter."""
_WORD = re.compile(r"[^\W\d_](?:['’-]?[^\W\d_]){0,60}")
_PARTICLE = re.compile(names.PARTICLE)
_STOP = re.compile(r"[.!?:]\s*$")


def calmed(passage: Passage, people: Collection[str]) -> Passage:
    """The passage with its sentences in capitals as others are written; `people` are known names
    in small letters and initials in capitals, which stay as they are."""
    text = passage.text
    if len(text) < 12 or not _LOUD.search(text):
        return passage
    quiet = _LOUD.sub(lambda match: _calmed(match[0], people), text)
    return replace(passage, text=quiet) if len(quiet) == len(text) else passage


def _calmed(words: str, people: Collection[str]) -> str:
    found = {match[0].lower() for match in _WORD.finditer(words)}
    if len(found & _common()) < 2:  # as rows of abbreviations have none
        return words
    told = list(words)
    for start, word in _written(words, people):
        told[start : start + len(word)] = word
    return "".join(told)


def _written(words: str, people: Collection[str]) -> Iterator[tuple[int, str]]:
    """Each word as it is written where it is not shouted, with where it begins."""
    person = False  # whether the word before is of a name, or of an office that a name follows
    opens = True
    for match in _WORD.finditer(words):
        word, small = match[0], match[0].lower()
        opens = opens or bool(_STOP.search(words[: match.start()]))
        named = small in people or names.is_given(small)
        surname = person and small not in _common() and not verbs.is_known(small)
        if word in people:
            yield match.start(), word
        else:
            yield match.start(), small.capitalize() if named or surname or opens else small
        person = named or is_role(small) or (person and bool(_PARTICLE.fullmatch(small)))
        opens = False


@lexicon.derived
def _common() -> frozenset[str]:
    """Words that sentences are made of: small ones, and auxiliaries."""
    articles = lexicon.load("roles")["titles"]["articles"]
    return verbs.small_words().union(articles, verbs.auxiliary_forms(), ("te", "op", "in", "om"))
