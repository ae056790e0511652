"""Pages in a real browser: where it is, and what a person does there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
needed = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


def keys(page: Any, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') || ''"))


def saved(page: Any, form: str) -> tuple[str, bytes]:
    """The name and the bytes of what the page saves in a form."""
    page.select_option("#form", form)
    with page.expect_download() as download:
        page.click("#save")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def until(page: Any, holds: Callable[[], bool]) -> None:
    """Let the page work on until something holds, for ten seconds at most."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(100)
    pytest.fail("it never held")
