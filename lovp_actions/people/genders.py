"""Whether a pronoun can stand for a name, by the form of address before it or the given name."""

from __future__ import annotations

import re

from lovp_actions import lexicon
from lovp_actions.structure import names


def clashes(pronoun: str, name: str, *, plural: bool) -> bool:
    """Whether "hij", "zij" or "ze", of a verb in the `plural` or not, cannot stand for a name:
    "hij" for "mevrouw Bos" or "Karin", "zij" of one for "de heer Dam" or two, "zij" of several for
    one, by name or by an office."""
    first = name.split(" ", 1)[0].lower()
    offices = lexicon.load("roles")["office"]["words"]
    male, female = (
        bool(each.match(name)) or first in names.given()[kind]
        for each, kind in zip(_addressed(), ("men", "women"), strict=True)
    )
    joint = re.search(r" en |[,/&+]", name) is not None
    if plural:
        one = male or female or (first in offices and first[:-1] not in offices)
        return one and not joint
    if pronoun.casefold() in lexicon.load("roles")["pronouns"]["masculine"]:
        return female
    return male or (joint and name[:1].isupper())


@lexicon.derived
def _addressed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The forms of address of men and of women, at the beginning of a name."""
    titles = lexicon.load("roles")["address"]
    men, women = ("|".join(map(re.escape, titles[name])) for name in ("men", "women"))
    return (
        re.compile(rf"(?:de\s)?(?:{men})\b", re.IGNORECASE),
        re.compile(rf"(?:{women})\b", re.IGNORECASE),
    )
