"""The day of a meeting in a heading or the name of a file."""

from __future__ import annotations

import pytest

from lovp_actions.dates.full_dates import find_meeting_date


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Notulen bestuur 15 april 2019", "2019-04-15"),
        ("Verslag 17-10-2022", "2022-10-17"),
        ("verslag_2020-12-10.md", "2020-12-10"),
        ("Overleg 24/03/2022, 10.00 uur", "2022-03-24"),
        ("verslag-20211124-werkgroep", "2021-11-24"),
        ("notulen-29-november-2024", "2024-11-29"),
        ("Notulen van maandag 2 juli 2018 en 3 juli 2018", "2018-07-02"),
        ("Besluitenlijst d.d. 3 sept. 2012", "2012-09-03"),
        ("Verslag 31 februari 2020 / 1 maart 2020", "2020-03-01"),
    ],
)
def test_meeting_date(title: str, day: str) -> None:
    found = find_meeting_date(title)
    assert found is not None
    assert str(found[2]) == day
    assert str(found[2].day) in title[found[0] : found[1]]


@pytest.mark.parametrize("title", ["Notulen mei 2019", "Versie 1.2.3", "", "99-99-2020"])
def test_no_meeting_date(title: str) -> None:
    assert find_meeting_date(title) is None
