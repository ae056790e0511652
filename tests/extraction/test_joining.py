"""What the rules find and the network reads, joined: in the text, the same by every way."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import by_rules
import command_server
import invariants
import pytest

from lovp_actions import extract, extract_many
from lovp_actions.extraction.candidates import grounded
from lovp_actions.extraction.engine import Extractor, prepare
from lovp_actions.extraction.joining import fields, no_items, pairs, scorer
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.items import READER, Item
from lovp_actions.reader.decoding import Reading, Span
from lovp_actions.reader.network import shipped
from lovp_actions.run import chunks
from lovp_actions.structure.parts import Part
from samples import refresh

EVERY = refresh.samples()
each_sample = pytest.mark.parametrize("sample", EVERY, ids=[path.name for path in EVERY])
ROOT = Path(__file__).parents[2]
ONLY_READ = "De gebiedsmakelaar zal de stukken bestellen."  # an actor that the rules do not know


@each_sample
def test_every_item_is_in_the_text(sample: Path, extractor: Extractor) -> None:
    text = sample.read_text("utf-8")
    items = extractor.extract(text, min_confidence=0, closed=True)
    invariants.check(text, items)
    for item in items:
        assert item.action
        if item.rule == READER:
            assert all(word in text for word in item.actor.split())


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_same_with_any_number_of_jobs(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHUNK_BYTES", 1000)
    results = list(extract_many(EVERY, jobs=jobs))
    assert [result.items for result in results] == [extract(path) for path in EVERY]
    assert any(item.rule == READER for result in results for item in result.items)


@pytest.mark.slow
def test_the_same_whatever_is_read_with_it(extractor: Extractor) -> None:
    texts = [Part(path.read_text("utf-8")) for path in EVERY[:6]]
    documents = [prepare(each, "-", ExtractionSettings()) for each in texts]
    alone = [next(extractor.items([each])) for each in documents]
    assert list(extractor.items(documents)) == alone
    assert list(extractor.items(documents[::-1])) == alone[::-1]


@pytest.mark.usefixtures("served_command")
def test_the_command_reads_by_rules_alone_with_fast() -> None:
    paths = [f"samples/{name}" for name in ("lovp.txt", "vve.txt", "werkgroep.md")]
    done = subprocess.run(
        [*command_server.command("real"), "extract", "-qf", "jsonl", *by_rules.OPTIONS, *paths],
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [{field: item[field] for field in refresh.FIELDS} for item in found] == [
        record for path in paths for record in refresh.read(refresh.golden_path(Path(path)))
    ]


def test_the_rules_alone_know_nothing_of_the_network(extractor: Extractor) -> None:
    for sample in EVERY:
        for item in extractor.extract(sample.read_text("utf-8"), min_confidence=0, fast=True):
            assert item.rule != READER


def test_the_network_finds_what_no_rule_does(extractor: Extractor) -> None:
    assert extractor.extract(ONLY_READ, **by_rules.SETTINGS) == []
    (item,) = extractor.extract(ONLY_READ)
    assert (item.rule, item.actor) == (READER, "gebiedsmakelaar")
    assert "de stukken bestellen" in item.action


HEAD = "# Notulen bestuur 11 maart 2024\n\nAanwezig: Jan Bakker, Petra Smit\n\n## 1. Zaal\n\n"
WHO = [
    ("Het bestuur is van plan te verhuizen. Een jurist zal hiernaar kijken.", "jurist"),
    ("De technische commissie belt de aannemer. Afgesproken is dat de fietsen worden afgevoerd.",
     ""),
    ("De secr. stuurt d.d. 15 mei een herinnering aan alle leden.", "secr"),
    ("Jan Bakker bekijkt de zaal. Hij zal de bevindingen rondsturen.", "Jan Bakker"),
    ("Mw. mr. drs. C.M. van den Berg mailt het concept rond.", "Mw. mr. drs. C.M. van den Berg"),
    ("De notulist is ziek. Ik stuur het verslag rond.", "Ik"),
    ("Beste Piet Vos, de zaal is vol. Ik stuur je morgen het verslag.", "Ik"),
    ("De zaal moet nog worden gehuurd. → Jan", "Jan"),
    ("De wethouder pakt dit op. Zij belt hem nog terug, zegt Petra Smit toe.", "Petra Smit"),
    ("De voorzitter is er niet. Hij stuurt de offerte rond, belooft Jan Bakker.", "Jan Bakker"),
    ("De wethouder was er. Zij belt de school, zegt ze toe.", "wethouder"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), WHO)
def test_nobody_owns_what_another_sentence_tells(text: str, who: str, extractor: Extractor) -> None:
    last = extractor.extract(HEAD + text)[-1]
    assert last.actor == who


def test_who_asks_is_not_the_one_who_is_asked(extractor: Extractor) -> None:
    text = "Het bestuur vraagt volgende keer terug te komen op de huur van de zaal."
    (pair,) = extractor.joined(HEAD + text, shipped()).pairs
    assert pair.rule
    assert pair.reading
    asker = Span(pair.reading.unit, 4, 11, "bestuur")
    wrong = pair.reading._replace(actor=asker, actor_probability=0.9)
    made = fields.joined(pair._replace(reading=wrong), 0.9)
    assert made.found.commitment.actor is None


WHAT = [
    (
        "Jan stuurt de offerte en het certificaat voor 1 april rond.",
        ["stuurt de offerte en het certificaat voor 1 april rond"],
    ),
    (
        "Petra belt de drukker en de zaalverhuurder op.",
        ["belt de drukker en de zaalverhuurder op"],
    ),
    ("Jan stuurt de offerte en belt de drukker.", ["stuurt de offerte", "belt de drukker"]),
    ("Kosten: @Petra maakt een begroting.", ["maakt een begroting"]),
    (
        "Afgesproken wordt dat de griffier de cijfers nazendt, zodra ze bekend zijn.",
        ["de cijfers nazendt"],
    ),
    ("De wethouder zegt dat niet toe.", []),
    ("Ik ga dat niet toezeggen zonder dat ik de bibliothecaris heb gesproken.", []),
]


@pytest.mark.parametrize(("sentence", "actions"), WHAT)
def test_what_is_to_be_done(sentence: str, actions: list[str], extractor: Extractor) -> None:
    assert [item.action for item in extractor.extract(HEAD + sentence)] == actions


WHEN = [
    ("Petra Smit levert het rapport eind van dit jaar op.", "2024-12-31"),
    ("De secretaris zal over een half jaar met een voorstel komen.", "2024-09-11"),
    ("Jan Bakker stuurt de notitie 1e kwartaal 2025 rond.", "2025-03-31"),
    ("Jan Bakker mailt de gemeente, 12/6.", "2024-06-12"),
    ("Petra Smit stuurt de leden die volgende week komen de notulen.", ""),
    ("Petra Smit zal de factuur van april sturen.", ""),
    ("Petra Smit dient uiterlijk drie weken voor de wedstrijd een plan in.", ""),
]


@pytest.mark.parametrize(("sentence", "day"), WHEN)
def test_the_day_of_an_action(sentence: str, day: str, extractor: Extractor) -> None:
    (item,) = extractor.extract(HEAD + sentence)
    assert item.deadline_date == day


ANSWERS = [
    ("Jan, kun jij de gemeente bellen?", "Ja, dat doe ik.", [("Jan", "de gemeente bellen")]),
    (
        "Jan, wil je de notulen rondsturen?",
        "Akkoord, regel ik.",
        [("Jan", "de notulen rondsturen")],
    ),
    ("We moeten de gemeente nog bellen.", "Doe ik.", [("Jan Bos", "de gemeente nog bellen")]),
    ("Wie boekt de zaal?", "Dat doe ik.", [("Jan Bos", "Dat doe ik")]),
    (
        "Jan, kun jij de gemeente bellen?",
        "Akkoord, ik bel ze donderdag.",
        [("Jan", "de gemeente bellen"), ("Jan Bos", "bel ze donderdag")],
    ),
    (
        "Ik boek de zaal. Wie belt de kok?",
        "Dat doe ik.",
        [("Nel de Wit", "boek de zaal"), ("Jan Bos", "Dat doe ik")],
    ),
    ("Ik mail de gemeente. Wie is er zaterdag?", "Ik.", [("Nel de Wit", "mail de gemeente")]),
]


@pytest.mark.parametrize(("asked", "answer", "wanted"), ANSWERS)
def test_an_answer_that_only_confirms_is_no_item_of_its_own(
    asked: str, answer: str, wanted: list[tuple[str, str]], extractor: Extractor
) -> None:
    items = extractor.extract(f"Nel de Wit 0:01\n{asked}\n\nJan Bos 0:05\n{answer}\n")
    assert [(item.actor, item.action) for item in items] == wanted


def test_a_label_alone_is_no_item(extractor: Extractor) -> None:
    (item,) = extractor.extract(HEAD + "Er wordt een tweede offerte opgevraagd. Actie: Petra")
    assert (item.actor, item.action) == ("Petra", "Er wordt een tweede offerte opgevraagd")


def test_who_wants_more_sureness_gets_some_of_the_same(extractor: Extractor) -> None:
    for sample in EVERY[:5]:
        text = sample.read_text("utf-8")
        all_of_them = [bare(item) for item in extractor.extract(text, min_confidence=0.2)]
        sure = [bare(item) for item in extractor.extract(text, min_confidence=0.7)]
        assert sure == [item for item in all_of_them if item.confidence >= 0.7]


def bare(item: Item) -> Item:
    """The item without the id of another that may be left out."""
    return replace(item, repeats="")


@each_sample
def test_what_is_found_and_read_is_in_one_pair_each(sample: Path, extractor: Extractor) -> None:
    from lovp_actions.extraction import engine
    from lovp_actions.reader import decoding, network

    document = prepare(Part(sample.read_text("utf-8")), "-", ExtractionSettings())
    reader = engine._reader(document, extractor._parse(document.sentences), extractor._parse)
    rules = [
        each
        for each in grounded(reader.found)
        if each.confidence >= pairs.SURE_IN_LAW or each.found.unit.section.kind != "law"
    ]
    readings = list(decoding.readings(network.shipped().outputs(pairs.lines_of(reader.seen))))
    joined = list(pairs.pairs([unit for unit, _ in reader.seen], rules, readings))
    assert sorted(id(each.rule) for each in joined if each.rule) == sorted(map(id, rules))
    read = [each.reading for each in joined if each.reading]
    assert len({id(each) for each in read}) == len(read) <= len(readings)
    for pair in joined:
        assert pair.rule or pair.reading
        assert 0.01 <= scorer.probability(pair) <= 0.99
        if pair.rule and pair.reading:
            told, action = pair.rule.found.commitment, pair.reading.action
            assert told.start < action.end
            assert action.start < told.end


def test_who_is_asked_for_something_in_a_list_does_not_do_it(extractor: Extractor) -> None:
    head = HEAD.replace("1. Zaal", "Action items")
    lines = "- Nieuwe folder laten drukken bij drukker De Vries\n- Zaal reserveren\n"
    assert [item.actor for item in extractor.extract(head + lines)] == ["", ""]


def test_what_a_rejected_motion_asks_is_no_item(extractor: Extractor) -> None:
    asked = "daarin werd het college verzocht de leges af te schaffen"
    assert extractor.extract(HEAD + f"De motie-Smit is verworpen; {asked}.") == []
    assert extractor.extract(HEAD + f"De motie-Smit is aangenomen; {asked}.") != []


WEIGHED = [
    ("Jan stelt een heisessie voor met alle leden.", "stelt een heisessie voor", True),
    ("Jan stelt voor om de folder te laten drukken.", "de folder te laten drukken", True),
    ("Wij vragen ons als bestuur af of dit kan.", "vragen ons als bestuur af", True),
    ("Petra overweegt een cursus te organiseren.", "een cursus te organiseren", True),
    ("Petra zet vraagtekens bij de lengte.", "zet vraagtekens", True),
    ("Misschien zal Jan de drukker bellen.", "de drukker bellen", True),
    ("Petra vraagt Jan wanneer hij de lift keurt.", "vraagt Jan wanneer", True),
    ("Jan zegt dit niet te kunnen beloven.", "zegt dit niet te kunnen beloven", True),
    ("Petra raadt hem aan eerst de folder te lezen.", "eerst de folder te lezen", True),
    ("Petra heeft dit bekeken en stelt een andere hal voor.", "stelt een andere hal voor", True),
    ("De jurist beveelt aan het hek te keuren.", "het hek te keuren", True),
    ("Jan adviseert de leden om de folder te lezen.", "de folder te lezen", True),
    ("Jan adviseert de leden vóór 1 mei.", "adviseert de leden", False),
    ("Petra raadt de leden aan te komen en belt de drukker.", "belt de drukker", False),
    ("Petra beveelt aan te wachten en de drukker te bellen.", "de drukker te bellen", True),
    ("Jan stuurt de stukken voor de raden aan de griffie.", "stuurt de stukken", False),
    ("Heb jij de folder nog?", "de folder", True),
    ("Heb je de folder? Mail die dan.", "Mail die", False),
    ("Petra vraagt bij de school na hoe dat zit.", "vraagt bij de school na", False),
    ("Jan stelt voor de ALV een begroting op.", "stelt voor de ALV een begroting op", False),
    ("Petra overweegt of zij komt en belt de drukker.", "belt de drukker", False),
    ("Petra overweegt zijn fiets te kopen.", "zijn fiets te kopen", True),
    ("Er wordt de leden aangeraden om de folder te lezen.", "de folder te lezen", True),
    ("Voorgesteld wordt een hal te huren.", "een hal te huren", True),
    ("Jan boekt de hal die wordt voorgesteld.", "boekt de hal", False),
    ("Jan heeft een stappenplan gemaakt om de hal te keuren.", "de hal te keuren", True),
    ("Jan heeft beloofd een plan te maken om te keuren.", "een plan te maken", False),
    ("Voorlopig gaan we ervan uit dat de hal open blijft.", "de hal open blijft", True),
    ("Jan gaat uit bellen.", "bellen", False),
    ("Petra vraagt of we de folder lezen.", "de folder lezen", True),
    ("Petra vraagt of we de folder willen lezen.", "de folder willen lezen", False),
    ("Petra vraagt de leden om hun mening en belt af.", "belt af", False),
    ("Jan zal de drukker misschien bellen.", "de drukker misschien bellen", False),
]


@pytest.mark.parametrize(("sentence", "action", "weighed"), WEIGHED)
def test_what_is_only_weighed(
    sentence: str, action: str, weighed: bool, extractor: Extractor
) -> None:
    unit = prepare(Part(HEAD + sentence), "-", ExtractionSettings()).units[-1][0]
    start = unit.text.index(action)
    span = Span(0, start, start + len(action), action)
    reading = Reading(0, (0.9, 0, 0, 0, 0, 0), None, 1.0, span, None)
    assert no_items.is_none(reading, unit) is weighed


def test_what_is_decided_has_nobody_even_where_it_names_somebody(extractor: Extractor) -> None:
    text = "Besloten werd de gemeentesecretaris in mei uit te nodigen voor een gesprek."
    assert [(item.type, item.actor) for item in extractor.extract(HEAD + text)] == [("besluit", "")]


def test_a_row_that_names_nobody_is_an_item_where_it_is_read_or_open(
    extractor: Extractor,
) -> None:
    table = "| Wat | Wanneer |\n|---|---|\n| ALV | 9 juni |\n| Zaal boeken | 1 juli |\n"
    assert [item.action for item in extractor.extract(HEAD + table)] == ["Zaal boeken"]
    table = (
        "| Wat | Wie | Status |\n|---|---|---|\n| LOVP | | zie 3 |\n| Termijnen | | geparkeerd |\n"
    )
    assert [item.action for item in extractor.extract(HEAD + table)] == ["Termijnen"]


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        ("Kozijnen schilderen", True),
        ("Verdere afstemming met de bouwers over de kozijnen", True),
        ("Kozijnen schilderen: gebeurd in de lente", False),
        ("Kleur van het kozijn", False),
    ],
)
def test_a_deed_in_a_list_of_actions_is_one_though_the_network_doubts_it(
    line: str, sure: bool, extractor: Extractor
) -> None:
    joined = extractor.joined(f"{HEAD}## Acties\n\n- {line}\n", shipped())
    (pair,) = joined.pairs[:1]
    action = Span(pair.unit.number, 0, len(line), line)
    doubted = Reading(pair.unit.number, (0, 0, 0, 0, 0, 0.1), None, 1.0, action, None)
    assert pair.rule
    assert (scorer.probability(pair._replace(reading=doubted, rest=0.1)) >= scorer.ALONE) is sure
    assert scorer.probability(pair._replace(reading=None, rest=0.0)) < scorer.ALONE


def test_who_gets_something_does_nothing(extractor: Extractor) -> None:
    (item,) = extractor.extract(HEAD + "Toegezegd is dat de leden voor de zomer bericht krijgen.")
    assert item.actor == ""


def test_what_cannot_be_promised_is_none(extractor: Extractor) -> None:
    assert not extractor.extract(HEAD + "Rik zegt dit niet te kunnen toezeggen.")


DOERS = [
    ("Burgemeester Bos meldt dat de gemeenten in april een brief zullen sturen.", "gemeenten"),
    ("Burgemeester Bos zegt dat hij de raad zal informeren.", "Burgemeester Bos"),
    ("Petra Smit zorgt dat de leden de stukken krijgen.", "Petra Smit"),
    ("Bos sprak met de gemeente, die sturen voor 1 mei een brief.", "gemeente"),
    ("Karin heeft de gemeente gebeld, die komen dinsdag kijken.", "gemeente"),
    ("Karin sprak met Piet, die stuurt voor 1 mei een brief.", "Piet"),
    ("Bos heeft de agenda gemaakt, die stuurt Kees morgen rond.", "Kees"),
    ("We spreken af dat Petra Smit het dak maakt.", "Petra Smit"),
    ("We spreken af: Petra Smit maakt het dak.", "Petra Smit"),
    ("## Bas\n\n- Helpt Sanne morgen met het certificaat\n", "Bas"),
    ("## Bas\n\n- pakt vandaag ticket 418 op\n", "Bas"),
    ("Tineke\n- foto's opvragen\n", "Tineke"),
]


@pytest.mark.parametrize(("text", "who"), DOERS)
def test_who_does_what_somebody_else_tells(text: str, who: str, extractor: Extractor) -> None:
    before = "## Merel\n\n- schrijft vandaag de tests\n\n"
    items = extractor.extract(f"# Daily 11 maart 2024\n\n{before}{text}")
    assert [item.actor for item in items[1:]] == [who]


def test_ik_is_who_has_the_floor(extractor: Extractor) -> None:
    turns = (
        "De voorzitter: Ik open de vergadering.\n\n"
        "Mevrouw Jansen (VVD): Dit is een mooi stuk. Ik zal mijn motie in mei indienen.\n"
    )
    assert {item.actor for item in extractor.extract(HEAD + turns)} == {"Mevrouw Jansen"}


TELLING = [
    ("De wethouder heeft in juli toegezegd de raad te informeren.", ""),
    ("In mei is afgesproken dat Petra Smit de folder maakt.", ""),
    ("De wethouder heeft toegezegd in juli de raad te informeren.", "in juli"),
    ("De korpschef zal dit bij het beraad van 19 juni bespreken.", "bij het beraad van 19 juni"),
]


@pytest.mark.parametrize(("sentence", "words"), TELLING)
def test_the_time_of_the_telling_is_no_deadline(
    sentence: str, words: str, extractor: Extractor
) -> None:
    (item,) = extractor.extract(HEAD + sentence, min_confidence=0.4)
    assert item.deadline == words
    assert bool(item.deadline_date) is bool(words)
