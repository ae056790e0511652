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
_SLIPS = re.compile("[\udc80-\udcff]")
"""Bytes that are no UTF-8, as `surrogateescape` decodes them."""
_WESTERN = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_IN_UTF8 = re.compile("[\u00a0-\u00ff\u2010-\u203a\u20ac\U0001f300-\U0001faff]")
"""Of these characters in UTF-8 no text in another encoding is made."""
_LINE = re.compile(r"\r\n?|\n")
_TOLD = 5
"""Lines with slips that are named."""
_SAMPLE = 20_000
_FEWEST = 8
"""Bytes by which UTF-16 can be told without a mark."""


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """`data` as text, its line ends untouched; `name` is what messages call it.

    Without `encoding` the bytes are taken as UTF-8, as UTF-16 when they begin with its byte
    order mark or plainly look like it, or else as Windows-1252. In UTF-8 with a few slips these
    alone are taken as Windows-1252 (see `slips`). A byte order mark is no part of the text, and
    a few NUL bytes in it are blanks. Raises InputError if it is no text.
    """
    text = _decode_as(data, name, encoding) if encoding else _guess(data, name)
    if "\0" in text and is_too_odd(odd_controls(text), len(text)):
        raise too_many_nul(name)
    return without_nul(text).removeprefix("\ufeff")


def composed(text: str) -> str:
    """The text with a letter and the accents behind it as one character, as all words of rules are
    written."""
    if not _ACCENT.search(text):
        return text
    return _ACCENTED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


def without_nul(text: str) -> str:
    """The text with a blank for each NUL character, so that all offsets stay."""
    return text.replace("\0", " ")


def too_many_nul(name: str) -> InputError:
    """What is said of bytes with NUL among them that are no text in the encoding taken."""
    return InputError(
        f"Cannot read {name}: it is not text, for it holds NUL bytes; "
        "if it is, name its encoding, as with --encoding utf-16-le."
    )


def is_encoding(name: str) -> bool:
    """Whether `name` is a text encoding that Python knows."""
    try:
        " ".encode(name)
    except (LookupError, ValueError):
        return False
    return True


def _guess(data: bytes, name: str) -> str:
    known = encoding_of(data)
    if known and known != "utf-8":
        return _decode_as(data, name, known)
    text = data.decode("utf-8", "surrogateescape")
    if not has_slips(text):
        return text
    text = mended(text) if known or is_mixed(text) else _decode_as(data, name, "cp1252")
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


def slips(data: bytes, name: str, encoding: str | None = None) -> tuple[str, ...]:
    """What is said of bytes, their encoding guessed where none is given, of which not all are the
    UTF-8 that the others are."""
    if encoding or data.isascii() or (known := encoding_of(data)) not in (None, "utf-8"):
        return ()
    text = data.decode("utf-8", "surrogateescape")
    if not has_slips(text) or not (known or is_mixed(text)):
        return ()
    found = Slips()
    found.add(text)
    return found.told(name)


class Slips:
    """On which lines of a text bytes are that are no UTF-8."""

    def __init__(self) -> None:
        self._line, self._lines, self._cut = 1, dict[int, None](), False

    def add(self, text: str) -> None:
        """The next piece of the text, decoded with `surrogateescape`."""
        if self._cut and text.startswith("\n"):  # behind its carriage return
            text = text[1:]
        self._cut = text.endswith("\r")
        position = 0
        for slip in _SLIPS.finditer(text):
            self._line += len(_LINE.findall(text, position, slip.start()))
            position = slip.start()
            self._lines[self._line] = None
            if len(self._lines) > _TOLD:
                return
        self._line += len(_LINE.findall(text, position))

    def told(self, name: str) -> tuple[str, ...]:
        """What is said of them."""
        lines = ", ".join(map(str, list(self._lines)[:_TOLD]))
        lines += " .." if len(self._lines) > _TOLD else ""
        return (
            f"Cannot read all of {name} as UTF-8; what is not (line {lines}) was read as "
            "Windows-1252; save the file as UTF-8.",
        )


def has_slips(text: str) -> bool:
    """Whether a text decoded with `surrogateescape` holds bytes that are no UTF-8."""
    return bool(_SLIPS.search(text))


def is_mixed(text: str) -> bool:
    """Whether a text decoded with `surrogateescape` holds letters that surely are UTF-8."""
    return bool(_IN_UTF8.search(text))


def mended(text: str) -> str:
    """A text decoded with `surrogateescape`, bytes that are no UTF-8 as Windows-1252."""
    return text.translate(_WESTERN) if has_slips(text) else text


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
