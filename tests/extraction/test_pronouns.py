"""Whom a pronoun stands for in a line of somebody's."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor

HEADS = [
    "# Verslag 11 maart 2024\n\nAanwezig: Bart, Lotte, Hugo\n\n",
    "# Verslag 11 maart 2024\n\n## 2. Voortgang\n\n",
]
BEFORE = "Hugo: de leverancier levert te laat.\n\nLotte: de zaal is vol.\n\n"
LINES = [
    ("Bart: de koppeling hapert. Hij belt morgen de helpdesk.", "Bart"),
    ("- Bart: de koppeling hapert. Hij belt morgen de helpdesk.", "Bart"),
    ("Lotte: de folder is af. Bart laat hem drukken. Zij stuurt de tekst rond.", "Lotte"),
    ("**Lotte:** de folder is af. Bart laat hem drukken. Zij stuurt de tekst rond.", "Lotte"),
    ("Bart: de levering is laat. Daarna belt hij de helpdesk.", "Bart"),
    ("Lotte: Hugo is gebeld. Hij levert de tekening aan.", "Hugo"),
    ("Bart: de gemeente wil meer weten. Zij levert een lijst aan.", "gemeente"),
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("line", "who"), LINES)
def test_whom_a_pronoun_in_a_line_of_somebody_stands_for(
    head: str, line: str, who: str, extractor: Extractor
) -> None:
    assert extractor.extract(head + BEFORE + line)[-1].actor == who
