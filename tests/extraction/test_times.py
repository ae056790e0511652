"""Which time words of a sentence tell when its action is done."""

from __future__ import annotations

from datetime import date

import pytest

from lovp_actions.dates.deadlines import find_deadlines
from lovp_actions.extraction.times import of_another

OF_ANOTHER = [
    ("De training verloopt in juni, Petra meldt hen aan.", True),
    ("De pacht loopt volgens Kees in juni af, Petra meldt hen aan.", True),
    ("Op 3 mei eindigt de termijn, Petra meldt hen aan.", True),
    ("De zaal is vrij; de cursus begint in mei, Petra meldt hen aan.", True),
    ("Petra meldt hen aan; de leden hebben tot 10 april de tijd om te reageren.", True),
    ("Petra meldt hen aan, ieder krijgt tot 1 mei gelegenheid voor vragen.", True),
    ("Kees heeft tot 1 mei de tijd; Petra meldt hen aan.", True),
    ("Op 3 mei zegde Kees toe: Petra meldt hen aan.", True),
    ("In juni is het zover, Petra meldt hen aan.", False),
    ("De cursus begint, en in juni is het klaar, Petra meldt hen aan.", False),
    ("De cursus is vol, Petra meldt hen aan vóór 3 mei.", False),
    ("Petra meldt hen aan en heeft tot 10 april de tijd.", False),
    ("Petra meldt hen tot 10 april, de tijd dringt.", False),
]


@pytest.mark.parametrize(("text", "apart"), OF_ANOTHER)
def test_the_time_of_something_else(text: str, apart: bool) -> None:
    (due,) = find_deadlines(text, date(2024, 3, 11))
    assert of_another(text, due, text.index("Petra meldt") + 6) is apart
