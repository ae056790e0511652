"""Time expressions: one invented line a rule, and what is no deadline."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lovp_actions.dates.deadlines import _engine, find_deadlines
from lovp_actions.dates.full_dates import find_meeting_date
from lovp_actions.dates.sums import add, month_end
from lovp_actions.errors import LexiconError
from lovp_actions.lexicon import load

MEETING = date(2019, 4, 15)  # a Monday

# The deadline in brackets, and its day for the meeting above ("" for none).
LINES = [
    # A day of a month.
    ("Noor stuurt het plan [voor 1 oktober] rond.", "2019-10-01"),
    ("Noor stuurt het plan [vóór 1 oktober] rond.", "2019-10-01"),
    ("Het college krijgt [uiterlijk 1 oktober 2020] antwoord.", "2020-10-01"),
    ("Het college krijgt [uiterlijk op 1 oktober] antwoord.", "2019-10-01"),
    ("De leden spreken [24 juni] verder.", "2019-06-24"),
    ("De leden spreken [15 april] verder.", "2019-04-15"),
    ("De leden spreken [op 3 februari] verder.", "2020-02-03"),
    ("De leden spreken [op 29 februari] verder.", "2020-02-29"),
    ("Noor begint [per 1 mei '20].", "2020-05-01"),
    ("Noor belt [op maandag 3 juni] met de drukker.", "2019-06-03"),
    ("Noor belt [op 3 en 4 juni] met de drukker.", "2019-06-04"),
    ("Noor belt [dinsdag 4 juni om 14.00 uur] met de drukker.", "2019-06-04"),
    ("[Op 13 mei in de middag] is de opening.", "2019-05-13"),
    ("[7 mei a.s.] organiseert Noor de open dag.", "2019-05-07"),
    ("De ronde duurt [t/m 12 mei].", "2019-05-12"),
    ("[Op de 1e mei] is de opening.", "2019-05-01"),
    ("Het stuk is [vanaf 1 mei] te lezen.", ""),
    ("| Zaal huren | Noor | [Na 10 mei] |", ""),
    ("De zaal is vrij [in de week van 3 juni].", "2019-06-07"),
    ("Noor meet de hoogte [in mei en in juli].", "2019-07-31"),
    ("Het is af als Noor [op 3 mei en op 5 juni] meet, en klaar.", "2019-06-05"),
    ("Noor beantwoordt een mail voortaan [binnen een week].", ""),
    ("Noor zal de notulen voortaan steeds [op vrijdag] mailen.", ""),
    ("Noor veegt de zaal drie weken [op dinsdag].", ""),
    ("Dat is voortaan zo. Noor belt [binnen een week].", "2019-04-22"),
    ("Noor zoekt nog steeds een zaal [voor vrijdag].", "2019-04-19"),
    ("Noor is er met drie kwartier [op dinsdag].", "2019-04-16"),
    ("| Zaal huren | Noor | [2019-06-03] |", "2019-06-03"),
    ("| Zaal huren | Noor | [03/06/2019] |", "2019-06-03"),
    ("| Zaal huren | Noor | [3-6-19] |", "2019-06-03"),
    ("| Zaal huren | Noor | [3-jun-2019] |", "2019-06-03"),
    ("| Zaal huren | Noor | [1-2-2019] |", "2019-02-01"),
    ("| [3/6] | Bijeenkomst in de bieb |", "2019-06-03"),
    ("Noor huurt [ma 3/6] de zaal.", "2019-06-03"),
    ("Noor huurt [voor 3/6] de zaal.", "2019-06-03"),
    ("Zaal huren – Noor – [28/6]", "2019-06-28"),
    ("Noor huurt de zaal (deadline [28/6])", "2019-06-28"),
    ("Zaal huren (klaar: [28-6]).", "2019-06-28"),
    ("Noor: zaal huren [28/6]", "2019-06-28"),
    ("Noor: zaal huren [28-6].", "2019-06-28"),
    ("Actie Noor de Wit en Jan [2-6]", "2019-06-02"),
    ("De lamp is stuk. Actie: NW   [28-06]", "2019-06-28"),
    ("Noor belt de drukker [voor vr].", "2019-04-19"),
    ("Noor belt de drukker [uiterlijk ma].", "2019-04-22"),
    ("Noor belt [vóór do 12.00] met de drukker.", "2019-04-18"),
    ("Noor belt de drukker ([di])", "2019-04-16"),
    ("| Zaal huren | Noor | [wo] |", "2019-04-17"),
    ("Zaal huren @Noor [28/6]", "2019-06-28"),
    ("Actie: Noor, zaal huren, [28/6]", "2019-06-28"),
    # A month.
    ("De notulen volgen [eind mei].", "2019-05-31"),
    ("De notulen volgen [voor eind mei].", "2019-05-31"),
    ("De notulen volgen [tot eind september].", "2019-09-30"),
    ("De notulen volgen [medio juni].", "2019-06-15"),
    ("De notulen volgen [half januari].", "2020-01-15"),
    ("De notulen volgen [halverwege december].", "2019-12-15"),
    ("De notulen volgen [begin juni].", ""),
    ("De notulen volgen [in juni].", "2019-06-30"),
    ("De notulen volgen [in februari].", "2020-02-29"),
    ("De notulen volgen [eind jan. 2021].", "2021-01-31"),
    ("De notulen volgen [in mei of juni].", "2019-06-30"),
    ("De notulen volgen [in december/januari].", "2020-01-31"),
    ("De notulen volgen [in juni volgend jaar].", "2020-06-30"),
    ("De notulen volgen [tweede helft van mei].", "2019-05-31"),
    ("De notulen volgen [vanaf mei].", ""),
    # Short, as telegrams have it.
    ("Noor belt [volgende wk] met de drukker.", "2019-04-26"),
    ("Noor huurt [eind vd maand] de zaal.", "2019-04-30"),
    ("Noor huurt [einde week] de zaal.", "2019-04-19"),
    ("Noor huurt [uiterlijk 2019-W23] de zaal.", "2019-06-07"),
    ("Noor belt [vandaag over een week].", "2019-04-22"),
    ("Noor huurt [voor de ledenverg. van 2 mei] de zaal.", "2019-05-02"),
    # Quarters and years.
    ("Het beleid komt [in Q3].", "2019-09-30"),
    ("Het beleid komt [in de loop van Q1 2020].", "2020-03-31"),
    ("Het beleid komt [in het derde kwartaal].", "2019-09-30"),
    ("Het beleid komt [in het 1e kwartaal 2020].", "2020-03-31"),
    ("Het beleid komt [eind 2020].", "2020-12-31"),
    ("Het beleid komt [in 2020].", "2020-12-31"),
    ("Het beleid komt [begin 2020].", ""),
    ("Het beleid komt [eerste helft van 2020].", "2020-06-30"),
    ("Het beleid komt [voor het einde van het jaar].", "2019-12-31"),
    ("Het beleid komt [eind van het jaar].", "2019-12-31"),
    ("Het beleid komt [dit jaar].", "2019-12-31"),
    ("Het beleid komt [volgend jaar].", "2020-12-31"),
    ("Het beleid komt [eind volgend jaar].", "2020-12-31"),
    ("Het beleid komt [voor de ALV van volgend jaar].", ""),
    ("Het beleid komt [het komende jaar].", "2019-12-31"),
    ("Het beleid komt [in het voorjaar].", ""),
    ("Het beleid komt [voorjaar 2020].", ""),
    # Weeks, weekdays, months from the meeting.
    ("Noor belt [in week 23].", "2019-06-07"),
    ("Noor belt [week 4].", "2020-01-24"),
    ("Noor belt [week 4 2021].", "2021-01-29"),
    ("Noor belt [deze week].", "2019-04-19"),
    ("Noor zou nog [dezelfde week] bellen.", "2019-04-19"),
    ("Noor zou nog [diezelfde middag] bellen.", "2019-04-15"),
    ("Na het feest van 3 juni belt Noor nog [diezelfde dag].", ""),
    ("Noor belt [volgende week].", "2019-04-26"),
    ("Noor belt [de komende week].", "2019-04-22"),
    ("Noor belt [deze maand].", "2019-04-30"),
    ("Noor belt [later deze maand].", "2019-04-30"),
    ("Noor belt [eind volgende maand].", "2019-05-31"),
    ("Noor belt [komende maand].", "2019-05-31"),
    ("Noor belt [komend kwartaal].", "2019-09-30"),
    ("Noor belt [dit weekend].", "2019-04-21"),
    ("Noor belt [maandag].", "2019-04-22"),
    ("Noor belt [komende vrijdag].", "2019-04-19"),
    ("Noor belt [wo a.s.] de bank.", "2019-04-17"),
    ("Noor belt [voor juni] de bank.", ""),
    ("Noor belt [a.s. vrijdag].", "2019-04-19"),
    ("Noor belt [vrijdag a.s.].", "2019-04-19"),
    ("Noor belt [volgende week dinsdag].", "2019-04-23"),
    ("Noor belt [dinsdag volgende week].", "2019-04-23"),
    ("Noor belt [in de eerste week van mei].", "2019-05-07"),
    ("Noor belt [op de tweede dinsdag van mei].", "2019-05-14"),
    ("Noor belt [op de laatste vrijdag van mei].", "2019-05-31"),
    ("Noor belt [morgen].", "2019-04-16"),
    ("Noor belt [overmorgen].", "2019-04-17"),
    ("Noor stuurt de notulen [morgen] rond.", "2019-04-16"),
    ("Noor stuurt het verslag [volgende week] rond.", "2019-04-26"),
    ("Noor stuurt de agenda [woensdag] rond.", "2019-04-17"),
    ("Noor belt [vrijdagmorgen] de drukker.", "2019-04-19"),
    ("Noor belt [vrijdag] morgen de drukker.", "2019-04-19"),
    # Durations.
    ("[Over twee weken] is het stuk klaar.", "2019-04-29"),
    ("[Over twee weken (eind april)] is het stuk klaar.", "2019-04-30"),
    ("[Binnen een maand] is het stuk klaar.", "2019-05-15"),
    ("[Binnen 10 werkdagen] is het stuk klaar.", "2019-04-29"),
    ("[Over een half jaar] is het stuk klaar.", "2019-10-15"),
    ("[Over 2 à 3 weken] is het stuk klaar.", "2019-05-06"),
    ("[Binnen enkele weken] is het stuk klaar.", ""),
    ("Noor werkt [de komende twee weken] aan het stuk.", "2019-04-29"),
    ("Noor werkt [de komende weken] aan het stuk.", ""),
    ("Noor mailt [elke twee maanden] de stand.", ""),
    ("Noor mailt [eens in de twee weken] de stand.", ""),
    # Fixed phrases.
    ("Noor stuurt het [zo snel mogelijk].", ""),
    ("Noor stuurt het [z.s.m.] toe.", ""),
    ("Noor stuurt het [asap].", ""),
    ("Noor stuurt het [op korte termijn].", ""),
    ("Noor komt er [volgende keer] op terug.", ""),
    ("Noor onderzoekt dit [de komende periode].", ""),
    ("Noor legt alles [vanaf nu] vast.", ""),
    # Events.
    ("Noor komt hier [bij het volgende TO] op terug.", ""),
    ("Noor komt hier [tijdens het eerste TO van 2020] op terug.", ""),
    ("Noor legt dit [voor de volgende bijeenkomst] vast.", ""),
    ("Dit komt op de agenda [voor een volgend overleg].", ""),
    ("Noor presenteert dit [op de ALV].", ""),
    ("Noor presenteert dit [op een ALV in 2020].", "2020-12-31"),
    ("Noor presenteert dit [voor de ALV van 24 november].", "2019-11-24"),
    ("Noor presenteert dit [tijdens de Algemene Ledenvergadering].", ""),
    ("Noor komt terug [in het PMO van 13 mei].", "2019-05-13"),
    ("Noor komt terug [in het PMO van 13 mei 2020].", "2020-05-13"),
    ("Noor levert dit [voor het PMO van november].", ""),
    ("Noor levert dit [voor het PMO van 5 november].", "2019-11-05"),
    ("Noor presenteert dit [in de gemeenteraad van 4 mei].", "2019-05-04"),
    ("Noor presenteert dit [in de commissie Ruimte van 4/6].", "2019-06-04"),
    ("Noor presenteert dit [bij het halfjaarlijks overleg van mei].", "2019-05-31"),
    ("Noor presenteert dit [in het debat van volgende week].", "2019-04-26"),
    ("Noor presenteert dit [op Prinsjesdag].", "2019-09-17"),
    ("Noor presenteert dit [voor Prinsjesdag 2020].", "2020-09-15"),
    ("Noor presenteert dit [na Prinsjesdag].", ""),
    ("Noor mailt de stukken [10 dagen voor de ALV].", ""),
    ("Noor mailt de stukken [maandag na het MT].", ""),
    ("Noor mailt Kees [binnen een week na ontvangst van dit bericht].", ""),
    ("Noor start [volgende maand] met de bouw.", "2019-05-31"),
    ("Noor mailt Kees [uiterlijk start volgende maand].", ""),
    ("Noor mailt de stukken [na de zomer].", ""),
    ("Noor maakt het hek (gemeld [op 3 mei]).", "2019-05-03"),
    ("Noor maakt het hek (ingediend [uiterlijk 3 februari]).", "2020-02-03"),
    ("Ik zie Noor [op 3 mei].", "2019-05-03"),
    ("Noor stuurt mail [3 mei].", "2019-05-03"),
    ("Dan wordt het [op 3 mei] besproken met Noor.", "2019-05-03"),
    ("Noor mailt de stukken [na de vakantie in september].", "2019-09-30"),
    ("Noor mailt de stukken [na akkoord van de sprekers].", ""),
    ("[In de eerstvolgende nieuwsbrief] staat een oproep.", ""),
    ("De lijst komt online [zodra de namen bekend zijn].", ""),
    ("[Zodra de namen bekend zijn] wordt de lijst geplaatst.", ""),
]

NOTHING = [
    "Het team won met 3-2.",
    "Noor: kosten delen 1/3",
    "Noor levert de tekst vóór wo 27.",
    "Noor laat de lijn bewaken 24/7",
    "Noor laat de koffer opruimen w16",
    "Noor zoekt 3-4 personen.",
    "Noor huurt zaal 3/4",
    "Actie: zie punt 3-2",
    "De cake is voor zo veel mensen genoeg.",
    "Noor zingt do re mi",
    "De zaal is geboekt (DI)",
    "Zo as die ook is, Noor doet wo niets.",
    "Het verslag van 3 mei is vastgesteld.",
    "Het verslag 3 mei is vastgesteld.",
    "De brief d.d. 3 sept. 2018 is besproken.",
    "De brief d.d. 3 september is besproken.",
    "Noor leest de regels, zie de mail van Kees 3 juni.",
    "Noor maakt het hek (gemeld op 2 februari).",
    "| Noor | begonnen 2 februari |",
    "Noor kopieert de op 3 mei te tekenen akte.",
    "Noor kopieert het op 3 mei besproken stuk.",
    "Dat is afgelopen maandag besproken.",
    "Dat is op 3 mei jl. besproken.",
    "Dat is op 3 mei 2018 besproken.",
    "Vorig jaar op de ALV is dat gezegd.",
    "Sinds januari is de zaal dicht.",
    "De begroting 2020 en het jaarverslag 2018 zijn rond.",
    "Het budget voor volgend jaar is rond.",
    "Tijdens de vergadering is gelachen.",
    "Tijdens deze sessie is gelachen.",
    "De vergadering begint om 19.30 uur.",
    "Dat is in het PMO van 13 mei 2018 gemeld.",
    "Noor verbetert een fout in het stuk van het PMO.",
    "Noor verbetert een fout in de factuur van 13 mei.",
    "Noor verbetert een fout in de planning van mei.",
    "Noor bereidt Prinsjesdag en de Prinsjesdagstukken voor.",
    "Versie 1.2.19 staat klaar, artikel 3-4 ook.",
    "Zie /blog/2019/05/nieuws en /notulen/03-11-2019.",
    "Het is 24/7 bereikbaar, 9/10 leden zijn tevreden.",
    "De stemming: 5-3 voor Jan.",
    "De commissie van volgend jaar is er nog niet.",
    "Goede morgen allemaal.",
    "Noor belt in de morgen met de drukker.",
    "Deze morgen was de zaal dicht, 's morgens is dat vaker zo.",
    "De factuur 20190603 is betaald.",
    "De zaal was vrij vorige week dinsdag.",
    "Op 31 februari gebeurt er niets.",
    "Eten voor de ALV-bezoekers.",
    "De eerste maand en de laatste week zijn druk.",
    "",
]


@pytest.mark.parametrize(("line", "day"), LINES)
def test_every_rule(line: str, day: str) -> None:
    wanted = line[line.index("[") + 1 : line.index("]")]
    found = find_deadlines(line.replace("[", "").replace("]", ""), MEETING)
    assert [(f.text, str(f.date or "")) for f in found] == [(wanted, day)]


@pytest.mark.parametrize(
    "rule", load("time_patterns")["rule"], ids=lambda rule: rule["pattern"][:30]
)
def test_the_example_of_every_pattern(rule: dict[str, str]) -> None:
    line, day = re.fullmatch(r"(.*?)((?:\d{4}-\d\d-\d\d)?)", rule["example"]).groups()  # type: ignore[union-attr]
    test_every_rule(line, day)


@pytest.mark.slow
@pytest.mark.parametrize("rule", _engine().rules, ids=lambda rule: rule.pattern.pattern[40:70])
@settings(max_examples=12)
@given(data=st.data())
def test_what_matches_a_rule_holds_what_the_rule_needs(rule: Any, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(rule.pattern))
    assert _engine().needs.held(text) & rule.needs == rule.needs


@pytest.mark.parametrize("group", [g for g in load("time") if g != "past"])
def test_the_example_of_every_group(group: str) -> None:
    example = load("time")[group]["example"]
    assert find_deadlines(example, MEETING) or find_meeting_date(example)


def test_the_examples_of_what_is_past() -> None:
    assert not find_deadlines(load("time")["past"]["example"], MEETING)


@pytest.mark.parametrize("line", NOTHING)
def test_no_deadline(line: str) -> None:
    assert find_deadlines(line, MEETING) == []


def test_several_in_one_sentence() -> None:
    found = find_deadlines("Noor belt morgen, mailt op 3 mei en schrijft eind juni.", MEETING)
    assert [f.text for f in found] == ["morgen", "op 3 mei", "eind juni"]


def test_a_day_that_begins_another_clause_is_no_second_one() -> None:
    found = find_deadlines("Noor belt in mei en in juli belt Piet.", MEETING)
    assert [f.text for f in found] == ["in mei", "in juli"]


def test_a_line_break_but_no_paragraph_within() -> None:
    assert [f.text for f in find_deadlines("uiterlijk\n3 mei", MEETING)] == ["uiterlijk\n3 mei"]
    assert [f.text for f in find_deadlines("uiterlijk\n\n3 mei", MEETING)] == ["3 mei"]


def test_without_a_meeting_date_only_a_full_date_has_a_day() -> None:
    found = find_deadlines("Op 3 mei, volgende week, eind 2020 of op 3 mei 2020.", None)
    assert [str(f.date) for f in found] == ["None", "None", "2020-12-31", "2020-05-03"]


@pytest.mark.parametrize(
    ("meeting", "day"), [(date(2020, 12, 28), "2021-01-01"), (date(2021, 1, 2), "2027-01-01")]
)
def test_week_53(meeting: date, day: str) -> None:
    """Not every year has one: those of 2020 and 2026 end in the year after."""
    assert [str(f.date) for f in find_deadlines("Klaar in week 53.", meeting)] == [day]


def test_sums_of_months() -> None:
    assert month_end(2019, 14) == date(2020, 2, 29)
    assert add(date(2019, 1, 31), 1, "month") == date(2019, 2, 28)
    assert add(date(2019, 4, 19), 1, "workday") == date(2019, 4, 22)


def test_a_lexicon_that_is_not_there() -> None:
    with pytest.raises(LexiconError, match=r"no_such\.toml"):
        load("no_such")
