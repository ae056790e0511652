"""What an element of a run in a Word file reads as: words, signs of symbol fonts, boxes."""

from __future__ import annotations

from typing import Any

from lovp_actions.sources import signs
from lovp_actions.sources.docx_styles import W, is_on

_TEXTUAL = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_CHECKED = "{http://schemas.microsoft.com/office/word/2010/wordml}checked"


def text_of(element: Any, look: Any) -> str:
    """The text of an element in a run that has the properties `look` (or None); "" where it has
    none of its own."""
    if element.tag == f"{W}t":
        return drawn(element.text or "", look)
    if element.tag == f"{W}sym":
        return signs.sign(element.get(f"{W}char", ""), element.get(f"{W}font", ""))
    if element.tag == f"{W}checkBox":
        ticks = (element.find(f"{W}{tag}") for tag in ("checked", "default"))
        return "☑" if is_on(next((each for each in ticks if each is not None), None)) else "☐"
    if element.tag == f"{W}sdt" and (box := element.find(f"{W}sdtPr//{_CHECKED}")) is not None:
        return "☐" if any(said in ("0", "false", "off") for said in box.attrib.values()) else "☑"
    return _TEXTUAL.get(element.tag, "")


def _font(look: Any) -> str:
    fonts = look.find(f"{W}rFonts") if look is not None else None
    return fonts.get(f"{W}ascii", "") if fonts is not None else ""


def drawn(text: str, look: Any) -> str:
    """The text as the font in its properties `look` (or None) draws it."""
    return signs.drawn(text, _font(look))
