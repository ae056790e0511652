"""What libraries raise of files that they do not expect."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from lovp_actions.errors import InputError, LovpError


@contextlib.contextmanager
def failing(name: str) -> Iterator[None]:
    """An error of any kind that comes from a library, and not from this package, becomes an
    InputError about the file `name`; what the system says, and that memory ran out, stays."""
    try:
        yield
    except (LovpError, OSError, MemoryError):
        raise
    except Exception as error:
        last = error.__traceback__
        while last is not None and last.tb_next is not None:
            last = last.tb_next
        package = __name__.partition(".")[0]
        if last is None or str(last.tb_frame.f_globals.get("__name__")).startswith(package):
            raise
        words = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise InputError(
            f"Cannot read {name}: the file is damaged, or holds what is not known ({words}); "
            "save it again."
        ) from error
