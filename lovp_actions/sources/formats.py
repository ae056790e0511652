"""Which module reads which kind of file; each is loaded when such a file is met."""

from __future__ import annotations

from collections.abc import Iterable

from . import plain
from .kinds import Kind
from .pieces import Piece, Verbatim


def pieces(
    kind: Kind, data: bytes, name: str, encoding: str | None = None, packed: int = 0
) -> Iterable[Piece]:
    """The pieces of a file of that kind, in order.

    `encoding` overrides the guess for text, HTML and mail; `packed` is in how many files
    this one is packed. Raises InputError, some of it only while the pieces are taken.
    """
    if kind == "docx":
        from . import docx

        return docx.read(data, name, packed)
    if kind == "odt":
        from . import odt

        return odt.read(data, name)
    if kind == "pdf":
        from . import pdf

        return pdf.read(data, name)
    if kind == "html":
        from . import html

        return html.read(data, name, encoding)
    if kind == "eml":
        from . import eml

        return eml.read(data, name, encoding, packed)
    return [Verbatim(plain.decode(data, name, encoding))]
