"""Sentences that are passed over hold no items: `benchmarks/passed_over.py` is the long run."""

from __future__ import annotations

import random

import odd_minutes
import passed_over
import pytest

from lovp_actions.extraction.engine import Extractor, prepare
from lovp_actions.extraction.prefilter import Look
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.rules import confidence
from lovp_actions.structure.parts import Part

PLACES = ("section=", "prefix=", "listed", "spoken")
"""Evidence of where a sentence stands, which needs no words."""


def look(text: str, least: float = 0.5) -> Look:
    """What the prefilter says of the last sentence of a text."""
    return prepare(Part(text), "-", ExtractionSettings(min_confidence=least, fast=True)).units[-1][
        1
    ]


@pytest.mark.slow
def test_the_samples_give_the_items_of_a_run_that_parses_all(extractor: Extractor) -> None:
    paths = [each for each in odd_minutes.SAMPLES.glob("*.*") if each.suffix in (".txt", ".md")]
    _, items, found = passed_over.compare(
        extractor, [path.read_text("utf-8") for path in paths], 0.5
    )
    assert items > 100
    assert [str(each) for each in found] == []


@pytest.mark.slow
@pytest.mark.parametrize("least", [0.3, 0.5, 0.7])
def test_random_sentences_give_them_too(extractor: Extractor, least: float) -> None:
    draw = random.Random(2026)
    texts = [odd_minutes.text(draw) for _ in range(10)]
    _, items, found = passed_over.compare(extractor, texts, least)
    assert items > 10
    assert [str(each) for each in found] == []


@pytest.mark.parametrize(
    ("passed", "parsed"),
    [
        ("Anna stuurde de notulen rond.", "Anna stuurt de notulen rond."),
        ("Anna heeft de notulen gestuurd.", "Anna gaat de notulen sturen."),
        ("Het is goed om notulen te sturen.", "Het is goed dat we notulen sturen."),
        ("De kosten van dit mooie plan zijn hoog.", "Ik plan de vergadering."),
        ("Anna heeft een plan met lichten en kaarten.", "Anna laat een plan maken."),
        ("Anna kan de notulen rondsturen.", "Anna zal de notulen rondsturen."),
        ("De tekst wordt vrijdag gezien.", "De tekst wordt vrijdag aangepast."),
        ("Anna wil dat weten.", "Anna wil dat regelen."),
    ],
    ids=[
        "past",
        "participle",
        "behind te",
        "without an ending",
        "behind an article",
        "closing a clause",
        "no participle",
        "carried in vain",
    ],
)
def test_what_is_taken_for_no_present_tense(passed: str, parsed: str) -> None:
    assert look(passed) != "parse"
    assert look(parsed) == "parse"


@pytest.mark.parametrize(
    ("none", "item"),
    [
        ("De premier gescand dit.", "De premier scant dit."),
        ("Fatima betaalte.", "Fatima betaalt."),
        ("Jan achterhaalte het plan eind mei.", "Jan achterhaalt het plan eind mei."),
        (
            "Ook iemand geconsulteert de raad voor 1 mei.",
            "Ook iemand consulteert de raad voor 1 mei.",
        ),
        ("We schoongemaakd morgen het plan.", "We maken morgen het plan schoon."),
        ("De griffier zal dit gebestuderd.", "De griffier zal dit bestuderen."),
    ],
)
def test_what_the_words_rule_out_is_no_item_though_it_is_parsed(
    none: str, item: str, extractor: Extractor
) -> None:
    assert extractor.read(none, fast=True).candidates == []
    assert extractor.read(item, fast=True).candidates != []


@pytest.mark.parametrize(
    "text",
    [
        "De korpschef zegt toe dat de cijfers komen.",
        "Anna zal de school bellen.",
        "De brief wordt aangepast.",
        "Stuur de notulen vóór 1 juni rond.",
        "Actie Jan: brief.",
        "Het dak (actie Anna)",
        "Het dak dekken → Anna",
        "Vraag aan het college: graag een overzicht van de kosten.",
        "## Acties\n\n- Het dak",
        "# Notulen\n\n## Besluit\n\nHet dak te herstellen.",
        "De raad draagt het college op:\n\n- het dak te herstellen;",
        "Anna en Jan voeg dit toe.",
        "Enquête volgt.",
    ],
)
def test_what_may_be_an_item_is_parsed(text: str) -> None:
    assert look(text) == "parse"


@pytest.mark.parametrize(
    "text",
    [
        "De opkomst is groot.",
        "Wie belt de school?",
        "Het regent vandaag in de hele stad.",
        "De kerk was vol.",
    ],
)
def test_what_is_none_is_passed_over(text: str) -> None:
    assert look(text) != "parse"


def test_only_what_names_nobody_is_silent() -> None:
    assert look("De kerk was mooi.") == "silent"
    assert look("De wethouder was blij.") == "pass"
    assert look("Gisteren was zij blij.") == "pass"


def test_all_is_parsed_for_who_wants_all() -> None:
    assert look("De opkomst is groot.", least=0.0) == "parse"


def test_every_weight_in_favour_is_known() -> None:
    for name, weight in confidence.weights().items():
        what = name.rpartition("&")[2]
        assert weight <= 0 or what.startswith(PLACES) or what == "deadline", name
