"""Long texts in parts: nothing is lost, and items stand where they stood."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lovp_actions.extraction.engine import Extractor
from lovp_actions.structure import parts as cutting
from lovp_actions.structure.parts import Part, count_lines, parts

LINES = st.sampled_from(("# Kop\n", "Jan belt.\r\n", "\n", "\r", "\r\n", "woord " * 9, "x" * 70))
TEXTS = st.lists(LINES | st.text(max_size=8), max_size=40).map("".join)


@settings(deadline=None)
@given(text=TEXTS, sizes=st.lists(st.integers(1, 40), max_size=9), most=st.integers(2, 90))
def test_parts_joined_are_the_text(text: str, sizes: list[int], most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "CHARACTERS", most)
        patch.setattr(cutting, "LINES", 5)
        found = list(parts(pieces(text, sizes)))
    assert "".join(part.text for part in found) == text
    before = ""
    for number, part in enumerate(found):
        assert (part.start, part.lines, part.number) == (len(before), count_lines(before), number)
        assert len(part.text) <= most
        assert count_lines(part.text) <= 6
        assert (part.head is None) == (number == 0)
        before += part.text
        assert not (before.endswith("\r") and text[len(before) :].startswith("\n"))


def pieces(text: str, sizes: list[int]) -> list[str]:
    """The text in pieces of these sizes, and the rest."""
    found = []
    for size in sizes:
        found.append(text[:size])
        text = text[size:]
    return [*found, text]


def test_an_empty_text_is_one_part() -> None:
    assert list(parts([])) == [Part("")]


def test_a_part_ends_before_a_heading_or_else_a_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "CHARACTERS", 30)
    text = "een twee drie\n\nvier vijf\n# Kop\nzes zeven\n\nacht\nnegen tien elf twaalf dertien"
    assert [part.text for part in parts([text])] == [
        "een twee drie\n\nvier vijf\n",
        "# Kop\nzes zeven\n\n",
        "acht\nnegen tien elf twaalf ",
        "dertien",
    ]


def test_items_stand_where_they_stand_in_the_whole_text(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "# Notulen bestuur 14 mei 2026\n\nAanwezig: Jan Bakker, Anna de Wit\n\n" + "".join(
        f"## Punt {number}\r\n\r\nAnna belt volgende week de school over punt {number}. "
        "De wethouder is blij.\nHij zegt toe voor 1 juni de raad te informeren.\n\n"
        for number in range(20)
    )
    whole = extractor.extract(text, fast=True)
    monkeypatch.setattr(cutting, "CHARACTERS", 700)
    assert len(list(parts([text]))) > 4
    cut = extractor.extract(text, fast=True)
    assert len(whole) == 40
    assert len({item.id for item in cut}) == 40
    own = {"id": "", "repeats": ""}  # these tell the parts apart
    assert [replace(item, **own) for item in cut] == [replace(item, **own) for item in whole]
