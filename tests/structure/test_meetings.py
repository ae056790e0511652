"""Several meetings in one text, each with its own day."""

from __future__ import annotations

import datetime as dt

import pytest

from lovp_actions import extract
from lovp_actions.structure.minutes import parse

LOGS = [
    (
        "Stand-up 4 maart 2024\n\nJan test.\n\nStand-up 5 maart 2024\n\nJan mailt.\n",
        ["2024-03-04", "2024-03-05"],
    ),
    (
        "# Logboek\n\n## ma 4 maart 2024\n\nTekst.\n\n## di 5 maart\n\nTekst.\n\n"
        "## Sprint review 3, 15-3-2024\n\nTekst.\n",
        ["2024-03-04", "2024-03-05", "2024-03-15"],
    ),
    (
        "# Overleg 11 maart 2024\n\n## Opening\n\nTekst.\n\n## Overleg 8 april 2024\n\nTekst.\n",
        ["2024-03-11", "2024-03-11"],
    ),
    (
        "# Notulen 11 maart 2024\n\n## 2. Overleg 5 februari 2024\n\nTekst.\n\n"
        "## 3. Overleg 4 januari 2024\n\nTekst.\n",
        ["2024-03-11", "2024-03-11"],
    ),
    (
        "# Sprintlog\n\n### Planning sprint 13 - 5-1-2026\n\nTekst.\n\n"
        "### Review sprint 13 - 16-1-2026\n\nTekst.\n\n### Retro (19-1-2026)\n\nTekst.\n",
        ["2026-01-05", "2026-01-16", "2026-01-19"],
    ),
    (
        "NOTULEN WERKGROEP WIJK\nDatum: 5 januari 2026\n\n1. Opening\n\nTekst.\n\n"
        "NOTULEN WERKGROEP WIJK\nDatum: 2 februari 2026\n\n1. Opening\n\nTekst.\n",
        ["2026-01-05", "2026-01-05", "2026-02-02", "2026-02-02"],
    ),
    (
        "# Notulen\n\nDatum: 5 januari 2026\n\n## Zaal\n\nTekst.\n\n## Volgende vergadering\n\n"
        "Datum: 2 februari 2026\n",
        ["2026-01-05", "2026-01-05", "2026-01-05"],
    ),
]
LINES = [
    (
        "DAILY TEAM WEST\n\nwo 6-3-2024\nLotte: belt morgen.\nBram: vrij\n\n"
        "do 7-3-2024\nBram: mailt morgen.\nLotte: test.\n",
        ["2024-03-07", "2024-03-08"],
    ),
    (
        "Logboek\n\nwoensdag 6 maart 2024\n\n- Lotte belt morgen.\n\ndonderdag 7 maart\n\n"
        "- Bram mailt morgen.\n\nvrijdag 8 maart\n\n- Lotte appt morgen.\n",
        ["2024-03-07", "2024-03-08", "2024-03-09"],
    ),
    (  # the title tells the first day
        "DAGSTART 6-3-2024\nLotte: belt morgen.\nBram: vrij\n\n"
        "DAGSTART 7-3-2024\nBram: mailt morgen.\nLotte: test.\n",
        ["2024-03-07", "2024-03-08"],
    ),
    (
        "Werkgroep\n\nWerkoverleg 6 maart 2024\n- Lotte belt morgen.\n\n"
        "Werkoverleg 13 maart 2024\n- Bram mailt morgen.\n",
        ["2024-03-07", "2024-03-14"],
    ),
    (
        "6-3-2024 PR-overleg\n- Lotte belt morgen.\n\n13-3-2024 PR-overleg\n- Bram mailt morgen.\n",
        ["2024-03-07", "2024-03-14"],
    ),
    (  # the day of something else
        "Overleg 6 maart 2024\nLotte belt morgen.\n\nFolder van de kas, 13 maart 2024\n"
        "Bram mailt morgen.\n",
        ["2024-03-07", "2024-03-07"],
    ),
    (  # one meeting, and the day of the next
        "Notulen bestuur\n\nwo 6-3-2024\naanwezig: Lotte, Bram\n\nLotte belt morgen.\n\n"
        "wo 3-4-2024\nBram mailt morgen.\n",
        ["2024-03-07", "2024-03-07"],
    ),
    (  # what is on
        "# Notulen bestuur 6 maart 2024\n\n## Activiteiten\n\nzaterdag 4 mei 2024\n"
        "Bram opent morgen de kas.\n\nzondag 5 mei 2024\nLotte belt morgen.\n",
        ["2024-03-07", "2024-03-07"],
    ),
]


@pytest.mark.parametrize(("text", "due"), LINES)
def test_lines_that_tell_the_day_of_what_follows(text: str, due: list[str]) -> None:
    assert [item.deadline_date for item in extract(text, min_confidence=0.2)] == due


@pytest.mark.parametrize(("text", "days"), LOGS)
def test_the_day_of_each_meeting(text: str, days: list[str]) -> None:
    minutes = parse(text)
    told = [
        section.blocks[-1].date or minutes.date for section in minutes.sections if section.blocks
    ]
    assert [str(day) for day in told] == days


def test_time_counts_from_the_meeting_that_it_was_told_in() -> None:
    items = extract(LOGS[0][0].replace("test", "test morgen"))
    assert [item.deadline_date for item in items[:1]] == ["2024-03-05"]
    later = extract(LOGS[0][0].replace("mailt", "mailt morgen"))
    assert [(item.meeting_date, item.deadline_date) for item in later[-1:]] == [
        ("2024-03-05", "2024-03-06")
    ]


def test_a_day_that_is_given_is_that_of_all() -> None:
    items = extract(LOGS[0][0], meeting_date=dt.date(2024, 1, 1))
    assert {item.meeting_date for item in items} == {"2024-01-01"}


def test_the_day_of_each_message_of_a_chat() -> None:
    chat = (
        "[09-03-2026 10:05] Kees: top. Ik bel morgen de klant.\n"
        "[10-03-2026 09:00] Sanne: Ik stuur vandaag de testset.\n"
    )
    stamped = chat.replace("[", "").replace("] ", " - ")
    for text in (chat, stamped):
        assert [(item.actor, item.deadline_date) for item in extract(text)] == [
            ("Kees", "2026-03-10"),
            ("Sanne", "2026-03-10"),
        ]
