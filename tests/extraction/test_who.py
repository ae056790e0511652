"""Who acts: several together, whom a pronoun stands for, brackets that own."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor
from lovp_actions.people.full_names import full_name
from lovp_actions.structure.attendees import names_in

TOGETHER = [
    ("Afgesproken is dat de politie en het OM een plan uitwerken.", "politie en het OM"),
    (
        "Afgesproken wordt dat de GGD, de politie en het OM een memo opstellen.",
        "GGD, de politie en het OM",
    ),
    ("Afgesproken is dat NCTV, OM en politie een memo opstellen.", "NCTV, OM en politie"),
    ("Afgesproken is dat in maart het OM en de GGD een plan maken.", "OM en de GGD"),
    (
        "Het bestuur spreekt af dat wethouder Bos, de griffier en mevrouw Smit een agenda maken.",
        "wethouder Bos, de griffier en mevrouw Smit",
    ),
    (
        "Afgesproken is dat de minister van Justitie en Veiligheid een plan uitwerkt.",
        "minister van Justitie en Veiligheid",
    ),
    ("Afgesproken is dat Jan de politie en het OM informeert.", "Jan"),
    ("Afgesproken is dat Jan en Piet de Kamer informeren.", "Jan en Piet"),
    ("Jan van de gemeente belt de politie.", "Jan van de gemeente"),
    ("De wethouder namens het college stuurt de brief.", "wethouder namens het college"),
    ("Zowel de politie als het OM stuurt een brief.", "Zowel de politie als het OM"),
    ("Afgesproken is dat de korpschef, mevrouw Smit, een plan uitwerkt.", "korpschef"),
    ("Zowel Jan als Piet leveren voor 1 mei een stuk aan.", "Zowel Jan als Piet"),
    (
        "Afgesproken is dat zowel de griffier als de voorzitter een brief stuurt.",
        "zowel de griffier als de voorzitter",
    ),
]


@pytest.mark.parametrize(("sentence", "who"), TOGETHER)
def test_who_acts_together(sentence: str, who: str, extractor: Extractor) -> None:
    assert [item.actor for item in extractor.extract(sentence)] == [who]


WITHOUT_OBJECT = [
    ("dat Joost de WOZ-bezwaren nakijkt", "Joost"),
    ("dat Karin Mulder de VOG-aanvraag opstelt", "Karin Mulder"),
    ("dat Wouter het RI&E-rapport leest", "Wouter"),
    ("dat Bram de KNVB mailt", "Bram"),
    ("dat mevrouw Kort de GGD belt", "Kort"),
    ("dat Nel Prins de Triodosbank schrijft", "Nel Prins"),
    ("dat Yvonne de Stichting Buurtzorg uitnodigt", "Yvonne"),
    ("dat Henk de Jong de KNVB mailt", "Henk de Jong"),
    ("dat Nel de Ruiter belt", "Nel de Ruiter"),
    ("dat Nel de Ruiter de zaal boekt", "Nel de Ruiter"),
]


@pytest.mark.parametrize("opening", ["Afgesproken wordt", "Het bestuur spreekt af"])
@pytest.mark.parametrize(("clause", "who"), WITHOUT_OBJECT)
def test_who_acts_without_what_it_is_done_to(
    clause: str, who: str, opening: str, extractor: Extractor
) -> None:
    assert [item.actor for item in extractor.extract(f"{opening} {clause}.")] == [who]


@pytest.mark.parametrize("label", ["AP", "- [ ]", "-"])
@pytest.mark.parametrize(
    ("who", "deed"),
    [("Joost", "de WOZ-bezwaren nakijken"), ("Henk de Vries", "het BHV-plan lezen")],
)
def test_a_marker_parts_who_acts_from_what_it_is_done_to(
    label: str, who: str, deed: str, extractor: Extractor
) -> None:
    (item,) = extractor.extract(f"## Acties\n\n{label} {who} {deed}\n")
    assert (item.actor, item.action) == (who, deed)


def test_each_has_his_own_where_only_verbs_are_joined(extractor: Extractor) -> None:
    text = "Afgesproken is dat Jan een plan uitwerkt en het OM de kosten betaalt."
    assert [item.actor for item in extractor.extract(text)] == ["Jan", "OM"]


OWN_CLAUSE = [
    (
        "Afgesproken is dat Petra de zaal huurt en dat Wouter voor mei iets koopt.",
        "Petra",
        "Wouter",
    ),
    ("Afgesproken wordt dat Kees de kok belt en Nel de flyers verspreidt.", "Kees", "Nel"),
    ("Wim zegt toe dat hij de offerte vraagt en Els belooft de zaal te huren.", "Wim", "Els"),
    ("Jan zegt toe de raad en de pers te mailen en de zaal te huren.", "Jan", "Jan"),
    ("Els zegt toe de tent te vlechten en Wim Bos belooft de hal te vegen.", "Els", "Wim Bos"),
    ("Afgesproken wordt dat Els de hal veegt, dat Wim telt en dat Jan lakens naait.", "Els", "Jan"),
    ("Afgesproken is dat Jan de markt en Piet bezoekt.", "Jan", "Jan"),
    ("Afgesproken is dat Jan de brief schrijft en de wethouder uitnodigt.", "Jan", "Jan"),
    ("Afgesproken is dat de school in mei telt en dat we de uitkomst samen lezen.", "school", "we"),
    (
        "Afgesproken wordt dat Els de hal veegt, waarna de koster het de raad meldt.",
        "Els",
        "koster",
    ),
    ("Afgesproken is dat Els de verf haalt en dat zij de hal verft.", "Els", "Els"),
    (
        "Afgesproken is dat Els de verf haalt, waarna dit weekend de hal wordt geverfd.",
        "Els",
        "Els",
    ),
    ("Els zegt toe dat de leden de foto's krijgen en dat zij de hal veegt.", "Els", "Els"),
    ("Petra krijgt van Jan de foto's en plaatst die op de site.", "Jan", "Petra"),
]


@pytest.mark.parametrize(("sentence", "first", "last"), OWN_CLAUSE)
def test_each_clause_of_what_is_agreed_has_its_own(
    sentence: str, first: str, last: str, extractor: Extractor
) -> None:
    items = extractor.extract(sentence)
    assert (items[0].actor, items[-1].actor) == (first, last)


def test_the_full_names_of_two() -> None:
    present = names_in(["Aanwezig: Jan Bakker, Petra Smit"])
    assert full_name("zowel Jan als Petra", present) == "Jan Bakker en Petra Smit"


HEAD = "# Notulen 11 maart 2024\n\n## 1. Plan\n\nKees maakt de begroting.\n\n"
PRONOUNS = [
    (
        "De wijkouderling licht het plan toe. Drie leden weten van niets. Zij worden door haar "
        "gebeld.",
        "wijkouderling",
    ),
    ("Petra heeft contact gehad met de heer Vos. Hij komt in mei met een voorstel.", "Vos"),
    ("Anja heeft Mark gebeld. Hij levert de tekening aan.", "Mark"),
    ("Petra sprak met Ali. Hij stelt het contract op.", "Ali"),
    ("Bas heeft Anja gebeld. Zij levert de tekening aan.", "Anja"),
    ("Linda sprak met Qarel. Hij stelt het contract op.", ""),
    ("Jan sprak met Piet. Hij stelt het contract op.", ""),
    ("Jan vervangt Piet tot 1 mei. Hij zal de agenda opstellen.", "Jan"),
    ("De wethouder sprak met Piet. Hij zegt toe de raad te informeren.", "wethouder"),
    ("Jan heeft de begroting van Piet bekeken. Hij stuurt een reactie.", "Jan"),
    ("Kees vraagt Jan om de planning. Hij levert die voor vrijdag.", ""),
    ("Morgen vraagt Jan om de cijfers. Hij stuurt ze rond.", "Jan"),
    ("Jan werkt aan de site. KNVB reageert donderdag. Ondertussen pakt zij de kaart op.", ""),
    ("Petra werkt aan de site. Daarna belt zij de drukker.", "Petra"),
    ("De heer Bos sprak met mevrouw De Wit. Zij stuurt een voorstel.", "De Wit"),
    ("Posters drukt hij zelf bij de kopieerwinkel.", "Kees"),
    ("Petra is er weer. De sleutels brengt zij vrijdag langs.", "Petra"),
    ("Petra haalt ze vrijdag op bij de groothandel.", "Petra"),
    ("De griffier is er weer. De lift is kapot. Hij belt vrijdag de monteur.", "griffier"),
]
NOBODY = [
    "De lift is kapot. Hij belt vrijdag de monteur.",
    "Beits haalt hij zelf op bij de bouwmarkt.",
    "De wethouder vindt dat de wijkbewaking hapert. Zij verzoekt om een overzicht.",
    "kampweek: bodemvervuiling is een probleem. ze gaan bij de provincie informeren.",
    "overleg 2 mei\n\naanwezig: nel, wim\n\nsubsidieregeling is onduidelijk. ze gaan dit navragen.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_pronoun_stands_for_no_thing(text: str, extractor: Extractor) -> None:
    assert [item.actor for item in extractor.extract(text)] == [""]


@pytest.mark.parametrize(("text", "who"), PRONOUNS)
def test_whom_a_pronoun_stands_for(text: str, who: str, extractor: Extractor) -> None:
    assert extractor.extract(HEAD + text)[-1].actor == who


WANTED = [
    ("Graag ontvangen wij uw reactie uiterlijk 1 juli.", "verzoek", "", "uw reactie"),
    ("Het bestuur ontvangt graag reacties voor 1 juli.", "verzoek", "", "reacties voor 1 juli"),
    (
        "Graag ontvangt de secretaris de declaraties voor 1 december.",
        "verzoek",
        "",
        "de declaraties voor 1 december",
    ),
    (
        "Wij ontvangen graag voor vrijdag de stukken van de afdelingen.",
        "verzoek",
        "",
        "voor vrijdag de stukken van de afdelingen",
    ),
    (
        "Piet ontvangt de sprekers op 3 mei bij de ingang.",
        "toezegging",
        "Piet",
        "ontvangt de sprekers op 3 mei bij de ingang",
    ),
]


@pytest.mark.parametrize(("sentence", "kind", "who", "what"), WANTED)
def test_who_wants_to_get_something_does_not_act(
    sentence: str, kind: str, who: str, what: str, extractor: Extractor
) -> None:
    (item,) = extractor.extract(sentence)
    assert (item.type, item.actor, item.action) == (kind, who, what)


def test_dat_behind_an_auxiliary_is_a_thing(extractor: Extractor) -> None:
    text = "De wethouder zal dat navragen en de commissie binnen twee weken schriftelijk berichten."
    assert [item.actor for item in extractor.extract(text)] == ["wethouder", "wethouder"]


def test_a_blank_does_nothing(extractor: Extractor) -> None:
    text = "[Naam] stuurt vóór 1 mei de notulen rond. [Jan] belt de kok."
    text += " [Naam griffier] huurt vóór 1 mei de zaal. XXX stuurt vóór 1 mei de brief."
    assert [item.actor for item in extractor.extract(text)] == ["Jan"]


def test_only_what_is_wanted_is_asked(extractor: Extractor) -> None:
    items = extractor.extract("Jan stuurt de stukken en ontvangt graag reacties voor vrijdag.")
    assert [(item.actor, item.type) for item in items] == [("Jan", "toezegging"), ("", "verzoek")]


def test_a_name_without_capital_that_opens_a_line_acts(extractor: Extractor) -> None:
    lines = "anna belt de gemeente", "piet gaat de zaal boeken", "els vraagt een offerte op"
    items = extractor.extract("\n".join(lines))
    assert [(item.actor, item.line) for item in items] == [("anna", 1), ("piet", 2), ("els", 3)]


FLOOR = [
    ("Kees: Nee. Ik stuur de brief.", "Kees"),
    ("De Vries: Goed. Ik bel de gemeente.", "De Vries"),
    ("Antwoord (wethouder Slot): Nee. Ik zal de raad informeren.", "wethouder Slot"),
    ("PETRA SMIT\nIk stuur de brief.", "PETRA SMIT"),
    ("Dakgoot Zuid: Die lekt. Ik bel de gemeente.", "Ik"),
    ("## Dakgoot Zuid\n\nIk bel de gemeente.", "Ik"),
    ("Rondvraag: Geen. Ik bel de gemeente.", "Ik"),
    ("Jan - Server staat. Ik bel vanmiddag de helpdesk.", "Jan"),
    ("Dakgoot - Die lekt. Ik bel de gemeente.", "Ik"),
]


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize(("text", "who"), FLOOR)
def test_ik_is_who_is_named_before_the_colon_or_dash(
    text: str, who: str, fast: bool, extractor: Extractor
) -> None:
    items = extractor.extract(f"# Notulen 11 maart 2024\n\n{text}\n", fast=fast)
    assert [item.actor for item in items] == [who]


SIGNED = [
    ("Antwoord (wethouder Slot): Nee. Ik stuur de brief.", "wethouder Slot"),
    ("Reactie (op punt 2): Nee. Ik stuur de brief.", "Petra"),
    ("Vraag (punt 3): Goed. Ik stuur de brief.", "Petra"),
    ("Besluit (unaniem): Akkoord. Ik stuur de brief.", "Petra"),
    ("De Brink: Prima. Ik bel de beheerder.", "Petra"),
    ("Roos: Mooie bloem. Ik bel de beheerder.", "Petra"),
    ("## Sofie\n\nIk stuur haar een kaart.", "Petra"),
    ("## Jan Bakker\n\nIk stuur hem een kaart.", "Petra"),
    ("Kees - Is ziek. Ik bel de beheerder.", "Petra"),
    ("Ik (PvdA) zal de vraag uitzoeken.", "Petra"),
    ("Ik (Maandag vrij) zal de vraag uitzoeken.", "Petra"),
    ("Ik (Kees) zal de vraag uitzoeken.", "Kees"),
]


@pytest.mark.parametrize(("text", "who"), SIGNED)
def test_ik_is_who_signs_behind_labels_and_topics(
    text: str, who: str, extractor: Extractor
) -> None:
    items = extractor.extract(f"{text}\n\nGroet,\nPetra\n")
    assert [item.actor for item in items] == [who]


def test_a_cell_before_is_no_part_of_who_acts(extractor: Extractor) -> None:
    rows = (
        "| Markt | Wethouder Bos stuurt de raad een brief. |",
        "| Kermis | Burgemeester Tak belt de exploitant vóór 1 december. |",
    )
    text = "Besluitenlijst 12 november 2024\n\n| Onderwerp | Verslag |\n|---|---|\n" + "\n".join(
        rows
    )
    assert [item.actor for item in extractor.extract(text)] == ["Wethouder Bos", "Burgemeester Tak"]


def test_brackets_behind_a_full_stop_are_of_the_sentence_before(extractor: Extractor) -> None:
    text = "Er komt een nieuw rooster. (JB, 28/3) De school krijgt een brief. (actie PS)"
    first, second = extractor.extract(HEAD + text)[1:]
    assert (first.actor, first.deadline) == ("JB", "28/3")
    assert (second.actor, second.deadline, second.action) == (
        "PS",
        "",
        "De school krijgt een brief",
    )
    found = extractor.extract(HEAD + text.replace("(JB, 28/3)", "(Dat is nodig.)"))
    assert [item.deadline for item in found[1:]] == ["", ""]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "- (Jan) Zaal boeken. (Petra) Drank halen. (Wouter) Stoelen huren.",
            ["Jan", "Petra", "Wouter"],
        ),
        ("(Jan) Hij belt morgen de zaal. (Petra) Zij koopt de drank.", ["Jan", "Petra"]),
        ("- Zaal boeken (Jan). (Petra) Drank halen", ["Jan", "Petra"]),
        ("- Zaal boeken. (Jan) Petra belt de school.", ["Jan", "Petra"]),
    ],
)
def test_brackets_before_what_they_own_stay_there(
    text: str, who: list[str], extractor: Extractor
) -> None:
    head = "## Acties\n\n" if text.startswith("-") else ""
    assert [item.actor for item in extractor.extract(f"{head}{text}")] == who


def test_ik_with_a_name_behind_it_is_that_person(extractor: Extractor) -> None:
    items = extractor.extract("Jan belt de gemeente.\n\nIk (Petra) regel de muziek.\n")
    assert [item.actor for item in items] == ["Jan", "Petra"]


SEES_TO = [
    ("Rik Smal: Dan zorg ik dat de sleutels maandag bij de balie liggen.", "Rik Smal"),
    ("Rik Smal: Ik zorg ervoor dat het klopt.", "Rik Smal"),
    ("We zorgen dat het vrijdag af is.", "We"),
    ("De kosten vallen mee. Rik zorgt ervoor dat de hal open is.", "Rik"),
    ("De nieuwe folder zorgt ervoor dat leden het begrijpen.", None),
    ("Rik Smal: Ik zorg alleen dat iedereen aan bod komt.", None),
    ("Rik Smal: Hoe zorgen we dat leden blijven?", None),
    ("Als Rik zorgt dat de hal open is, komt de pers.", None),
    ("Rik zorgde ervoor dat de hal open was.", None),
    ("Rik maakt zich zorgen dat de hal leeg is.", None),
]


@pytest.mark.parametrize(("text", "who"), SEES_TO)
def test_who_sees_to_it_that_something_is_so(
    text: str, who: str | None, extractor: Extractor
) -> None:
    found = [item.actor for item in extractor.extract(f"# Notulen 11 maart 2024\n\n{text}\n")]
    assert found == ([who] if who else [])


PLANS = [
    ("Rik Smal: Ik plan een gesprek in met de aannemer.", "toezegging", "plan een gesprek in"),
    ("Rik Smal: Ik plan wel even een overleg in.", "toezegging", "plan wel even"),
    ("Rik Smal: Ik ben van plan een overleg in te plannen.", "voornemen", "een overleg"),
]


@pytest.mark.parametrize(("text", "type_", "opens"), PLANS)
def test_to_plan_is_more_than_to_intend(
    text: str, type_: str, opens: str, extractor: Extractor
) -> None:
    (item,) = extractor.extract(f"# Notulen 11 maart 2024\n\n{text}\n")
    assert (item.type, item.actor) == (type_, "Rik Smal")
    assert item.action.startswith(opens)


def test_who_is_asked_for_a_thing_by_a_day_is_asked(extractor: Extractor) -> None:
    asked = "Harm Wijnen vraagt de woningcorpo- ratie om vóór 1 mei een schilderplan."
    (item,) = extractor.extract(f"# Verslag 11 maart 2024\n\n{asked}\n")
    assert item.type == "verzoek"


BEHIND_VERB = [
    ("O.l.v. Els belt het bestuur de kok voor 1 mei.", "bestuur"),
    ("O.l.v. de penningmeester maakt de werkgroep een plan.", "werkgroep"),
    ("I.o.m. Bram schrijft Els een brief.", "Els"),
    ("T.z.t. informeert het bestuur de leden.", "bestuur"),
    ("Jan belt de gemeente de volgende dag.", "Jan"),
    ("De voorzitter informeert de gemeente over de buurt voor 1 mei.", "voorzitter"),
]


@pytest.mark.parametrize("heading", ["2. Zaal", "Afspraken"])
@pytest.mark.parametrize(("sentence", "who"), BEHIND_VERB)
def test_what_opens_a_sentence_beside_its_subject_does_not_act(
    sentence: str, who: str, heading: str, extractor: Extractor
) -> None:
    items = extractor.extract(f"# Notulen 11 maart 2024\n\n## {heading}\n\n{sentence}\n")
    assert {item.actor for item in items} <= {who}
