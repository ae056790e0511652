"""Why a sentence is or is not an item."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor
from lovp_actions.extraction.explanations import explain, weighed
from lovp_actions.extraction.joining.fields import RULE
from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE


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
    assert all(each.item.rule == RULE for each in found.found), "by a rule"
    assert not any(each["is_item"] for each in found.as_dict(DEFAULT_CONFIDENCE)["found"])
    assert any(reason in each for each in found.reasons)


def test_an_item_is_explained_by_rule_cue_and_evidence(extractor: Extractor) -> None:
    (found,) = explain(extractor, "De minister zal voor 1 juni 2026 een brief sturen.")
    (candidate,) = found.found
    assert (candidate.item.rule, candidate.item.cue) == ("zal", "zal … sturen")
    assert ("deadline", 0.6) in weighed(candidate)
    record = found.as_dict(least=0.5)
    assert record["found"][0]["is_item"]
    assert record["found"][0]["actor"] == "minister"


def test_an_item_that_only_the_network_reads_is_told_as_such(extractor: Extractor) -> None:
    (found,) = explain(extractor, "De gebiedsmakelaar zal de stukken bestellen.")
    (record,) = found.as_dict(DEFAULT_CONFIDENCE)["found"]
    assert (record["is_item"], record["rule"], record["actor"]) == (True, RULE, "gebiedsmakelaar")


def test_every_sentence_is_explained_once(extractor: Extractor) -> None:
    text = "# Verslag\n\nDe raad komt bijeen. De wethouder zal een brief sturen.\n\nEinde.\n"
    lines = [(each.line, each.sentence) for each in explain(extractor, text)]
    assert lines == [
        (3, "De raad komt bijeen."),
        (3, "De wethouder zal een brief sturen."),
        (5, "Einde."),
    ]
