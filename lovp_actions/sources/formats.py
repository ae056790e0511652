"""Which module reads which kind of file; each is loaded when such a file is met."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from lovp_actions.sources import plain
from lovp_actions.sources.kinds import Kind
from lovp_actions.sources.pieces import Piece, Unread, Verbatim


def pieces(
    kind: Kind, data: bytes, name: str, encoding: str | None = None, packed: int = 0
) -> Iterable[Piece]:
    """The pieces of a file of that kind, in order.

    `encoding` overrides the guess for text, CSV, HTML and mail; `packed` is in how many files
    this one is packed. Raises InputError, some of it only while the pieces are taken.
    """
    if kind == "docx":
        from lovp_actions.sources import docx

        return docx.read(data, name, pieces, packed)
    if kind == "odt":
        from lovp_actions.sources import odt

        return odt.read(data, name)
    if kind == "pdf":
        from lovp_actions.sources import pdf

        return pdf.read(data, name)
    if kind == "html":
        from lovp_actions.sources import html

        return html.read(data, name, encoding)
    if kind == "eml":
        from lovp_actions.sources import eml

        return eml.read(data, name, pieces, encoding, packed)
    if kind == "json":
        from lovp_actions.sources import raadsinformatie

        return raadsinformatie.read(data, name, pieces, encoding)
    if kind == "csv":
        from lovp_actions.sources import separated

        return separated.read(data, name, encoding)
    slips = plain.slips(data, name, encoding)
    return [Verbatim(plain.decode(data, name, encoding)), *map(Unread, slips)]


def dated(kind: Kind, data: bytes, encoding: str | None = None) -> dt.date | None:
    """The day that a file of that kind tells beside its text: on which a mail was sent, or a
    council met. None where it tells none."""
    if kind == "eml":
        from lovp_actions.sources import eml

        return eml.sent(data)
    if kind == "json":
        from lovp_actions.sources import raadsinformatie

        return raadsinformatie.met(data, encoding)
    return None


def heads(kind: Kind, data: bytes, name: str) -> list[str]:
    """The lines of the running heads that a file of that kind keeps apart from its text."""
    if kind == "docx":
        from lovp_actions.sources import docx_heads

        return list(docx_heads.lines(data, name))
    return []
