"""What fonts of symbols draw where others have letters: boxes, ticks, arrows."""

from __future__ import annotations

from typing import Final

BOXES: Final = ("☐", "☑", "☒")

_FONTS: Final = {
    "Wingdings": {
        0x6F: "☐", 0x78: "☒", 0xA8: "☐", 0xE0: "→", 0xE8: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
        0xFE: "☑",
    },
    "Wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐",
    },
    "Symbol": {},
}  # fmt: skip
_PRIVATE = 0xF000
"""Where Unicode keeps the signs of such a font, too."""
_OF_FONT = {
    font: {code + base: sign for code, sign in signs.items() for base in (0, _PRIVATE)}
    for font, signs in _FONTS.items()
}
_OF_ANY = {
    code + _PRIVATE: sign
    for signs in _FONTS.values()
    for code, sign in signs.items()
    if sign in "☐☑☒✓✗"
}
"""Boxes and ticks, which no two of the fonts have at the same place."""


def font_of(name: str) -> str:
    """The font of symbols that a PDF calls so: "ABCDEF+Wingdings2"; "" for others."""
    bare = name.partition("+")[2] or name
    fonts = (font for font in reversed(_FONTS) if bare.startswith((font, font.replace(" ", ""))))
    return next(fonts, "")


def sign(code: str, font: str) -> str:
    """The sign at a place of a font, which is told in hexadecimal; "" for one that is not known."""
    try:
        return _OF_FONT.get(font, {}).get(int(code, 16), "")
    except ValueError:
        return ""


def drawn(text: str, font: str = "") -> str:
    """The text as the font draws it; of a font that is not told, boxes and ticks that stand where
    Unicode keeps such signs."""
    return text if not font and text.isascii() else text.translate(_OF_FONT.get(font, _OF_ANY))
