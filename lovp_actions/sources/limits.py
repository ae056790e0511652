"""What a file may ask of the machine: its size, and that of what is packed in it."""

from __future__ import annotations

import io
import re
import zipfile

from ..errors import InputError

SECONDS = 60.0
"""To read one file in, or one part of a long text."""
MEMORY_BYTES = 2_000_000_000
"""Beside what the process takes that reads it."""
FILE_BYTES = 100_000_000
UNPACKED_BYTES = 200_000_000
"""All members of a zip file together."""
RATIO = 300
"""How many times its packed size a member of more than a megabyte may be."""
MEMBERS = 10_000
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
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")


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
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_members(infos, name)
            read = ((info.filename, _content(archive, info)) for info in infos)
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
        if any(mark in content or _wide(mark) in content for mark in _ENTITIES):
            raise InputError(
                f"Cannot read {name}: {member} in it declares XML entities, which no office "
                "program writes; save it again from a word processor."
            )
    return found


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
    if len(infos) > MEMBERS or total > UNPACKED_BYTES or packed:
        raise InputError(
            f"Cannot read {name}: it unpacks to too much ({len(infos):,} parts, "
            f"{total // 1_000_000:,} MB); leave out its pictures, or split it."
        )


def _wide(mark: bytes) -> bytes:
    """The mark in UTF-16, either way round but for its last byte."""
    return mark.decode("ascii").encode("utf-16-le")[:-1]
