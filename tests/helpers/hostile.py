"""Hostile files: everything that a careless or ill-willed sender could name minutes.

    python tests/helpers/hostile.py FOLDER [SEED]

writes them into FOLDER, each under a name that tells what it is. `write` gives what may happen
to each: it is `read`, it is `refused` with one sentence, or `either`, for the forms of document
that may or may not be read.
"""

from __future__ import annotations

import gzip
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import hostile_documents  # noqa: F401  # its files join the others
import hostile_limits  # noqa: F401
import hostile_pdf
from hostile_base import (  # noqa: F401
    BYTES,
    MILLION,
    REASONS,
    SENTENCE,
    TEXTS,
    Expectation,
    data_file,
    some_words,
    text_file,
)

SECRET = "root:x:0:0"
"""Of /etc/passwd, which a document must not draw in."""

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


@text_file("line-of-10-mb.txt")
def _(draw: random.Random) -> str:
    return some_words(draw, 10 * MILLION // 6)


@text_file("sentences-20000-one-line.txt")
def _(draw: random.Random) -> str:
    return "De zaal is warm. " * 20_000


@text_file("headings-20000.txt")
def _(draw: random.Random) -> str:
    return "".join(f"# Punt {number}\n" for number in range(20_000))


@text_file("headings-bare-20000.txt")
def _(draw: random.Random) -> str:
    return "".join(f"Punt {number}\n\n" for number in range(20_000))


@text_file("headings-numbered-deep.txt")
def _(draw: random.Random) -> str:
    return "\n".join("1." * depth + " Punt" for depth in range(1, 600))


@text_file("bullets-20000-nested.txt")
def _(draw: random.Random) -> str:
    return "".join(f"{' ' * (number % 200)}- a{number}\n" for number in range(20_000))


@text_file("bullets-2000-lead-ins-nested.txt")
def _(draw: random.Random) -> str:
    return "".join(f"{' ' * number}- Punt {number}:\n" for number in range(2_000))


@text_file("table-10000-columns.txt")
def _(draw: random.Random) -> str:
    head = "|" + "|".join(["Actie", "Wie", *map(str, range(10_000))]) + "|\n"
    return head + "|" + "---|" * 10_002 + "\n" + ("|" + "x|" * 10_002 + "\n") * 20


@text_file("table-10000-rows.txt")
def _(draw: random.Random) -> str:
    rows = "".join(f"| bel school {number} | Jan |\n" for number in range(10_000))
    return "| Actie | Wie |\n|---|---|\n" + rows


@text_file("table-of-spaces-2000-rows.txt")
def _(draw: random.Random) -> str:
    rows = "".join(f"Bel school {number}     Jan\n" for number in range(2_000))
    return "Actie              Wie\n" + rows


@text_file("tabs-10000-rows.txt")
def _(draw: random.Random) -> str:
    return "".join(f"a\tb\tc{number}\n" for number in range(10_000))


@text_file("attendees-20000.txt")
def _(draw: random.Random) -> str:
    return "Aanwezig: " + ", ".join(f"Jan Bakker{number}" for number in range(20_000)) + "\n"


@text_file("speakers-1500.txt")
def _(draw: random.Random) -> str:
    return "".join(f"Jan{chr(97 + n % 26)}{n}: ik bel.\n" for n in range(1_500))


@text_file("pages-20000.txt")
def _(draw: random.Random) -> str:
    return "".join(f"Notulen\n\nPagina {n}\n\f" for n in range(20_000))


@text_file("words-wrapped-20000-lines.txt")
def _(draw: random.Random) -> str:
    return "\n".join(some_words(draw, 10) for _ in range(20_000))


# ---- bytes that are no text, or hardly


@data_file("random-bytes.txt", "refused")
def _(draw: random.Random) -> bytes:
    return draw.randbytes(MILLION)


@data_file("nul-bytes.txt", "read")
def _(draw: random.Random) -> bytes:
    return b"De voorzitter\0 belt.\n" * 100


@data_file("lone-surrogates-wtf8.txt", "either")
def _(draw: random.Random) -> bytes:
    return "De voorzitter \ud800 zal de school bellen \udfff.\n".encode("utf-8", "surrogatepass")


@data_file("cesu-8.txt", "either")
def _(draw: random.Random) -> bytes:
    return "De voorzitter \ud83d\ude00 zal de school bellen.\n".encode("utf-8", "surrogatepass")


@data_file("utf-16-odd-length.txt", "refused")
def _(draw: random.Random) -> bytes:
    return b"\xff\xfe" + "De voorzitter belt.".encode("utf-16-le") + b"x"


@data_file("utf-16-lone-surrogates.txt", "either")
def _(draw: random.Random) -> bytes:
    return b"\xff\xfe" + b"\x00\xd8a\x00" * 100


@data_file("utf-8-mark-in-the-middle.txt", "read")
def _(draw: random.Random) -> bytes:
    return b"De voor\xef\xbb\xbfzitter zal de school bellen.\n\xef\xbb\xbf# Kop\n"


@data_file("utf-7.txt", "read")
def _(draw: random.Random) -> bytes:
    return "De coördinator zal één brief sturen.".encode("utf-7")


@data_file("ebcdic.txt", "either")
def _(draw: random.Random) -> bytes:
    return "De voorzitter zal de school bellen.\n".encode("cp500") * 20


@data_file("gzip-of-text.txt", "refused")
def _(draw: random.Random) -> bytes:
    return gzip.compress(f"{SENTENCE}.\n".encode() * 1_000, mtime=0)


@data_file("one-byte-ff.txt", "either")
def _(draw: random.Random) -> bytes:
    return b"\xff"


@data_file("one-byte-nul.txt", "refused")
def _(draw: random.Random) -> bytes:
    return b"\0"


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
    for name, (expects, make) in TEXTS.items():
        texts[name] = make(random.Random(seed))
        expected[name] = expects
    for name, text in texts.items():
        words = _shortened(text) if short else text
        (folder / name).write_bytes(words.encode("utf-8"))
    for name, (expects, make_bytes) in BYTES.items():
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
    name for name in (*_PLAIN, *TEXTS) if not name.startswith(("one-byte", "empty", "html-charset"))
)
NAMES: tuple[str, ...] = (*_PLAIN, *TEXTS, *BYTES, *hostile_pdf.NAMES)
"""All but the specials, which depend on the system."""


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for each, expectation in write(target, int(sys.argv[2]) if len(sys.argv) > 2 else 1).items():
        print(f"{expectation:8} {each}")
