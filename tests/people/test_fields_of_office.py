"""The field that stands behind an office."""

from __future__ import annotations

import pytest

from lovp_actions.people import fields_of_office


@pytest.mark.parametrize(
    ("text", "office", "whole"),
    [
        ("dat de commissie financiën een plan maakt", "commissie", "commissie financiën"),
        ("De wethouder jeugd stuurt een brief.", "wethouder", "wethouder jeugd"),
        ("De adviseur zorg en welzijn belt.", "adviseur", "adviseur zorg en welzijn"),
        ("dat de wethouder zorg draagt voor een plan", "wethouder", "wethouder"),
        ("dat de wethouder vrijdag een plan stuurt", "wethouder", "wethouder"),
        ("dat Jan handhaving een brief stuurt", "Jan", "Jan"),
    ],
)
def test_a_field_is_part_of_its_office(text: str, office: str, whole: str) -> None:
    start = text.index(office)
    assert text[start : fields_of_office.end(text, start, start + len(office))] == whole
