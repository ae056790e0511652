"""Hostile Word, OpenDocument and Excel files, and mails."""

from __future__ import annotations

import base64
import io
import random
import zipfile
import zlib

from hostile_base import MILLION, data_file

WORDNS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


# ---- zipped documents


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _docx(document: str | bytes, **more: bytes) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = document if isinstance(document, bytes) else document.encode()
    return _zip(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
            ).encode(),
            "_rels/.rels": (
                b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                b'<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats'
                b'.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
            ),
            "word/document.xml": data,
            **more,
        }
    )


def _paragraphs(*words: str, declared: str = "") -> str:
    body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in words)
    return (
        f'<?xml version="1.0"?>{declared}<w:document xmlns:w="{WORDNS}">'
        f"<w:body>{body}</w:body></w:document>"
    )


def _spaces(megabytes: int) -> bytes:
    """Raw deflate data of so many MB of spaces, made without squeezing them all."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = squeeze.compress(b" " * MILLION) + squeeze.flush(zlib.Z_FULL_FLUSH)
    return block * megabytes + squeeze.flush()


def _lying_zip(name: str, data: bytes, size: int) -> bytes:
    """A zip file of one deflated member that claims to hold `size` bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(name), data)
    raw = bytearray(out.getvalue())
    central = raw.find(b"PK\x01\x02")
    for place, method, length in ((0, 8, 22), (central, 10, 24)):
        raw[place + method : place + method + 2] = (8).to_bytes(2, "little")
        raw[place + length : place + length + 4] = size.to_bytes(4, "little")
    return bytes(raw)


def _laughs(depth: int = 9) -> str:
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth + 1)]
    return f"<!DOCTYPE x [{''.join(lines)}]>"


@data_file("docx-truncated.docx")
def _(draw: random.Random) -> bytes:
    return _docx(_paragraphs("De voorzitter zal de school bellen."))[:-60]


@data_file("docx-bomb-1500-mb.docx", reason="unpacks to too much")
def _(draw: random.Random) -> bytes:
    return _lying_zip("word/document.xml", _spaces(1_500), 1_500 * MILLION)


@data_file("docx-bomb-that-lies-about-its-size.docx")
def _(draw: random.Random) -> bytes:
    return _lying_zip("word/document.xml", _spaces(1_500), 1_000)


@data_file("docx-bomb-nested.docx")
def _(draw: random.Random) -> bytes:
    inner = _zip({"word/document.xml": b" " * (100 * MILLION)})
    return _zip({f"word/{number}.docx": inner for number in range(50)} | {"x.docx": inner})


@data_file("docx-billion-laughs.docx", reason="declares XML entities")
def _(draw: random.Random) -> bytes:
    return _docx(_paragraphs("&a9;", declared=_laughs()))


@data_file("docx-external-entity.docx", reason="declares XML entities")
def _(draw: random.Random) -> bytes:
    declared = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    return _docx(_paragraphs("De voorzitter zal &secret; bellen.", declared=declared))


@data_file("docx-path-traversal.docx", "read")
def _(draw: random.Random) -> bytes:
    document = _paragraphs("De voorzitter zal de school bellen.")
    return _docx(document, **{"../../weg.txt": b"x", "/tmp/weg.txt": b"x"})


@data_file("docx-deep-xml.docx")
def _(draw: random.Random) -> bytes:
    return _docx(_paragraphs("<w:r>" * 100_000 + "x" + "</w:r>" * 100_000))


@data_file("docx-nested-tables.docx", reason="tables are nested too deep")
def _(draw: random.Random) -> bytes:
    opened, closed = "<w:tbl><w:tr><w:tc><w:p/>", "</w:tc></w:tr></w:tbl>"
    deep = f"</w:t></w:r></w:p>{opened * 40}{closed * 40}<w:p><w:r><w:t>"
    return _docx(_paragraphs(deep))


@data_file("docx-without-document.docx", reason="it is a zip file")
def _(draw: random.Random) -> bytes:
    return _zip({"leeg.xml": b"<x/>"})


@data_file("docx-broken-xml.docx", reason="it is no Word file as Word writes it")
def _(draw: random.Random) -> bytes:
    return _docx("<w:document><w:body><w:p>")


@data_file("docx-utf-7-xml.docx", reason="the file is damaged")
def _(draw: random.Random) -> bytes:
    return _docx(b'<?xml version="1.0" encoding="utf-7"?>+ADw-x+AD4-')


@data_file("zip-encrypted.docx", reason="protected by a password")
def _(draw: random.Random) -> bytes:
    raw = bytearray(_docx(_paragraphs("geheim")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + offset] |= 1
            place = raw.find(mark, place + 1)
    return bytes(raw)


@data_file("zip-of-20000-members.docx", reason="unpacks to too much")
def _(draw: random.Random) -> bytes:
    return _zip({f"word/{number}.xml": b"x" for number in range(20_000)})


@data_file("odt-without-content.odt", reason="the file is damaged")
def _(draw: random.Random) -> bytes:
    return _zip({"mimetype": b"application/vnd.oasis.opendocument.text"})


@data_file("odt-broken-xml.odt", reason="the file is damaged")
def _(draw: random.Random) -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return _zip({"mimetype": kind, "content.xml": b"<office:document-content><text:p>"})


@data_file("odt-billion-laughs.odt", reason="declares XML entities")
def _(draw: random.Random) -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return _zip({"mimetype": kind, "content.xml": f"{_laughs()}<x>&a9;</x>".encode()})


@data_file("odt-spaces.odt", "read")
def _(draw: random.Random) -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = (
        f"<office:document-content {names}><office:body><office:text><text:p>Jan"
        '<text:s text:c="2000000000"/>belt</text:p></office:text></office:body>'
        "</office:document-content>"
    )
    return _zip({"mimetype": kind, "content.xml": content.encode()})


# ---- mail


def _mail(body: bytes, kind: str = "text/plain; charset=utf-8", coding: str = "8bit") -> bytes:
    return (
        "From: Jan <jan@example.org>\r\nTo: raad@example.org\r\nSubject: Notulen\r\n"
        f"Date: Tue, 14 May 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\n"
        f"Content-Transfer-Encoding: {coding}\r\n\r\n"
    ).encode() + body


@data_file("eml-multiparts-1000-deep.eml", reason="parts that hold parts")
def _(draw: random.Random) -> bytes:
    body = b"Content-Type: text/plain\r\n\r\nDe voorzitter zal de school bellen.\r\n"
    for depth in range(1000):
        mark = f"grens{depth}".encode()
        head = b'Content-Type: multipart/mixed; boundary="' + mark + b'"\r\n\r\n'
        body = head + b"--" + mark + b"\r\n" + body + b"\r\n--" + mark + b"--\r\n"
    return b"From: Jan <jan@example.org>\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + body


@data_file("eml-messages-1000-deep.eml")
def _(draw: random.Random) -> bytes:
    return b"From: Jan <jan@example.org>\r\nContent-Type: message/rfc822\r\n\r\n" * 1000 + b"Jan"


@data_file("eml-bad-base64.eml")
def _(draw: random.Random) -> bytes:
    return _mail(b"=====geen!!!base64 \xff\xfe==", coding="base64")


@data_file("eml-unknown-charset.eml", "read")
def _(draw: random.Random) -> bytes:
    return _mail(b"De voorzitter zal de school bellen.", 'text/plain; charset="klinkklaar"')


@data_file("eml-attachment-bomb.eml")
def _(draw: random.Random) -> bytes:
    part = base64.encodebytes(bytes(MILLION))
    kind = b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    body = b"".join(b"--x\r\n" + kind + part + b"\r\n" for _ in range(20)) + b"--x--\r\n"
    return _mail(body, 'multipart/mixed; boundary="x"', "7bit")


@data_file("eml-header-1-mb.eml", "read")
def _(draw: random.Random) -> bytes:
    return b"From: " + b"=?utf-8?q?a?= " * 70_000 + b"\r\nSubject: x\r\n\r\nJan belt.\r\n"
