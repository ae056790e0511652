"""Abbreviations of prepositions and adverbs are neither times nor people, nor what is done."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor

HEADS = ["", "## 2. Zaal\n\nDe zaal is koud. "]
# [actor] and {action} as they must be found, and after a bar the deadline.
SENTENCES = [
    "D.m.v. een folder zal [Roos] {de buurt informeren}.|",
    "M.b.t. de verzekering {stuurt [Roos] een brief}.|",
    "O.b.v. de offertes {stelt de [beheerder] vóór 3 april een begroting op}.|vóór 3 april",
    "I.s.m. de school {regelt [Roos] een lokaal}.|",
    "De zuil {wordt geverfd} door evt. [Gijs].|",
    "{Dit wordt opgelost door evt. Gijs in te huren}.|",
    "{Het hek wordt gemaakt door Gijs de poort te laten lassen}.|",
    "{Het hek wordt door} [Gijs] {gemaakt om inbraak te voorkomen}.|",
    "[Roos] {stuurt i.o.m. het bestuur vrijdag een brief}.|vrijdag",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("annotated", SENTENCES)
def test_abbreviations(annotated: str, head: str, extractor: Extractor) -> None:
    marked, _, deadline = annotated.partition("|")
    text = "".join(sign for sign in marked if sign not in "[]{}")
    (item,) = extractor.extract(f"# Notulen 11 maart 2024\n\n{head}{text}\n")
    actor = marked[marked.find("[") + 1 : marked.find("]")] if "[" in marked else ""
    assert (item.actor, item.deadline) == (actor, deadline)
    plain = marked.replace("[", "").replace("]", "")
    if plain.count("{") == 1:
        action = plain[plain.find("{") + 1 : plain.find("}")]
        assert item.action in (action, f"De zuil {action}")
