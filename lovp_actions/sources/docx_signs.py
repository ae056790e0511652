"""What an element of a run in a Word file reads as: words, signs of symbol fonts, boxes."""

from __future__ import annotations

from typing import Any

from lovp_actions.sources.docx_styles import W, is_on

_TEXTUAL = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_SIGNS = {
    "Wingdings": {
        0x6F: "☐", 0x78: "☒", 0xA8: "☐", 0xE0: "→", 0xE8: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
        0xFE: "☑",
    },
    "Wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐",
    },
}  # fmt: skip
"""What fonts draw where others have letters."""
_CHECKED = "{http://schemas.microsoft.com/office/word/2010/wordml}checked"
_PRIVATE = 0xF000
"""Where Unicode keeps the signs of such a font, too."""


def text_of(element: Any, look: Any) -> str:
    """The text of an element in a run that has the properties `look` (or None); "" where it has
    none of its own."""
    if element.tag == f"{W}t":
        return drawn(element.text or "", look)
    if element.tag == f"{W}sym":
        code = element.get(f"{W}char", "")
        return _SIGNS.get(element.get(f"{W}font", ""), {}).get(_byte(code), "")
    if element.tag == f"{W}checkBox":
        ticks = (element.find(f"{W}{tag}") for tag in ("checked", "default"))
        return "☑" if is_on(next((each for each in ticks if each is not None), None)) else "☐"
    if element.tag == f"{W}sdt" and (box := element.find(f"{W}sdtPr//{_CHECKED}")) is not None:
        return "☐" if any(said in ("0", "false", "off") for said in box.attrib.values()) else "☑"
    return _TEXTUAL.get(element.tag, "")


def _byte(code: str) -> int:
    """The place of a sign in its font, which is told in hexadecimal."""
    try:
        return int(code, 16) & ~_PRIVATE
    except ValueError:
        return 0


def _font(look: Any) -> str:
    fonts = look.find(f"{W}rFonts") if look is not None else None
    return fonts.get(f"{W}ascii", "") if fonts is not None else ""


def drawn(text: str, look: Any) -> str:
    """The text as the font in its properties `look` (or None) draws it."""
    signs = _SIGNS.get(_font(look))
    if signs is None:
        return text
    return text.translate({code + base: signs[code] for code in signs for base in (0, _PRIVATE)})
