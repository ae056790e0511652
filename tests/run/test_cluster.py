"""A cluster of two worker processes gives what one machine gives, also when they are killed."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lovp_actions.cli import app
from lovp_actions.errors import ClusterError
from lovp_actions.extraction.engine import Extractor

pytest.importorskip("distributed", reason="needs the cluster extra")
pytest.importorskip("pyarrow", reason="needs the cluster extra")

import dask
import deadly_files
from distributed import Client, LocalCluster
from partition_rows import rows

from lovp_actions.run.batch import Batch, Selection
from lovp_actions.run.cluster import manifest, run, watch, work
from lovp_actions.run.cluster.folder import Folder

SAMPLES = Path(__file__).parents[2] / "samples"
SHORT = "# Notulen\n\nDe voorzitter zegt toe dat hij de school belt.\n"
posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    settings = {
        "distributed.scheduler.allowed-failures": 1,
        "distributed.logging.distributed": "critical",
    }
    with (
        dask.config.set(settings),
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
        ) as made,
        Client(made, set_as_default=False) as client,
    ):
        client.register_plugin(deadly_files.Poison())
        yield made


@pytest.fixture
def address(cluster: LocalCluster) -> str:
    """That of the scheduler, once both workers are there, also after one was killed."""
    with Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(2)
    return str(cluster.scheduler_address)


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, extractor: Extractor) -> None:
    monkeypatch.setattr("lovp_actions.extraction.engine.Extractor", lambda model: extractor)
    monkeypatch.delenv("LOVP_ACTIONS_MODEL", raising=False)
    monkeypatch.chdir(tmp_path)
    deadly_files.register()


@pytest.fixture
def archive() -> str:
    """A pattern of twenty names: minutes, and one file that is broken."""
    names = ["lovp.txt", "vve.txt", "bestuur.md"]
    for number in range(19):
        folder = Path("notulen", f"map {number % 4}")
        folder.mkdir(parents=True, exist_ok=True)
        name = names[number % 3]
        shutil.copy(SAMPLES / name, folder / f"{number:02}-{name}")
    Path("notulen/map 1/kapot.pdf").write_bytes(b"%PDF-1.4 kapot")
    return "notulen/**/*"


def on_one_machine(*arguments: str) -> list[dict[str, Any]]:
    names = sorted(str(path) for path in Path("notulen").rglob("*") if path.is_file())
    assert app.main(["extract", *names, *arguments, "-f", "jsonl", "-o", "een.jsonl"]) == 1
    return rows(Path("een.jsonl"))


def table(folder: str, kind: str = "items") -> list[dict[str, Any]]:
    """What all partitions hold, in the order of their names."""
    return [row for path in sorted(Path(folder).glob(f"{kind}-*")) for row in rows(path)]


@contextlib.contextmanager
def after_a_partition(folder: str, then: Callable[[], None]) -> Iterator[list[bool]]:
    """Do something once there is a partition in `folder`; tells whether the run was under way."""
    noted: list[bool] = []
    over = threading.Event()

    def wait() -> None:
        while not list(Path(folder).glob("items-*")):
            if over.wait(0.01):
                return
        then()
        noted.append(not Path(folder, manifest.SUCCESS).exists())

    thread = threading.Thread(target=wait)
    thread.start()
    try:
        yield noted
    finally:
        over.set()
        thread.join()


# Whole runs


@pytest.mark.parametrize(
    ("form", "more"),
    [("parquet", []), ("jsonl", ["--fast"])],
)
@pytest.mark.slow
def test_a_cluster_gives_the_items_of_one_machine(
    form: str, more: list[str], address: str, archive: str, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["--type", "toezegging", "--type", "verzoek", "--date", "2024-05-14", "--all", *more]
    expected = on_one_machine(*chosen)
    capsys.readouterr()
    arguments = ["--cluster", address, archive, *chosen, "-f", form, "-o", "uit"]
    assert app.main(["extract", *arguments]) == 1
    assert capsys.readouterr().err == (
        f"lovp-actions: What failed, and why, is in {os.getcwd()}/uit/failed-*.{form}.\n"
        "lovp-actions: 20 files: 19 done, 1 failed.\n"
    )
    assert len(expected) > 30
    assert table("uit") == expected
    (failed,) = table("uit", "failed")
    assert failed["source"] == "notulen/map 1/kapot.pdf"
    assert "it is no PDF file that can be read" in failed["error"]
    assert len(list(Path("uit").glob("items-*"))) == 10
    counts = json.loads(Path("uit", manifest.SUCCESS).read_text())
    assert counts == {"files": 20, "done": 19, "empty": 0, "failed": 1}


@posix
@pytest.mark.slow
def test_a_worker_that_is_killed_costs_nothing(
    address: str, cluster: LocalCluster, archive: str
) -> None:
    expected = on_one_machine()

    def kill() -> None:
        os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

    with after_a_partition("uit", kill) as under_way:
        assert app.main(["extract", "--cluster", address, archive, "-o", "uit"]) == 1
    assert under_way == [True]
    assert table("uit") == expected


@posix
@pytest.mark.slow
def test_a_run_that_was_stopped_is_finished_by_the_same_command(
    address: str, archive: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["extract", "--fast", "--cluster", address, archive, "-o", "uit"]
    with after_a_partition("uit", lambda: os.kill(os.getpid(), signal.SIGINT)):
        assert app.main(command) == 130
    assert "the same command does the others" in capsys.readouterr().err
    with Client(address, set_as_default=False) as client:  # a task under way is not broken off
        while any(client.run(lambda dask_worker: len(dask_worker.active_threads)).values()):
            time.sleep(0.05)
    before = {path: path.stat().st_mtime_ns for path in Path("uit").glob("items-*")}
    assert before
    assert not Path("uit", manifest.SUCCESS).exists()

    assert app.main([*command, "--all"]) == 4
    assert "it holds a run of other files, options or version" in capsys.readouterr().err
    assert app.main(command) == 1
    told = capsys.readouterr().err
    assert f"{len(before)} of 10 partitions are there already." in told
    assert told.endswith("20 files: 19 done, 1 failed.\n")
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert table("uit") == on_one_machine("--fast")
    assert app.main(command) == 4
    assert "it holds the result of a finished run" in capsys.readouterr().err


@posix
@pytest.mark.slow
def test_a_file_that_ends_its_workers_is_the_only_one_to_fail(address: str) -> None:
    names = [*(f"{number:02}.txt" for number in range(20)), "moord.txt"]
    for name in names:
        Path(name).write_text(SHORT)
    pattern = f"poison://{os.getcwd()}/*.txt"
    assert app.main(["extract", "--cluster", address, pattern, "-o", "uit"]) == 1
    good = [f"poison://{os.getcwd()}/{name}" for name in names[:-1]]
    assert [item["source"] for item in table("uit")] == good
    (failed,) = table("uit", "failed")
    assert failed["source"] == f"poison://{os.getcwd()}/moord.txt"
    assert "it ended every worker that tried" in failed["error"]
    assert Path("uit", manifest.SUCCESS).exists()


@posix
@pytest.mark.slow
def test_a_file_that_hangs_or_ends_its_process_costs_itself(address: str) -> None:
    names = ["een.txt", "gif.txt", "slaap.txt", "twee.txt"]
    for name in names:
        Path(name).write_text(SHORT)
    urls = [f"poison://{os.getcwd()}/{name}" for name in names]
    command = ["extract", "--cluster", address, "--fast", "--timeout=10", *urls, "-o", "uit"]
    assert app.main(command) == 1
    assert [item["source"] for item in table("uit")] == [urls[0], urls[3]]
    died, hung = (each["error"] for each in table("uit", "failed"))
    assert "the process that read it was stopped" in died
    assert "it takes longer than 10 seconds" in hung


@pytest.mark.slow
def test_a_worker_that_cannot_do_the_work_ends_the_run(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("een.txt").write_text(SHORT)
    command = ["extract", "--cluster", address, "een.txt", "-o", "uit"]
    assert app.main([*command, "--model", "nergens"]) == 3
    assert "The spaCy pipeline 'nergens' is not installed" in capsys.readouterr().err


def test_that_there_are_no_workers_is_told_once_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_SECONDS", 0.001)
    looks = iter([{}, {}, {"a": 1}, {}, {"a": 1}, {}, {}, {}, {"a": 1}])  # the first at once
    over, told = threading.Event(), list[str]()

    def nthreads() -> dict[str, int]:
        try:
            return next(looks)
        except StopIteration:
            over.set()
            raise OSError from None

    with watch.workers(SimpleNamespace(nthreads=nthreads), told.append):
        assert over.wait(10)
    assert told == [
        "There are no workers yet; the work begins when there are.",
        "There are no workers left; the work goes on when there are.",
    ]


# What does not fit


def settings(**changes: Any) -> work.Settings:
    made = run._settings(Batch(say=print), Selection(), (), Folder("uit"), "jsonl")
    return work.Settings(**{**{name: getattr(made, name) for name in made.__slots__}, **changes})


def test_a_worker_that_does_not_see_the_folder_says_so() -> None:
    Path("uit").mkdir()
    with pytest.raises(ClusterError, match=r"does not see .*uit: name an --output"):
        work.do(settings(), work.Task(0, ("a.txt",)))


def test_a_worker_of_another_version_says_so() -> None:
    with pytest.raises(ClusterError, match=r"and this machine 9\.9: install the same version"):
        work.one(settings(version="9.9"), "a.txt")


@pytest.mark.parametrize(("other", "words"), [(None, "has no lovp-actions"), ("0.0.1", "0.0.1")])
def test_machines_without_the_same_version_are_named(other: str | None, words: str) -> None:
    def machine(version: str | None) -> dict[str, dict[str, str | None]]:
        return {"packages": {"lovp-actions": version}}

    workers = {"tcp://a:1": machine("9.9"), "tcp://b:1": machine(other)}
    found = {"client": machine("9.9"), "scheduler": machine("9.9"), "workers": workers}
    with pytest.raises(ClusterError, match=f"^The worker at tcp://b:1 .*{words}.*==9.9"):
        run._check_versions(SimpleNamespace(get_versions=lambda packages: found))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("tcp://127.0.0.1:9", "Cannot reach a scheduler at tcp://127.0.0.1:9 within 0.3 seconds"),
        ("geen://x", "geen://x is no address of a scheduler"),
        ("host", "host is no address of a scheduler"),
    ],
)
def test_a_scheduler_that_is_not_there_is_one_sentence(
    address: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "_SECONDS", 0.3)
    assert app.main(["extract", "--cluster", address, "een.txt", "-o", "uit"]) == 1
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1
    assert not Path("uit").exists()


def test_without_the_extra_it_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert app.main(["extract", "--cluster", "tcp://x:1", "een.txt", "-o", "uit"]) == 1
    assert capsys.readouterr().err == (
        "lovp-actions: --cluster needs more packages; "
        "install them with: pip install 'lovp-actions[cluster]'\n"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["een.txt"], "name it with --output"),
        (["-o", "uit"], "name files"),
        (["-", "-o", "uit"], "not standard input"),
        (["een.txt", "-o", "uit", "-f", "csv"], "leave out csv"),
        (["een.txt", "-o", "uit", "--excel"], "--excel does not go together"),
        (["een.txt", "-o", "uit", "--fail-fast"], "--fail-fast does not go together"),
    ],
)
def test_options_that_do_not_go_together(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(["extract", "--cluster", "tcp://x:1", *arguments]) == 2
    assert words in " ".join(capsys.readouterr().err.split())
