"""Passages: markup taken out, lines joined, and every character tied to its origin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lovp_actions.structure.passage import Passage, read


def lines(*texts: str) -> tuple[str, Passage]:
    """A source of these lines, and all of them read as one passage."""
    source = "\n".join(texts)
    ranges, start = [], 0
    for text in texts:
        ranges.append((start, start + len(text)))
        start += len(text) + 1
    return source, read(source, ranges)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**Vos** belt _vandaag_ met `de school`", "Vos belt vandaag met de school"),
        ("het ~~oude~~ plan", "het plan"),
        ("~~het oude plan~~", "het oude plan"),
        ("een [lang verslag](https://voorbeeld.nl/a_(b).html) hier", "een lang verslag hier"),
        ("![plattegrond](plein.png)", "plattegrond"),
        ("zie <https://voorbeeld.nl/x>.", "zie https://voorbeeld.nl/x."),
        ("Vos<br>Kramer", "Vos Kramer"),
        ("Vos<!-- later --> Kramer", "Vos Kramer"),
        ("Vos&nbsp;belt &amp; mailt", "Vos belt & mailt"),
        ("versie\\_2 \\- nieuw\\", "versie_2 - nieuw"),
        ("klaar :tada:", "klaar"),
        ("om 10:30:15 uur", "om 10:30:15 uur"),
        ("mijn_map_naam en _schuin_", "mijn_map_naam en schuin"),
        ("_(geen vragen)_ en _[a](b)_", "(geen vragen) en a"),
        ("de ge\u00admeente\u200b \u202ebelt\u202c", "de gemeente belt"),
        ("  twee \t\u00a0 woorden  ", "twee woorden"),
        ("a\0b", "a b"),
        ("de oﬃciële ﬁnanciën van Ĳmuiden", "de officiële financiën van IJmuiden"),
        ("e\u2011mail en A\u20104", "e-mail en A-4"),
        ("5 < 6 en 7 > 3", "5 < 6 en 7 > 3"),
        ("Offerte[^1] opvragen [^noot-2]", "Offerte opvragen"),
        ("[^1]: Bij de drukker", "[^1]: Bij de drukker"),
        ("[lijst zonder adres]", "[lijst zonder adres]"),
        ("****", ""),
        ("", ""),
    ],
)
def test_markup(source: str, text: str) -> None:
    assert read(source, [(0, len(source))]).text == text


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (("De gemeente", "belt."), "De gemeente belt."),
        (("De aan-", "gepaste tekst"), "De aangepaste tekst"),
        (("De **aan-**", "gepaste tekst"), "De aangepaste tekst"),
        (("het Noord-", "Hollandse plan"), "het Noord-Hollandse plan"),
        (("de concept-", "begroting"), "de concept-begroting"),
        (("de gft-", "bakken"), "de gft-bakken"),
        (("de hbo-", "studenten"), "de hbo-studenten"),
        (("de tv-", "gids"), "de tv-gids"),
        (("de her-", "indeling"), "de herindeling"),
        (("de lyn-", "chen"), "de lynchen"),
        (("het mee-", "eten"), "het mee-eten"),
        (("het HR-", "beleid"), "het HR-beleid"),
        (("voor-", "en nadelen"), "voor- en nadelen"),
        (("in-", "of uitgang"), "in- of uitgang"),
        (("begroting 2019 -", "een voorstel"), "begroting 2019 - een voorstel"),
        (("een", "", "twee"), "een twee"),
        (("aan-", "  "), "aan-"),
        (("aan\u00ad", "gepaste tekst"), "aangepaste tekst"),
        (("aan\u2010", "gepaste tekst"), "aangepaste tekst"),
        (("de vergader-", "  zaal"), "de vergaderzaal"),
        (("de vergader\u00ad", "\t zaal"), "de vergaderzaal"),
        (("Jan-", "   Peter belt"), "Jan-Peter belt"),
        (("dag-", "   en nachtdienst"), "dag- en nachtdienst"),
        (("zaal -", "   Jan"), "zaal - Jan"),
        (("Mia Zuid-", "ervliet belt"), "Mia Zuidervliet belt"),
        (("de noord-", "route"), "de noord-route"),
        (("de Oud-", "voorzitter"), "de Oud-voorzitter"),
        (("Vos-", "De Wit belt"), "Vos-De Wit belt"),
        (("voor 4-", "6-2025 klaar"), "voor 4-6-2025 klaar"),
        (("voor 14-11-", "2025."), "voor 14-11-2025."),
        (("zaal 4-", "6 is vrij"), "zaal 4- 6 is vrij"),
        (("het stuk 2024-", "12-3 nog"), "het stuk 2024- 12-3 nog"),
    ],
)
def test_lines_are_joined(texts: tuple[str, ...], joined: str) -> None:
    assert lines(*texts)[1].text == joined


def test_spans_lead_back_to_the_source() -> None:
    source, passage = lines("De **wet-", "houder** belt.")
    start = passage.text.index("wethouder")
    span = passage.source_span(start, start + len("wethouder"))
    assert source[slice(*span)] == "wet-\nhouder"


def test_the_letters_of_a_ligature_lead_back_to_it() -> None:
    source, passage = lines("het oﬃciële stuk")
    assert source[slice(*passage.source_span(5, 6))] == "ﬃ"
    start = passage.text.index("officiële")
    assert source[slice(*passage.source_span(start, start + len("officiële")))] == "oﬃciële"


def test_a_passage_of_markup_alone_is_false() -> None:
    assert not read("**", [(0, 2)])


@given(st.lists(st.text("ab-*_[]()<>\\`~& \tÉ\ud800\u200b", max_size=30), max_size=5))
def test_origins(texts: list[str]) -> None:
    source, passage = lines(*texts)
    origins = [passage.origin(index) for index in range(len(passage.text))]
    assert origins == sorted(origins)
    assert passage.text == passage.text.strip(" ")
    for char, origin in zip(passage.text, origins, strict=True):
        assert char in (source[origin], " ")


@given(st.lists(st.text("aÉ ", min_size=1, max_size=9), min_size=1, max_size=4))
def test_plain_words_are_kept(texts: list[str]) -> None:
    source, passage = lines(*texts)
    assert passage.text == " ".join(source.split())
