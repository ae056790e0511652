"""Items as the writers write them."""

from __future__ import annotations

import io

from fake_extraction import make_item

from lovp_actions.items import Item, Result
from lovp_actions.writers import PLAIN, Style, write

NASTY = make_item(
    id="12345e6789",
    actor="=HYPERLINK(1)",
    action="+31 6; |pipe| <b>*vet*</b> \x1b[2J\ufffe",
    sentence="#N/A",
    deadline="vóór 1 december",
    deadline_date="2026-12-01",
    meeting_date="2026-10-12",
    source="notulen.txt",
)
"""Words that are something else in a spreadsheet, a page or a terminal."""


def render(form: str, items: list[Item], style: Style = PLAIN) -> str:
    out = io.StringIO(newline="")
    write(form, [Result("notulen.txt", "", list(items))], out, style)
    return out.getvalue()
