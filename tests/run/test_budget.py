"""What a file may cost in time: long work gives signs that it goes on, and a file that only takes
its time is not taken for one that hangs."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import fake_extraction
import make_formats
import pytest

from lovp_actions import extract
from lovp_actions.errors import InputError
from lovp_actions.extraction.engine import prepare
from lovp_actions.extraction.pipelines import loaded
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.heartbeat import HEARD, beat
from lovp_actions.language import nlp
from lovp_actions.run import workers
from lovp_actions.run.chunks import Chunk
from lovp_actions.run.processes import apart
from lovp_actions.run.reading import read_parts
from lovp_actions.structure.parts import Part

LINE = "Jan zal de school {} bellen en Noor stuurt de raad een brief.\n\n"


@pytest.mark.parametrize("fast", [True, False])
def test_a_long_text_gives_signs_of_life(fast: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it is parsed, and while the network reads it."""
    monkeypatch.setattr(nlp, "BATCH", 4)
    signs: list[int] = []
    for count in (20, 60):
        beats: list[None] = []
        text = "".join(map(LINE.format, range(count)))
        document = prepare(Part(text), "-", ExtractionSettings(fast=fast))
        heard = HEARD.set(lambda *share, beats=beats: beats.append(None))  # type: ignore[misc]
        assert len(next(loaded(None).items([document]))) >= count
        HEARD.reset(heard)
        signs.append(len(beats))
    assert signs[1] - signs[0] >= ((60 - 20) / 4 if fast else 5)


class _Slow(fake_extraction.Extractor):
    """Gives three signs on its way."""

    def items(self, documents: Sequence[Any]) -> Iterator[list[Any]]:
        for _ in range(3):
            beat()
        yield from super().items(documents)


def test_a_worker_tells_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lovp_actions.extraction.engine.prepare", fake_extraction.prepare)
    monkeypatch.setattr(workers, "limit_memory", lambda loading=False: None)
    (tmp_path / "een.txt").write_text("toezegging|Jan|belt\n")
    answers: list[Any] = []
    job = workers._Job(read_parts, _Slow, ExtractionSettings(), texts=False)
    job(([str(tmp_path / "een.txt")], 0, 1, ""), answers.append)
    HEARD.set(lambda *share: None)
    *before, outcome = answers
    assert before[-3:] == [workers._PARSING] * 3
    assert [item.actor for item in outcome.items] == ["Jan"]


def test_extract_reads_apart_where_it_may_take_so_long_only(tmp_path: Path) -> None:
    text, path = LINE.format(1), tmp_path / "notulen.docx"
    path.write_bytes(make_formats.docx(text))
    for minutes in (text, path):
        assert extract(minutes, timeout=60) == extract(minutes)
    with pytest.raises(InputError, match=r"Cannot read the text: it takes longer than 0\.001 sec"):
        extract(text, timeout=0.001)
    with pytest.raises(InputError, match="no such file"):
        extract(tmp_path / "weg.txt", timeout=60)
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(partial(extract, fast=True, timeout=60), [text] * 4)
        assert list(found) == [extract(text, fast=True)] * 4


def test_what_is_done_apart_may_give_signs() -> None:
    assert apart(_with_signs, "een.txt", 60) == "klaar"


def _with_signs() -> str:
    beat()
    beat()
    return "klaar"


def test_time_in_which_the_machine_sleeps_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or in which the whole run is stopped, workers and all."""
    now = iter(range(0, 10_000, 3600))
    monkeypatch.setattr(workers, "time", SimpleNamespace(monotonic=lambda: float(next(now))))
    pool = workers.Workers(1, read_parts, _Slow, ExtractionSettings(), seconds=3.5)
    pipe, other = multiprocessing.Pipe()
    process = SimpleNamespace(pipe=pipe, close=lambda: None)
    pool._workers = [workers._Worker(process, Chunk(["een.txt"]), at=0)]  # type: ignore[arg-type]
    for _ in range(3):
        pool._await(0)
    assert pool._workers
    other.close()
