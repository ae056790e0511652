"""`python -m lovp_actions` is the `lovp-actions` command."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import sys
from typing import NoReturn

from lovp_actions.systems import STOPS
from lovp_actions.version import __version__


def main() -> int:
    """Run the command and give its exit status; an interrupt is quiet while it loads, too."""
    try:
        if sys.argv[1:] == ["--version"] and sys.stdout is not None:
            with contextlib.suppress(OSError):  # nothing else needs to be loaded for this
                sys.stdout.write(f"lovp-actions {__version__}\n")
                sys.stdout.flush()
                return 0
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # for numpy: the matrices are small
        if (width := os.environ.get("COLUMNS", "")) == "0" or len(width) > 4:
            del os.environ["COLUMNS"]  # as where it is not set: no table is that narrow or wide
        from lovp_actions.cli.app import main as run

        return run()
    except KeyboardInterrupt:
        return 130


def command() -> NoReturn:
    """Run the command and end the process with its exit status.

    All is written by then, so the process ends at once: to take a language model apart object by
    object costs more than a tenth of a run.
    """
    status = main()
    for number in STOPS:  # too late to be of use
        signal.signal(number, signal.SIG_IGN)
    if "distributed" in sys.modules:  # a cluster's connections are closed in order
        sys.exit(status)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    command()
