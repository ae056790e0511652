"""The short codes that a line explains: "O=open/G=gesloten"."""

from __future__ import annotations

import re

_CODE = re.compile(r"\b([A-Za-z]{1,3})\s{0,9}=\s{0,9}([a-z][a-z ]{2,20})")
_LEGEND = re.compile(
    rf"\W{{0,30}}(?:\w+\W{{1,30}})?{_CODE.pattern}(?:\s{{0,9}}[/,;|]?\s{{0,9}}{_CODE.pattern}){{1,5}}\W{{0,30}}"
)


def legend(text: str) -> dict[str, str] | None:
    """The short codes that a line explains with their words, None where it is no such line."""
    if not _LEGEND.fullmatch(text.strip()):
        return None
    return {code: word.strip() for code, word in _CODE.findall(text)}
