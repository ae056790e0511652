"""Lines of lists by the mark before them, which is no initial of a name."""

from __future__ import annotations

import re
from collections.abc import Set

from lovp_actions.language import verbs
from lovp_actions.language.words import CAPITALS
from lovp_actions.structure import layout, names
from lovp_actions.structure.names import BORN, PARTICLE
from lovp_actions.structure.tables.cells import is_role

_SURNAME = re.compile(
    rf"(?P<name>(?P<particles>(?:{PARTICLE}\s{{1,9}}){{0,3}})[{CAPITALS}][\w'’-]{{1,60}}){BORN}"
    r"(?P<joint>(?:,|\s?[/&+]|\s{1,9}en)\s{0,9}(?=[A-Z]\.))?(?:\s{0,9}(?P<next>[\w:–—-]+))?"
)


def match(text: str, people: Set[str] = frozenset()) -> re.Match[str] | None:
    """The mark and the words of a line of a list, by their names; None for another line, as
    one that begins with a name: "J. Bakker belt". `people` are names known so far, in lower
    case."""
    found = layout.BULLET.match(text)
    return None if found and _is_initial(found["mark"], found["words"], people) else found


def _is_initial(mark: str, words: str, people: Set[str]) -> bool:
    """Whether a mark is the initial of a surname: one of somebody known, one with particles, or
    one that a finite verb or another initial follows; "A. Jan belt" is the first of a list."""
    if len(mark) != 2 or not mark[0].isupper() or mark[1] != ".":
        return False
    surname = _SURNAME.match(words)
    if not surname or is_role(surname["name"]) or names.is_given(surname["name"]):
        return False
    known = people & {surname["name"].lower(), f"{mark} {surname['name']}".lower()}
    if known or surname["joint"]:
        return True
    behind = surname["next"] or ""
    if behind in (":", "-", "–", "—"):
        return bool(surname["particles"])
    finite = behind in verbs.auxiliary_forms() or (behind.endswith("t") and verbs.is_known(behind))
    return finite and not behind.startswith("ge")
