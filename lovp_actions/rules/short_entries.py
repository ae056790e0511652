"""Short words behind those who do them, outside of lists: "JB -> tekst mailen", "(JB) nabellen"."""

from __future__ import annotations

import re

from lovp_actions.language import verbs
from lovp_actions.people.cast import Cast
from lovp_actions.people.owners import bare
from lovp_actions.rules.markers import Marker
from lovp_actions.structure import closed_rows, layout
from lovp_actions.structure.names import NAMES, parts

_OPENED = re.compile(
    rf"\W{{0,3}}(?:\((?P<own>{NAMES})\)|(?P<who>{NAMES})\s{{0,3}}(?P<sign>{layout.ARROW}))\s{{1,3}}"
    r"(?P<rest>\S.{0,200})$"
)


def find(sentence: str, cast: Cast) -> Marker | None:
    """The marker of a sentence in which all before an arrow are known, with an infinitive behind
    it, or one in brackets before an infinitive; None where it is none, or tells a state."""
    match = _OPENED.match(sentence)
    if match is None or sentence.rstrip().endswith("?"):
        return None
    who, rest = match["who"] or match["own"], match["rest"]
    told = re.findall(r"\w+", rest.lower())
    states = closed_rows.is_closed(rest) or not verbs.auxiliary_forms().keys().isdisjoint(told)
    if len(told) < 2 or states or not all(map(cast.knows, parts(who))):
        return None
    if verbs.infinitives().keys().isdisjoint(told[:1] if match["own"] else told):
        return None
    place = match.span("rest")
    return Marker("pijl", "actiepunt", bare(who), *place, match["sign"] or "(", 0.7)
