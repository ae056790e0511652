"""Lines become windows in which each unit is read once, short enough for the network."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lovp_actions.reader import windows
from lovp_actions.reader.lines import LONGEST_SPEAKER, Line, Told, lines
from lovp_actions.reader.windows import Marks, Row

MARKS = Marks(start=0, end=1, unit=2, item=3, row=4, pad=5)
LONGEST_ROW = windows.LONGEST + 2
LONGEST_WINDOW = 2 + windows.LONGEST_HEADING + 1 + windows.CONTEXT + LONGEST_ROW
"""Of a unit of full length behind all the context it may have, and below its heading."""
KINDS = st.sampled_from(["heading", "speaker", "sentence", "sentence", "item", "row"])
HEADINGS = st.sampled_from(["", "Mededelingen", "Rondvraag"])
SPEAKERS = st.sampled_from(["", "Jansen", "de griffier"])


def rows_of(drawn: list[tuple[str, int]]) -> list[Row]:
    """Rows of these kinds and numbers of tokens; their units are numbered."""
    rows, units = [], 0
    for kind, length in drawn:
        unit = -1 if kind in ("heading", "speaker") else units
        units += unit >= 0
        length = min(length, windows.LONGEST_HEADING) if unit < 0 else length
        line = Line(kind, "a" * length, unit)  # type: ignore[arg-type]
        rows.append(Row(line, [9] * length, [(n, n + 1) for n in range(length)]))
    return rows


DOCUMENTS = st.lists(st.tuples(KINDS, st.integers(1, LONGEST_ROW)), max_size=60).map(rows_of)


@given(rows=DOCUMENTS)
def test_each_unit_is_read_once_and_whole(rows: list[Row]) -> None:
    read = []
    for window in windows.windows(rows, MARKS):
        assert len(window.ids) <= LONGEST_WINDOW
        assert set(window.units) == window.read <= set(window.chosen)
        assert window.chosen == sorted(set(window.chosen))
        for index in window.units:
            base, ids = window.bases[index], rows[index].ids
            assert window.ids[base : base + len(ids)] == ids
        read += [rows[index].line.unit for index in window.units]
    assert read == [row.line.unit for row in rows if row.line.is_unit]


@given(rows=DOCUMENTS)
def test_a_window_has_the_heading_of_its_first_unit(rows: list[Row]) -> None:
    for window in windows.windows(rows, MARKS):
        first = min(window.read)
        above = [n for n in range(first) if rows[n].line.kind == "heading"]
        assert not above or above[-1] in window.chosen


@given(told=st.lists(st.builds(Told, st.text(), HEADINGS, SPEAKERS, st.just("text")), max_size=20))
def test_the_units_are_lines_in_their_order(told: list[Told]) -> None:
    found = list(lines(told))
    units = [line for line in found if line.is_unit]
    assert [(line.unit, line.text) for line in units] == [(n, u.text) for n, u in enumerate(told)]
    assert all(len(line.text) <= LONGEST_SPEAKER + 1 for line in found if line.kind == "speaker")


def test_heading_and_speaker_stand_before_what_they_hold_for_once() -> None:
    told = [
        Told("Hij belt.", "Zaal", "Jansen", "text"),
        Told("Hij mailt.", "Zaal", "Jansen", "item"),
        Told("De Wit belt.", "Zaal", "De Wit", "text"),
        Told("Zij belt.", "Slot", "Jansen", "text"),
    ]
    assert [(line.kind, line.text) for line in lines(told)] == [
        ("heading", "Zaal"),
        ("speaker", "Jansen:"),
        ("sentence", "Hij belt."),
        ("item", "Hij mailt."),
        ("sentence", "De Wit belt."),
        ("heading", "Slot"),
        ("speaker", "Jansen:"),
        ("sentence", "Zij belt."),
    ]
