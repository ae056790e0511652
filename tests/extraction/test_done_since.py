"""What the text itself says was done since, and what will be ready at a time still to come."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor

HEAD = "# Notulen bestuur 11 maart 2024\n\nAanwezig: Jan Bakker, Petra Smit\n\n## 1. Zaal\n\n"
SINCE = [
    ("Jan Bakker zegde toe de leden te bellen; dat is op 2 maart gebeurd.", False),
    ("Afgesproken was dat Jan een brief stuurt; die brief is binnen.", True),
    ("Petra Smit heeft beloofd de offerte te sturen en heeft dat gedaan.", False),
    ("Petra Smit heeft beloofd de offerte te sturen. Deze toezegging is afgedaan.", False),
    ("Petra Smit heeft beloofd de offerte te sturen; dat is nog niet gebeurd.", True),
    ("Petra Smit zou de offerte nog sturen; dat is niet gebeurd.", False),
    ("Petra Smit zal de leden bellen. De zaal is geregeld.", True),
    ("Jan zegde toe een brief te sturen, maar die is nooit gekomen.", False),
    ("Jan beloofde een brief te sturen. Daarvan is niets terechtgekomen.", False),
    ("Jan heeft toegezegd een notitie te sturen; die is inmiddels ontvangen.", False),
    ("Petra Smit maakt een folder en die is voor 8 april klaar.", True),
    ("Jan Bakker schrijft de brief, dat is vrijdag af.", True),
    ("Jan Bakker schrijft de brief. Die is vrijdag klaar.", True),
    ("Jan Bakker zou de brief schrijven en die is vrijdag al klaar.", False),
    ("Petra Smit beloofde een folder te maken; die is op 2 maart gereed.", False),
    ("Petra Smit beloofde een folder te maken, en die is klaar.", False),
]


@pytest.mark.parametrize(("sentences", "found"), SINCE)
def test_what_was_done_since_is_no_item(sentences: str, found: bool, extractor: Extractor) -> None:
    assert bool(extractor.extract(HEAD + sentences)) is found
