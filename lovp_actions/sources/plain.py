"""From bytes to text: encodings, and what is no text."""

from __future__ import annotations

import codecs
import re
import unicodedata

from lovp_actions.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ODD_CONTROLS = re.compile(r"[\x00-\x06\x0e-\x19\x1c-\x1f\x7f]")
_ODD_SHARE = 0.05
"""Files in a one-byte encoding with more odd control characters than this are no text."""
ACCENTS = "".join(map(chr, range(0x300, 0x370)))
"""Those that stand behind their letter, as macOS writes them."""
_ACCENT = re.compile(f"[{ACCENTS}]")
_ACCENTED = re.compile(rf"[^\W\d_][{ACCENTS}]{{1,4}}")
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
    refuse_nul(text, name)
    return text.removeprefix("\ufeff")


def composed(text: str) -> str:
    """The text with a letter and the accents behind it as one character, as all words of rules are
    written."""
    if not _ACCENT.search(text):
        return text
    return _ACCENTED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


def refuse_nul(text: str, name: str) -> None:
    """Raises InputError when there are NUL characters in a text."""
    if "\0" in text:
        raise InputError(
            f"Cannot read {name}: it is not text, for it holds NUL bytes; "
            "if it is, name its encoding, as with --encoding utf-16-le."
        )


def is_encoding(name: str) -> bool:
    """Whether `name` is a text encoding that Python knows."""
    try:
        b"    ".decode(name)  # an empty string would pass as "hex"
    except (LookupError, ValueError):
        return False
    return True


def _guess(data: bytes, name: str) -> str:
    if known := encoding_of(data):
        return _decode_as(data, name, known)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_as(data, name, "cp1252")
    if "\0" not in text and is_too_odd(odd_controls(text), len(text)):
        raise no_text(name)
    return text


def encoding_of(data: bytes) -> str | None:
    """The encoding that the beginning of a file plainly has, by its byte order mark or its NUL
    bytes."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    return _utf16(data) or None


def odd_controls(text: str) -> int:
    """How many control characters the text has that no text needs."""
    return len(_ODD_CONTROLS.findall(text))


def is_too_odd(odd: int, total: int) -> bool:
    """Whether so many odd control characters of `total` show that it is no text."""
    return odd > _ODD_SHARE * total


def no_text(name: str) -> InputError:
    """What is said of bytes that are no text in any encoding."""
    return InputError(f"Cannot read {name}: it is not text; if it is, add --encoding NAME.")


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
        raise not_text_in(encoding, name) from error


def not_text_in(encoding: str, name: str) -> InputError:
    """What is said of bytes that are no text in an encoding."""
    if encoding == "cp1252":  # the last that is guessed
        return no_text(name)
    return InputError(
        f"Cannot read {name}: it is not text in {encoding.upper()}; "
        "name its encoding with --encoding NAME."
    )
