"""What the words of a line say about it: sentence or label, whole or broken off."""

from __future__ import annotations

import re
from itertools import pairwise

from lovp_actions import lexicon
from lovp_actions.language import verbs
from lovp_actions.language.words import CAPITALS
from lovp_actions.structure import layout
from lovp_actions.structure.names import PARTICLE, PARTICLES

_STOP = re.compile(r"[a-zà-ÿ)\d]{2}[.!?](?:\s|$)")
_QUOTES_CLOSED = re.compile(r"[\"“”»]")
_LOOKED_AT = 600
"""Characters of a line that are looked at: enough to tell prose from names."""


@lexicon.derived
def _titled() -> re.Pattern[str]:
    roles = lexicon.load("roles")
    articles = "|".join(roles["titles"]["articles"])
    offices = "|".join(
        sorted(map(re.escape, (*roles["titles"]["words"], *roles["person"]["words"])), key=len)[
            ::-1
        ]
    )
    name = rf"[{CAPITALS}][\w.'’-]{{0,60}}"
    return re.compile(
        rf"\W{{0,3}}(?i:(?:{articles})\s{{1,9}})?(?P<office>(?i:{offices})\.?)"
        rf"(?P<name>(?:\s{{1,9}}{PARTICLE}|\s{{1,9}}{name}){{0,5}})(?:\s{{0,9}}\([^()]{{0,40}}\))?\s{{0,9}}:\W{{0,30}}"
    )


def titled_speaker(words: str) -> str:
    """Who speaks by a line such as "Minister Bakker:", "De heer Bos (Groen):"; "" for others.

    "de heer", "mevrouw" and the like are left out, offices are not.
    """
    match = _titled().fullmatch(words[:200])
    if not match:
        return ""
    office, name = match["office"].rstrip("."), match["name"].strip()
    address = office.lower() in lexicon.load("roles")["titles"]["words"]
    if address or not name:
        return name if address else office
    return f"{office} {name}"


def quoted(words: str, place: int) -> bool:
    """Whether what stands at a place is within quotes that lead in words of another paper: "In het
    verslag stond: "…"", and not behind the quotes that close them."""
    leads = layout.pattern("quoting", "words", "markers").finditer(words, 0, place)
    return any(not _QUOTES_CLOSED.search(words, lead.end(), place) for lead in leads)


def is_sentence(words: str) -> bool:
    """Whether a short line has a finite verb and so is no heading, though it has no full stop."""
    tokens = [word.strip("*_,:;.()\"'“”‘’") for word in words[:_LOOKED_AT].split()]
    return any(_is_finite(before, word) for before, word in pairwise(tokens))


def _is_finite(before: str, word: str) -> bool:
    if not word.islower():
        return False
    if word in _listed("lead_in", "finite"):
        return True
    if not word.endswith("t") or word.startswith("ge") or word in _listed("lead_in", "nouns"):
        return False
    return verbs.is_known(word) and before.lower() not in _listed("headings", "open")


@lexicon.derived
def _listed(table: str, entry: str) -> frozenset[str]:
    return frozenset(lexicon.load("layout")[table][entry])


def is_told(words: str) -> bool:
    """Whether a short line is a sentence, and no question that heads what follows."""
    words = _without_brackets(words)
    first = words.split(None, 1)[0].lower() if words.strip() else ""
    question = layout.pattern("headings", "question").fullmatch(first)
    return question is None and is_sentence(words)


def is_spoken(words: str) -> bool:
    """Whether words behind an office and a colon are what its holder says, and no names: "Ik mail
    de stukken"."""
    told, pronouns = words.lower().split(), lexicon.load("roles")["pronouns"]
    return len(told) > 1 and not {*pronouns["self"], *pronouns["group"]}.isdisjoint(told)


def without_stop(words: str) -> str:
    """A heading without the full stop or colon at its end; "w.v.t.t.k." keeps its own."""
    words = words.rstrip(" :")
    last = (words.split() or [""])[-1]
    if last.endswith(".") and "." not in last[:-1]:
        words = words[:-1]
    return words


def is_known_heading(words: str) -> bool:
    """Whether the words need no other sign to be a heading; "Gereed" does, which may be a state."""
    words = without_stop(words.strip(" *_"))
    known = layout.section_kind(words) not in ("", "done")
    return known or bool(layout.pattern("headings", "common").fullmatch(words))


def is_prose(words: str) -> bool:
    """Whether the line is told in sentences, and no list of names or topics."""
    words = words[:_LOOKED_AT]
    stop = next(filter(_ends_sentence, _STOP.finditer(words)), None)
    if stop and is_sentence(_without_brackets(words[: stop.end()])):
        return True
    if is_wordy(words):
        return bool(stop) or is_sentence(words)
    return False


def _ends_sentence(stop: re.Match[str]) -> bool:
    """Whether a full stop is none of an abbreviation within a sentence, as that of "dhr." is."""
    word = stop.string[: stop.start() + 2].rsplit(None, 1)[-1].lstrip("(").lower()
    return word not in lexicon.load("abbreviations")["inside"]


def is_wordy(words: str) -> bool:
    """Whether most of the words, five or more, are no names."""
    tokens = [word for word in _without_brackets(words).split() if word[0].isalpha()]
    tokens = [word for word in tokens if word.lower() not in PARTICLES]
    return len(tokens) >= 5 and sum(word[0].islower() for word in tokens) > 0.5 * len(tokens)


def _without_brackets(words: str) -> str:
    if "(" not in words:
        return words[:_LOOKED_AT]
    bare = re.sub(r"\([^()]*\)", "", words[:_LOOKED_AT])
    return bare if bare.strip() else words


def is_remark(words: str) -> bool:
    """Whether a short line is a remark ("Geen opmerkingen") more than a heading."""
    first = re.match(r"\W{0,30}(\w+)", words)
    return first is not None and first[1].lower() in _listed("headings", "remark")


def breaks_off(words: str) -> bool:
    """Whether a line stops at a word that needs another."""
    parts = words.rsplit(None, 1)
    return bool(parts) and parts[-1].lower() in _listed("headings", "open")


def leads_in(words: str) -> bool:
    """Whether a short line that ends in a colon introduces what follows in its sentence."""
    known = _listed("lead_in", "words")
    return any(word in known for word in re.findall(r"\w+", words[:_LOOKED_AT].lower()))


def encloses(words: str) -> bool:
    """Whether words only tell what comes with them: "Hierbij de actielijst", not "Hierbij de buurt
    betrekken"."""
    told = words.strip().lower()
    if not layout.pattern("entry", "encloses").fullmatch(told):
        return False
    return told.rstrip(".!:").rsplit(None, 1)[-1] not in verbs.infinitives()
