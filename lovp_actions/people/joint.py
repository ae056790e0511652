"""Those who act together: "zowel … als …", and "de politie, het OM en de GGD" behind "dat"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from lovp_actions import lexicon
from lovp_actions.language.verbs import auxiliary_forms, is_known
from lovp_actions.language.words import CAPITALS
from lovp_actions.people.actors import role_kind, without_object
from lovp_actions.people.cast import Mention
from lovp_actions.structure.names import NAME, formal, without_title

Span = tuple[int, int]
_PARTY = rf"(?:{NAME}|(?i:de|het|onze|ons)\s[\w-]{{2,60}}(?:\s{NAME})?)"
_BOTH = re.compile(rf"\b[Zz]owel\s(?P<one>{_PARTY}|[\w-]{{2,60}})\sals\s(?P<other>{_PARTY})")
_MEMBER = re.compile(
    rf"(?:(?i:de|het|onze|ons)\s)?(?P<who>(?P<name>{NAME})|(?P<role>[\w&-]{{2,60}})(?:\s{NAME})?"
    rf"(?:\svan\s(?:de\s|het\s)?{NAME}(?:\sen\s[{CAPITALS}][\w-]{{1,60}})?)?)"
)
"""One of several: "OM", "wethouder Bos", "minister van Justitie en Veiligheid"."""
_LINK = re.compile(r",?\sen\s|,\s")
_DAT = re.compile(r"dat(?<!\wdat)\s")
_PLURAL = re.compile(r"\s(?P<verb>[a-zà-ÿ]{2,20}n)\b")
_WORD = re.compile(r"\S+")
_OPENING = 4
"""Words behind "dat" of which those who act may begin with any: "dat in maart de politie …"."""


def both(words: str) -> list[Mention]:
    """The pairs that words name as acting together: "zowel Nel als Sjoerd"."""
    if "owel " not in words:
        return []
    return [Mention(pair[0], "name", True, *pair.span()) for pair in _BOTH.finditer(words)]


def plainly(words: str) -> str:
    """The words with "en" between such pairs, each at its place: what is found in them stands there
    in the words as they are."""
    if "owel " not in words:
        return words
    return _BOTH.sub(lambda pair: f"{'':6}{pair['one']} en  {pair['other']}", words)


def whole(one: Mention, words: str) -> Mention:
    """All who act together behind a "dat" of `words`, where a mention there is of some of them:
    of "dat de politie, het OM en de GGD …" all three for any; else the mention itself."""
    for members in _lists(words):
        begins, ends = map(set, zip(*members, strict=True))
        if one.start in begins and one.end in ends:
            start, end = members[0][0], members[-1][1]
            return replace(one, text=words[start:end], plural=True, start=start, end=end)
    start, end = _formally(one, words)
    if (start, end) != (one.start, one.end):
        return replace(one, text=words[start:end], plural=True, start=start, end=end)
    return one


def _formally(one: Mention, words: str) -> Span:
    """Where all stand who are named with titles or initials beside a mention, with a verb in the
    plural: "Mw. Postma en | mw. L. Kroon | stellen …"; where it stands, if none do."""
    start, end = one.start, one.end
    if start < 0 or not (_PLURAL.match(words, end) or _LINK.match(words, end)):
        return start, end
    named = [match.span() for match in formal().finditer(words)]
    for first, last in reversed(named):
        if last <= start and _LINK.fullmatch(words, last, start):
            start = first
    for first, last in named:
        if first >= end and _LINK.fullmatch(words, end, first):
            end = last
    verb = _PLURAL.match(words, end)
    joint = (
        " en " in words[start:end]
        and verb
        and (is_known(verb["verb"]) or verb["verb"] in auxiliary_forms())
    )
    before = words[:start].split()[-1:]
    object_ = before and is_known(before[0])  # "Jan belt mw. Postma en …"
    return (start, end) if joint and not object_ else (one.start, one.end)


@lexicon.derived
@lru_cache(maxsize=256)
def _lists(words: str) -> list[list[Span]]:
    """Where those stand who are listed behind each "dat"; kept, for each of them asks the same."""
    opening = (
        opens.start()
        for dat in _DAT.finditer(words)
        for opens in islice(_WORD.finditer(words, dat.end()), _OPENING)
    )
    return [members for at in opening if (members := list(_members(words, at)))]


def _members(words: str, at: int) -> Iterator[Span]:
    """Where those stand, without their articles, who are listed from character `at` on, up to the
    last behind an "en"."""
    listed: list[Span] = []
    joint = ""
    while member := _MEMBER.match(words, at):
        start, end = member.span("who")
        who = member["who"]
        end = start + len(without_object(who))
        if not (member["name"] or role_kind(member["role"]) or without_title(who) != who):
            return
        listed.append((start, end))
        if "en" in joint:
            yield from listed
            listed = []
        link = _LINK.match(words, end)
        if link is None:
            return
        joint, at = link[0], link.end()
