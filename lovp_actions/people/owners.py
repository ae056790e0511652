"""Who a text names as the owner of an action: at its beginning or its end, alone in a cell, or in a
heading over a list."""

from __future__ import annotations

import re

from lovp_actions.language import verbs
from lovp_actions.people.actors import role_kind
from lovp_actions.people.cast import Cast
from lovp_actions.structure import action_lists, layout
from lovp_actions.structure import names as naming
from lovp_actions.structure.names import NAME, NAMES
from lovp_actions.structure.tables.cells import is_role

_LAST_NAME = re.compile(
    rf"(?<![a-zà-ÿ)\]])(?P<before>[a-zà-ÿ)\]]+)\s{{1,9}}(?P<who>{NAME})\W{{0,30}}$"
)
_PREPOSITIONS = frozenset(
    {"met", "van", "door", "voor", "bij", "aan", "naar", "over", "in", "op", "en", "of", "de"}
)
_OWNED = re.compile(
    r"(?i:\b(?:acties|actiepunten|taken|actielijst)\s{1,9}(?:voor|van))\s{1,9}(?i:de\s{1,9}|het\s{1,9})?(?P<who>[\w-]{1,60})\s{0,9}:?\W{0,30}$"
)
_ROLE = re.compile(r"\W{0,3}(?:[Dd]e\s{1,9}|[Hh]et\s{1,9})?(?P<who>[^\W\d_][\w'-]{0,60})\s{0,9}:\s")
_ARTICLE = re.compile(r"^(?:[Dd]e|[Hh]et|[Ee]en)\s{1,9}(?=[a-zà-ÿ])|^(?:de|het|een)\s{1,9}")
"""An article, which is none in "De Wit"."""
_AT = re.compile(r"(?<!\S)@(?=[\w.-]{1,60}(?![^\s,;/&]))")
LEADING_NAMES = re.compile(rf"^\W{{0,3}}(?P<who>{NAMES})")


def list_owner(heading: str, cast: Cast) -> str:
    """Whose the actions below a heading or lead-in are ("Jan Bakker:", "Penningmeester", "Acties
    voor de werkgroep:"), or ""."""
    if layout.section_kind(heading):
        return ""  # "TO DO" is nobody
    name = action_lists.without_office(without_verb(heading).strip(" :*_@"))
    owns = naming.are_people(name, cast.knows) or is_role(name)
    if name and not naming.nobody(name) and owns:
        return bare(name)
    match = _OWNED.search(heading)
    named = match is not None and (role_kind(match["who"]) or match["who"][0].isupper())
    return match["who"] if match and named else ""


def without_verb(words: str) -> str:
    """A line that leads in a list without what only does that: "Jan gaat het volgende doen:"."""
    return layout.pattern("leading_in", "words", "markers").sub("", words)


def closing_names(text: str, cast: Cast) -> str:
    """The known names that close a text, behind a colon ("Facturen: Anna + Bob") or as the last
    column of a list ("Facturen sturen  Anna"); else ""."""
    _, colon, rest = text.rpartition(":")
    match = re.fullmatch(rf"\s{{0,9}}(?P<who>{NAMES})\W{{0,30}}", rest) if colon else None
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
    """The names a text begins with, "" where it begins with other words; in capitals up to the
    first verb."""
    match = LEADING_NAMES.match(text)
    if match is None:
        return ""
    who = match["who"]
    if who.isupper():
        found = re.finditer(r"\w+", who)
        acts = (each.start() for each in found if verbs.is_known(each[0].lower()))
        who = who[: next(acts, len(who))]
    return bare(who)


def are_names(text: str) -> bool:
    """Whether the text is one or more names and nothing else."""
    names = text.replace(";", ",")
    return len(text.split()) <= 8 and re.fullmatch(rf"\s{{0,9}}{NAMES}\s{{0,9}}", names) is not None


def of_cell(words: str) -> str:
    """The names in a cell, without a sign before each ("@jan"), brackets around them, a mark of
    doubt, and who had it before or helps: "Bas (was: Els)", "Bas i.p.v. Els"; "" for "later"."""
    words = _AT.sub("", words.strip())
    first, _, inside = words.rstrip(")").partition("(")
    if first and layout.pattern("owner", "aside", "tables").fullmatch(inside):
        words = first
    if not first and "(" not in inside:
        words = inside
    if layout.pattern("owner", "nobody", "tables").fullmatch(words):
        return ""
    return naming.acting(words.strip(" ?"))


def goes_on(rest: str) -> bool:
    """Whether what stands behind a name in a cell tells what that person does."""
    first = rest.strip(" (").split(" ", 1)[0]
    return (
        bool(rest[:1].isspace())
        and first.islower()
        and first.endswith("t")
        and verbs.is_known(first)
    )


def acts(rest: str) -> bool:
    """Whether what stands behind a name tells of something that is done: not "loopt goed"."""
    told = re.findall(r"[\w-]+", rest.lower())
    states = verbs.in_class("state", told[0]) or told[0] in verbs.auxiliary_forms()
    deed = verbs.in_class("action", told[0]) or not verbs.infinitives().keys().isdisjoint(told)
    return deed or not states


def bare(who: str) -> str:
    """A name without marks around it, an article before it, or whom it stands in for."""
    name = naming.acting(who.strip(" :,;-–()[]*_"))
    if not re.search(r"(?:^|[\s.])[A-Z]\.$", name):
        name = name.rstrip(".")
    return _ARTICLE.sub("", name)
