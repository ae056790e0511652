"""What is read of a document, line by line."""

from __future__ import annotations

from lovp_actions.run.reading import read_bytes


def lines(data: bytes, name: str = "notulen") -> list[str]:
    """The lines that are not blank."""
    return [line for line in read_bytes(data, name).text.split("\n") if line.strip()]
