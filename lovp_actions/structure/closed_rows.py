"""What closes an entry of a list of actions: its status, or a code that a legend explains."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lovp_actions.structure import layout
from lovp_actions.structure.tables import Row

_CODE = re.compile(r"\b([A-Za-z]{1,3})\s{0,9}=\s{0,9}([a-z][a-z ]{2,20})")
_LEGEND = re.compile(
    rf"\W{{0,30}}(?:\w+\W{{1,30}})?{_CODE.pattern}(?:\s{{0,9}}[/,;|]?\s{{0,9}}{_CODE.pattern}){{1,5}}\W{{0,30}}"
)
_WORDS = 200
"""Characters of a status that are looked at."""


def is_closed(status: str) -> bool:
    """Whether a status begins with a word or a sign that closes a row: "Gesloten, tekst is
    aangepast", "✅ gereed", "(gereed)"."""
    words = re.sub("[\\ufe0e\\ufe0f]", "", status[:_WORDS]).lower().strip("()[] \t")
    word = re.split(r"[\s.,;:()\]]", words, maxsplit=1)[0]
    return bool(layout.pattern("status", "closed").fullmatch(word))


def closes(line: str) -> bool:
    """Whether the last word of a line closes it: "zaal reserveren ✔"; "af" may be a particle."""
    last = line.rstrip(" .!)*_").rsplit(None, 1)[-1:]
    return bool(last) and last[0].lower() != "af" and is_closed(last[0])


def is_entry(line: str) -> bool:
    """Whether a line of a list only gives an address or a state: "Jan: geen update."."""
    return bool(layout.pattern("entry", "words").search(line.lower()))


def legend(text: str) -> dict[str, str] | None:
    """The short codes that a line explains ("O=open/G=gesloten") with their words, None where it
    is no such line."""
    if not _LEGEND.fullmatch(text.strip()):
        return None
    return {code: word.strip() for code, word in _CODE.findall(text)}


def open_row(row: Row, closing: Iterable[str] = ()) -> bool:
    """Whether a row of an action table is still open by its status and its own words; a cell
    with one of the codes `closing` closes it."""
    codes = set(closing)
    if any(cell.text.strip() in codes for cell in row.cells if cell):
        return False
    closed = layout.pattern("status", "closed")
    status = row.cell("status")
    if status and closed.match(status.text.strip().lower().strip(".! ")):
        return False
    return not any(
        closed.fullmatch(cell.text.strip().lower().strip(".!() ")) for cell in row.cells if cell
    )
