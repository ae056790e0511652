"""What is told in the passive where decisions are listed, which the rules are sure of there:
"Besluit: de huur wordt verlaagd"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lovp_actions.extraction.joining.scorer import EXPLICIT
from lovp_actions.language.clause_tests import does, words

if TYPE_CHECKING:
    from lovp_actions.extraction.document import Finding

_PASSIVE = "wordt gedaan"
"""The general rule of the passive."""
_RULE = "besluit"


def as_sure(each: Finding) -> Finding:
    """A finding, sure where its place tells that it is decided, and it leaves something to do: not
    "wordt vastgesteld"."""
    told = each.commitment
    if told.rule != _PASSIVE or told.type != "besluit" or not each.unit.decides:
        return each
    if told.clause is None or told.clause.verb.lower_ in words("settled"):
        return each
    if does(told.clause, "report") or "moeten" in told.clause.auxiliaries:
        return each
    return replace(each, commitment=replace(told, rule=_RULE, confidence=EXPLICIT))
