"""Runs of the command that are spared the second in which Python and the language model load.

    python tests/helpers/command_server.py LISTENER

loads the command and waits. For each run that `command_client.py` asks for it splits off a process
with the arguments, folder, environment and standard streams of the client, closed ones too, which
ends as the command does. A "fake" run has the extractor of `fake_extraction.py`, a "real" one that
of the package. What is about the start of Python, signals or limits needs a process of its own.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import command_client
import fake_extraction
import read_once
import typer.main

HERE = Path(__file__).parent
MAINS = {
    "fake": [sys.executable, str(HERE / "fake_extraction.py")],
    "real": [sys.executable, "-m", "lovp_actions"],
}
"""The command in a process of its own, without a language model and with one."""
SOCKET = Path(tempfile.gettempdir(), f"lovp-{os.getpid()}.socket")
"""Where the process listens; the path of a socket must be short."""
UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts memory."""


def command(main: str) -> list[str]:
    """What runs the command, "fake" or "real", within `server()`."""
    if os.name == "nt":  # no process can be split off there
        return MAINS[main]
    return [sys.executable, "-I", "-S", command_client.__file__, str(SOCKET), main]


def run(main: str, arguments: list[str], folder: Path, seconds: int) -> dict[str, Any]:
    """A run within `server()` that may take so many seconds of a processor: its exit
    `status`, what it wrote (`out`, `err`), and its peak memory in `megabytes`."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, open(os.devnull) as no:
        answer = command_client.ask(
            str(SOCKET),
            {number: file.fileno() for number, file in enumerate((no, out, err))},
            main=main,
            arguments=arguments,
            folder=str(folder),
            environment=dict(os.environ),
            seconds=seconds,
        )
        for name, file in (("out", out), ("err", err)):
            file.seek(0)
            answer[name] = file.read().decode("utf-8")
    return answer


@contextlib.contextmanager
def server() -> Iterator[None]:
    """The process that waits for runs, while the block lasts."""
    if os.name == "nt":
        yield
        return
    SOCKET.unlink(missing_ok=True)  # of a process that was killed
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(SOCKET))
        listener.listen()  # who asks before all is loaded has to wait
        number = listener.fileno()
        process = subprocess.Popen(
            [sys.executable, __file__, str(number)],
            stdin=subprocess.PIPE,
            pass_fds=[number],
            env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
        )
    with process:  # which ends when its input is closed
        yield
    SOCKET.unlink()


def keep_commands() -> None:
    """Make the tree of commands once, however often the command is run in a process."""
    typer.main.get_command = cache(typer.main.get_command)


# The process that waits


def wait(listener: socket.socket) -> None:
    """Split off a run for each who asks, and tell what became of it, until standard input is
    closed."""
    woken, wake = os.pipe()  # gets a byte when a run has ended
    os.set_blocking(wake, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    asking: dict[int, socket.socket] = {}
    door = listener.fileno()
    while 0 not in (ready := select.select([door, woken, 0], [], [])[0]):
        if door in ready:
            connection, _ = listener.accept()
            head, files, *_ = socket.recv_fds(connection, 8, 3)
            with connection.makefile("rb") as asked:
                task = json.loads(asked.read(int.from_bytes(head, "big")))
            if child := os.fork():
                asking[child] = connection
                for file in files:
                    os.close(file)
            else:
                become(task, dict(zip(task["streams"], files, strict=True)))
        if woken in ready:
            os.read(woken, 512)
            while asking and (ended := os.wait4(-1, os.WNOHANG))[0]:
                child, status, usage = ended
                answer = {
                    "status": os.waitstatus_to_exitcode(status),
                    "megabytes": usage.ru_maxrss * UNIT // 1024**2,
                }
                with asking.pop(child) as connection:
                    connection.sendall(json.dumps(answer).encode())


def become(task: dict[str, Any], streams: dict[int, int]) -> NoReturn:
    """Be the run."""
    from lovp_actions.__main__ import command

    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for number in range(3):
        if number in streams:
            os.dup2(streams[number], number)
        else:
            os.close(number)
    os.closerange(3, 256)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, "w" if number else "r", closefd=False) if number in streams else None  # noqa: SIM115
        for number in range(3)
    )
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr  # type: ignore[misc]
    if "seconds" in task:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (task["seconds"], task["seconds"]))
        signal.alarm(6 * task["seconds"])  # of one that waits
    os.chdir(task["folder"])
    os.environ.clear()
    os.environ.update(task["environment"])
    sys.argv[1:] = task["arguments"]
    if task["main"] == "fake":
        sys.modules["lovp_actions.extraction.engine"] = fake_extraction
    command()


def load() -> None:
    """Load what runs need: the models, which a run loads in a process of its own, and the rest by
    one run of each kind."""
    from lovp_actions.cli import app
    from lovp_actions.extraction import pipelines
    from lovp_actions.sources import docx, eml, html, odt  # noqa: F401

    read_once.join()
    pipelines.loaded(None).extract("De voorzitter zegt toe de leden te bellen.")
    keep_commands()
    sample = str(HERE.parents[1] / "samples/vve.txt")
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        for form in ("tsv", "table", "html", "ics"):
            app.main(["extract", sample, "-q", "-f", form])
        app.main(["merge", f"{folder}/list.xlsx", sample, "-q"])


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as given:
        load()
        gc.freeze()  # what is loaded is shared with the runs while nothing counts it
        wait(given)
