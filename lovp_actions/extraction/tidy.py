"""The words of an action without what only stands around them, or before an arrow."""

from __future__ import annotations

import re

from lovp_actions.language import verbs
from lovp_actions.language.words import WORD
from lovp_actions.structure import closed_rows, layout, wording

_MARKS = re.compile(rf"^(?:[\s~*•→⇒]|{layout.EMOJI}){{1,9}}(?=\S)")
_MARKED = re.compile(rf"(?<=\S)\s{{0,9}}(?:[~→⇒]|{layout.EMOJI})(?:[\s~→⇒]|{layout.EMOJI}){{0,9}}$")
"""Marks and small pictures around an action, which say nothing of it."""
_ARROW = re.compile(rf"\s{layout.ARROW}\s{{1,9}}")
_STOPPED = re.compile(r"(?:(?<=[^\W_]{4})|(?<=\s\d)|(?<=\d\d))[.;,]$")
"""A full stop behind a number, or a word that is long enough to be no abbreviation."""


def tidied(words: str, deadline: str) -> str:
    """Words without emphasis and small pictures around them, the state or the full stop that ends
    them, a deadline behind a picture, and a bracket at an end whose other half stands outside."""
    if deadline and words.endswith(deadline) and _MARKED.search(words[: -len(deadline)]):
        words = words[: -len(deadline)]
    plain = _MARKS.sub("", words)
    plain = plain if plain[-1:].isalnum() else _MARKED.sub("", plain)
    words = closed_rows.without_state(plain) or words
    words = without_stop(words.strip(" *"))
    for opening, closing in ("()", "[]"):
        if words.count(opening) > words.count(closing):
            words = words.strip(f" {opening}") if words[-1] == opening else words.lstrip(opening)
        elif words.count(closing) > words.count(opening):
            words = words.strip(f" {closing}") if words[0] == closing else words.rstrip(closing)
    return _behind_arrow(words.strip())


def _behind_arrow(words: str) -> str:
    """What is to be done by an infinitive behind an arrow, without the sentence before it, which
    tells why: "dak lekt => | aannemer bellen"."""
    arrow = _ARROW.search(words)
    if arrow is None or not wording.is_sentence(words[: arrow.start()]):
        return words
    deed = words[arrow.end() :]
    told = WORD.findall(deed.casefold())
    does = not verbs.infinitives().keys().isdisjoint(told)
    return deed if does and verbs.auxiliary_forms().keys().isdisjoint(told) else words


def without_stop(words: str) -> str:
    """Words without the full stop, or the like, of their sentence."""
    return _STOPPED.sub("", words)
