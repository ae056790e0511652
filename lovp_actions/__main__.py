"""`python -m lovp_actions` is the `lovp-actions` command."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
