"""Full names of actors, by attendee list and lexicon: "JB", "Jan", "Bakker" are Jan Bakker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from lovp_actions import lexicon
from lovp_actions.people import joint
from lovp_actions.structure.attendees import Attendee, known
from lovp_actions.structure.names import is_given

_JOINTS = re.compile(r"\s{0,9}(?:[,;/]|&|\+|\ben\b)\s{0,9}")


@lexicon.derived
@lru_cache(maxsize=256)
def full_name(actor: str, attendees: tuple[Attendee, ...]) -> str:
    """The full name of an actor, joint actors joined by "en"; "" where any of them is neither on
    the list nor, after that, in the lexicon, or could be more than one person."""
    told = joint.plainly(actor).strip().replace("’", "'")
    parts = [part for part in _JOINTS.split(told) if part]
    own = {person.short: person.name for person in known() if person.short}
    names = [_one(part, attendees, known()) or own.get(part, "") for part in parts]
    return " en ".join(names) if names and all(names) else ""


def _one(part: str, *lists: Sequence[Attendee]) -> str:
    for people in lists:
        full = [person for person in people if len(person.name.split()) > 1]
        for fits in (_is_name, _is_part, _is_short):
            found = {person.name for person in full if fits(part, person)}
            if found:
                return found.pop() if len(found) == 1 else ""
    return ""


def _is_name(part: str, person: Attendee) -> bool:
    return part.casefold() == _plain(person.name)


def _plain(name: str) -> str:
    """A name without capitals, and with the plain apostrophe."""
    return name.casefold().replace("’", "'")


def _is_part(part: str, person: Attendee) -> bool:
    """A first name, a surname, or a role or form of address with a surname."""
    folded, last = part.casefold(), _plain(person.last)
    bare = last.split()[-1]
    if folded in (person.first.casefold(), last, bare):
        return True
    before = folded.removesuffix(" " + last)  # "wethouder", not "Ineke" of another one
    return before != folded and not is_given(before.split()[0])


def _is_short(part: str, person: Attendee) -> bool:
    """Initials ("JB"), or a first name with a letter of the surname ("Martin B")."""
    if person.is_short(part):
        return True
    first, _, letter = part.rstrip(".").partition(" ")
    capital = next((char for char in person.last if char.isupper()), "")
    return len(letter) == 1 and first == person.first and letter == capital
