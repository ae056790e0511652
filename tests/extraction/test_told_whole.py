"""Sentences that are no item as a whole: states, guesses, announcements, rules of before."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor
from lovp_actions.rules.obstacles import is_talk

STATES = [
    "Staat bij Wouter in de kelder.",
    "Ligt bij Gerda thuis.",
    "Hangen nog in het clubhuis.",
    "Zit in de la van Hans.",
]
OTHER_STATES = [
    "Staat vrijdag bij de deur.",
    "Ligt bij Gerda.",
    "Hangt in het clubhuis een lijst op.",
    "Hangt de lijst in het clubhuis.",
    "Zit in de kelder, Hans haalt hem.",
    "Staat 3 mei op de markt.",
    "Wouter hangt in het clubhuis.",
]
NEXT = [
    "volg. verg. 3-9 bij Gerda",
    "Volgende vergadering: dinsdag 3 september om 20.00 uur bij Gerda.",
    "volgende keer 3 september, 20.00 uur",
]
OTHER_NEXT = [
    "Volgende vergadering 3-9 bij Gerda, Hans neemt taart mee.",
    "Volgende vergadering 3-9 neemt Hans taart mee.",
    "volgende keer de begroting bespreken",
]
CALLS = [
    "Let op: donderdag stroomstoring in de kelder van 9 tot 10 uur",
    "Let op: overmorgen controle van de liften",
    "Let op, op 3 mei geen schoonmaak van de hal",
]
OTHER_CALLS = [
    "Let op: donderdag rekening betalen",
    "Let op: Gerda belt donderdag de kok.",
    "Let op: donderdag controle, Hans opent de hal",
    "Let op: voor donderdag de stukken inleveren",
    "Let op: donderdag controle (Hans)",
]
AGENDA = [
    "Agendapunt 7 wordt als eerste besproken.",
    "Punt 3b wordt naar achteren geschoven.",
    "De agendapunten 7 en 8 worden eerst behandeld.",
]
OTHER_AGENDA = [
    "Agendapunt 7 wordt in juni als eerste besproken.",
    "Agendapunt 7 wordt naar de volgende vergadering geschoven.",
    "Agendapunt 7 wordt eerst met de buren besproken.",
]
OLD = [
    "Afspraak van juni geldt nog steeds: geen fietsen in de gang.",
    "De afspraak over de fietsen blijft van kracht.",
    "Afspraken uit 2019 blijven gelden: om tien uur stil",
]
OTHER_OLD = [
    "Afspraak: geen fietsen in de gang.",
    "Afspraak: Hans blijft het rooster maken.",
    "De afspraak blijft staan dat Hans de hal opent.",
    "De afspraak met Hans geldt, Gerda belt hem.",
]
VAGUE = [
    "Komt vast nog eens terug.",
    "Dit komt ongetwijfeld weer aan de orde.",
    "Zal wel een keer langskomen.",
    "De glazenwasser komt vast nog wel eens langs.",
]
OTHER_VAGUE = [
    "Komt hierop terug.",
    "Komt volgende keer terug.",
    "Gerda komt vast voor 3 mei langs.",
    "Zal een keer langskomen.",
    "Komt vast met een voorstel.",
]
LEAVING = [
    "Gerda gaat per 1-9 naar de provincie.",
    "Gerda gaat per 1 september met pensioen, opvolger nog niet bekend.",
    "Mevrouw De Wit gaat vanaf 1-9 naar parket Zwolle.",
    "Hans begint 3 juni in een nieuwe functie bij het waterschap.",
]
OTHER_LEAVING = [
    "Gerda gaat op 1-9 naar de provincie.",
    "Gerda gaat voor 1 september naar de provincie voor een brief.",
    "Het bestuur gaat per 1-9 naar een andere bank.",
    "Gerda gaat per 1-9 de hal beheren.",
    "Hans begint 3 juni met een nieuwe lijst.",
    "We gaan per 1-9 naar een ander rooster.",
]
WANTING = [
    "Gerda vraagt geduld.",
    "Gerda vraagt sjouwers voor zaterdag.",
    "Hans vraagt hulp bij het opruimen van de hal.",
    "De penningmeester vraagt begrip voor de vertraging; het komt goed.",
]
OTHER_WANTING = [
    "Gerda vraagt offertes voor de hal.",
    "Gerda vraagt offerte.",
    "Gerda vraagt mevr. De Wit voor zaterdag.",
    "Gerda vraagt commentaar, op papier, van de buren.",
    "Gerda vraagt subsidie aan voor de hal.",
    "Gerda vraagt Hans voor zaterdag.",
    "Gerda vraagt hem voor zaterdag.",
    "Gerda vraagt hulp aan de buren.",
    "Gerda vraagt na of dat kan.",
    "Gerda vraagt de buren om sjouwers.",
    "Gerda vraagt advies in bij de bond.",
]
NONE = [*STATES, *NEXT, *CALLS, *AGENDA, *OLD, *VAGUE, *LEAVING, *WANTING]
OTHER = [
    *OTHER_STATES,
    *OTHER_NEXT,
    *OTHER_CALLS,
    *OTHER_AGENDA,
    *OTHER_OLD,
    *OTHER_VAGUE,
    *OTHER_LEAVING,
    *OTHER_WANTING,
]


@pytest.mark.parametrize("sentence", [*NONE, *OTHER])
def test_what_a_sentence_tells_as_a_whole(sentence: str) -> None:
    assert is_talk(sentence, 0, len(sentence)) is (sentence in NONE)
    assert not is_talk(sentence, 0, len(sentence), listed=True) or sentence not in NONE


BESIDE = [
    "Gerda gaat per 1-9 naar de provincie, [Hans belt de leden].",
    "Gerda vraagt geduld; [Hans belt de leden].",
]


@pytest.mark.parametrize("sentence", BESIDE)
def test_what_stands_beside_a_deed(sentence: str) -> None:
    before, deed = sentence.rstrip("].").split("[")
    assert not is_talk(before + deed, len(before), len(before + deed))
    assert is_talk(before + deed, 0, len(before))


TOPICS = [
    ("Nieuwe schommel plaatsen", "Wouter heeft dit gevraagd aan de buurt. Er is veel animo.", 0),
    ("Tweede fietsenrek plaatsen", "Dat is vorig jaar al besproken met de gemeente.", 0),
    ("Nieuwe schommel plaatsen (Wouter)", "De buurt heeft er om gevraagd. Er is animo.", 1),
    ("Wouter plaatst een nieuwe schommel", "De buurt heeft er om gevraagd. Er is animo.", 1),
    ("Acties", "Nieuwe schommel plaatsen", 1),
]


@pytest.mark.parametrize(("line", "below", "found"), TOPICS)
def test_a_line_that_heads_prose(line: str, below: str, found: int, extractor: Extractor) -> None:
    head = "Overleg buurttuin 27-8-2024\nerbij: Wouter, Gerda, Hans\n\n"
    rules = "Regels\nHet gaat vaak over honden. Gerda vindt dat de regels duidelijk zijn.\n\n"
    assert len(extractor.extract(f"{head}{rules}{line}\n{below}\n")) == found
