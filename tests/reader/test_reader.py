"""What the network reads: spans of the text, the same on every run; and what is said without it."""

from __future__ import annotations

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lovp_actions.cli import app
from lovp_actions.errors import ModelError
from lovp_actions.extraction import engine
from lovp_actions.items import TYPES
from lovp_actions.reader import decoding, network, windows
from lovp_actions.reader.decoding import Reading, Span
from lovp_actions.reader.lines import Line, Told, lines

SENTENCES = [
    "De wethouder zegt toe de raad vóór 1 juni 2026 een brief te sturen.",
    "Zij belt ook de school.",
    "De opkomst was groot dit jaar.",
    "Jan en Noor zullen de zaal boeken, en Sem mailt de leden.",
    "Nr. 3 | Offerte aanvragen | @Mo | eind mei",
    "“Café ’t Hoekje” – €1.500 – wordt volgende week gebeld (actie Noor)…",
]
WORDS = st.lists(st.sampled_from(" ".join(SENTENCES).split()), min_size=1, max_size=60)
UNITS = st.lists(st.one_of(st.sampled_from(SENTENCES), WORDS.map(" ".join), st.text()), min_size=1)
SLOTS = 3


def document(texts: list[str]) -> list[Line]:
    kinds = ("text", "item", "row")
    return list(
        lines(Told(text, "Rondvraag", "Jansen", kinds[n % 3]) for n, text in enumerate(texts))
    )


def read(reader: network.Reader, found: list[Line]) -> list[Reading]:
    return list(decoding.readings(reader.outputs(found)))


@pytest.fixture(scope="module")
def reader() -> network.Reader:
    """One that keeps nothing of what it reads, unlike that of other tests, and reads all."""
    return network.Reader(skims=False)


def assert_verbatim(found: list[Line], reading: Reading) -> None:
    """Its spans are parts of the unit; the actor, of a line at or before it."""
    places = {line.unit: n for n, line in enumerate(found) if line.is_unit}
    for span in filter(None, (reading.action, reading.deadline)):
        assert span.unit == reading.unit
        assert 0 <= span.start <= span.end
        assert span.text == found[places[span.unit]].text[span.start : span.end]
    if (actor := reading.actor) is not None:
        before = found[: places[reading.unit] + 1]
        assert any(is_in(actor, line) for line in before)
    assert len(reading.probabilities) == len(TYPES)
    assert 0 <= reading.probability <= 1 + 1e-5
    assert 0 <= reading.actor_probability <= 1 + 1e-5


def is_in(span: Span, line: Line) -> bool:
    return line.unit == span.unit and line.text[span.start : span.end] == span.text


@given(texts=UNITS, seed=st.integers(0, 2**32 - 1))
@settings(max_examples=50)
def test_whatever_the_network_tells_spans_lie_in_their_unit(
    reader: network.Reader, texts: list[str], seed: int
) -> None:
    found, draw = document(texts), np.random.default_rng(seed)
    for window in windows.windows(
        windows.rows(found, reader._tokenizer, reader.marks), reader.marks
    ):
        units, tokens = len(window.units), len(window.ids)
        types, pointers, nothing = (
            draw.normal(0, 3, (units, SLOTS, *shape)).astype(np.float32)
            for shape in ((len(TYPES) + 1,), (6, tokens), (2,))
        )
        for reading in decoding.readings([(window, types, pointers, nothing)]):
            assert_verbatim(found, reading)


@given(texts=UNITS)
@settings(max_examples=20)
def test_what_is_read_is_quoted(reader: network.Reader, texts: list[str]) -> None:
    found = document(texts)
    for reading in read(reader, found):
        assert_verbatim(found, reading)


def test_a_promise_is_read(reader: network.Reader) -> None:
    found = read(reader, document([SENTENCES[2], SENTENCES[0]]))
    surest = max(found, key=lambda each: each.probability)
    assert (surest.unit, surest.type) == (1, "toezegging")
    assert surest.probability > 0.8
    assert surest.actor is not None
    assert "wethouder" in surest.actor.text
    assert "brief" in surest.action.text
    assert surest.deadline is not None
    assert "1 juni 2026" in surest.deadline.text
    assert sum(each.probability for each in found if each.unit == 0) < 0.2


def test_nothing_is_read_in_nothing(reader: network.Reader) -> None:
    assert read(reader, []) == []
    assert read(reader, [Line("heading", "Rondvraag")]) == []


def test_lines_of_one_word_are_read_few_at_once(
    reader: network.Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each looks at all of its window: 500 of them at once took a gigabyte."""
    sizes: list[int] = []
    real = reader._session

    class Counting:
        def run(self, wanted: None, given: dict[str, np.ndarray]) -> Any:
            sizes.append(len(given["first"]))
            return real.run(wanted, given)

    monkeypatch.setattr(reader, "_session", Counting())
    reader.outputs(document([SENTENCES[0], *["x"] * 400]))
    assert sum(sizes) == 401
    assert max(sizes) <= windows.BUDGET // 2


@pytest.mark.slow
def test_what_was_read_before_makes_no_difference(reader: network.Reader) -> None:
    one, other = document(SENTENCES), document(SENTENCES[::-1] * 5)
    alone = [read(network.Reader(), one), read(network.Reader(), other)]
    assert all(alone)
    assert [read(reader, each) for each in (other, one, one, other)] == [
        alone[n] for n in (1, 0, 0, 1)
    ]


@pytest.mark.slow
def test_threads_read_what_one_reads(reader: network.Reader) -> None:
    documents = [document(SENTENCES[n % 6 :] * (1 + n % 3)) for n in range(12)]
    alone = [read(reader, each) for each in documents]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(partial(read, reader), documents * 3)) == alone * 3


def test_a_library_that_cannot_be_loaded_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)  # as without its DLLs on Windows
    with pytest.raises(ModelError, match="or use --fast"):
        network.Reader()


@pytest.mark.parametrize("broken", ["", "tokenizer.json", "marks.json", "reader.onnx"])
@pytest.mark.parametrize("cut", [True, False], ids=["cut", "missing"])
def test_a_model_that_is_missing_or_broken_is_told_in_a_sentence(
    broken: str, cut: bool, tmp_path: Path
) -> None:
    folder = tmp_path / "model"
    if broken:
        shutil.copytree(network.SHIPPED, folder)
        data = (folder / broken).read_bytes()
        (folder / broken).unlink()
        if cut:
            (folder / broken).write_bytes(data[: len(data) // 2])
    with pytest.raises(ModelError) as told:
        network.Reader(folder)
    assert str(told.value).startswith("The reader of lovp-actions is missing or broken: ")
    assert str(told.value).count(". ") == 0
    assert "--fast" in str(told.value)


def test_the_command_says_so_and_goes_on_with_fast(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(engine, "shipped", lambda: network.Reader(Path("nergens")))
    monkeypatch.chdir(tmp_path)
    Path("notulen.txt").write_text(SENTENCES[0], encoding="utf-8")
    assert app.main(["extract", "notulen.txt"]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "use --fast" in captured.err
    assert app.main(["extract", "notulen.txt", "--fast"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert "toezegging" in captured.out
