"""Short forms of names, and names that are those of organisations."""

from __future__ import annotations

import re

from lovp_actions.structure import names
from lovp_actions.structure.tables.cells import is_role


def short_form(bracket: str, name: str) -> str:
    """What stands in brackets after the name where it is made of the name's letters; behind a
    first name alone two capitals: "Koen (KD)", and no body: "Marit (MR)"."""
    letters = "".join(word[0] for word in re.split(r"[\s.-]+", name) if word).lower()
    if not bracket or not bracket[0].isupper() or not bracket.isalpha():
        return ""
    capitals = "".join(letter for letter in bracket if letter.isupper()).lower()
    alone = len(letters) == 1 and len(bracket) == len(capitals) == 2
    fits = bracket.lower() == letters or (
        len(capitals) > 1 and capitals[0] == letters[0] and _within(capitals, letters)
    )
    if alone and capitals[0] == letters and names.is_initials(bracket) and not is_role(bracket):
        return bracket
    return bracket if fits else ""


def _within(part: str, whole: str) -> bool:
    """Whether the letters of `part` stand in `whole` in that order."""
    rest = iter(whole)
    return all(letter in rest for letter in part)


def is_acronym(name: str) -> bool:
    """Whether the only word of a name is an organisation's: "RvIG", "BZK"."""
    capitals = sum(letter.isupper() for letter in name)
    if " " in name or name.startswith("IJ"):
        return False
    return capitals >= 3 or (capitals >= 2 and not re.search("[a-zà-ÿ]{3}", name))
