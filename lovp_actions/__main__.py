"""`python -m lovp_actions` is the `lovp-actions` command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command and give its exit status; an interrupt is quiet while it loads, too."""
    try:
        from .cli import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
