"""The server of the page: for this machine, this page and this token only."""

from __future__ import annotations

import asyncio
import errno
import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

from starlette.testclient import TestClient

from lovp_actions.cli.translation import in_dutch
from lovp_actions.errors import InputError
from lovp_actions.review import server
from lovp_actions.review.server import Desk, safe_name
from lovp_actions.sources import limits

HOST = "http://127.0.0.1:4711"


class Kept:
    """What the desk was given, and where it lay."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.files: list[tuple[Path, str, bytes]] = []

    def store(self, body: bytes, revision: int) -> int | None:
        if b"vol" in body:
            raise InputError("Cannot write it.")
        if revision != len(self.bodies):
            return None
        self.bodies.append(body)
        return len(self.bodies)

    def read(self, path: Path, name: str) -> Any:
        self.files.append((path, name, path.read_bytes()))
        if name.startswith("fout"):
            raise InputError(f"Cannot read {name}: it is a picture.")
        return {"source": name}


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def client(kept: Kept) -> Iterator[TestClient]:
    desk = Desk(lambda: "<p>hier</p>", store=kept.store, read=kept.read, token="geheim")
    with TestClient(desk.app, base_url=HOST, raise_server_exceptions=False) as client:
        yield client


def test_the_page_is_there_for_who_has_the_token(client: TestClient) -> None:
    answer = client.get("/geheim/")
    assert (answer.status_code, answer.text) == (200, "<p>hier</p>")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/geheim", {}),
        ("/anders/", {}),
        ("/geheimer/", {}),
        ("//geheim/", {}),
        ("/%67eheim0/", {}),
        ("/geheim/", {"origin": "https://example.com"}),
        ("/geheim/", {"origin": "null"}),
        ("/geheim/", {"origin": "http://127.0.0.1:4712"}),
        ("/geheim/", {"sec-fetch-site": "cross-site"}),
        ("/geheim/", {"sec-fetch-site": "same-site"}),
        ("/geheim/", {"host": "example.com"}),
        ("/geheim/", {"host": "example.com:4711"}),
        ("/geheim/", {"host": "127.0.0.1.example.com"}),
        ("/geheim/", {"host": ""}),
    ],
)
def test_nobody_else_is_let_in(
    client: TestClient, kept: Kept, path: str, headers: dict[str, str]
) -> None:
    assert client.get(path, headers=headers, follow_redirects=False).status_code == 403
    for name in ("decisions", "read?name=a.txt"):
        sent = client.post(f"{path}{name}", headers=headers, json={"revision": 0})
        assert sent.status_code == 403
    assert kept.bodies == kept.files == []


def test_decisions_are_kept_in_their_order(client: TestClient, kept: Kept) -> None:
    def send(revision: object, **more: object) -> Any:
        return client.post("/geheim/decisions", json={"revision": revision, **more})

    assert send(0).json() == {"revision": 1}
    assert send(0).status_code == 409  # a second window
    assert send(1).json() == {"revision": 2}
    assert send("1").status_code == 400
    assert send(2, minutes="vol").status_code == 400
    for body in (b"", b"[]", b"{", b"\xff", b"[" * 100_000):
        assert client.post("/geheim/decisions", content=body).status_code == 400
    assert [json.loads(body)["revision"] for body in kept.bodies] == [0, 1]


def test_minutes_are_read_from_a_private_folder_that_is_removed(
    client: TestClient, kept: Kept
) -> None:
    answer = client.post("/geheim/read?name=notulen.docx", content=b"PK")
    assert answer.json() == {"source": "notulen.docx"}
    ((path, _, data),) = kept.files
    assert data == b"PK"
    assert not path.parent.exists()
    wrong = client.post("/geheim/read?name=fout.png", content=b"")
    assert wrong.status_code == 422
    assert wrong.json() == {"error": "Cannot read fout.png: it is a picture."}
    assert not kept.files[1][0].parent.exists()


def test_without_room_for_it_a_file_is_not_read(
    client: TestClient, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    answer = client.post("/geheim/read?name=agenda.pdf", content=b"x")
    assert answer.status_code == 507
    words = answer.json()["error"]
    assert words.startswith("Cannot keep agenda.pdf while it is read: no space left on device; ")
    assert in_dutch(words) == (
        "Kan agenda.pdf niet bewaren om het te lezen: er is geen ruimte meer; maak ruimte, "
        "of noem een andere map met TMPDIR."
    )
    assert kept.files == []


@pytest.mark.parametrize(
    ("name", "kept_as"),
    [
        ("notulen 2026-03-03.docx", "notulen 2026-03-03.docx"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\Windows\\win.ini", "win.ini"),
        ("/etc/passwd", "passwd"),
        ("C:\\notulen.txt", "notulen.txt"),
        ("C:notulen.txt", "C_notulen.txt"),
        ("..", "notulen"),
        ("", "notulen"),
        ("a/", "notulen"),
        ("a\0b\n.txt", "a_b_.txt"),
        (".verborgen", "verborgen"),
        ("é" * 300 + ".txt", "é" * 98 + ".txt"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
    ],
)
def test_a_path_in_a_name_leads_nowhere(
    client: TestClient, kept: Kept, name: str, kept_as: str
) -> None:
    assert safe_name(name) == kept_as
    answer = client.post("/geheim/read", params={"name": name}, content=b"x")
    assert answer.json() == {"source": kept_as}
    assert kept.files[0][0].name == kept_as


def test_a_file_of_200_mb_is_refused_before_it_is_taken_in(
    client: TestClient, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = client.post(
        "/geheim/read?name=groot.pdf", content=b"", headers={"content-length": "200000000"}
    )
    assert told.status_code == 413
    monkeypatch.setattr(limits, "FILE_BYTES", 1000)
    piecemeal = client.post("/geheim/read?name=groot.pdf", content=iter([b"x" * 600] * 2))
    assert piecemeal.status_code == 413
    assert "groot.pdf" in piecemeal.json()["error"]
    assert kept.files == []


def test_two_files_at_once_are_read_one_after_the_other(kept: Kept) -> None:
    at_work = threading.Semaphore(1)

    def read(path: Path, name: str) -> Any:
        assert at_work.acquire(blocking=False)
        try:
            return kept.read(path, name)
        finally:
            at_work.release()

    desk = Desk(str, read=read, token="geheim")
    with TestClient(desk.app, base_url=HOST) as client:
        answers: list[int] = []

        def send(name: str) -> None:
            answers.append(client.post(f"/geheim/read?name={name}", content=b"x").status_code)

        threads = [threading.Thread(target=send, args=(name,)) for name in ("a", "b", "c")]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    assert answers == [200] * 3
    assert sorted(name for _, name, _ in kept.files) == ["a", "b", "c"]


def test_it_is_over_when_the_last_window_is_closed() -> None:
    async def windows() -> list[str]:
        left: list[str] = []
        desk = Desk(str, leave=lambda: left.append("over"), lingers=0.05)
        one, other = desk._beats(), desk._beats()
        assert await anext(one) == await anext(other) == ":\n\n"
        await one.aclose()
        await asyncio.sleep(0.15)
        left.append("one is open")
        await other.aclose()
        again = desk._beats()  # the page is loaded anew
        await anext(again)
        await asyncio.sleep(0.15)
        left.append("it came back")
        await again.aclose()
        await asyncio.sleep(0.15)
        return left

    assert asyncio.run(windows()) == ["one is open", "it came back", "over"]


def test_a_real_server_lets_go_when_its_window_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    import http.client
    from urllib.parse import urlsplit

    monkeypatch.setattr(server, "_BEAT", 0.05)
    answers: list[bytes] = []

    def visit(address: str) -> None:
        def look() -> None:
            place = urlsplit(address)
            assert place.hostname == "127.0.0.1"
            window = http.client.HTTPConnection(place.hostname, place.port)
            window.request("GET", f"{place.path}alive")
            answers.append(window.getresponse().read(3))
            window.close()

        threading.Thread(target=look, daemon=True).start()

    serving = threading.Thread(
        target=server.serve, args=(Desk(str, lingers=0.05), visit), daemon=True
    )
    serving.start()
    serving.join(20)
    assert not serving.is_alive()
    assert answers == [b":\n\n"]


def test_an_end_with_a_window_open_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    from http.client import IncompleteRead
    from urllib.request import urlopen

    desk = Desk(str)

    def visit(address: str) -> None:
        def look() -> None:
            with suppress(IncompleteRead), urlopen(f"{address}alive") as window:
                window.read(3)
                desk.leave()  # as Ctrl-C does
                window.read()

        threading.Thread(target=look, daemon=True).start()

    serving = threading.Thread(target=server.serve, args=(desk, visit), daemon=True)
    serving.start()
    serving.join(20)
    assert not serving.is_alive()
    assert capfd.readouterr().err == ""
