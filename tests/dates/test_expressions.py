"""Times as people write them, in a sentence and alone in a cell, each with the last day it allows
("" where the words give none)."""

from __future__ import annotations

from datetime import date

import pytest

from lovp_actions.dates.deadlines import find_deadlines

MEETING = date(2025, 9, 17)  # a Wednesday

ANYWHERE = [
    ("wk 40", "2025-10-03"),
    ("in wk. 45", "2025-11-07"),
    ("wk45", "2025-11-07"),
    ("uiterlijk wk 2", "2026-01-09"),
    ("eind wk 41", "2025-10-10"),
    ("begin wk 41", ""),
    ("week 44/45", "2025-11-07"),
    ("wk 47 t/m 49", "2025-12-05"),
    ("week 3 2026", "2026-01-16"),
    ("wk 6-2026", "2026-02-06"),
    ("binnen eenentwintig dagen", "2025-10-08"),
    ("over twintig dagen", "2025-10-07"),
    ("binnen zestig dagen", "2025-11-16"),
    ("binnen vijftien werkdagen", "2025-10-08"),
    ("binnen 30 dgn", "2025-10-17"),
    ("over 6 wkn", "2025-10-29"),
    ("binnen 3 mnd.", "2025-12-17"),
    ("drie weken voor 1 december", "2025-11-10"),
    ("uiterlijk vijf dagen voor 10 oktober", "2025-10-05"),
    ("een maand voor 15 december", "2025-11-15"),
    ("uiterlijk twee weken na 1 oktober", "2025-10-15"),
    ("dinsdag over twee weken", "2025-10-07"),
    ("maandag over 14 dagen", "2025-10-06"),
    ("vrijdag over een week", "2025-09-26"),
    ("op 24-okt-25", "2025-10-24"),
    ("op 3-nov-'25", "2025-11-03"),
    ("voor de 25e", "2025-09-25"),
    ("op de 2e", "2025-10-02"),
    ("uiterlijk de 30ste", "2025-09-30"),
    ("ultimo 2025", "2025-12-31"),
    ("per ultimo november", "2025-11-30"),
    ("ultimo Q4", "2025-12-31"),
    ("4e kw 2025", "2025-12-31"),
    ("in KW1 2026", "2026-03-31"),
    ("2026-Q2", "2026-06-30"),
    ("Q4 '25", "2025-12-31"),
    ("in derde kwartaal 2026", "2026-09-30"),
    ("eerste halfjaar 2026", "2026-06-30"),
    ("tweede helft 2026", "2026-12-31"),
    ("in H1 2026", "2026-06-30"),
    ("voor 2025/10/31", "2025-10-31"),
    ("op 7.10.25", "2025-10-07"),
    ("op 14.10", "2025-10-14"),
    ("v.a. 1 oktober", ""),
    ("vrijdg 26 september", "2025-09-26"),
    ("voor 15 okober", "2025-10-15"),
    ("uiterlijk 1 decmber", "2025-12-01"),
    ("donerdag", "2025-09-18"),
    ("volgende week woendag", "2025-09-24"),
    ("in febuari", "2026-02-28"),
    ("over een maand of drie", ""),
    ("over ’n week of zes", ""),
    ("eind oktober/begin november", ""),
    ("oktober/november", "2025-11-30"),
    ("begin week 43", ""),
    ("half nov.", "2025-11-15"),
    ("medio dec", "2025-12-15"),
    ("tweede week van november", "2025-11-14"),
    ("van 6 t/m 10 oktober", "2025-10-10"),
    ("tussen 3 en 7 november", "2025-11-07"),
    ("in het schooljaar 2025/2026", ""),
    ("eind dit schooljaar", ""),
    ("voor de kerstvakantie", ""),
    ("binnen 24 uur", "2025-09-18"),
    ("morgen voor 17:00 uur", "2025-09-18"),
    ("volgend kwartaal", "2025-12-31"),
    ("10 nov. a.s.", "2025-11-10"),
    ("wo 1/10", "2025-10-01"),
    ("do. 2 okt.", "2025-10-02"),
    ("uiterlijk 30-9", "2025-09-30"),
    ("binnen een kwartaal", "2025-12-17"),
    ("Q4 of Q1", "2026-03-31"),
    ("aan het eind van Q1", "2026-03-31"),
    ("op 20 dezer", "2025-09-20"),
    ("eind deze maand", "2025-09-30"),
    ("in de week van 6 oktober", "2025-10-10"),
    ("volgend jaar", "2026-12-31"),
    ("d.d. 3 november", "2025-11-03"),
    ("eind sept", "2025-09-30"),
    ("uiterlijk vrijdag van week 40", "2025-10-03"),
    ("maandag in wk 41", "2025-10-06"),
    ("week 41 op dinsdag", "2025-10-07"),
    ("morgen over een week", "2025-09-25"),
    ("niet vóór 15 oktober", ""),
    ("niet eerder dan 1/12", ""),
    ("op zijn vroegst 1 december", ""),
    ("niet later dan 1 december", "2025-12-01"),
    ("in de week van 7/10", "2025-10-10"),
    ("voor Q4", ""),
    ("voor het vierde kwartaal", ""),
    ("voor eind Q4", "2025-12-31"),
    ("uiterlijk drie weken voor de wedstrijd", ""),
    ("uiterlijk drie weken voor de wedstrijd op 1 december", "2025-11-10"),
    ("drie weken voor de feestavond van 1 december", "2025-11-10"),
    ("twee weken vóór de grote sportdag van 1 december", "2025-11-17"),
    ("een week na de fietstocht van 1 oktober", "2025-10-08"),
    ("10 dagen voor kerst (25 december)", ""),
    ("over een week (24 september)", "2025-09-24"),
    ("binnen een week na de start", ""),
    ("binnen een week na 1 oktober", "2025-10-08"),
    ("in week 2 van november", "2025-11-14"),
    ("week 45 van 2026", "2026-11-06"),
    ("na de kerst, uiterlijk 10 januari", "2026-01-10"),
    ("zsm maar uiterlijk 1 oktober", "2025-10-01"),
    ("in weken 41 en 42", "2025-10-17"),
    ("kalenderweek 40", "2025-10-03"),
    ("in het weekend van 11 oktober", "2025-10-12"),
    ("op 30 februari 2026", ""),
    ("vrijdag de 26e", "2025-09-26"),
    ("op maandag de 29ste", "2025-09-29"),
    ("vrijdag de 25e", ""),
    ("zaterdag de 27e september", "2025-09-27"),
    ("elke eerste vrijdag van de maand", ""),
    ("op de laatste vrijdagmiddag van elke maand", ""),
    ("op de eerste vrijdag", ""),
    ("volgend weekend", "2025-09-28"),
    ("komend weekend", "2025-09-21"),
    ("a.s. do", "2025-09-18"),
    ("volgende week di", "2025-09-23"),
    ("vr 26/9 12.00 uur", "2025-09-26"),
    ("binnen de veertien dagen", "2025-10-01"),
    ("voor het sprintoverleg van 20/11", "2025-11-20"),
    ("voor de vergadering van april", ""),
    ("12/Dec/25 5:00 PM", "2025-12-12"),
    ("2025-12-12T00:00:00+01:00", "2025-12-12"),
    ("in het 2 e kwartaal", "2026-06-30"),
    ("binnen zes weken daarna", ""),
    ("uiterlijk binnen een week erna", ""),
]

CELLS = [
    ("wk 40", "2025-10-03"),
    ("W41", "2025-10-10"),
    ("wk40-42", "2025-10-17"),
    ("2 weken", "2025-10-01"),
    ("14 dgn", "2025-10-01"),
    ("3 mnd", "2025-12-17"),
    ("4 wkn.", "2025-10-15"),
    ("okt-25", "2025-10-31"),
    ("nov 2025", "2025-11-30"),
    ("10-nov", "2025-11-10"),
    ("2025/11/03", "2025-11-03"),
    ("3.11.25", "2025-11-03"),
    ("3.11.'25", "2025-11-03"),
    ("20251103", "2025-11-03"),
    ("20251399", ""),
    ("31.10", "2025-10-31"),
    ("week 46", "2025-11-14"),
    ("Q4", "2025-12-31"),
    ("eind wk 44", "2025-10-31"),
    ("30e", "2025-09-30"),
    ("z.s.m.", ""),
    ("doorlopend", ""),
    ("1 okt", "2025-10-01"),
    ("vr 3-10", "2025-10-03"),
    ("ma. 6 okt.", "2025-10-06"),
    ("okt/nov", "2025-11-30"),
    ("15-10 / 15-11", "2025-11-15"),
    ("dec '25", "2025-12-31"),
    ("< 1 november", "2025-11-01"),
    ("uiterlijk 1-11-25", "2025-11-01"),
    ("1/11", "2025-11-01"),
    ("half okt", "2025-10-15"),
    ("12 nov. a.s.", "2025-11-12"),
    ("volgende verg.", ""),
    ("n.t.b.", ""),
    ("Q1-26", "2026-03-31"),
    ("eind '25", "2025-12-31"),
    ("01-10", "2025-10-01"),
    ("per 1/1/26", "2026-01-01"),
    ("jan", "2026-01-31"),
    ("jan. 2026", "2026-01-31"),
    ("11-2025", "2025-11-30"),
    ("Begin wk 43", ""),
    ("binnen 14 dgn", "2025-10-01"),
    ("v.a. 1-10", ""),
    ("voor de 25ste", "2025-09-25"),
    ("2026", "2026-12-31"),
    ("kw 2", "2026-06-30"),
    ("wo wk 41", "2025-10-08"),
    ("di. week 41", "2025-10-07"),
    ("voor wo wk 41", "2025-10-08"),
    ("uiterlijk week 41", "2025-10-10"),
    ("week drie van mei", "2026-05-21"),
    ("nov.", "2025-11-30"),
    ("jan.", "2026-01-31"),
    ("di de 23e", "2025-09-23"),
    ("26/9 12.00 uur", "2025-09-26"),
    ("12/mrt/26", "2026-03-12"),
]

NONE = [
    "om de vrijdag",
    "iemand voor de dinsdagavond",
    "iemand voor de zaterdag",
    "het punt nov. 12",
    "het huidige WO",
    "de helft van 1/2",
]


@pytest.mark.parametrize("words", NONE)
def test_no_time(words: str) -> None:
    assert find_deadlines(f"Noor zoekt {words} en de rest.", MEETING) == []


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("dinsdag voor week 41", ["2025-09-23", ""]),
        ("binnen drie weken 14 en 15 stoelen", ["2025-10-08"]),
        ("drie weken voor de gemeente", []),
        ("drie weken voor de start belt Wim op 1 december", ["2025-12-01"]),
        ("drie weken voor de start mailt Wim de brief van 1 december", []),
        ("drie weken na de brief van 1 september jl.", []),
        ("zsm en uiterlijk 1 oktober", ["", "2025-10-01"]),
        ("vrijdag de 2e kandidaat", ["2025-09-19"]),
        ("vrijdag de 1/2 liter", ["2025-09-19"]),
        ("voor de komende vrijdag", ["2025-09-19"]),
        ("op de tweede dinsdag van oktober", ["2025-10-14"]),
        ("na de vakantie in oktober", ["2025-10-31"]),
    ],
)
def test_what_does_not_belong_together(words: str, days: list[str]) -> None:
    found = find_deadlines(f"Noor stuurt {words} rond.", MEETING)
    assert [str(each.date or "") for each in found] == days


@pytest.mark.parametrize(("words", "day"), ANYWHERE)
def test_in_a_sentence(words: str, day: str) -> None:
    found = find_deadlines(f"Noor stuurt het voorstel {words} naar de leden.", MEETING)
    assert [str(each.date or "") for each in found[:1]] == ([day] if found or day else [])


@pytest.mark.parametrize(("words", "day"), ANYWHERE + CELLS)
def test_in_a_cell(words: str, day: str) -> None:
    found = find_deadlines(words, MEETING)
    assert str(found[-1].date or "") == day if found else not day


@pytest.mark.parametrize(
    ("text", "told", "day"),
    [
        ("Jan hangt de posters op in de week voor het feest.", "in de week voor het feest", ""),
        ("Jan koopt bloemen op de dag voor de bruiloft.", "op de dag voor de bruiloft", ""),
        ("Jan belt op de maandag voor het feest, zegt hij.", "op de maandag voor het feest", ""),
        ("Jan kookt op de maandag voor de ouders soep.", "op de maandag", "2025-09-22"),
        ("Jan kookt op maandag voor de ouders.", "op maandag", "2025-09-22"),
    ],
)
def test_beside_an_event(text: str, told: str, day: str) -> None:
    (due,) = find_deadlines(text, MEETING)
    assert (due.text, str(due.date or "")) == (told, day)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Vlag ophangen (Noor, juni)", "juni"),
        ("Vlag ophangen – Noor – juni", "juni"),
        ("Vlag ophangen - mei", "mei"),
        ("Vlag ophangen (Noor, Juni)", ""),
        ("Vlag ophangen (Noor, jan)", ""),
        ("Vlag ophangen met Noor, juni en Kees", ""),
        ("Vlag ophangen - juni was nat", ""),
    ],
)
def test_a_month_that_is_ruled_off_at_an_end(line: str, words: str) -> None:
    assert "".join(due.text for due in find_deadlines(line, MEETING)) == words
