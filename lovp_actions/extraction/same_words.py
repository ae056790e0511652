"""The words of an action, as they are compared: what is said, not how it was typed or set."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from lovp_actions import lexicon
from lovp_actions.language import verbs

_CACHED: Final = 1 << 16
"""Texts whose words are kept at hand: those of the largest list."""
_SET: Final = re.compile("[\u00ad\u200b\u2060\ufeff]|<br ?/?>|\\\\(?=[|])", re.IGNORECASE)
"""What a typesetter puts between letters, and marks of the source: they say nothing."""
_SIGNS: Final = str.maketrans({"‐": "-", "‑": "-", "’": "'", "‘": "'", "`": "'"})
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])- (?!en\b|of\b|/)(?=[^\W\d_])")
"""A word broken at the end of a line; not "zon- en feestdagen"."""
_FEWEST: Final = 2
"""Words of what is said with its verb."""
_EDGES: Final = "\"'.,;:!?()[]{}<>“”„«»|*_~…–—/"


class Wording(NamedTuple):
    """What an action says: its words in their order, without articles, and its verb apart, so that
    "Jan belt de school op" is "de school opbellen"."""

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
def wording(action: str, deadline: str = "", actor: str = "") -> Wording:
    """What `action` says beside the words of its `deadline`, and of its `actor` at the start."""
    told, named = without(tokens(action), tokens(deadline)), tokens(actor)
    if named and told[: len(named)] == named:
        told = told[len(named) :]
    words = [each for word in told if (each := word.casefold()) not in _empty()]
    if not words:
        return Wording((), "")
    first, last = (infinitives().get(words[place]) for place in (0, -1))
    rest, verb = (words[1:], first) if first else (words[:-1], last)
    if verb is None:
        return Wording(tuple(words), "")
    parted = bool(rest) and not verb[0] and rest[-1] + verb[1] in infinitives()
    particle = rest.pop() if parted else verb[0]
    return Wording(tuple(rest), particle + verb[1])


def conjugated(one: Wording, other: Wording) -> bool:
    """Whether one of two says in the present what the other says in the infinitive, by a verb that
    the lexicon lacks: "verft het hek" and "hek verven"."""
    return _in_present(one, other) or _in_present(other, one)


def _in_present(told: Wording, planned: Wording) -> bool:
    if told.verb or planned.verb or len(told.words) < _FEWEST or len(planned.words) < _FEWEST:
        return False
    (first, *rest), (*objects, last) = told.words, planned.words
    if len(rest) > len(objects) and last.startswith(rest[-1]):  # "knipt … af"
        last = last.removeprefix(rest.pop())
    form = verbs.forms(last).get(first) if last.endswith("en") else None
    present = form is not None and form.form in (verbs.PRESENT, verbs.INFINITIVE)
    return rest == objects and present and first.endswith(("t", "en"))


@lexicon.derived
def infinitives() -> dict[str, tuple[str, str]]:
    """Particle and infinitive, by written form, of each verb of doing."""
    table: dict[str, tuple[str, str]] = {}
    for verb in verbs.listed("action"):
        for word, form in verbs.forms(verb).items():
            table.setdefault(word, (form.particle, form.verb))
    return table


@lexicon.derived
def _empty() -> frozenset[str]:
    """Articles, and what makes an infinitive or a future of a verb."""
    articles = lexicon.load("roles")["titles"]["articles"]
    return frozenset(articles) | verbs.forms_of("zullen") | {"te", "om"}
