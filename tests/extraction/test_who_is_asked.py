"""Who acts and who is asked, where a sentence names both or neither."""

from __future__ import annotations

import re

import pytest

from lovp_actions.extraction.engine import Extractor, prepare
from lovp_actions.extraction.joining import fields, parties, promises
from lovp_actions.extraction.joining.pairs import Pair
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.reader.decoding import Reading, Span
from lovp_actions.structure.parts import Part

HEAD = "# Notulen 11 maart 2024\n\n## 1. Plan\n\nKees maakt de begroting.\n\n"

PARTIES = [
    ("Gedeputeerde Kuipers zegt de heer Bos toe de cijfers na te zenden.", "Gedeputeerde Kuipers"),
    ("De wethouder heeft de heer Bos toegezegd hem te bellen.", "wethouder"),
    ("De wethouder sprak. Hij zegt de heer Vos toe de cijfers te sturen.", "wethouder"),
    ("Daarop zegt de wethouder mevrouw Smit toe de raad te informeren.", "wethouder"),
    ("De wethouder mevrouw Smit zegt toe de raad te informeren.", "wethouder mevrouw Smit"),
    ("De heer Bos zegt de wethouder toe de cijfers te sturen.", "Bos"),
    ("Els krijgt van Joost de opdracht de kast te ruimen.", "Els"),
    ("Het college krijgt van de raad het verzoek de cijfers te leveren.", "college"),
    ("De werkgroep krijgt van de voorzitter van de raad de opdracht om te tellen.", "werkgroep"),
    ("Theo kreeg op 3 mei een brief. Jan kreeg van Els het verzoek de hal te vegen.", "Jan"),
    ("Anouk ontvangt van Frits de lijst.", "Frits"),
    ("Afgesproken wordt dat niet Jan, maar Petra de brief stuurt.", "Petra"),
    ("Afgesproken is dat Kees en niet Wim de zaal huurt.", "Kees"),
    ("Bram vraagt de drukker om een offerte.", "Bram"),
    ("De voorzitter vraagt Jan om een voorstel.", "Jan"),
    ("Brief van de gemeente met het verzoek om de heg te snoeien.", ""),
    ("Er is een verzoek van Jan aan Petra om de zaal te boeken.", "Petra"),
    ("Wij dienen een motie in die de wethouder verzoekt om vóór 1 mei te bellen.", "wethouder"),
    ("De SP heeft een motie over de brug die het college opdraagt een nota te maken.", "college"),
    ("De minister verzoekt Knol in het LOVP van mei de cijfers te delen.", "Knol"),
]


@pytest.mark.parametrize(("text", "who"), PARTIES)
def test_another_who_is_named_beside_him_does_not_act(
    text: str, who: str, extractor: Extractor
) -> None:
    assert [item.actor for item in extractor.extract(text)] == [who]


PLEDGED = [
    ("[Het voorstel vervalt na de toezegging van de heer Bos dat hij een plan zal maken].",
     "heer Bos", "een plan zal maken"),
    ("Het voorstel vervalt na de belofte van Els om [een plan te maken].",
     "Els", "een plan te maken"),
    ("[Het voorstel vervalt] na de belofte van Els om een plan te maken.",
     "Jan", "Het voorstel vervalt"),
    ("[Na de toezegging van Els is het stil].", "Jan", "Na de toezegging van Els is het stil"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "deed"), PLEDGED)
def test_what_was_promised_before_something_was_done(text: str, who: str, deed: str) -> None:
    before, action, behind = text.replace("]", "[").split("[")
    plain = before + action + behind
    units = [unit for unit, _ in prepare(Part(plain), "-", ExtractionSettings()).units]
    span = Span(0, len(before), len(before) + len(action), action)
    reading = Reading(0, (0.9, 0, 0, 0, 0, 0), Span(-1, 0, 3, "Jan"), 1.0, span, None)
    (pair,) = parties.with_acting_party([Pair(units[0], None, reading, 0.9, 1)])
    assert pair.reading
    assert pair.reading.actor
    assert (pair.reading.actor.text, pair.reading.action.text) == (who, deed)


OWN = [
    ("<Wouter> heeft toegezegd [de sleutels te tellen].", True),
    ("De <griffier> heeft de raad beloofd om [de nota te mailen].", True),
    ("De <griffier> [mailt op verzoek van de raad de nota].", True),
    ("<Wouter> [belt desgevraagd de raad].", True),
    ("De <griffier> heeft gevraagd [de nota te mailen].", False),
    ("<Wouter> [wordt op verzoek van de raad gevraagd te tellen].", False),
    ("De raad vraagt <Wouter> [de op verzoek van Els gemaakte nota te mailen].", False),
    ("<Wouter> [telt de sleutels].", False),
]


@pytest.mark.parametrize(("marked", "own"), OWN)
def test_what_somebody_does_himself_is_not_asked_of_him(marked: str, own: bool) -> None:
    text = re.sub(r"[<>\[\]]", "", marked)
    _, who, _, deed, _ = re.split(r"[<>\[\]]", marked)
    places = ((text.index(each), each) for each in (who, deed))
    actor, action = (Span(0, at, at + len(each), each) for at, each in places)
    units = [unit for unit, _ in prepare(Part(text), "-", ExtractionSettings()).units]
    reading = Reading(0, (0.3, 0, 0.5, 0, 0, 0), actor, 1.0, action, None)
    (pair,) = promises.as_own([Pair(units[0], None, reading, 0.9, 1)])
    assert pair.reading
    assert (pair.reading.type == "toezegging") is own


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("De hal is vol. Zal vragen wat een tent kost.", "Kamp"),
        ("De hal is vol. Vragen wat een tent kost.", ""),
    ],
)
def test_who_has_the_floor_and_names_nobody_promises_himself(words: str, who: str) -> None:
    text = f"# Notulen 11 maart 2024\n\nAanwezig: Els Kamp, Jan Vos\n\n**Kamp:** {words}\n"
    unit = prepare(Part(text), "-", ExtractionSettings()).units[-1][0]
    start = unit.text.casefold().index("vragen")
    action = Span(unit.number, start, len(unit.text) - 1, unit.text[start:-1])
    reading = Reading(unit.number, (0.2, 0, 0.6, 0, 0, 0), None, 1.0, action, None)
    (pair,) = promises.as_own([Pair(unit, None, reading, 0.8, 1)])
    told = fields.joined(pair, 0.8).found.commitment
    assert (told.actor.text if told.actor else "") == who
    assert told.type == ("toezegging" if who else "verzoek")


TO_ASK = [
    ("Els: vraag Joost of hij nog stoelen heeft.", ""),
    ("Vraag Joost of hij nog stoelen heeft.", ""),
    ("Vraag aan Joost of hij nog stoelen heeft.", "Joost"),
    ("Vraag Joost om stoelen te halen.", "Joost"),
    ("Els vraagt Joost of hij stoelen haalt.", "Joost"),
]


@pytest.mark.parametrize(("text", "who"), TO_ASK)
def test_who_is_to_be_asked_does_not_ask(text: str, who: str) -> None:
    unit = prepare(Part(text), "-", ExtractionSettings()).units[0][0]
    start, end = text.index("Joost"), len(text) - 1
    at = text.casefold().index("vraag")
    actor, action = Span(0, start, start + 5, "Joost"), Span(0, at, end, text[at:end])
    reading = Reading(0, (0, 0, 0.9, 0, 0, 0), actor, 1.0, action, None)
    (pair,) = parties.with_acting_party([Pair(unit, None, reading, 0.9, 1)])
    assert pair.reading
    assert (pair.reading.actor.text if pair.reading.actor else "") == who


PUT_TO = [
    ("Van de trainers wordt een rooster gevraagd.", "trainers", "verzoek"),
    ("Van alle afdelingen wordt vóór mei een reactie gevraagd.", "alle afdelingen", "verzoek"),
    ("Aan de dorpen wordt een kaart met paden gevraagd.", "dorpen", "verzoek"),
    ("Aan Wouter is een kaart verzocht.", "Wouter", "verzoek"),
    ("Vanuit onze buurt is gevraagd om een brug.", "", "verzoek"),
    ("Namens de ouders wordt gevraagd om een brug.", "", "verzoek"),
    ("Van de kosten wordt een overzicht gevraagd.", "", "besluit"),
    ("Aan het einde wordt een bijdrage gevraagd.", "", "besluit"),
    ("Aan Wouter is naar de kaart gevraagd.", "", "besluit"),
    ("Aan de ouders wordt aandacht gevraagd voor de brug.", "", "besluit"),
    ("Van Dam wordt een lezing gevraagd.", "", "besluit"),
]


@pytest.mark.parametrize(("text", "who", "kind"), PUT_TO)
def test_of_whom_a_thing_is_asked(text: str, who: str, kind: str) -> None:
    units = [unit for unit, _ in prepare(Part(text), "-", ExtractionSettings()).units]
    asks = text.split()[1:3] if text.startswith(("Vanuit", "Namens")) else []
    start = len(text.split()[0]) + 1
    actor = Span(0, start, start + len(" ".join(asks)), " ".join(asks)) if asks else None
    chances = (0.1, 0.1, 0.6 if asks else 0.1, 0, 0.0 if asks else 0.5, 0)
    reading = Reading(0, chances, actor, 1.0, Span(0, 0, len(text) - 1, text[:-1]), None)
    (pair,) = parties.with_acting_party([Pair(units[0], None, reading, 0.9, 1)])
    assert pair.reading
    assert ((pair.reading.actor and pair.reading.actor.text) or "", pair.reading.type) == (
        who,
        kind,
    )


BESIDE = [
    ("O.l.v. Wouter maakt de commissie een draaiboek.", "commissie"),
    ("I.p.v. Jan zet Petra de tent op.", "Petra"),
    ("Behalve Gijs mailt iedereen vóór 1 oktober zijn voorkeur.", "iedereen"),
    ("Wouter maakt o.l.v. Jan een draaiboek.", "Wouter"),
]
ASKED = [
    ("Namens de leden verzoekt mevrouw Bol de wethouder de raad te informeren.", "wethouder"),
    ("Ook vraagt de heer Vos de beheerder de sleutels te tellen.", "beheerder"),
    ("De heer Vos vraagt de cijfers te delen.", ""),
    ("Mevrouw Smit vraagt de beheerder in mei naar de dakgoot te kijken.", "beheerder"),
    ("De wethouder vraagt de ouders uit te nodigen.", ""),
    ("Mevrouw Smit verzoekt de pers tijdig op de hoogte te brengen.", ""),
    ("De griffier verzoekt de werkgroep voor het volgende overleg in te lichten.", ""),
    ("De wethouder vraagt de beheerder de ouders uit te nodigen.", "beheerder"),
    ("De raad verzoekt het college de raad op de hoogte te houden.", "college"),
    ("De beheerder is verzocht de ouders uit te nodigen.", "beheerder"),
    ("De heer Vos vraagt brief 3 (klacht leden) te beantwoorden.", ""),
    ("Mevrouw Smit verzoekt nota 4 (nieuwe dirigent) in mei te agenderen.", ""),
    ("Mevrouw Smit verzoekt de beheerder nota 4 (nieuwe koster) te lezen.", "beheerder"),
    ("Mevrouw Smit verzoekt Bram (beheerder) de sleutels te tellen.", "Bram"),
    ("De heer Vos vraagt Bram naar de sleutels van de kast te zoeken.", "Bram"),
    ("De aannemer is verzocht om een offerte te sturen.", "aannemer"),
    ("Aan de politie is verzocht extra te surveilleren.", "politie"),
    ("De gemeente heeft verzocht om een plan te maken.", ""),
    ("Van Wouter wordt gevraagd de sleutels te tellen.", "Wouter"),
    ("Van den Berg is gevraagd de sleutels te tellen.", "Van den Berg"),
    ("Petra is ziek. Er wordt verzocht om bonnen in te leveren.", ""),
    ("Petra is ziek. Gevraagd wordt om foto's te mailen.", ""),
    ("Petra klaagt over het geluid. Verzocht wordt om na tien uur geen muziek te draaien.", ""),
    ("Petra is ziek. Wordt gevraagd om foto's te mailen.", "Petra"),
]


DONE_TO = [
    ("De beheerder zal hierover op de hoogte worden gebracht.", "besluit", ""),
    ("Wouter zal worden gemaild over de sleutels.", "besluit", ""),
    ("Wouter zal worden gemaild door Petra.", "toezegging", "Petra"),
    ("Wouter zal door de griffier worden gemaild.", "toezegging", "griffier"),
    ("Wouter zal worden gevraagd de sleutels te tellen.", "verzoek", "Wouter"),
    ("De wethouder zorgt dat de ouders in mei worden gebeld.", "toezegging", "wethouder"),
    ("De griffier zal de ouders mailen en zij worden gebeld.", "toezegging", "griffier"),
    ("Vanuit het bestuur zal er een rooster gemaakt worden.", "toezegging", "bestuur"),
    ("Bij Wouter zal een sleutel worden gehaald.", "besluit", ""),
    ("Wouter zal, voordat iets wordt gemaild, de ouders spreken.", "toezegging", "Wouter"),
    ("- Folder wordt gedrukt (Wouter)", "actiepunt", "Wouter"),
]


@pytest.mark.parametrize("head", ["", "# Notulen 11 maart 2024\n\n## 1. Plan\n\n"])
@pytest.mark.parametrize(("text", "kind", "who"), DONE_TO)
def test_to_whom_something_is_done_does_not_act(
    text: str, kind: str, who: str, head: str, extractor: Extractor
) -> None:
    item = extractor.extract(f"{head}{text}")[0]
    assert (item.type, item.actor) == (kind, who)


QUESTIONS = [
    "Mevrouw Smit vraagt de beheerder naar de kosten van de te bouwen schuur.",
    "Mevrouw Smit vraagt de beheerder naar de mogelijkheid om te komen kijken.",
    "Mevrouw Smit vraagt de beheerder naar de wens te verhuizen.",
    "De leden worden naar hun mening gevraagd.",
    "Aan de leden wordt aandacht gevraagd voor de heg.",
    "Aan het einde van de avond wordt een bijdrage gevraagd.",
]


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_no_item(text: str, extractor: Extractor) -> None:
    assert extractor.extract(text) == []


def test_who_is_asked_where_all_stands_in_brackets(extractor: Extractor) -> None:
    (item,) = extractor.extract("(niet verspreiden; leden worden verzocht dit stuk te bewaren)")
    assert (item.actor, item.type) == ("leden", "verzoek")


def test_naar_is_of_what_is_asked(extractor: Extractor) -> None:
    (item,) = extractor.extract("De wethouder vraagt de griffier naar de kosten te informeren.")
    assert (item.actor, item.action) == ("griffier", "naar de kosten te informeren")


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize(("text", "who"), BESIDE + ASKED)
def test_who_acts_or_is_asked(text: str, who: str, fast: bool, extractor: Extractor) -> None:
    assert [item.actor for item in extractor.extract(text, fast=fast)] == [who]


def test_who_asks_for_a_thing_does_not_do_what_the_other_does(extractor: Extractor) -> None:
    text = "Els vraagt Jan om een plan en hij levert dat vóór 1 oktober."
    last = extractor.extract(f"{HEAD}{text}")[-1]
    assert (last.actor, last.action) == ("Jan", "levert dat vóór 1 oktober")


ASKERS = [
    ("Els vraagt de kok om een menukaart en mailt die rond.", "Els"),
    ("De griffier verzoekt de beheerder om een lijst en legt die in mei voor.", "griffier"),
    ("Wethouder Bos vraagt Wim de sleutels te tellen en belt de slotenmaker.", "Wethouder Bos"),
    ("De griffier vraagt Wim om een lijst en Els mailt die rond.", "Els"),
    ("Daarna vraagt Els om een lijst en mailt die rond.", "Els"),
    ("De griffier vraagt Wim de sleutels te tellen en de kok te bellen.", "Wim"),
]


@pytest.mark.parametrize(("text", "who"), ASKERS)
def test_the_next_verb_is_that_of_who_asks(text: str, who: str, extractor: Extractor) -> None:
    assert extractor.extract(f"{HEAD}{text}")[-1].actor == who


GIVEN = [
    ("Toegezegd is dat de huurders voor de zomer bericht krijgen.", ""),
    ("Afgesproken wordt dat de vrijwilligers hun rooster eerder ontvangen.", ""),
    ("Tineke zegt toe dat de huurders in mei een brief krijgen.", "Tineke"),
    ("Afgesproken is dat de huurders een brief krijgen van Tineke.", "Tineke"),
    ("Afgesproken is dat de secretaris opdracht krijgt om de huurders te mailen.", "secretaris"),
    ("Afgesproken is dat Tineke de reacties ontvangt en bewaart.", "Tineke"),
    ("Afgesproken is dat Tineke de huurders mailt die nog geen brief krijgen.", "Tineke"),
]


@pytest.mark.parametrize("head", ["", "# Overleg 4 mei 2026\n\n## Huur\n\n"])
@pytest.mark.parametrize(("sentence", "who"), GIVEN)
def test_who_is_only_given_what_is_agreed(
    sentence: str, who: str, head: str, extractor: Extractor
) -> None:
    assert extractor.extract(head + sentence)[0].actor == who
