"""What a terminal gets to see of a command."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence


def shown(command: Sequence[str], **env: str) -> tuple[int, str]:
    """How a command ends whose standard output and error are a terminal, and all that this shows;
    `env` stands over the environment."""
    import pty

    terminal, side = pty.openpty()
    with subprocess.Popen(command, stdout=side, stderr=side, env={**os.environ, **env}) as child:
        os.close(side)
        seen = b""
        while chunk := _read(terminal):  # one look may be at the beginning only
            seen += chunk
        code = child.wait(60)
    os.close(terminal)
    return code, seen.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other side is closed
        return b""
