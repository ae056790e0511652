"""Hostile files beside a good one: one sentence at most about them, and the good one is read.

In the default run a few processes take all files; `pytest -m slow` gives each its own.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import hostile
import pytest

resource = pytest.importorskip("resource", reason="needs POSIX limits")

ROOT = Path(__file__).parent.parent
GOOD = "Notulen\n\nDe voorzitter zegt toe dat hij de school belt.\n"
SECONDS, MEGABYTES = 10, 1024
SPECIAL = ("directory.txt", "fifo.txt", "symlink-loop.txt", "dangling.txt", "unreadable.txt")
PARTS = 4


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder, dict(hostile.write(folder))


def extract(folder: Path, names: list[str]) -> tuple[int, str, str, int]:
    """Exit status, output, messages and peak memory in MB of a run over `names`; a run that
    takes more than SECONDS of processor time a file is killed."""
    limit = SECONDS * (len(names) - 1)
    out, err = folder / ".out", folder / ".err"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        child = subprocess.Popen(
            [sys.executable, "-m", "lovp_actions", "extract", "-f", "tsv", *names],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)),
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    peak = usage.ru_maxrss * unit // 1024**2
    return child.returncode, out.read_text("utf-8"), err.read_text("utf-8"), peak


def check(corpus: tuple[Path, dict[str, str]], names: list[str]) -> None:
    """A run over `names` and the good file is as it should be."""
    folder, expected = corpus
    status, out, err, peak = extract(folder, [*names, "good.txt"])
    assert "Traceback" not in err
    assert "error in lovp-actions" not in err, err
    rows = list(csv.DictReader(out.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [row["actor"] for row in rows if row["source"] == "good.txt"] == ["voorzitter"], err
    assert {row["source"] for row in rows} <= {*names, "good.txt"}
    *messages, summary = err.splitlines()
    assert summary.startswith(f"lovp-actions: {len(names) + 1} files: ")
    refused = [line for line in messages if line.startswith("lovp-actions: Cannot read ")]
    for name in names:
        about = [line for line in messages if f" {name}: " in line]
        assert len(about) <= 1, about
        assert expected[name] != "refused" or about[0] in refused
        assert expected[name] != "read" or not set(about) & set(refused), about
    assert len(messages) == sum(any(f" {name}: " in line for name in names) for line in messages)
    assert status == bool(refused)
    assert not set(out + err) & set("\x1b\x07\x9b\u202e\u2066\x00")
    assert hostile.SECRET not in out + err
    assert peak <= MEGABYTES


@pytest.mark.parametrize("part", range(PARTS))
def test_hostile_files_together(corpus: tuple[Path, dict[str, str]], part: int) -> None:
    check(corpus, sorted(corpus[1])[part::PARTS])


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted((*hostile.NAMES, *SPECIAL)))
def test_a_hostile_file_alone(corpus: tuple[Path, dict[str, str]], name: str) -> None:
    if name not in corpus[1]:
        pytest.skip("cannot be made here")
    check(corpus, [name])


def test_the_same_seed_writes_the_same_files(
    corpus: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    assert hostile.write(tmp_path) == corpus[1]
    for name in ("line-of-10-mb.txt", "random-bytes.txt", "docx-bomb-nested.docx"):
        assert (tmp_path / name).read_bytes() == (corpus[0] / name).read_bytes()
    assert len(corpus[1]) >= 40
