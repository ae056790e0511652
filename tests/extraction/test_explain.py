"""Why a sentence is or is not an item."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor
from lovp_actions.extraction.explanations import explain, weighed
from lovp_actions.items import READER


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Stuurt de minister de brief?", "it is a question"),
        ("De wethouder zal geen brief sturen.", "denied"),
        ("De commissie kan een plan maken.", "it may be done"),
        ("De korpschef heeft de brief gestuurd.", "done before"),
        ("De motie om een plan te maken is verworpen.", "will not be done"),
        ("Een mooie zomer.", "no finite verb"),
    ],
)
def test_reason_for_no_item(extractor: Extractor, sentence: str, reason: str) -> None:
    (found,) = explain(extractor, sentence)
    assert all(each.item.rule == READER for each in found.found), "by a rule"
    assert not any(each["is_item"] for each in found.as_dict()["found"])
    assert any(reason in each for each in found.reasons)


def test_an_item_is_explained_by_rule_cue_and_evidence(extractor: Extractor) -> None:
    (found,) = explain(extractor, "De minister zegt toe voor 1 juni 2026 een brief te sturen.")
    (candidate,) = found.found
    assert (candidate.item.rule, candidate.item.cue) == ("zegt toe", "zegt … toe")
    assert ("deadline", 0.6) in weighed(candidate)
    record = found.as_dict()
    assert record["found"][0]["is_item"]
    assert record["found"][0]["actor"] == "minister"


def test_an_item_that_only_the_network_reads_is_told_as_such(extractor: Extractor) -> None:
    (found,) = explain(extractor, "De gebiedsmakelaar zal de stukken bestellen.")
    (record,) = found.as_dict()["found"]
    assert (record["is_item"], record["rule"], record["actor"]) == (True, READER, "gebiedsmakelaar")


def test_every_sentence_is_explained_once(extractor: Extractor) -> None:
    text = "# Verslag\n\nDe raad komt bijeen. De wethouder zal een brief sturen.\n\nEinde.\n"
    lines = [(each.line, each.sentence) for each in explain(extractor, text)]
    assert lines == [
        (3, "De raad komt bijeen."),
        (3, "De wethouder zal een brief sturen."),
        (5, "Einde."),
    ]


def test_a_line_in_the_midst_of_a_sentence_asks_for_it(extractor: Extractor) -> None:
    text = (
        "De wethouder heeft er met de bewoners van de wijk over gesproken en zal voor de\n"
        "zomer een brief aan de raad sturen over de stand van zaken. De raad neemt daar met veel\n"
        "belangstelling kennis van.\n"
    )
    asked = [[each.line for each in explain(extractor, text, line=line)] for line in (1, 2, 3, 4)]
    assert asked == [[1], [1, 2], [2], []]


def test_the_chances_of_each_type_and_the_words_that_the_reader_relies_on(
    extractor: Extractor,
) -> None:
    text = "De raad is bijeen.\n\nDe korpschef is van plan het loket uit te breiden."
    plain, told = explain(extractor, text)
    assert sum(plain.chances) < 0.2 < 0.5 < sum(told.chances)
    assert (plain.reliance, told.reliance) == ((), ())
    (with_words,) = explain(extractor, text, line=3)
    assert with_words.chances == told.chances
    falls = dict(with_words.reliance)
    assert list(falls) == told.sentence.split()
    assert max(falls, key=falls.__getitem__) in ("van", "plan")
    record = with_words.as_dict()
    assert max(record["reader"], key=record["reader"].__getitem__) == record["found"][0]["type"]


def test_rules_alone_are_explained_without_the_reader(extractor: Extractor) -> None:
    (found,) = explain(extractor, "De wethouder zal een brief sturen.", line=1, fast=True)
    assert (found.chances, found.reliance) == ((), ())
    assert [each.reader for each in found.found] == [0.0]
