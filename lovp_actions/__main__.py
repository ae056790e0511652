"""`python -m lovp_actions` is the `lovp-actions` command."""

from __future__ import annotations

import sys

from . import __version__


def main() -> int:
    """Run the command and give its exit status; an interrupt is quiet while it loads, too."""
    if sys.argv[1:] == ["--version"]:  # nothing else is needed for this
        print(f"lovp-actions {__version__}")
        return 0
    try:
        from .cli import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
