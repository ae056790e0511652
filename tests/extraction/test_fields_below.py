"""Fields on the lines below a sentence: by when, its state, in which meeting it was said."""

from __future__ import annotations

import datetime as dt

import pytest

from lovp_actions import extract
from lovp_actions.structure.minutes import parse

HEAD = "# Verslag raad 12 februari 2025\n\n## 3. Toezeggingen\n\n"
BELOW = [
    ("Termijn: vóór 1 maart 2025\nStatus: loopt", "vóór 1 maart 2025", "2025-03-01", "loopt"),
    ("Deadline: Q2", "Q2", "2025-06-30", ""),
    ("   Gedaan in: vergadering 12 december 2024\n   Planning: maart", "maart", "2025-03-31", ""),
    ("Termijn: n.t.b.\nStand van zaken: in behandeling", "", "", "in behandeling"),
    ("Stand van zaken: brief volgt in mei", "", "", ""),
    ("Planning: de werkgroep komt op 3 maart bijeen.", "", "", ""),
    ("\nTermijn: 1 maart 2025", "", "", ""),
]
SAID = [
    "Toezegging: De wethouder stuurt de raad een brief.",
    "1. Jan Bakker boekt een zaal.",
    "T-24-031 Wethouder Mulder zegt toe de raad een brief te sturen.",
]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize(("below", "words", "day", "status"), BELOW)
def test_by_when_and_state_stand_below(
    said: str, below: str, words: str, day: str, status: str
) -> None:
    item, *_ = extract(f"{HEAD}{said}\n{below}\n")
    assert (item.deadline, item.deadline_date, item.status) == (words, day, status)
    assert item.sentence in said


CLOSED = ["Status: afgehandeld", "Termijn: Q1 2025\nStatus: afgedaan op 3 februari"]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("below", CLOSED)
def test_a_state_below_closes_what_stands_above(said: str, below: str) -> None:
    assert extract(f"{HEAD}{said}\n{below}\n\nDe griffier stuurt een brief.\n")[0].line > 6


LISTS = [
    ("Lijst van toezeggingen, stand per 1 februari 2025", dt.date(2025, 2, 1)),
    ("# Toezeggingenlijst\npeildatum 1 februari 2025", dt.date(2025, 2, 1)),
    ("# Toezeggingenlijst", None),
]


@pytest.mark.parametrize(("title", "date"), LISTS)
def test_when_something_was_promised_does_not_date_a_list(title: str, date: dt.date | None) -> None:
    told = "De wethouder stuurt een brief.\nGedaan in: vergadering 12 december 2024\nStatus: open\n"
    assert parse(f"{title}\n\n{told}").date == date
