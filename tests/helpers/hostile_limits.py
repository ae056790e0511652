"""Hostile documents that ask for more than there is: each is refused for what it is, before it
costs time or memory, and each gets as far as where that is found."""

from __future__ import annotations

import functools
import io
import random
import struct
import zipfile
from collections.abc import Callable

from hostile_base import MILLION, data_file
from hostile_documents import _docx, _mail, _paragraphs, _spaces, _zip

ODT = b"application/vnd.oasis.opendocument.text"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
MANY_CELLS = "more than 50,000 paragraphs and cells"


def _file(name: str, reason: str, make: Callable[[], bytes]) -> None:
    data_file(name, reason=reason)(functools.partial(lambda made, draw: made(), make))


def _odt(body: str, declared: str = "", coding: str = "utf-8") -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "table", "style")
    )
    content = (
        f'<?xml version="1.0" encoding="{coding}"?>{declared}<office:document-content {spaces}>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return _zip({"mimetype": ODT, "content.xml": content.encode(coding)})


def _word(body: str) -> bytes:
    return _docx(_paragraphs(f"</w:t></w:r></w:p>{body}<w:p><w:r><w:t>"))


# ---- zip files

for kind, inside in (("odt", "content.xml"), ("docx", "word/document.xml")):
    _file(
        f"{kind}-bomb-in-mimetype.{kind}",
        "unpacks to too much" if kind == "docx" else "it is a zip file",
        lambda inside=inside: _bomb("mimetype", inside),
    )


def _bomb(name: str, other: str) -> bytes:
    """A member of 500 MB of spaces beside another one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(name), _spaces(500))
        archive.writestr(zipfile.ZipInfo(other), b"<x/>")
    raw = bytearray(out.getvalue())
    for place, method, length in ((0, 8, 22), (raw.find(b"PK\x01\x02"), 10, 24)):
        raw[place + method : place + method + 2] = (8).to_bytes(2, "little")
        raw[place + length : place + length + 4] = (500 * MILLION).to_bytes(4, "little")
    return bytes(raw)


def _members(count: int, told: int) -> bytes:
    """A zip file of so many members whose end tells another number."""
    raw = bytearray(_zip({f"word/{number}.xml": b"" for number in range(count)}))
    struct.pack_into("<HH", raw, raw.rfind(b"PK\x05\x06") + 8, told, told)
    return bytes(raw)


for told in (1, 10, 9_999, 65_535):
    _file(
        f"zip-of-11000-members-that-tells-{told}.docx",
        "unpacks to too much",
        functools.partial(_members, 11_000, told),
    )


def _packed(method: int, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("mimetype", ODT if name == "content.xml" else b"")
        archive.writestr(name, b"<x/>")
    return out.getvalue()


for way, method in (("bzip2", zipfile.ZIP_BZIP2), ("lzma", zipfile.ZIP_LZMA)):
    for kind, inside in (("docx", "word/document.xml"), ("odt", "content.xml")):
        _file(
            f"{kind}-packed-by-{way}.{kind}",
            "the file is damaged",
            functools.partial(_packed, method, inside),
        )

# ---- document types, in every encoding

_TYPES = {
    "system": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "external": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "public": '<!DOCTYPE x PUBLIC "-//X//Y" "x.dtd">',
    "parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>',
    "empty": "<!DOCTYPE x>",
    "behind-a-comment": "<!-- " + "x" * 9_000 + " --><!DOCTYPE x>",
}
_CODINGS = ("utf-8", "utf-16", "utf-32", "utf-7", "latin-1", "cp037", "utf-16-be")
for name, declared in _TYPES.items():
    for coding in _CODINGS if name == "system" else ("utf-8", "utf-16"):
        says = "declares XML entities"
        if coding in ("utf-32", "utf-7", "cp037"):
            says = "the file is damaged"  # encodings that could hide it are not read
        elif coding == "utf-16-be":  # without the mark that it must have
            says = "the file is damaged"
        data = f'<?xml version="1.0" encoding="{coding}"?>{declared}<x/>'.encode(coding)
        _file(f"docx-type-{name}-{coding}.docx", says, functools.partial(_docx, data))
        _file(
            f"odt-type-{name}-{coding}.odt",
            says,
            functools.partial(_zip, {"mimetype": ODT, "content.xml": data}),
        )

# ---- paragraphs and cells

_SPAN = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="60"/></w:tcPr><w:p/></w:tc></w:tr>'


def _numbered(each: str, count: int) -> str:
    """So many different things, so that they do not pack too well."""
    draw = random.Random(1)
    return "".join(each.format(draw.getrandbits(60)) for _ in range(count))


_TEXTS: dict[str, Callable[[], bytes]] = {
    "docx-60000-paragraphs.docx": lambda: _word("<w:p/>" * 60_000),
    "docx-60000-cells.docx": lambda: _word(
        "<w:tbl><w:tr>"
        + _numbered("<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>", 60_000)
        + "</w:tr></w:tbl>"
    ),
    "docx-spanned-cells.docx": lambda: _word(f"<w:tbl>{_SPAN * 1_000}</w:tbl>"),
    "odt-60000-paragraphs.odt": lambda: _odt(_numbered("<text:p>{}</text:p>", 60_000)),
    "odt-repeated-cells.odt": lambda: _odt(
        "<table:table>" + '<table:table-row><table:table-cell table:number-columns-repeated="60"/>'
        "</table:table-row>" * 1_000 + "</table:table>"
    ),
    "odt-repeated-in-repeated.odt": lambda: _odt(
        '<table:table><table:table-row><table:table-cell table:number-columns-repeated="60">' * 15
        + "<text:p>a</text:p>"
        + "</table:table-cell></table:table-row></table:table>" * 15
    ),
    "html-spanned-cells.html": lambda: (
        b"<html><table>" + b"<tr><td colspan=60>a</td></tr>" * 1_000 + b"</table></html>"
    ),
    "html-60000-paragraphs.html": lambda: b"<html>" + b"<p>a" * 60_000,
    "html-60000-entries.html": lambda: b"<html><ul>" + b"<li>a" * 60_000,
}
for name, make in _TEXTS.items():
    _file(name, MANY_CELLS, make)
_file(
    "odt-nested-tables.odt",
    "tables are nested too deep",
    lambda: _odt(
        "<table:table><table:table-row><table:table-cell>" * 60
        + "</table:table-cell></table:table-row></table:table>" * 60
    ),
)

# ---- mails

_MIXED = 'multipart/mixed; boundary="x"'


def _headed(line: bytes) -> bytes:
    return b"From: Jan <jan@example.org>\r\nMIME-Version: 1.0\r\n" + line + b"\r\n\r\nJan belt.\r\n"


_LONG_HEADERS = {
    "parameters": b"Content-Type: text/plain" + b"; a=b" * 20_000,
    "parts-of-parameters": b"Content-Type: text/plain"
    + b"".join(b"; a*%d*=x" % number for number in range(10_000)),
    "encoded-words": b"Subject: " + b"=?utf-8?q?a?= " * 20_000,
    "name-of-a-file": b"Content-Disposition: attachment; filename=" + b"a" * 104_000,
    "date": b"Date: " + b"(" * 50_000,
    "folded": b"Subject: " + b"a\r\n " * 50_000 + b"a",
}
for name, line in _LONG_HEADERS.items():
    _file(
        f"eml-long-{name}.eml", "has more than 2,000 characters", functools.partial(_headed, line)
    )
for name, line in {
    "charset": b"Content-Type: text/plain; charset=" + b"(" * 1_500,
    "disposition": b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
    b"Content-Disposition: attachment; filename=" + b"(" * 1_500,  # of a part, where it is read
    "coding": b"Content-Transfer-Encoding: " + b"(" * 1_500,
}.items():
    _file(
        f"eml-brackets-in-{name}.eml",
        "brackets are nested too deep in its header",
        functools.partial(_headed, line),
    )
for kind in ("mixed", "related", "alternative", "digest", "signed"):
    for head in (b"Content-Type: text/plain\r\n\r\n", b"\r\n"):
        named = "with" if head.strip() else "without"
        _file(
            f"eml-10000-parts-{kind}-{named}-headers.eml",
            "more than 1,000 parts",
            functools.partial(
                _mail,
                (b"--x\r\n" + head + b"a\r\n") * 10_000 + b"--x--\r\n",
                f'multipart/{kind}; boundary="x"',
            ),
        )
_file(
    "eml-30000-headers.eml",
    "more than 20,000 headers",
    functools.partial(_headed, b"X-A: b\r\n" * 30_000 + b"X-B: c"),
)
_file(
    "eml-200-multiparts.eml",
    "parts that hold parts",
    functools.partial(
        _mail,
        b'--x\r\nContent-Type: multipart/mixed; boundary="y"\r\n\r\n--y\r\n\r\na\r\n--y--\r\n' * 200
        + b"--x--\r\n",
        _MIXED,
    ),
)

# ---- comments before a page that never comes


@data_file("comments-500-bytes.txt", "read")
def _(draw: random.Random) -> bytes:
    return b"<!-- a -->" * 50 + b" x"


@data_file("comments-500-bytes.html", "read")
def _(draw: random.Random) -> bytes:
    return b"<!-- a -->" * 50 + b"<html><p>De zaal is verwarmd.</p></html>"


@data_file("eml-comments-attached.eml", "read")
def _(draw: random.Random) -> bytes:
    part = b"Content-Type: text/plain; name=x.txt\r\nContent-Disposition: attachment\r\n\r\n"
    return _mail(b"--x\r\n" + part + b"<!-- a -->" * 50 + b" x\r\n--x--\r\n", _MIXED)
