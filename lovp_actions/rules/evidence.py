"""What speaks for or against a commitment: the evidence of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lovp_actions.language.clause_tests import does

if TYPE_CHECKING:
    from lovp_actions.rules.commitment import Commitment


def of_commitment(
    commitment: Commitment, *, deadline: bool, place: tuple[str, ...]
) -> frozenset[str]:
    """The evidence of a commitment as plain words, weighed in `lexicon/weights.toml`.

    `place` says where the sentence stands.
    """
    found = set(place)
    if deadline:
        found.add("deadline")
    if commitment.clause is not None:
        known = [name for name in ("action", "report", "state") if does(commitment.clause, name)]
        found.add(f"rule={commitment.rule}&verb={'+'.join(known) or 'unknown'}")
    return frozenset(found)
