"""The page of `review` in a real browser: by keyboard, by pointer, on a small screen, hostile."""

from __future__ import annotations

import csv
import datetime as dt
import io
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import browsing
import kept_lists
import pytest
from browsing import focused, keys, saved, until
from reviewed import SENTENCES, TEXT, result

from lovp_actions.items import Result
from lovp_actions.lists.columns import columns_of
from lovp_actions.review import decisions
from lovp_actions.review.decided import outcome
from lovp_actions.review.page import page as page_of
from lovp_actions.review.page import part
from lovp_actions.writers.status import STATUSES
from lovp_actions.writers.words import Language

pytestmark = browsing.needed


HOSTILE = "=1+1</script><img src=x onerror=alert(1)><b>vet</b>\u202e;,\\n\"'`${alert(1)}"


def test_twelve_decisions_by_keyboard_none_lost(opened: Callable[..., Any], tmp_path: Path) -> None:
    page = opened()
    for _ in range(20):
        keys(page, "Tab")
        if "toezegging 1," in focused(page):
            break
    keys(page, "b", "s", "b")  # each goes on to the next that is open
    assert "toezegging 4," in focused(page)
    keys(page, "w", "Control+a", *"Petra", "Tab", "v", "Tab", "Tab", "Tab", *"12152026", "Enter")
    assert "toezegging 5," in focused(page)
    keys(page, "b", "s", "z", "b", "b", "b")  # the sixth was struck, and is kept after all
    assert "toezegging 9," in focused(page)
    keys(page, "b", "s", "s")
    keys(page, "v", "ArrowUp", "n", "Tab", "Tab", "Control+a", *"koffie zetten", "Enter")
    assert page.inner_text("#progress") == "12 van 13 nagekeken"
    name, data = saved(page, "json")
    assert name == "notulen.decisions.json"
    told = decisions.parse(data, name)
    verdicts = {each.id: each for each in told[0].decisions}
    kinds = [verdicts[f"{n:010x}"].decision for n in range(11)]
    assert kinds == ["keep", "strike", "keep", "change", *["keep"] * 5, "strike", "strike"]
    changed = verdicts[f"{3:010x}"].item
    assert (changed.actor, changed.type, changed.deadline_date) == (
        "Petra", "verzoek", "2026-12-15",
    )  # fmt: skip
    found = outcome(result(), told)
    (added,) = [each for each in found.items if each.rule == "review"]
    assert added.action == "koffie zetten"
    assert added.sentence == TEXT[added.start : added.end]
    assert len(found.items) == 9
    again = opened(part(result(), told))
    assert again.inner_text("#progress") == "12 van 13 nagekeken"
    assert decisions.parse(saved(again, "json")[1], name) == told
    fresh = opened()
    file = tmp_path / name
    file.write_bytes(data)
    fresh.set_input_files("#earlier", str(file))
    fresh.get_by_text("12 beslissingen overgenomen.").wait_for()
    assert fresh.inner_text("#kept") == ""
    assert decisions.parse(saved(fresh, "json")[1], name) == told
    file.write_text('{"version": 1, "minutes": [{"source": 1}, null]}', "utf-8")
    fresh.set_input_files("#earlier", str(file))
    fresh.get_by_text("geen bestand met beslissingen").wait_for()


@pytest.mark.slow
def test_other_deadline_words_take_the_day_along(opened: Callable[..., Any]) -> None:
    page = opened()
    for _ in range(20):
        keys(page, "Tab")
        if "toezegging 1," in focused(page):
            break
    keys(page, "w", "Tab", "Tab", "Tab", "Control+a", *"eind maart", "Enter")
    told = decisions.parse(saved(page, "json")[1], "notulen.decisions.json")
    (changed,) = told[0].decisions
    assert changed.found is not None
    assert changed.found.deadline_date
    assert (changed.item.deadline, changed.item.deadline_date) == ("eind maart", "")


@pytest.mark.slow
def test_what_was_taken_up_is_saved_until_something_is_changed(
    opened: Callable[..., Any], tmp_path: Path
) -> None:
    page = opened()
    page.locator(".item").first.focus()
    keys(page, "b")
    file = tmp_path / "earlier.json"
    file.write_bytes(saved(page, "json")[1])
    page.set_input_files("#earlier", str(file))
    page.get_by_text("1 beslissingen overgenomen.").wait_for()
    assert page.inner_text("#kept") == "Opgeslagen"
    told = decisions.parse(file.read_bytes(), file.name)
    for fresh in (opened(part(result(), told)), opened()):
        fresh.set_input_files("#earlier", str(file))
        fresh.get_by_text("1 beslissingen overgenomen.").wait_for()
        assert fresh.inner_text("#kept") == ""
        fresh.locator(".item").nth(1).focus()
        keys(fresh, "s")
        assert fresh.inner_text("#kept") == "Nog niet opgeslagen"
        fresh.set_input_files("#earlier", str(file))
        fresh.get_by_text("1 beslissingen overgenomen.").wait_for()
        assert fresh.inner_text("#kept") == "Nog niet opgeslagen"


def test_any_sentence_is_made_an_item_with_one_click(opened: Callable[..., Any]) -> None:
    page = opened(language="en")
    page.get_by_role("button", name="Er is koffie nummer 3.").click()
    page.locator("main").get_by_label("Who").fill("Sem")
    page.get_by_role("button", name="Done").click()
    page.get_by_role("button", name=SENTENCES[0]).click()  # has one: goes to it
    assert "promise 1, Noor" in focused(page)
    told = decisions.parse(saved(page, "json")[1], "x")[0].decisions
    assert [(each.decision, each.item.actor, each.quote) for each in told] == [
        ("add", "Sem", "Er is koffie nummer 3.")
    ]
    page.get_by_role("button", name="Undo").click()
    assert page.locator(".found .item").count() == 12


def test_what_is_undone_is_as_it_was(opened: Callable[..., Any]) -> None:
    page = opened()
    page.locator(".item").nth(0).focus()
    keys(page, "s", "s", "z", "z", "z")
    assert page.inner_text("#progress") == "0 van 12 nagekeken"
    keys(page, "w", "Control+a", *"Wie", "Escape", "b")
    (told,) = decisions.parse(saved(page, "json")[1], "x")[0].decisions
    assert (told.decision, told.item) == ("keep", told.found)


def listed(language: Language) -> list[tuple[str, str]]:
    return [(each.actor, each.sentence) for each in outcome(result(), []).items]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_list_is_saved_as_its_readers_want_it(
    opened: Callable[..., Any], language: Language
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    icalendar = pytest.importorskip("icalendar")
    page = opened(language=language)
    name, data = saved(page, "csv")
    assert name == "notulen.csv"
    separator = ";" if language == "nl" else ","
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator)
    at = columns_of(head)
    assert [(row[at["actor"]], row[at["sentence"]]) for row in rows] == listed(language)
    assert {row[at["deadline_date"]] for row in rows} == {"2026-12-01"}

    book = openpyxl.load_workbook(io.BytesIO(saved(page, "xlsx")[1]))
    (sheet,) = book.worksheets
    head, *cells = sheet.iter_rows(values_only=True)
    at = columns_of(head)
    assert [(row[at["actor"]], row[at["sentence"]]) for row in cells] == listed(language)
    assert {row[at["deadline_date"]] for row in cells} == {dt.datetime(2026, 12, 1)}
    assert sheet.auto_filter.ref == f"A1:N{len(cells) + 1}"
    assert sheet.freeze_panes == "A2"
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == f'"{",".join(STATUSES[language])}"'
    assert sheet.print_title_rows == "$1:$1"

    for form, kind, due in (("event", "VEVENT", "DTSTART"), ("todo", "VTODO", "DUE")):
        calendar = icalendar.Calendar.from_ical(saved(page, form)[1])
        entries = calendar.walk(kind)
        assert [str(each["SUMMARY"]) for each in entries] == [
            f"{each.actor}: {each.action}" for each in outcome(result(), []).items
        ]
        assert {each[due].dt for each in entries} == {dt.date(2026, 12, 1)}
        assert len({str(each["UID"]) for each in entries}) == len(entries)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_struck_does_not_come_back_in_the_saved_list(
    opened: Callable[..., Any], form: str
) -> None:
    page = opened()
    page.locator(".item").first.focus()
    keys(page, "s", "b", "s")
    data = saved(page, form)[1]
    found = outcome(result(), []).items
    assert len(kept_lists.opened(data, form).rows) == len(found) - 2
    _, merge = kept_lists.merged(data, form, found)
    assert merge.count("added") == 0


@pytest.mark.slow
@pytest.mark.parametrize("served", ["", "app"])
def test_leaving_with_unsaved_decisions_is_warned_of(
    browser: Any, tmp_path: Path, served: str
) -> None:
    file = tmp_path / "page.html"
    file.write_text(page_of([part(result())], "nl", served=served), "utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("dialog", lambda told: (asked.append(told.type), told.dismiss()))
    page.goto(file.as_uri())
    page.locator(".item").first.focus()
    keys(page, "b", "s")
    page.evaluate("setTimeout(() => location.reload())")
    until(page, lambda: asked == ["beforeunload"])
    assert page.inner_text("#progress") == "2 van 12 nagekeken"
    saved(page, "json")
    page.reload()
    assert page.inner_text("#progress") == "0 van 12 nagekeken"
    assert asked == ["beforeunload"]
    page.close()


def test_hostile_text_in_every_field_does_nothing(opened: Callable[..., Any]) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    icalendar = pytest.importorskip("icalendar")
    names = dict.fromkeys(
        ("source", "meeting", "section", "actor", "action", "status", "counterparty", "deadline"),
        HOSTILE,
    )
    text = TEXT.replace("Er is koffie", HOSTILE)
    items = [replace(each, **names, sentence=HOSTILE) for each in result(text).items]
    page = opened(part(Result(HOSTILE, text, items)))
    assert page.locator("main img, main b, main script").count() == 0
    page.locator(".item").first.focus()
    keys(page, "b", "w", "Enter", "s", "v", "n", "Escape")
    row = list(csv.reader(io.StringIO(saved(page, "csv")[1].decode("utf-8-sig")), delimiter=";"))[1]
    assert not any(each.startswith(("=", "+", "-", "@")) for each in row)
    sheet = openpyxl.load_workbook(io.BytesIO(saved(page, "xlsx")[1])).worksheets[0]
    for cell in sheet[2]:
        assert cell.data_type in "sdn"
        assert cell.quotePrefix == str(cell.value).startswith("=")
    event = icalendar.Calendar.from_ical(saved(page, "event")[1]).walk("VEVENT")[0]
    assert "<b>vet</b>" in str(event["SUMMARY"])
    assert page.locator("main img, main b, main script").count() == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "options"),
    [
        ("nl", {}),
        ("en", {"color_scheme": "dark"}),
        ("nl", {"viewport": {"width": 360, "height": 640}}),
    ],
    ids=["wide", "dark", "small"],
)
def test_axe_has_nothing_to_say(
    opened: Callable[..., Any], language: Language, options: dict[str, Any]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(part(result()), part(result(name="b.txt")), language=language, **options)
    page.locator("#overview summary").click()
    page.locator(".item").first.focus()
    keep = "b" if language == "nl" else "k"
    for step in ([], [keep, "s"], ["w" if language == "nl" else "c"]):
        keys(page, *step)
        found = axe.run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


# Served


@pytest.mark.slow
def test_decisions_are_sent_as_they_are_made_and_two_windows_do_not_fight(
    browser: Any, served: Callable[..., tuple[str, threading.Thread]], tmp_path: Path
) -> None:
    from lovp_actions.review.kept import Kept
    from lovp_actions.review.server import Desk

    path = tmp_path / "d.json"
    kept = Kept([str(path)], [result()], {})

    def shown() -> str:
        return page_of([part(result(), *kept.told)], "nl", served="review", revision=kept.revision)

    def made() -> list[str]:
        there = decisions.read(str(path)) if path.exists() else []  # what is written by now
        return [each.decision for told in there for each in told.decisions]

    address, thread = served(Desk(shown, store=kept.store, lingers=0.1))
    one, other = browser.new_page(), browser.new_page()
    for page in (one, other):
        page.goto(address)
        page.locator(".item").first.focus()
    keys(one, "b", "s")
    one.get_by_text("Opgeslagen").wait_for()
    until(one, lambda: made() == ["keep", "strike"])
    keys(other, "s")
    other.get_by_text("in een ander venster").wait_for()
    other.on("dialog", lambda told: told.accept())
    other.reload()
    assert other.inner_text("#progress") == "2 van 12 nagekeken"
    other.locator(".item").nth(2).focus()
    keys(other, "b")
    until(other, lambda: made() == ["keep", "strike", "keep"])
    path.write_text(decisions.as_json([]), "utf-8")
    keys(other, "s")
    other.get_by_text("someone changed it meanwhile").wait_for()
    assert decisions.read(str(path)) == []
    one.close()
    assert thread.is_alive()
    other.close()
    thread.join(20)
    assert not thread.is_alive()
