"""The page of `app` in a real browser: minutes are dropped on it, looked over, and taken away."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import browsing
import pytest
from browsing import keys, saved
from reviewed import TEXT, result

from lovp_actions.errors import InputError
from lovp_actions.review import decisions
from lovp_actions.review.page import page as page_of
from lovp_actions.review.page import part

pytestmark = [browsing.needed, pytest.mark.slow]


def dropped(page: Any, *paths: Path) -> None:
    """Files and folders dropped on the page as a person would."""
    tools = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        tools.send("Input.dispatchDragEvent", {"type": kind, "x": 200, "y": 200, "data": data})


def read(path: Path, name: str) -> Any:
    if name.endswith(".png"):
        raise InputError("Dat is een plaatje.")
    return part(result(f"{TEXT}\n\n{path.read_text()}", name))


@pytest.fixture
def app(browser: Any, served: Callable[..., Any], tmp_path: Path) -> Iterator[Any]:
    """The page, with minutes to drop; when it is closed, the server ends."""
    server = pytest.importorskip("lovp_actions.review.server")
    page_text = page_of([], "nl", served="app")
    address, thread = served(server.Desk(lambda: page_text, read=read, lingers=0.1))
    page = browser.new_page()
    page.goto(address)
    for name in ("een.txt", "twee.txt", "foto.png"):
        (tmp_path / name).write_text(name)
    yield page
    page.close()
    thread.join(20)
    assert not thread.is_alive()


def drop(page: Any, *paths: Path) -> None:
    page.locator("#files").set_input_files([str(path) for path in paths])


def tabs(page: Any) -> list[str]:
    return list(page.locator("nav#parts button.tab:visible").all_inner_texts())


def test_minutes_are_dropped_looked_over_and_saved(app: Any, tmp_path: Path) -> None:
    page = app
    drop(page, tmp_path / "een.txt", tmp_path / "twee.txt")
    page.get_by_text("een.txt: 12 actiepunten. twee.txt: 12 actiepunten.").wait_for()
    assert len(tabs(page)) == 2
    drop(page, tmp_path / "foto.png")
    page.get_by_text("Dat is een plaatje.").wait_for()
    with (tmp_path / "groot.pdf").open("wb") as big:
        big.truncate(200_000_000)
    drop(page, tmp_path / "groot.pdf")
    page.get_by_text("groot.pdf is groter dan 100 MB en is niet gelezen.").wait_for()
    (tmp_path / "map").mkdir()
    dropped(page, tmp_path / "map", tmp_path / "foto.png")
    page.get_by_text("map is een map: sleep de bestanden die erin staan. Dat is een").wait_for()
    page.locator(".item:visible").first.focus()
    keys(page, "s")
    name, data = saved(page, "json")
    assert name == "Actiepunten.decisions.json"
    first, second = decisions.parse(data, "x")
    assert [len(each.decisions) for each in (first, second)] == [0, 1]
    rows = csv.reader(io.StringIO(saved(page, "csv")[1].decode("utf-8-sig")), delimiter=";")
    assert len(list(rows)) == 1 + 8 + 7


def test_minutes_that_are_dropped_again_are_the_same(app: Any, tmp_path: Path) -> None:
    drop(app, tmp_path / "een.txt")
    app.get_by_text("een.txt: 12 actiepunten.").wait_for()
    app.locator(".item:visible").first.focus()
    keys(app, "s")
    drop(app, tmp_path / "twee.txt")
    app.get_by_text("twee.txt: 12 actiepunten.").wait_for()
    (tmp_path / "kopie.txt").write_text("een.txt")  # what it holds tells, and not its name
    for name in ("een.txt", "kopie.txt"):
        drop(app, tmp_path / name)
        app.get_by_text(f"{name} stond hier al.").wait_for()
        assert len(tabs(app)) == 2
        assert app.locator(".item.struck:visible").count() == 1


def test_decisions_come_after_the_minutes_that_they_are_about(app: Any, tmp_path: Path) -> None:
    earlier = app.get_by_label("Verder met eerdere beslissingen")
    earlier.set_input_files(str(tmp_path / "een.txt"))
    app.get_by_text("Sleep eerst het verslag hierheen, en kies dan de beslissingen.").wait_for()
    drop(app, tmp_path / "een.txt")
    app.get_by_text("een.txt: 12 actiepunten.").wait_for()
    earlier.set_input_files(str(tmp_path / "een.txt"))
    app.get_by_text("Dit is geen bestand met beslissingen over dit verslag.").wait_for()


def test_minutes_are_taken_away_again(app: Any, tmp_path: Path) -> None:
    asked: list[str] = []
    app.on("dialog", lambda told: (asked.append(told.message), told.dismiss()))
    drop(app, tmp_path / "een.txt", tmp_path / "twee.txt")
    app.get_by_text("twee.txt: 12 actiepunten.").wait_for()
    remove = app.locator("nav#parts").get_by_role("button", name="weghalen")
    remove.last.click()  # nothing was decided: nothing is lost
    assert (len(tabs(app)), asked) == (1, [])
    assert app.inner_text("#progress") == "0 van 12 nagekeken"
    app.locator(".item:visible").first.focus()
    keys(app, "s")
    remove.click()
    assert len(tabs(app)) == 1
    assert asked == ["Met dit verslag verdwijnen de beslissingen die u nog niet hebt opgeslagen."]
    saved(app, "json")
    remove.click()
    assert (tabs(app), len(asked)) == ([], 1)
    assert app.locator(".item:visible").count() == 0
    assert app.inner_text("#kept") == ""
    drop(app, tmp_path / "een.txt")
    app.get_by_text("een.txt: 12 actiepunten.").wait_for()
    assert app.locator(".item.struck:visible").count() == 0


def test_a_file_that_was_not_read_is_told_where_the_program_is_gone(
    app: Any, tmp_path: Path
) -> None:
    app.route("**/read?*", lambda route: route.abort())
    drop(app, tmp_path / "een.txt")
    app.get_by_text("een.txt is niet gelezen: het programma antwoordt niet.").wait_for()


def test_a_filter_that_hits_minutes_that_are_not_shown(app: Any, tmp_path: Path) -> None:
    drop(app, tmp_path / "een.txt", tmp_path / "twee.txt")
    app.get_by_text("twee.txt: 12 actiepunten.").wait_for()
    app.locator(".item:visible").first.focus()
    keys(app, "w", "Control+a", *"Wies", "Enter")
    app.get_by_text("Filter, termijnen en aantallen").click()
    app.locator("#filter").get_by_label("Wie").select_option(label="Wies")
    assert app.inner_text("#shown") == "1 van 24 getoond"
    app.locator("nav#parts button.tab").first.click()
    assert app.inner_text("#shown") == "1 van 24 getoond, geen in dit verslag"


@pytest.mark.parametrize("form", ["xlsx", "csv", "event"])
@pytest.mark.parametrize("served", ["", "app", "review"])
def test_it_is_told_that_a_list_was_saved_and_what_was_not(
    browser: Any, tmp_path: Path, served: str, form: str
) -> None:
    file = tmp_path / "page.html"
    file.write_text(page_of([part(result())], "nl", served=served), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    saved(page, form)
    assert page.inner_text("#kept") == "Lijst opgeslagen"
    if served != "review":
        page.locator(".item").first.focus()
        keys(page, "b")
        saved(page, form)
        assert page.inner_text("#kept") == "Lijst opgeslagen, de beslissingen nog niet"
        saved(page, "json")
        assert page.inner_text("#kept") == "Opgeslagen"
    page.close()
