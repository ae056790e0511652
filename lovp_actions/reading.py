"""From the bytes of a file, or of standard input, to text."""

from __future__ import annotations

import codecs
import re
import sys

from .errors import InputError

STANDARD_INPUT = "-"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DOCUMENTS = (
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
)
_ODD_CONTROLS = re.compile(r"[\x00-\x06\x0e-\x19\x1c-\x1f\x7f]")
_ODD_SHARE = 0.05
"""Files in a one-byte encoding with more odd control characters than this are no text."""


def read(path: str, encoding: str | None = None) -> str:
    """The text of the file at `path` ("-" is standard input), its line ends untouched.

    Without `encoding` the bytes are taken as UTF-8, UTF-16 when they begin with its byte
    order mark, or else Windows-1252. A byte order mark is no part of the text.

    Raises InputError when there is no such file, it cannot be read, or it holds no text.
    """
    return decode(_read_bytes(path), _name(path), encoding)


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """`data` as text; `name` is what messages call it. Raises InputError if it is no text."""
    for magic, kind in _DOCUMENTS:
        if data.startswith(magic):
            raise InputError(f"Cannot read {name}: it is {kind}; convert it to plain text first.")
    text = _decode_as(data, name, encoding) if encoding else _guess(data, name)
    if "\0" in text:
        raise InputError(
            f"Cannot read {name}: it is not text, for it holds NUL bytes "
            "(is it UTF-16 without a mark? then add --encoding utf-16-le)."
        )
    return text.removeprefix("\ufeff")


def is_encoding(name: str) -> bool:
    """Whether `name` is a text encoding that Python knows."""
    try:
        b"    ".decode(name)  # an empty string would pass as "hex"
    except (LookupError, ValueError):
        return False
    return True


def _guess(data: bytes, name: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data, name, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_as(data, name, "cp1252")
    if "\0" not in text and len(_ODD_CONTROLS.findall(text)) > _ODD_SHARE * len(text):
        raise InputError(f"Cannot read {name}: it is not text.")
    return text


def _decode_as(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        label = "Windows-1252 either" if encoding == "cp1252" else encoding.upper()
        raise InputError(f"Cannot read {name}: it is not text in {label}.") from error


def _read_bytes(path: str) -> bytes:
    try:
        if path == STANDARD_INPUT:
            if sys.stdin is None:
                raise InputError("Cannot read standard input: it is closed.")
            return sys.stdin.buffer.read()
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError as error:
        raise InputError(f"Cannot read {path}: there is no such file.") from error
    except IsADirectoryError as error:
        raise InputError(
            f"Cannot read {_name(path)}: it is a directory; name the files in it."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"Cannot read {_name(path)}: {reason[0].lower()}{reason[1:]}.") from error


def _name(path: str) -> str:
    return "standard input" if path == STANDARD_INPUT else path
