"""Who a text names as the owner of an action: at its beginning or its end, alone in a cell, or in a
heading over a list."""

from __future__ import annotations

import re

from lovp_actions import verbs
from lovp_actions.actors import role_kind
from lovp_actions.cast import Cast

_PART = r"(?:van|von|de|der|den|het|'t|te|ten|ter|vd|v\.d\.)"
_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
NAME = rf"{_WORD}(?:\s+(?:{_PART}\s+)*{_WORD}){{0,3}}"
"""A name of one person, with capitals."""
NAMES = rf"{NAME}(?:\s*(?:,\s*|\s+en\s+|\s*[&+/]\s*){NAME}){{0,6}}"
"""A name, or several, joined by commas, "en" or a sign; with capitals."""

_LAST_NAME = re.compile(rf"(?P<before>[a-zà-ÿ)\]]+)\s+(?P<who>{NAME})\W*$")
_PREPOSITIONS = frozenset(
    {"met", "van", "door", "voor", "bij", "aan", "naar", "over", "in", "op", "en", "of", "de"}
)
_OWNED = re.compile(
    r"(?i:\b(?:acties|actiepunten|taken|actielijst)\s+(?:voor|van))\s+(?i:de\s+|het\s+)?(?P<who>[\w-]+)\s*:?\W*$"
)
_ROLE = re.compile(r"\W{0,3}(?:[Dd]e\s+|[Hh]et\s+)?(?P<who>[^\W\d_][\w'-]*)\s*:\s")
LEADING_NAMES = re.compile(rf"^\W{{0,3}}(?P<who>{NAMES})")


def list_owner(heading: str) -> str:
    """Whose the actions below a heading or lead-in are ("Acties voor de werkgroep:"), or ""."""
    match = _OWNED.search(heading)
    named = match is not None and (role_kind(match["who"]) or match["who"][0].isupper())
    return match["who"] if match and named else ""


def closing_names(text: str, cast: Cast) -> str:
    """The known names that close a text, behind a colon ("Facturen: Anna + Bob") or as the last
    column of a list ("Facturen sturen  Anna"); else ""."""
    _, colon, rest = text.rpartition(":")
    match = re.fullmatch(rf"\s*(?P<who>{NAMES})\W*", rest) if colon else None
    if match and any(cast.knows(word) for word in match["who"].split()):
        return bare(match["who"])
    match = _LAST_NAME.search(text)
    if not match or match["before"].lower() in _PREPOSITIONS or not cast.knows(match["who"]):
        return ""
    return bare(match["who"])


def opening_role(text: str) -> str:
    """The office or body before a colon that a text begins with ("Secretariaat: …"), else ""."""
    match = _ROLE.match(text)
    return match["who"] if match and role_kind(match["who"]) else ""


def leading_names(text: str) -> str:
    """The names a text begins with, "" where it begins with other words."""
    match = LEADING_NAMES.match(text)
    return bare(match["who"]) if match else ""


def are_names(text: str) -> bool:
    """Whether the text is one or more names and nothing else."""
    return len(text.split()) <= 8 and re.fullmatch(rf"\s*{NAMES}\s*", text) is not None


def goes_on(rest: str) -> bool:
    """Whether what stands behind a name in a cell tells what that person does."""
    first = rest.strip(" (").split(" ", 1)[0]
    return (
        bool(rest[:1].isspace())
        and first.islower()
        and first.endswith("t")
        and verbs.is_known(first)
    )


def bare(who: str) -> str:
    """A name without marks around it, and without an article or a form of address before it."""
    name = who.strip(" :,;-–()[]*_")
    if not re.search(r"(?:^|[\s.])[A-Z]\.$", name):
        name = name.rstrip(".")
    return re.sub(r"(?i)^(?:de|het|een|dhr\.?|mevr\.?|mw\.?)\s+", "", name)
