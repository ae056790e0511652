"""Forms of verbs, slips of the pen, clauses of a parse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lovp_actions.language import misspellings, verbs
from lovp_actions.language.clauses import Clause, clauses

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Doc

DocOf = Callable[[str], "Doc"]


@pytest.mark.parametrize(
    ("verb", "word", "form"),
    [
        ("maken", "maakt", verbs.PRESENT),
        ("pakken", "pakt", verbs.PRESENT),
        ("geven", "geeft", verbs.PRESENT),
        ("lezen", "leest", verbs.PRESENT),
        ("regelen", "regelde", verbs.PAST),
        ("verbeteren", "verbeterd", verbs.PARTICIPLE),
        ("publiceren", "gepubliceerd", verbs.PARTICIPLE),
        ("af|spreken", "spreekt", verbs.PRESENT),
        ("af|spreken", "afgesproken", verbs.PARTICIPLE),
        ("toe|zeggen", "zegde", verbs.PAST),
        ("aan|sporen", "aanspoort", verbs.PRESENT),
        ("zullen", "zou", verbs.PAST),
        ("doen", "doet", verbs.PRESENT),
        ("gaan", "gaat", verbs.PRESENT),
    ],
)
def test_form_of_a_verb(verb: str, word: str, form: str) -> None:
    assert verbs.forms(verb)[word].form == form


@pytest.mark.parametrize(
    ("word", "particle", "known"),
    [
        ("neemt", "mee", True),
        ("neemt", "", False),
        ("regelt", "", True),
        ("uitgezocht", "", True),
        ("vindt", "", False),
    ],
)
def test_verbs_of_doing(word: str, particle: str, known: bool) -> None:
    assert verbs.in_class("action", word, particle) is known


@pytest.mark.parametrize("name", ["action", "report", "state", "quote"])
def test_no_class_has_a_verb_both_parted_and_joined(name: str) -> None:
    counts = Counter(verb.replace("|", "") for verb in verbs.listed(name))
    assert [verb for verb, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("verb", "word"),
    [
        ("verven", "geverfd"),
        ("drukken", "gedrukt"),
        ("plaatsen", "geplaatst"),
        ("kopen", "gekocht"),
        ("afknippen", "afgeknipt"),
        ("opvragen", "opgevraagd"),
        ("snoeien", "gesnoeid"),
        ("ontkalken", "ontkalkt"),
    ],
)
def test_participles_of_verbs_that_the_lexicon_has_or_lacks(verb: str, word: str) -> None:
    assert word in verbs.participles_of(verb)


def test_a_present_is_no_participle() -> None:
    assert "verft" not in verbs.participles_of("verven")


@pytest.mark.parametrize("word", ["gevaagd", "gevraaagd", "gevargad", "gevraadg"])
def test_slip(word: str) -> None:
    assert misspellings.is_misspelling(word, "gevraagd") is (word != "gevargad")


@pytest.mark.parametrize(
    ("word", "form"), [("verzacht", "verzocht"), ("gevraagd", "gevraagd"), ("zal", "zaal")]
)
def test_no_slip(word: str, form: str) -> None:
    assert not misspellings.is_misspelling(word, form)


@given(st.text(alphabet="abcdefghij", max_size=12), st.text(alphabet="abcdefghij", max_size=12))
def test_a_slip_goes_both_ways(word: str, form: str) -> None:
    assert misspellings.is_misspelling(word, form) == misspellings.is_misspelling(form, word)


def only(doc: Doc) -> Clause:
    found = list(clauses(doc[:]))
    assert len(found) == 1
    return found[0]


def test_future_active(doc_of: DocOf) -> None:
    clause = only(doc_of("De minister zal met het bedrijf pilots uitvoeren."))
    assert (clause.finite.text, clause.verb.text) == ("zal", "uitvoeren")
    assert clause.subject is not None
    assert clause.subject.text == "minister"
    assert clause.auxiliaries == {"zullen"}
    assert not clause.passive


def test_passive_with_agent(doc_of: DocOf) -> None:
    clause = only(doc_of("Het voorstel wordt door de werkgroep aangepast."))
    assert clause.passive
    assert clause.agent is not None
    assert clause.agent.text == "werkgroep"


def test_inverted_pronoun_is_the_subject(doc_of: DocOf) -> None:
    clause = only(doc_of("De vergadering willen we eind november houden."))
    assert clause.subject is not None
    assert clause.subject.text == "we"
    assert clause.inverted


def test_negation(doc_of: DocOf) -> None:
    assert only(doc_of("De wethouder zal geen brief sturen.")).negated


def test_separable_particle(doc_of: DocOf) -> None:
    assert only(doc_of("De staatssecretaris spreekt af terug te keren.")).particle == "af"


def test_a_coordinated_verb_shares_its_subject(doc_of: DocOf) -> None:
    found = list(clauses(doc_of("De griffier zoekt dit uit en komt erop terug.")[:]))
    assert [c.subject.text for c in found if c.subject] == ["griffier", "griffier"]
