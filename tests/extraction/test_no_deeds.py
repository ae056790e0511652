"""What is told of the meeting itself, of opinions and of what is done is no item."""

from __future__ import annotations

import re

import pytest

from lovp_actions.extraction.engine import Extractor, prepare
from lovp_actions.extraction.joining import no_items
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.reader.decoding import Reading, Span
from lovp_actions.rules.obstacles import is_talk
from lovp_actions.structure import names
from lovp_actions.structure.parts import Part

HEAD = "# Notulen bestuur 11 maart 2024\n\nAanwezig: Jan Bakker, Petra Smit, Arjan\n\n## 1. Nu\n\n"
TALK = [
    "[Dit wordt door de anderen ondersteund]; Arjan kijkt ernaar.",
    "Het betoog van Jan [wordt door Petra ondersteund].",
    "[Dit wordt onderschreven] door het bestuur.",
    "[Deze zorg wordt door Petra gedeeld].",
    "[De notitie wordt toegelicht] door mw. Kastelein.",
    "De notitie [wordt door Jan toegelicht].",
    "De voorzitter sluit de vergadering en [nodigt iedereen uit voor een drankje].",
    "De voorzitter sluit om 22.05 uur en [nodigt eenieder uit voor een borrel].",
    "De voorzitter [nodigt na afloop iedereen uit voor een drankje].",
    "De wethouder [neemt dit ter harte].",
    "De wethouder [juicht het initiatief toe].",
    "Mevrouw Kamp [sluit zich daarbij graag aan].",
    "Mevrouw Kamp [sluit zich aan bij de woorden van Petra].",
    "[De jaarcijfers worden door de accountant gepresenteerd].",
    "[Het plan wordt kort gepresenteerd] door Petra.",
    "[Aan de agenda wordt nog toegevoegd]: brug.",
    "Petra verzoekt [punt 4 als eerste te bespreken].",
    "[De vergadering is daarom twee weken later].",
    "Petra verzoekt [agendapunt 3 als hamerstuk te behandelen].",
    "Goed, we [gaan verder met punt 3].",
    "Daarmee [sluit ik dit punt].",
    "[Laat ik eerst beginnen met de huur].",
    "Ik [sluit mij aan bij de heer Van Wijk], al doe ik dat zelden.",
    "Ik [geef dan als eerste het woord aan Petra].",
    "De wens van Jan om [een lagere huur wordt niet gehonoreerd].",
    "[De cijfers worden kort toegelicht].",
    "Website: [de teller wordt getoond].",
    "Petra [licht het plan toe].",
    "Daarna [licht Jan de notitie van de raad toe] en gaan we verder.",
    "De fractie van Petra [dient een amendement (A3) in].",
    "[De brug wordt aan de agenda toegevoegd als punt 7].",
    "Wel [behouden wij ons het recht voor de huur te verhogen].",
    "In mei [komt de werkgroep weer digitaal bijeen].",
]
DEEDS = [
    "Dit wordt door de anderen ondersteund; Arjan [kijkt ernaar].",
    "[Jan wordt door Petra ondersteund].",
    "[Aan de agenda van mei wordt de brug toegevoegd].",
    "Petra verzoekt [punt 4 in mei eerst te bespreken].",
    "Petra verzoekt [punt 3 als hamerstuk in mei te behandelen].",
    "We [gaan verder met punt 3 van het herstelplan].",
    "Petra [sluit dit punt kort met de wethouder].",
    "[Laat ik dat uitzoeken].",
    "Petra [sluit zich in mei aan bij mevrouw Kamp].",
    "[De vergadering begint in mei een uur later].",
    "[De huur wordt niet verhoogd].",
    "[De notulen worden door Petra gedeeld].",
    "[De zorgen worden door Petra met de wethouder gedeeld].",
    "De notitie [wordt door Jan op de ALV toegelicht].",
    "De notitie [wordt door Jan toegelicht in de raad].",
    "In mei [wordt de notitie door Jan toegelicht].",
    "Petra [nodigt iedereen uit voor een borrel op 3 mei].",
    "Petra bedankt Jan en [nodigt de wethouder uit voor een gesprek].",
    "Het bestuur [trekt een trainer aan].",
    "[De cijfers worden in mei toegelicht].",
    "Petra [licht het plan toe in de raad].",
    "Petra [licht het plan volgende keer toe].",
    "Petra [dient een motie in de volgende raad in].",
    "Petra [dient een aanvraag in].",
    "[De brug wordt aan de agenda toegevoegd].",
    "In mei [komt de werkgroep weer digitaal bijeen om te kiezen].",
    "Mevrouw Kamp [sluit zich aan bij de werkgroep].",
    "[De jaarcijfers worden door de accountant in mei gepresenteerd].",
    "[De jaarcijfers zullen door de accountant worden gepresenteerd].",
    "[De jaarcijfers worden door de accountant aan de leden gepresenteerd].",
]


@pytest.mark.parametrize("sentence", [*TALK, *DEEDS])
def test_what_is_told_of_the_meeting_and_of_opinions(sentence: str) -> None:
    before, action, behind = sentence.replace("]", "[").split("[")
    start = len(before)
    talk = is_talk(before + action + behind, start, start + len(action))
    assert talk is (sentence in TALK)


GUESSES = [
    "Sanne sluit mogelijk aan bij de rondleiding.",
    "Sanne komt hier misschien nog op terug.",
    "Mark overweegt dat en belt eventueel de huurder.",
    "Daar gaat Mark wellicht heen.",
    "Sanne zal mogelijk de sleutels halen.",
    "De penningmeester komt mogelijk met een begroting.",
]
NO_GUESSES = [
    "Sanne mailt zo spoedig mogelijk de huurder.",
    "Mark stuurt waar mogelijk de leden een brief.",
    "Mark stuurt de foto's, als dat mogelijk is, morgen rond.",
    "Sanne benadert de leden die mogelijk mee willen.",
    "Mark belt de kok en stuurt die eventueel met een collega langs.",
    "Mark vraagt Sanne eventueel een tweede tent te huren.",
    "Sanne zoekt uit of het mogelijk is de hal te huren.",
]


@pytest.mark.parametrize("sentence", [*GUESSES, *NO_GUESSES])
@pytest.mark.parametrize("head", ["", HEAD])
def test_what_may_be_done_is_none(sentence: str, head: str, extractor: Extractor) -> None:
    found = [
        item
        for item in extractor.extract(head + sentence)
        if re.search("mogelijk|misschien|wellicht|eventueel|tent te huren", item.sentence)
    ]
    assert bool(found) is (sentence in NO_GUESSES)


ONGOING = [
    ("De gemeente en de provincie laten momenteel de kosten ramen.", []),
    ("Het bestuur laat op dit moment uitzoeken wat dat kost.", []),
    ("Thans maakt de griffier een overzicht.", []),
    ("Petra maakt thans een overzicht en stuurt dat in mei rond.", ["stuurt dat in mei rond"]),
    ("Het bestuur zal thans een plan opstellen.", ["een plan opstellen"]),
    ("Het bestuur laat uitzoeken wat dat momenteel kost.",
     ["laat uitzoeken wat dat momenteel kost"]),
    ("Acties:\n- Petra laat momenteel de ketel nakijken", ["laat momenteel de ketel nakijken"]),
    ("Acties:\n- De begroting wordt door Petra gepresenteerd",
     ["De begroting wordt door Petra gepresenteerd"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actions"), ONGOING)
def test_what_somebody_is_at_already(text: str, actions: list[str], extractor: Extractor) -> None:
    assert [item.action for item in extractor.extract(HEAD + text)] == actions


HABITS = [
    ("Jaarlijks mailt de wethouder in mei een overzicht aan de raad.", []),
    ("Elk jaar stuurt Petra een brief aan de leden.", []),
    ("Elk boekjaar mailt de wethouder in mei een overzicht aan de raad.", []),
    ("De huurder levert elk seizoenjaar een onderhoudsplan aan bij de gemeente.", []),
    ("Ingevolge artikel 8 van de regeling stuurt het bestuur de leden een overzicht.", []),
    ("Het bestuur stuurt krachtens artikel 8 van de regeling een overzicht aan de leden.", []),
    ("De huurder zal elk seizoenjaar een onderhoudsplan aanleveren.", ["huurder"]),
    ("Petra stuurt morgen de brief en mailt elk boekjaar een overzicht.", ["Petra", "Petra"]),
    ("Op grond van artikel 8 zal Petra de leden voor 1 mei informeren.", ["Petra"]),
    ("Jaarlijks zal de wethouder in mei een overzicht aan de raad mailen.", ["wethouder"]),
    ("Voortaan mailt Petra jaarlijks een overzicht aan de leden.", ["Petra"]),
    ("Afspraken:\n\n- Jaarlijks mailt Petra een overzicht aan de leden.", ["Petra"]),
    ("- tent kopen?", []),
    ("**ACTIE** tent repareren (wie? volgt)", [""]),
    ("- tent kopen? Petra belt de winkel.", ["Petra"]),
    ("## Acties\n\n- Petra: tent kopen?", ["Petra"]),
    ("Met AI gemaakt. Controleer de notities en deel die met de leden.", []),
]


@pytest.mark.parametrize(("text", "who"), HABITS)
def test_a_habit_and_a_bare_question_are_no_item(
    text: str, who: list[str], extractor: Extractor
) -> None:
    assert [item.actor for item in extractor.extract(HEAD + text)] == who


LEAVE = [
    ("Familie Bos: verzoek om [de kerk te mogen gebruiken op 13 juni]. Akkoord.", True),
    ("Verzoek van de scouting om [de zaal te mogen huren] op 3 mei: toegestaan.", True),
    ("Verzoek van de scouting om [de zaal te mogen huren]. Jan belt hen.", False),
    ("Verzoek om [de lampen te vervangen]. Akkoord.", False),
    ("Het bestuur verzoekt Jan om [de zaal te mogen huren]. Akkoord.", False),
]


@pytest.mark.parametrize(("text", "answered"), LEAVE)
def test_leave_that_is_given_right_there(text: str, answered: bool) -> None:
    before, action, behind = text.replace("]", "[").split("[")
    plain = before + action + behind
    units = [unit for unit, _ in prepare(Part(HEAD + plain), "-", ExtractionSettings()).units]
    unit = next(each for each in units if action in each.text)
    start = unit.text.index(action)
    span = Span(0, start, start + len(action), action)
    reading = Reading(0, (0, 0, 0.9, 0, 0, 0), None, 1.0, span, None)
    assert no_items.is_none(reading, unit) is answered


ASKED = [
    ("Petra vraagt hem [in een moeite door te letten op wat naar buiten hangt].", False),
    ("Petra vraagt hem [in een adem door te kijken naar de luifel].", False),
    ("Petra vraagt hem [op dit punt naar de luifel].", True),
    ("Petra vraagt om [aandacht voor de luifel].", True),
    ("Petra vraagt hem [naar de nog te kiezen kleuren].", True),
    ("Petra [vraagt hem of hij de leden al heeft gebeld].", True),
    ("Petra vraagt hem [of de luifel inmiddels besteld is].", True),
    ("Petra vraagt hem [of hij de leden al kan bellen].", False),
    ("Petra vraagt hem [hoe hij de luifel denkt vast te zetten].", True),
]


@pytest.mark.parametrize(("text", "weighed"), ASKED)
def test_a_question_is_told_before_what_is_to_be_done(text: str, *, weighed: bool) -> None:
    before, action, _ = text.replace("]", "[").split("[")
    plain = text.replace("[", "").replace("]", "")
    units = [unit for unit, _ in prepare(Part(HEAD + plain), "-", ExtractionSettings()).units]
    unit = next(each for each in units if action in each.text)
    span = Span(0, len(before), len(before) + len(action), action)
    reading = Reading(0, (0, 0, 0.9, 0, 0, 0), None, 1.0, span, None)
    assert no_items.is_none(reading, unit) is weighed


THEN = [
    ("Petra nam de post mee.", False),
    ("Petra stuurde de brief naar de wethouder.", False),
    ("Petra schreef daar een brief over aan de wethouder.", False),
    ("De soep is geproefd. Die was te zout. Petra gaf dit door aan de kok.", False),
    ("Petra nam op zich de post te halen.", True),
    ("Petra stuurde een aantal links die zij met de werkgroep zal delen.", True),
    (
        "De zaal was klein. De heer Veenhof wilde een andere. Petra nam dit mee naar de raad.",
        True,
    ),
]


@pytest.mark.parametrize(("text", "ahead"), THEN)
def test_a_past_tense_in_minutes_told_in_the_present(
    text: str, ahead: bool, extractor: Extractor
) -> None:
    assert bool(extractor.extract(HEAD + text)) is ahead


@pytest.mark.parametrize("fast", [False, True])
def test_a_closing_formula_is_no_item(fast: bool, extractor: Extractor) -> None:
    closing = "De voorzitter sluit de vergadering en nodigt iedereen uit voor een drankje."
    assert extractor.extract(HEAD + closing, fast=fast) == []


def test_what_all_think_is_no_item(extractor: Extractor) -> None:
    text = "Dit wordt door de anderen ondersteund; Arjan belt de drukker."
    assert [item.actor for item in extractor.extract(HEAD + text)] == ["Arjan"]


OPENINGS = [
    ("## Acties\n\nBijgaand de takenlijst van 4 maart.\n", []),
    ("## Acties\n\nHierbij alvast de planning, met de laatste wijzigingen.\n", []),
    ("## Acties\n\n- Hierbij de buurt betrekken (Jan)\n", ["Jan"]),
    ("## Acties\n\n- In de bijlage de begroting opnemen\n", [""]),
    ("Zo spraken we het volgende af:\n\n- Jan belt de school.\n", ["Jan"]),
    ("Dit hebben we zojuist afgesproken:\n\n- Jan belt de school.\n", ["Jan"]),
    ("Jan en Petra spreken af het volgende te doen:\n\n- hek\n- dak\n", ["Jan en Petra"]),
    ("Dit spreken we af: Jan belt de school.\n", ["Jan"]),
    ("We spreken af dat Jan de volgende vergadering voorbereidt.\n", ["Jan"]),
]


@pytest.mark.parametrize(("text", "who"), OPENINGS)
def test_what_only_leads_in_or_encloses_is_no_item(
    text: str, who: list[str], extractor: Extractor
) -> None:
    assert [item.actor for item in extractor.extract(HEAD + text)] == who


@pytest.mark.parametrize(("unit", "none"), [(1, True), (0, False)])
def test_who_is_named_further_up_does_not_lead_in(unit: int, none: bool) -> None:
    text = "Petra en Jan spreken af:\n\n- Petra belt de school.\n"
    text = text if unit == 0 else "Verder is afgesproken:\n\n- Petra belt de school.\n"
    units = [each for each, _ in prepare(Part(HEAD + text), "-", ExtractionSettings()).units]
    here = next(each for each in units if each.text.endswith("af:") or "afgesproken" in each.text)
    who, action = Span(unit, 0, 12, "Petra en Jan"), Span(0, 0, len(here.text) - 1, here.text[:-1])
    reading = Reading(0, (0, 0.9, 0, 0, 0, 0), who, 0.9, action, None)
    assert no_items.is_none(reading, here) is none


@pytest.mark.parametrize("words", ["Let op!", "Let wel:", "Pas op!", "Vergeet niet!"])
def test_what_only_calls_for_attention_is_no_item(words: str) -> None:
    assert names.no_action(words)
    assert not names.no_action(f"{words} de sleutel")
