"""PDF files made to break their reader; no PDF library is needed to write them."""

from __future__ import annotations

import zlib
from collections.abc import Callable

_TEXT = b"BT /F1 12 Tf 72 720 Td (De voorzitter zal de school bellen.) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(data), data)


def file_of(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, with a cross-reference table; 1 is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        in_use = number in places
        out += b"%010d %05d %b \n" % (
            places.get(number, 0),
            0 if in_use else 65535,
            b"n" if in_use else b"f",
        )
    out += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def one_page(**changes: bytes) -> dict[int, bytes]:
    """The objects of a document of one page; `changes` replace them: o3 is the page."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        4: stream(_TEXT),
        5: FONT,
    }
    return objects | {int(name[1:]): body for name, body in changes.items()}


def _bomb(megabytes: int) -> bytes:
    """Deflate data of so many MB of spaces; the checksum is missing, as in broken files."""
    squeeze = zlib.compressobj(9)
    chunk = b" " * 1_000_000
    first = squeeze.compress(chunk) + squeeze.flush(zlib.Z_FULL_FLUSH)
    block = squeeze.compress(chunk) + squeeze.flush(zlib.Z_FULL_FLUSH)
    return first + block * (megabytes - 1)


def _xobject() -> bytes:
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</X 6 0 R>>>>>>"
    )
    form = stream(
        b"/X Do /X Do",
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>",
    )
    return file_of(one_page(o3=page, o4=stream(b"/X Do"), o6=form))


def _object_stream_loop() -> bytes:
    inside = b"6 0 <</Extends 6 0 R>>"
    head = b"/Type/ObjStm/N 1/First 4/Extends 6 0 R"
    return file_of(one_page(o2=b"6 0 R", o6=stream(inside, head)))


def _encrypted() -> bytes:
    entries = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%b)/U(%b)/P -4>>/ID[(a)(a)]"
    return file_of(one_page(), entries % (b"o" * 32, b"u" * 32))


def _many_pages() -> bytes:
    kids = b"3 0 R " * 100_000
    return file_of(one_page(o2=b"<</Type/Pages/Kids[%b]/Count 100000>>" % kids))


_MAKERS: dict[str, Callable[[], bytes]] = {
    "pdf-truncated.pdf": lambda: file_of(one_page())[:300],
    "pdf-header-only.pdf": lambda: b"%PDF-1.7\n",
    "pdf-page-tree-loop.pdf": lambda: file_of(
        one_page(o2=b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3/Parent 2 0 R>>")
    ),
    "pdf-object-stream-loop.pdf": _object_stream_loop,
    "pdf-reference-loop.pdf": lambda: file_of(one_page(o4=b"6 0 R", o6=b"4 0 R")),
    "pdf-xref-loop.pdf": lambda: file_of(one_page(), b"/Prev 15"),
    "pdf-page-count-lies.pdf": lambda: file_of(
        one_page(o2=b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>")
    ),
    "pdf-pages-100000.pdf": _many_pages,
    "pdf-huge-page.pdf": lambda: file_of(
        one_page(o3=one_page()[3].replace(b"595 842", b"1e30 1e30"))
    ),
    "pdf-without-text.pdf": lambda: file_of(one_page(o4=stream(b"0 0 9 9 re f"))),
    "pdf-encrypted.pdf": _encrypted,
    "pdf-deflate-bomb.pdf": lambda: file_of(
        one_page(o4=stream(_bomb(1_500), b"/Filter/FlateDecode"))
    ),
    "pdf-deflate-bomb-twice.pdf": lambda: file_of(
        one_page(o4=stream(zlib.compress(_bomb(1_500)), b"/Filter[/FlateDecode/FlateDecode]"))
    ),
    "pdf-xobject-in-itself.pdf": _xobject,
    "pdf-arrays-nested.pdf": lambda: file_of(one_page(o6=b"[" * 100_000 + b"]" * 100_000)),
    "pdf-wrong-length.pdf": lambda: file_of(
        one_page(o4=stream(_TEXT).replace(b"/Length ", b"/Length 9"))
    ),
}
NAMES = tuple(_MAKERS)


def files() -> dict[str, bytes]:
    """The files by name."""
    return {name: make() for name, make in _MAKERS.items()}
