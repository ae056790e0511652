"""Transcripts in the layouts that programs write: who speaks which words."""

from __future__ import annotations

import pytest

from lovp_actions.structure.minutes import parse

JAN, PETRA = "Goed, ik stuur de offerte naar de drukker.", "Ik zal de zaal reserveren."
LAYOUTS = {
    "Teams, WebVTT": f"""WEBVTT

3f2a-1/12-0
00:00:05.120 --> 00:00:09.480
<v Jan Bakker>Goed, ik stuur de offerte
naar de drukker.</v>

3f2a-1/15-1
00:00:10.000 --> 00:00:14.000
<v Petra Smit>{PETRA}</v>
""",
    "Zoom, WebVTT": f"""WEBVTT

1
00:00:05.120 --> 00:00:09.480
Jan Bakker: {JAN}

2
00:00:10.000 --> 00:00:14.000
Petra Smit: {PETRA}
""",
    "SubRip, in two parts": f"""1
00:00:05,120 --> 00:00:09,480
Jan Bakker: Goed, ik stuur de offerte

2
00:00:09,480 --> 00:00:10,000
naar de drukker.

3
00:00:10,000 --> 00:00:14,000
Petra Smit: {PETRA}
""",
    "Otter, Teams in Word": f"Jan Bakker   0:05\n{JAN}\n\nPetra Smit   0:31\n\n{PETRA}\n",
    "Zoom": f"[Jan Bakker] 14:02:11\n{JAN}\n\n[Petra Smit] 14:03:20\n{PETRA}\n",
    "Teams, copied": "".join(
        f"{who}\n0 minuten {at} seconden0:{at}\n{who} 0 minuten {at} seconden\n{words}\n"
        for who, at, words in (("Jan Bakker", 10, JAN), ("Petra Smit", 31, PETRA))
    ),
    "name above the time": f"Jan Bakker\n00:05\n{JAN}\n\nPetra Smit\n00:31\n{PETRA}\n",
    "time before the name": f"00:00:05 Jan Bakker\n{JAN}\n00:00:31 Petra Smit\n{PETRA}\n",
    "both before the words": f"[00:05] Jan Bakker: {JAN}\n[00:31] Petra Smit: {PETRA}\n",
    "WhatsApp, iPhone": f"[21-01-2025, 09:35:12] Jan Bakker: {JAN}\n"
    f"\u200e[21-01-2025, 09:36:00] ~ Petra Smit: {PETRA}\n",
    "WhatsApp, Android": "21-01-2025 09:30 - Berichten zijn versleuteld.\n"
    f"21-01-2025 09:35 - Jan Bakker: {JAN}\n21-01-2025 09:40 - Jan Bakker heeft Els toegevoegd\n"
    f"22-01-2025 10:01 - Petra Smit: {PETRA}\n",
    "WhatsApp, older": f"21/1/25, 9:35 - Jan Bakker: {JAN}\n21/1/25, 9:36 - Petra Smit: {PETRA}\n",
    "time in italics": f"**Jan Bakker** *00:05*\n{JAN}\n\n**Petra Smit** · _00:31_\n{PETRA}\n",
    "time in brackets": f"Jan Bakker (00:05): {JAN}\nPetra Smit (00:31): {PETRA}\n",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=list(LAYOUTS))
def test_who_speaks(text: str) -> None:
    minutes = parse(text)
    turns = [
        (block.speaker, block.passage.text)
        for section in minutes.sections
        for block in section.blocks
    ]
    assert turns == [("Jan Bakker", JAN), ("Petra Smit", PETRA)]
    assert [person.name for person in minutes.attendees] == ["Jan Bakker", "Petra Smit"]


@pytest.mark.parametrize(
    "shown",
    ["Bakker, Jan", "Bakker, J. (Jan)", "Jan Bakker (Gast)", "Jan Bakker - Breda",
     "Jan Bakker – De Kring", "Jan Bakker | De Kring", "Bakker, Jan | De Kring"],
)  # fmt: skip
@pytest.mark.parametrize("turn", ["{}   0:05\n", "{}\n0:05\n", "[{}] 14:02:11\n", "{} (0:05)\n"])
def test_names_as_organisations_show_them(shown: str, turn: str) -> None:
    text = "".join(
        f"{turn.format(who)}{words}\n\n" for who, words in ((shown, JAN), ("Petra Smit", PETRA))
    )
    blocks = [block for section in parse(text).sections for block in section.blocks]
    found = [(block.speaker, block.passage.text) for block in blocks]
    assert found == [(shown.partition(" | ")[0], JAN), ("Petra Smit", PETRA)]


@pytest.mark.parametrize("row", ["Anna Bakker | opening 19:30", "19:30 Anna Bakker | opening"])
def test_rows_of_an_agenda_are_no_turns(row: str) -> None:
    text = f"{row}\n{row.replace('Anna Bakker', 'Bob Smit')}\n\nJan belt Petra.\n"
    blocks = [block for section in parse(text).sections for block in section.blocks]
    assert not any(block.speaker for block in blocks)


def test_times_of_an_agenda_are_no_turns() -> None:
    text = "Opening 19:30\nPauze 20:15\nJaarverslag 20:30\nSluiting 22:00\n\nJan belt Petra.\n"
    blocks = [block for section in parse(text).sections for block in section.blocks]
    assert not any(block.speaker for block in blocks)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "[21-01-2025, 09:35:12] jannes: top\n[21-01-2025, 09:35:40] jannes: ik bel morgen",
            [("jannes", "top"), ("jannes", "ik bel morgen")],
        ),
        ("21-01-2025 09:40 - Petra: @Jan wil jij bellen?", [("Petra", "@Jan wil jij bellen?")]),
        (
            "De zaal is vol. Uit de app:\n\n21-01-2025 09:40 - Petra: Ik bel.\n\nDe zaal is open.",
            [("", "De zaal is vol. Uit de app:"), ("Petra", "Ik bel."), ("", "De zaal is open.")],
        ),
        (
            "De zaal is vol.\n\n21-01-2025 19:30 - Opening: hek.\n21-01-2025 19:40 - Pauze: hek.",
            [
                ("", "De zaal is vol."),
                ("", "21-01-2025 19:30 - Opening: hek."),
                ("", "21-01-2025 19:40 - Pauze: hek."),
            ],
        ),
    ],
)
def test_messages_of_a_chat(text: str, told: list[tuple[str, str]]) -> None:
    blocks = [block for section in parse(text).sections for block in section.blocks]
    assert [(block.speaker, block.passage.text) for block in blocks] == told
    assert {block.date and block.date.isoformat() for block in blocks if block.speaker} <= {
        "2025-01-21"
    }


@pytest.mark.parametrize("below", ["", "## 2. Stand van zaken\n\n"])
@pytest.mark.parametrize(
    "lines",
    [
        "Secretaris: Ik bel de drukker.\n",
        "Voorzitter: Dan bel ik de drukker.\nTrekker: Wij boeken een zaal.\n",
        "Els: En de zaal?\nProjectleider: Daar kom ik op terug.\n",
    ],
)
def test_what_an_office_says_names_nobody(below: str, lines: str) -> None:
    parsed = parse(f"# Verslag 3 april 2025\n\n{below}{lines}")
    assert {block.kind for section in parsed.sections for block in section.blocks} == {"paragraph"}


def test_who_holds_an_office_is_known() -> None:
    parsed = parse("# Verslag 3 april 2025\n\nVoorzitter: Wim Bakker\n\nWim belt de drukker.\n")
    assert [person.name for person in parsed.attendees] == ["Wim Bakker"]
