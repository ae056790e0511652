"""What was promised before the meeting may be done since: it is listed as less sure."""

from __future__ import annotations

import datetime as dt

import pytest

from lovp_actions.extraction.engine import Extractor
from lovp_actions.extraction.recalled import AHEAD, RECALLED

MEETING = dt.date(2024, 11, 4)
RECALLED_ONES = [
    "In maart heeft de burgemeester toegezegd de raad te informeren.",
    "De wethouder heeft op 12 maart toegezegd een onderzoek te doen.",
    "De wethouder heeft op 1 november toegezegd een onderzoek te doen.",
    "In september is afgesproken dat Jan een folder maakt.",
    "In de raad van 4 juli heeft het college toegezegd een notitie te sturen.",
]
BY_WORDS = [
    "Op 12 maart jl. zegde de wethouder toe de raad een notitie te sturen.",
    "Op 12 maart jl. heeft de minister toegezegd de Kamer te informeren.",
    "In de vorige vergadering heeft de wethouder toegezegd een evaluatie te sturen.",
    "Vorig jaar is afgesproken dat Jan een folder maakt.",
    "De wethouder heeft eerder toegezegd een evaluatie te sturen.",
    "De wethouder heeft toen beloofd een evaluatie te sturen.",
    "Toen is toegezegd dat Jan een folder maakt.",
]
NOW = [
    "De wethouder heeft toegezegd op 12 maart een onderzoek te presenteren.",
    "Op 4 november heeft de wethouder toegezegd een evaluatie te sturen.",
    "In november heeft de wethouder toegezegd een evaluatie te sturen.",
    "De notulen van 3 oktober zijn besproken en de wethouder heeft toegezegd deze aan te passen.",
    "Voor 1 mei zegde de wethouder toe een plan te sturen.",
    "Zoals op 3 oktober afgesproken stuurt Jan de stukken rond.",
    "Toen Jan binnenkwam, is afgesproken dat hij een folder maakt.",
]
YET = [
    "In maart heeft de burgemeester toegezegd vóór 1 december een notitie te sturen.",
    "Er is toen afgesproken dat Jan vóór 1 december een folder maakt.",
]


@pytest.mark.parametrize("sentence", [*RECALLED_ONES, *BY_WORDS])
def test_what_is_recalled_is_less_sure(sentence: str, extractor: Extractor) -> None:
    assert extractor.extract(sentence, meeting_date=MEETING) == []
    (item,) = extractor.extract(sentence, meeting_date=MEETING, min_confidence=RECALLED - 0.1)
    assert item.confidence <= RECALLED
    assert (item.deadline, item.counterparty) == ("", "")
    assert not item.action.startswith("toe ")


@pytest.mark.parametrize("sentence", NOW)
def test_what_is_told_of_this_meeting_is_not(sentence: str, extractor: Extractor) -> None:
    assert extractor.extract(sentence, meeting_date=MEETING)[-1].confidence > RECALLED


@pytest.mark.parametrize("sentence", RECALLED_ONES)
def test_nor_is_what_may_be_of_this_meeting(sentence: str, extractor: Extractor) -> None:
    (item,) = extractor.extract(sentence)
    assert item.confidence > RECALLED


@pytest.mark.parametrize("sentence", YET)
def test_what_is_to_be_done_yet_is_listed(sentence: str, extractor: Extractor) -> None:
    (item,) = extractor.extract(sentence, meeting_date=MEETING)
    assert RECALLED < item.confidence <= AHEAD


def test_by_rules_alone_too(extractor: Extractor) -> None:
    settings = {"meeting_date": MEETING, "fast": True}
    assert extractor.extract(RECALLED_ONES[0], **settings) == []
    (item,) = extractor.extract(RECALLED_ONES[0], **settings, min_confidence=0.3)
    assert item.confidence <= RECALLED
