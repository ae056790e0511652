"""Every rule of the lexicon finds its example and stays silent on its counter-example."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lovp_actions import lexicon
from lovp_actions.extraction import examples
from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import Item
from lovp_actions.people.cast import Cast
from lovp_actions.rules import markers
from lovp_actions.structure.attendees import Attendee

CASES = list(examples.shipped())
Find = Callable[[str], list[Item]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.of}, {case.wanted}")
def test_an_example_is_an_item_and_a_counter_example_is_none(
    case: examples.Case, extractor: Extractor
) -> None:
    assert case.fault(extractor) == ""


def test_every_cue_and_label_has_an_example_and_a_counter_example() -> None:
    entries = [*lexicon.load("cues")["cue"], *lexicon.load("markers")["label"]]
    assert [case.text for case in CASES if case.rule] == [
        entry[key] for entry in entries for key in ("example", "counter")
    ]


@pytest.mark.parametrize("label", lexicon.load("markers")["label"], ids=lambda each: each["name"])
def test_a_word_is_no_label_where_a_sentence_begins_with_it(label: dict[str, str]) -> None:
    assert markers.labelled(label["counter"]) is None


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Afspr.: we ruimen de loods op.", "Afspr."),
        ("Afspr: we ruimen de loods op.", "Afspr"),
        ("Toez.: het bestuur stuurt de cijfers na.", "Toez."),
        ("Act.: Noor belt de drukker.", "Act."),
        ("Act: een lied van Noor.", ""),
        ("Afspr. over de loods zijn er niet.", ""),
        ("Toezicht: Noor", ""),
    ],
)
def test_a_label_may_be_shortened(line: str, label: str) -> None:
    found = markers.labelled(line)
    assert (found.cue if found else "") == label


# [actor] and {action} as they must be found, the type before them.
SENTENCES = [
    "toezegging: De [minister] neemt {deze op in zijn brief} eind mei.",
    "toezegging: [Regioburgemeesters De Wit en Bakker] zullen {met de branche spreken}.",
    "toezegging: Daarover gaat de [staatssecretaris] {met de burgemeester in gesprek}.",
    "toezegging: [PG Van Dijk] zegt toe {de cijfers te delen}.",
    "toezegging: De [griffier] heeft toegezegd {de stukken na te sturen}.",
    "toezegging: Toegezegd is wel dat het [bestuur] {met een staffel komt}.",
    "toezegging: Door de [korpschef] is toegezegd dat {de cijfers in mei komen}.",
    "verzoek: De [korpschef] wordt gevaagd {de vormen van monitoring samen te brengen}.",
    "verzoek: Ze doen een beroep op de [minister] om {de wet aan te passen}.",
    "verzoek: De leden vroegen de [minister] om {het rapport te sturen}.",
    "verzoek: Het [college] opdracht te geven {de aanbevelingen uit te voeren}.",
    "verzoek: Aan het [college] wordt gevraagd {een plan te maken}.",
    "afspraak: De [staatssecretaris] spreekt af {regelmatig terug te keren}.",
    "voornemen: De [regioburgemeesters] willen {bij de Kamer nagaan hoe het zit}.",
    "besluit: {De opdracht aan de werkgroep wordt aangepast om breder te kijken}.",
    "besluit: {Dit zal worden doorgegeven aan de redacteur}.",
    "toezegging: {Dit zal worden uitgezocht} door [Frank].",
    "actiepunt: Actie: [Jansen] {belt de school}.",
    "actiepunt: Actie [Noor]: {de zaal reserveren}.",
    "actiepunt: AP 3 ([Jan]): {de notulen rondsturen}.",
    "actiepunt: {Contact opnemen met de gemeente} (actie [Frank]).",
    "actiepunt: {De leverancier nabellen} [Actie: JB]",
    "actiepunt: Taak [Sem]: {begroting opstellen}.",
    "actiepunt: ACTIE BIJ [NOOR]: {de zaal reserveren}.",
    "actiepunt: Actie bij Paradiso: {de flyers uitdelen}.",
    "actiepunt: Actie [Frank] {gaat de leden nabellen}.",
    "actiepunt: {De sleutels van het lokaal zijn kwijt}. Actie [Frank], 3 april.",
    "actiepunt: {De begroting past niet}. Actie: [Noor en Frank] voor 15 mei",
    "actiepunt: {De kast is vol}. Actie [secretaris], z.s.m.",
    "toezegging: [Tineke] zegt toe dat {Frits het verslag maakt}.",
    "toezegging: De [minister] {zegt mevrouw Prins een overzicht toe}, te ontvangen in juni.",
    "actiepunt: {Het ophalen van de kisten} is een actie van de [secretaris].",
    "actiepunt: {Het oppompen van de banden} is een actie van [Hendrik].",
    "actiepunt: To do: {Besluit nemen over de reiskosten}.",
    "besluit: {Dit komt op de agenda voor een volgend overleg}.",
    "toezegging: De [korpschef] {zoekt uit hoe vaak dit voorkomt}.",
    "toezegging: De [minister] {gaat hierover met zijn collega in overleg}.",
    "afspraak: Afgesproken wordt dat de [griffie] {de stukken per mail verspreidt}.",
    "toezegging: De heer [Bakker] {zal de school bellen}.",
    "toezegging: [Wethouder Oosting] {leest hoofdstuk 1-4 van het rapport na}.",
    "toezegging: Mevrouw [Faasse] {brengt de gevolgen in kaart}.",
    "toezegging: Vanuit het [bestuur] {zal een kalender opgesteld worden}.",
    "toezegging: De [beheerder] {zal het bedrijf aanspreken als er geen verbetering is}.",
    "toezegging: [Wethouder Oosting] {laat dit nagaan}.",
    "verzoek: De [werkgroep] moet {voor mei een plan opstellen}.",
    "verzoek: Motie 7 is overgenomen: de [wethouder] wordt verzocht {een plan op te stellen}.",
    "verzoek: Amendement A2 is aangenomen en het [college] wordt opgedragen {zijn doel te noemen}.",
    "voornemen: Het [bestuur] is van plan {een nieuw doel te kiezen}.",
    "voornemen: De [werkgroep] is voornemens {een plan te schrijven}.",
    "verzoek: We dienen een motie in die de [wethouder] verzoekt om {voor mei een memo te sturen}.",
    "verzoek: De fractie heeft een amendement, dat het [college] opdraagt {de leges te verlagen}.",
    "verzoek: De commissie vraagt de [bestuurder] om {de spiegels te laten vervangen}.",
]


@pytest.mark.parametrize("annotated", SENTENCES)
def test_actor_and_action(annotated: str, items_of: Find) -> None:
    type_, _, marked = annotated.partition(": ")
    bracket = marked.find("[") >= 0 and "[Actie" not in marked
    actor = marked[marked.find("[") + 1 : marked.find("]")] if bracket else ""
    action = marked[marked.find("{") + 1 : marked.find("}")]
    text = marked.replace("{", "").replace("}", "")
    text = text.replace("[", "").replace("]", "") if bracket else text
    if "[Actie" in marked:
        actor = "JB"
    found = items_of(text)
    assert [(item.type, item.actor) for item in found] == [(type_, actor)]
    words, wanted = set(found[0].action.split()), set(action.split())
    assert len(words & wanted) >= 0.6 * len(wanted)


SILENT = [
    "De werkgroep is opgericht om een plan te maken.",
    "Jan is in staat een plan te maken.",
    "Wethouder Oosting leest hoofdstuk 1-4 van het rapport voor.",
    "Wethouder Oosting las het rapport na.",
    "Meestal nemen zij de kosten voor hun rekening.",
    "De griffier zegt vaak toe de stukken te sturen.",
    "De minister spreekt zijn waardering uit.",
    "Ook zal de agenda verbetering teweegbrengen.",
    "De voorzitter opent de vergadering om 20.00 uur.",
    "De raad vraagt hoe het staat met de begroting.",
    "De leden vragen zich af of het programma af is.",
    "De commissie zou een plan kunnen maken.",
    "Wellicht kan de werkgroep dit onderzoeken.",
    "De korpschef heeft de brief gestuurd.",
    "Anna stelt voor om de locatie te wijzigen.",
    "De wethouder zal niet met de bewoners spreken.",
    "De volgende vergadering is op 3 juni.",
    "Stuurt de minister de brief?",
    "Wat gaan we doen met de rest van het budget",
    "De verwachting is dat de gemeente in mei een plan zal maken.",
    "Voorstel opstarten van werkgroepen.",
    "De aanwezigen wordt gevraagd naar suggesties.",
    "Het bestuur besluit geen motie in te dienen.",
    "Het college houdt het voorstel aan.",
    "Besloten wordt het bedrag te laten zoals het is.",
    "Besloten is het tarief ongewijzigd te laten.",
    "In 2021 was bewoners beloofd dat de bomen blijven staan.",
    "In 2022 zegde het bestuur toe de methode te evalueren.",
    "Het is de vraag of dit aan de leden voorgelegd gaat worden.",
    "De werkgroep zal wellicht worden aangevuld.",
    "Volgend overleg zal online gehouden worden.",
    "Belastingdienst via Jan benaderen.",
    "Technisch Overleg Noord",
    "Nader overleg over de begroting.",
    "Het is nog geen actie voor de raad.",
    "Gisteren hebben we het volgende afgesproken:",
    "De commissie spreekt het volgende af:",
    "| Aanwezig | Tom Aalbers |\n| Kopie aan | projectleider |",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_item(text: str, items_of: Find) -> None:
    assert items_of(text) == []


def test_a_pronoun_stands_for_the_last_fitting_actor(items_of: Find) -> None:
    text = "De korpschef is daar voorstander van. Hij zal volgende keer spreken over de instroom."
    assert [item.actor for item in items_of(text)] == ["korpschef"]


def test_a_plural_pronoun_stands_for_a_joint_actor(items_of: Find) -> None:
    text = (
        "Regioburgemeesters De Wit en Bakker zijn daar bezorgd over. "
        "Ze kondigen aan met de branche te gaan spreken."
    )
    assert [item.actor for item in items_of(text)] == ["Regioburgemeesters De Wit en Bakker"]


def test_what_is_agreed_without_a_subject_is_not_of_who_acted_before(items_of: Find) -> None:
    text = "De voorzitter opent. Verder is afgesproken dat de leden een plan maken."
    assert [item.actor for item in items_of(text)] == ["leden"]


def test_a_particle_is_left_out_of_the_action_once(items_of: Find) -> None:
    (item,) = items_of("Anna biedt aan om aan deze onderwerpen bij te dragen.")
    assert item.action == "aan deze onderwerpen bij te dragen"


def test_a_turn_without_a_subject_is_of_its_speaker(items_of: Find) -> None:
    text = "# Verslag\n\nAanwezig: Anna Jansen, Bob de Vries\n\n**De Vries:** Zal dit navragen.\n"
    assert [(item.actor, item.type) for item in items_of(text)] == [("De Vries", "toezegging")]


def test_rows_of_an_action_table(items_of: Find) -> None:
    text = (
        "# Actielijst\n\n"
        "| nr | actie | wie | wanneer | status |\n|---|---|---|---|---|\n"
        "| 1 | Brief sturen aan de raad | Anna | 1 juni 2026 | open |\n"
        "| 2 | Zaal huren | Bob | - | gereed |\n"
        "| 3 | Begroting maken | - | volgende vergadering | loopt |\n"
    )
    rows = [(i.actor, i.action, i.deadline, i.deadline_date) for i in items_of(text)]
    assert rows == [
        ("Anna", "Brief sturen aan de raad", "1 juni 2026", "2026-06-01"),
        ("", "Begroting maken", "volgende vergadering", ""),
    ]


MARKED = [
    ("- **Actiepunt:** Noor stuurt de lijst rond.", "Noor", "stuurt de lijst rond"),
    ("- :pushpin: **actiepunt** Noor: lijst rondsturen", "Noor", "lijst rondsturen"),
    ("- De leverancier nabellen → Jan", "Jan", "De leverancier nabellen"),
    ("- Zaal reserveren @Sem", "Sem", "Zaal reserveren"),
    ("- Actie Noor: € 75 terugstorten", "Noor", "€ 75 terugstorten"),
    ("- @Noor stuurt de agenda", "Noor", "stuurt de agenda"),
    ("- @Piet van der Meer belt de gemeente", "Piet van der Meer", "belt de gemeente"),
    ("- @Kees Bos: verf kopen", "Kees Bos", "verf kopen"),
    ("- @Kees Offerte voor de tent opvragen", "Kees", "Offerte voor de tent opvragen"),
    ("- [Actie: JB] contact opnemen met de gemeente", "JB", "contact opnemen met de gemeente"),
    ("- Actie Jan/Sem: offerte aanvragen", "Jan/Sem", "offerte aanvragen"),
    ("- Lijst bijwerken (actie: Noor, voor 1 mei)", "Noor", "Lijst bijwerken"),
    ("- <actiepunt Noor> Aanpassen in de testset", "Noor", "Aanpassen in de testset"),
    ("- We zien er vanaf. <Actie: Sem>", "Sem", "We zien er vanaf"),
    ("- Het hek staat scheef. (actie JB: hek rechtzetten)", "JB", "hek rechtzetten"),
    ("- De put is vol => de buren bellen (Noor)", "Noor", "de buren bellen"),
    ("- Notulen → rondsturen (Noor)", "Noor", "Notulen → rondsturen"),
    ("- Contributie 20 => 25 euro maken (Sem)", "Sem", "Contributie 20 => 25 euro maken"),
    ("- Het hek is scheef => Sem", "Sem", "Het hek is scheef"),
    ("- De put is vol (actie: Noor belt de gemeente).", "Noor", "belt de gemeente"),
    ("- Er is weinig hooi [actie Sem: hooi bestellen, graag]", "Sem", "hooi bestellen, graag"),
    ("- De tuin opknappen (actie Noor, met vrijwilligers)", "Noor", "De tuin opknappen"),
    ("- Actie: Noor de Wit - lift laten keuren - week 12", "Noor de Wit", "lift laten keuren"),
    ("- Actie: Sem Bos: heg door Piet laten snoeien", "Sem Bos", "heg door Piet laten snoeien"),
    ("- Actie: Noor - belt Els en laat die tellen", "Noor", "belt Els en laat die tellen"),
    ("- Folder herschrijven (actie Noor, loopt nog)", "Noor", "Folder herschrijven"),
    (
        "- Het rapport. (actie Noor extra onder de aandacht brengen)",
        "Noor",
        "extra onder de aandacht brengen",
    ),
]


@pytest.mark.parametrize(("line", "actor", "action"), MARKED)
def test_marker(line: str, actor: str, action: str, items_of: Find) -> None:
    text = f"# Notulen\n\nAanwezig: Jan Bakker, Noor de Wit, Sem Bos\n\n## Punten\n\n{line}\n"
    found = [(item.type, item.actor, item.action) for item in items_of(text)]
    assert found == [("actiepunt", actor, action)]


def test_who_does_something_behind_an_arrow_does_not_own_what_is_before_it(
    items_of: Find,
) -> None:
    text = "# Notulen\n\nAanwezig: Noor de Wit, Sem Bos\n\n- Hek is stuk → Sem belt Noor\n"
    assert "Hek is stuk" not in [item.action for item in items_of(text)]


def test_a_legend_tells_which_code_closes_a_row(items_of: Find) -> None:
    text = (
        "# Actielijst\n\nO=open/G=gesloten\n\n| Nr | Actie | Naam | O/G |\n|---|---|---|---|\n"
        "| 1 | Brief sturen aan de leden | Sem | G |\n| 2 | Zaal bespreken | Anna | O |\n"
    )
    assert [item.action for item in items_of(text)] == ["Zaal bespreken"]


def test_a_line_with_an_office_and_a_name_opens_a_turn(items_of: Find) -> None:
    text = "De heer Bos (Groen):\nIk zal de raad een brief sturen.\n"
    assert [(item.actor, item.action) for item in items_of(text)] == [
        ("Bos", "de raad een brief sturen")
    ]


def test_a_resolution_is_to_be_carried_out_unless_it_only_adopts(items_of: Find) -> None:
    text = (
        "# Subsidie\n\n**Besluit:**\n\n1. De brief vast te stellen;\n2. De leden te informeren.\n"
    )
    assert [(item.type, item.actor) for item in items_of(text)] == [("besluit", "")]


def test_the_asker_is_the_counterparty(items_of: Find) -> None:
    item = items_of("De regioburgemeesters sporen de korpschef aan om camera's te verstrekken.")[0]
    assert (item.actor, item.counterparty) == ("korpschef", "regioburgemeesters")


def test_names_of_the_attendee_list_are_known() -> None:
    cast = Cast((Attendee("Johan van der Velde"),))
    assert cast.knows("Johan")
    assert cast.knows("van der Velde")
    assert not cast.knows("Klaas")
