"""Whatever a person does to a list between two merges, it is there after the second."""

from __future__ import annotations

import contextlib
from collections import Counter
from typing import Any

import kept_lists
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

ACTORS = ("Anna Bakker", "Bob", "wethouder De Vries", "college")
ACTIONS = (
    "belt de school over het fietspad",
    "stuurt de brief naar de provincie",
    "maakt een begroting voor het zomerfeest",
    "=regelt de zaal met geluid en koffie",
    "vraagt offertes voor het nieuwe dak",
    "plaatst de vacature op de website",
)
PROMISES = [
    (actor, action) for index, action in enumerate(ACTIONS) for actor in (ACTORS[index % 4],)
]
TEXT = st.text(alphabet=st.sampled_from("abc XYZ;,\"'=+-@é€\n01/"), min_size=1, max_size=12).filter(
    lambda text: text.strip() and not text.startswith("'")
)
WORDS = st.text(alphabet="abcdefgh ", min_size=1, max_size=12).filter(str.strip)


class Person:
    """Edits drawn by hypothesis, and what must be found again afterwards."""

    def __init__(self, draw: Any, form: str) -> None:
        self.draw, self.form = draw, form
        self.text = TEXT if form == "csv" else TEXT.filter(lambda text: text[0] != "=")

    def __call__(self, rows: list[list[Any]]) -> None:
        draw, head, body = self.draw, rows[0], rows[1:]
        for row in body:
            row += [""] * (len(head) - len(row))
        own = len(head)
        head.append("Mijn kolom")
        for row in body:
            row.append("")
            for name in ("status", "actor", "remarks"):
                if draw(st.booleans()):
                    row[head.index(name)] = draw(WORDS if name == "actor" else self.text)
            if draw(st.booleans()):
                row[own] = draw(self.text)
        for _ in range(draw(st.integers(0, 2))):
            row = [""] * len(head)
            row[head.index("action")] = draw(WORDS)
            row[own] = draw(self.text)
            body.append(row)
        body = draw(st.permutations(body))
        rows[1:] = body[draw(st.integers(0, 2)) :]


def _said(rows: list[list[str]]) -> Counter[tuple[str, ...]]:
    """The rows as a person sees them, without what merging may add behind them."""
    names = ("actor", "action", "status", "remarks", "id", "Mijn kolom", "sentence", "line")
    columns = [rows[0].index(name) for name in names]
    full = [[*row, *[""] * len(rows[0])] for row in rows[1:]]
    return Counter(tuple(" ".join(row[column].split()) for column in columns) for row in full)


@pytest.mark.parametrize("form", kept_lists.FORMATS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_edit_is_lost(form: str, data: st.DataObject) -> None:
    first = data.draw(st.lists(st.sampled_from(PROMISES), unique=True, min_size=1))
    later = data.draw(st.lists(st.sampled_from(PROMISES), unique=True))
    october = [kept_lists.item(*promise) for promise in first]
    november = [kept_lists.item(*promise, "2026-11-09") for promise in later]
    file, merge = kept_lists.merged(b"", form, october)
    assert merge.count("added") == len(first)

    file = kept_lists.edited(file, form, Person(data.draw, form))
    before = kept_lists.grid(file, form)

    # The same minutes again change nothing, and bring no row back.
    again, merge = kept_lists.merged(file, form, october)
    assert again == file
    assert merge.changes == []

    # Later minutes add what the list lacks, and nothing else.
    file, merge = kept_lists.merged(file, form, november)
    after = kept_lists.grid(file, form)
    heads = [
        [name for name in rows[0] if not name.startswith("merged ")] for rows in (before, after)
    ]
    assert heads[1][: len(heads[0])] == heads[0]
    old, new = _said(before), _said(after)
    assert not old - new
    assert sum((new - old).values()) == merge.count("added")
    ids = [row.id for row in kept_lists.opened(file, form).rows if row.id]
    assert len(ids) == len(set(ids))
    open_before = {" ".join(row[1].split()) for row in before[1:] if row[4] == "open"}
    added = {each.action for each in merge.changes if each.change == "added"}
    assert not added & open_before
    assert kept_lists.merged(file, form, [*october, *november])[0] == file


@pytest.mark.parametrize("owner", ["hans", "", "de", "de wijkraad"])
def test_a_promise_handed_on_is_the_same(owner: str) -> None:
    promise = ("Bob", "stuurt de brief naar de provincie")
    file, _ = kept_lists.merged(b"", "csv", [kept_lists.item(*promise)])
    file = kept_lists.edited(file, "csv", lambda rows: rows[1].__setitem__(0, owner))
    _, merge = kept_lists.merged(file, "csv", [kept_lists.item(*promise, "2026-11-09")])
    assert (merge.count("added"), merge.count("linked")) == (0, 1)


@pytest.mark.parametrize("form", kept_lists.FORMATS)
def test_the_order_of_rows_is_the_persons(form: str) -> None:
    file, _ = kept_lists.merged(b"", form, [kept_lists.item(*promise) for promise in PROMISES])
    file = kept_lists.edited(file, form, lambda rows: rows.insert(1, rows.pop()))
    order = [row[1] for row in kept_lists.grid(file, form)]
    file, _ = kept_lists.merged(
        file, form, [kept_lists.item("Cas", "veegt het plein", "2026-11-09")]
    )
    assert [row[1] for row in kept_lists.grid(file, form)] == [*order, "veegt het plein"]


@given(st.binary(max_size=60), st.sampled_from([b"", b"\xef\xbb\xbf"]))
@example(b"\x80\xc2\xa0", b"")
def test_a_csv_file_is_given_back_byte_for_byte(noise: bytes, bom: bytes) -> None:
    from lovp_actions.errors import InputError, OutputError
    from lovp_actions.lists.csvlist import CsvSheet

    whole = bom + b"actie;wie\r\n" + noise
    try:
        assert CsvSheet(whole, "lijst.csv").data() == whole
    except (InputError, OutputError):
        return


@given(st.text(alphabet="a;,\"\n\r=' ", max_size=40))
def test_a_csv_file_of_odd_quotes_is_given_back(text: str) -> None:
    from lovp_actions.errors import OutputError
    from lovp_actions.lists.csvlist import CsvSheet

    data = text.encode()
    with contextlib.suppress(OutputError):  # of a quote that nothing closes
        assert not data or CsvSheet(data, "lijst.csv").data() == data
