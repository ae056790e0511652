"""Several deeds in one sentence: each is an item with its own words."""

from __future__ import annotations

import re

import pytest

from lovp_actions.extraction.engine import Extractor
from lovp_actions.extraction.joining import pairs, series
from lovp_actions.reader.decoding import Reading, Span

SERIES = [
    (
        "Jan belt de gemeente, mailt de leden en boekt de zaal.",
        [("Jan", "belt de gemeente"), ("Jan", "mailt de leden"), ("Jan", "boekt de zaal")],
    ),
    (
        "Els schrijft de brief, vraagt de offerte op en stuurt de factuur.",
        [
            ("Els", "schrijft de brief"),
            ("Els", "vraagt de offerte op"),
            ("Els", "stuurt de factuur"),
        ],
    ),
    (
        "Jan en Piet bellen de gemeente, mailen de leden en boeken de zaal.",
        [
            ("Jan en Piet", "bellen de gemeente"),
            ("Jan en Piet", "mailen de leden"),
            ("Jan en Piet", "boeken de zaal"),
        ],
    ),
    (
        "Jan regelt de zaal, Els de hapjes en Wim de muziek.",
        [("Jan", "regelt de zaal"), ("Els", "de hapjes"), ("Wim", "de muziek")],
    ),
    (
        "Jan belt de gemeente en mailt de leden en de pers.",
        [("Jan", "belt de gemeente"), ("Jan", "mailt de leden en de pers")],
    ),
    (
        "Jan stuurt de offerte en de planning rond.",
        [("Jan", "stuurt de offerte en de planning rond")],
    ),
    (
        "Anna neemt contact op met de school, meldt dat dit kan en koppelt terug aan de leden.",
        [("Anna", "neemt contact op met de school"), ("Anna", "koppelt terug aan de leden")],
    ),
]


@pytest.mark.parametrize(("sentence", "items"), SERIES)
def test_each_deed_is_an_item(
    sentence: str, items: list[tuple[str, str]], extractor: Extractor
) -> None:
    assert [(item.actor, item.action) for item in extractor.extract(sentence)] == items


POINTING = [
    ("Hugo huurt een bus; dat doet hij uiterlijk vrijdag.", ["uiterlijk vrijdag"]),
    ("Hugo huurt een bus, en doet dat uiterlijk vrijdag.", ["uiterlijk vrijdag"]),
    ("Hugo huurt een bus; dat doet hij samen met Els.", [""]),
    ("Hugo huurt in mei een bus; dat doet hij bij de garage.", ["in mei"]),
    ("Hugo huurt een bus. Dat doet hij uiterlijk vrijdag.", ["", "uiterlijk vrijdag"]),
    ("Hugo huurt een bus en belt uiterlijk vrijdag de garage.", ["", "uiterlijk vrijdag"]),
]


@pytest.mark.parametrize("head", ["# Overleg 4 april 2026\n\n", "## 2. Bus\n\nHet is ver. "])
@pytest.mark.parametrize(("text", "times"), POINTING)
def test_what_only_points_to_a_deed_is_not_another(
    text: str, times: list[str], head: str, extractor: Extractor
) -> None:
    assert [item.deadline or "" for item in extractor.extract(head + text)] == times


def test_a_deadline_is_of_the_deed_that_it_stands_with(extractor: Extractor) -> None:
    text = "Els schrijft voor 1 mei de brief, mailt de ouders en huurt de bus vóór 8 mei."
    deadlines = [item.deadline for item in extractor.extract(text)]
    assert deadlines == ["voor 1 mei", "", "vóór 8 mei"]


def test_each_has_his_own_day_behind_one_dat(extractor: Extractor) -> None:
    text = "Afgesproken wordt dat Els de hal veegt, Wim de stoelen telt en Jan {} de ramen lapt."
    text += (
        " Afgesproken is dat Anna de kast bouwt, Bram het hek schildert en Cees {} de tuin harkt."
    )
    items = [
        (i.actor, i.deadline) for i in extractor.extract(text.format("vóór 3 mei", "op 1 juni"))
    ]
    assert items[:3] == [("Els", ""), ("Wim", ""), ("Jan", "vóór 3 mei")]
    assert items[3:] == [("Anna", ""), ("Bram", ""), ("Cees", "op 1 juni")]


def test_who_stands_before_the_next_verb_is_not_of_the_one_before(extractor: Extractor) -> None:
    text = "Jan belt de gemeente, mailt de leden en Piet boekt de zaal."
    assert [item.actor for item in extractor.extract(text)][:2] == ["Jan", "Jan"]


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("Schrijf de folder en stuur die naar de leden. (Ria)",
         [("Ria", "Schrijf de folder"), ("Ria", "stuur die naar de leden")]),
        ("Vraag drie aannemers om een offerte. (Bas, Ria)",
         [("Bas, Ria", "Vraag drie aannemers om een offerte")]),
        ("Vraag twee koks om een menu. (Ria en Bas)",
         [("Ria en Bas", "Vraag twee koks om een menu")]),
    ],
)  # fmt: skip
def test_names_behind_the_full_stop_own_each_deed(
    line: str, items: list[tuple[str, str]], extractor: Extractor
) -> None:
    for heading in ("## 2. Feest", "## Rondvraag"):
        text = f"# Verslag 14 mei 2024\n\nAanwezig: Ria Bos, Bas Kok\n\n{heading}\n\n- {line}\n"
        assert [(item.actor, item.action) for item in extractor.extract(text)] == items


@pytest.mark.parametrize(
    ("text", "actor", "action", "wanted"),
    [
        ("Ria knipt, oom Bas plakt en Els bezorgt de folder.", "Bas", "bezorgt de folder",
         ("Els", "bezorgt de folder")),
        ("Bas legt de vloer aan en Els koopt de thee.", "Els",
         "legt de vloer aan en Els koopt de thee", ("Els", "koopt de thee")),
        ("Bas haalt thee, Els belt Ria.", "Bas", "belt Ria", ("Els", "belt Ria")),
        ("Van Bas en Els krijgt Ria de folder.", "Ria", "krijgt Ria de folder",
         ("Ria", "krijgt Ria de folder")),
        ("Bas belt Els en mailt de leden.", "Bas", "mailt de leden", ("Bas", "mailt de leden")),
        ("Bas haalt de bus en Zaal kost 30 euro.", "Bas", "kost 30 euro", ("Bas", "kost 30 euro")),
    ],
)  # fmt: skip
def test_a_clause_behind_another_has_its_own_subject(
    text: str, actor: str, action: str, wanted: tuple[str, str]
) -> None:
    who, does = (Span(0, text.index(each), text.index(each) + len(each), each)
                 for each in (actor, action))  # fmt: skip
    one = Reading(0, (0.0,) * 5 + (0.9,), who, 0.9, does, None)
    found = list(series.told_apart([one], text, 0.3))
    assert [(each.actor and each.actor.text, each.action.text) for each in found] == [wanted]


GOES_ON = [
    (
        "Els [levert de mal] en [de bout vóór 3 mei aan].",
        ["levert de mal en de bout vóór 3 mei aan"],
    ),
    ("Els [stuurt de mal] en [het hout op].", ["stuurt de mal en het hout op"]),
    ("Els [stuurt de mal] en [de bouten komen op].", ["stuurt de mal", "de bouten komen op"]),
    ("Els [stuurt de mal] en [belt de smid op].", ["stuurt de mal", "belt de smid op"]),
    ("Els [stuurt de mal] en [de bout vóór 3 mei].", ["stuurt de mal", "de bout vóór 3 mei"]),
]


@pytest.mark.parametrize(("marked", "actions"), GOES_ON)
def test_what_the_particle_of_the_first_verb_closes_is_no_deed_of_its_own(
    marked: str, actions: list[str]
) -> None:
    before, first, link, second, end = re.split(r"[\[\]]", marked)
    text = "".join((before, first, link, second, end))
    readings = [
        Reading(
            0, (0, likely, 0, 0, 0, 0), actor, 1.0, Span(0, start, start + len(words), words), None
        )
        for words, likely, actor in ((first, 0.9, Span(0, 0, 3, "Els")), (second, 0.2, None))
        for start in [text.index(words)]
    ]
    assert [each.action.text for each in pairs._apart(readings, text)] == actions


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        ("[Dit wordt uitgezocht]; <de ledenraad> [komt erop terug].", [None, "de ledenraad"]),
        ("[Het hek wordt geverfd], <Els> [haalt de verf].", [None, "Els"]),
        ("[Het hek wordt door] <Els> [geverfd].", ["Els", "Els"]),
        ("<Els> [verft het hek] en [haalt de verf].", ["Els", "Els"]),
        ("[Het hek verft] <Els> [en haalt de verf].", ["Els", "Els"]),
    ],
)
def test_who_acts_in_the_next_clause_does_not_act_in_the_passive_before_it(
    marked: str, who: list[str | None]
) -> None:
    text, name = re.sub(r"[\[\]<>]", "", marked), re.findall(r"<(.*?)>", marked)[0]
    actor = Span(0, text.index(name), text.index(name) + len(name), name)
    spans = [
        Span(0, text.index(each), text.index(each) + len(each), each)
        for each in re.findall(r"\[(.*?)\]", marked)
    ]
    readings = [Reading(0, (0, 0.9, 0, 0, 0, 0), actor, 0.9, span, None) for span in spans]
    found = pairs._apart(readings, text)
    assert [each.actor and each.actor.text for each in found] == who
