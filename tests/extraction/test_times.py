"""Which time words of a sentence tell when its action is done."""

from __future__ import annotations

from datetime import date

import pytest

from lovp_actions.dates.deadlines import find_deadlines
from lovp_actions.extraction.engine import Extractor
from lovp_actions.extraction.joining import when
from lovp_actions.extraction.times import of_another
from lovp_actions.reader.decoding import Span

OF_ANOTHER = [
    ("De training verloopt in juni, Petra meldt hen aan.", True),
    ("De pacht loopt volgens Kees in juni af, Petra meldt hen aan.", True),
    ("Op 3 mei eindigt de termijn, Petra meldt hen aan.", True),
    ("De zaal is vrij; de cursus begint in mei, Petra meldt hen aan.", True),
    ("Petra meldt hen aan; de leden hebben tot 10 april de tijd om te reageren.", True),
    ("Petra meldt hen aan, ieder krijgt tot 1 mei gelegenheid voor vragen.", True),
    ("Kees heeft tot 1 mei de tijd; Petra meldt hen aan.", True),
    ("Op 3 mei zegde Kees toe: Petra meldt hen aan.", True),
    ("De kermis komt eind mei; Petra meldt hen aan.", True),
    ("De kermis is op 1 mei; daarvoor belt Kees en Petra meldt hen aan.", True),
    ("Petra meldt hen aan; Kees komt op 3 mei langs.", True),
    ("Op 3 mei; Petra meldt hen aan.", False),
    ("De lijst moet voor 3 mei weg; Petra meldt hen aan.", False),
    ("Petra meldt hen aan; uiterlijk 3 mei.", False),
    ("Petra meldt hen aan; vóór 3 mei geregeld.", False),
    ("Petra meldt hen aan; dat doet ze op 3 mei.", False),
    ("Dit is op 3 mei klaar; Petra meldt hen aan.", False),
    ("Petra meldt hen aan? ik kan dat niet voor vrijdag doen", True),
    ("Petra meldt hen aan? dat moet voor vrijdag", False),
    ("Petra meldt hen aan? vrijdag niet vergeten", False),
    ("In juni is het zover, Petra meldt hen aan.", False),
    ("De cursus begint, en in juni is het klaar, Petra meldt hen aan.", False),
    ("De cursus is vol, Petra meldt hen aan vóór 3 mei.", False),
    ("Petra meldt hen aan en heeft tot 10 april de tijd.", False),
    ("Petra meldt hen tot 10 april, de tijd dringt.", False),
]


@pytest.mark.parametrize(("text", "apart"), OF_ANOTHER)
def test_the_time_of_something_else(text: str, apart: bool) -> None:
    (due,) = find_deadlines(text, date(2024, 3, 11))
    assert of_another(text, due, text.index("Petra meldt") + 6) is apart


SAID_THEN = [
    ("Noor zegde in april toe het hek vóór 1 juni te verven.", "vóór 1 juni"),
    ("Noor zegde donderdag toe het hek vóór 1 juni te verven.", "vóór 1 juni"),
    (
        "Mevrouw Smit zegde dinsdag toe dat het hek uiterlijk 3 mei wordt geverfd.",
        "uiterlijk 3 mei",
    ),
    ("Mevrouw Smit zegde in april toe dat zij vóór 1 juni het hek verft.", "vóór 1 juni"),
    ("Noor zegt vandaag toe het hek vóór 1 juni te verven.", "vóór 1 juni"),
    ("Noor beloofde dinsdag het hek uiterlijk eind mei te verven.", "uiterlijk eind mei"),
    ("Noor sprak in februari met de buren af het hek in mei te verven.", "in mei"),
    ("Noor zegde donderdag toe het hek te verven.", ""),
    ("Noor zegde in april aan de buren toe het hek te verven.", ""),
    ("Noor zegde toe in april het hek te verven.", "in april"),
    ("Noor zegt in april toe het hek te verven.", "in april"),
    ("Noor zegde vóór 1 juni toe het hek te verven.", "vóór 1 juni"),
    ("Noor beloofde in april het hek te verven.", "in april"),
    ("Noor beloofde dinsdag te bellen.", "dinsdag"),
    ("Noor spreekt vanavond af met de buren.", "vanavond"),
    ("Noor stuurt donderdag de lijst toe.", "donderdag"),
]


@pytest.mark.parametrize("head", ["# Notulen bestuur 11 maart 2024\n\n", "## Afspraken\n\n"])
@pytest.mark.parametrize(("sentence", "words"), SAID_THEN)
def test_when_it_was_said(sentence: str, words: str, head: str, extractor: Extractor) -> None:
    (item,) = extractor.extract(f"{head}{sentence}", meeting_date=date(2024, 3, 11))
    assert (item.deadline or "") == words


SIDE_CLAUSES = [
    ("Noor vraagt Kees een draaiboek te maken voor het geval het hek op 1 mei nog weg is.", [""]),
    ("Noor vraagt Kees een draaiboek te maken voor als het hek op 1 mei nog weg is.", [""]),
    ("Mocht het hek op 1 mei nog weg zijn, dan belt Noor de smid.", [""]),
    ("Mocht het hek weg blijven dan belt Noor op 1 mei de smid.", ["op 1 mei"]),
    ("Noor maakt op 1 mei een draaiboek voor het geval het regent.", ["op 1 mei"]),
    ("Noor zegt toe dit te melden bij de smid, waar zij volgende week overleg heeft.", [""]),
    ("Noor zegde toe dit te melden bij de smid, met wie zij in mei een afspraak heeft.", [""]),
    ("Noor is er. Dit punt neemt zij mee in de lijst, waarvan de eerste ons voor 1 mei bereikt.",
     ["voor 1 mei"]),
    ("Noor belt in mei de smid, waar zij stage loopt.", ["in mei"]),
    ("Noor belt de smid, waarna Kees in mei het hek verft.", ["", "in mei"]),
    ("Noor maakt een plan, waarmee Kees in mei aan de slag gaat.", ["", "in mei"]),
    ("Noor maakt een overzicht, dat vóór 1 mei bij de smid moet liggen.", ["vóór 1 mei"]),
    ("Noor doet de aanvraag, die vrijdag 3 mei ingediend moet zijn.", ["vrijdag 3 mei"]),
    ("Noor zegt toe dat Kees een folder aan de leden opstelt, die eind mei wordt verstuurd.",
     ["eind mei", "eind mei"]),
    ("Noor mailt Kees over de folder, die eind mei wordt verstuurd.", ["", ""]),
    ("Noor mailt de leden, die vóór 1 mei moeten betalen.", [""]),
    ("Noor belt de smid, die op 1 mei komt.", [""]),
]  # fmt: skip


@pytest.mark.parametrize("head", ["# Notulen bestuur 11 maart 2024\n\n", "## Hek\n\nDat is weg. "])
@pytest.mark.parametrize(("sentence", "times"), SIDE_CLAUSES)
def test_times_of_side_clauses(
    sentence: str, times: list[str], head: str, extractor: Extractor
) -> None:
    items = extractor.extract(f"{head}{sentence}", meeting_date=date(2024, 3, 11))
    assert [item.deadline or "" for item in items] == times


@pytest.mark.parametrize(
    ("words", "day"),
    [("voor de jaarrekening van 2025", None), ("bij het beraad van 19 juni", date(2024, 6, 19))],
)
def test_the_day_of_words_that_are_one_deadline(words: str, day: date | None) -> None:
    assert when._day(words, date(2024, 3, 11)) == day


NUMBERS = [
    ("Petra reserveert zaal ", True),
    ("Petra verft de vergaderzaal ", True),
    ("Petra leest art. ", True),
    ("Petra reserveert de zaal, ", False),
    ("Petra reserveert de zaal op ", False),
    ("Petra meldt de voortgang ", False),
    ("Petra stuurt de Kamer ", False),
]


@pytest.mark.parametrize(("before", "named"), NUMBERS)
def test_a_number_behind_what_it_names(before: str, named: bool) -> None:
    assert when._is_numbered(before) is named


AWAY = [
    ("Petra belt [twee weken] voor de start.", True),
    ("Petra belt twee weken [voor de grote open dag van 3 mei] de zaal.", True),
    ("Petra belt [twee weken voor de grote open dag van 3 mei] de zaal.", True),
    ("Petra belt [voor de grote open dag van 3 mei] de zaal.", False),
    ("Petra boekt twee weken en belt [voor de open dag van 3 mei] de zaal.", False),
    ("Petra huurt de zaal twee weken [op 3 mei].", False),
]


@pytest.mark.parametrize(("marked", "away"), AWAY)
def test_a_time_before_or_after_an_event(marked: str, away: bool) -> None:
    before, _, behind = marked.partition("[")
    words, _, rest = behind.partition("]")
    span = Span(0, len(before), len(before + words), words)
    assert when._counted_from_event(before + words + rest, span) is away


@pytest.mark.parametrize(
    "sentence",
    ["Petra Smit reserveert zaal 12/3 voor de cursus.", "Jan Bakker verft kamer 4/5."],
)
def test_the_number_of_a_room_is_no_day(sentence: str, extractor: Extractor) -> None:
    head = "Notulen bestuur 11 maart 2024\n\nAanwezig: Jan Bakker, Petra Smit\n\n"
    for item in extractor.extract(head + sentence):
        assert (item.deadline, item.deadline_date) == ("", "")


JUST_PAST = [
    ("Petra Smit stuurt de lijst die Jan 4 maart schreef naar de leden.", ""),
    ("Petra Smit mailt de filmpjes van de open dag (24 februari) rond.", ""),
    ("Petra Smit maakt de planning n.a.v. de brief van 20 januari.", ""),
    ("Actie: Petra Smit antwoordt op de brief (4 maart).", ""),
    ("## Acties\n\n- Petra Smit: tent huren (genoemd 4 maart)", ""),
    ("## Acties\n\n- Petra Smit: tent huren, 4 maart", "2024-03-04"),
    ("## Acties\n\n- Tent huren (Petra Smit, 4/3)", "2024-03-04"),
    ("## Acties\n\n- Petra Smit: tent huren, uiterlijk 4 februari", "2025-02-04"),
    ("Petra Smit mailt de filmpjes per 1 februari rond.", "2025-02-01"),
    ("Petra Smit mailt de filmpjes op 1 januari rond.", "2025-01-01"),
    ("Petra Smit mailt de filmpjes op 24 mei rond.", "2024-05-24"),
    ("Petra Smit mailt de filmpjes in februari rond.", "2025-02-28"),
]


@pytest.mark.parametrize(("text", "day"), JUST_PAST)
def test_a_day_that_has_just_passed(text: str, day: str, extractor: Extractor) -> None:
    head = "Notulen bestuur 11 maart 2024\n\nAanwezig: Jan Bakker, Petra Smit\n\n"
    assert [item.deadline_date for item in extractor.extract(head + text)] == [day]


HEAD = "# Notulen bestuur 11 maart 2024\n\nAanwezig: Jan Bakker, Petra Smit\n\n## 1. Zaal\n\n"
WORDS_OF_TIME = [
    ("Jan koopt voorlopig de koffie in.", ""),
    ("Petra regelt vooralsnog de sleutels.", ""),
    ("Jan zal als laatste de deur sluiten.", ""),
    ("In tweede termijn vraagt Petra de wethouder om een brief te sturen.", ""),
    ("In de derde termijn zegt Jan toe de lijst voor 3 mei te mailen.", "voor 3 mei"),
    ("Jan betaalt de huur in twee termijnen voor 3 mei.", "voor 3 mei"),
    (
        "Jan komt hierop terug in de vergadering van 16 april 2024.",
        "in de vergadering van 16 april 2024",
    ),
    ("Jan komt hierop terug in het MT van 14 mei.", "in het MT van 14 mei"),
    ("Jan levert de cijfers voor het MT van mei.", "voor het MT van mei"),
    ("Lucas levert dat nog dit jaar op.", "nog dit jaar"),
    ("Lucas zou dat nog diezelfde avond opleveren.", "nog diezelfde avond"),
    ("Lucas levert dat de week erna op.", "de week erna"),
    ("Lucas levert dat de week na de vakantie op.", "de week na de vakantie"),
    ("Jan legt het voor de volgende keer klaar.", "voor de volgende keer"),
    ("Jan stuurt voor 12.00 uur morgen de stukken rond.", "voor 12.00 uur morgen"),
    ("Jan neemt dit mee in de verdere uitwerking.", ""),
]


@pytest.mark.parametrize(("sentence", "words"), WORDS_OF_TIME)
def test_the_words_of_time(sentence: str, words: str, extractor: Extractor) -> None:
    (item,) = extractor.extract(HEAD + sentence)
    assert item.deadline == words


PLACES = [
    ("in het eindverslag", True),
    ("over de reistijd", True),
    ("per wijk", True),
    ("per kwartaal", False),
    ("in de driehoek van juni", False),
    ("bij de voorjaarsnota", False),
    ("bij het volgende gesprek", False),
    ("na de lunch", False),
    ("voor de zomercursus", True),
    ("voor het najaarsprogramma", True),
    ("voor de wintertraining", True),
    ("voor de zomervakantie", False),
    ("voor de najaarsvergadering", False),
    ("van november", True),
    ("van november tot maart", False),
    ("van het najaar", False),
    ("op het verzoek van juni", True),
    ("op de markt van juni", False),
    ("in het verslag van juni", False),
]


@pytest.mark.parametrize(("words", "is_place"), PLACES)
def test_words_of_place_are_no_deadline(words: str, is_place: bool) -> None:
    assert when._is_place(words) == is_place
