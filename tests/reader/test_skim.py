"""What is not read: windows without a chance of an item, unless the rules found something there."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor
from lovp_actions.extraction.explanations import explain
from lovp_actions.reader import network
from lovp_actions.reader.lines import Line


@pytest.fixture(scope="module")
def reader() -> network.Reader:
    return network.shipped()


def read(reader: network.Reader, texts: list[str], also: tuple[int, ...] = ()) -> list[int]:
    lines = [Line("sentence", text, number) for number, text in enumerate(texts)]
    outputs = reader.outputs(lines, also)
    return [window.rows[n].line.unit for window, *_ in outputs for n in window.units]


PROMISE = "De wethouder zegt toe de raad voor 1 juni een brief te sturen."
NOT_READ = "so the network does not read it"
TALK = [
    "De voorzitter opent de vergadering om 20.00 uur en heet iedereen van harte welkom.",
    "De notulen van de vorige vergadering zijn ongewijzigd vastgesteld.",
    "De vergadering is om 22.15 uur gesloten.",
]


LONG = [*TALK * 8, PROMISE]
"""Windows of talk, and one with a promise."""


def test_windows_of_talk_are_not_read(reader: network.Reader) -> None:
    assert read(reader, TALK) == []
    found = read(reader, LONG)
    assert found == [*range(found[0], len(LONG))]
    assert 10 < found[0] < len(LONG)


def test_what_the_rules_found_is_read_anyway(reader: network.Reader) -> None:
    found = read(reader, LONG, also=(1,))
    assert 1 in found
    assert len(LONG) - 1 in found
    assert 12 not in found


def test_a_reader_that_does_not_skim_reads_all() -> None:
    assert read(network.Reader(skims=False), LONG) == [*range(len(LONG))]


def test_a_unit_is_skimmed_as_it_is_beside_its_neighbours_wherever_they_stand(
    reader: network.Reader,
) -> None:
    """Scores depend on the lines beside a line, and on its heading, not on the rest."""
    skim = reader._skim
    assert skim is not None
    heading = Line("heading", "Rondvraag")
    texts = [*TALK, PROMISE, *TALK]
    lines = [heading, *(Line("sentence", text, n) for n, text in enumerate(texts))]
    rows = reader._rows(lines)
    whole, part = skim.scores(rows), skim.scores([rows[0], *rows[3:6]])
    assert part[2] == pytest.approx(whole[4], abs=1e-5)


def test_rows_without_tokens_and_no_rows_at_all(reader: network.Reader) -> None:
    assert read(reader, []) == []
    assert read(reader, ["", PROMISE, "\u200b"]) == [0, 1, 2]


def test_what_is_not_read_is_told_so(extractor: Extractor) -> None:
    first, *_, last = explain(extractor, "\n\n".join(["# Rondvraag", *LONG]))
    assert first.reasons[0].endswith(NOT_READ)
    assert first.chances == ()
    assert not any(each.endswith(NOT_READ) for each in last.reasons)
    assert len(last.chances) > 0
