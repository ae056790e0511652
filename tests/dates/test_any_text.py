"""Time expressions: what holds of any text."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import growth
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lovp_actions.dates.deadlines import find_deadlines
from lovp_actions.dates.full_dates import find_meeting_date
from lovp_actions.lexicon import load

MEETING = date(2019, 4, 15)


def _words() -> list[str]:
    words = [
        "de",
        "het",
        "van",
        "(",
        ")",
        "|",
        "\n",
        "3",
        "31",
        "2019",
        "2020",
        "Noor",
        "'",
        "ſ",
        "K",
    ]
    for group in load("time").values():
        if isinstance(group, dict):
            for entries in group.values():
                if isinstance(entries, list):
                    for entry in entries:
                        words += [entry] if isinstance(entry, str) else entry
    return words


TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(_words()), max_size=25).map(" ".join),
    st.text(alphabet="0123456789-/. '\n|junioktober"),
)


@settings(deadline=None)
@given(TEXTS, st.none() | st.dates())
def test_spans_are_slices_in_order(text: str, meeting: date | None) -> None:
    found = find_deadlines(text, meeting)
    assert all(text[f.start : f.end] == f.text != "" for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    find_meeting_date(text)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(_words()), max_size=12).map(" ".join),
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
)
def test_a_day_without_a_year_is_not_before_the_meeting(text: str, meeting: date) -> None:
    for f in find_deadlines(text, meeting):
        if f.date and not re.search(r"\d{4}|'\d\d", f.text):
            assert f.date >= meeting


@pytest.mark.parametrize(
    "piece",
    [
        "1 1 ",
        "1-",
        "1/1 ",
        "a",
        "over ",
        "voor de ",
        "zodra ",
        "week 4 ",
        "eind ",
        " ",
        "\n",
        "maandag ",
        "op 3 mei ",
        "in de ",
        "de volgende ",
        "na akkoord van ",
    ],
)
def test_time_grows_no_faster_than_a_monotonous_text(piece: str) -> None:
    assert not growth.grows(lambda text: find_deadlines(text, MEETING), "", piece, "")
    assert not growth.grows(find_meeting_date, "", piece, "")
