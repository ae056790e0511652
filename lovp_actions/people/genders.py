"""Whether a pronoun can stand for a name, by the form of address before it."""

from __future__ import annotations

import re

from lovp_actions import lexicon


def clashes(pronoun: str, name: str, *, plural: bool) -> bool:
    """Whether "hij", "zij" or "ze", of a verb in the `plural` or not, cannot stand for a name:
    "hij" for "mevrouw Bos", "zij" of one for "de heer Dam" or two, "zij" of several for one."""
    male, female = (bool(each.match(name)) for each in _addressed())
    joint = " en " in name
    if plural:
        return (male or female) and not joint
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
