"""Runs the command over and over in processes of its own, with the language model loaded once.

Each line of standard input is a JSON object: the `arguments` of the command, the `folder` it
runs in, and the processor `seconds` it may take. Each answer is one: its exit `status`, what it
wrote (`out`, `err`), and its peak memory in `megabytes`.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from lovp_actions import cli, nlp

UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts memory."""


def run(arguments: list[str], folder: str, seconds: int) -> dict[str, Any]:
    """One run of the command in a child of this process."""
    with tempfile.TemporaryDirectory() as name:
        out, err = Path(name) / "out", Path(name) / "err"
        child = os.fork()
        if not child:
            os.chdir(folder)
            for number, path in ((0, Path(os.devnull)), (1, out), (2, err)):
                flags = os.O_WRONLY | os.O_CREAT if number else os.O_RDONLY
                os.dup2(os.open(path, flags), number)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            signal.alarm(6 * seconds)  # of one that waits
            status = 99  # of an error that nothing caught
            try:
                status = cli.main(arguments)
                sys.stdout.flush()
            finally:
                os._exit(status)
        _, wait_status, usage = os.wait4(child, 0)
        return {
            "status": os.waitstatus_to_exitcode(wait_status),
            "out": out.read_text("utf-8"),
            "err": err.read_text("utf-8"),
            "megabytes": usage.ru_maxrss * UNIT // 1024**2,
            "seconds": round(usage.ru_utime + usage.ru_stime, 1),
        }


if __name__ == "__main__":
    nlp.load = cache(nlp.load)
    from lovp_actions.extraction import Extractor

    Extractor().extract("De voorzitter belt.")
    for line in sys.stdin:
        print(json.dumps(run(**json.loads(line))), flush=True)
