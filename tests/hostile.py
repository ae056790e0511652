"""Hostile files: everything that a careless or ill-willed sender could name minutes.

    python tests/hostile.py FOLDER [SEED]

writes them into FOLDER, each under a name that tells what it is. `write` gives what may happen
to each: it is `read`, it is `refused` with one sentence, or `either`, for the forms of document
that may or may not be read.
"""

from __future__ import annotations

import base64
import gzip
import io
import os
import random
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import hostile_pdf

Expectation = Literal["read", "refused", "either"]
SECRET = "root:x:0:0"
"""Of /etc/passwd, which a document must not draw in."""
MILLION = 1_000_000

_WORDNS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SENTENCE = "De voorzitter meldt dat de zaal verwarmd is en dat er koffie klaarstaat"
_TEXTS: dict[str, tuple[Expectation, Callable[[random.Random], str]]] = {}
_BYTES: dict[str, tuple[Expectation, Callable[[random.Random], bytes]]] = {}


def _text(name: str, expected: Expectation = "read") -> Callable[..., Callable[..., str]]:
    def register(make: Callable[[random.Random], str]) -> Callable[[random.Random], str]:
        _TEXTS[name] = expected, make
        return make

    return register


def _bytes(name: str, expected: Expectation = "either") -> Callable[..., Callable[..., bytes]]:
    def register(make: Callable[[random.Random], bytes]) -> Callable[[random.Random], bytes]:
        _BYTES[name] = expected, make
        return make

    return register


def _words(draw: random.Random, count: int) -> str:
    stock = _SENTENCE.lower().split()
    return " ".join(draw.choices(stock, k=count))


# ---- text: long and deep

_PLAIN: dict[str, str] = {
    "line-of-10-mb-no-spaces.txt": "a" * (10 * MILLION),
    "hyphens-1-mb.txt": "-" * MILLION,
    "hyphens-and-spaces-1-mb.txt": "- " * (MILLION // 2),
    "asterisks-1-mb.txt": "*" * MILLION,
    "asterisks-and-words-1-mb.txt": "**a " * (MILLION // 4),
    "underscores-1-mb.txt": "_" * MILLION,
    "underscores-and-words-1-mb.txt": "_a " * (MILLION // 3),
    "backticks-and-tildes-1-mb.txt": "`~~" * (MILLION // 3),
    "hashes-1-mb.txt": "#" * MILLION,
    "bars-1-mb.txt": "|" * MILLION,
    "tabs-1-mb.txt": "a\t" * (MILLION // 2),
    "dots-1-mb.txt": "." * MILLION,
    "dots-and-letters-1-mb.txt": "a." * (MILLION // 2),
    "spaces-1-mb.txt": "a" + " " * MILLION + "b",
    "greater-than-1-mb.txt": "> " * (MILLION // 2) + "a",
    "less-than-1-mb.txt": "<a " * (MILLION // 3),
    "comments-unclosed-1-mb.txt": "<!--" * (MILLION // 4),
    "brackets-open-1-mb.txt": "[" * MILLION,
    "brackets-nested-200-kb.txt": "(" * 100_000 + "Jan belt" + ")" * 100_000,
    "links-nested-1-mb.txt": "[a](" * (MILLION // 4),
    "labels-1-mb.txt": "![" * (MILLION // 2) + "](x)",
    "quotes-nested-200-kb.txt": "“‘" * 50_000 + "Jan belt" + "’”" * 50_000,
    "quotes-plain-1-mb.txt": "\"'" * (MILLION // 2),
    "colons-1-mb.txt": "Jan: " * (MILLION // 5),
    "short-codes-1-mb.txt": ":a" * (MILLION // 2),
    "at-signs-1-mb.txt": "@Jan " * (MILLION // 5),
    "backslashes-1-mb.txt": "\\" * MILLION,
    "digits-1-mb.txt": "1" * MILLION,
    "numbers-dotted-1-mb.txt": "1." * (MILLION // 2),
    "initials-300-kb.txt": "J. " * 100_000,
    "names-200-kb.txt": "Jan Bakker en " * 15_000,
    "names-capital-1-mb.txt": "Bakker " * (MILLION // 7),
    "commas-20000.txt": "De voorzitter" + ", ja" * 20_000 + " belt de school.",
    "words-50000-one-sentence.txt": "De voorzitter " + "en de secretaris " * 16_666 + "belt.",
    "verbs-20000-one-sentence.txt": "De voorzitter zal " + "zegt toe en zal " * 5_000 + "bellen.",
    "dates-5000-one-sentence.txt": "Jan belt " + "voor 1 maart 2024 " * 5_000 + "op.",
    "deadlines-5000-one-sentence.txt": "Jan belt " + "voor het eind van volgende week " * 5_000,
    "months-1-mb.txt": "1 maart " * (MILLION // 8),
    "combining-marks-only.txt": "\u0301\u0308" * 100_000,
    "combining-marks-zalgo.txt": "J" + "\u0301" * 100_000 + "an belt de school.",
    "zero-width-1-mb.txt": "\u200b" * MILLION,
    "one-byte-a.txt": "a",
    "one-byte-newline.txt": "\n",
    "one-byte-dash.txt": "-",
    "one-byte-hash.txt": "#",
    "empty.txt": "",
    "newlines-only-mixed.txt": "\r\n\r\n\v\f\x85\u2028\u2029\r" * 50_000,
    "form-feeds-40000.txt": "a\f" * 40_000,
    "html-divs-100000.html": "<div>" * 100_000 + "Jan belt." + "</div>" * 100_000,
    "html-unclosed.html": "<p><b><i><table><tr><td>Jan belt" * 10_000,
    "html-script.html": "<script>while(1){}</script><p>Jan belt de school.</p>" * 1_000,
    "html-huge-attribute.html": '<p title="' + "x" * (2 * MILLION) + '">Jan belt.</p>',
    "html-charset-lies.html": '<html><meta charset="utf-16"><p>De coördinator belt.</p></html>',
    "html-charset-unknown.html": '<html><meta charset="klinkklaar"><p>Jan belt.</p></html>',
    "html-entities.html": "<p>" + "&amp;" * 200_000 + "&#x110000;&#0;&#xd800;</p>",
    "rtl-marks.txt": "\u202eDe voorzitter zal de school bellen.\u202c\u2066x\u2069\u200f\n" * 200,
    "terminal-escapes.txt": "De voorzitter zal \x1b[2J\x1b]0;x\x07 de \x9b31mschool bellen.\n" * 50,
    "formula-cells.txt": "=HYPERLINK(1) zal @SUM(A1) bellen.\n+1 zal bellen.\n-2+3 zegt toe.\n",
}


@_text("line-of-10-mb.txt")
def _(draw: random.Random) -> str:
    return _words(draw, 10 * MILLION // 6)


@_text("sentences-20000-one-line.txt")
def _(draw: random.Random) -> str:
    return "De zaal is warm. " * 20_000


@_text("headings-20000.txt")
def _(draw: random.Random) -> str:
    return "".join(f"# Punt {number}\n" for number in range(20_000))


@_text("headings-bare-20000.txt")
def _(draw: random.Random) -> str:
    return "".join(f"Punt {number}\n\n" for number in range(20_000))


@_text("headings-numbered-deep.txt")
def _(draw: random.Random) -> str:
    return "\n".join("1." * depth + " Punt" for depth in range(1, 600))


@_text("bullets-20000-nested.txt")
def _(draw: random.Random) -> str:
    return "".join(f"{' ' * (number % 200)}- a{number}\n" for number in range(20_000))


@_text("bullets-2000-lead-ins-nested.txt")
def _(draw: random.Random) -> str:
    return "".join(f"{' ' * number}- Punt {number}:\n" for number in range(2_000))


@_text("table-10000-columns.txt")
def _(draw: random.Random) -> str:
    head = "|" + "|".join(["Actie", "Wie", *map(str, range(10_000))]) + "|\n"
    return head + "|" + "---|" * 10_002 + "\n" + ("|" + "x|" * 10_002 + "\n") * 20


@_text("table-10000-rows.txt")
def _(draw: random.Random) -> str:
    rows = "".join(f"| bel school {number} | Jan |\n" for number in range(10_000))
    return "| Actie | Wie |\n|---|---|\n" + rows


@_text("table-of-spaces-2000-rows.txt")
def _(draw: random.Random) -> str:
    rows = "".join(f"Bel school {number}     Jan\n" for number in range(2_000))
    return "Actie              Wie\n" + rows


@_text("tabs-10000-rows.txt")
def _(draw: random.Random) -> str:
    return "".join(f"a\tb\tc{number}\n" for number in range(10_000))


@_text("attendees-20000.txt")
def _(draw: random.Random) -> str:
    return "Aanwezig: " + ", ".join(f"Jan Bakker{number}" for number in range(20_000)) + "\n"


@_text("speakers-1500.txt")
def _(draw: random.Random) -> str:
    return "".join(f"Jan{chr(97 + n % 26)}{n}: ik bel.\n" for n in range(1_500))


@_text("pages-20000.txt")
def _(draw: random.Random) -> str:
    return "".join(f"Notulen\n\nPagina {n}\n\f" for n in range(20_000))


@_text("words-wrapped-20000-lines.txt")
def _(draw: random.Random) -> str:
    return "\n".join(_words(draw, 10) for _ in range(20_000))


# ---- bytes that are no text, or hardly


@_bytes("random-bytes.txt", "refused")
def _(draw: random.Random) -> bytes:
    return draw.randbytes(MILLION)


@_bytes("nul-bytes.txt", "refused")
def _(draw: random.Random) -> bytes:
    return b"De voorzitter\0 belt.\n" * 100


@_bytes("lone-surrogates-wtf8.txt", "either")
def _(draw: random.Random) -> bytes:
    return "De voorzitter \ud800 zal de school bellen \udfff.\n".encode("utf-8", "surrogatepass")


@_bytes("cesu-8.txt", "either")
def _(draw: random.Random) -> bytes:
    return "De voorzitter \ud83d\ude00 zal de school bellen.\n".encode("utf-8", "surrogatepass")


@_bytes("utf-16-odd-length.txt", "refused")
def _(draw: random.Random) -> bytes:
    return b"\xff\xfe" + "De voorzitter belt.".encode("utf-16-le") + b"x"


@_bytes("utf-16-lone-surrogates.txt", "either")
def _(draw: random.Random) -> bytes:
    return b"\xff\xfe" + b"\x00\xd8a\x00" * 100


@_bytes("utf-8-mark-in-the-middle.txt", "read")
def _(draw: random.Random) -> bytes:
    return b"De voor\xef\xbb\xbfzitter zal de school bellen.\n\xef\xbb\xbf# Kop\n"


@_bytes("utf-7.txt", "read")
def _(draw: random.Random) -> bytes:
    return "De coördinator zal één brief sturen.".encode("utf-7")


@_bytes("ebcdic.txt", "either")
def _(draw: random.Random) -> bytes:
    return "De voorzitter zal de school bellen.\n".encode("cp500") * 20


@_bytes("gzip-of-text.txt", "refused")
def _(draw: random.Random) -> bytes:
    return gzip.compress(f"{_SENTENCE}.\n".encode() * 1_000, mtime=0)


@_bytes("one-byte-ff.txt", "either")
def _(draw: random.Random) -> bytes:
    return b"\xff"


@_bytes("one-byte-nul.txt", "refused")
def _(draw: random.Random) -> bytes:
    return b"\0"


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
            "word/document.xml": data,
            **more,
        }
    )


def _paragraphs(*words: str, declared: str = "") -> str:
    body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in words)
    return (
        f'<?xml version="1.0"?>{declared}<w:document xmlns:w="{_WORDNS}">'
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


@_bytes("docx-truncated.docx")
def _(draw: random.Random) -> bytes:
    return _docx(_paragraphs("De voorzitter zal de school bellen."))[:-60]


@_bytes("docx-bomb-1500-mb.docx")
def _(draw: random.Random) -> bytes:
    return _lying_zip("word/document.xml", _spaces(1_500), 1_500 * MILLION)


@_bytes("docx-bomb-that-lies-about-its-size.docx")
def _(draw: random.Random) -> bytes:
    return _lying_zip("word/document.xml", _spaces(1_500), 1_000)


@_bytes("docx-bomb-nested.docx")
def _(draw: random.Random) -> bytes:
    inner = _zip({"word/document.xml": b" " * (100 * MILLION)})
    return _zip({f"word/{number}.docx": inner for number in range(50)} | {"x.docx": inner})


@_bytes("docx-billion-laughs.docx")
def _(draw: random.Random) -> bytes:
    return _docx(_paragraphs("&a9;", declared=_laughs()))


@_bytes("docx-external-entity.docx")
def _(draw: random.Random) -> bytes:
    declared = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    return _docx(_paragraphs("De voorzitter zal &secret; bellen.", declared=declared))


@_bytes("docx-path-traversal.docx")
def _(draw: random.Random) -> bytes:
    document = _paragraphs("De voorzitter zal de school bellen.")
    return _docx(document, **{"../../weg.txt": b"x", "/tmp/weg.txt": b"x"})


@_bytes("docx-deep-xml.docx")
def _(draw: random.Random) -> bytes:
    return _docx(_paragraphs("<w:r>" * 100_000 + "x" + "</w:r>" * 100_000))


@_bytes("docx-nested-tables.docx")
def _(draw: random.Random) -> bytes:
    opened, closed = "<w:tbl><w:tr><w:tc><w:p/>", "</w:tc></w:tr></w:tbl>"
    deep = f"</w:t></w:r></w:p>{opened * 2000}{closed * 2000}<w:p><w:r><w:t>"
    return _docx(_paragraphs(deep))


@_bytes("docx-without-document.docx", "refused")
def _(draw: random.Random) -> bytes:
    return _zip({"leeg.xml": b"<x/>"})


@_bytes("docx-broken-xml.docx", "refused")
def _(draw: random.Random) -> bytes:
    return _docx("<w:document><w:body><w:p>")


@_bytes("docx-utf-7-xml.docx")
def _(draw: random.Random) -> bytes:
    return _docx(b'<?xml version="1.0" encoding="utf-7"?>+ADw-x+AD4-')


@_bytes("zip-encrypted.docx", "refused")
def _(draw: random.Random) -> bytes:
    raw = bytearray(_docx(_paragraphs("geheim")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + offset] |= 1
            place = raw.find(mark, place + 1)
    return bytes(raw)


@_bytes("zip-of-20000-members.docx")
def _(draw: random.Random) -> bytes:
    return _zip({f"word/{number}.xml": b"x" for number in range(20_000)})


@_bytes("odt-without-content.odt", "refused")
def _(draw: random.Random) -> bytes:
    return _zip({"mimetype": b"application/vnd.oasis.opendocument.text"})


@_bytes("odt-broken-xml.odt", "refused")
def _(draw: random.Random) -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return _zip({"mimetype": kind, "content.xml": b"<office:document-content><text:p>"})


@_bytes("odt-billion-laughs.odt")
def _(draw: random.Random) -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return _zip({"mimetype": kind, "content.xml": f"{_laughs()}<x>&a9;</x>".encode()})


@_bytes("odt-spaces.odt")
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


@_bytes("eml-multiparts-1000-deep.eml")
def _(draw: random.Random) -> bytes:
    body = b"Content-Type: text/plain\r\n\r\nDe voorzitter zal de school bellen.\r\n"
    for depth in range(1000):
        mark = f"grens{depth}".encode()
        head = b'Content-Type: multipart/mixed; boundary="' + mark + b'"\r\n\r\n'
        body = head + b"--" + mark + b"\r\n" + body + b"\r\n--" + mark + b"--\r\n"
    return b"From: Jan <jan@example.org>\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + body


@_bytes("eml-messages-1000-deep.eml")
def _(draw: random.Random) -> bytes:
    return b"From: Jan <jan@example.org>\r\nContent-Type: message/rfc822\r\n\r\n" * 1000 + b"Jan"


@_bytes("eml-bad-base64.eml")
def _(draw: random.Random) -> bytes:
    return _mail(b"=====geen!!!base64 \xff\xfe==", coding="base64")


@_bytes("eml-unknown-charset.eml")
def _(draw: random.Random) -> bytes:
    return _mail(b"De voorzitter zal de school bellen.", 'text/plain; charset="klinkklaar"')


@_bytes("eml-attachment-bomb.eml")
def _(draw: random.Random) -> bytes:
    part = base64.encodebytes(bytes(MILLION))
    kind = b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    body = b"".join(b"--x\r\n" + kind + part + b"\r\n" for _ in range(20)) + b"--x--\r\n"
    return _mail(body, 'multipart/mixed; boundary="x"', "7bit")


@_bytes("eml-header-1-mb.eml")
def _(draw: random.Random) -> bytes:
    return b"From: " + b"=?utf-8?q?a?= " * 70_000 + b"\r\nSubject: x\r\n\r\nJan belt.\r\n"


# ---- what is no plain file


def _special(folder: Path) -> Iterator[tuple[str, Expectation]]:
    (folder / "directory.txt").mkdir(exist_ok=True)
    yield "directory.txt", "refused" if not any((folder / "directory.txt").iterdir()) else "either"
    if os.name == "nt":
        return
    fifo, loop, closed = folder / "fifo.txt", folder / "symlink-loop.txt", folder / "unreadable.txt"
    for path in (fifo, loop, closed):
        path.unlink(missing_ok=True)
    os.mkfifo(fifo)
    yield fifo.name, "refused"
    loop.symlink_to(loop.name)
    yield loop.name, "refused"
    (folder / "dangling.txt").unlink(missing_ok=True)
    (folder / "dangling.txt").symlink_to("nergens")
    yield "dangling.txt", "refused"
    if os.getuid():  # root may read everything
        closed.write_text("De voorzitter zal de school bellen.")
        closed.chmod(0)
        yield closed.name, "refused"


def write(folder: Path, seed: int = 1, *, short: bool = False) -> dict[str, Expectation]:
    """Write the files into `folder`, the same for the same `seed`; names to expectations.
    Of each text only a tenth when it is to be `short`: what bounds the work on it bites then too.
    """
    expected: dict[str, Expectation] = {}
    texts: dict[str, str] = dict(_PLAIN)
    for name in _PLAIN:
        expected[name] = "either" if name.endswith(".html") else "read"
    for name, (expects, make) in _TEXTS.items():
        texts[name] = make(random.Random(seed))
        expected[name] = expects
    for name, text in texts.items():
        words = _shortened(text) if short else text
        (folder / name).write_bytes(words.encode("utf-8"))
    for name, (expects, make_bytes) in _BYTES.items():
        (folder / name).write_bytes(make_bytes(random.Random(seed)))
        expected[name] = expects
    for name, data in hostile_pdf.files().items():
        (folder / name).write_bytes(data)
        expected[name] = "either"
    expected.update(_special(folder))
    return expected


def _shortened(text: str) -> str:
    """The beginning and the end of a text that is long."""
    end = len(text) // 20
    return text[:end] + text[-end:] if end > 500 else text


LONG: tuple[str, ...] = tuple(
    name
    for name in (*_PLAIN, *_TEXTS)
    if not name.startswith(("one-byte", "empty", "html-charset"))
)
NAMES: tuple[str, ...] = (*_PLAIN, *_TEXTS, *_BYTES, *hostile_pdf.NAMES)
"""All but the specials, which depend on the system."""


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for each, expectation in write(target, int(sys.argv[2]) if len(sys.argv) > 2 else 1).items():
        print(f"{expectation:8} {each}")
