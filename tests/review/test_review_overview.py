"""The list on the page as a whole: its filter, its time line, its counts; and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import browsing
import pytest
from browsing import focused, keys
from reviewed import SENTENCES, result

from lovp_actions.review.page import part

pytestmark = [browsing.needed, pytest.mark.slow]


def shown(page: Any) -> list[int]:
    """The numbers of the items that are not filtered out."""
    found = page.locator(".found .item:visible .kind").all_inner_texts()
    return sorted(int(each.split()[-1]) for each in found)


def test_a_filter_a_time_line_and_counts(opened: Callable[..., Any]) -> None:
    several = result()
    changes = [{"deadline_date": "1999-12-31"}, {"deadline_date": ""}, {"type": "besluit"}]
    items = [replace(each, **more) for each, more in zip(several.items, changes, strict=False)]
    page = opened(part(replace(several, items=[*items, *several.items[3:]])))
    page.get_by_text("Filter, termijnen en aantallen").click()
    choose = page.locator("#filter").get_by_label
    choose("Wie").select_option(label="Noor")
    assert shown(page) == [1, 7]
    assert page.inner_text("#shown") == "2 van 12 getoond"
    assert page.locator(".minutes .kind").count() == 2
    choose("Termijn").select_option(label="verstreken")
    assert shown(page) == [1]
    assert [each.split(" ", 1)[0] for each in page.locator("#months h3").all_inner_texts()] == [
        "december"
    ]
    keys(page, "Tab")
    page.get_by_role("button", name="Alles tonen").click()
    choose("Termijn").select_option(label="zonder datum")
    assert shown(page) == [2]
    page.get_by_role("button", name="Alles tonen").click()
    choose("besluit").uncheck()
    assert 3 not in shown(page)
    assert len(shown(page)) == 11
    # Doubtful items are in the time line and the counts when they are kept only.
    assert page.locator("#months button").count() == 6
    page.locator("#months button").nth(1).click()  # the first is of 1999
    assert "Petra" in focused(page)
    keys(page, "s")
    assert page.locator("#months button").count() == 5
    rows = page.locator("#counts table").first.locator("tbody tr").all_inner_texts()
    assert rows == ["toezegging\t6"]


def test_what_is_filtered_out_is_passed_over_by_keys_and_shown_when_it_is_gone_to(
    opened: Callable[..., Any],
) -> None:
    page = opened()
    page.get_by_text("Filter, termijnen en aantallen").click()
    page.locator("#filter").get_by_label("Wie").select_option(label="Noor")
    page.locator(".item:visible").first.focus()
    keys(page, "b")
    assert "toezegging 7, Noor" in focused(page)
    keys(page, "w", "Control+a", *"Sem", "Enter")  # it leaves the list that is shown
    assert "toezegging 1, Noor" in focused(page)
    assert shown(page) == [1]
    page.get_by_role("button", name=SENTENCES[2]).click()
    assert "toezegging 3, Wethouder" in focused(page)
    assert len(shown(page)) == 12
    page.locator("#filter").get_by_label("Wie").select_option(label="Noor")
    page.get_by_role("button", name="Er is koffie nummer 3.").click()
    assert page.locator("main form").get_by_label("Wat").input_value() == "Er is koffie nummer 3."
    assert len(shown(page)) == 12  # and the one that is being written


def test_choosing_what_is_shown_leaves_what_is_being_written_alone(
    opened: Callable[..., Any],
) -> None:
    page = opened()
    page.locator(".item").first.focus()
    keys(page, "w")
    page.locator("main form").get_by_label("Wat").fill("half geschreven")
    page.get_by_text("Filter, termijnen en aantallen").click()
    page.locator("#filter").get_by_label("Wie").select_option(label="Sem")
    assert page.locator("main form").get_by_label("Wat").input_value() == "half geschreven"


def test_without_scripts_the_list_can_be_read(opened: Callable[..., Any]) -> None:
    page = opened(java_script_enabled=False)
    rows = page.locator("noscript li").all_inner_texts()
    assert len(rows) == 8
    assert rows[0] == "Noor stuurt brief 0 voor 1 december aan de raad 2026-12-01"
