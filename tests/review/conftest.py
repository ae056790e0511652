"""The page of `review` in Chromium."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import CHROMIUM
from reviewed import result

from lovp_actions.review.page import page as page_of
from lovp_actions.review.page import part
from lovp_actions.writers.words import Language


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens a page of minutes from a folder; in the end it had no errors and asked for nothing."""
    wrong: list[str] = []
    asked: list[str] = []
    contexts: list[Any] = []

    def open_page(*parts: Any, language: Language = "nl", **options: Any) -> Any:
        path = tmp_path / "page.html"
        path.write_text(page_of(parts or [part(result())], language), "utf-8")
        options = {"viewport": {"width": 1300, "height": 850}, **options}
        contexts.append(browser.new_context(accept_downloads=True, **options))
        page = contexts[-1].new_page()
        page.on("console", lambda told: wrong.append(told.text))
        page.on("pageerror", lambda told: wrong.append(str(told)))
        page.on("dialog", lambda told: (wrong.append(told.message), told.dismiss()))
        page.on("request", lambda told: asked.append(told.url))
        page.goto(path.as_uri())
        return page

    yield open_page
    for each in contexts:
        each.close()
    assert wrong == []
    assert [each for each in asked if not each.startswith(("file:", "blob:"))] == []
    assert [each for each in asked if each.startswith("file:") and "page.html" not in each] == []


@pytest.fixture
def served() -> Callable[..., tuple[str, threading.Thread]]:
    """Serves a desk; gives its address and the thread that ends when it is left."""
    server = pytest.importorskip("lovp_actions.review.server")

    def start(desk: Any) -> tuple[str, threading.Thread]:
        there, address = threading.Event(), list[str]()

        def opened(told: str) -> None:
            address.append(told)
            there.set()

        thread = threading.Thread(target=server.serve, args=(desk, opened), daemon=True)
        thread.start()
        assert there.wait(20)
        return address[0], thread

    return start
