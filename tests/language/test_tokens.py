"""The plain records of a parse say what spaCy's own Doc, Span and Token say."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from lovp_actions.language import tokens

WORDS = [
    "De",
    "VNG-commissie",
    "stuurt",
    ",",
    "via",
    "Noor",
    "'s",
    "bureau",
    ",",
    "zo'n",
    "€5",
    "(",
    "vijf",
    ")",
    "terug",
    "!",
]
HEADS = [1, 2, 2, 2, 5, 2, 5, 5, 2, 10, 2, 12, 10, 12, 2, 2]
DEPS = ["det", "nsubj", "ROOT", "punct", "case", "obl", "case", "nmod"]
DEPS += ["punct", "det", "obj", "punct", "appos", "punct", "compound:prt", "punct"]
POS = ["DET", "NOUN", "VERB", "PUNCT", "ADP", "PROPN", "PART", "NOUN"]
POS += ["PUNCT", "DET", "NOUN", "PUNCT", "NUM", "PUNCT", "ADP", "PUNCT"]


@pytest.fixture(scope="module")
def both() -> tuple[Doc, tokens.Doc]:
    """A Doc of spaCy with its records; parts of the sentence stand in one another."""
    spaces = [word not in ("(", "Noor") for word in WORDS]
    morphs = ["", "Gender=Com|Number=Sing", "Tense=Pres|VerbForm=Fin", *[""] * (len(WORDS) - 3)]
    doc = Doc(
        spacy.blank("nl").vocab,
        words=WORDS,
        spaces=spaces,
        heads=HEADS,
        deps=DEPS,
        pos=POS,
        morphs=morphs,
    )
    return doc, tokens.read(doc, doc.text)


def test_tokens(both: tuple[Doc, tokens.Doc]) -> None:
    names = ("i", "idx", "text", "lower_", "pos_", "dep_", "is_punct", "is_alpha")
    for theirs, ours in zip(*both, strict=True):
        for name in names:
            assert getattr(ours, name) == getattr(theirs, name)
        for feature in ("Number", "Tense", "VerbForm", "Mood"):
            assert ours.morph.get(feature, []) == theirs.morph.get(feature, [])
        assert (len(ours), str(ours)) == (len(theirs), str(theirs))
        assert ours.doc is ours.sent is both[1]


def test_the_tree(both: tuple[Doc, tokens.Doc]) -> None:
    for theirs, ours in zip(*both, strict=True):
        assert ours.head.i == theirs.head.i
        assert [each.i for each in ours.children] == [each.i for each in theirs.children]
        assert [each.i for each in ours.subtree] == [each.i for each in theirs.subtree]
        assert ours.left_edge.i == theirs.left_edge.i
        assert ours.right_edge.i == theirs.right_edge.i
        for other, own in zip(*both, strict=True):
            assert ours.is_ancestor(own) == theirs.is_ancestor(other)


@pytest.mark.parametrize("start", [None, -3, 0, 2, 9, 40])
@pytest.mark.parametrize("end", [None, -4, 0, 3, 12, 40])
def test_spans(both: tuple[Doc, tokens.Doc], start: int | None, end: int | None) -> None:
    whole = both[0][start:end], both[1][start:end]
    part = both[0][2:-2][start:end], both[1][2:-2][start:end]
    for expected, found in (whole, part):
        assert (found.start, found.end, len(found)) == (expected.start, expected.end, len(expected))
        assert found.text == expected.text
        assert [token.i for token in found] == [token.i for token in expected]


def test_neighbours(both: tuple[Doc, tokens.Doc]) -> None:
    _, doc = both
    assert doc[3].nbor().text == "via"
    assert doc[3].nbor(-3).text == "De"
    for token, away in ((doc[0], -1), (doc[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(away)


def test_a_doc_without_tokens() -> None:
    doc = tokens.read(Doc(spacy.blank("nl").vocab), "")
    assert (doc.text, list(doc), len(doc[:])) == ("", [], 0)
