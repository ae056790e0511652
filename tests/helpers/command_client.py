"""Asks the process of `command_server.py` for a run of the command, and ends as that run does.

    python -I -S tests/helpers/command_client.py SOCKET MAIN [ARGUMENT]...

It loads as little as it can: hundreds of tests start it.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from typing import Any


def ask(path: str, streams: dict[int, int], **task: Any) -> dict[str, Any]:
    """What became of a run with these standard streams, each a number and an open file; the rest
    of the task and the answer are those of `command_server.py`."""
    message = json.dumps({**task, "streams": list(streams)}).encode()
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(path)
        socket.send_fds(server, [len(message).to_bytes(8, "big")], list(streams.values()))
        server.sendall(message)
        with server.makefile() as answer:
            found: dict[str, Any] = json.load(answer)
    return found


def is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    status = ask(
        sys.argv[1],
        {number: number for number in range(3) if is_open(number)},
        main=sys.argv[2],
        arguments=sys.argv[3:],
        folder=os.getcwd(),
        environment=dict(os.environ),
    )["status"]
    if status < 0:
        os.kill(os.getpid(), -status)
    os._exit(status)
