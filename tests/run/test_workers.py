"""Files spread over processes: the same results in the same order, whatever becomes of one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import fake_extraction
import pytest

from lovp_actions.errors import ModelError
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.run import chunks, workers
from lovp_actions.run.batch import Batch
from lovp_actions.run.outcomes import Outcome, texts, with_items
from lovp_actions.run.reading import Source, read_parts
from lovp_actions.run.workers import Workers
from lovp_actions.sources import limits

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are split off on Linux")
FAKE = [sys.executable, str(Path(__file__).parents[1] / "helpers/fake_extraction.py")]
PARENT = os.getpid()


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction.engine", fake_extraction)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.chdir(tmp_path)


def files(count: int, lines: int = 3) -> list[str]:
    """So many files, each with promises of somebody else."""
    for number in range(count):
        line = f"toezegging|Bakker {number}|belt de school\n"
        Path(f"{number:03}.txt").write_text(line * lines)
    return [f"{number:03}.txt" for number in range(count)]


def told(outcomes: Iterable[Outcome]) -> list[tuple[str, str, list[str], bool]]:
    return [
        (each.source.name, each.error, [item.actor for item in each.items], each.last)
        for each in outcomes
    ]


def pool(reader: object = read_parts, count: int = 2) -> Workers:
    return Workers(count, reader, fake_extraction.Extractor, ExtractionSettings())  # type: ignore[arg-type]


def test_results_are_those_of_one_process_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHUNK_BYTES", 5_000)
    names = [*files(70), "weg.txt", "fout.txt", "lang.txt"]
    Path("fout.txt").write_text("FOUT\n")
    Path("lang.txt").write_text("besluit|raad|koopt het pand\n" * 400)
    one = with_items(texts(names, read_parts), fake_extraction.Extractor, ExtractionSettings())
    expected = told(one)
    assert told(pool().outcomes(names)) == expected
    assert [name for name, *_ in expected] == names
    assert [bool(error) for _, error, *_ in expected].count(True) == 2
    assert len(expected[-1][2]) == 400


def test_how_far_a_text_is_read_is_told_before_its_outcome() -> None:
    names = files(2)
    Path(names[1]).write_text("LEEST|20\ntoezegging|Jan|belt\n")
    seen: list[object] = []
    one = pool(count=1)
    one.reads = lambda *share: seen.append(share)
    for outcome in one.outcomes(names):
        seen.append(outcome.source.name)
    assert seen == [names[0], *((names[1], done, 20) for done in (0, 8, 16)), names[1]]


def test_the_rest_of_long_texts_given_up_does_not_end_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two share each text; when it is given, both may still be at it, and the next ones wait."""
    monkeypatch.setattr(chunks, "CHUNK_BYTES", 100)
    monkeypatch.setattr(workers, "_SECONDS", 0.001)
    monkeypatch.setattr(workers, "with_items", _slow_to_end)
    names = files(6)
    assert [name for name, *_ in told(pool().outcomes(names))] == names


def _slow_to_end(*args: Any) -> Iterator[Outcome]:
    yield from with_items(*args)
    time.sleep(0.1)


def _deadly(name: str) -> Iterator[Source]:
    """Reads a file; one of them ends the process."""
    if name == "005.txt" and os.getpid() != PARENT:
        os.kill(os.getpid(), signal.SIGKILL)
    return read_parts(name)


def test_a_worker_that_is_killed_costs_the_file_it_read() -> None:
    names = files(40)
    found = told(pool(_deadly).outcomes(names))
    assert [name for name, *_ in found] == names
    errors = {name: error for name, error, *_ in found if error}
    assert list(errors) == ["005.txt"]
    assert "005.txt could not be read: the process that read it was stopped" in errors["005.txt"]
    assert all(len(items) == 3 for name, _, items, _ in found if name != "005.txt")


def test_a_worker_that_is_killed_while_it_idles_costs_nothing() -> None:
    """Between two chunks it waits; the run goes on with another one."""
    names = files(80)
    workers_of_two = pool()
    outcomes = workers_of_two.outcomes(names)
    found = [next(outcomes)]
    for worker in workers_of_two._workers:
        while worker.chunk is not None:
            workers_of_two._await(1)
        os.kill(worker.process.pid, signal.SIGKILL)
    found += outcomes
    assert [(name, error, len(items)) for name, error, items, _ in told(found)] == [
        (name, "", 3) for name in names
    ]


def test_a_worker_that_is_killed_when_all_is_done_costs_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Before it could say so."""
    monkeypatch.setattr(workers, "with_items", _deadly_at_the_end)
    names = files(70)
    assert [
        (name, error, len(items)) for name, error, items, _ in told(pool().outcomes(names))
    ] == [(name, "", 3) for name in names]


def _deadly_at_the_end(*args: Any) -> Iterator[Outcome]:
    yield from with_items(*args)
    os.kill(os.getpid(), signal.SIGKILL)


def test_memory_that_runs_out_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMORY_BYTES", 200_000_000)
    found = told(pool(_greedy).outcomes(files(3)))
    assert [bool(error) for _, error, *_ in found] == [False, True, False]
    assert "001.txt could not be read because the memory ran out" in found[1][1]


def _greedy(name: str) -> Iterator[Source]:
    if name == "001.txt":
        bytearray(1_000_000_000)
    return read_parts(name)


def test_a_pipeline_that_is_missing_ends_the_run() -> None:
    load = partial(fake_extraction.Extractor, "nergens")
    with pytest.raises(ModelError):
        list(Workers(2, read_parts, load, ExtractionSettings()).outcomes(files(3)))


def test_fail_fast_gives_what_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHUNK_BYTES", 100)
    names = files(30)
    Path(names[10]).unlink()
    said: list[str] = []
    batch = Batch(said.append, fail_fast=True, jobs=2)
    results = [result.name for result in batch.run(names)]
    assert results == names[:10]
    assert said == [f"Cannot read {names[10]}: there is no such file."]
    assert (batch.done, batch.failed) == (10, 1)


def test_no_process_is_left_when_nobody_wants_more() -> None:
    workers_of_two = pool()
    outcomes = workers_of_two.outcomes(files(40))
    next(outcomes)
    processes = [worker.process.pid for worker in workers_of_two._workers]
    assert len(processes) == 2
    outcomes.close()  # type: ignore[attr-defined]
    assert not any(map(_is_alive, processes))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_leaves_no_process(number: signal.Signals) -> None:
    names = files(40, lines=400)
    for name in names[30:]:
        Path(name).write_text("SLAAP\n" * 2_000)
    child = subprocess.Popen(
        [*FAKE, "extract", *names, "-j", "2", "-f", "jsonl", "-q"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    below = _wait_for(lambda: found if len(found := _children(child.pid)) == 2 else None)
    time.sleep(0.5)
    child.send_signal(number)
    _, err = child.communicate(timeout=30)
    assert child.returncode == 128 + number
    assert b"Traceback" not in err
    assert _wait_for(lambda: not any(map(_is_alive, below)))


def _wait_for(wanted: object, seconds: float = 20) -> list[int]:
    """What `wanted` gives once it is true."""
    end = time.monotonic() + seconds
    while not (found := wanted()):  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.05)
    return found  # type: ignore[no-any-return]


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _is_alive(pid: int) -> bool:
    """Whether the process runs; one that ended and was not asked about does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
