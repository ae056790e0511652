"""Promises that are told in a list with what they point to: "stuurt die [De nota is af.]"."""

from __future__ import annotations

import io

import pytest
from kept_lists import item, merged

from lovp_actions.items import Item
from lovp_actions.writers import Style, griffie

ITEMS = [
    item("wethouder", "stuurt die toe", context="De nota over de haven ligt er."),
    item("wethouder", "stuurt die toe", context="De kaart is af.", sentence="Zij stuurt die toe."),
    item("wethouder", "belt de school"),
]


def of_a_griffie(items: list[Item], form: str) -> bytes:
    if form == "xlsx":
        book = io.BytesIO()
        griffie.write(items, book, Style(workbook=True))
        return book.getvalue()
    text = io.StringIO()
    griffie.write(items, text)
    return text.getvalue().encode()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize(("listed", "added"), [([0, 1, 2], 0), ([0, 2], 1), ([1], 2)])
def test_what_a_list_tells_with_its_context_is_known_again(
    listed: list[int], added: int, form: str
) -> None:
    data = of_a_griffie([ITEMS[index] for index in listed], form)
    data, merge = merged(data, form, ITEMS)
    assert (merge.count("added"), merge.count("linked")) == (added, len(listed))
    assert merged(data, form, ITEMS)[1].changes == []


def test_the_same_words_in_another_meeting_are_another_promise() -> None:
    later = item("wethouder", "stuurt die toe", "2026-11-16", context=ITEMS[0].context)
    _, merge = merged(of_a_griffie(ITEMS, "csv"), "csv", [later])
    assert merge.count("added") == 1
