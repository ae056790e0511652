"""From bytes to text: encodings, and what is no text."""

from __future__ import annotations

import codecs
import re

from ..errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ODD_CONTROLS = re.compile(r"[\x00-\x06\x0e-\x19\x1c-\x1f\x7f]")
_ODD_SHARE = 0.05
"""Files in a one-byte encoding with more odd control characters than this are no text."""
_SAMPLE = 20_000
_FEWEST = 8
"""Bytes by which UTF-16 can be told without a mark."""


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """`data` as text, its line ends untouched; `name` is what messages call it.

    Without `encoding` the bytes are taken as UTF-8, as UTF-16 when they begin with its byte
    order mark or plainly look like it, or else as Windows-1252. A byte order mark is no part of
    the text. Raises InputError if it is no text.
    """
    text = _decode_as(data, name, encoding) if encoding else _guess(data, name)
    if "\0" in text:
        raise InputError(
            f"Cannot read {name}: it is not text, for it holds NUL bytes; "
            "if it is, name its encoding, as with --encoding utf-16-le."
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
    if wide := _utf16(data):
        return _decode_as(data, name, wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_as(data, name, "cp1252")
    if "\0" not in text and len(_ODD_CONTROLS.findall(text)) > _ODD_SHARE * len(text):
        raise InputError(f"Cannot read {name}: it is not text; if it is, add --encoding NAME.")
    return text


def _utf16(data: bytes) -> str:
    """UTF-16 without a mark: nearly every other byte is NUL, and none of those between is."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if len(data) % 2 or len(sample) < _FEWEST:
        return ""
    for encoding, zeros, rest in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if zeros.count(0) > 0.9 * len(zeros) and not rest.count(0):
            return encoding
    return ""


def _decode_as(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        label = "Windows-1252 either" if encoding == "cp1252" else encoding.upper()
        raise InputError(
            f"Cannot read {name}: it is not text in {label}; "
            "name its encoding with --encoding NAME."
        ) from error
