"""What sentences leave to later ones is worked out only when one leans on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import by_rules
import pytest

from lovp_actions.extraction.engine import Extractor
from lovp_actions.people import genders

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Doc


@pytest.fixture
def parsed(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that were parsed so far."""
    seen: list[str] = []
    parse = extractor._parse

    def noted(sentences: Iterable[str]) -> Iterator[Doc]:
        listed = list(sentences)
        seen.extend(listed)
        return parse(listed)

    monkeypatch.setattr(extractor, "_parse", noted)
    return seen


def actors(extractor: Extractor, text: str) -> list[str]:
    return [item.actor for item in extractor.extract(text, **by_rules.SETTINGS)]


HEAD = "De wethouder was blij. Het was mooi weer. "


def test_a_pronoun_has_the_sentences_before_it_parsed(
    extractor: Extractor, parsed: list[str]
) -> None:
    assert actors(extractor, HEAD + "Hij zegt toe de raad te informeren.") == ["wethouder"]
    assert parsed == ["Hij zegt toe de raad te informeren.", "De wethouder was blij."]


def test_without_one_they_are_not(extractor: Extractor, parsed: list[str]) -> None:
    assert actors(extractor, HEAD + "De griffier zegt toe de raad te informeren.") == ["griffier"]
    assert parsed == ["De griffier zegt toe de raad te informeren."]


def test_so_has_a_subject_that_is_left_out(extractor: Extractor, parsed: list[str]) -> None:
    assert actors(extractor, HEAD + "Zal dit morgen uitzoeken.") == ["wethouder"]
    assert "De wethouder was blij." in parsed


def test_who_acted_is_forgotten_where_the_paragraph_ends(extractor: Extractor) -> None:
    assert actors(extractor, HEAD + "\n\nZal dit morgen uitzoeken.") == []


def test_all_is_forgotten_where_the_section_ends(extractor: Extractor, parsed: list[str]) -> None:
    text = f"# Een\n\n{HEAD}\n\n# Twee\n\nHij zegt toe de raad te informeren."
    assert actors(extractor, text) == [""]
    assert parsed == ["Hij zegt toe de raad te informeren."]


def test_the_nearest_who_fits_is_meant(extractor: Extractor) -> None:
    before = "De wethouder was blij. De griffier was moe. De commissie was klaar. "
    assert actors(extractor, before + "Hij zegt toe de raad te informeren.") == ["griffier"]
    assert actors(extractor, before + "Zij zegt toe de raad te informeren.") == ["commissie"]


def test_only_the_last_dozen_are_remembered(extractor: Extractor) -> None:
    many = "De wethouder was blij. " + "De commissie was klaar. " * 12
    assert actors(extractor, many + "Hij zegt toe de raad te informeren.") == [""]


FORMS = [
    ("De heer Dam licht het toe. Mevrouw Bos heeft vragen. Hij zal die beantwoorden.", "Dam"),
    ("Mevrouw Bos is er weer. De heer Dam heeft vragen. Zij zal die beantwoorden.", "Bos"),
    ("Karin heeft Piet gesproken. Hij regelt de sleutel.", "Piet"),
    ("Burgemeester Smit is er weer. De minister vroeg haar om cijfers aan te leveren.", "Smit"),
]


@pytest.mark.parametrize(("text", "who"), FORMS)
def test_a_form_of_address_tells_whom_a_pronoun_stands_for(
    extractor: Extractor, text: str, who: str
) -> None:
    (item,) = extractor.extract(f"# Notulen 11 maart 2024\n\n## 1. Plan\n\n{text}")
    assert item.actor.split()[-1] == who


@pytest.mark.parametrize(
    ("pronoun", "name", "plural", "clash"),
    [
        ("Hij", "mevrouw Bos", False, True),
        ("Hij", "de heer Dam", False, False),
        ("Zij", "Dhr. Dam", False, True),
        ("Zij", "dhr. Dam", True, True),
        ("Zij", "mevrouw Bos en de heer Dam", True, False),
        ("Zij", "Jansen en Bos", False, True),
        ("Zij", "leden", True, False),
        ("Hij", "Karin", False, True),
        ("Zij", "Piet de Wit", False, True),
        ("Hij", "Sanne", False, False),
    ],
)
def test_whom_a_pronoun_cannot_stand_for(
    pronoun: str, name: str, plural: bool, clash: bool
) -> None:
    assert genders.clashes(pronoun, name, plural=plural) is clash
