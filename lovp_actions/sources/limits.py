"""What a file may ask of the machine: its size, that of what is packed in it, time and memory.

The last two are held by `run.workers` and `run.processes`, the others where a file is read.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.parsers import expat

from lovp_actions.errors import InputError

SECONDS = 60.0
"""To read one file in, or one part of a long text."""
LOOK = 1.0
"""So many of the seconds between two looks at a process count: when more passed the machine slept,
and the process with it."""
MEMORY_BYTES = 2_000_000_000
"""Beside what the process takes that reads it."""
FILE_BYTES = 100_000_000
UNPACKED_BYTES = 200_000_000
"""All members of a zip file together."""
RATIO = 300
"""How many times its packed size a member of more than a megabyte may be."""
MEMBERS = 10_000
BLOCKS = 50_000
"""Paragraphs, and cells of tables with those that others span, of a document; a thousand full
pages have fewer."""
TEXT_CHARACTERS = 10_000_000
"""Of the text made of a document, or as many as the file has bytes where these are more; a thousand
full pages have fewer."""
COLUMNS = 200
"""A shorter row of a table is filled up to so many cells."""
LINE_CHARACTERS = 20_000_000
"""A longer line is no line of minutes."""
NESTED_TABLES = 20
NESTED_MAILS = 3
PDF_SECONDS = 30.0
PDF_PAGES = 5_000
PDF_MEMORY_BYTES = 1_000_000_000

_LINE_END = re.compile(r"\r\n|[\r\n]")
_SMALL = 1_000_000
_PIECE = 1_000_000
_HEADER = b"PK\x01\x02"
"""Of each member, in the list of them at the end of a zip file."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How office programs pack; of these a piece unpacks to no more than is asked for."""


def check_size(count: int, name: str) -> None:
    """Raises InputError when a file of `count` bytes is larger than FILE_BYTES."""
    if count > FILE_BYTES:
        raise InputError(
            f"Cannot read {name}: it is larger than {FILE_BYTES // 1_000_000} MB; "
            "leave out its pictures, or split it."
        )


def check_lines(text: str, name: str) -> None:
    """Raises InputError when a line has more than LINE_CHARACTERS."""
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if len(line) > LINE_CHARACTERS:
            raise InputError(
                f"Cannot read {name}: line {number} has {len(line):,} characters, "
                f"more than {LINE_CHARACTERS:,}; put line ends between its paragraphs."
            )


def members(data: bytes, name: str) -> dict[str, bytes]:
    """The XML members of an office file by their names, once all its members are found safe.

    Raises InputError when the file is damaged, protected by a password, unpacks to too much,
    or holds XML with a document type or entities.
    """
    try:
        with archive(data, name) as opened:
            infos = opened.infolist()
            _check_members(infos, name)
            read = ((info.filename, _content(opened, info)) for info in infos)
            found = {
                filename: content
                for filename, content in read
                if filename.lower().endswith((".xml", ".rels"))
            }
    except InputError:
        raise
    except RuntimeError as error:
        raise InputError(
            f"Cannot read {name}: it is protected by a password; save it without one."
        ) from error
    except Exception as error:  # BadZipFile, zlib.error, EOFError and more share no base
        raise damaged(name) from error
    for member, content in found.items():
        check_xml(content, member, name)
    return found


def archive(data: bytes, name: str) -> zipfile.ZipFile:
    """The zip file, its members counted before they are listed, whatever it tells of their number.

    Raises InputError when they are too many, and what `zipfile` raises when it is none.
    """
    if (count := data.count(_HEADER)) > MEMBERS:
        raise _too_much(name, count, len(data))
    return zipfile.ZipFile(io.BytesIO(data))


class Tally:
    """Counts the paragraphs and cells of a document while it is read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0

    def add(self, count: int = 1) -> None:
        """Raises InputError when there are more than BLOCKS of them."""
        self._count += count
        if self._count > BLOCKS:
            raise InputError(
                f"Cannot read {self._name}: it has more than {BLOCKS:,} paragraphs and cells; "
                "split it."
            )


class _Begun(Exception):
    """The first element was met."""


def check_xml(content: bytes, member: str, name: str) -> None:
    """Raises InputError when there is a document type, in which entities are declared, in whatever
    encoding; nothing is read behind the first tag."""

    def begun(*_: object) -> None:
        raise _Begun

    def declared(*_: object) -> None:
        raise InputError(
            f"Cannot read {name}: {member} in it declares XML entities, which no office "
            "program writes; save it again from a word processor."
        )

    parser = expat.ParserCreate()
    parser.StartElementHandler = begun
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(content)
    except _Begun:
        pass
    except (expat.ExpatError, ValueError, LookupError) as error:  # broken, or of no known encoding
        raise damaged(name) from error


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A member, unpacked a piece at a time: one that is larger than it tells is found out before
    it fills the memory."""
    with archive.open(info) as file:
        return b"".join(iter(lambda: file.read(_PIECE), b""))


def damaged(name: str) -> InputError:
    """What is said of a file that breaks off or is not what it seems."""
    return InputError(f"Cannot read {name}: the file is damaged; save it again.")


def _check_members(infos: list[zipfile.ZipInfo], name: str) -> None:
    total = sum(info.file_size for info in infos)
    packed = any(
        info.file_size > _SMALL and info.file_size > RATIO * max(info.compress_size, 1)
        for info in infos
    )
    if total > UNPACKED_BYTES or packed:
        raise _too_much(name, len(infos), total)
    if any(info.compress_type not in _METHODS for info in infos):
        raise damaged(name)


def _too_much(name: str, parts: int, size: int) -> InputError:
    return InputError(
        f"Cannot read {name}: it unpacks to too much (parts: {parts:,}, {size // 1_000_000:,} MB); "
        "leave out its pictures, or split it."
    )
