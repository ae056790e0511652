"""The end of `app` while minutes that were dropped on it are being read."""

from __future__ import annotations

import http.client
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from signal import SIGINT, Signals
from typing import Any
from urllib.parse import urlsplit

import command_server
import pytest
from process_idle import until_worker_asleep

from lovp_actions import systems

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")


@pytest.fixture
def at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, Any, Path]]:
    """`app`, which reads minutes that take for ever, a window on it, and where they lie."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    child = subprocess.Popen(
        [*command_server.MAINS["fake"], "app", "--no-browser", "--lang", "en"],
        stderr=subprocess.PIPE,
    )
    assert child.stderr is not None
    words = child.stderr.readline().decode()
    place = urlsplit(next(each for each in words.split() if each.startswith("http")))
    assert place.hostname
    window, page = (http.client.HTTPConnection(place.hostname, place.port) for _ in range(2))
    window.request("GET", f"{place.path}alive")
    stream = window.getresponse()
    assert stream.read(3) == b":\n\n"

    def drop() -> None:
        with suppress(OSError, http.client.HTTPException):
            page.request("POST", f"{place.path}read?name=besloten.txt", body=b"SLAAP\n")
            page.getresponse()

    threading.Thread(target=drop, daemon=True).start()
    until_worker_asleep(child.pid)

    def close() -> None:
        for each in (stream, window, page):
            each.close()

    yield child, close, tmp_path
    close()
    child.kill()
    child.wait()
    child.stderr.close()


@pytest.mark.parametrize("number", systems.STOPS)
def test_what_was_dropped_is_removed_at_once_when_it_is_stopped(
    number: Signals, at_work: tuple[Any, Any, Path]
) -> None:
    child, _, folder = at_work
    (kept,) = folder.iterdir()
    assert [each.name for each in kept.iterdir()] == ["besloten.txt"]
    assert kept.stat().st_mode & 0o777 == 0o700
    began = time.monotonic()
    child.send_signal(number)
    assert child.wait(timeout=20) == (0 if number == SIGINT else 128 + number)
    assert time.monotonic() - began < 5
    assert list(folder.iterdir()) == []
    assert child.stderr.read() == b""


def test_a_second_signal_leaves_nothing_either(at_work: tuple[Any, Any, Path]) -> None:
    child, _, folder = at_work
    for number in systems.STOPS[1:]:
        child.send_signal(number)
    child.wait(timeout=20)
    assert list(folder.iterdir()) == []


def test_it_is_over_with_its_last_window_whatever_is_being_read(
    at_work: tuple[Any, Any, Path],
) -> None:
    child, close, folder = at_work
    close()
    assert child.wait(timeout=20) == 0
    assert list(folder.iterdir()) == []
    assert child.stderr.read() == b""
