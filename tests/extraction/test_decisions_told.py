"""What a decision leaves to be done, and what it does not."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor, prepare
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.structure.parts import Part

DECIDED = [
    (
        "Het AB besluit het plan vast te stellen en draagt de directeur op het traject te starten.",
        [("directeur", "het traject te starten")],
    ),
    (
        "Het bestuur besluit het verslag goed te keuren en vraagt de secretaris het te publiceren.",
        [("secretaris", "het te publiceren")],
    ),
    (
        "De raad besluit de nota vast te stellen en verzoekt het college een folder te maken.",
        [("college", "een folder te maken")],
    ),
    ("Het AB besluit de notulen ongewijzigd vast te stellen.", []),
    (
        "Het bestuur vraagt de ALV de begroting vast te stellen.",
        [("ALV", "de begroting vast te stellen")],
    ),
    ("Het AB besluit een werkgroep in te stellen.", [("", "een werkgroep in te stellen")]),
    (
        "Verzoekt het college een plan te maken en gaat over tot de orde van de dag.",
        [("college", "een plan te maken")],
    ),
    (
        "De raad verzoekt het college een plan te maken\nen gaat over tot de orde van de dag.",
        [("college", "een plan te maken")],
    ),
    (
        "De wethouder gaat over twee weken in gesprek met de school.",
        [("wethouder", "gaat over twee weken in gesprek met de school")],
    ),
    (
        "| Motie | Dictum | Uitslag |\n|---|---|---|\n"
        "| M4 | verzoekt het college een bomenplan op te stellen | aangenomen |",
        [("college", "een bomenplan op te stellen")],
    ),
]


@pytest.mark.parametrize(("sentence", "items"), DECIDED)
def test_what_is_left_to_do(
    sentence: str, items: list[tuple[str, str]], extractor: Extractor
) -> None:
    assert [(item.actor, item.action) for item in extractor.extract(sentence)] == items


OWNED = [
    ("De wethouder is streng. Besloten wordt dat de griffier een memo maakt.", "afspraak"),
    ("Petra is ziek. Er wordt besloten dat het OM de cijfers levert.", "afspraak"),
    ("Besloten is dat het OM een memo maakt.", "afspraak"),
    ("De raad heeft besloten dat de griffier een memo maakt.", "verzoek"),
    ("Petra is ziek. Besloten wordt dat het college een memo maakt.", "verzoek"),
]


@pytest.mark.parametrize(("text", "kind"), OWNED)
def test_who_is_named_before_does_not_decide(text: str, kind: str, extractor: Extractor) -> None:
    (item,) = extractor.extract(text)
    assert (item.type, item.actor) == (kind, text.split(" dat ")[1].split()[1])


LISTED = [
    ("De kerstborrel wordt verplaatst naar 12 januari.", True),
    ("Er wordt een extra ouderavond belegd.", True),
    ("Een klankbordgroep wordt opgericht.", True),
    ("De verbouwing wordt uitgesteld tot het najaar.", True),
    ("Het contract met de schoonmaker wordt verlengd.", True),
    ("De begroting wordt vastgesteld.", False),
    ("De motie wordt overgenomen.", False),
    ("Het verslag wordt voor kennisgeving aangenomen.", False),
    ("Het contract met de schoonmaker is verlengd.", False),
    ("De huur wordt niet verhoogd.", False),
]


@pytest.mark.parametrize(("sentence", "found"), LISTED)
@pytest.mark.parametrize("place", ["## 4. Besluiten\n\n", "### Besluitenlijst\n\n- ", "Besluit: "])
def test_the_passive_where_decisions_are_listed(
    place: str, sentence: str, *, found: bool, extractor: Extractor
) -> None:
    head = "# Notulen stichting 11 maart 2024\n\nAanwezig: Jan Bakker, Petra Smit\n\n"
    items = extractor.extract(head + place + sentence)
    assert [(item.type, item.actor) for item in items] == [("besluit", "")] * found


@pytest.mark.parametrize(
    ("heading", "decides"),
    [
        ("Besluiten van de vergadering", True),
        ("Genomen besluiten", True),
        ("Besluiten van de vorige vergadering", False),
        ("Besluitvorming", False),
        ("Ter besluitvorming", False),
        ("Huur", False),
    ],
)
def test_headings_of_decisions(heading: str, *, decides: bool) -> None:
    text = f"# Notulen 11 maart 2024\n\n## {heading}\n\nDe huur wordt verlaagd.\n"
    units = [unit for unit, _ in prepare(Part(text), "-", ExtractionSettings()).units]
    assert next(each for each in units if "huur" in each.text).decides is decides


NARRATED = [
    ("De stuurgroep komt over drie weken weer bij elkaar.", False),
    ("Karin legt het rooster voor.", False),
    ("Stuur uw vragen naar info@voorbeeld.nl.", False),
    ("Karin legt het rooster in april voor aan de ouders.", True),
    ("Mail uw vragen voor 1 mei aan de secretaris.", True),
    ("We brengen de stukken bij elkaar.", True),
]


@pytest.mark.parametrize(("sentence", "found"), NARRATED)
def test_what_the_meeting_itself_does_is_no_item(
    sentence: str, found: bool, extractor: Extractor
) -> None:
    assert bool(extractor.extract(f"# Notulen 11 maart 2024\n\n## 1. Plan\n\n{sentence}")) is found
