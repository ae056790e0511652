"""Annotations of texts that may not be passed on are kept as places, without a word of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lovp_actions.items import TYPES
from training.reader import gold, places

KEPT = sorted((Path(gold.__file__).parents[1] / "places").glob("*.jsonl"))
WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=3, max_size=20)


@given(words=WORDS, data=st.data())
def test_the_words_of_a_place_come_back(words: list[str], data: st.DataObject) -> None:
    sentence = " ".join(words)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    action = " ".join(words[start:end])
    item = {"quote": sentence, "actor": words[0], "also": [words[-1]], "type": "toezegging"}
    item |= {"action": action, "deadline": "", "deadline_date": "", "optional": False}
    kept = places.of(f"Notulen: {sentence}.", [item])
    back = annotations(f"Notulen: {sentence}.", kept)
    assert back == [item]


def test_of_another_text_there_are_none() -> None:
    item = {"quote": "Jan belt", "actor": "Jan", "also": [], "action": "belt", "deadline": ""}
    kept = places.of("Jan belt.", [item])
    assert annotations("Jan belt!", kept)
    assert annotations("Petra belt.", kept) == []


def test_words_that_are_not_in_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="not in the text"):
        places.of("Jan belt.", [{"quote": "Petra belt"}])


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_what_is_kept_holds_no_words(path: Path) -> None:
    first, *items = map(json.loads, path.read_text("utf-8").splitlines())
    assert re.fullmatch("[0-9a-f]{16}", first["text"])
    for item in items:
        spans = [item[name] for name in ("quote", *gold.WORDS)] + item["also"]
        assert all(span is None or [type(at) for at in span] == [int, int] for span in spans)
        assert item["type"] in TYPES
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", item["deadline_date"])
        assert set(item) == {"quote", *gold.WORDS, "also", "type", "deadline_date", "optional"}


def annotations(source: str, kept: list[dict[str, Any]]) -> list[gold.Gold]:
    """The items of a file of them."""
    return gold.told("\n".join(map(json.dumps, kept)), source)
