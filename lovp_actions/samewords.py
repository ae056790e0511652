"""The words of an action, as they are compared: what is said, not how it was typed or set."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from lovp_actions import lexicon, verbs

_CACHED: Final = 1 << 16
"""Texts whose words are kept at hand: those of the largest list."""
_SET: Final = re.compile("[\u00ad\u200b\u2060\ufeff]|<br ?/?>|\\\\(?=[|])", re.IGNORECASE)
"""What a typesetter puts between letters, and marks of the source: they say nothing."""
_SIGNS: Final = str.maketrans({"‐": "-", "‑": "-", "’": "'", "‘": "'", "`": "'"})
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])- (?!en\b|of\b|/)(?=[^\W\d_])")
"""A word broken at the end of a line; not "zon- en feestdagen"."""
_EDGES: Final = "\"'.,;:!?()[]{}<>“”„«»|*_~…–—/"


class Wording(NamedTuple):
    """What an action says: its words in their order, without articles, and its verb apart, so that
    "belt de school" is "de school bellen"."""

    words: tuple[str, ...]
    verb: str
    """The infinitive of the first word, or else of the last; "" where neither is a verb of
    doing."""


@lru_cache(maxsize=_CACHED)
def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of the text, in their order and with their capitals, without the
    punctuation around them; soft hyphens and broken words are made whole."""
    plain = unicodedata.normalize("NFKC", _SET.sub(_nothing, text)).translate(_SIGNS)
    words = (word.strip(_EDGES) for word in _BROKEN.sub("", " ".join(plain.split())).split())
    return tuple(word for word in words if word.strip("-"))


def _nothing(match: re.Match[str]) -> str:
    return " " if match[0].startswith("<") else ""


def without(words: tuple[str, ...], some: tuple[str, ...]) -> tuple[str, ...]:
    """The words without `some`, where these stand among them side by side."""
    for at in range(len(words) - len(some) + 1 if some else 0):
        if words[at : at + len(some)] == some:
            return words[:at] + words[at + len(some) :]
    return words


@lexicon.derived
@lru_cache(maxsize=_CACHED)
def wording(action: str, deadline: str = "") -> Wording:
    """What `action` says beside the words of its `deadline`."""
    told = (word.casefold() for word in without(tokens(action), tokens(deadline)))
    words = [word for word in told if word not in _articles()]
    for place in (0, -1):
        if words and words[place] in infinitives():
            return Wording(tuple(words[1:] if place == 0 else words[:-1]), verb_of(words[place]))
    return Wording(tuple(words), "")


def verb_of(word: str) -> str:
    """The infinitive of a form of a verb of doing, with its particle where that is written in it;
    any other word as it is."""
    return "".join(infinitives().get(word, ("", word)))


@lexicon.derived
def infinitives() -> dict[str, tuple[str, str]]:
    """Particle and infinitive, by written form, of each verb of doing."""
    table: dict[str, tuple[str, str]] = {}
    for verb in lexicon.load("verbs")["action"].split():
        for word, form in verbs.forms(verb).items():
            table.setdefault(word, (form.particle, form.verb))
    return table


@lexicon.derived
def _articles() -> frozenset[str]:
    return frozenset(lexicon.load("roles")["titles"]["articles"])
