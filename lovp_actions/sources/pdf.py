"""PDF files: read in a process of its own, so that a hostile file costs no more than a message."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lovp_actions.errors import InputError
from lovp_actions.sources import limits
from lovp_actions.sources.extras import library
from lovp_actions.sources.pieces import (
    Above,
    Heading,
    ListItem,
    Page,
    Paragraph,
    Piece,
    Running,
    Table,
    Unread,
    Verbatim,
)

_PACKAGE = Path(__file__).parents[1]
_MESSAGES = {
    "password": "it is protected by a password; save it without one.",
    "damaged": "it is no PDF file that can be read; save it again.",
    "pages": f"it has more than {limits.PDF_PAGES:,} pages; split it.",
    "empty": (
        "there is no text in it, only pictures of pages; recognise the text first (OCR), "
        "as with: ocrmypdf -l nld FILE OUTPUT"
    ),
}


def read(data: bytes, name: str) -> Iterator[Piece]:
    """The pieces of a PDF file, with a Page before those of each page.

    Raises InputError when it has no text, is protected, damaged, or asks for too much time or
    memory (see `limits`), or when pypdfium2 is missing.
    """
    library("pypdfium2", name)
    found = _work(data, name)
    if error := found.get("error"):
        raise InputError(f"Cannot read {name}: {_MESSAGES[error]}")
    return _pieces(found, name)


def _work(data: bytes, name: str) -> Any:
    """What the worker found in the file."""
    command = [sys.executable, "-m", f"{_PACKAGE.name}.sources.pdf_worker"]
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=limits.PDF_SECONDS,
            cwd=_PACKAGE.parent,
            check=False,
        )
        return json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"Cannot read {name}: it takes longer than {limits.PDF_SECONDS:.0f} seconds; "
            "split it, or make text of it with: pdftotext -layout FILE"
        ) from error
    except (OSError, ValueError) as error:  # the worker ended without a word
        raise InputError(
            f"Cannot read {name}: reading it takes too much memory or fails; "
            "make text of it with: pdftotext -layout FILE"
        ) from error


def _pieces(found: dict[str, Any], name: str) -> Iterator[Piece]:
    for number, page in enumerate(found["pages"], start=1):
        yield Page(number)
        yield from map(_piece, page)
        if number in found["pictured"]:
            label = f"{name}, p. {number}"
            yield Unread(f"Cannot read {label}: {_MESSAGES['empty']}")


def _piece(found: list[Any]) -> Piece:
    """A piece as the worker writes it: its kind and its contents."""
    if found[0] == "heading":
        return Heading(found[1], found[2])
    if found[0] == "table":
        return Table([[[_piece(each) for each in cell] for cell in row] for row in found[1]])
    if found[0] == "page":
        return Page(found[1])
    if found[0] == "above":
        return Above()
    if found[0] == "running":
        return Running(found[1])
    if found[0] == "item":
        return ListItem(*found[1:])
    return Verbatim(found[1]) if found[0] == "verbatim" else Paragraph(found[1])
