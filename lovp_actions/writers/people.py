"""Items by the people who must act, and names of files and sheets made of theirs."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from typing import Final

from lovp_actions.items import Item
from lovp_actions.writers.cells import plain
from lovp_actions.writers.counts import name_of

_UNSAFE: Final = re.compile(r"[^\w .,&()'’+-]")
"""What cannot stand in a name everywhere."""
_RESERVED: Final = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
"""Names that Windows keeps for devices."""
_ARTICLE: Final = re.compile(r"(?:[Dd]e|[Hh]et|[Oo]nze|[Oo]ns)\s+(?=[a-z])")
"""What stands before an office, and not before a surname or a field: "de griffier"."""


def people_of(item: Item) -> tuple[str, ...]:
    """The names of those who must act: "Jan en Petra" are two people, and so are "Jan en de
    griffier"; "college van burgemeester en wethouders" is one body; none where nobody is named."""
    from lovp_actions.people import joint  # these take long to load
    from lovp_actions.structure import names

    name = plain(name_of(item, "actor"))
    people = joint.plainly(name).strip()
    if names.are_people(people, lambda word: False):
        return tuple(dict.fromkeys(names.parts(people)))
    return _with_offices(people) or ((name,) if name else ())


def _with_offices(words: str) -> tuple[str, ...]:
    """Those who are joined where an office is among them, without its article, as it stands where
    it acts alone; none where some may be a field ("werkgroep Jeugd en Gezin"), or the last tells of
    the one before ("Petra, de griffier")."""
    from lovp_actions.structure import names
    from lovp_actions.structure.tables.cells import is_office

    first, *rest = names.parts(words) or [""]
    if not rest or words[: words.rfind(rest[-1])].rstrip().endswith((",", ";")):
        return ()
    offices = {each for each in rest if _ARTICLE.match(each) and is_office(each)}

    def is_one(part: str) -> bool:
        named = names.is_person(part, lambda word: False)
        return part in offices or named or (bool(offices) and names.can_be_name(part))

    opens = is_one(first) or (is_office(first) and (bool(offices) or " " not in first))
    if not (opens and all(map(is_one, rest))):
        return ()
    return tuple(dict.fromkeys(_ARTICLE.sub("", each) for each in (first, *rest)))


def by_person(items: Iterable[Item]) -> dict[str, list[Item]]:
    """The items of each person, in the order in which people come; an item of several people is
    with each of them. Under "" are those of nobody, at the end.

    Names that differ in capitals only are one, written as they were first.
    """
    found: dict[str, list[Item]] = {}
    spelled: dict[str, str] = {}
    nobody = []
    for item in items:
        people = people_of(item)
        for name in people:
            found.setdefault(spelled.setdefault(name.casefold(), name), []).append(item)
        if not people:
            nobody.append(item)
    return found | ({"": nobody} if nobody else {})


def safe_name(name: str, longest: int, taken: Container[str]) -> str:
    """`name` as the name of a file or a sheet on any system, of at most `longest` characters, with
    a number behind it where that name, in small letters, is `taken`."""
    words = " ".join(_UNSAFE.sub(" ", plain(name)).split()).strip("'. ") or "-"
    words = f"_{words}" if _RESERVED.fullmatch(words) else words
    made, number = words[:longest].strip("'. "), 1
    while made.casefold() in taken:
        number += 1
        behind = f" ({number})"
        made = words[: longest - len(behind)].strip("'. ") + behind
    return made
