"""The page on this machine only: its own token, its own origin, and an end with its last window."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import re
import secrets
import tempfile
from collections.abc import AsyncIterator, Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route

from lovp_actions import systems
from lovp_actions.errors import LovpError, reason
from lovp_actions.review.decisions import BYTES
from lovp_actions.review.page import policy
from lovp_actions.run.interrupts import Interrupts
from lovp_actions.sources import limits

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOSTS: Final = ("127.0.0.1", "localhost")
_LINGERS: Final = 5.0
"""Seconds without a window after which the work is over: a page that is loaded anew is back by
then."""
_BEAT: Final = 2.0
"""Seconds between two signs of life, so that a window that is gone is noticed."""
_LONGEST_NAME: Final = 200
"""Bytes."""
_DEVICE: Final = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
"""Names that are no files on Windows."""


@dataclass
class Desk:
    """What a page is served with; every window is told apart by nothing but being open."""

    page: Callable[[], str]
    """The page as it is now."""
    store: Callable[[bytes, int], int | None] | None = None
    """Keeps decisions that were made on top of a revision; gives the next one, or None where
    another window was first. Raises LovpError."""
    read: Callable[[Path, str], Any] | None = None
    """Minutes in a file, with the name they have for people, as the page takes them. Raises
    LovpError."""
    leave: Callable[[], None] = lambda: None
    """Called when the last window was closed."""
    told: Callable[[str], str] = str
    """A message in the language of the page."""
    give_up: Callable[[], None] = lambda: None
    """Called when it is over, so that what is being read is given up."""
    interrupts: Interrupts = field(default_factory=Interrupts)
    """What came to end it: Ctrl-C and others."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    lingers: float = _LINGERS
    _windows: int = 0
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def app(self) -> ASGIApp:
        """What a server runs."""
        routes = [Route("/{token}/", self._page), Route("/{token}/alive", self._alive)]
        if self.store:
            routes.append(Route("/{token}/decisions", self._decisions, methods=["POST"]))
        if self.read:
            routes.append(Route("/{token}/read", self._read, methods=["POST"]))
        return _Guard(Starlette(routes=routes), self.token)

    async def _page(self, request: Request) -> Response:
        return HTMLResponse(self.page())

    async def _alive(self, request: Request) -> Response:
        return StreamingResponse(self._beats(), media_type="text/event-stream")

    async def _beats(self) -> AsyncIterator[str]:
        self._windows += 1
        try:
            while True:
                yield ":\n\n"
                await asyncio.sleep(_BEAT)
        finally:
            self._windows -= 1
            asyncio.get_running_loop().call_later(self.lingers, self._left)

    def _left(self) -> None:
        if not self._windows:
            self.leave()

    async def _decisions(self, request: Request) -> Response:
        assert self.store
        try:
            body = await _body(request, BYTES)
            revision = json.loads(body).get("revision")
        except (_TooLarge, ValueError, AttributeError, RecursionError):
            return JSONResponse({}, 400)
        if not isinstance(revision, int):
            return JSONResponse({}, 400)
        try:
            following = await asyncio.to_thread(self.store, body, revision)
        except LovpError as error:
            return JSONResponse({"error": str(error)}, 400)
        if following is None:
            return JSONResponse({}, 409)
        return JSONResponse({"revision": following})

    async def _read(self, request: Request) -> Response:
        """One file at a time is read, in a private folder that is gone afterwards."""
        assert self.read
        name = safe_name(request.query_params.get("name", ""))
        try:
            body = await _body(request, limits.FILE_BYTES)
        except _TooLarge:
            size = limits.FILE_BYTES // 1_000_000
            return JSONResponse({"error": f"{name}: > {size} MB"}, 413)
        async with self._reading:
            try:
                return await asyncio.to_thread(self._part, body, name)
            except asyncio.CancelledError:
                self.give_up()
                raise

    def _part(self, body: bytes, name: str) -> Response:
        assert self.read
        try:
            with tempfile.TemporaryDirectory(prefix="lovp-actions-") as folder:
                path = Path(folder, name)
                path.write_bytes(body)
                return JSONResponse(self.read(path, name))
        except LovpError as error:
            return JSONResponse({"error": str(error)}, 422)
        except OSError as error:
            why = (
                f"Cannot keep {name} while it is read: {reason(error)}; "
                "make room, or let TMPDIR name another folder."
            )
            return JSONResponse({"error": self.told(why)}, 507)


def safe_name(name: str) -> str:
    """The last part of a path, whatever parts it, with letters that any system takes."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(each if each.isalnum() or each in " ._-()" else "_" for each in last)
    kept = kept.strip(" .").encode()[-_LONGEST_NAME:].decode(errors="ignore")
    kept = kept.strip(" .") or "notulen"
    return f"_{kept}" if _DEVICE.match(kept) else kept


class _TooLarge(Exception):
    pass


async def _body(request: Request, most: int) -> bytes:
    """What was sent. Raises _TooLarge, as soon as it is known to be more than `most` bytes."""
    told = request.headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > most:
        raise _TooLarge
    pieces, size = list[bytes](), 0
    async for piece in request.stream():
        size += len(piece)
        if size > most:
            raise _TooLarge
        pieces.append(piece)
    return b"".join(pieces)


class _Guard:
    """Lets in none but this page: by the host, the origin and the token; nothing is kept by the
    browser, and no other page can hold this one in a frame."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app = app
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        if not self._is_own(scope):
            await PlainTextResponse("403", 403)(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_headers()]
            await send(message)

        await self.app(scope, receive, guarded)

    def _is_own(self, scope: Scope) -> bool:
        headers = {
            name.decode("latin-1"): each.decode("latin-1") for name, each in scope["headers"]
        }
        host = headers.get("host", "")
        if host.rsplit(":", 1)[0] not in _HOSTS:
            return False
        if headers.get("origin", f"http://{host}") != f"http://{host}":
            return False
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return False
        token = scope["path"].split("/")[1] if scope["path"].count("/") >= 2 else ""
        return secrets.compare_digest(token.encode(), self.token.encode())


def _headers() -> list[tuple[bytes, bytes]]:
    told = {
        "content-security-policy": f"{policy(served=True)}; frame-ancestors 'none'",
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
    }
    return [(name.encode(), value.encode()) for name, value in told.items()]


def serve(desk: Desk, opened: Callable[[str], None]) -> None:
    """Serve a page on a free port of this machine until its last window is closed, or Ctrl-C;
    `opened` is told its address. What is being read then is given up, and removed."""
    import socket

    import uvicorn

    class Server(uvicorn.Server):
        @contextlib.contextmanager
        def capture_signals(self) -> Generator[None, None, None]:
            yield  # with its own signals would end the process

        async def on_tick(self, counter: int) -> bool:
            self.should_exit = self.should_exit or bool(desk.interrupts.signal)
            return await super().on_tick(counter)

    config = uvicorn.Config(
        desk.app, log_level="error", access_log=False, lifespan="off", timeout_graceful_shutdown=1,
        server_header=False, h11_max_incomplete_event_size=65536,
    )  # fmt: skip
    server = Server(config)

    def leave() -> None:
        server.should_exit = True

    desk.leave = leave
    log = logging.getLogger("uvicorn.error")

    def tells(record: logging.LogRecord) -> bool:
        """Nothing of what Ctrl-C cut off."""
        return not server.should_exit

    log.addFilter(tells)
    with socket.socket() as door, desk.interrupts.noted():
        systems.keep_for_oneself(door)
        door.bind((_HOSTS[0], 0))
        door.listen()
        opened(f"http://{_HOSTS[0]}:{door.getsockname()[1]}/{desk.token}/")
        try:
            server.run(sockets=[door])
        finally:
            log.removeFilter(tells)
